"""A workspace that wants nothing kept."""

from datetime import timedelta

import pytest

from bot.flows.deliver import deliver_due
from bot.flows.forget import forget_workspace
from bot.flows.publish import publish_digest
from bot.model.delivery import DeliveryState
from bot.model.errors import Refused
from bot.model.note import Note, NoteKind
from tests.builders import subscription, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.news import report, store


async def published(world: FakeWorld, *names: str) -> None:
    """Each of them has a digest in the outbox."""
    for number, name in enumerate(names):
        await world.desk.workspaces.save_workspace(workspace(name))
        await world.desk.workspaces.save_subscription(subscription(f"{name}-daily", workspace_id=name, next_run_at=NOW))
        await store(world, report(number, fetched=NOW - timedelta(hours=1)), to=name)
        assert await publish_digest(world.desk, f"{name}-daily", NOW)


async def test_nothing_of_it_is_sent_any_more_and_nobody_has_to_look_after_it(world: FakeWorld) -> None:
    await published(world, "v", "w")
    await forget_workspace(world.desk, "v")
    await deliver_due(world.desk)
    assert [channel.workspace for channel, _, _ in world.platform.posted] == ["w"]
    assert await world.desk.outbox.listed(*DeliveryState, limit=9) != ()
    assert await world.desk.outbox.listed(DeliveryState.WAITING, DeliveryState.DEAD) == ()


async def test_what_died_on_the_way_to_it_goes_too(world: FakeWorld) -> None:
    await published(world, "v")
    world.platform.problems = [Refused("the token was revoked")]
    await deliver_due(world.desk)
    assert len(await world.desk.outbox.listed(DeliveryState.DEAD)) == 1
    await forget_workspace(world.desk, "v")
    assert await world.desk.outbox.listed(*DeliveryState) == ()


async def test_it_is_there_until_the_last_of_it_has_gone(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    await published(world, "v")
    await world.desk.notes.write(Note(workspace_id="v", kind=NoteKind.REMOVED, id="n", text="{}", at=NOW, label=""))

    async def die(*_: object) -> bool:
        raise RuntimeError("killed")

    monkeypatch.setattr(world.desk.notes, "drop", die)
    with pytest.raises(RuntimeError):
        await forget_workspace(world.desk, "v")
    monkeypatch.undo()
    assert await world.desk.workspaces.workspace("v")
    await forget_workspace(world.desk, "v")
    assert await world.desk.workspaces.workspace("v") is None
    assert await world.desk.notes.note("v", NoteKind.REMOVED, "n") is None
