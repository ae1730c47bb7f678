"""A line on the terminal that says what is waited for, shown after two seconds and removed at the end.

A thread draws it, since the work may block everything else. Without a person at the terminal (no terminal, TERM=dumb) there is
none.
"""

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SHOWN_AFTER, _PAUSE = 2.0, 0.5
_CLEAR = "\r\x1b[K"

_lock = threading.RLock()
_waits: list[tuple[Callable[[], str], float]] = []
"""What is waited for and since when; the last one is shown."""
_drawn = False


@contextmanager
def waiting_for(what: str | Callable[[], str]) -> Iterator[None]:
    """Show during the block what is waited for; a callable may give changing words."""
    if not _is_watched():
        yield
        return
    wait = ((lambda: what) if isinstance(what, str) else what, time.monotonic())
    ended = threading.Event()
    with _lock:
        _waits.append(wait)
    drawer = threading.Thread(target=_draw_on, args=(wait, ended), daemon=True)
    drawer.start()
    try:
        yield
    finally:
        ended.set()
        with _lock:
            _waits.remove(wait)
            hide()


def hide() -> None:
    """Clear the line, so that another can be printed in its place."""
    global _drawn
    with _lock:
        if _drawn:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            _drawn = False


def said(what: str, seconds: float, width: int) -> str:
    """The line, cut to the width of a screen."""
    clock = f" ({seconds:.0f} s)"
    room = width - 1 - len(clock)
    return (what if len(what) <= room else f"{what[: max(room - 1, 0)]}…") + clock


def _draw_on(wait: tuple[Callable[[], str], float], ended: threading.Event) -> None:
    while not ended.wait(_PAUSE):
        with _lock:
            if not ended.is_set() and _waits and _waits[-1] is wait:
                _draw(*wait)


def _draw(what: Callable[[], str], since: float) -> None:
    global _drawn
    seconds = time.monotonic() - since
    if seconds >= SHOWN_AFTER:
        sys.stderr.write(_CLEAR + said(what(), seconds, shutil.get_terminal_size().columns))
        sys.stderr.flush()
        _drawn = True


def _is_watched() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
