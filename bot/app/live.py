"""Live status of a running bot for commands on the same machine: a Unix socket beside its database, for its owner alone.

It needs no setting and no port: `doctor --live` and `status` find it. Each connection gets one JSON document.
"""

import asyncio
import json
import logging
import os
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.app.pulse import LATE_TICKS, Pulse
from bot.app.roles import Role
from bot.flows.alarms import say_alarm
from bot.model.errors import BotError

if TYPE_CHECKING:
    from bot.app.wiring import Newsroom

log = logging.getLogger(__name__)

_ANSWER = 5.0
_MOST_CHARACTERS = 100
"""A socket's path is bounded by the system (sun_path: 104 to 108 bytes)."""

Tell = Callable[[], Awaitable[Mapping[str, Any]]]


def socket_of(database: Path | None, home: Path, role: str) -> Path:
    """The socket of the process with a role."""
    beside = database or home / "var" / "dateline"
    return beside.with_name(f"{beside.name}.{role}.live")


async def how_it_is(newsroom: "Newsroom", pulse: Pulse) -> dict[str, Any]:
    """How a running bot is, in its own words; `alarms` are lines for its operator."""
    desk, every, zone = newsroom.desk, newsroom.settings.work.tick.total_seconds(), ZoneInfo(newsroom.workspace.timezone)

    def at(moment: datetime) -> str:
        return f"{moment.astimezone(zone):%Y-%m-%d %H:%M %Z}"

    lag = max(0.0, time.monotonic() - pulse.ticked_at - every)
    try:
        alarms = [say_alarm(silence, at) for silence in await newsroom.vigil.watchman.look()]
    except BotError as problem:
        alarms = [str(problem)]
    if lag > LATE_TICKS * every:
        alarms.append(f"the tick is {lag:.0f} s late")
    return {
        "role": newsroom.vigil.succession.role,
        "pid": os.getpid(),
        "jobs": pulse.queue_length(),
        "reading": newsroom.crew.length(),
        "reading_since": since.isoformat() if (since := newsroom.vigil.watchman.reading_since()) else None,
        "chats": {chat.platform.name: chat.platform.name in desk.reached for chat in newsroom.chats},
        "alarms": alarms,
    }


@asynccontextmanager
async def answering(path: Path, tell: Tell) -> AsyncIterator[None]:
    """Answer at a path during the block. Where that is not possible the bot runs without: nothing else depends on it."""

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_ANSWER):
                writer.write(json.dumps(await tell()).encode())
                await writer.drain()
        except (OSError, TimeoutError) as problem:
            log.debug("live_not_answered", extra={"problem": str(problem)})
        finally:
            writer.close()

    server = await _open(path, answer)
    try:
        yield
    finally:
        if server:
            server.close()
            with suppress(OSError):
                os.unlink(path)


async def _open(path: Path, answer: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]) -> Any:
    try:
        if len(os.fsencode(path)) > _MOST_CHARACTERS:
            raise OSError("the path is too long for a socket")
        return await asyncio.start_unix_server(answer, sock=_bound(path))
    except OSError as problem:
        log.info("live_not_served", extra={"path": str(path), "problem": str(problem)})
        return None


def _bound(path: Path) -> socket.socket:
    """A socket that only its owner may open; one that a killed process left is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    opened = socket.socket(socket.AF_UNIX)
    before = os.umask(0o177)
    try:
        opened.bind(str(path))
    except OSError:
        opened.close()
        raise
    finally:
        os.umask(before)
    return opened


async def ask_all(database: Path | None, home: Path) -> list[dict[str, Any]]:
    """The answers of all processes that work with this database on this machine."""
    answers = await asyncio.gather(*(ask(socket_of(database, home, role)) for role in Role.every()))
    return [answer for answer in answers if answer]


async def ask(path: Path) -> dict[str, Any] | None:
    """The answer of the process at a path; None when none answers in time."""
    try:
        async with asyncio.timeout(_ANSWER):
            reader, writer = await asyncio.open_unix_connection(path)
            try:
                answer = json.loads(await reader.read() or b"null")
            finally:
                writer.close()
    except (OSError, TimeoutError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None
