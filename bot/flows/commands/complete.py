"""Autocompletion: what may be meant while somebody types, from one cheap query or none."""

from functools import cache
from zoneinfo import available_timezones

from bot.flows.commands import digest_choice, sources
from bot.flows.commands.ask import Ask
from bot.flows.commands.followed import followed_names
from bot.flows.follow_speaker import speakers_like
from bot.model.conversation import Option, OptionKind

MOST = 25
"""Discord shows at most this many."""
LONGEST = 100


async def completions(ask: Ask, option: Option, typed: str) -> tuple[str, ...]:
    """Values for the option that hold what was typed, those that begin with it first; of a list, its last one."""
    *before, begun = typed.split(",") if option.kind in (OptionKind.TOPICS, OptionKind.SOURCES) else [typed]
    chosen = [name.strip() for name in before if name.strip()]
    taken, folded = {name.casefold() for name in chosen}, begun.strip().casefold()[:LONGEST]
    known = [(value, _typed(value)) for value in await _known(ask, option, begun)]
    fitting = [value for value, typed in known if _typed(folded) in typed and value.casefold() not in taken]
    fitting.sort(key=lambda value: not any(part.startswith(_typed(folded)) for part in (_typed(value), _city(value))))
    whole = [", ".join([*chosen, value]) for value in fitting]
    return tuple([value for value in whole if len(value) <= LONGEST][:MOST])


def _typed(value: str) -> str:
    """A value as people type it: “America/New_York” is “america/new york”."""
    return value.casefold().replace("_", " ")


def _city(value: str) -> str:
    return _typed(value).rpartition("/")[2]


async def _known(ask: Ask, option: Option, typed: str) -> list[str]:
    match option.kind:
        case OptionKind.TOPIC | OptionKind.TOPICS:
            return [topic.name for topic in await ask.desk.workspaces.topics(ask.workspace.id)]
        case OptionKind.CHOICE:
            return list(option.choices)
        case OptionKind.SINCE:
            return ["24h", "7d", "30d", "today", "yesterday"]
        case OptionKind.DURATION:
            return ["1h", "3h", "8h", "24h", "2d", "7d"]
        case OptionKind.SOURCE:
            return await sources.names_of(ask)
        case OptionKind.SOURCES:
            return await sources.names_of_all(ask)
        case OptionKind.SUBSCRIPTION:
            return list((await digest_choice.labels(ask)).values())
        case OptionKind.FOLLOWED:
            return await followed_names(ask)
        case OptionKind.SPEAKER:
            return await speakers_like(ask.desk, ask.workspace.id, typed[:LONGEST])
        case OptionKind.SCHEDULE:
            return ["daily 07:00", "weekdays 07:30", "weekdays 7:30 and 17:00", "every 6h", "mon 09:00"]
        case OptionKind.ZONE:
            return _zones()
        case _:
            return []


@cache
def _zones() -> list[str]:
    """Zones as people know them: Area/City, and UTC."""
    return ["UTC", *sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))]
