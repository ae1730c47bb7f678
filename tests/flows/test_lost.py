"""Places that are lost, and found again."""

from dataclasses import replace

import pytest

from bot.flows.lost import CHANNEL_GONE, SENT_AWAY, come_back, lose_channel, lose_server
from bot.model.workspace import Subscription
from tests.builders import subscription, workspace
from tests.fakes import open_world


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
        assert [(one.problem, one.next_run_at, one.schedule) for one in held] == [(SENT_AWAY, None, "daily 07:00")] * 2
        (other,) = await world.desk.workspaces.subscriptions("w2")
        assert other.problem == ""
        assert admins.told == [("daily", SENT_AWAY)]


async def test_a_server_that_takes_the_bot_back_has_its_digests_again_but_not_the_paused_ones(admins: Admins) -> None:
    async with open_world(tell_admin=admins) as world:
        await world.desk.workspaces.save_subscription(subscription("daily"))
        await world.desk.workspaces.save_subscription(replace(subscription("gone"), problem="refused", next_run_at=None))
        await lose_server(world.desk, "fake", "w")
        assert await come_back(world.desk, "w") == 1
        daily, gone = await world.desk.workspaces.subscriptions("w")
        assert daily.problem == ""
        assert daily.next_run_at is not None
        assert gone.problem == "refused"


@pytest.mark.parametrize("lost", ["daily-channel", "thread"])
async def test_a_deleted_channel_or_thread_lets_its_digests_rest(admins: Admins, lost: str) -> None:
    async with open_world(tell_admin=admins) as world:
        one = subscription("daily")
        await world.desk.workspaces.save_subscription(replace(one, channel=replace(one.channel, thread="thread")))
        await world.desk.workspaces.save_subscription(subscription("weekly"))
        assert await lose_channel(world.desk, "w", lost) == 1
        assert [held.problem for held in await world.desk.workspaces.subscriptions("w")] == [CHANNEL_GONE, ""]
        assert admins.told == [("daily", CHANNEL_GONE)]
