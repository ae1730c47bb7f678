"""Pages and fragments: the article's words, and nothing of the markup around them."""

from datetime import UTC, datetime

import pytest

from bot.model.errors import Unreadable
from bot.parse.page.html import html_lines, looks_like_html, parse_html

PARAGRAPHS = (
    "The ferry left on time on Thursday, said Captain Lena Brandt, and it came back full of people who had waited a week.",
    "“It was about time,” she said. “Everybody on the north shore had run out of flour & patience, and of stories, too.”",
    "The company plans a second boat for the crossing before the winter, and the harbour office has agreed to the plan.",
)
MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(20)) + "</ul></nav>"
PAGE = (
    "<!DOCTYPE html><html><head><title>Ferry is back on the Osen crossing | Norland Post</title>"
    "<meta property='og:site_name' content='Norland Post'><meta name='author' content='Mira Solheim'>"
    "<meta property='article:published_time' content='2024-03-03T15:04:05+01:00'>"
    "<script>var p = '<p>Not a word of this.</p>';</script><style>p { color: red }</style></head>"
    f"<body>{MENU}<article><h1>Ferry is back on the Osen crossing</h1>"
    + "".join(f"<p>{text.replace('&', '&amp;')}</p>" for text in PARAGRAPHS)
    + f"</article><footer>{MENU}<p>© 2024 Norland Post. All rights reserved.</p></footer></body></html>"
)


def test_a_page_gives_its_article_and_what_its_metadata_say() -> None:
    draft = parse_html(PAGE)
    assert draft.paragraphs == PARAGRAPHS
    assert (draft.byline, draft.outlet) == ("Mira Solheim", "Norland Post")
    assert draft.title == "Ferry is back on the Osen crossing"
    assert draft.published == datetime(2024, 3, 3, 14, 4, 5, tzinfo=UTC)


def test_a_byline_below_the_headline_is_found_though_it_is_no_paragraph() -> None:
    page = PAGE.replace("<meta name='author' content='Mira Solheim'>", "").replace(
        "</h1>", "</h1><div>By Ida Ek · Thursday</div>"
    )
    assert parse_html(page).byline == "Ida Ek"


def test_the_same_page_twice_gives_the_same_article() -> None:
    assert parse_html(PAGE) == parse_html(PAGE)


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("One.<br>Two.<br/><br/>Three.", ["One.", "Two.", "Three."]),
        ("<ul><li>One</li><li>Two</li></ul>", ["One", "Two"]),
        ("<p>Fish &amp; chips &lt;b&gt; caf&eacute;&nbsp;&#8211;&#x2014;</p>", ["Fish & chips <b> café –—"]),
        ("<p>A <b>bold</b> and a <a href='x'>linked</a> word.</p>", ["A bold and a linked word."]),
        ("<p>Seen<script>alert('<p>x</p>')</script>.</p><style>p{}</style>", ["Seen."]),
        ("<figure><img src='x'><figcaption>Ida Ek</figcaption></figure><p>Text.</p>", ["Text."]),
        ("<form><p>Your name</p></form><p>Text.</p><iframe>no</iframe>", ["Text."]),
        ("<p>un<b>closed <i>tags", ["unclosed tags"]),
        ("<p>\n  folded\n   space </p>", ["folded space"]),
        ("<table><tr><td>One</td><td>Two</td></tr></table>", ["One Two"]),
        ("Fish &amp; chips, a < b", ["Fish & chips, a < b"]),
        ("<?xml version='1.0' encoding='latin-1'?><p>Plötzlich</p>", ["Plötzlich"]),
        ("<p></p>", []),
    ],
)
def test_a_fragment_gives_a_line_for_each_block(fragment: str, lines: list[str]) -> None:
    assert [line for line in html_lines(fragment).replace("\u00a0", " ").split("\n") if line] == lines


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<p>Text</p>", True),
        ("\ufeff\n <!DOCTYPE html><html>", True),
        ("<!-- a note --><div>Text</div>", True),
        ("<The ferry> was its name.", False),
        ("The <b>ferry</b>", False),
        ("a < b", False),
        ("<img src='https://n.example/pixel.gif'>\n\nThe ferry left on time.", False),
        ("", False),
    ],
)
def test_html_is_known_by_its_beginning(text: str, is_html: bool) -> None:
    assert looks_like_html(text) is is_html


@pytest.mark.parametrize("depth", [300, 20_000])
def test_deep_nesting_neither_crashes_nor_takes_long(depth: int) -> None:
    bomb = "<div>" * depth + "<p>The ferry left on time.</p>" + "</div>" * depth
    for html in (bomb, f"<html><body>{bomb}</body></html>"):
        try:
            assert len(parse_html(html).paragraphs) <= 1
        except Unreadable as problem:
            assert "HTML" in str(problem)  # noqa: PT017


def test_an_empty_page_gives_no_paragraph() -> None:
    assert parse_html("<html><head><title>x</title></head><body></body></html>").paragraphs == ()
