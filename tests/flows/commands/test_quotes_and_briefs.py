"""What `/quotes` and the buttons of a brief tell: of whom, since when, how many, and in which order."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.flows.commands import brief as brief_command
from bot.flows.commands import quotes as quotes_command
from bot.flows.commands.ask import ask_of, language_for
from bot.flows.commands.quotes import further_quotes, said_in
from bot.flows.ingest import ingest
from bot.model.allowance import Allowance
from bot.model.analysis import Reading
from bot.model.conversation import Request
from bot.model.document import Citation, Span, Text
from bot.model.source import RawItem
from bot.model.story import Story
from bot.understand.read import read_item
from tests.builders import item
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text
from tests.flows.news import report, store

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)


def spoken(key: str, *said: tuple[str, str], at: datetime | None = NOW) -> RawItem:
    body = "\n\n".join(["The ferry stood still.", *(f"“{words},” said {who}, who runs the ferry." for words, who in said)])
    return item(key, body, title=f"Ferry {key}", published=at)


def reading(raw: RawItem) -> Reading:
    (made,) = read_item(raw, method="lead", count=3)
    return made


A = ("The harbour was closed on Monday morning", "Ida Holm")
B = ("The boats are as old as the town itself", "Jon Carr")


def test_each_wording_is_told_once_and_of_those_that_were_asked_for() -> None:
    readings = [reading(spoken("a", A, B)), reading(spoken("b", A))]
    assert [quote.speaker.name for _, quote in said_in(readings) if quote.speaker] == ["Ida Holm", "Jon Carr"]
    assert [one.article.key for one, _ in said_in(readings)] == ["a", "a"]
    assert len(said_in(readings, ["holm"])) == len(said_in(readings, ["ida", "holm"])) == 1
    assert said_in(readings, ["ida", "carr"]) == []


def test_fifty_quotes_are_taken_and_no_more() -> None:
    many = [reading(spoken(f"k{n}", (f"The ferry of line {n} will sail at noon again", "Ida Holm"))) for n in range(51)]
    assert len(said_in(many[:50])) == len(said_in(many)) == 50


@pytest.mark.parametrize(("more", "told"), [(-20, True), (-1, True), (0, False), (20, False)])
async def test_a_quote_of_which_half_was_shown_is_not_told_again(world: FakeWorld, more: int, told: bool) -> None:
    made = reading(spoken("a", A))
    (quote,) = made.analysis.quotes
    half = -((quote.start - quote.end) // 2) + more
    shown = Text(
        spans=(Span(text="x", cites=Citation(article_id=made.article.id, start=quote.start - 9, end=quote.start + half)),)
    )
    elsewhere = Text(spans=(Span(text="x", cites=Citation(article_id="another", start=quote.start, end=quote.end)),))
    asked = await ask_of(world.desk, Request(path=(), asker=asker()))
    reply = further_quotes(asked, "Ferry", [Story(id="s", lead=made)], [shown, elsewhere])
    assert (A[0] in text(reply)) is told


async def test_copies_of_a_report_are_not_searched_for_further_quotes(world: FakeWorld) -> None:
    asked = await ask_of(world.desk, Request(path=(), asker=asker()))
    copy = reading(spoken("c", ("Nobody says so any more today", "Eva Ny")))
    story = Story(id="s", lead=reading(spoken("a", A)), others=(reading(spoken("b", B)),), copies=(copy,))
    told = text(further_quotes(asked, "Ferry", [story], []))
    assert "Ida Holm" in told
    assert "Jon Carr" in told
    assert "Eva Ny" not in told


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"who": "Holm"}, True), ({"who": "Holm", "since": "24h"}, False), ({"topic": "ferry"}, True),
        ({"who": "Holm on ferry"}, True), ({"who": "ferry"}, True),
        ({"who": "Holm", "topic": "trams"}, False), ({"who": "Holm on trams"}, False),
    ],
)  # fmt: skip
async def test_quotes_of_the_last_thirty_days_are_found_by_speaker_and_subject(
    world: FakeWorld, values: dict[str, str], found: bool
) -> None:
    await ingest(world.desk, "w", [spoken("a", A, at=NOW - 29 * DAY), spoken("old", B, at=NOW - 31 * DAY)])
    told = text(await ask(world, "quotes", **values))
    assert ("Ida Holm" in told and A[0] in told) is found
    assert "Jon Carr" not in told


@pytest.mark.parametrize("values", [{}, {"who": "—"}, {"who": " "}])
async def test_who_asks_for_nobody_and_nothing_is_asked_back(world: FakeWorld, values: dict[str, str]) -> None:
    assert "Please say who spoke" in text(await ask(world, "quotes", **values))


def test_what_a_name_alone_may_mean_is_tried_in_order() -> None:
    ways = quotes_command._ways_to_read
    assert list(ways("Holm", "ferry")) == [("Holm", "ferry")]
    assert list(ways("Holm", "")) == [("Holm", ""), ("", "Holm")]
    assert list(ways("Holm on the ferry on Monday", "")) == [
        ("Holm on the ferry on Monday", ""), ("Holm", "the ferry on Monday"), ("", "Holm on the ferry on Monday"),
    ]  # fmt: skip
    assert list(ways("on ferries", "")) == [("on ferries", ""), ("", "on ferries")]


# The buttons of a brief


@pytest.fixture
async def asked(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The questions that briefs are made for."""
    noted: list[Any] = []
    research = brief_command.research

    async def noting(desk: Any, question: Any) -> Any:
        noted.append(question)
        return await research(desk, question)

    monkeypatch.setattr(brief_command, "research", noting)
    return noted


async def test_the_latest_alone_is_told_by_its_button(world: FakeWorld, asked: list[Any]) -> None:
    old = NOW - 20 * DAY
    await ingest(world.desk, "w", [item(published=old), item("older", published=old - DAY)])
    nothing = await ask(world, "brief", topic="river")
    asked.clear()
    await press(world, nothing, "brief.latest")
    assert [(question.since, question.until, question.max_stories) for question in asked] == [
        (NOW - DAY, NOW, 5), (old - SECOND, NOW, 1),
    ]  # fmt: skip
    asked.clear()
    world.clock.advance(HOUR)
    await press(world, nothing, "brief.week")
    assert [(question.since, question.until) for question in asked] == [(NOW + HOUR - 7 * DAY, NOW + HOUR)]


async def test_an_answer_may_be_posted_again_when_its_time_is_over(world: FakeWorld) -> None:
    await store(world, item())
    slow = replace(world, desk=replace(world.desk, allowance=Allowance(public_briefs=timedelta(seconds=60))))
    assert (await ask(slow, "brief", topic="river", public="yes")).post
    world.clock.advance(timedelta(seconds=59.2))
    assert "in 1 second" in text(await ask(slow, "brief", topic="river", public="yes"))
    world.clock.advance(timedelta(seconds=0.8))
    assert (await ask(slow, "brief", topic="river", public="yes")).post


async def test_what_was_had_before_the_time_that_is_looked_at_counts_for_nothing(world: FakeWorld) -> None:
    await store(world, item())
    await ask(world, "brief", topic="river")
    world.clock.advance(DAY)
    assert "Nothing new" not in text(await ask(world, "brief", topic="river"))
    await store(world, replace(item("more"), fetched=world.clock.now, published=world.clock.now))
    await ask(world, "brief", topic="river")
    world.clock.advance(DAY - SECOND)
    assert "Nothing new" in text(await ask(world, "brief", topic="river"))


async def test_the_buttons_of_a_brief_whose_stories_are_gone_say_so(world: FakeWorld) -> None:
    await store(world, item())
    told = await ask(world, "brief", topic="river")
    await ask(world, "news.blocked", words="river")
    for name in ("brief.quotes", "brief.timeline", "brief.why"):
        assert "no longer kept" in text(await press(world, told, name))
    assert "no longer kept" in text(await ask(world, "brief.quotes", argument="0123456789abcdef"))


async def test_of_a_named_report_its_story_is_told_with_the_report_first(world: FakeWorld) -> None:
    await store(world, *(report(n, fetched=NOW) for n in (2, 3)), item())
    told = await ask(world, "brief", topic="https://nna.example/flood")
    assert told.document is not None
    assert told.document.title == "The story of “River Arle tops its banks”"
    assert text(told).count("340 households") >= 1
    assert "1 story\n" in text(told)


@pytest.mark.parametrize(("length", "said"), [("endless", "endless"), ("x" * 60, "x" * 40)])
async def test_no_other_length(world: FakeWorld, length: str, said: str) -> None:
    told = text(await ask(world, "brief", topic="river", length=length))
    assert said in told
    assert "x" * 41 not in told


async def test_where_something_came_meanwhile_that_is_told_in_the_place_of_the_latest(world: FakeWorld) -> None:
    await ingest(world.desk, "w", [item("old", published=NOW - 20 * DAY)])
    nothing = await ask(world, "brief", topic="river")
    await store(world, item(published=NOW - HOUR))
    told = await press(world, nothing, "brief.latest")
    assert "340 households" in text(told)
    assert await language_for(world.desk, asker(language="de")) == "de"
