"""The night's upkeep: once a day, also after downtime, by one of several processes, whatever the backup does."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.flows import housekeep
from bot.flows.housekeep import LEASE, House, keep_house, look_around
from bot.model.errors import StoreTrouble
from bot.model.source import SourceState
from bot.model.upkeep import Chore, Entry, Held
from bot.store.database.backup import BackupFolder
from bot.store.store import Store, open_store
from tests.store.builders import ALL_TIME, NOW, reading, source

DAY = timedelta(days=1)


def three_in_the_morning(after: datetime) -> datetime:
    tonight = after.replace(hour=3, minute=0)
    return tonight if tonight > after else tonight + DAY


@dataclass
class Night:
    """A house whose time is set by hand."""

    store: Store
    backups: BackupFolder
    now: datetime = NOW
    keep: dict[Held, timedelta] = field(default_factory=lambda: {Held.ARTICLES: 90 * DAY, Held.DELIVERIES: 90 * DAY})
    backup_every: timedelta | None = None

    @property
    def house(self) -> House:
        return House(care=self.store.care, keep=self.keep, quiet_hour=three_in_the_morning, backup_every=self.backup_every)

    async def is_due(self, at: datetime) -> bool:
        self.now = at
        return await look_around(self.house, at)

    async def work(self) -> dict[Held, int] | None:
        return await keep_house(self.house, lambda: self.now)

    async def words(self) -> str:
        entry = await self.store.care.entry(Chore.HOUSEKEEPING)
        return entry.words if entry else "never"


@pytest.fixture
async def night(tmp_path: Path) -> AsyncIterator[Night]:
    backups = BackupFolder(folder=tmp_path / "backups", keep=3)
    store = await open_store(str(tmp_path / "news.db"), backups=backups)
    await store.news.add_source(source(), followed_by="*")
    yield Night(store, backups)
    await store.close()


async def settled(night: Night) -> None:
    """The first look of a new newsroom only begins the count."""
    assert await night.is_due(NOW)
    assert await night.work() is None
    assert not await night.is_due(NOW + timedelta(minutes=1))


async def test_it_is_due_once_a_night(night: Night) -> None:
    await settled(night)
    assert not await night.is_due(datetime(2026, 11, 24, 2, 59, tzinfo=UTC))
    assert await night.is_due(datetime(2026, 11, 24, 3, 0, tzinfo=UTC))
    assert await night.work() == {Held.ARTICLES: 0, Held.DELIVERIES: 0}
    assert not await night.is_due(datetime(2026, 11, 24, 3, 1, tzinfo=UTC))
    assert await night.is_due(datetime(2026, 11, 25, 3, 0, tzinfo=UTC))


async def test_after_weeks_of_sleep_it_is_done_once(night: Night) -> None:
    await settled(night)
    assert await night.is_due(NOW + 20 * DAY)
    assert await night.work() is not None
    assert not await night.is_due(NOW + 20 * DAY + timedelta(minutes=1))


async def test_what_broke_off_is_done_again_an_hour_later(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database went away in the middle of it, or its process died: it once was left until the next night."""
    await settled(night)
    night.now = NOW + DAY

    async def away() -> None:
        raise StoreTrouble("the database cannot be reached")

    with monkeypatch.context() as broken:
        broken.setattr(night.store.care, "optimise", away)
        with pytest.raises(StoreTrouble):
            await night.work()
    assert not await night.is_due(NOW + DAY + LEASE - timedelta(minutes=1)), "it may still be at work"
    assert await night.is_due(NOW + DAY + LEASE)
    assert await night.work() is not None
    assert not await night.is_due(NOW + DAY + 3 * LEASE)


async def test_of_two_processes_one_does_it(night: Night) -> None:
    await settled(night)
    night.now = NOW + DAY
    assert [await night.work() is not None for _ in range(2)] == [True, False]


async def test_what_is_old_goes_in_many_batches_and_is_counted(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeep, "BATCH", 3)
    old = [reading(f"old{number}", fetched=NOW - 100 * DAY) for number in range(8)]
    await night.store.news.save_visit(SourceState(source_id="gazette"), [*old, reading("new")], [])
    await settled(night)
    night.now = NOW + DAY
    assert await night.work() == {Held.ARTICLES: 8, Held.DELIVERIES: 0}
    assert await night.words() == "8 articles deleted"
    assert await night.store.news.count("w", ALL_TIME) == 1


async def test_a_backup_is_made_when_the_last_one_is_old(night: Night) -> None:
    night.backup_every = 7 * DAY
    await settled(night)
    assert night.backups.all() == []
    night.now = NOW + DAY
    await night.work()
    (made,) = night.backups.all()
    assert made.exists()
    night.now = datetime.now(UTC) + 6 * DAY
    await night.work()
    assert night.backups.all() == [made], "the last one will do"


async def test_no_backup_is_no_reason_to_leave_the_rest(night: Night, caplog: pytest.LogCaptureFixture) -> None:
    night.backup_every = DAY
    night.backups.folder.write_text("a file where the folder should be")
    await night.store.news.save_visit(SourceState(source_id="gazette"), [reading("old", fetched=NOW - 100 * DAY)], [])
    await settled(night)
    night.now = NOW + DAY
    assert await night.work() == {Held.ARTICLES: 1, Held.DELIVERIES: 0}
    (failed,) = [record for record in caplog.records if record.msg == "backup_failed"]
    assert "cannot be" in failed.__dict__["problem"]


async def test_a_bot_at_work_is_known_by_its_look_around(night: Night) -> None:
    for minute in range(3):
        await night.is_due(NOW + timedelta(minutes=minute))
    assert await night.store.care.entry(Chore.TICK) == Entry(at=NOW + timedelta(minutes=2))


async def test_others_read_and_write_between_two_batches(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeep, "BATCH", 1)
    state = SourceState(source_id="gazette")
    await night.store.news.save_visit(state, [reading(f"old{n}", fetched=NOW - 100 * DAY) for n in range(6)], [])
    await settled(night)
    night.now = NOW + DAY
    at_work = asyncio.create_task(night.work())
    written = 0
    while not at_work.done():
        await night.store.news.save_visit(state, [reading(f"new{written}")], [])
        assert await night.store.news.count("w", ALL_TIME) >= written
        written += 1
    assert written > 2
    assert await night.store.news.count("w", ALL_TIME) == written


async def test_who_gathers_no_news_does_no_upkeep_and_says_that_it_lives(night: Night) -> None:
    house = House(care=night.store.care, keep={}, quiet_hour=three_in_the_morning, signs=lambda: {"fake": "not connected"})
    assert await look_around(house, NOW) is False
    entry = await night.store.care.entry("fake")
    assert entry is not None
    assert (entry.at, entry.words) == (NOW, "not connected")
    assert await night.store.care.entry(Chore.TICK) is None


@pytest.mark.parametrize(
    ("words", "ago", "is_due"),
    [
        ("begun", timedelta(minutes=59), False), ("begun", timedelta(hours=1), True),
        ("nothing to delete", timedelta(hours=1), False),
        ("nothing to delete", -DAY, False), ("nothing to delete", -DAY - timedelta(seconds=1), True),
    ],
)  # fmt: skip
async def test_what_was_begun_is_begun_anew_and_what_is_dated_ahead_is_of_a_wrong_clock(
    night: Night, words: str, ago: timedelta, is_due: bool
) -> None:
    at = NOW.replace(hour=12)
    assert await night.store.care.enter(Chore.HOUSEKEEPING, Entry(at=at - ago, words=words), last=None)
    assert await night.is_due(at) is is_due
    assert (await night.work() is not None) is is_due


async def test_what_was_done_is_said_in_words_and_logged(night: Night, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    asked: list[tuple[Held, datetime, int]] = []
    night.keep = {Held.ARTICLES: 90 * DAY, Held.REJECTED: 9 * DAY}
    house = night.house

    class Noting:
        def __getattr__(self, name: str) -> object:
            return getattr(night.store.care, name)

        async def forget(self, held: Held, before: datetime, most: int) -> int:
            asked.append((held, before, most))
            return 2 if len(asked) in (1, 2, 4) else 0

    await settled(night)
    later = NOW + DAY
    made = House(care=Noting(), keep=night.keep, quiet_hour=house.quiet_hour)  # type: ignore[arg-type]
    assert await keep_house(made, lambda: later) == {Held.ARTICLES: 4, Held.REJECTED: 2}
    assert await night.words() == "4 articles deleted, 2 rejected items deleted"
    assert asked == [(Held.ARTICLES, later - 90 * DAY, 500)] * 3 + [(Held.REJECTED, later - 9 * DAY, 500)] * 2
    (told,) = [record.__dict__ for record in caplog.records if record.message == "house_kept"]
    assert (told["articles"], told["rejected_items"]) == (4, 2)


@pytest.mark.parametrize(("days", "backups"), [(6, 1), (7, 2), (-6, 1), (-7, 2)])
async def test_a_backup_is_as_old_as_it_may_be(night: Night, days: int, backups: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever clock dated it: one that lies far ahead tells nothing of its age."""
    made: list[int] = []

    async def back_up() -> str:
        made.append(1)
        return "file"

    async def last_backup() -> Entry | None:
        return Entry(at=NOW) if made else None

    monkeypatch.setattr(night.store.care, "back_up", back_up)
    monkeypatch.setattr(night.store.care, "last_backup", last_backup)
    night.backup_every = 7 * DAY
    for at in (NOW, NOW + days * DAY):
        await housekeep._back_up(night.house, at)
    assert len(made) == backups
