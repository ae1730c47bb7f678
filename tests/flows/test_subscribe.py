"""What a subscription is told to do, and when it therefore comes."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.compose.subscription_words import say_alert, say_subscription
from bot.flows.manage import Configuration, configure
from bot.flows.publish import publish_now
from bot.flows.subscribe import (
    change,
    coming,
    coming_after_change,
    coming_times,
    is_muted,
    mended,
    mute,
    pause,
    resume,
    subscribe,
)
from bot.model.alert import AlertRule
from bot.model.errors import UserError
from bot.model.problems import problem_of
from bot.model.workspace import Subscription
from bot.parse.schedule.read import parse_schedule
from bot.parse.schedule.timezone import parse_timezone
from tests.builders import subscription, workspace
from tests.fakes import NOW, FakeWorld

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SEVEN = datetime(2026, 3, 13, 7, tzinfo=NOW.tzinfo)


async def held(world: FakeWorld) -> Subscription:
    found = await world.desk.workspaces.subscription("daily")
    assert found
    return found


async def test_a_new_one_is_due_at_once_in_the_form_in_which_it_is_stored(world: FakeWorld) -> None:
    asked = replace(subscription(), schedule="Weekdays 7.30 and 17:00", timezone="berlin", quiet_hours="10pm to 7am")
    made = await subscribe(world.desk, asked)
    assert (made.schedule, made.timezone, made.quiet_hours) == ("weekdays 07:30 17:00", "Europe/Berlin", "22:00-07:00")
    assert made.next_run_at == NOW
    assert await held(world) == made


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"schedule": "now and then"}, "write “daily 07:00”"),
        ({"schedule": "0 9 31 2 *"}, "never"),
        ({"schedule": "every 1m"}, "five minutes"),
        ({"timezone": "Berln"}, "did you mean Europe/Berlin"),
        ({"timezone": "EST"}, "more than one way"),
        ({"quiet_hours": "always"}, "22:00-07:00"),
    ],
)
async def test_what_cannot_be_is_refused_when_it_is_saved(world: FakeWorld, values: dict[str, Any], told: str) -> None:
    with pytest.raises(UserError, match=told):
        await subscribe(world.desk, replace(subscription(), **values))
    assert await world.desk.workspaces.subscription("daily") is None
    made = await subscribe(world.desk, subscription())
    with pytest.raises(UserError, match=told):
        await change(world.desk, made, **values)
    assert await held(world) == made


async def test_new_times_count_from_now(world: FakeWorld) -> None:
    made = await subscribe(world.desk, subscription())
    changed = await change(world.desk, made, schedule="daily 18:00", timezone="tokyo")
    assert changed.next_run_at == datetime(2026, 3, 13, 9, tzinfo=NOW.tzinfo)
    assert await held(world) == changed


@pytest.mark.parametrize(
    ("values", "times"),
    [
        ({}, ["13 07:00", "14 07:00", "15 07:00"]),
        ({"quiet_hours": "06:00-08:00"}, ["13 08:00", "14 08:00", "15 08:00"]),
        ({"quiet_hours": "22:00-07:00"}, ["13 07:00", "14 07:00", "15 07:00"]),
        ({"quiet_hours": "22:00-07:00", "schedule": "every 6h"}, ["12 18:00", "13 07:00", "13 12:00"]),
        ({"quiet_hours": "22:00-07:00", "timezone": "Asia/Tokyo", "schedule": "hourly"}, ["12 22:00", "12 23:00", "13 00:00"]),
        ({"muted_until": NOW + DAY}, ["14 07:00", "15 07:00", "16 07:00"]),
        ({"muted_until": SEVEN}, ["14 07:00", "15 07:00", "16 07:00"]),
        ({"muted_until": NOW - DAY}, ["13 07:00", "14 07:00", "15 07:00"]),
        ({"paused": True}, []),
        ({"problem": "the channel is gone"}, []),
    ],
)
def test_what_holds_a_digest_back(world: FakeWorld, values: dict[str, Any], times: list[str]) -> None:
    order = replace(subscription(next_run_at=None), **values)
    assert [f"{at:%d %H:%M}" for at in coming_times(world.desk, order, 3)] == times


async def test_a_pause_lasts_until_it_is_resumed(world: FakeWorld) -> None:
    paused = await pause(world.desk, await subscribe(world.desk, subscription()))
    assert (paused.paused, paused.next_run_at) == (True, None)
    world.clock.advance(30 * DAY)
    assert coming(world.desk, paused, world.clock()) is None
    again = await resume(world.desk, paused)
    assert again.next_run_at == SEVEN + 30 * DAY
    assert await held(world) == again


async def test_a_silence_ends_by_itself_or_when_it_is_resumed(world: FakeWorld) -> None:
    muted = await mute(world.desk, await subscribe(world.desk, subscription()), NOW + 2 * DAY)
    assert muted.next_run_at == SEVEN + 2 * DAY
    assert (await resume(world.desk, muted)).next_run_at == SEVEN
    for until in (NOW, NOW - HOUR):
        with pytest.raises(UserError, match="past"):
            await mute(world.desk, muted, until)


@pytest.fixture
async def held_by_night(world: FakeWorld) -> Subscription:
    """Due at half past two, and kept until seven by its quiet hours; it is three o'clock."""
    world.clock.now = datetime(2026, 3, 13, 3, tzinfo=NOW.tzinfo)
    order = replace(subscription(next_run_at=SEVEN), schedule="daily 02:30", quiet_hours="22:00-07:00")
    await world.desk.workspaces.save_subscription(order)
    return order


async def test_what_the_quiet_hours_hold_comes_at_their_end_whatever_is_done_meanwhile(
    world: FakeWorld, held_by_night: Subscription
) -> None:
    assert (await change(world.desk, held_by_night, ping="12345")).next_run_at == SEVEN
    assert (await resume(world.desk, await pause(world.desk, held_by_night))).next_run_at == SEVEN
    await publish_now(world.desk, held_by_night.id)
    assert (await held(world)).next_run_at == SEVEN
    assert coming(world.desk, held_by_night, SEVEN) == SEVEN + DAY


async def test_new_times_and_a_silence_hold_nothing(world: FakeWorld, held_by_night: Subscription) -> None:
    assert (await change(world.desk, held_by_night, schedule="daily 02:15")).next_run_at == SEVEN + DAY
    assert (await mute(world.desk, held_by_night, world.clock() + HOUR)).next_run_at == SEVEN + DAY


async def test_what_was_disabled_is_resumed_when_it_is_mended(world: FakeWorld) -> None:
    made = await subscribe(world.desk, subscription())
    assert await world.desk.workspaces.disable_subscription(made.id, problem_of("the bot may not write there"))
    stopped = await held(world)
    assert (stopped.problem, stopped.next_run_at) == (problem_of("the bot may not write there"), None)
    assert (await resume(world.desk, stopped)).next_run_at == SEVEN


# The configuration file and the command line


def file(**values: Any) -> Configuration:
    order = replace(subscription(next_run_at=None), **values)
    return Configuration(workspace=workspace(), sources=(), samples=(), topics=(), subscription=order)


async def test_what_was_set_by_command_holds_until_the_file_changes(world: FakeWorld) -> None:
    await configure(world.desk, file())
    set_by_command = await change(world.desk, await held(world), schedule="daily 18:00", quiet_hours="1-2")
    await configure(world.desk, file(max_stories=7))
    assert await held(world) == replace(set_by_command, max_stories=7)
    await configure(world.desk, file(schedule="daily 09:00"))
    now = await held(world)
    assert (now.schedule, now.quiet_hours, now.next_run_at) == ("daily 09:00", "", SEVEN + 2 * HOUR)
    await configure(world.desk, file(schedule="daily 09:00"))
    assert await held(world) == now


async def test_the_file_ends_no_pause_and_no_alert(world: FakeWorld) -> None:
    await configure(world.desk, file())
    rule = AlertRule(topic_id="t")
    await pause(world.desk, replace(await held(world), alerts=(rule,), muted_until=NOW + HOUR, last_window_end=NOW))
    for values in ({}, {"schedule": "daily 09:00"}):
        await configure(world.desk, file(**values))
        now = await held(world)
        assert (now.paused, now.next_run_at, now.alerts) == (True, None, (rule,))
        assert (now.muted_until, now.last_window_end) == (NOW + HOUR, NOW)


# Said back


@pytest.mark.parametrize(
    ("values", "topics", "said"),
    [
        (
            {},
            ["Floods"],
            ["A digest of Floods, every day at 07:00 (Europe/Berlin).", "On.", "Next:", "  Fri 13 Mar 2026 07:00 CET"],
        ),
        ({}, [], ["A digest of everything,"]),
        ({"topic_ids": ("gone",)}, [], ["A digest of nothing: its topics were removed,"]),
        ({"quiet_hours": "22:00-07:00"}, [], ["Quiet hours 22:00-07:00"]),
        ({"paused": True}, [], ["Paused until it is resumed"]),
        ({"muted_until": NOW + HOUR}, [], ["Silent until Thu 12 Mar 2026 16:30 CET"]),
        ({"muted_until": NOW}, [], ["On."]),
        ({"problem": "the channel is gone"}, [], ["Stopped: the channel is gone. Mend that"]),
    ],
)
def test_a_subscription_is_said_back(world: FakeWorld, values: dict[str, Any], topics: list[str], said: list[str]) -> None:
    order = replace(subscription(next_run_at=None), timezone="Europe/Berlin", **values)
    zone = parse_timezone(order.timezone)
    lines = say_subscription(
        order, parse_schedule(order.schedule), coming_times(world.desk, order), topics=topics, now=NOW, zone=zone
    )
    for line in said:
        assert line in "\n".join(lines)
    assert ("Next:" in lines) == (not order.paused and not order.problem)


def test_an_alert_is_said_back() -> None:
    rule = AlertRule(topic_id="t", outlets=4, within=30 * MINUTE, per_day=2)
    line = say_alert(rule, "Floods")
    assert line == "Floods: at once when 4 outlets report a story within 30 minutes, at most 2 a day, never in quiet hours."
    assert "also in quiet hours" in say_alert(replace(rule, in_quiet_hours=True), "Floods")


@pytest.mark.parametrize(
    "values", [{"ping": "12345"}, {"in_threads": True}, {"quiet_hours": "22:00-07:00"}, {"topic_ids": ("t",)}]
)
async def test_a_digest_that_is_due_still_comes_when_something_else_of_it_is_changed(
    world: FakeWorld, values: dict[str, Any]
) -> None:
    due = replace(await subscribe(world.desk, subscription()), next_run_at=NOW - MINUTE)
    await world.desk.workspaces.save_subscription(due)
    await change(world.desk, due, **values)
    assert (await held(world)).next_run_at == NOW - MINUTE
    await change(world.desk, due, schedule="daily 18:00")
    assert (await held(world)).next_run_at == NOW.replace(hour=18, minute=0)


def test_five_coming_times_are_told_the_stored_one_first(world: FakeWorld) -> None:
    held = subscription(next_run_at=NOW + MINUTE)
    assert coming_times(world.desk, held) == (NOW + MINUTE, *(SEVEN + day * DAY for day in range(4)))
    assert len(coming_times(world.desk, replace(held, next_run_at=None))) == 5
    assert coming_times(world.desk, held, 1) == (NOW + MINUTE,)


@pytest.mark.parametrize(
    ("values", "after", "comes"),
    [
        ({"quiet_hours": "06:00-08:00"}, SEVEN, SEVEN + HOUR),
        ({"quiet_hours": "06:00-08:00"}, SEVEN + HOUR, SEVEN + DAY + HOUR),
        ({"quiet_hours": "06:00-08:00"}, SEVEN - HOUR, SEVEN + HOUR),
        ({"quiet_hours": "07:00-08:00"}, SEVEN - MINUTE, SEVEN + HOUR),
        ({"quiet_hours": "06:00-07:00"}, SEVEN - MINUTE, SEVEN),
        ({"quiet_hours": "06:00-08:00", "muted_until": SEVEN + MINUTE}, SEVEN, SEVEN + DAY + HOUR),
        ({"quiet_hours": "06:00-08:00", "muted_until": SEVEN - MINUTE}, SEVEN - HOUR, SEVEN + HOUR),
    ],
)
def test_a_slot_in_quiet_hours_comes_at_their_end_also_when_they_have_begun(
    world: FakeWorld, values: dict[str, Any], after: datetime, comes: datetime
) -> None:
    assert coming(world.desk, replace(subscription(), **values), after) == comes


def test_of_new_times_nothing_is_held(world: FakeWorld) -> None:
    order = replace(subscription(), quiet_hours="06:00-08:00")
    assert coming(world.desk, order, SEVEN, is_new=True) == SEVEN + DAY + HOUR


@pytest.mark.parametrize(("until", "muted"), [(None, False), (NOW, False), (NOW + timedelta(microseconds=1), True)])
def test_a_silence_ends_at_its_moment(until: datetime | None, muted: bool) -> None:
    assert is_muted(replace(subscription(), muted_until=until), NOW) is muted


@pytest.mark.parametrize(
    ("due", "values", "comes"),
    [
        (NOW, {}, NOW), (NOW - HOUR, {}, NOW - HOUR), (NOW + MINUTE, {}, SEVEN), (None, {}, SEVEN),
        (NOW - HOUR, {"timezone": "Asia/Tokyo"}, datetime(2026, 3, 12, 22, tzinfo=NOW.tzinfo)),
        (NOW - HOUR, {"muted_until": NOW + HOUR}, SEVEN), (NOW - HOUR, {"paused": True}, None),
    ],
)  # fmt: skip
def test_what_is_due_stays_due_unless_its_times_change(
    world: FakeWorld, due: datetime | None, values: dict[str, Any], comes: datetime | None
) -> None:
    before = subscription(next_run_at=due)
    assert coming_after_change(world.desk, before, replace(before, **values)) == comes
    fresh = coming(world.desk, replace(before, **values), NOW, is_new=True)
    assert coming_after_change(world.desk, None, replace(before, **values)) == fresh


async def test_what_is_mended_goes_on_and_stays_paused_or_silent(world: FakeWorld) -> None:
    broken = replace(subscription(next_run_at=None), problem=problem_of("gone"))
    assert (await mended(world.desk, broken)).next_run_at == SEVEN
    paused = await mended(world.desk, replace(broken, paused=True))
    assert (paused.problem, paused.paused, paused.next_run_at) == (None, True, None)
    silent = await mended(world.desk, replace(broken, muted_until=NOW + DAY))
    assert (silent.muted_until, silent.next_run_at) == (NOW + DAY, SEVEN + DAY)
    assert await held(world) == silent
    assert (await subscribe(world.desk, replace(silent, last_window_end=NOW))).last_window_end is None
