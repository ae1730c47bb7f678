"""The worker processes: whatever a text does to them, the bot goes on and leaves nobody behind."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.app import reader_process
from bot.app.crew import FEED_TIMEOUT, Crew
from bot.app.understanding import CrewUnderstanding
from bot.flows.turns import on_behalf_of
from bot.model.errors import Unreachable, Unreadable, UserError
from tests.builders import item

pytestmark = pytest.mark.e2e

TIMEOUT = timedelta(seconds=20)


@pytest.fixture
async def crew() -> AsyncIterator[Crew]:
    opened = Crew(1, TIMEOUT)
    yield opened
    await opened.close()


@pytest.fixture
async def hasty() -> AsyncIterator[Crew]:
    """A crew that has done its first task, so that its time limit is the task's alone, and short."""
    opened = Crew(1, TIMEOUT)
    await opened.call(os.getpid)
    opened._timeout = timedelta(seconds=0.5)
    yield opened
    await opened.close()


def worker_died(_: int) -> None:
    os._exit(9)


def hang(_: int) -> None:
    while True:
        pass


def devour(gigabytes: int) -> int:
    return len(bytearray(gigabytes * 1024**3))


def refuse(_: int) -> None:
    raise UserError("as asked, it cannot be done")


def stumble(_: int) -> None:
    raise RecursionError("too deep")


def sleepily(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def compute(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def pid_after(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def unpicklable(_: int) -> object:
    return lambda: None


class Odd(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def raise_odd(_: int) -> None:
    raise Odd("needs", "two")


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


async def test_it_reads_articles_in_a_process_of_its_own(crew: Crew) -> None:
    [reading] = await CrewUnderstanding(crew, method="lead", count=2).read(item())
    assert "340 households" in reading.article.body
    assert len(reading.analysis.summary) == 2
    again = await CrewUnderstanding(crew, method="lead", count=2).summarize(reading, method="lsa", count=1)
    assert (again.analysis.method, len(again.analysis.summary)) == ("lsa", 1)
    assert await crew.call(os.getpid) != os.getpid()


async def test_what_hangs_is_killed_in_time_and_the_next_text_is_read(hasty: Crew) -> None:
    began = time.monotonic()
    with pytest.raises(Unreadable, match="takes more than"):
        await hasty.call(hang, 1)
    assert time.monotonic() - began < 10
    hasty._timeout = TIMEOUT
    assert await hasty.call(abs, -7) == 7


@pytest.mark.parametrize("harm", [worker_died, stumble])
async def test_one_text_that_breaks_its_reader_is_unreadable_and_the_rest_is_read(crew: Crew, harm: object) -> None:
    with pytest.raises(Unreadable):
        await crew.call(harm, 1)  # type: ignore[arg-type]
    assert await crew.call(abs, -7) == 7


async def test_processes_that_cannot_start_are_no_fault_of_the_text(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(reader_process, "COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
        with pytest.raises(Unreachable, match="cannot be started"):
            await crew.call(os.getpid)
    assert await crew.call(os.getpid) != os.getpid()


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="macOS does not bound a process's memory")
async def test_what_devours_memory_is_unreadable_and_the_rest_is_read(crew: Crew) -> None:
    with pytest.raises(Unreadable, match="memory"):
        await crew.call(devour, 3)
    assert await crew.call(abs, -7) == 7


async def test_an_idle_process_that_the_system_kills_is_replaced_and_told(crew: Crew, caplog: pytest.LogCaptureFixture) -> None:
    """As the kernel does when memory runs short: it once ended all reading for good."""
    for _ in range(3):
        os.kill(await crew.call(os.getpid), signal.SIGKILL)
        assert await crew.call(abs, -7) == 7
    assert "reader_died" in caplog.messages


async def test_a_process_killed_in_the_middle_of_a_text_is_no_fault_of_the_text(crew: Crew) -> None:
    process = await crew.call(os.getpid)
    waiting = asyncio.create_task(crew.call(sleepily, 0.5))
    await asyncio.sleep(0.1)
    os.kill(process, signal.SIGKILL)
    assert await waiting == 0.5


async def test_all_processes_killed_at_once_lose_nothing() -> None:
    opened = Crew(3, TIMEOUT)
    try:
        processes = set(await asyncio.gather(*(opened.call(pid_after, 0.2) for _ in range(3))))
        assert len(processes) == 3
        for process in processes:
            os.kill(process, signal.SIGKILL)
        assert await asyncio.gather(*(opened.call(abs, -n) for n in range(9))) == list(range(9))
    finally:
        await opened.close()


async def test_a_process_that_only_stops_is_killed_in_time(hasty: Crew) -> None:
    os.kill(await hasty.call(os.getpid), signal.SIGSTOP)
    with pytest.raises(Unreadable, match="takes more than"):
        await hasty.call(abs, -7)
    hasty._timeout = TIMEOUT
    assert await hasty.call(abs, -7) == 7


async def test_a_hand_that_ends_is_replaced(crew: Crew) -> None:
    await crew.call(os.getpid)
    [hand] = crew._hands
    assert hand
    hand.cancel()
    await asyncio.wait({hand})
    assert await crew.call(abs, -7) == 7


async def test_an_answer_that_cannot_be_handed_over_is_a_mistake_told_as_one(crew: Crew) -> None:
    for odd in (unpicklable, raise_odd):
        with pytest.raises(Unreadable, match="a mistake in this bot"):
            await crew.call(odd, 1)
    assert await crew.call(abs, -7) == 7


async def test_the_processes_know_no_secrets(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    assert await crew.call(os.getenv, "DISCORD_TOKEN") is None
    assert await crew.call(os.getenv, "PATH") == os.environ["PATH"]


async def test_processes_that_cannot_start_are_an_alarm_until_one_reads_again(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each call fails at once and none waits, but nothing is read: that must not look healthy."""
    with monkeypatch.context() as broken:
        broken.setattr(reader_process, "COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
        with pytest.raises(Unreachable):
            await crew.call(os.getpid)
        began = crew.waits_since()
        assert began
        assert crew.length() == 0
        with pytest.raises(Unreachable):
            await crew.call(os.getpid)
        assert crew.waits_since() == began
    assert await crew.call(os.getpid)
    assert crew.waits_since() is None


async def test_workspaces_are_served_in_turn_and_in_one_its_sources(crew: Crew) -> None:
    """One with thirty heavy feeds keeps nobody waiting."""
    done: list[str] = []

    async def read(group: str, member: str, seconds: float) -> None:
        with on_behalf_of(group, member) as turn:
            await crew.call(sleepily, seconds)
            assert turn.seconds >= 0
            done.append(group)

    await crew.call(os.getpid)
    greedy = [asyncio.create_task(read("greedy", f"feed{n % 30}", 0.05)) for n in range(60)]
    await asyncio.sleep(0)
    modest = [asyncio.create_task(read("modest", "inbox", 0.01)) for _ in range(2)]
    await asyncio.gather(*modest)
    assert done.count("greedy") <= 6
    assert crew.waits_since()
    await asyncio.gather(*greedy)
    assert crew.waits_since() is None


async def test_what_reading_costs_is_added_up_for_whom_it_was_done(crew: Crew) -> None:
    with on_behalf_of("w", "feed") as turn:
        await asyncio.gather(*(crew.call(compute, 0.1) for _ in range(2)))
    assert 0.2 <= turn.seconds < 5


async def test_the_bots_own_errors_come_through_as_they_are(crew: Crew) -> None:
    with pytest.raises(UserError, match="as asked"):
        await crew.call(refuse, 1)


async def test_texts_are_read_side_by_side_and_one_bad_one_harms_no_other(crew: Crew) -> None:
    answers = await asyncio.gather(
        *(crew.call(abs, -n) for n in range(5)), crew.call(worker_died, 1), *(crew.call(abs, -n) for n in range(5)),
        return_exceptions=True,
    )  # fmt: skip
    assert [answer for answer in answers if isinstance(answer, int)] == [0, 1, 2, 3, 4] * 2
    assert isinstance(answers[5], Unreadable)


async def test_who_stops_waiting_does_not_stop_the_crew(crew: Crew) -> None:
    await crew.call(os.getpid)
    waiting = asyncio.create_task(crew.call(time.sleep, 30))
    await asyncio.sleep(0.3)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await asyncio.wait_for(crew.call(abs, -7), 15) == 7


@pytest.mark.parametrize("busy", [False, True])
async def test_closing_leaves_no_process_behind(busy: bool) -> None:
    opened = Crew(2, TIMEOUT)
    worker = await opened.call(os.getpid)
    assert is_running(worker)
    tasks = [asyncio.create_task(opened.call(hang, n)) for n in range(3)] if busy else []
    await asyncio.sleep(0.2 * busy)
    began = time.monotonic()
    await opened.close()
    await opened.close()
    assert time.monotonic() - began < 10
    assert not is_running(worker)
    for outcome in await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 10):
        assert not isinstance(outcome, Unreadable), "what was not read must not be put aside as unreadable"


async def test_a_feed_that_hangs_every_parser_is_killed_within_its_limit(crew: Crew) -> None:
    """A tag of 100,000 attributes takes a parser that compares each with all others a minute and more."""
    attributes = " ".join(f'a{number}="1"' for number in range(100_000))
    hostile = f'<rss version="2.0"><channel><title>T</title><item {attributes}><title>x</title></item></channel></rss>'
    await crew.call(os.getpid)
    began = time.monotonic()
    outcome = await asyncio.gather(crew.parse_feed(hostile.encode()), return_exceptions=True)
    assert time.monotonic() - began < FEED_TIMEOUT.total_seconds() + 5
    if isinstance(outcome[0], BaseException):
        assert isinstance(outcome[0], Unreadable)
    sound = '<rss version="2.0"><channel><title>T</title><item><title>A mill burned</title></item></channel></rss>'
    assert (await crew.parse_feed(sound.encode())).title == "T"


def tables(_: int) -> str:
    from py3langid import langid

    return type(langid.IDENTIFIER.tk_nextmove).__name__


async def test_reading_processes_share_the_tables_of_languages(crew: Crew) -> None:
    assert await crew.call(tables, 1) == "memoryview", "mapped from one file; an array would be its own 70 MB"
