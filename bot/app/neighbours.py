"""Other runs of the bot on the same database: each is told of the others, since people start it twice without knowing."""

import asyncio
from collections.abc import Callable
from datetime import tzinfo
from zoneinfo import ZoneInfo

from bot.app.process import lives
from bot.app.roles import Role
from bot.app.wiring import Newsroom
from bot.flows.succession import BEAT
from bot.model.upkeep import Presence


async def look_out_for_others(newsroom: Newsroom, tell: Callable[[str], None]) -> None:
    """Until cancelled, tell once of each other process that does the same work."""
    told: set[str] = set()
    while True:
        for one in await others(newsroom):
            if one.process not in told:
                told.add(one.process)
                tell(said(one, ZoneInfo(newsroom.workspace.timezone)))
        await asyncio.sleep(BEAT)


async def others(newsroom: Newsroom) -> list[Presence]:
    """The processes that live and do what this one does, or a part of it."""
    mine, role, clock = newsroom.desk.process, newsroom.vigil.succession.role, newsroom.desk.clock
    present = await newsroom.vigil.succession.roster.present()
    return [
        one
        for one in present
        if one.process != mine and (one.role == role or Role.ALL in (one.role, role)) and lives(one, clock())
    ]


def said(one: Presence, zone: tzinfo) -> str:
    """What to know about another run."""
    host, *_, number, _, _ = one.process.split("/")
    since = f"{one.started.astimezone(zone):%Y-%m-%d %H:%M %Z}"
    which = f"dateline run{'' if one.role == Role.ALL else f' --role {one.role}'}"
    return (
        f"Another `{which}` (process {number} on {host}) works on this database too, since {since}. "
        "Each digest comes once, in one of the two, and only one of them should be connected to a chat: stop one."
    )
