"""The line that says what is waited for, the pager, and who else works on the same database."""

import asyncio
import io
import os
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from bot.app import neighbours, waiting
from bot.app.cli import pager
from bot.app.process import come_to_life, pass_away
from bot.app.visits import Visits
from bot.flows.collect import collect_all
from bot.flows.manage import make_source
from bot.model.source import EVERYONE, SourceKind
from bot.model.upkeep import Presence
from tests.fakes import FakeWorld, open_world

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


class Screen(io.StringIO):
    """A terminal, as far as it matters here."""

    def isatty(self) -> bool:
        return True


def watched_screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Standard error as a terminal. No fixture: pytest puts its own in place between that and the test."""
    drawn = Screen()
    monkeypatch.setattr("sys.stderr", drawn)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(waiting, "_PAUSE", 0.01)
    return drawn


def wait_until_drawn(screen: Screen) -> None:
    pause = waiting.threading.Event()
    for _ in range(500):
        if screen.getvalue():
            return
        pause.wait(0.01)


def test_what_lasts_is_said_and_the_line_goes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = watched_screen(monkeypatch)
    monkeypatch.setattr(waiting, "SHOWN_AFTER", 0.0)
    with waiting.waiting_for("Reading 2 sources"):
        wait_until_drawn(screen)
        waiting.hide()
    assert "Reading 2 sources (0 s)" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_what_does_not_last_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = watched_screen(monkeypatch)
    monkeypatch.setattr(waiting, "SHOWN_AFTER", 3600.0)
    with waiting.waiting_for("Reading"):
        waiting.threading.Event().wait(0.1)
    assert screen.getvalue() == ""


def test_nothing_is_drawn_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "SHOWN_AFTER", 0.0)
    monkeypatch.setattr(waiting, "_PAUSE", 0.01)
    file = io.StringIO()
    monkeypatch.setattr("sys.stderr", file)
    with waiting.waiting_for("Reading"):
        waiting.threading.Event().wait(0.1)
    assert file.getvalue() == ""


@pytest.mark.parametrize(("width", "line"), [(40, "Reading 12 sources (3 s)"), (16, "Reading … (3 s)"), (4, "… (3 s)")])
def test_the_line_fits_the_screen(width: int, line: str) -> None:
    assert waiting.said("Reading 12 sources", 3.4, width) == line


async def test_visits_say_whom_they_wait_for() -> None:
    async with open_world() as world:
        sources = [make_source(SourceKind.FEED, f"https://{name}.example/f", title=name.capitalize()) for name in ("ada", "bo")]
        for source in sources:
            await world.desk.news.add_source(source, followed_by=EVERYONE)
        visits, seen = Visits(len(sources)), list[str]()
        slow = asyncio.Event()
        watched = visits.watched(_slow(world, slow))
        collecting = asyncio.create_task(collect_all(watched, sources))
        await _begun(visits, len(sources))
        seen.append(visits.said())
        slow.set()
        await collecting
        assert seen == ["Read 0 of 2 sources; waiting for Ada and 1 more …"]
        assert (visits.over, visits.said()) == (2, "Read 2 of 2 sources; storing what they brought …")


async def _begun(visits: Visits, count: int) -> None:
    for _ in range(1000):
        if len(visits.begun) == count:
            return
        await asyncio.sleep(0.001)


def _slow(world: FakeWorld, until: asyncio.Event) -> Any:
    from dataclasses import replace

    reader = world.desk.readers[SourceKind.FEED]

    class Slow:
        async def visit(self, source: Any, state: Any) -> Any:
            await until.wait()
            return await reader.visit(source, state)

        reject = reader.reject

    return replace(world.desk, readers={SourceKind.FEED: Slow()})


@pytest.mark.parametrize(("lines", "paged"), [(23, False), (24, True)])
def test_what_is_longer_than_the_window_goes_to_the_pager(monkeypatch: pytest.MonkeyPatch, lines: int, paged: bool) -> None:
    shown: list[str] = []
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("LESS", "-F")
    monkeypatch.setattr("sys.stdin", Screen())
    monkeypatch.setattr("sys.stdout", Screen())
    monkeypatch.setattr(pager.click, "echo_via_pager", lambda page, color: shown.append(page))
    pager.show("line\n" * lines, pager=True)
    assert bool(shown) == paged
    assert os.environ["LESS"] == ("-F -R" if paged else "-F")
    pager.show("line\n" * lines, pager=False)
    assert len(shown) == paged


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        ("all", "all", True),
        ("news", "all", True),
        ("discord", "news", False),
        ("news", "news", True),
        ("chat", "discord", True),
        ("worker", "worker", False),
        ("clock", "clock", False),
        ("worker", "all", False),
        ("chat", "a role of tomorrow", False),
    ],
)
def test_a_second_run_is_told_of(mine: str, theirs: str, told: bool) -> None:
    here, other, dead = come_to_life(), come_to_life(), come_to_life()
    pass_away(dead)
    present = [Presence(process=one, role=theirs, started=NOW, beat_at=NOW, beats=1) for one in (here, other, dead)]
    succession: Any = SimpleNamespace(process=here, role=mine, present=present)
    found = neighbours.others(succession, NOW)
    assert [one.process for one in found] == ([other] if told else [])
    if found:
        assert "works on this database too, since 2026-11-30 12:00 UTC" in neighbours.said(found[0], UTC)
    for life in (here, other):
        pass_away(life)
