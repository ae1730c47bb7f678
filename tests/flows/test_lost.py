"""Places that are lost, and found again."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.flows.lost import (
    CHANNEL_GONE,
    ROLE_GONE,
    SENT_AWAY,
    come_back,
    forget_the_lost,
    look_round,
    lose_channel,
    lose_role,
    lose_server,
    with_another_channel,
    with_another_role,
    without_lost_role,
)
from bot.flows.manage import add_topic
from bot.flows.subscribe import mute, pause
from bot.model.problems import Problem, problem_of
from bot.model.workspace import Subscription, direct
from tests.builders import subscription, workspace
from tests.fakes import NOW, FakeWorld, open_world


class Admins:
    """Who was told what."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    async def __call__(self, one: Subscription, problem: str) -> None:
        self.told.append((one.id, problem))


@pytest.fixture
def admins() -> Admins:
    return Admins()


async def test_a_bot_that_was_sent_away_keeps_everything_and_tells_one_admin_once(admins: Admins) -> None:
    async with open_world(tell_admin=admins) as world:
        await world.desk.workspaces.save_workspace(workspace())
        for name in ("daily", "weekly"):
            await world.desk.workspaces.save_subscription(subscription(name))
        await world.desk.workspaces.save_subscription(subscription("other", workspace_id="w2"))
        assert await lose_server(world.desk, "fake", "w") == 2
        assert await lose_server(world.desk, "fake", "w") == 0
        held = await world.desk.workspaces.subscriptions("w")
        assert [(one.problem, one.next_run_at, one.schedule) for one in held] == [(Problem(SENT_AWAY), None, "daily 07:00")] * 2
        (other,) = await world.desk.workspaces.subscriptions("w2")
        assert other.problem is None
        assert admins.told == [("daily", Problem(SENT_AWAY))]


async def test_a_server_that_takes_the_bot_back_has_its_digests_again_as_they_were(world: FakeWorld) -> None:
    desk, later = world.desk, world.clock() + timedelta(days=30)
    for name in ("daily", "muted", "paused"):
        await desk.workspaces.save_subscription(subscription(name))
    await pause(desk, subscription("paused"))
    await mute(desk, subscription("muted"), later)
    await desk.workspaces.save_subscription(replace(subscription("refused"), problem=problem_of("refused"), next_run_at=None))
    before = await desk.workspaces.subscriptions("w")
    await lose_server(desk, "fake", "w")
    assert {one.next_run_at for one in await desk.workspaces.subscriptions("w")} == {None}
    assert await come_back(desk, "w") == 3
    daily, muted, paused, refused = await desk.workspaces.subscriptions("w")
    assert (daily.problem, daily.paused, daily.next_run_at) == (None, False, NOW + timedelta(hours=16, minutes=30))
    assert (muted, paused, refused) == before[1:]


async def test_what_was_broken_off_is_done_again_at_the_next_look_round(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = world.desk
    await desk.workspaces.save_workspace(workspace())
    for name in ("daily", "weekly"):
        await desk.workspaces.save_subscription(subscription(name))
    for present, problem in ((set[str](), Problem(SENT_AWAY)), ({"w"}, None)):
        for call in ("disable_subscription", "save_subscription"):
            monkeypatch.setattr(desk.workspaces, call, dying(getattr(desk.workspaces, call)))
        with pytest.raises(RuntimeError):
            await look_round(desk, "fake", present)
        monkeypatch.undo()
        await look_round(desk, "fake", present)
        assert [one.problem for one in await desk.workspaces.subscriptions("w")] == [problem] * 2


def dying(call: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """A call that is the last thing its process does."""

    async def last(*arguments: Any) -> None:
        await call(*arguments)
        raise RuntimeError("killed")

    return last


@pytest.mark.parametrize("lost", ["daily-channel", "thread"])
async def test_a_deleted_channel_or_thread_lets_its_digests_rest(admins: Admins, lost: str) -> None:
    async with open_world(tell_admin=admins) as world:
        one = subscription("daily")
        await world.desk.workspaces.save_subscription(replace(one, channel=replace(one.channel, thread="thread")))
        await world.desk.workspaces.save_subscription(subscription("weekly"))
        assert await lose_channel(world.desk, "w", lost) == 1
        assert [held.problem for held in await world.desk.workspaces.subscriptions("w")] == [Problem(CHANNEL_GONE), None]
        assert admins.told == [("daily", Problem(CHANNEL_GONE))]


async def test_a_deleted_role_lets_the_digests_that_call_it_rest_until_they_call_nobody(admins: Admins) -> None:
    async with open_world(tell_admin=admins) as world:
        await world.desk.workspaces.save_subscription(replace(subscription("daily"), ping="7"))
        await world.desk.workspaces.save_subscription(subscription("weekly"))
        assert await lose_role(world.desk, "w", "7") == 1
        daily, weekly = await world.desk.workspaces.subscriptions("w")
        assert (daily.problem, daily.ping, weekly.problem) == (Problem(ROLE_GONE), "7", None)
        assert admins.told == [("daily", Problem(ROLE_GONE))]
        assert without_lost_role(daily).ping == ""
        assert without_lost_role(replace(daily, problem=None)).ping == "7"


async def test_what_happened_while_the_bot_was_away_is_noticed_when_it_is_back(admins: Admins) -> None:
    async with open_world(tell_admin=admins) as world:
        for name in ("v", "w"):
            await world.desk.workspaces.save_workspace(workspace(name))
            await world.desk.workspaces.save_subscription(subscription(f"{name}-daily", workspace_id=name))
        await world.desk.workspaces.save_workspace(replace(workspace("slack"), platform="slack"))
        for _ in range(2):
            await look_round(world.desk, "fake", {"w"})
            assert [one.problem for one in await world.desk.workspaces.subscriptions("v")] == [Problem(SENT_AWAY)]
            assert [one.problem for one in await world.desk.workspaces.subscriptions("w")] == [None]
        assert admins.told == [("v-daily", Problem(SENT_AWAY))]
        elsewhere = await world.desk.workspaces.workspace("slack")
        assert elsewhere is not None
        assert elsewhere.left_at is None
        await look_round(world.desk, "fake", {"v", "w"})
        assert [one.problem for one in await world.desk.workspaces.subscriptions("v")] == [None]


@pytest.mark.parametrize(("days", "forgotten"), [(89, 0), (90, 1)])
async def test_a_server_that_left_is_forgotten_after_90_days_and_no_other(admins: Admins, days: int, forgotten: int) -> None:
    async with open_world(tell_admin=admins) as world:
        for name in ("v", "w"):
            await world.desk.workspaces.save_workspace(workspace(name))
            await add_topic(world.desk, name, "Floods", "flood")
            await world.desk.workspaces.save_subscription(subscription(f"{name}-daily", workspace_id=name))
        await lose_server(world.desk, "fake", "v")
        world.clock.advance(timedelta(days=days))
        assert await forget_the_lost(world.desk) == forgotten
        kept = 1 - forgotten
        assert len(await world.desk.workspaces.topics("v")) == len(await world.desk.workspaces.subscriptions("v")) == kept
        assert len(await world.desk.workspaces.topics("w")) == len(await world.desk.workspaces.subscriptions("w")) == 1
        assert [one.id for one in await world.desk.workspaces.workspaces()] == ["v", "w"][forgotten:]


ROLE_LOST = replace(subscription(), ping="7", problem=Problem(ROLE_GONE), next_run_at=None)
CHANNEL_LOST = replace(ROLE_LOST, problem=Problem(CHANNEL_GONE))


def test_another_channel_mends_what_was_wrong_with_the_channel_and_another_role_what_was_with_the_role() -> None:
    assert with_another_channel(CHANNEL_LOST).problem is None
    assert with_another_channel(ROLE_LOST) == ROLE_LOST
    assert with_another_role(ROLE_LOST).problem is None
    assert with_another_role(CHANNEL_LOST) == CHANNEL_LOST
    assert without_lost_role(CHANNEL_LOST) == CHANNEL_LOST


async def test_a_server_that_was_never_set_up_is_known_to_have_left(world: FakeWorld) -> None:
    assert await lose_server(world.desk, "fake", "w") == 0
    held = await world.desk.workspaces.workspace("w")
    assert held is not None
    assert (held.platform, held.left_at) == ("fake", NOW)
    world.clock.advance(timedelta(hours=1))
    await lose_server(world.desk, "fake", "w")
    held = await world.desk.workspaces.workspace("w")
    assert held is not None
    assert held.left_at == NOW, "since when it was first noticed"
    assert await come_back(world.desk, "w") == 0
    held = await world.desk.workspaces.workspace("w")
    assert held is not None
    assert held.left_at is None


async def test_a_server_comes_back_from_the_problems_that_are_named(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    for name, code in (("away", SENT_AWAY), ("channel", CHANNEL_GONE), ("role", ROLE_GONE)):
        await world.desk.workspaces.save_subscription(replace(subscription(name), problem=Problem(code), next_run_at=None))
    assert await come_back(world.desk, "w", (SENT_AWAY, CHANNEL_GONE)) == 2
    held = {one.id: one.problem for one in await world.desk.workspaces.subscriptions("w")}
    assert held == {"away": None, "channel": None, "role": Problem(ROLE_GONE)}


async def test_the_owner_is_told_by_a_digest_of_all_and_of_no_member(admins: Admins) -> None:
    async with open_world(tell_admin=admins) as world:
        await world.desk.workspaces.save_subscription(
            replace(subscription("a"), channel=direct("fake", "w", "ann"), keeper="ann")
        )
        await world.desk.workspaces.save_subscription(subscription("b"))
        await world.desk.workspaces.save_subscription(subscription("c"))
        assert await lose_server(world.desk, "fake", "w", CHANNEL_GONE) == 3
        assert admins.told == [("b", Problem(CHANNEL_GONE))]
