"""The bot's first promise, held over all that it composes: what is shown as an article's words stands in that article.

Twice: by the citations in the document, and by the page that a reader sees, which knows nothing of citations.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app.settings import HOME
from bot.compose.fit import fit
from bot.compose.shorten import OMISSION
from bot.compose.whole import compose_reading
from bot.model.analysis import Analysis, Reading
from bot.model.article import Article
from bot.model.document import Document, Limits
from bot.model.source import RawItem
from bot.model.story import Story
from bot.model.workspace import Window
from bot.platforms.terminal.render import render
from bot.platforms.terminal.safe import plain
from bot.understand.analyze import analyze
from bot.understand.read import read_item, summarize_again
from bot.understand.stories import group_stories
from bot.understand.summarize import METHODS
from tests.compose.composed import brief_of, digest_of
from tests.compose.newsroom import subscription
from tests.compose.random_news import bodies, stories
from tests.compose.verbatim import CLOSING_MARKS, assert_verbatim

SAMPLE = HOME / "config" / "sample" / "articles"
MEDIA = {".txt": "text/plain", ".html": "text/html", ".md": "text/markdown", ".json": "application/json"}
NOW = datetime(2026, 3, 13, 7, 0, tzinfo=UTC)
SINCE = NOW - timedelta(days=7)
LIMITS = (Limits(characters=6000, blocks=50, block_characters=3000), Limits(characters=900, blocks=12, block_characters=400))

_REFERENCE = re.compile(r"(?:[ \u00a0]\[\d+\])+$")
_LINK = re.compile(r"\x1b\]8;;[^\x1b]*\x1b\\")


def documents(told: Sequence[Story]) -> Iterator[Document]:
    """Everything that shows stories, whole and cut to the measure of a chat."""
    whole = [
        digest_of(told, window=Window(start=SINCE, end=NOW), subscription=subscription(max_stories=20), now=NOW),
        *(compose_reading(reading, now=NOW, zone=UTC) for story in told for reading in story.readings),
    ]
    if told:
        whole.append(brief_of(told, name="News", since=SINCE, now=NOW, zone=UTC, max_stories=20, bullets=9, quotes=9))
    for document in whole:
        yield document
        for limits in LIMITS:
            yield from fit(document, limits)


def assert_told_verbatim(told: Sequence[Story]) -> int:
    """Check all documents and their pages; how many stretches were looked at."""
    held = bodies(tuple(told))
    outlets = {f" · {reading.article.outlet}" for story in told for reading in story.readings if reading.article.outlet}
    seen = 0
    for document in documents(told):
        assert_verbatim(document, held)
        for width in (72,):
            for stretch in shown(render(document, width=width, color=False, links=True)):
                seen += 1
                assert is_told(stretch.removesuffix(_outlet_behind(stretch, outlets)), held), f"{stretch!r} stands in no article"
    return seen


def _outlet_behind(stretch: str, outlets: Iterable[str]) -> str:
    """The outlet that a stretch ends with: a long one is shown by its beginning."""
    whole = next((outlet for outlet in outlets if stretch.endswith(outlet)), "")
    last = stretch[max(0, stretch.rfind(" · ")) :]
    return whole or (last if any(outlet.startswith(last.rstrip("… ")) for outlet in outlets) else "")


def shown(page: str) -> Iterator[str]:
    """The bullets and quotes of a page, each on one line, without the marks around them and without headlines in a list."""
    lines = [*_LINK.sub("", page).split("\n"), ""]
    stretch, indent = "", ""
    for line in lines:
        if indent and line.startswith(indent) and not line.startswith(("  │ —", "  │   ")):
            stretch += " " + line.removeprefix(indent)
            continue
        if stretch:
            yield _REFERENCE.sub("", stretch.strip())
        stretch, indent = "", ""
        if line == "Also" or line.startswith("Also ("):
            return
        if line.startswith("  • "):
            stretch, indent = line.removeprefix("  • "), "    "
        elif line.startswith("  │ ") and not line.startswith(("  │ —", "  │   ")):
            stretch, indent = line.removeprefix("  │ "), "  │ "


def is_told(stretch: str, held: Mapping[str, str]) -> bool:
    """Whether all parts stand in one article in this order, white space, marks of omission and closing marks apart."""
    parts = [squeeze(part) for part in stretch.split("[…]")]
    return any(_in_order(parts, squeeze(plain(body))) for body in held.values())


def _in_order(parts: Sequence[str], body: str) -> bool:
    at = 0
    for part in parts:
        spellings = (part, part.rstrip(OMISSION), part.rstrip(CLOSING_MARKS + OMISSION))
        ends = [end for spelling in spellings if (end := _end_of(spelling, body, at)) >= 0]
        if not ends:
            return False
        at = min(ends)  # the rest has most room behind what ends first
    return True


def _end_of(words: str, body: str, start: int) -> int:
    """Where the words first end in the body, or -1. Words that lead to a quote may stand apart from it."""
    found = body.find(words, start)
    ends = [found + len(words)] if found >= 0 else []
    for cut in range(1, len(words)):
        first = body.find(words[:cut], start)
        if first < 0:
            break
        second = body.find(words[cut:], first + cut)
        ends += [second + len(words) - cut] if second >= 0 else []
    return min(ends, default=-1)


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def newsroom() -> tuple[Reading, ...]:
    items = [
        RawItem(source_id="s", key=path.name, body=path.read_bytes(), media_type=MEDIA[path.suffix], fetched=NOW)
        for path in sorted(SAMPLE.iterdir())
    ]
    return tuple(reading for item in items for reading in read_item(item, method="lead", count=3))


@pytest.mark.parametrize("method", METHODS)
def test_all_that_is_told_of_the_sample_newsroom_stands_in_it(newsroom: tuple[Reading, ...], method: str) -> None:
    told = group_stories([summarize_again(reading, method, 3) for reading in newsroom], now=NOW)
    assert assert_told_verbatim(told) > 100


def test_a_changed_word_would_be_found(newsroom: tuple[Reading, ...]) -> None:
    """The test itself: a page with one word altered does not pass."""
    told = group_stories(newsroom, now=NOW)
    page = render(next(documents(told)), width=100, color=False, links=True)
    held = bodies(told)
    for stretch in shown(page):
        words = stretch.split()
        altered = " ".join([*words[: len(words) // 2], "moonlit", *words[len(words) // 2 + 1 :]])
        assert not is_told(altered, held)


@settings(max_examples=25, deadline=None)
@given(stories(most=4))
def test_all_that_is_told_of_any_news_stands_in_it(told: tuple[Story, ...]) -> None:
    assert_told_verbatim(told)


SENTENCES = st.sampled_from(
    [
        "The river rose to 4.1 m. at Harwick on Thursday.",
        "“We leave tonight,” Gen. Ada Roe (R-Harwick) said. “All of us.”",
        "“No,” he said.",
        "Why? Because, “as ever”, nobody asked!",
        'She told the "Courier" that it was "all but done."',
        "日本語の文です。もう一つの文。",
        "U.S. troops stay… for now",
        "“““",
        "— e\u0301te\u0301 —",
        "one two three four five six seven " * 9,
    ]
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6),
    st.sampled_from([*METHODS]),
    st.sampled_from(["en", "de", "", "ja"]),
    st.integers(1, 5),
)
def test_every_method_picks_sentences_as_they_stand(paragraphs: list[str], method: str, language: str, count: int) -> None:
    article = Article(
        id="a",
        source_id="s",
        key="a",
        title="Harwick leaves",
        paragraphs=tuple(text.strip() for text in paragraphs),
        fetched=NOW,
        language=language,
    )
    analysis = analyze(article, method=method, count=count)
    assert len(analysis.summary) <= count
    for start, end, text in _stretches(analysis):
        assert article.body[start:end] == text
    assert_told_verbatim(group_stories([Reading(article=article, analysis=analysis)], now=NOW))


def _stretches(analysis: Analysis) -> Iterator[tuple[int, int, str]]:
    yield from ((one.start, one.end, one.text) for one in (*analysis.sentences, *analysis.quotes))
    yield from (
        (one.start, one.end, one.text) for quote in analysis.quotes for one in (*quote.parts, *filter(None, [quote.lead]))
    )
    assert all(0 <= at < len(analysis.sentences) for at in analysis.summary)
