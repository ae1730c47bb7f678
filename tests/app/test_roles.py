"""Several processes over one database: each does its part, and none does another's."""

import socket
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.app.chats import keep_up
from bot.app.roles import Role
from bot.app.schedule import tick
from bot.app.settings import load_settings
from bot.app.watch import health_port
from bot.app.wiring import open_newsroom
from bot.compose.notices import notice
from bot.flows.housekeep import look_around
from bot.flows.subscribe import subscribe
from bot.model.delivery import Delivery
from bot.model.errors import UserError
from bot.model.job import CollectSource, DeliverDue, PublishDigest
from bot.model.upkeep import Chore
from bot.platforms.descriptor import Chat
from tests.builders import feed, subscription
from tests.fakes import NOW, FakePlatform, FakeWorld
from tests.flows.conftest import world
from tests.flows.news import ALWAYS

PLATFORMS = ("terminal", "discord", "slack")

__all__ = ["world"]


def waiting() -> Delivery:
    one = subscription()
    return Delivery(key="k", subscription_id=one.id, slot=NOW, channel=one.channel, part=1, document=notice("News"))


def chats(*names: str) -> list[Chat]:
    async def serve(desk: Any) -> None:
        pass

    return [Chat(platform=FakePlatform(name=name), serve=serve) for name in names]


@pytest.mark.parametrize(
    ("role", "gathers", "serves", "sends"),
    [
        (Role.ALL, True, ["discord", "slack"], None),
        (Role.NEWS, True, [], {"terminal"}),
        (Role.WORKER, True, [], {"discord"}),
        (Role.CLOCK, False, [], {"terminal"}),
        (Role.CHAT, False, ["discord", "slack"], {"discord", "slack"}),
        (Role("discord"), False, ["discord"], {"discord"}),
        (Role("slack"), False, ["slack"], {"slack"}),
    ],
)
def test_the_parts_make_the_whole(role: Role, gathers: bool, serves: list[str], sends: set[str] | None) -> None:
    assert role.gathers is gathers
    assert [chat.platform.name for chat in role.serves(chats("discord", "slack"))] == serves
    assert role.sends(PLATFORMS) == sends


def test_together_they_send_everything() -> None:
    for roles in ((Role.NEWS, Role("discord"), Role("slack")), (Role.WORKER, Role.CLOCK, Role.CHAT)):
        parts = [role.sends(PLATFORMS) for role in roles]
        assert {name for part in parts for name in part or ()} == {*PLATFORMS}
        assert sum(role.gathers for role in roles) == sum(role.publishes for role in roles) == 1


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role("discord"), "set DISCORD_TOKEN"),
        (Role("slack"), "SLACK_BOT_TOKEN"),
        (Role.CHAT, "DISCORD_TOKEN.*SLACK_BOT_TOKEN"),
    ],
)
def test_a_chat_that_is_not_set_up_is_told_by_what_it_lacks(role: Role, words: str) -> None:
    with pytest.raises(UserError, match=words):
        role.serves([])
    assert Role.NEWS.serves([]) == Role.ALL.serves([]) == ()


class Noted:
    """A queue that only writes down."""

    def __init__(self) -> None:
        self.jobs: list[Any] = []

    async def enqueue(self, job: Any) -> None:
        self.jobs.append(job)

    async def enqueue_many(self, jobs: Sequence[Any]) -> None:
        self.jobs += jobs


async def ticked(world: FakeWorld, **more: Any) -> set[type]:
    queue: Any = Noted()
    await tick(replace(world.desk, **more), queue)
    return {type(job) for job in queue.jobs}


async def test_a_process_of_a_chat_only_sends(world: FakeWorld) -> None:
    await world.desk.news.add_source(feed(), followed_by="*")
    await subscribe(world.desk, subscription())
    assert await ticked(world) == {CollectSource, PublishDigest}
    assert await ticked(world, gathers=False, publishes=False) == set()
    assert await ticked(world, publishes=False) == {CollectSource}
    assert await ticked(world, gathers=False) == {PublishDigest}
    await world.desk.outbox.publish(subscription(), NOW, [waiting()], window=ALWAYS, next_run_at=None)
    assert await ticked(world, gathers=False, publishes=False, sends=frozenset({"fake"})) == {DeliverDue}
    assert await ticked(world, gathers=False, publishes=False, sends=frozenset({"slack"})) == set()


async def test_no_digest_is_made_for_a_chat_that_is_not_set_up(world: FakeWorld) -> None:
    await subscribe(world.desk, subscription())
    assert await ticked(world, platforms={}) == set()


@pytest.mark.parametrize(
    ("role", "signs", "event"),
    [
        (Role.ALL, {Chore.TICK, "discord", "slack"}, "health_served"),
        (Role.NEWS, {Chore.TICK}, "health_served"),
        (Role.CLOCK, {Chore.TICK}, "health_served"),
        (Role.WORKER, set(), "health_served"),
        (Role.CHAT, {"discord", "slack"}, "health_served"),
        (Role("slack"), {"slack"}, "health_served"),
    ],
)
async def test_each_part_gives_its_sign_of_life_and_has_a_health_port_of_its_own(
    role: Role, signs: set[Chore], event: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = load_settings(None, {"DATELINE_DATABASE": f"sqlite:///{tmp_path}/news.db", "DATELINE_HEALTH_PORT": str(port)})
    async with open_newsroom(settings, chats=lambda *_: chats("discord", "slack"), role=role) as newsroom:
        house = newsroom.desk.house
        assert house
        assert await look_around(house, NOW) is role.publishes
        entered = {chore for chore in (*Chore, "discord", "slack") if await house.care.entry(chore)}
        assert entered == signs | {Chore.INDEXING}
        async with health_port(newsroom.desk, settings, newsroom.vigil.watchman):
            assert event in [record.message for record in caplog.records]


async def test_on_one_machine_the_first_has_the_port(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        settings = load_settings(None, {"DATELINE_DATABASE": f"sqlite:///{tmp_path}/news.db", "DATELINE_HEALTH_PORT": str(port)})
        async with (
            open_newsroom(settings, role=Role.WORKER) as newsroom,
            health_port(newsroom.desk, settings, newsroom.vigil.watchman),
        ):
            assert "health_not_served" in [record.message for record in caplog.records]


async def test_a_chat_that_refuses_the_bot_is_not_said_to_be_served(tmp_path: Path) -> None:
    async def refuse(desk: Any) -> None:
        raise UserError("the token is wrong")

    (discord,) = chats("discord")
    slack = Chat(platform=FakePlatform(name="slack"), serve=refuse)
    settings = load_settings(None, {"DATELINE_DATABASE": f"sqlite:///{tmp_path}/news.db"})
    async with open_newsroom(settings, chats=lambda *_: [discord, slack]) as newsroom:
        house = newsroom.desk.house
        assert house
        await keep_up(slack, newsroom.desk)
        await look_around(house, NOW)
        signs = {chore: entry.words for chore in (*Chore, "discord", "slack") if (entry := await house.care.entry(chore))}
    del signs[Chore.INDEXING]
    assert signs == {Chore.TICK: "", "discord": "", "slack": "the token is wrong"}
