"""Options that are named: `since 7d`, `since:7d`, `since=7d`, `since: 7d`."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.model.conversation import Option, OptionKind
from bot.parse.schedule.durations import is_duration, is_since
from bot.parse.schedule.timezone import is_timezone
from bot.platforms.slack.looks import NO, YES, Looks
from bot.platforms.slack.tokens import Token

_NAMED = re.compile(r"([^\s:=：]{1,32})[:=：](.*)", re.DOTALL)
_MOST_WORDS = 4
"""Of a time or a zone: “the last 3 days”."""
LOOKED_AT = 9
"""Tokens, with the name, in which any value ends that has an end of its own: the longest choice has five words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An option with the tokens of its value, and the number of tokens that name and value took.

    The value of an option of many words goes on behind these, up to the next option that is named.
    """

    option: Option
    tokens: Sequence[Token]
    taken: int
    value: str


def read_named(tokens: Sequence[Token], names: Mapping[str, Option], looks: Looks, held: Collection[str]) -> Named | None:
    """The option that the first of these tokens names; None where it is a word like any other."""
    first = tokens[0]
    found = None if first.quoted else _NAMED.fullmatch(first.text)
    option = names.get(found[1].casefold() if found else first.folded)
    if option is None or option.name in held:
        return None
    inline = [Token(text=found[2], raw=found[2], at=first.at)] if found and found[2] else []
    behind = [*inline, *tokens[1:LOOKED_AT]]
    read = _value(option, behind, names, looks, is_marked=found is not None)
    if read is None:
        return None
    count, value = read
    return Named(option=option, tokens=behind[:count], taken=1 + count - len(inline), value=value)


def _value(
    option: Option, behind: Sequence[Token], names: Mapping[str, Option], looks: Looks, *, is_marked: bool
) -> tuple[int, str] | None:
    """How many tokens are the value, and what it is. Only a mark (`public:no`) makes sure that an option is meant."""
    if not behind:
        return None
    first = behind[0]
    match option.kind:
        case OptionKind.FLAG:
            said = first.folded if is_marked else ""
            return (1, "true" if said in YES else "false") if said in YES | NO else None
        case OptionKind.CHOICE:
            others = {other.name for other in names.values()} - {option.name}
            if is_marked and first.quoted:
                behind = [Token(text=first.text, raw=first.text)]
            if seen := looks.choice(behind, others):
                return seen.tokens, seen.value
            return (1, first.text) if is_marked or not _has_topic(names) else None
        case OptionKind.WHOLE if not is_marked and not first.text[:1].isdigit():
            return None
        case OptionKind.SINCE:
            return _longest(behind, is_since)
        case OptionKind.DURATION:
            return _longest(behind, is_duration)
        case OptionKind.ZONE:
            return _longest(behind, is_timezone)
    return 1, first.text


def _longest(behind: Sequence[Token], fits: Callable[[str], bool]) -> tuple[int, str]:
    """As many words as make sense together; one where none do, so that its error is told."""
    for count in range(min(len(behind), _MOST_WORDS), 1, -1):
        text = " ".join(token.text for token in behind[:count])
        if not any(token.quoted for token in behind[:count]) and fits(text):
            return count, text
    return 1, behind[0].text


def _has_topic(names: Mapping[str, Option]) -> bool:
    return any(option.kind is OptionKind.TOPIC for option in names.values())
