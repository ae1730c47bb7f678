"""A digest comes once, on time, with every article that its channel has not had, and with no other."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.flows.deliver import deliver_due
from bot.flows.manage import add_topic, remove_topic
from bot.flows.parts import articles_by_part
from bot.flows.plan_anew import plan_anew
from bot.flows.publish import Published, next_window, publish_digest, publish_now, subscribed_topics
from bot.flows.select import select_news
from bot.flows.subscribe import mute, pause, resume, subscribe
from bot.model.delivery import DeliveryState
from bot.model.document import Document, Limits
from bot.model.errors import BotError
from bot.model.problems import problem_of
from bot.model.source import RawItem
from bot.model.workspace import Subscription, Window
from bot.store.delivery.outbox import SqlOutbox
from bot.store.schema.tables import digests
from tests.builders import FLOOD, STRIKE, item, subscription, workspace
from tests.compose.random_news import text_of
from tests.fakes import NOW, FakeWorld, open_world
from tests.flows.news import ALWAYS, report, store, times_told, told

LAST_CHANCE = 3
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SEVEN = datetime(2026, 3, 13, 7, tzinfo=NOW.tzinfo)
"""The first slot after NOW of a digest at seven each morning."""

NEXT_DAY_OF_FLOOD = (
    "The River Arle fell back below its banks at Harwick on Friday, and the first of 340 households went home.\n\n"
    "Mayor Ida Holm thanked the army, which had brought sandbags from Lowmere when the water rose.\n\n"
    "The water authority said the peak had passed the bridge at Gask in the night without damage to its piers. Schools that "
    "were closed for the flood open again on Monday, and engineers count what the river carried away."
)


async def order(world: FakeWorld, name: str = "daily") -> Subscription:
    held = await world.desk.workspaces.subscription(name)
    assert held
    return held


async def subscribed(world: FakeWorld, **values: Any) -> Subscription:
    """A digest at seven each morning whose first issue, at half past two in the afternoon, had nothing to tell."""
    await world.desk.workspaces.save_workspace(workspace())
    quiet = {"say_nothing_new": False, **values}
    await subscribe(world.desk, replace(subscription(), **quiet))
    await publish(world)
    return await order(world)


async def publish(world: FakeWorld, at: datetime | None = None, name: str = "daily") -> Published | None:
    """What the tick and the worker do with whatever is due by then."""
    world.clock.now = at or world.clock.now
    held = await order(world, name)
    published = None
    if held.next_run_at and held.next_run_at <= world.clock.now:
        published = await publish_digest(world.desk, held.id, held.next_run_at)
    await deliver_due(world.desk)
    return published


# The first digest


async def test_the_first_digest_comes_at_once_and_shows_the_newest(world: FakeWorld) -> None:
    await store(world, *(report(n, fetched=NOW - n * HOUR) for n in range(40)))
    await world.desk.workspaces.save_workspace(workspace())
    await subscribe(world.desk, subscription())
    assert await publish(world) == Published(stories=40, parts=1)
    assert " · 40 stories" in told(world)[0]
    shown = [number for number, times in times_told(world, range(40)).items() if times]
    assert len(shown) == 15, "five in full, ten in a line, the rest as a number"
    assert await publish(world, SEVEN) == Published(stories=0, parts=1)
    assert "Nothing to report" in told(world)[1]


async def test_the_first_digest_looks_back_just_so_far_and_no_later_one_looks_behind_that() -> None:
    async with open_world(first_look=2 * HOUR) as world:
        await store(world, report(1, fetched=NOW - 2 * HOUR + MINUTE), report(2, fetched=NOW - 2 * HOUR - MINUTE))
        await subscribed(world)
        await publish(world, SEVEN)
        assert times_told(world, [1, 2]) == {1: 1, 2: 0}


async def test_an_archive_that_a_feed_brings_up_is_no_news(world: FakeWorld) -> None:
    await subscribed(world)
    await store(world, report(1, fetched=NOW, published=NOW - 8 * DAY), report(2, fetched=NOW, published=NOW - 6 * DAY))
    await publish(world, SEVEN)
    assert times_told(world, [1, 2]) == {1: 0, 2: 1}


# Windows


@pytest.mark.parametrize("late", [timedelta(0), 40 * MINUTE, 23 * HOUR])
async def test_an_article_stored_long_after_it_was_stamped_is_told_once(world: FakeWorld, late: timedelta) -> None:
    """A process stood still between fetching and storing, and a digest came in between."""
    await subscribed(world)
    await publish(world, SEVEN)
    await store(world, report(1, fetched=SEVEN - late))
    for day in (1, 2):
        await publish(world, SEVEN + day * DAY)
    assert times_told(world, [1]) == {1: 1}


async def test_an_article_stamped_by_a_clock_that_ran_ahead_is_told_once_it_is_right(world: FakeWorld) -> None:
    """It would look forty days old by the date that it bears, and be an archive's."""
    await subscribed(world)
    await publish(world, SEVEN)
    await store(world, report(1, fetched=SEVEN + 40 * DAY, published=SEVEN + HOUR))
    world.clock.now = SEVEN + 2 * HOUR
    await plan_anew(world.desk)
    assert await plan_anew(world.desk) == 0
    for day in (1, 2):
        await publish(world, SEVEN + day * DAY)
    assert times_told(world, [1]) == {1: 1}


async def test_an_article_dated_in_the_past_is_told_when_it_comes(world: FakeWorld) -> None:
    await subscribed(world)
    await publish(world, SEVEN)
    await store(world, report(1, fetched=SEVEN + HOUR, published=SEVEN - 3 * DAY))
    await publish(world, SEVEN + DAY)
    assert times_told(world, [1]) == {1: 1}


async def test_an_article_that_only_changed_its_date_is_not_new(world: FakeWorld) -> None:
    await subscribed(world)
    await store(world, report(1, fetched=NOW))
    await publish(world, SEVEN)
    await store(world, report(1, fetched=SEVEN + HOUR, published=SEVEN + HOUR))
    await publish(world, SEVEN + DAY)
    assert times_told(world, [1]) == {1: 1}


async def test_the_same_text_under_another_address_is_not_new(world: FakeWorld) -> None:
    await subscribed(world)
    await store(world, item())
    await publish(world, SEVEN)
    again = replace(item("flood-2", FLOOD.replace("noon", "midday"), published=SEVEN), fetched=SEVEN)
    await store(world, again)
    assert await publish(world, SEVEN + DAY) == Published(stories=0, parts=0)


async def test_a_story_that_goes_on_is_marked_and_told_by_what_is_new(world: FakeWorld) -> None:
    await subscribed(world)
    await store(world, item())
    await publish(world, SEVEN)
    news = item("flood-2", NEXT_DAY_OF_FLOOD, title="River Arle falls back", published=SEVEN + HOUR)
    await store(world, replace(news, fetched=SEVEN + HOUR))
    await publish(world, SEVEN + DAY)
    first, second = told(world)
    assert "follow-up" not in first
    assert "day 3" in second
    assert "River Arle falls back" in second
    assert "topped its banks" not in second.replace("River Arle tops its banks", "")


async def flood_of_two_days(world: FakeWorld, **values: Any) -> None:
    """A flood that a digest told of, and that goes on."""
    await subscribed(world, **values)
    await store(world, item())
    await publish(world, SEVEN)
    news = item("flood-2", NEXT_DAY_OF_FLOOD, title="River Arle falls back", published=SEVEN + HOUR)
    await store(world, replace(news, fetched=SEVEN + HOUR))


async def test_a_follow_up_goes_into_the_thread_of_the_message_that_told_first(world: FakeWorld) -> None:
    await flood_of_two_days(world, in_threads=True, ping="7")
    strike = item("strike", STRIKE, title="Estmoor trams stand still", published=SEVEN + HOUR)
    await store(world, replace(strike, fetched=SEVEN + HOUR))
    assert await publish(world, SEVEN + DAY) == Published(stories=2, parts=2)
    (_, _, first), (_, digest, second), (_, follow_up, third) = world.platform.posted
    assert "1 story · 1 follow-up in its thread" in text_of(digest)
    assert "falls back" not in text_of(digest)
    assert follow_up.title == "River Arle falls back"
    assert "day 3" in text_of(follow_up)
    assert world.platform.replies == {first: "", second: "", third: "receipt-1"}
    assert world.platform.pings == {first: "7", second: "7", third: ""}
    assert await publish(world, SEVEN + 2 * DAY) == Published(stories=0, parts=0)


async def test_a_digest_of_follow_ups_alone_comes_in_threads_alone(world: FakeWorld) -> None:
    await flood_of_two_days(world, in_threads=True, say_nothing_new=True)
    before = len(world.platform.posted)
    assert await publish(world, SEVEN + DAY) == Published(stories=1, parts=1)
    (_, follow_up, key), *more = world.platform.posted[before:]
    assert not more
    assert follow_up.title == "River Arle falls back"
    assert world.platform.replies[key] == f"receipt-{before}"


async def test_nobody_is_called_when_there_is_nothing_new(world: FakeWorld) -> None:
    await subscribed(world, ping="7", say_nothing_new=True)
    await publish(world, SEVEN)
    assert set(world.platform.pings.values()) == {""}


@pytest.mark.parametrize("back", [HOUR, 20 * HOUR])
async def test_a_clock_that_is_set_back_loses_and_repeats_nothing(world: FakeWorld, back: timedelta) -> None:
    await subscribed(world, schedule="hourly")
    await store(world, report(1, fetched=NOW))
    await publish(world, NOW + HOUR)
    world.clock.now -= back
    await store(world, report(2, fetched=world.clock.now))
    for hour in range(1, 30):
        await publish(world, NOW + HOUR - back + hour * HOUR)
    assert times_told(world, [1, 2]) == {1: 1, 2: 1}


async def test_a_clock_that_ran_ahead_hides_nothing(world: FakeWorld) -> None:
    await subscribed(world)
    await store(world, report(1, fetched=SEVEN + 20 * HOUR))
    await publish(world, SEVEN)
    await publish(world, SEVEN + DAY)
    assert times_told(world, [1]) == {1: 1}


async def test_two_orders_of_one_channel_tell_an_article_once(world: FakeWorld) -> None:
    first = await subscribed(world)
    other = replace(subscription("other"), channel=first.channel, say_nothing_new=False)
    await subscribe(world.desk, other)
    await store(world, report(1, fetched=NOW))
    await publish(world, SEVEN)
    await publish(world, SEVEN, "other")
    assert times_told(world, [1]) == {1: 1}


async def test_two_who_publish_at_once_after_the_clock_was_ahead_tell_an_article_once(world: FakeWorld) -> None:
    """The window ended in the future then, and did not move: each took the other's digest for none."""
    held = await subscribed(world)
    world.clock.advance(40 * 24 * HOUR)
    await publish(world, world.clock())
    world.clock.advance(-40 * 24 * HOUR + MINUTE)
    await resume(world.desk, await order(world))
    await store(world, report(1, fetched=NOW))
    later = replace(world.desk, clock=lambda: world.clock() + timedelta(milliseconds=10))
    outcomes = await asyncio.gather(publish_now(world.desk, held.id), publish_now(later, held.id))
    assert [published for published in outcomes if published] == [Published(stories=1, parts=1)]


async def test_a_window_that_a_wrong_clock_ended_in_the_future_ends_now(world: FakeWorld) -> None:
    """For a digest and for its preview."""
    held = replace(subscription(), last_window_end=NOW + 40 * 24 * HOUR)
    assert next_window(world.desk, held, NOW) == Window(start=NOW, end=NOW)
    held = replace(held, last_window_end=NOW - HOUR)
    assert next_window(world.desk, held, NOW) == Window(start=NOW - HOUR, end=NOW)


async def test_each_channel_is_told(world: FakeWorld) -> None:
    await subscribed(world)
    await subscribe(world.desk, replace(subscription("other"), say_nothing_new=False))
    await store(world, report(1, fetched=NOW))
    await publish(world, SEVEN)
    await publish(world, SEVEN, "other")
    assert times_told(world, [1]) == {1: 2}


# Too many, and messages that died


async def test_what_is_too_much_to_look_at_is_counted_and_not_told_again(world: FakeWorld) -> None:
    held = await subscribed(world)
    await store(world, *(report(n, fetched=NOW) for n in range(8)))
    selection = await select_news(world.desk, held, (), ALWAYS, looked_at=5)
    assert (len(selection.readings), len(selection.beyond)) == (5, 3)
    (told_of,) = articles_by_part([Document(title="News", blocks=())], selection)
    assert len(set(told_of)) == len(told_of) == 8


async def test_the_digest_says_how_many_more_there_are(world: FakeWorld) -> None:
    await subscribed(world)
    await store(world, *(report(n, fetched=NOW) for n in range(27)))
    await publish(world, SEVEN)
    assert "27 stories" in told(world)[0]
    assert await publish(world, SEVEN + DAY) == Published(stories=0, parts=0)


async def test_the_best_of_all_come_first_however_old_in_the_window(world: FakeWorld) -> None:
    held = await subscribed(world)
    reports = [replace(report(1, fetched=NOW), key=f"told-{n}", outlet=f"Outlet {n}", url="") for n in range(3)]
    await store(world, *reports, *(report(n, fetched=NOW + timedelta(minutes=n)) for n in range(2, 40)))
    selection = await select_news(world.desk, held, (), ALWAYS, looked_at=2)
    assert len(selection.stories[0].readings) == 3
    assert selection.more == 37


async def test_articles_of_a_message_that_died_come_in_the_next(world: FakeWorld) -> None:
    await subscribed(world)
    await store(world, report(1, fetched=NOW))
    await kill_next(world, SEVEN + 2 * DAY)
    await store(world, report(2, fetched=SEVEN + 3 * DAY))
    await publish(world, SEVEN + 5 * DAY)
    await publish(world, SEVEN + 6 * DAY)
    assert times_told(world, [1, 2]) == {1: 1, 2: 1}


async def test_an_article_that_every_message_dies_of_is_given_up(world: FakeWorld) -> None:
    await subscribed(world)
    await store(world, report(1, fetched=NOW))
    for day in range(3):
        assert (await kill_next(world, SEVEN + 2 * day * DAY)) == 1, day
    assert await publish(world, SEVEN + 9 * DAY) == Published(stories=0, parts=0)


async def test_of_a_digest_in_parts_only_the_part_that_died_comes_again(world: FakeWorld) -> None:
    world.platform.limits = Limits(characters=620, blocks=50, block_characters=620)
    await subscribed(world)
    await store(world, item(), item("strike", STRIKE, title="Estmoor trams stand still"))
    assert await publish_only(world, SEVEN) == Published(stories=2, parts=2)
    _, second = await world.desk.outbox.listed(DeliveryState.WAITING)
    await world.desk.outbox.dead(second.key, problem_of("refused"))
    await deliver_due(world.desk)
    await publish(world, SEVEN + DAY)
    headlines = ["River Arle tops its banks", "Estmoor trams stand still"]
    before, after = ([headline in text for headline in headlines] for text in told(world))
    assert sorted(before) == sorted(after) == [False, True]
    assert before != after


async def kill_next(world: FakeWorld, at: datetime) -> int:
    """Publish, and have every message of it die; how many those were."""
    await publish_only(world, at)
    waiting = await world.desk.outbox.listed(DeliveryState.WAITING)
    for delivery in waiting:
        await world.desk.outbox.dead(delivery.key, problem_of("refused"))
    return len(waiting)


async def publish_only(world: FakeWorld, at: datetime) -> Published | None:
    world.clock.now = at
    held = await order(world)
    assert held.next_run_at
    return await publish_digest(world.desk, held.id, held.next_run_at)


# Topics


async def test_a_removed_topic_leaves_the_others(world: FakeWorld) -> None:
    floods, work = await add_topic(world.desk, "w", "Floods", "river"), await add_topic(world.desk, "w", "Work", "union")
    await subscribed(world, topic_ids=(floods.id, work.id))
    await store(world, item(), item("strike", STRIKE, title="Estmoor trams stand still"))
    await remove_topic(world.desk, "w", "Work")
    await publish(world, SEVEN)
    (text,) = told(world)
    assert text.startswith("Floods\n")
    assert "trams" not in text


async def test_without_any_of_its_topics_a_digest_is_silent_and_not_about_everything(world: FakeWorld) -> None:
    floods = await add_topic(world.desk, "w", "Floods", "river")
    held = await subscribed(world, topic_ids=(floods.id,), say_nothing_new=True)
    before = len(told(world))
    await store(world, item(), report(1, fetched=NOW))
    await remove_topic(world.desk, "w", "Floods")
    assert await subscribed_topics(world.desk, held) == ()
    assert await publish(world, SEVEN) == Published(stories=0, parts=0)
    assert len(told(world)) == before
    assert (await order(world)).last_window_end == SEVEN


# Nothing new


@pytest.mark.parametrize(("says_so", "parts"), [(True, 1), (False, 0)])
async def test_nothing_new_is_one_line_or_none_by_choice(world: FakeWorld, says_so: bool, parts: int) -> None:
    await subscribed(world, say_nothing_new=says_so)
    before = len(told(world))
    assert await publish(world, SEVEN) == Published(stories=0, parts=parts)
    assert ["Nothing to report since " in text for text in told(world)[before:]] == [True] * parts


# Catching up


async def test_after_three_days_of_downtime_one_digest_tells_all(world: FakeWorld) -> None:
    await subscribed(world, schedule="hourly")
    await store(world, *(report(n, fetched=NOW + n * DAY) for n in range(4)))
    assert await publish(world, NOW + 3 * DAY) == Published(stories=4, parts=1)
    assert await publish(world) is None
    assert len(told(world)) == 1
    assert (await order(world)).next_run_at == NOW + 3 * DAY + 30 * MINUTE


@pytest.mark.parametrize(("late", "comes"), [(12 * HOUR, True), (12 * HOUR + MINUTE, False)])
async def test_a_slot_older_than_the_grace_is_passed_over_and_its_articles_come_next(
    world: FakeWorld, late: timedelta, comes: bool
) -> None:
    await subscribed(world)
    await store(world, report(1, fetched=NOW))
    published = await publish(world, SEVEN + late)
    assert published == (Published(stories=1, parts=1) if comes else None)
    assert (await order(world)).next_run_at == SEVEN + DAY
    await publish(world, SEVEN + DAY)
    assert times_told(world, [1]) == {1: 1}


async def test_of_many_missed_slots_the_last_one_counts_for_the_grace(world: FakeWorld) -> None:
    await subscribed(world)
    await store(world, report(1, fetched=NOW))
    assert await publish(world, SEVEN + 3 * DAY + 2 * HOUR) == Published(stories=1, parts=1)


# Pauses and quiet hours


async def test_what_comes_during_a_pause_is_in_the_first_digest_after(world: FakeWorld) -> None:
    await pause(world.desk, await subscribed(world))
    await store(world, report(1, fetched=NOW + HOUR))
    assert await publish(world, SEVEN + 8 * DAY) is None
    await resume(world.desk, await order(world))
    await publish(world, SEVEN + 9 * DAY)
    assert times_told(world, [1]) == {1: 1}


async def test_a_pause_that_comes_while_a_slot_is_in_the_queue_holds(world: FakeWorld) -> None:
    held = await subscribed(world)
    await world.desk.workspaces.save_subscription(replace(held, paused=True))
    assert await publish(world, SEVEN) is None
    assert (await order(world)).next_run_at is None


async def test_a_digest_asked_for_comes_in_a_pause_and_ends_none(world: FakeWorld) -> None:
    await pause(world.desk, await subscribed(world))
    await store(world, report(1, fetched=NOW))
    world.clock.advance(MINUTE)
    assert await publish_now(world.desk, "daily") == Published(stories=1, parts=1)
    held = await order(world)
    assert (held.paused, held.next_run_at) == (True, None)


async def test_a_slot_in_quiet_hours_comes_at_their_end(world: FakeWorld) -> None:
    await subscribed(world, schedule="daily 02:00", quiet_hours="22:00-07:30", timezone="Europe/Berlin")
    assert (await order(world)).next_run_at == SEVEN - 30 * MINUTE
    await store(world, report(1, fetched=NOW))
    assert await publish(world, SEVEN - 30 * MINUTE) == Published(stories=1, parts=1)


async def test_a_slot_missed_until_quiet_hours_waits_for_their_end(world: FakeWorld) -> None:
    await subscribed(world, schedule="daily 21:00", quiet_hours="22:00-07:00")
    await store(world, report(1, fetched=NOW))
    assert await publish(world, NOW.replace(hour=23)) is None
    assert (await order(world)).next_run_at == SEVEN
    await publish(world, SEVEN)
    assert times_told(world, [1]) == {1: 1}


async def test_a_muted_digest_goes_on_by_itself(world: FakeWorld) -> None:
    await mute(world.desk, await subscribed(world), NOW + 2 * DAY)
    await store(world, report(1, fetched=NOW))
    for day in range(4):
        await publish(world, SEVEN + day * DAY)
    assert times_told(world, [1]) == {1: 1}
    assert world.clock() >= (await order(world)).last_window_end == SEVEN + 3 * DAY


# Races and crashes


async def test_a_slot_that_is_over_is_nobodys_business(world: FakeWorld) -> None:
    await subscribed(world)
    await publish(world, SEVEN)
    assert await publish_digest(world.desk, "daily", SEVEN) is None
    assert await publish_digest(world.desk, "nobody", SEVEN) is None
    assert await publish_now(world.desk, "nobody") is None


async def test_of_two_tickers_one_publishes(world: FakeWorld) -> None:
    await subscribed(world)
    await store(world, report(1, fetched=NOW))
    world.clock.now = SEVEN
    both = await asyncio.gather(*(publish_digest(world.desk, "daily", SEVEN) for _ in range(2)))
    await deliver_due(world.desk)
    assert sorted(both, key=str) == [None, Published(stories=1, parts=1)]
    assert times_told(world, [1]) == {1: 1}


async def test_a_tick_in_the_middle_does_not_take_away_the_digest_that_somebody_asked_for(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = await subscribed(world, quiet_hours="13:00-17:00")
    await store(world, report(1, fetched=NOW))
    find = world.desk.story_finder.find

    async def ticked(*arguments: Any, **named: Any) -> Any:
        for due in await world.desk.workspaces.due_subscriptions(world.clock()):
            assert due.next_run_at
            await publish_digest(world.desk, due.id, due.next_run_at)
        return await find(*arguments, **named)

    monkeypatch.setattr(world.desk.story_finder, "find", ticked)
    assert await publish_now(world.desk, held.id) == Published(stories=1, parts=1)
    await deliver_due(world.desk)
    assert times_told(world, [1]) == {1: 1}
    assert (await order(world)).next_run_at == SEVEN


class Dying:
    """An outbox whose process dies before or after its digest is committed."""

    def __init__(self, outbox: Any, *, after: bool) -> None:
        self._outbox, self._after = outbox, after

    def __getattr__(self, name: str) -> Any:
        return getattr(self._outbox, name)

    async def publish(self, *arguments: Any, **named: Any) -> bool:
        if self._after:
            await self._outbox.publish(*arguments, **named)
        raise BotError("killed")


ACTIONS = st.one_of(
    st.tuples(st.just("collect"), st.integers(0, 20)),
    st.tuples(st.just("go on"), st.integers(1, 40)),
    st.tuples(st.just("set back"), st.integers(1, 3)),
    st.tuples(st.just("mute"), st.integers(1, 60)),
    st.tuples(st.sampled_from(["publish", "publish", "race", "killed before", "killed after", "dies", "pause", "resume", "ask"])),
)


async def act(world: FakeWorld, action: Sequence[Any], number: int) -> RawItem | None:
    """One thing that may happen to a newsroom; the article, if it brought one."""
    desk, held, now = world.desk, await order(world), world.clock()
    due = held.next_run_at if held.next_run_at and held.next_run_at <= now else None
    match action:
        case "collect", hours:
            await store(world, found := report(number, fetched=now - hours * HOUR))
            return found
        case "go on" | "set back" as way, hours:
            world.clock.advance(hours * HOUR * (1 if way == "go on" else -1))
        case "mute", hours:
            await mute(desk, held, now + hours * HOUR)
        case ("pause",):
            await pause(desk, held)
        case ("resume",):
            await resume(desk, held)
        case ("ask",):
            await publish_now(desk, held.id, quiet=True)
        case ("race",) if due:
            await asyncio.gather(*(publish_digest(desk, held.id, due) for _ in range(3)))
        case ("killed before" | "killed after" as when,) if due:
            dying: Any = Dying(desk.outbox, after=when == "killed after")
            with pytest.raises(BotError, match="killed"):
                await publish_now(replace(desk, outbox=dying), held.id)
        case ("dies",) if due:
            await publish_digest(desk, held.id, due)
            for delivery in (await desk.outbox.listed(DeliveryState.WAITING))[:1]:
                await desk.outbox.dead(delivery.key, problem_of("refused"))
        case ("publish",):
            await publish(world)
    return None


async def windows(world: FakeWorld) -> list[tuple[datetime, datetime]]:
    assert isinstance(world.desk.outbox, SqlOutbox)
    async with world.desk.outbox._database.read() as connection:
        rows = await connection.execute(select(digests.c.window_start, digests.c.window_end).order_by(digests.c.window_end))
        return [(row.window_start, row.window_end) for row in rows]


async def live_through(actions: Sequence[Sequence[Any]], *, in_threads: bool) -> None:
    async with open_world() as world:
        await subscribed(world, schedule="every 6h", in_threads=in_threads)
        numbers = [number for number, action in enumerate(actions) if await act(world, action, number)]
        for _ in range(LAST_CHANCE + 1):
            await resume(world.desk, await order(world))
            held = await order(world)
            assert held.next_run_at
            await publish(world, max(held.next_run_at, world.clock()))
        assert times_told(world, numbers) == dict.fromkeys(numbers, 1)
        spans = await windows(world)
        ends = accumulate((end for _, end in sorted(spans)), max)  # By their starts: of a clock set back, one lies in another.
        assert all(reached >= start for reached, (start, _) in zip(ends, sorted(spans)[1:], strict=False)), "no gap"
        if not any(name == "set back" for name, *_ in actions):
            assert all(earlier[1] == later[0] for earlier, later in pairwise(spans)), "no overlap"


@settings(max_examples=25, deadline=None)
@example([("go on", 10), ("publish",), ("set back", 1)], False)
@example([("set back", 1), ("set back", 3), ("collect", 20), ("go on", 2)], False)
@given(st.lists(ACTIONS, max_size=12), st.booleans())
def test_whatever_happens_every_article_is_told_exactly_once(actions: Sequence[Sequence[Any]], in_threads: bool) -> None:
    deaths = [action for action in actions if action == ("dies",)]
    survived = [action for action in actions if len(deaths) < LAST_CHANCE or action != ("dies",)]
    while sum(action[1] for action in survived if action[0] == "set back") > 24:
        survived.remove(next(action for action in survived if action[0] == "set back"))
    asyncio.run(live_through(survived, in_threads=in_threads))
