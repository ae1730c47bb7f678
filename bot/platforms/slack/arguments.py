"""What people type behind a slash command, as a line of the command table and its values.

Slack gives one line of text, so this forgives: an option is named (`since 7d`, `since:7d`, `since=7d`), or is known by its
look (`public`, `long`, `7d`, #channel), or is what is left, in the table's order. Quotation marks keep words together and
keep a word from being taken for an option.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.compose.wording import say
from bot.flows.commands.lines import COMMANDS
from bot.model.conversation import Command, Option, OptionKind, Path
from bot.platforms.slack.tokens import Token, joined, tokenize, unescaped
from bot.platforms.slack.verbs import asks_for_help, line_meant

LONGEST = 3000
"""Characters of a command's text that are looked at; Slack sends no more."""

_REFERENCE = re.compile(r"<([#!])([^<>|]{1,100})(?:\|[^<>]{0,200})?>")
_LENGTH_OF_TIME = re.compile(r"\d{1,4}(?:m|h|d|w)")
_NAMED = re.compile(r"([^\s:=]{1,32})[:=](.+)", re.DOTALL)
_FILLERS = {"in", "to", "on"}
_YES, _NO = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}
_FREE = {OptionKind.TEXT, OptionKind.TOPIC, OptionKind.SOURCE, OptionKind.SUBSCRIPTION, OptionKind.SCHEDULE}
"""Kinds whose values may have several words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A line of the table and its values as text."""

    path: Path
    values: Mapping[str, str]


def parse(name: str, text: str, language: str = "en") -> Typed | None:
    """The command meant by `/name text`; None when help was asked for, or none is meant for sure."""
    lines = [line for line in COMMANDS if line.path[0] == name]
    tokens = tokenize(unescaped(text[:LONGEST]))
    alone = next((line for line in lines if len(line.path) == 1), None)
    if alone:
        return None if asks_for_help(tokens, language) else _typed(alone, tokens, language)
    line = line_meant(tokens, {line.path[1]: line for line in lines}, language)
    return _typed(line, tokens[1:], language) if line else None


def usage(line: Command, language: str) -> str:
    """How a command is typed: `/topics edit <topic> [name] [words]`."""
    options = (
        f"<{say(language, f'name.{option.name}')}>" if option.required else f"[{say(language, f'name.{option.name}')}]"
        for option in line.options
    )
    return " ".join(["/" + " ".join(line.path), *options])


def _typed(line: Command, tokens: Sequence[Token], language: str) -> Typed:
    return Typed(path=line.path, values=_values(line.options, tokens, language))


def _values(options: Sequence[Option], tokens: Sequence[Token], language: str) -> dict[str, str]:
    names = {word: option for option in options for word in (option.name, say(language, f"name.{option.name}").casefold())}
    values, rest = _references(options, tokens, names)
    loose: list[Token] = []
    while rest:
        token = rest.pop(0)
        taken = None if token.quoted else _named(token, rest, names, values) or _by_look(token, options, values, language)
        if taken is None:
            loose.append(token)
        else:
            values[taken[0].name] = taken[1]
    return values | _by_place([option for option in options if option.name not in values], loose)


def _references(
    options: Sequence[Option], tokens: Sequence[Token], names: Mapping[str, Option]
) -> tuple[dict[str, str], list[Token]]:
    """The channel and the role that were picked, wherever they stand, and the other tokens without the words before those."""
    wanted = {"#": OptionKind.CHANNEL, "!": OptionKind.ROLE}
    values: dict[str, str] = {}
    rest: list[Token] = []
    for token in tokens:
        found = _REFERENCE.fullmatch(token.text)
        option = next((option for option in options if found and option.kind is wanted.get(found[1])), None)
        if found is None or option is None or option.name in values:
            rest.append(token)
            continue
        values[option.name] = found[2].removeprefix("subteam^")
        before = rest[-1].text.casefold().rstrip(":=") if rest and not rest[-1].quoted else ""
        if before in _FILLERS or names.get(before) is option:
            rest.pop()
    return values, rest


def _named(token: Token, rest: list[Token], names: Mapping[str, Option], values: Mapping[str, str]) -> tuple[Option, str] | None:
    """`name value`, `name:value` or `name=value`; an option of many words goes on to the next named one."""
    inline = _NAMED.fullmatch(token.text)
    word = inline[1] if inline and not token.text.casefold().startswith(("http:", "https:")) else token.text
    option = names.get(word.casefold())
    if option is None or option.name in values:
        return None
    taken = [Token(text=inline[2], raw=inline[2])] if inline and word != token.text else []
    if option.kind is OptionKind.FLAG:
        if not taken and rest and rest[0].text.casefold() in _YES | _NO:
            taken.append(rest.pop(0))
        return option, "false" if taken and taken[0].text.casefold() in _NO else "true"
    if not taken and rest:
        taken.append(rest.pop(0))
    while option.kind in _FREE and rest and not _begins_another(rest[0], names, option):
        taken.append(rest.pop(0))
    return (option, joined(taken)) if taken else None


def _begins_another(token: Token, names: Mapping[str, Option], current: Option) -> bool:
    word = re.split(r"[:=]", token.text.casefold(), maxsplit=1)[0]
    return not token.quoted and word in names and names[word] is not current


def _by_look(token: Token, options: Sequence[Option], values: Mapping[str, str], language: str) -> tuple[Option, str] | None:
    """A value that only one kind of option can have."""
    for option in options:
        if option.name in values:
            continue
        match option.kind:
            case OptionKind.CHOICE:
                said = {say(language, choice).casefold(): choice for choice in option.choices} | {c: c for c in option.choices}
                if token.text.casefold() in said:
                    return option, said[token.text.casefold()]
            case OptionKind.SINCE | OptionKind.DURATION if _LENGTH_OF_TIME.fullmatch(token.text.casefold()):
                return option, token.text.casefold()
    return None


def _by_place(options: Sequence[Option], loose: Sequence[Token]) -> dict[str, str]:
    """What is left goes to what must be given, else to the first options of free text: one word or phrase each, the rest to
    the last. Words behind a quoted phrase belong to the option after it."""
    wanted = [option for option in options if option.required and option.kind is not OptionKind.FILE]
    optional = [option for option in options if not option.required and option.kind in _FREE]
    values: dict[str, str] = {}
    left = list(loose)
    while left and (wanted or optional):
        option = wanted.pop(0) if wanted else optional.pop(0)
        follows = bool(wanted) or (bool(optional) and (left[0].quoted or _is_name_of_more(option, optional)))
        taken, left = (left[:1], left[1:]) if follows else (left, [])
        values[option.name] = joined(taken)
    return values


def _is_name_of_more(option: Option, after: Sequence[Option]) -> bool:
    """A name before the words that it stands for is one word, unless it is quoted."""
    return option.name == "name" or (option.kind is OptionKind.TOPIC and any(other.name == "words" for other in after))
