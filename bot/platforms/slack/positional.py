"""Positional words: neither named nor recognised by their look, they go to required options first, then to the first free one.

A topic's name before its words is one word, a phrase in quotation marks, or whatever stands before a colon, as in the setup:
`Night trains: sleeper, couchette`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.model.conversation import Option, OptionKind
from bot.platforms.slack.tokens import Token, joined

FREE = {
    OptionKind.TEXT, OptionKind.TOPIC, OptionKind.TOPICS, OptionKind.SOURCE, OptionKind.SOURCES, OptionKind.SUBSCRIPTION,
    OptionKind.SCHEDULE, OptionKind.FOLLOWED, OptionKind.SPEAKER,
}  # fmt: skip
"""Kinds whose values may have several words."""

_COLONS = (":", "：")
_COLON_INSIDE = re.compile(r"([^:：]*[^:：\d])[:：](?!//)(.+)")
_OF_A_LIST = (",", ";", "،")


def target(options: Sequence[Option]) -> Option | None:
    """The option that the first positional words go to."""
    return next(iter(_placed(options)), None)


def only_by_name(options: Sequence[Option]) -> set[str]:
    """Options that positional words cannot reach, since an earlier one takes all that is left."""
    placed = [option for option in _placed(options) if option.kind in FREE]
    reached = {option.name for option in placed[: 2 if _is_named_with_words(placed) and placed[0].name == "name" else 1]}
    free = [option.name for option in options if option.kind in FREE]
    first = next((at for at, name in enumerate(free) if name not in reached), len(free))
    return set(free[first:])


def by_place(options: Sequence[Option], loose: Sequence[Token]) -> dict[str, str]:
    """One word or phrase for each option but the last, and the rest for that."""
    placed, left = _placed(options), list(loose)
    if left and _is_named_with_words(placed):
        name, words = _name_and_words(placed[0], left, may_be_one_word=any(option.name == "name" for option in options))
        return {key: joined(part) for key, part in ((placed[0].name, name), ("words", words)) if part}
    values: dict[str, str] = {}
    while left and placed:
        option = placed.pop(0)
        follows = bool(placed) and (placed[0].required or left[0].quoted)
        taken, left = (left[:1], left[1:]) if follows else (left, [])
        values[option.name] = joined(taken)
    return values


def split_at_colon(tokens: Sequence[Token]) -> tuple[list[Token], list[Token]] | None:
    """A name that ends with a colon, and what follows it."""
    for at, token in enumerate(tokens):
        if token.quoted:
            continue
        if at and token.text.startswith(_COLONS):
            rest = replace(token, text=token.text[1:], raw=token.raw[1:])
            return list(tokens[:at]), [*([rest] if rest.text else []), *tokens[at + 1 :]]
        if token.text.endswith(_COLONS) and len(token.text) > 1:
            return [*tokens[:at], replace(token, text=token.text[:-1], raw=token.raw[:-1])], list(tokens[at + 1 :])
        if at == 0 and (inside := _COLON_INSIDE.fullmatch(token.text)):
            name, word = (replace(token, text=part, raw=part) for part in inside.groups())
            return [name], [word, *tokens[1:]]
        if token.text.endswith(_OF_A_LIST):
            return None  # a colon after it does not end a name
    return None


def _placed(options: Sequence[Option]) -> list[Option]:
    """The order in which options are filled: required ones first. A topic that is changed gets a new name by `name` only.

    A file has no words, and a choice is recognised by its look: what is left over is neither.
    """
    no_words = (OptionKind.FILE, OptionKind.CHOICE)
    wanted = [option for option in options if option.required and option.kind not in no_words]
    changes = any(option.kind is OptionKind.TOPIC for option in wanted)
    free = [option for option in options if not option.required and option.kind in FREE]
    return wanted + [option for option in free if not (changes and option.name == "name")]


def _is_named_with_words(placed: Sequence[Option]) -> bool:
    """Whether the first of these is a topic's name, and the next its words."""
    first = [option.name for option in placed[:2]]
    return first in (["name", "words"], ["topic", "words"])


def _name_and_words(option: Option, loose: list[Token], *, may_be_one_word: bool) -> tuple[list[Token], list[Token]]:
    if parts := split_at_colon(loose):
        return parts
    is_list = any(token.text.endswith(_OF_A_LIST) for token in loose if not token.quoted)
    if loose[0].text.endswith(_OF_A_LIST) and not loose[0].quoted:
        return ([], loose) if option.name == "name" else (loose, [])
    if loose[0].quoted or may_be_one_word or (option.required and is_list):
        return loose[:1], loose[1:]
    return loose, []
