from datetime import UTC, timedelta

import pytest
from hypothesis import given, settings

from bot.compose.brief import likely_meant
from bot.model.document import Heading
from bot.model.story import Story
from tests.compose.composed import brief_of, unknown_of
from tests.compose.newsroom import NOW, read, story
from tests.compose.random_news import bodies, stories, text_of
from tests.compose.verbatim import assert_verbatim

DAY_AGO = NOW - timedelta(days=1)


def test_a_brief_opens_with_its_facts() -> None:
    document = brief_of([story(read("a"), read("b"))], name="Syria", since=DAY_AGO, now=NOW, zone=UTC, failing=2, sources=9)
    assert text_of(document).split("\n")[:2] == ["Syria", "last 24 h · 1 story, 2 reports · 2 of 9 feeds failing"]


def test_an_unknown_topic_gets_a_guess_and_what_a_search_found() -> None:
    document = unknown_of("flod", known=["Budget", "Floods"], found=[story(read("a"))], now=NOW, zone=UTC)
    first, marked, headline, *_ = text_of(document).split("\n")
    assert first == "No topic “flod”. Did you mean Floods?"
    assert marked == "1 story (search, not a saved topic)"
    assert headline == "River Arle tops its banks"


def test_nothing_like_it_and_nothing_found_is_one_line() -> None:
    document = unknown_of("zebra", known=["Budget"], found=[], now=NOW, zone=UTC)
    assert text_of(document) == (
        "Nothing found on “zebra”: it is no topic here, and no report has all of these words. Topics: Budget."
    )
    assert not any(isinstance(block, Heading) for block in document.blocks)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("siria", ("Syria",)),
        ("SYRIA", ("Syria",)),
        ("harbor strike", ("Harbour strike",)),
        ("budgets", ("Budget",)),
        ("zzz", ()),
        ("", ()),
        ("x" * 100_000, ()),
    ],
)
def test_the_names_that_look_like_it(asked: str, meant: tuple[str, ...]) -> None:
    assert likely_meant(asked, ["Syria", "Harbour strike", "Budget"]) == meant


@settings(max_examples=40, deadline=None)
@given(stories(most=4))
def test_every_word_of_news_is_cited_and_verbatim(told: tuple[Story, ...]) -> None:
    assert_verbatim(brief_of(told, name="Syria", since=DAY_AGO, now=NOW, zone=UTC), bodies(told))
    assert_verbatim(unknown_of("x", known=[], found=told, now=NOW, zone=UTC), bodies(told))
