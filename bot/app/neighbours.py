"""Warns of other runs of the bot on the same database, since people start it twice without knowing."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from bot.app.process import lives
from bot.app.roles import Role
from bot.app.wiring import Newsroom
from bot.flows.succession import Succession
from bot.model.upkeep import Presence
from bot.platforms.table import PLATFORMS


def look_out_for_others(newsroom: Newsroom, tell: Callable[[str], None]) -> Callable[[], None]:
    """What to do after each heartbeat: say once of each other process that it should not run beside this one."""
    warned: set[str] = set()

    def look() -> None:
        for neighbour in others(newsroom.vigil.succession, newsroom.desk.clock()):
            if neighbour.process not in warned and not _shares(newsroom, neighbour.role):
                warned.add(neighbour.process)
                tell(said(neighbour, ZoneInfo(newsroom.workspace.timezone)))

    return look


def others(succession: Succession, now: datetime) -> list[Presence]:
    """Live processes that should not run beside this one, as of the last heartbeat."""
    mine, role = succession.process, Role(succession.role)
    return [
        worker
        for worker in succession.present
        if worker.process != mine and _is_in_the_way(role, worker.role) and lives(worker, now)
    ]


def _shares(newsroom: Newsroom, role: str) -> bool:
    """Whether a process of that role serves a part of the chats alone."""
    return any(role in (Role.CHAT, chat.name) and chat.shares(newsroom.settings.of_chat(chat.name)) for chat in PLATFORMS)


def _is_in_the_way(role: Role, other: str) -> bool:
    """Whether processes of these roles are in each other's way. A role of another version is not judged."""
    return other in {*Role.every()} and role.is_in_the_way_of(Role(other))


def said(neighbour: Presence, zone: tzinfo) -> str:
    """What the operator should know about another run."""
    host, *_, number, _, _ = neighbour.process.split("/")
    since = f"{neighbour.started.astimezone(zone):%Y-%m-%d %H:%M %Z}"
    which = f"dateline run{'' if neighbour.role == Role.ALL else f' --role {neighbour.role}'}"
    return (
        f"Another `{which}` (process {number} on {host}) works on this database too, since {since}. "
        "Each digest comes once, in one of the two, and only one of them should be connected to a chat: stop one."
    )
