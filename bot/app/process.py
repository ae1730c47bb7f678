"""Identifies this process, and says whether another one on this machine is still alive.

A process number alone identifies nothing: it is given again, in each container anew, and after a restart of the machine. So a
process is named by its machine (host, boot, and the space in which its number counts: pid_namespaces(7)), its number and when it
started (proc_pid_stat(5)). Where the system does not say these, as on macOS, the heartbeat decides.
"""

import math
import os
import socket
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import uuid4

from bot.flows.succession import SILENT
from bot.model.upkeep import Presence

_STARTED = 22
"""The field of /proc/PID/stat that holds when the process started, in ticks since boot."""

_SILENT_NEXT_DOOR = 8.0
"""For a container of the same name on this machine, mostly the one that this one replaces. Longer than one heartbeat."""

_FRESH = timedelta(minutes=1)

_lives: set[str] = set()
"""The newsrooms that are open in this process: it may open several, one after the other in tests."""


def come_to_life() -> str:
    """A name for one newsroom in this process: machine, number, start, and a unique part. `pass_away` ends it."""
    life = uuid4().hex[:8]
    _lives.add(life)
    return "/".join((machine(), str(os.getpid()), _started(os.getpid()) or "", life))


def pass_away(process: str) -> None:
    """The newsroom has ended, though the process may go on."""
    _lives.discard(process.rpartition("/")[2])


def liveness_timeout(process: str) -> float:
    """Seconds without a heartbeat after which a process counts as gone: 0 where it surely is, infinite where it surely lives."""
    try:
        where, number, started, life = process.rsplit("/", 3)
        host, boot, space = where.split("/")
        pid = int(number)
    except ValueError:
        return SILENT
    here, now, mine = machine().split("/")
    if host != here or not (boot and now and started):
        return SILENT
    if boot != now:
        return 0.0
    if space != mine:
        return _SILENT_NEXT_DOOR
    if _started(pid) != started:
        return 0.0
    return 0.0 if pid == os.getpid() and life not in _lives else math.inf


def lives(presence: Presence, now: datetime) -> bool:
    """Whether a process on the roster is alive. One that the system says is there lives, even if it can write nothing."""
    limit = liveness_timeout(presence.process)
    return limit == math.inf or (limit > 0 and now - presence.beat_at < max(_FRESH, timedelta(seconds=limit)))


@cache
def machine() -> str:
    """Host, boot, and process space."""
    space = ""
    with suppress(OSError):
        space = os.readlink("/proc/self/ns/pid")
    return f"{socket.gethostname()}/{_boot()}/{space}"


def _boot() -> str:
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return ""


def _started(pid: int) -> str | None:
    """When a process started; None when there is none, or it is a zombie; "" where the system does not say."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return None if Path("/proc/self/stat").exists() else ""
    except OSError:
        return ""
    fields = stat.rpartition(")")[2].split()  # The program's name stands before this and may contain blanks.
    return None if fields[0] in "ZX" else fields[_STARTED - 3]
