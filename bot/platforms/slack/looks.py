"""Recognises values that are typed without the name of their option by their look: 7d, `public`, `long`, `yesterday`, 4.

Most of these words may also belong to a topic: “public transport”, “long covid”, “the general public”. Such a word counts only
behind the topic's words, and only where nothing shows that it belongs to them, since a brief posted to a whole channel by mistake
has been read before it can be deleted. A duration (7d) and a time zone (Europe/Berlin) are no words, and count anywhere. Text in
quotation marks never counts.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.compose.wording import say
from bot.model.conversation import Option, OptionKind
from bot.parse.schedule.durations import is_since
from bot.parse.schedule.timezone import is_timezone
from bot.platforms.slack.tokens import Token
from bot.understand.stopwords import stopwords
from bot.understand.words import fold

YES = {"true", "yes", "on", "1", "ja", "oui", "sí", "si", "sim", "так", "نعم"}
NO = {"false", "no", "off", "0", "nein", "non", "não", "nao", "ні", "لا"}

_NUMBERS_AND_SWITCHES = {"on", "1", "off", "0"}
_LENGTH_OF_TIME = re.compile(r"(?:\d{1,4}[mhdw]){1,3}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[t ]\S{1,32})?")
_DIMENSIONS = {"2D", "3D", "4D"}
_BACK = {"last", "past", "this"}
_INTO_TIMES = {"in", "on", "over", "from", "for", "within", "during", "since"}
_LARGEST_NUMBER = 1440
"""A larger number is a year, or part of a name: no option takes more, and the largest are minutes of a day."""

_LONGEST_TAIL = 20
"""The most words that all options of a line take together, each once."""

_PHRASES = {
    word: frozenset(before.split())
    for word, before in {
        "public": "general british american european wider voting reading paying travelling notary joe go goes going went gone "
        "make makes making made",
        "long": "day week month year night life",
        "normal": "new",
    }.items()
}
"""English words that form one phrase with the next word: “the general public”."""
_NAMES_THAT_LOOK_LITTLE = {"us", "it", "who"}
_ADJECTIVES_FOLLOW = {"ar", "es", "fr", "pt"}
"""Languages with the adjective behind the noun: “transport public” is public transport."""

Found = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """One option's value, and how many tokens it takes."""

    option: Option
    value: str
    tokens: int = 1


class Looks:
    """The recognisable values of a line's options, in English and in the asker's language."""

    def __init__(self, options: Sequence[Option], language: str) -> None:
        self._options = options
        self._flags: dict[str, Option] = {}
        self._choices: dict[tuple[str, ...], tuple[Option, str]] = {}
        self._little = stopwords("en") | stopwords(language)
        self._adjectives: set[str] = set()
        for option in options:
            own = [say(language, choice).casefold() for choice in option.choices]
            self._choices |= {tuple(said.split()): (option, choice) for said, choice in zip(own, option.choices, strict=True)}
            self._choices |= {(choice,): (option, choice) for choice in option.choices}
            if option.kind is OptionKind.FLAG:
                own = [say(language, f"name.{option.name}").casefold()]
                self._flags |= {own[0]: option, option.name: option}
            self._adjectives.update(own if language in _ADJECTIVES_FOLLOW else ())
        self._longest = max(map(len, self._choices), default=0)

    def anywhere(self, token: Token, held: Collection[str]) -> Recognised | None:
        """What nobody means as a word, of an option that is not `held` yet."""
        for option in self._options:
            if option.name in held or token.quoted:
                continue
            match option.kind:
                case OptionKind.SINCE | OptionKind.DURATION if _LENGTH_OF_TIME.fullmatch(token.text):
                    return Recognised(option=option, value=token.text)
                case OptionKind.ZONE if ("/" in token.text or token.folded == "utc") and is_timezone(token.text):
                    return Recognised(option=option, value=token.text)
        return None

    def choice(self, tokens: Sequence[Token], held: Collection[str]) -> Recognised | None:
        """A choice, in as many words as it has."""
        words = tuple(token.folded for token in tokens[: self._longest])
        for count in range(len(words), 0, -1):
            option, choice = self._choices.get(words[:count], (None, ""))
            if option and option.name not in held:
                return Recognised(option=option, value=choice, tokens=count)
        return None

    def among(self, tokens: Sequence[Token], held: Collection[str]) -> tuple[list[Token], Found]:
        """The words of what cannot have such values among its own, times say; and the values among them."""
        every = self._all(tokens, held)
        if every is not None:
            return [], every
        kept, found, at = list[Token](), dict[str, str](), 0
        while at < len(tokens):
            seen = self.choice(tokens[at : at + self._longest], {*held, *found})
            if seen:
                found[seen.option.name] = seen.value
            else:
                kept.append(tokens[at])
            at += seen.tokens if seen else 1
        return kept, found

    def behind(self, tokens: Sequence[Token], held: Collection[str], *, least: int = 1) -> tuple[list[Token], Found]:
        """A topic's words, and the values behind them. Where all could be values, they are the topic's words."""
        if least and self._all(tokens, held) is not None:
            return list(tokens), {}
        for start in range(max(least, len(tokens) - _LONGEST_TAIL), len(tokens)):
            found, seen, kept = self._all(tokens[start:], held), self._next(tokens[start:], held), list(tokens[:start])
            if found is None or seen is None:
                continue
            stands_apart = not kept or kept[-1].quoted or tokens[start].at > kept[-1].at + 1
            if seen.option.kind is OptionKind.SINCE:
                kept = without_introduction(kept)
            if stands_apart or not self._goes_on(kept[-1], tokens[start], seen):
                return kept, found
        return list(tokens), {}

    def _all(self, tokens: Sequence[Token], held: Collection[str]) -> Found | None:
        """The values that all of these words are; None where one of them is none."""
        found, at = dict[str, str](), 0
        while at < len(tokens):
            seen = self._next(tokens[at:], {*held, *found})
            if seen is None:
                return None
            found[seen.option.name] = seen.value
            at += seen.tokens
        return found

    def _next(self, tokens: Sequence[Token], held: Collection[str]) -> Recognised | None:
        """The value that these words begin with."""
        first = tokens[0].folded
        flag = self._flags.get(first)
        if flag and flag.name not in held:
            answer = tokens[1].folded if len(tokens) > 1 else ""
            is_word = answer in (YES | NO) - _NUMBERS_AND_SWITCHES
            return Recognised(option=flag, value="false" if is_word and answer in NO else "true", tokens=2 if is_word else 1)
        for option in self._options:
            if option.name in held or not first:
                continue
            if option.kind is OptionKind.SINCE and (count := _words_of_since(tokens)):
                value = " ".join(token.folded for token in tokens[:count])
                return Recognised(option=option, value=value, tokens=count)
            if option.kind is OptionKind.WHOLE and _is_number(first):
                return Recognised(option=option, value=first)
        return self.choice(tokens, held)

    def _goes_on(self, before: Token, token: Token, seen: Recognised) -> bool:
        """Whether a word goes on with the one before it rather than being an option."""
        if before.text.endswith((",", ";", "،", "&", "+", "/")):
            return True
        if seen.option.kind is OptionKind.WHOLE:
            return token.text == "1"  # Formula 1; one outlet alone is no alert
        if token.text[0].isupper() and not token.text.isupper():
            return True  # USA Today
        if seen.option.kind is OptionKind.FLAG and seen.tokens > 1:
            return False
        word = fold(before.text)
        if seen.option.kind is OptionKind.SINCE:
            return word in self._little - _NAMES_THAT_LOOK_LITTLE
        return word in self._little or word in _PHRASES.get(token.folded, ()) or token.folded in self._adjectives


def without_introduction(tokens: list[Token], *, least: int = 1) -> list[Token]:
    """Words without those that only lead to a time behind them: “floods in the last” before 24h."""
    kept = list(tokens)
    for words in (_BACK, {"the"}, _INTO_TIMES):
        if len(kept) > least and kept[-1].folded in words:
            kept.pop()
    return kept


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4 and int(text) <= _LARGEST_NUMBER


def _words_of_since(tokens: Sequence[Token]) -> int:
    """How many of these words say since when; 0 where the first begins no such thing."""
    first = tokens[0].folded
    if first in ("today", "yesterday") or _DATE.fullmatch(first):
        return 1
    if _LENGTH_OF_TIME.fullmatch(first) and tokens[0].text not in _DIMENSIONS:
        return 1
    if first in _BACK:
        return next((count for count in (3, 2) if _is_time(tokens[:count], count)), 0)
    return 0


def _is_time(tokens: Sequence[Token], count: int) -> bool:
    return len(tokens) == count and all(token.folded for token in tokens) and is_since(" ".join(token.folded for token in tokens))
