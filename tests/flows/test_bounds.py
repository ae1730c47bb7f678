"""How much is asked of the store, how far back, and for how long something is held: what each flow asks its ports for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.flows import alert, pages, publish
from bot.flows.brief import Question, brief
from bot.flows.collect import collect_source
from bot.flows.commands.table import answer
from bot.flows.desk import Desk
from bot.flows.follow_speaker import new_quotes, quotes_of, speakers_like
from bot.flows.follow_story import known_story
from bot.flows.manage import add_topic
from bot.flows.publish import publish_digest
from bot.flows.tell_stories import tell_stories
from bot.flows.why_not import whereabouts
from bot.model.alert import AlertRule
from bot.model.analysis import Reading
from bot.model.conversation import Request
from bot.model.place import spanned
from bot.model.recipe import Recipe
from bot.model.workspace import Window
from bot.ports.stories import SearchHit
from bot.understand.story_board import Board
from tests.builders import feed, item, subscription, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker
from tests.flows.news import store
from tests.flows.spy import Spy
from tests.stored import readings_in

SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ALWAYS = Window(start=NOW - 30 * DAY, end=NOW)


def spied(world: FakeWorld, port: str) -> tuple[FakeWorld, Spy]:
    """The same world, with one port of its desk noted."""
    spy = Spy(getattr(world.desk, port))
    return replace(world, desk=replace(world.desk, **{port: spy})), spy  # type: ignore[arg-type]


class Plenty(Spy):
    """A search that finds 400 reports, none of which is stored."""

    async def find(self, *args: Any, **more: Any) -> tuple[SearchHit, ...]:
        self.asked.append(("find", args, more))
        return tuple(
            SearchHit(
                place=400 - n,
                article_id=f"a{n}",
                story=400 - n,
                outlet="o",
                is_copy=False,
                fullness=1.0,
                at=0,
            )
            for n in range(400)
        )


async def of_plenty(world: FakeWorld, do: Callable[[Desk], Any]) -> tuple[Spy, Spy]:
    """What is asked of the search and of the news, where there is plenty."""
    finder, news = Plenty(world.desk.story_finder), Spy(world.desk.news)
    await do(replace(world.desk, story_finder=finder, news=news))  # type: ignore[arg-type]
    return finder, news


def asking(command: str, **values: str) -> Callable[[Desk], Any]:
    async def do(desk: Desk) -> None:
        await answer(desk, Request(path=tuple(command.split(".")), asker=asker(), values=values))

    return do


@pytest.mark.parametrize(
    ("do", "most"),
    [
        (lambda desk: quotes_of(desk, "w", "Ida Holm", ALWAYS), 300),
        (lambda desk: speakers_like(desk, "w", "Ida Holm"), 150),
        (asking("quotes", who="Ida Holm"), 300),
        (asking("topics.test", words="river"), 100),
    ],
)
async def test_so_many_of_the_newest_reports_are_read(world: FakeWorld, do: Callable[[Desk], Any], most: int) -> None:
    _, news = await of_plenty(world, do)
    (ids,) = news.calls("readings")[0]
    assert ids == [f"a{n}" for n in range(most)]


async def test_on_topics_five_thousand_reports_are_looked_at_and_on_everything_twenty_thousand(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    topic = await add_topic(world.desk, "w", "Floods", "river")
    for topic_ids, most in (((topic.id,), 5_000), ((), 20_000)):
        await world.desk.workspaces.save_subscription(replace(subscription(), topic_ids=topic_ids))
        finder, _ = await of_plenty(world, lambda desk: publish_digest(desk, "daily", NOW))
        assert {args[3] for args in finder.calls("find")} == {most}


@pytest.mark.parametrize(
    ("do", "most"),
    [
        (lambda desk, story: known_story(desk, "w", story), [150]),
        (lambda desk, story: whereabouts(desk, "w", "https://nna.example/flood"), [30]),
        (lambda desk, story: asking("brief", topic="https://nna.example/flood")(desk), [150]),
    ],
)
async def test_so_many_reports_of_a_story_are_read(world: FakeWorld, do: Callable[[Desk, int], Any], most: list[int]) -> None:
    await store(world, item())
    (trace,) = await world.desk.stories.traces(0)
    seen, spy = spied(world, "story_finder")
    await do(seen.desk, trace.story)
    assert [args[2] for args in spy.calls("members")] == most


# Leases


async def test_a_visit_has_ten_minutes_and_a_page_three(world: FakeWorld) -> None:
    await world.desk.news.add_source(feed(), followed_by="w")
    world.feeds.shelves[feed().location] = [item(body="A teaser of the flood.", published=NOW)]
    seen, news = spied(world, "news")
    await collect_source(seen.desk, feed().id)
    ((_, now, until, _),) = news.calls("claim")
    assert (now, until) == (NOW, NOW + 10 * MINUTE)
    seen, held = spied(world, "pages")
    await pages.read_due_pages(seen.desk)
    assert {until - now for now, until in held.calls("claim")} == {3 * MINUTE}


async def test_the_clerk_has_a_minute_for_fifty_reports_and_looks_a_week_back(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    monkeypatch.setattr(Board, "forget_features", lambda board, most: kept.append(most))
    seen, stories = spied(world, "stories")
    await store(seen, item())
    assert {(now, until) for _, now, until in stories.calls("take_turn")} == {(NOW, NOW + MINUTE)}
    assert {most for (most,) in stories.calls("pending")} == {50}
    ((since, most),) = stories.calls("openings")
    assert (most, kept) == (10_000, [5_000])
    assert stories.calls("traces") == [(since,)]
    (trace,) = await world.desk.stories.traces(0)
    assert trace.place - since == spanned(7 * DAY)
    assert await tell_stories(seen.desk) == 0


# How far back


def starts(spy: Spy) -> list[timedelta]:
    return [NOW - args[2].start for args in spy.calls("find")]


@pytest.mark.parametrize(
    ("do", "back"),
    [
        (asking("topics.test", words="river"), [7 * DAY]),
        (asking("follow.speaker", who="Ida Holm"), [7 * DAY, 30 * DAY]),
        (lambda desk: speakers_like(desk, "w", ""), [30 * DAY]),
        (lambda desk: speakers_like(desk, "w", "ida"), [30 * DAY]),
    ],
)
async def test_it_is_looked_so_far_back(world: FakeWorld, do: Callable[[Desk], Any], back: list[timedelta]) -> None:
    seen, spy = spied(world, "story_finder")
    await do(seen.desk)
    assert starts(spy) == back


async def test_a_followed_topic_is_previewed_over_a_day(world: FakeWorld) -> None:
    await ask(world, "topics.add", name="Floods", words="river")
    seen, spy = spied(world, "story_finder")
    await ask(seen, "follow.topic", topic="Floods")
    assert starts(spy) == [DAY]


async def test_a_digest_looks_two_days_before_its_window_and_far_beyond_its_end(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(replace(subscription(), last_window_end=NOW - DAY))
    seen, spy = spied(world, "story_finder")
    await publish_digest(seen.desk, "daily", NOW)
    ((_, _, window, _),) = spy.calls("find")
    assert (window.start, window.end) == (NOW - 3 * DAY, NOW + 36_500 * DAY)
    assert window.archive_age == 7 * DAY


async def test_new_quotes_are_compared_with_those_of_a_month_and_none_from_before_it_began(world: FakeWorld) -> None:
    followed = replace(subscription(), speaker="Ida Holm", began=NOW - 9 * DAY)
    seen, spy = spied(world, "story_finder")
    await new_quotes(seen.desk, followed, Window(start=NOW - 5 * DAY, end=NOW))
    await new_quotes(seen.desk, replace(followed, began=NOW - 6 * DAY), Window(start=NOW - 5 * DAY, end=NOW))
    assert starts(spy) == [7 * DAY, 37 * DAY, 6 * DAY, 36 * DAY]


@pytest.mark.parametrize(("within", "back"), [(HOUR, 2 * DAY), (2 * DAY, 2 * DAY), (3 * DAY, 3 * DAY)])
async def test_an_alert_looks_at_stories_of_two_days(world: FakeWorld, within: timedelta, back: timedelta) -> None:
    await store(world, item())
    topic = await add_topic(world.desk, "w", "Floods", "river")
    rule = AlertRule(topic_id=topic.id, within=within)
    await world.desk.workspaces.save_subscription(replace(subscription(), alerts=(rule,)))
    (reading,) = await readings_in(world.desk, "w", (), ALWAYS, 9)
    seen, spy = spied(world, "story_finder")
    assert await alert.raise_alerts(seen.desk, [reading.article.id]) == 0
    ((_, _, window, _),) = spy.calls("find")
    assert (window.start, window.end) == (NOW - back, NOW + DAY)


async def test_a_channel_remembers_its_stories_for_a_week_and_knows_copies_for_longer(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(subscription())
    await store(world, item())
    seen, spy = spied(world, "story_finder")
    await publish_digest(seen.desk, "daily", NOW)
    lately, ever = [since for _, _, since in spy.calls("had")]
    assert lately == NOW - 7 * DAY
    assert ever <= NOW - 365 * DAY


async def test_an_article_is_checked_for_changes_for_a_week_and_a_days_articles_are_counted(world: FakeWorld) -> None:
    await world.desk.news.add_source(feed(), followed_by="w")
    seen, spy = spied(world, "news")
    for key in ("flood", "strike"):
        world.feeds.shelves[feed().location] = [item(), item(key)]
        await collect_source(seen.desk, feed().id)
    ((_, _, since),) = spy.calls("changed")
    assert since == NOW - 7 * DAY
    assert set(spy.calls("brought")) == {("w", NOW - DAY)}
    spy.asked.clear()
    await ask(seen, "news.status")
    assert spy.calls("brought") == [("w", NOW - DAY)]


# How long somebody waits


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[tuple[timedelta, int]]:
    """For how long pages were waited for, and for how many."""
    noted: list[tuple[timedelta, int]] = []

    async def read_pages_of(_: object, readings: Sequence[Reading], *, within: timedelta, most: int) -> bool:
        noted.append((within, most))
        return False

    for module in (publish, alert, pages):
        monkeypatch.setattr(module, "read_pages_of", read_pages_of)
    return noted


async def test_a_digest_waits_twenty_seconds_for_twenty_pages(world: FakeWorld, waits: list[object]) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(subscription())
    await publish_digest(world.desk, "daily", NOW)
    assert waits == [(20 * SECOND, 20)]
    await publish.publish_now(world.desk, "daily")
    assert waits == [(20 * SECOND, 20)] * 2
    world.clock.advance(5 * SECOND)
    await world.desk.workspaces.save_subscription(subscription())
    await publish_digest(world.desk, "daily", NOW)
    assert waits[2:] == [(15 * SECOND, 20)], "from its slot on"


async def test_an_alert_waits_ten_seconds_for_five_pages(world: FakeWorld, waits: list[object]) -> None:
    await store(world, item())
    topic = await add_topic(world.desk, "w", "Floods", "river")
    await world.desk.workspaces.save_subscription(replace(subscription(), alerts=(AlertRule(topic_id=topic.id),)))
    (reading,) = await readings_in(world.desk, "w", (), ALWAYS, 9)
    await alert.raise_alerts(world.desk, [reading.article.id])
    assert waits == [(10 * SECOND, 5)]


async def test_a_brief_waits_fifteen_seconds_for_five_pages(world: FakeWorld, waits: list[object]) -> None:
    await brief(world.desk, Question(workspace=workspace(), asked="river", since=NOW - DAY))
    assert waits == [(15 * SECOND, 5)]


@pytest.mark.parametrize("command", ["news.setup", "sources.add"])
async def test_who_adds_sources_waits_thirty_seconds_for_them(
    world: FakeWorld, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[timedelta | None] = []

    async def collect_all(*_: object, within: timedelta | None = None) -> tuple[object, ...]:
        noted.append(within)
        return ()

    for module in ("setup", "sources"):
        monkeypatch.setattr(f"bot.flows.commands.{module}.collect_all", collect_all)
    recipe = Recipe(name="climate", title="", about="", feeds=(("Carbon", "https://c.example/f"),))
    kitchen = replace(world, desk=replace(world.desk, recipes=(recipe,)))
    values = {"url": "climate"} if command == "sources.add" else {"times": "daily 07:00", "sources": "climate"}
    await ask(kitchen, command, **values)
    assert noted == [30 * SECOND]
