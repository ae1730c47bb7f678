"""Posting an answer that somebody waits for: a short wish of the platform is met, a long one is not waited out."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.compose.notices import notice
from bot.flows.post import claimed, holds, post_once, settle, take_back
from bot.model.conversation import Reply
from bot.model.delivery import Search
from bot.model.document import Document, Limits, Span, Text
from bot.model.errors import BotError, TryLater, Unclear
from bot.model.note import Note, NoteKind
from bot.model.workspace import Channel
from tests.fakes import NOW, FakePlatform, FakeWorld
from tests.flows.spy import Spy

CHANNEL = Channel(platform="fake", workspace="w", id="news")


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits, none of which lasts."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return waits


async def post(platform: FakePlatform) -> None:
    await post_once(platform, CHANNEL, notice("Floods"), "key", lambda: NOW)


@pytest.mark.parametrize("seconds", [1, 30])
async def test_a_short_wish_is_waited_out(slept: list[float], seconds: int) -> None:
    platform = FakePlatform(problems=[TryLater("slow down", after=timedelta(seconds=seconds))])
    await post(platform)
    assert (slept, len(platform.posted)) == ([seconds], 1)


@pytest.mark.parametrize("seconds", [0, 31, 3600])
async def test_a_long_wish_and_none_are_told_at_once(slept: list[float], seconds: int) -> None:
    platform = FakePlatform(problems=[TryLater("slow down", after=timedelta(seconds=seconds))])
    with pytest.raises(TryLater):
        await post(platform)
    assert (slept, platform.posted) == ([], [])


async def test_what_may_have_arrived_is_looked_for_and_sent_again_only_where_it_is_not(slept: list[float]) -> None:
    platform = FakePlatform(problems=[Unclear("no answer")])
    await post(platform)
    assert (len(slept), len(platform.posted)) == (1, 1)


async def test_three_tries_are_all(slept: list[float]) -> None:
    platform = FakePlatform(problems=[TryLater("slow down", after=timedelta(seconds=1))] * 3)
    with pytest.raises(TryLater):
        await post(platform)
    assert len(slept) == 2


# Claims


@pytest.mark.parametrize(
    ("claimant", "minutes", "holds_on"),
    [
        (None, 999, True), ("me", 0, True), ("me", 2.99, True), ("me", 3, False), ("alive", 1, True), ("alive", 3, False),
        ("dead", 0, False),
    ],
)  # fmt: skip
async def test_a_claim_ends_with_its_process_and_after_three_minutes(
    world: FakeWorld, claimant: str | None, minutes: float, holds_on: bool
) -> None:
    desk = replace(world.desk, process="me", may_live=lambda process: process == "alive")
    note = Note(workspace_id="w", kind=NoteKind.BRIEF, id="n", text="{}", at=NOW)
    made = note if claimant is None else claimed(replace(desk, process=claimant), note)
    world.clock.advance(timedelta(minutes=minutes))
    assert holds(desk, made) is holds_on


async def test_what_was_shown_is_confirmed_and_what_was_not_is_taken_back(
    world: FakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    note = Note(workspace_id="w", kind=NoteKind.BRIEF, id="n", text="{}", at=NOW)
    claim = claimed(replace(world.desk, process="dead"), note)
    await settle(world.desk, Reply())
    await take_back(world.desk, Reply())
    assert await world.desk.notes.note("w", NoteKind.BRIEF, "n") is None
    await settle(world.desk, Reply(claim=claim))
    kept = await world.desk.notes.note("w", NoteKind.BRIEF, "n")
    assert kept is not None
    assert holds(world.desk, kept), "whoever was first told of it"
    await take_back(world.desk, Reply(claim=claim))
    assert await world.desk.notes.note("w", NoteKind.BRIEF, "n") is None

    class Full(Spy):
        async def write(self, _: Note) -> None:
            raise BotError("no room left")

    await settle(replace(world.desk, notes=Full(world.desk.notes)), Reply(claim=claim))  # type: ignore[arg-type]
    assert [record.message for record in caplog.records] == ["note_not_kept"]


async def test_each_message_of_a_long_answer_has_its_key_and_is_looked_for_since_it_was_begun(slept: list[float]) -> None:
    class Noting(FakePlatform):
        async def find(self, channel: Channel, key: str, search: Search, *, reply_to: str = "") -> str | None:
            searches.append((key, search))
            return None

    searches: list[tuple[str, Search]] = []
    ticks = iter(NOW + timedelta(seconds=n) for n in range(9))
    platform = Noting(problems=[Unclear("no answer")], limits=Limits(characters=400, blocks=8, block_characters=150))
    lines = tuple(Text(spans=(Span(text=f"Line {n} of an answer" + " that goes on" * 6),), bullet=True) for n in range(9))
    await post_once(platform, CHANNEL, Document(title="Floods", blocks=lines), "key", lambda: next(ticks))
    assert [key for _, _, key in platform.posted] == [f"key:{n}" for n in range(1, len(platform.posted) + 1)]
    assert len(platform.posted) > 1
    assert searches == [("key:1", Search(since=NOW, until=NOW + timedelta(seconds=1)))]
    assert slept == [1.0]
