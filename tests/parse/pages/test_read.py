"""What is read from a whole page: its text, and what it tells of itself."""

from datetime import UTC, datetime

import pytest

from bot.parse.draft import Draft
from bot.parse.page.html import parse_html
from tests.parse.pages.builders import ABOUT, LINK, PARAGRAPHS, TITLE, meta, page


def read(html: str, url: str = LINK) -> Draft:
    return parse_html(html, url=url)


def test_a_page_without_any_metadata() -> None:
    draft = read(page())
    assert (draft.title, draft.paragraphs, draft.standfirst) == (TITLE, PARAGRAPHS, "")


def test_the_visible_description_is_the_standfirst_and_no_part_of_the_text() -> None:
    draft = read(page(head=meta("og:description", ABOUT), above=f"<header><h1>{TITLE}</h1><h2>{ABOUT}</h2></header>"))
    assert draft.standfirst == ABOUT
    assert draft.paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "head",
    [
        meta("og:description", ABOUT + " …"),
        meta("og:description", PARAGRAPHS[0]),
        meta("og:description", "Seven words are not enough for one."),
        meta("og:description", "A sentence that nobody can see on the page, and which is never shown as its standfirst, either."),
    ],
)
def test_a_description_that_is_cut_short_said_in_the_text_or_not_to_be_seen_is_no_standfirst(head: str) -> None:
    assert read(page(head=head)).standfirst == ""


def test_text_that_the_extraction_loses_is_put_back_in_its_place_where_json_ld_has_it_too() -> None:
    hidden = tuple(
        f"Hidden paragraph number {n} tells at some length what the harbour office had to say of the works." for n in "abcdefgh"
    )
    aside = "".join(f"<div class='sidebar comments widget'><p>{text}</p></div>" for text in hidden)
    told = {"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join((*PARAGRAPHS, *hidden))}
    draft = read(page(below=aside, data=told))
    assert draft.paragraphs == PARAGRAPHS + hidden


def test_what_stands_around_the_text_of_the_json_ld_goes() -> None:
    stranger = "Elsewhere in the paper: the net maker of Osthaven has won the prize of the guild for the third time in a row."
    told = {"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(PARAGRAPHS)}
    draft = read(page(paragraphs=(*PARAGRAPHS, stranger), data=told))
    assert draft.paragraphs == PARAGRAPHS


def test_json_ld_of_another_text_changes_nothing() -> None:
    told = {"@type": "NewsArticle", "headline": "Net maker wins prize", "articleBody": " ".join(["The net maker has won."] * 30)}
    assert read(page(data=told)).paragraphs == PARAGRAPHS


def test_a_paragraph_that_is_one_link_goes() -> None:
    link = (
        "<a href='/other'>The net maker of Osthaven has won the prize of the guild for the third time, and again in a storm.</a>"
    )
    assert read(page(paragraphs=(*PARAGRAPHS[:2], link, *PARAGRAPHS[2:]))).paragraphs == PARAGRAPHS


def test_what_a_page_tells_of_itself_in_json_ld() -> None:
    told = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Net maker wins prize",
                "author": {"name": "Karl Vint"},
                "datePublished": "2020-01-01",
            },
            {
                "@type": "NewsArticle",
                "mainEntityOfPage": LINK,
                "headline": TITLE,
                "author": [{"@type": "Person", "name": "Mira Solheim"}, {"name": "Ida Ek"}, {"name": "Westhaven Courier"}],
                "publisher": {"name": "Westhaven Courier"},
                "datePublished": "2026-11-30T06:00:00+01:00",
            },
        ]
    }
    draft = read(page(data=told))
    assert (draft.byline, draft.outlet) == ("Mira Solheim, Ida Ek", "Westhaven Courier")
    assert draft.published == datetime(2026, 11, 30, 5, tzinfo=UTC)


def test_the_canonical_address_is_told_as_the_page_gives_it() -> None:
    head = '<link rel="canonical" href="https://paper.example/bridge">'
    assert read(page(head=head)).canonical == "https://paper.example/bridge"


def test_the_tree_is_left_as_it_was_for_the_next_who_looks() -> None:
    html = page(head=meta("og:description", ABOUT))
    assert read(html) == read(html)
