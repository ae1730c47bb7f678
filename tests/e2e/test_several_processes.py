"""Whole processes over one PostgreSQL: a run from feeds to a digest, and two that collect at once."""

import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Desk, running
from tests.e2e.outlets import Outlets, host
from tests.postgresql import new_database

FEEDS, ITEMS = 30, 8
EACH_ONCE = Counter({f"/feed{n}": 1 for n in range(FEEDS)})


@pytest.fixture
def outlets() -> Iterator[Outlets]:
    opened = Outlets(items=ITEMS)
    yield opened
    opened.close()


@pytest.fixture
def desk(postgresql: Any, tmp_path: Path, outlets: Outlets) -> Desk:
    sources = "".join(f'[[sources]]\nkind = "feed"\nlocation = "{outlets.address(n)}"\n' for n in range(FEEDS))
    hosts = ", ".join(f'"{host(n)}"' for n in range(FEEDS))
    (tmp_path / "dateline.toml").write_text(
        f'database = "{new_database(postgresql)}"\n[fetch]\nallow_hosts = [{hosts}]\nfull_text = "never"\n'
        f"[work]\nprocesses = 1\n{sources}",
        encoding="utf-8",
    )
    return Desk(tmp_path)


def test_a_whole_run_collects_everything_and_prints_a_digest(desk: Desk, outlets: Outlets) -> None:
    ended = desk.bot("run", "--once")
    assert ended.returncode == 0, ended.stderr
    assert "Storm closes the" in ended.stdout
    assert outlets.asked == EACH_ONCE
    assert collected(desk) == FEEDS * ITEMS


def test_two_that_start_at_once_ask_each_outlet_once(desk: Desk, outlets: Outlets) -> None:
    with running(desk, "--role", "news", name="1") as one, running(desk, "--role", "news", name="2") as other:
        for each in (one, other):
            each.tells("Next digest", 120)
        assert [each.stop(signal.SIGTERM) for each in (one, other)] == [0, 0], one.told + other.told
    assert outlets.asked == EACH_ONCE
    assert collected(desk) == FEEDS * ITEMS


def collected(desk: Desk) -> int:
    found = re.search(r"Articles:\s+([\d,]+)", desk.bot("status").stdout)
    return int(found[1].replace(",", "")) if found else 0


def until_all_are_collected(desk: Desk, seconds: float) -> None:
    end = time.monotonic() + seconds
    while (count := collected(desk)) < FEEDS * ITEMS:
        assert time.monotonic() < end, f"only {count} of {FEEDS * ITEMS} articles came"
        time.sleep(0.5)


@pytest.mark.slow
def test_what_a_killed_worker_had_in_hand_is_done_by_another_once(desk: Desk, outlets: Outlets) -> None:
    outlets.pause = 0.5
    with running(desk, "--role", "worker", name="1") as one, running(desk, "--role", "worker", name="2") as other:
        one.tells("Visiting", 120)
        other.tells("Visiting", 120)
        outlets.until_asked(5)
        one.process.kill()
        one.process.wait()
        until_all_are_collected(desk, 120)
        assert other.stop(signal.SIGTERM) == 0, other.told
    assert set(outlets.asked) == set(EACH_ONCE)
    assert sum(outlets.asked.values()) - FEEDS <= 16, "only what the dead one had in hand was asked for again"
