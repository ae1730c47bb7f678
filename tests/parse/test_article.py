"""Raw items of every kind to articles; and that nothing but Unreadable ever comes out wrong."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import Unreadable
from bot.model.source import RawItem
from bot.parse.article import TEASER_WORDS, parse_article, parse_file

NOW = datetime(2026, 11, 23, tzinfo=UTC)
TEXT = (
    "The ferry left on time on Thursday, said Captain Lena Brandt, and it came back full of people who had waited a week.\n\n"
    "“It was about time,” she said. “Everybody on the north shore had run out of flour and patience.”\n\n"
    "The company plans a second boat for the crossing before the winter, and the harbour office has agreed to it."
)


def item(body: str | bytes, media_type: str = "text/plain", **told: object) -> RawItem:
    raw = RawItem(
        source_id="s", key="k", body=body.encode() if isinstance(body, str) else body, media_type=media_type, fetched=NOW
    )
    return replace(raw, **told)  # type: ignore[arg-type]


def test_an_article_knows_where_it_came_from() -> None:
    article = parse_article(item(TEXT))
    assert (article.source_id, article.key, article.fetched, article.language) == ("s", "k", NOW, "en")
    assert len(article.id) == 16
    assert int(article.id, 16) >= 0
    assert article.body == TEXT


def test_the_id_follows_source_and_key_only() -> None:
    first = parse_article(item(TEXT)).id
    assert parse_article(item("Another text altogether, and a longer one.")).id == first
    assert parse_article(item(TEXT, key="other")).id != first
    assert parse_article(item(TEXT, source_id="other")).id != first


def test_what_the_feed_told_wins() -> None:
    told = {
        "title": "Ferry is back",
        "author": "Ann Roe",
        "outlet": "Norland Post",
        "published": NOW,
        "url": "https://n.example/1",
    }
    article = parse_article(item("Wrong title\n\nBy Lu Ek\n\n" + TEXT, **told))
    assert (article.title, article.byline, article.outlet) == ("Ferry is back", "Ann Roe", "Norland Post")
    assert (article.published, article.url) == (NOW, "https://n.example/1")


def test_a_text_without_a_headline_is_headed_by_its_first_words() -> None:
    assert parse_article(item(TEXT)).title.startswith("The ferry left on time on Thursday")
    assert len(parse_article(item(TEXT)).title) <= 90


def test_an_article_is_not_headed_by_an_address() -> None:
    titles = ("https://courier.example/ferry-to-leave-on-sunday", "https://courier.example/a ferry leaves")
    assert [parse_article(item("", title=title)).title for title in titles] == ["Ferry to leave on sunday", titles[1]]


@pytest.mark.parametrize(("words", "teaser"), [(TEASER_WORDS - 1, True), (TEASER_WORDS, False)])
def test_a_short_text_from_the_web_is_a_teaser(words: int, teaser: bool) -> None:
    text = " ".join(["word"] * (words - 1)) + " end."
    assert parse_article(item(text, url="https://n.example/1")).is_teaser is teaser
    assert not parse_article(item(text)).is_teaser


def test_an_entry_with_a_title_and_no_text_is_a_teaser() -> None:
    article = parse_article(item("", title="Ferry is back", url="https://n.example/1"))
    assert (article.title, article.paragraphs, article.is_teaser) == ("Ferry is back", (), True)


def test_html_called_text_is_read_as_html() -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
    assert parse_article(item(f"<div><script>alert(1)</script>{paragraphs}</div>")).body == TEXT


def test_text_called_html_is_read_as_text() -> None:
    assert parse_article(item("Fish &amp; chips at the quay, a < b and nobody minds.", "text/html")).body == (
        "Fish & chips at the quay, a < b and nobody minds."
    )


def test_a_file_of_several_articles_gives_each_a_key() -> None:
    body = json.dumps([{"title": f"Story number {n}", "text": f"{TEXT} {n}"} for n in (1, 2, 3)])
    articles = parse_file(item(body, "application/json"))
    assert [article.key for article in articles] == ["k", "k/2", "k/3"]
    assert len({article.id for article in articles}) == 3


@pytest.mark.parametrize(
    ("body", "media_type", "why"),
    [
        ("", "text/plain", "is empty"),
        ("  \n", "text/html", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "text/plain", "is not text: a PNG image"),
        (b"a" * 5_000_001, "text/plain", r"is too large: 5\.0 MB"),
        ('{"title": "x",\n "text": }', "application/json", "is malformed JSON: .* at line 2, column 10"),
        ('{"name": "x"}', "application/json", "is JSON without an article"),
        ("<html><body><script>x()</script></body></html>", "text/html", "holds no text"),
        ("<p></p>", "text/html", "holds no text"),
    ],
)
def test_what_cannot_be_read_says_why(body: str | bytes, media_type: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        parse_article(item(body, media_type))


def test_without_cleaning_the_text_stays_as_it_is() -> None:
    text = "Share\n\nBy Ann Roe\n\nOSEN –\u00a0The  ferry left.\n\nLeave a Reply"
    article = parse_article(item(text, title="Ferry"), clean=False)
    assert article.body == text
    assert (article.title, article.byline, article.dateline) == ("Ferry", "", "")


def test_without_cleaning_every_line_is_a_paragraph() -> None:
    assert parse_article(item("  One line.\r\nAnother one.\n\n\n\nA third.  "), clean=False).paragraphs == (
        "One line.",
        "Another one.",
        "A third.",
    )


def test_without_cleaning_wrapped_lines_stay_in_their_paragraph() -> None:
    text = "\n\n".join(["a line that is wrapped at a width of sixty characters or so\n" * 3 + "and ends here."] * 2)
    assert parse_article(item(text), clean=False).body == text


def test_without_cleaning_nothing_deceptive_passes() -> None:
    assert parse_article(item("The \u202eferry\u200b left."), clean=False).body == "The ferry left."


KINDS = st.sampled_from(["text/plain", "text/html", "text/markdown", "application/json", "application/octet-stream", ""])
MARKUP = st.text(st.sampled_from('<>/p="& ;#[]{}:,\n*_-|a1.©—()“”'), max_size=200)
FIELDS = st.sampled_from(["title", "text", "author", "items", "date"])
VALUES = st.recursive(
    st.none() | st.text(max_size=20) | st.integers() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=3),
    max_leaves=8,
)
BODIES = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", errors="surrogatepass")),
    MARKUP.map(str.encode),
    MARKUP.map(lambda text: f"<html><body><p>{text}</p></body></html>".encode()),
    VALUES.map(lambda value: json.dumps(value).encode()),
)


@settings(max_examples=150, deadline=None)
@given(BODIES, KINDS, st.booleans())
def test_any_bytes_give_whole_articles_or_unreadable(body: bytes, media_type: str, clean: bool) -> None:
    try:
        articles = parse_file(item(body, media_type), clean=clean)
    except Unreadable:
        return
    for article in articles:
        assert article.paragraphs
        assert all(paragraph.strip() == paragraph != "" for paragraph in article.paragraphs)
        assert "\n" not in article.title
        assert 1 <= len(article.title) <= 300
        article.body.encode("utf-8")
