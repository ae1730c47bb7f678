"""What runs in a reading process: one pickled call after another over a socket, each answered before the next comes.

Both ways a message is its length in 8 bytes, then a pickle. The bot's end closes when the bot ends, however it does, and the
process ends with it; one that is busy then, for ever perhaps, is ended by its own alarm clock.
"""

import logging
import pickle
import signal
import socket
import sys
import time
import traceback
from contextlib import suppress
from typing import Any

LENGTH = 8
_MEMORY = 2 * 1024**3
_MARGIN = 10.0
"""Seconds beyond a call's limit, at which the bot kills the process, after which the process ends itself."""

READY = "ready"


class Remote(Exception):
    """The trace of an error as it was in the reading process."""

    def __str__(self) -> str:
        return f"\n{self.args[0]}"


def main(descriptor: int, tables: int | None = None) -> None:
    """Work until the other end is closed. `tables` is an open file that all reading processes share (`app/language_tables`)."""
    _settle_in()
    line = socket.socket(fileno=descriptor)
    _get_ready(tables)
    _send(line, pickle.dumps(READY))
    while (task := _receive(line)) is not None:
        limit, call = pickle.loads(task)  # noqa: S301  (the bot's own)
        signal.setitimer(signal.ITIMER_REAL, limit + _MARGIN)
        answer = _answer(call)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _send(line, answer)


def _answer(call: bytes) -> bytes:
    """Whether it went well, the result or the error, and the seconds of CPU that it took; pickled."""
    began = time.process_time()
    try:
        outcome: tuple[bool, Any] = (True, pickle.loads(call)())  # noqa: S301
        return pickle.dumps((*outcome, time.process_time() - began))
    except Exception as error:
        trace = traceback.format_exc()
        return _packed(error, trace, time.process_time() - began)


def _packed(error: Exception, trace: str, seconds: float) -> bytes:
    """An error that cannot be handed over as it is goes as the words that it has."""
    error.__traceback__ = error.__context__ = error.__cause__ = None
    try:
        packed = pickle.dumps((False, (error, trace), seconds))
        pickle.loads(packed)  # noqa: S301
    except Exception:
        return pickle.dumps((False, (RuntimeError(f"{type(error).__name__}: {error}"), trace), seconds))
    return packed


def _send(line: socket.socket, message: bytes) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):  # The next look at the line ends the process.
        line.sendall(len(message).to_bytes(LENGTH, "big") + message)


def _receive(line: socket.socket) -> bytes | None:
    head = _exactly(line, LENGTH)
    return None if head is None else _exactly(line, int.from_bytes(head, "big"))


def _exactly(line: socket.socket, count: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < count:
        part = line.recv(min(count - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return bytes(parts)


def _get_ready(tables: int | None) -> None:
    """Import what reads before the first call, so that no text pays for it with its time: a second and more of CPU."""
    import bot.parse.feed.read
    import bot.understand.read  # noqa: F401
    from bot.app.language_tables import use_tables

    if tables is not None:
        with suppress(OSError):  # No room for the file, say: the tables are in this process's own memory then.
            use_tables(tables)


def _settle_in() -> None:
    """Leave Ctrl-C to the main process, and bound the memory where the system can (not on macOS)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # What is wrong with a file is told as the reason, or mended.
    if sys.platform != "darwin":
        import resource

        with suppress(ValueError):  # a lower bound set by the operator stays
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        # Of all of the bot's processes these are the ones that a system short of memory may end (proc_pid_oom_score_adj(5)).
        with suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:
            score.write("500")
