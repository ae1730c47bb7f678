"""What somebody may mean who is still typing: from one cheap query, or none."""

from bot.flows.commands.ask import Ask
from bot.model.conversation import Option, OptionKind

MOST = 25
"""Discord shows no more."""
LONGEST = 100


async def completions(ask: Ask, option: Option, typed: str) -> tuple[str, ...]:
    """Values for the option that hold what was typed, those that begin with it first."""
    folded = typed.strip().casefold()[:LONGEST]
    found = [value for value in await _known(ask, option) if folded in value.casefold() and len(value) <= LONGEST]
    return tuple(sorted(found, key=lambda value: not value.casefold().startswith(folded))[:MOST])


async def _known(ask: Ask, option: Option) -> list[str]:
    match option.kind:
        case OptionKind.TOPIC:
            return [topic.name for topic in await ask.desk.workspaces.topics(ask.workspace.id)]
        case OptionKind.CHOICE:
            return list(option.choices)
        case OptionKind.SINCE:
            return ["24h", "7d", "30d", "today", "yesterday"]
        case _:
            return []
