"""What of a page may be shown, and what is only for subscribers."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model.errors import NotTheArticle
from bot.model.page import FetchedPage, PageRefusal
from bot.model.source import RawItem
from bot.parse.draft import Draft
from bot.parse.page.linked import read_linked_page
from bot.parse.page.permission import cut_to
from tests.parse.pages.builders import LINK, PARAGRAPHS, TITLE, meta, page

ITEM = RawItem(
    source_id="s", key="k", body=b"The council voted.", media_type="text/html", fetched=datetime(2026, 11, 30, tzinfo=UTC),
    url=LINK, title=TITLE,
)  # fmt: skip
PAID = {"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": "False"}


def read(html: str, item: RawItem = ITEM, **headers: str) -> Draft:
    return read_linked_page(
        FetchedPage(asked=LINK, url=LINK, status=200, media_type="text/html", body=html.encode(), **headers), item
    )


def refusal(html: str, item: RawItem = ITEM, **headers: str) -> PageRefusal:
    with pytest.raises(NotTheArticle) as raised:
        read(html, item, **headers)
    return raised.value.refusal


def test_a_free_page_is_shown_whole() -> None:
    draft = read(page(data={**PAID, "isAccessibleForFree": True}))
    assert (draft.paragraphs, draft.is_paid) == (PARAGRAPHS, False)


def test_of_a_paid_article_the_first_two_paragraphs_are_shown() -> None:
    draft = read(page(data=PAID))
    assert (draft.paragraphs, draft.is_paid) == (PARAGRAPHS[:2], True)


@pytest.mark.parametrize("selector", [".paid", "p.paid", "article .paid", ".intro, .paid", "#rest"])
def test_of_a_paid_article_what_stands_outside_the_paid_part_is_shown(selector: str) -> None:
    data = {**PAID, "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": selector}}
    html = page(data=data)
    for at, paragraph in enumerate(PARAGRAPHS[3:]):
        html = html.replace(
            f"<p>{paragraph}", f"<p class='x paid' {'id=rest' if selector == '#rest' and not at else ''}>{paragraph}"
        )
    draft = read(html)
    assert draft.is_paid
    assert draft.paragraphs == (PARAGRAPHS[:3] if selector != "#rest" else (*PARAGRAPHS[:3], PARAGRAPHS[4]))


def test_a_paid_part_that_is_all_of_it_leaves_the_feed_its_words() -> None:
    data = {**PAID, "hasPart": [{"isAccessibleForFree": False, "cssSelector": "article"}]}
    assert refusal(page(data=data)) is PageRefusal.PAID


@pytest.mark.parametrize("selector", ["p:nth-child(2)", "", "]", "p[" * 50, ".no-such-part", "//p", "x" * 5_000])
def test_a_selector_that_says_nothing_leaves_two_paragraphs(selector: str) -> None:
    data = {**PAID, "hasPart": [{"isAccessibleForFree": False, "cssSelector": selector}]}
    assert read(page(data=data)).paragraphs == PARAGRAPHS[:2]


@pytest.mark.parametrize(
    ("head", "headers"),
    [
        (meta("tdm-reservation", "1"), {}),
        ("", {"tdm_reservation": "1"}),
        ('<meta name="robots" content="index, nosnippet">', {}),
        ('<meta name="ROBOTS" content="max-snippet:0">', {}),
        ("", {"x_robots_tag": "noarchive, nosnippet"}),
        ("", {"x_robots_tag": "googlebot: nosnippet"}),
    ],
)
def test_what_is_reserved_is_not_read(head: str, headers: dict[str, str]) -> None:
    assert refusal(page(head=head), **headers) is PageRefusal.RESERVED


@pytest.mark.parametrize("rule", ["max-snippet:-1", "max-image-preview:large", "all", "index, follow, max-snippet:5000"])
def test_what_is_allowed_is_read_whole(rule: str) -> None:
    assert read(page(head=f'<meta name="robots" content="{rule}">')).paragraphs == PARAGRAPHS


def test_no_more_than_so_many_characters() -> None:
    draft = read(page(head=f'<meta name="robots" content="max-snippet:{len(PARAGRAPHS[0]) + 80}">'))
    assert draft.paragraphs == PARAGRAPHS[:1]
    long = replace(ITEM, body=" ".join(PARAGRAPHS[:2]).encode())
    assert refusal(page(head='<meta name="robots" content="max-snippet:140">'), long) is PageRefusal.RESERVED


def test_whole_paragraphs_and_then_whole_sentences() -> None:
    text = ("One two. Three four.", "Five six! “Seven eight.” Nine ten.")
    assert cut_to(text, None) == text
    assert cut_to(text, 20) == text[:1]
    assert cut_to(text, 46) == (text[0], "Five six! “Seven eight.”")
    assert cut_to(text, 5) == ()


def test_what_is_marked_as_not_to_be_quoted_is_left_out() -> None:
    html = page().replace(f"<p>{PARAGRAPHS[1]}", f"<p data-nosnippet>{PARAGRAPHS[1]}")
    assert read(html).paragraphs == (PARAGRAPHS[0], *PARAGRAPHS[2:])
