"""What a dead process held is taken up at once; one that cannot say that it lives sends no more."""

import asyncio
import math
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.flows.deliver import deliver_due
from bot.flows.succession import Succession
from bot.model.document import Document
from bot.model.errors import StoreTrouble
from bot.model.workspace import Channel, Window
from bot.store.upkeep.roster import SqlRoster
from tests.builders import subscription
from tests.fakes import NOW, FakePlatform, FakeWorld, open_world
from tests.store.builders import delivery

DAY, LEASE = timedelta(days=1), timedelta(minutes=2)
BEAT, UNSURE, SILENT = 5.0, 15.0, 45.0


@dataclass
class Elsewhere:
    """What the system says of other processes, and a steady clock."""

    timeouts: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0

    def succession(self, world: FakeWorld, process: str = "me") -> Succession:
        return Succession(
            roster=world.roster,
            senders=world.desk.senders,
            process=process,
            role="all",
            liveness_timeout=lambda other: self.timeouts.get(other, SILENT),
            clock=world.clock,
            steady=lambda: self.seconds,
        )


@pytest.fixture
async def world() -> AsyncIterator[FakeWorld]:
    async with open_world() as opened:
        yield opened


async def left_by(world: FakeWorld, process: str) -> None:
    """A message that a process was sending."""
    due = subscription()
    await world.desk.workspaces.save_subscription(due)
    window = Window(start=NOW - DAY, end=NOW)
    told = [delivery(of=due.id, to=due.channel)]
    assert await world.desk.outbox.publish(due, NOW, told, window=window, next_run_at=NOW + DAY)
    assert await world.desk.outbox.claim(NOW, lease_until=NOW + LEASE, holder=process)


async def test_what_a_dead_process_held_is_sent_at_once_when_it_had_not_arrived(world: FakeWorld) -> None:
    """It once waited for its lease of two minutes."""
    await left_by(world, "dead")
    assert await deliver_due(world.desk) == 0
    assert await Elsewhere({"dead": 0.0}).succession(world).beat() == 1
    assert await deliver_due(world.desk) == 1
    assert len(world.platform.posted) == 1


async def test_what_had_arrived_is_only_settled(world: FakeWorld) -> None:
    await left_by(world, "dead")
    [waiting] = await world.desk.outbox.listed("sending")  # type: ignore[arg-type]
    await world.platform.send(waiting.channel, waiting.document, waiting.key)
    await Elsewhere({"dead": 0.0}).succession(world).beat()
    assert await deliver_due(world.desk) == 1
    assert len(world.platform.posted) == 1


async def test_who_lives_keeps_what_it_has_until_its_lease_runs_out(world: FakeWorld) -> None:
    await left_by(world, "alive")
    here = Elsewhere({"alive": math.inf})
    mine = here.succession(world)
    for _ in range(20):
        here.seconds += BEAT
        assert await mine.beat() == 0
    assert await deliver_due(world.desk) == 0
    world.clock.advance(LEASE)
    assert await deliver_due(world.desk) == 1


async def test_a_process_elsewhere_is_dead_when_its_heart_stood_still_long_enough(world: FakeWorld) -> None:
    """By our steady clock alone: its own wall clock may say what it likes."""
    await left_by(world, "far")
    here = Elsewhere()
    mine, far = here.succession(world), here.succession(world, "far")
    while here.seconds < 3 * SILENT:
        await far.beat()
        assert await mine.beat() == 0
        here.seconds += BEAT
    stopped = here.seconds
    while not await mine.beat():
        here.seconds += BEAT
    assert SILENT <= here.seconds - stopped <= SILENT + 2 * BEAT
    assert [one.process for one in await world.roster.present()] == ["me"]
    assert await deliver_due(world.desk) == 1


async def test_leaving_takes_a_process_off_the_roster(world: FakeWorld) -> None:
    mine = Elsewhere().succession(world)
    await mine.beat()
    await mine.leave()
    assert await world.roster.present() == ()


@dataclass
class BrokenRoster:
    """A roster on a disk that is full."""

    roster: SqlRoster
    broken: bool = True

    async def beat(self, *args: object) -> None:
        if self.broken:
            raise StoreTrouble("no room left")
        await self.roster.beat(*args)  # type: ignore[arg-type]

    def __getattr__(self, name: str) -> object:
        return getattr(self.roster, name)


class SlowPlatform(FakePlatform):
    """A chat that does not answer."""

    async def send(self, channel: Channel, document: Document, key: str, *, ping: str = "", reply_to: str = "") -> str:
        await super().send(channel, document, key)
        await asyncio.sleep(3600)
        raise AssertionError


async def test_a_process_that_cannot_say_that_it_lives_breaks_off_and_sends_no_more(world: FakeWorld) -> None:
    """Another one takes it for dead soon, and will send what it was sending."""
    here, slow = Elsewhere(), SlowPlatform()
    desk = replace(world.desk, platforms={"fake": slow}, process="me")
    roster = BrokenRoster(world.roster, broken=False)  # type: ignore[arg-type]
    mine = replace(here.succession(world), roster=roster)  # type: ignore[arg-type]
    await mine.beat()
    await left_by(world, "dead")
    await world.roster.leave("dead")
    sending = asyncio.create_task(deliver_due(desk))
    async with asyncio.timeout(5):
        while not slow.posted:  # noqa: ASYNC110  (what is waited for is the post itself)
            await asyncio.sleep(0.01)
        roster.broken, here.seconds = True, UNSURE + 1
        with pytest.raises(StoreTrouble):
            await mine.beat()
        assert await sending == 0
    world.clock.advance(timedelta(hours=1))
    assert await deliver_due(world.desk) == 0, "held"
    roster.broken = False
    await mine.beat()
    assert await deliver_due(replace(world.desk, platforms={"fake": slow})) == 1, "looked up: it had arrived"
    assert len(slow.posted) == 1


@pytest.mark.parametrize(("seconds", "held"), [(15.0, False), (15.1, True)])
@pytest.mark.parametrize("had_a_beat", [True, False])
async def test_who_cannot_write_its_heartbeat_for_fifteen_seconds_is_held(
    world: FakeWorld, seconds: float, held: bool, had_a_beat: bool
) -> None:
    """Counted from its last heartbeat, or from the first that it could not write."""
    here = Elsewhere()
    here.seconds = 1000.0
    roster = BrokenRoster(world.roster, broken=not had_a_beat)  # type: ignore[arg-type]
    mine = replace(here.succession(world), roster=roster)  # type: ignore[arg-type]
    if had_a_beat:
        await mine.beat()
    else:
        with pytest.raises(StoreTrouble):
            await mine.beat()
    assert not world.desk.senders.held
    roster.broken, here.seconds = True, 1000.0 + seconds
    with pytest.raises(StoreTrouble):
        await mine.beat()
    assert world.desk.senders.held is held
    roster.broken = False
    await mine.beat()
    assert not world.desk.senders.held


@pytest.mark.parametrize(("still", "dead"), [(45.0, False), (45.1, True)])
async def test_a_heart_that_stands_still_for_forty_five_seconds_is_dead(world: FakeWorld, still: float, dead: bool) -> None:
    here = Elsewhere()
    here.seconds = 500.0
    mine, far = here.succession(world), here.succession(world, "far")
    await far.beat()
    await mine.beat()
    here.seconds += still
    await mine.beat()
    assert [one.process for one in await world.roster.present()] == (["me"] if dead else ["far", "me"])


async def test_who_is_alone_knows_it(world: FakeWorld) -> None:
    here = Elsewhere({"far": math.inf})
    mine, far = here.succession(world), here.succession(world, "far")
    assert mine.is_alone
    await mine.beat()
    assert mine.is_alone
    await far.beat()
    await mine.beat()
    assert not mine.is_alone
    await far.leave()
    await mine.beat()
    assert mine.is_alone


async def test_what_was_taken_over_is_counted_and_told(world: FakeWorld, caplog: pytest.LogCaptureFixture) -> None:
    await left_by(world, "dead")
    here = Elsewhere({"dead": 0.0, "gone": 0.0})
    await world.roster.beat("gone", "all", NOW)
    assert await here.succession(world).beat() == 1
    told = [record.__dict__ for record in caplog.records if record.message == "deliveries_taken_over"]
    assert [(one["from"], one["deliveries"]) for one in told] == [("dead", 1)], "of one who held nothing nothing is said"
