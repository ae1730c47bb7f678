"""An alert, the steps of a story, its picture, the edition of a subscription and a topic's words, each to the last word."""

from dataclasses import replace
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.compose.answers import MOST_LINES
from bot.compose.edition import Edition, Measure, edition_for, measure_of
from bot.compose.picture import illustration
from bot.compose.steps import compose_steps
from bot.compose.topic_words import say_topic
from bot.model.document import Action
from bot.model.picture import Picture
from bot.model.topic import Topic
from bot.model.workspace import Workspace
from tests.compose.composed import alert_of
from tests.compose.newsroom import NOW, read, story, subscription
from tests.compose.random_news import text_of

OSLO = ZoneInfo("Europe/Oslo")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


# Alerts


def test_an_alert_has_its_headline_one_sentence_and_who_reports_it() -> None:
    told = story(read("a", title="Dam gives way", outlet="Wire"), read("b", outlet="Post"), copies=[read("c", outlet="Echo")])
    action = Action(name="alerts.mute", label="Mute")
    document = alert_of(told, now=NOW, zone=OSLO, since=NOW - 12 * MINUTE, topic="Floods", actions=(action,), plain=True)
    assert text_of(document).split("\n") == [
        "Breaking: Dam gives way",
        "The river rose overnight.",
        "Floods · 2 reports, 2 outlets in 12 min · Wire, Post · 15:30",
    ]
    assert (document.title, document.actions, document.plain) == ("Breaking: Dam gives way", (action,), True)
    assert document.day == NOW.date()
    late = NOW.replace(hour=23, minute=30)
    assert alert_of(told, now=late, zone=OSLO, since=late).day == late.date() + timedelta(days=1)


@pytest.mark.parametrize(
    ("ago", "minutes"), [(timedelta(), 1), (timedelta(seconds=1), 1), (MINUTE, 1), (61 * timedelta(seconds=1), 2), (HOUR, 60)]
)
def test_the_minutes_of_an_alert_are_begun_ones(ago: timedelta, minutes: int) -> None:
    assert f" in {minutes} min" in text_of(alert_of(story(read("a")), now=NOW, zone=UTC, since=NOW - ago))


@pytest.mark.parametrize(
    ("others", "named"),
    [(0, "Outlet 0"), (4, "Outlet 0, Outlet 1, Outlet 2, Outlet 3, Outlet 4"), (6, "Outlet 3, Outlet 4, +2 more")],
)
def test_an_alert_names_five_outlets_and_counts_the_rest(others: int, named: str) -> None:
    lead, *behind = (read(f"{n}", outlet=f"Outlet {n}") for n in range(others + 1))
    facts = text_of(alert_of(story(lead, *behind), now=NOW, zone=UTC, since=NOW - HOUR)).split("\n")[-1]
    assert facts.startswith(f"{others + 1} report")
    assert facts.endswith(f"{named} · 14:30")


def test_a_teaser_in_an_alert_is_marked_as_its_outlets_own_summary() -> None:
    teaser = read("a", "The dam at Harwick gave way before dawn on Friday.", outlet="Wire", is_teaser=True)
    facts = text_of(alert_of(story(teaser), now=NOW, zone=UTC, since=NOW)).split("\n")[-1]
    assert facts == "1 report, 1 outlet in 1 min · Wire · Wire, its own summary · 14:30"


# Steps


def test_the_steps_of_a_story_stand_in_their_order_each_with_its_outlet() -> None:
    told = story(
        read("b", "Twelve people were carried to safety.", outlet="Post", url="https://post.example/1", published=NOW - HOUR),
        read("a", "The dam at Harwick gave way before dawn.", outlet="Wire", published=NOW - 3 * HOUR),
        copies=[read("c", outlet="Echo")],
    )
    document = compose_steps("Floods", told, Edition(now=NOW, zone=UTC), fact="day 2")
    assert text_of(document).split("\n") == [
        "Floods",
        "3 reports · day 2",
        "today 11:30 · The dam at Harwick gave way before dawn. · Wire",
        "today 13:30 · Twelve people were carried to safety. · Post",
    ]
    assert [span.url for span in document.blocks[-1].spans if span.url] == ["https://post.example/1"]  # type: ignore[union-attr]


@pytest.mark.parametrize(("more", "said"), [(0, []), (1, ["1 earlier report not shown"]), (2, ["2 earlier reports not shown"])])
def test_of_many_steps_the_newest_are_shown_and_the_rest_counted(more: int, said: list[str]) -> None:
    words = [f"{first}{second}" for first in "bcdfghjk" for second in ("anor", "elik", "irut", "ozam", "uvep")]
    reports = [
        read(f"{n:02}", f"{word.title()} {word}ti {word}sa {word}ro.", title=f"On {word}", published=NOW - (60 - n) * MINUTE)
        for n, word in enumerate(words[: MOST_LINES + more])
    ]
    lines = text_of(compose_steps("Floods", story(*reports), Edition(now=NOW, zone=UTC))).split("\n")
    assert [line for line in lines if "earlier" in line] == said
    assert [f"{word}ti" in " ".join(lines) for word in words[: len(reports)]] == [False] * more + [True] * MOST_LINES


# Pictures


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("A boat in a flooded street", "A boat in a flooded street"),
        ("", "Picture: Northern News Agency"),
        ("River Arle tops its banks", "Picture: Northern News Agency"),
    ],
)
def test_a_picture_says_what_it_shows_or_whose_it_is(alt: str, said: str) -> None:
    shown = illustration(read("a"), Picture(url="https://a.example/p.jpg", alt=alt), "en", is_large=True)
    assert (shown.url, shown.alt, shown.is_large) == ("https://a.example/p.jpg", said, True)
    assert not illustration(read("a"), Picture(url="https://a.example/p.jpg"), "en", is_large=False).is_large


# Editions


def test_an_edition_is_in_the_zone_of_its_subscription_and_the_language_of_its_workspace() -> None:
    due = subscription(timezone="Europe/Oslo", max_stories=4, summary_sentences=2, quotes=1)
    unknown = edition_for(due, None, NOW)
    assert (unknown.now, unknown.zone, unknown.language, unknown.plain, unknown.seen) == (NOW, OSLO, "en", False, frozenset())
    place = Workspace(id="w", platform="terminal", name="W", language="de")
    seen = edition_for(due, place, NOW, seen=frozenset({"a"}))
    assert (seen.language, seen.plain, seen.seen) == ("de", False, frozenset({"a"}))
    assert edition_for(due, replace(place, plain=True), NOW).plain
    assert measure_of(due) == Measure(max_stories=4, bullets=2, quotes=1)


# Topics


def test_the_words_of_a_topic_are_said_as_they_are_typed() -> None:
    topic = Topic(id="t", workspace_id="w", name="T", any_of=("syria", "chemical weapons"), all_of=("russia",), none_of=("a-b",))
    assert say_topic(topic) == 'syria, "chemical weapons", +russia, -"a-b"'
