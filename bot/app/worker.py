"""The loop of a reading process: one pickled call after another over a socket, each answered before the next comes.

In both directions a message is its length in 8 bytes, then a pickle. When the bot ends, however it does, its end of the socket
closes, and the process ends too; one that is busy then is ended by its own alarm (SIGALRM).
"""

import logging
import pickle
import signal
import socket
import sys
import time
import traceback
from contextlib import suppress
from itertools import count
from typing import Any

from bot.app.memory import give_back, use_one_arena

LENGTH = 8
_MEMORY = 2 * 1024**3
_MARGIN = 10.0
"""Seconds after a call's limit (when the bot kills the process) at which the process ends itself."""

_TIDIED = 20
"""Calls after which free memory is given back."""

READY = "ready"


class Remote(Exception):
    """The traceback of an error in the reading process."""

    def __str__(self) -> str:
        return f"\n{self.args[0]}"


def main(descriptor: int, tables: int | None = None) -> None:
    """Work until the socket is closed. `tables` is an open file that all reading processes share (`app/language_tables`)."""
    _settle_in()
    line = socket.socket(fileno=descriptor)
    _get_ready(tables)
    _send(line, pickle.dumps(READY))
    for number in count(1):
        if (task := _receive(line)) is None:
            return
        limit, call = pickle.loads(task)  # noqa: S301  (the bot's own)
        signal.setitimer(signal.ITIMER_REAL, limit + _MARGIN)
        answer = _answer(call)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _send(line, answer)
        if number % _TIDIED == 0:
            give_back()


def _answer(call: bytes) -> bytes:
    """Whether the call succeeded, its result or error, and the CPU seconds that it took; pickled."""
    began = time.process_time()
    try:
        outcome: tuple[bool, Any] = (True, pickle.loads(call)())  # noqa: S301
        return pickle.dumps((*outcome, time.process_time() - began))
    except Exception as error:
        trace = traceback.format_exc()
        return _packed(error, trace, time.process_time() - began)


def _packed(error: Exception, trace: str, seconds: float) -> bytes:
    """An error that cannot be pickled is sent as its words."""
    error.__traceback__ = error.__context__ = error.__cause__ = None
    try:
        packed = pickle.dumps((False, (error, trace), seconds))
        pickle.loads(packed)  # noqa: S301
    except Exception:
        return pickle.dumps((False, (RuntimeError(f"{type(error).__name__}: {error}"), trace), seconds))
    return packed


def _send(line: socket.socket, message: bytes) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):  # The next read from the socket ends the process.
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
    """Import the parsers before the first call, so that no text pays for it: a second and more of CPU."""
    import bot.parse.feed.read
    import bot.understand.read  # noqa: F401
    from bot.app.language_tables import use_tables

    if tables is not None:
        with suppress(OSError):  # No space for the file, say: the tables are in this process's own memory then.
            use_tables(tables)


def _settle_in() -> None:
    """Leave Ctrl-C to the main process, and limit the memory where the system can (not on macOS)."""
    use_one_arena()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # What is wrong with a file is told as the reason, or mended.
    if sys.platform != "darwin":
        import resource

        with suppress(ValueError):  # a lower limit set by the operator stays
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        # When memory is short, the system should kill these processes first (proc_pid_oom_score_adj(5)).
        with suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:
            score.write("500")
