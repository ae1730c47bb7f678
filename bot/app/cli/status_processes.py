"""What `status` says of the processes that share the work, on this machine and on others."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from bot.app.process import lives
from bot.app.roles import Role
from bot.model.upkeep import Presence

_MOST = 20
_LACKING = (
    (lambda role: role.gathers, "nobody visits sources", Role.WORKER),
    (lambda role: role.publishes, "nobody makes digests", Role.CLOCK),
)


def say_processes(present: Sequence[Presence], now: datetime, at: Callable[[datetime], str]) -> list[str]:
    """A line for each, where there are several, or where one gives no sign of life."""
    alive = [one for one in present if lives(one, now)]
    silent = [one for one in present if one not in alive]
    if len(alive) < 2 and not silent:
        return []
    lines = [f"{_named(one)}, since {at(one.started)}" for one in alive]
    lines += [f"{_named(one)} has given no sign of life since {at(one.beat_at)}" for one in silent]
    rest = len(lines) - _MOST
    return [*lines[:_MOST], f"and {rest} more"] if rest > 0 else lines


def lacking(working: Sequence[Presence]) -> Iterator[str]:
    """Work that none of the processes does, though some are there. Roles of another version are its own business."""
    roles = {Role(one.role) for one in working if one.role in {*Role.every()}}
    if not roles or len(roles) < len({one.role for one in working}):
        return
    yield from (f"{words}: dateline run --role {role}" for does, words, role in _LACKING if not any(map(does, roles)))


def _named(one: Presence) -> str:
    host, *_, number, _, _ = one.process.split("/")
    return f"{one.role} on {host} (process {number})"
