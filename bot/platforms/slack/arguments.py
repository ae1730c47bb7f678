"""Parses the text behind a slash command into a line of the command table and its values.

Slack gives one line of text, so the parser is lenient: an option is named (`since 7d`, `since:7d`, `since=7d`), or is recognised
by its look (`looks`), or is what is left, in the table's order. Quotation marks keep words together and keep a word from being
taken for an option.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.compose.wording import say
from bot.flows.commands.table import COMMANDS
from bot.model.conversation import Command, Option, OptionKind, Path
from bot.platforms.slack.looks import Looks, without_introduction
from bot.platforms.slack.naming import LOOKED_AT, read_named
from bot.platforms.slack.positional import FREE, by_place, only_by_name, split_at_colon, target
from bot.platforms.slack.tokens import Token, joined, tokenize, unescaped
from bot.platforms.slack.verbs import asks_for_help, line_meant

LONGEST = 3000
"""The most characters of a command's text that are parsed; Slack sends no more."""

_REFERENCE = re.compile(r"<([#!])([^<>|]{1,100})(?:\|[^<>]{0,200})?>")
_FILLERS = {"in", "to", "on"}
_PROSE = {
    OptionKind.TEXT, OptionKind.TOPIC, OptionKind.TOPICS, OptionKind.SOURCE, OptionKind.SOURCES, OptionKind.SPEAKER,
    OptionKind.FOLLOWED,
}  # fmt: skip
"""Kinds that any words can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A line of the table and its values as text."""

    path: Path
    values: Mapping[str, str]


def parse(name: str, text: str, language: str = "en") -> Typed | None:
    """The command meant by `/name text`; None when help was asked for, or no command is certain."""
    lines = [line for line in COMMANDS if line.path[0] == name]
    tokens = tokenize(unescaped(text[:LONGEST]))
    alone = next((line for line in lines if len(line.path) == 1), None)
    if alone:
        return None if asks_for_help(tokens, language) else _typed(alone, tokens, language)
    line = line_meant(tokens, {line.path[1]: line for line in lines}, language)
    return _typed(line, tokens[1:], language) if line else None


def usage(line: Command, language: str) -> str:
    """How a command is typed: `/alerts on <topic> [outlets] [digest …]`; the dots are for options that have to be named."""
    named = only_by_name(line.options)
    options = []
    for option in line.options:
        shown = say(language, f"name.{option.name}") + (" …" if option.name in named else "")
        options.append(f"<{shown}>" if option.required else f"[{shown}]")
    return " ".join(["/" + " ".join(line.path), *options])


def _typed(line: Command, tokens: Sequence[Token], language: str) -> Typed:
    return Typed(path=line.path, values=_values(line.options, tokens, language))


def _values(options: Sequence[Option], tokens: Sequence[Token], language: str) -> dict[str, str]:
    names = {word: option for option in options for word in (option.name, say(language, f"name.{option.name}").casefold())}
    looks = Looks(options, language)
    values, rest = _references(options, tokens, names)
    runs = _runs(rest, names, looks, values)
    loose = runs.pop("", [])
    if "name" in runs and "words" in names and "words" not in runs and (parts := split_at_colon(runs["name"])) and parts[1]:
        runs["name"], runs["words"] = parts
    for name, run in runs.items():
        held = {*values, *runs}
        kept, found = looks.behind(run, held) if names[name].kind in _PROSE else looks.among(run, held)
        values |= {**found, name: joined(kept)} if kept else {name: joined(run)}
    open_options = [option for option in options if option.name not in values]
    first = target(open_options)
    if first and (first.kind in _PROSE or any(token.quoted for token in loose)):
        loose, found = looks.behind(loose, values, least=1 if first.kind in _PROSE else 0)
    else:
        loose, found = looks.among(loose, values)
    values |= found
    return values | by_place([option for option in open_options if option.name not in values], loose)


def _runs(rest: list[Token], names: Mapping[str, Option], looks: Looks, values: dict[str, str]) -> dict[str, list[Token]]:
    """Words by the option of many words that they were named for, "" for none; other values go into `values`."""
    runs: dict[str, list[Token]] = {"": []}
    run, at = runs[""], 0
    while at < len(rest):
        held = {*values, *runs}
        named = read_named(rest[at : at + LOOKED_AT], names, looks, held)
        if named is None:
            seen = looks.anywhere(rest[at], held)
            if seen is None:
                run.append(rest[at])
            else:
                values[seen.option.name] = seen.value
                if seen.option.kind is not OptionKind.ZONE and run and run[-1].at + 1 == rest[at].at:
                    run[:] = without_introduction(run, least=1 if seen.option.kind is OptionKind.SINCE else 0)
            at += 1
        elif named.option.kind in FREE:
            run = runs.setdefault(named.option.name, list(named.tokens))
            at += named.taken
        else:
            values[named.option.name] = named.value
            at += named.taken
    return runs


def _references(
    options: Sequence[Option], tokens: Sequence[Token], names: Mapping[str, Option]
) -> tuple[dict[str, str], list[Token]]:
    """The channel and the role that were picked, wherever they are, and the other tokens, without prepositions before those."""
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
        before = rest[-1].folded.rstrip(":=") if rest else ""
        if before in _FILLERS or names.get(before) is option:
            rest.pop()
    return values, rest
