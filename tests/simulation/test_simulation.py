"""The simulation itself: a seed replays exactly, the disk forgets what was not synced, and every planted fault still applies."""

import ast
import random
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.app.timetable import next_times
from bot.parse.schedule.read import parse_schedule
from tests.simulation.oracle import slots
from tests.simulation.planting import FAULTS, ROOT, Change, DoesNotApply, Fault, faults

_FORGETTING = """
import os, random, sqlite3, sys
from pathlib import Path
from tests.simulation.disk import Disk, carry_over

disk, folder = Disk(), Path(sys.argv[1])
disk.install()
connection = sqlite3.connect(folder / "x.db", isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("CREATE TABLE t (n)")
for synchronous in ("FULL", "NORMAL"):
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    for n in range(10):
        connection.execute("INSERT INTO t VALUES (?)", (synchronous,))
carry_over(folder, 1)
if sys.argv[2] == "cut":
    disk.cut(folder, random.Random(int(sys.argv[3])))
os._exit(0)
"""


@pytest.mark.parametrize(("end", "seed"), [("kill", 0), ("cut", 0), ("cut", 1), ("cut", 5)])
def test_a_power_cut_takes_what_was_not_synced_and_a_kill_takes_nothing(tmp_path: Path, end: str, seed: int) -> None:
    folder = tmp_path / "bot"
    folder.mkdir()
    subprocess.run([sys.executable, "-c", _FORGETTING, str(folder), end, str(seed)], cwd=ROOT, check=True)
    connection = sqlite3.connect(folder / "x.db")
    kept = dict(connection.execute("SELECT n, count(*) FROM t GROUP BY n").fetchall())
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert kept["FULL"] == 10
    assert kept.get("NORMAL", 0) == 10 or end == "cut"
    if seed == 1 and end == "cut":
        assert "NORMAL" not in kept, "nothing survived, by this seed"


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Europe/Berlin", datetime(2026, 10, 23, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 3, 27, tzinfo=UTC)),
        ("Africa/Cairo", datetime(2026, 4, 22, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 4, 3, tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("times", [(time(2, 30),), (time(0),), (time(2, 15), time(2, 30))])
def test_the_oracle_and_the_timetable_agree(zone: str, start: datetime, times: tuple[time, ...]) -> None:
    end = start + timedelta(days=5)
    schedule = parse_schedule("daily " + " and ".join(f"{at:%H:%M}" for at in times))
    assert list(slots(times, zone, start, end)) == [at for at in next_times(schedule, zone, start, 20) if at <= end]


def test_the_oracle_knows_quiet_hours() -> None:
    start, quiet = datetime(2026, 6, 10, 12, tzinfo=UTC), (time(22), time(6, 45))
    due = slots((time(2, 30), time(23), time(12, 30)), "UTC", start, start.replace(day=12), quiet)
    assert [f"{at:%d %H:%M}" for at in due] == ["10 12:30", "11 06:45", "11 12:30", "12 06:45"]


def test_there_are_enough_faults() -> None:
    assert len(faults()) >= 20


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault.name)
def test_a_fault_can_be_planted(fault: Fault) -> None:
    changed: dict[str, str] = {}
    for change in fault.changes:
        text = changed.get(change.file) or (ROOT / change.file).read_text(encoding="utf-8")
        changed[change.file] = change.applied(text)
    for text in changed.values():
        ast.parse(text)


def test_a_fault_that_does_not_apply_is_told() -> None:
    with pytest.raises(DoesNotApply, match=r"a\.py has 2 times what is to be replaced once"):
        Change(file="a.py", old="one", new="two").applied("one and one")


def test_every_fault_is_found_once_in_the_list() -> None:
    assert {file.stem for file in FAULTS.iterdir()} == {fault.name for fault in faults()}


@pytest.mark.slow
def test_a_seed_replays_exactly() -> None:
    seed = random.SystemRandom().randint(1, 10_000)
    told = [_trace(seed) for _ in range(2)]
    assert told[0] == told[1], f"seed {seed}"


def _trace(seed: int) -> str:
    command = [sys.executable, "-m", "tests.simulation", "--replay", str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return next(line for line in done.stdout.splitlines() if line.startswith("trace "))
