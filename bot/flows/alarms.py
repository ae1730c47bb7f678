"""When silence is an alarm: judged by what comes out of the bot, not by whether it runs. The one home of these judgements.

| alarm   | raised when, while somebody works                                            |
|---------|------------------------------------------------------------------------------|
| sources | a source is due and was not visited for three of its intervals               |
| reading | a text waits for a reading process, or none can be started, for two minutes  |
| digests | a digest is five minutes late                                                |
| outbox  | the head of a channel could be sent for a minute, and is not                 |
| writing | whoever works has not written to the store for a minute (a full disk, say)   |

What was due before whoever does it was started counts from then on: after downtime there is a little to make up for.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.upkeep import Due, Overdue, Presence

INTERVALS = 3
LEAST_SOURCE, READING, DIGEST = timedelta(minutes=2), timedelta(minutes=2), timedelta(minutes=5)
OUTBOX = WRITING = timedelta(minutes=1)
NAMED = 5
"""So many late items are named."""

_GATHER, _PUBLISH = frozenset({"all", "news", "worker"}), frozenset({"all", "news", "clock"})

Lives = Callable[[Presence, datetime], bool]
"""Whether a process on the roster is alive, as far as can be known."""


class Alarm(StrEnum):
    """Which output has stopped."""

    WRITING = "writing"
    READING = "reading"
    SOURCES = "sources"
    DIGESTS = "digests"
    OUTBOX = "outbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """An alarm: since when something is overdue, how many things are, and the names of the first."""

    alarm: Alarm
    since: datetime
    names: tuple[str, ...] = ()
    count: int = 0


def judge(
    overdue: Overdue,
    now: datetime,
    *,
    lives: Lives,
    platforms: Collection[str] | None = None,
    reading_since: datetime | None = None,
) -> tuple[Silence, ...]:
    """The current alarms, causes before effects; none where no process works: that is reported elsewhere.

    Only what is for these platforms counts (None: for all). `reading_since` is since when a text waits to be read.
    """
    working = [worker for worker in overdue.workers if lives(worker, now)]
    found = [
        *_silent_writers(working, now),
        *([] if reading_since is None or now - reading_since <= READING else [_silence(Alarm.READING, reading_since)]),
        _late(Alarm.SOURCES, overdue.sources, working, now, _allowed_wait_of_source),
        _late(Alarm.DIGESTS, _for(overdue.digests, platforms), working, now, lambda _: DIGEST),
        _late(Alarm.OUTBOX, _for(overdue.messages, platforms), working, now, lambda _: OUTBOX),
    ]
    return tuple(silence for silence in found if silence)


def say_alarm(silence: Silence, at: Callable[[datetime], str]) -> str:
    """One line for the operator; `at` says a moment."""
    since, who = at(silence.since), ", ".join(silence.names)
    more = f" and {silence.count - len(silence.names)} more" if silence.count > len(silence.names) else ""
    return {
        Alarm.WRITING: f"nothing could be written to the database since {since}: is its disk full?",
        Alarm.READING: f"no article could be read since {since}: what does the log say of a `reader`?",
        Alarm.SOURCES: f"sources are due and not visited since {since}: {who}{more}",
        Alarm.DIGESTS: f"a digest is late since {since}: {who}{more}",
        Alarm.OUTBOX: f"messages could be sent since {since} and are not: {who}{more}; dateline outbox",
    }[silence.alarm]


def of_workspace(overdue: Overdue, workspace_id: str, sources: Collection[str]) -> Overdue:
    """What a workspace may know of it: its own digests and messages, and the sources, by id, that it follows."""
    return Overdue(
        sources=tuple(source for source in overdue.sources if source.id in sources),
        digests=tuple(digest for digest in overdue.digests if digest.workspace_id == workspace_id),
        messages=tuple(message for message in overdue.messages if message.workspace_id == workspace_id),
        workers=overdue.workers,
    )


def _silent_writers(working: list[Presence], now: datetime) -> Iterator[Silence]:
    silent = [worker for worker in working if now - worker.beat_at > WRITING]
    if silent:
        yield _silence(Alarm.WRITING, min(worker.beat_at for worker in silent))


def _late(
    alarm: Alarm, due: Collection[Due], working: list[Presence], now: datetime, allowed_wait: Callable[[Due], timedelta]
) -> Silence | None:
    late = []
    for item in due:
        begun = min((worker.started for worker in working if _does(worker, alarm, item)), default=None)
        if begun is None:
            continue  # No process is responsible for it.
        since = max(begun, item.since or begun)
        if now - since > allowed_wait(item):
            late.append((since, item.name))
    if not late:
        return None
    late.sort()
    return Silence(alarm=alarm, since=late[0][0], names=tuple(name for _, name in late[:NAMED]), count=len(late))


def _does(worker: Presence, alarm: Alarm, item: Due) -> bool:
    """Whether a process is responsible for it: messages to a chat are sent by the process that serves it, where there is one."""
    if alarm is Alarm.OUTBOX and worker.role in (item.platform, "chat"):
        return True
    return worker.role in (_GATHER if alarm is Alarm.SOURCES else _PUBLISH)


def _for(due: Collection[Due], platforms: Collection[str] | None) -> list[Due]:
    return [item for item in due if platforms is None or item.platform in platforms]


def _allowed_wait_of_source(source: Due) -> timedelta:
    return max(INTERVALS * source.every, LEAST_SOURCE)


def _silence(alarm: Alarm, since: datetime) -> Silence:
    return Silence(alarm=alarm, since=since, count=1)
