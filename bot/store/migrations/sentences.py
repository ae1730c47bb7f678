"""Problems as they were stored before they were data: English sentences, found again by the templates that they were made from.

A sentence that fits no template, or that could have been made in two ways, stays as text: what somebody typed must never pass for
the bot's own words. Reading is by `str.find` alone, so it takes time linear in the sentence, whatever that holds.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter

LONGEST = 10_000
"""Characters of a sentence; what is longer is no error of ours."""

_NESTED = "problem"
"""The place that held another problem, as in “{problem}; write …”."""

_ONE_WORD = frozenset({
    "address", "code", "count", "host", "least", "most", "port", "second", "seconds", "third", "zone",
})  # fmt: skip
"""Places that never held a blank, so that “{host} answered {status}.” is not found in somebody's own sentence."""

_DEEPEST = 3

Values = Mapping[str, str]


def as_data(sentence: str) -> dict[str, object]:
    """A stored sentence as its code and values (`bot.store.database.columns.Trouble`)."""
    return (_read(sentence, _DEEPEST) if len(sentence) <= LONGEST else None) or {"code": "text", "values": {"text": sentence}}


def _read(sentence: str, depth: int) -> dict[str, object] | None:
    reading = _reading(sentence) if depth else None
    if reading is None:
        return None
    template, values = reading
    held: dict[str, object] = dict(values)
    if _NESTED in held:
        inner = _read(values[_NESTED], depth - 1)
        held[_NESTED] = inner or {"code": "text", "values": {"text": values[_NESTED]}}
    return {"code": _codes()[template.text], "values": held} if held else {"code": _codes()[template.text]}


@cache
def _codes() -> Mapping[str, str]:
    """Each sentence as it was in the version before, with places for its values, to the code that it is now."""
    found: dict[str, str] = json.loads(files("bot.store.migrations").joinpath("sentences.json").read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class _Template:
    """A sentence with places. `literals` stand before, between and behind the `places`: one more than there are of these."""

    text: str
    literals: Sequence[str]
    places: Sequence[str]

    @classmethod
    def of(cls, text: str) -> "_Template":
        # The place at the end parts the last literal from nothing, so that every literal has one behind it.
        *parts, ending = ((literal, name or "") for literal, name, _, _ in Formatter().parse(text + "{}"))
        return cls(text, [literal for literal, _ in (*parts, ending)], [name for _, name in parts])

    @property
    def weight(self) -> int:
        """Characters that are the template's own."""
        return sum(map(len, self.literals))

    def readings(self, sentence: str) -> Sequence[Values]:
        """The values that make this sentence: none, one set of them, or two where they can be cut in more than one way."""
        opening, ending, between = self.literals[0], self.literals[-1], self.literals[1:-1]
        if not self.places:
            return ({},) if sentence == self.text else ()
        start, end = len(opening), len(sentence) - len(ending)
        if start > end or not sentence.startswith(opening) or not sentence.endswith(ending):
            return ()
        from_left, from_right = [start], [end]
        for literal in between:
            at = sentence.find(literal, from_left[-1], end)
            if at < 0:
                return ()
            from_left += [at, at + len(literal)]
        for literal in reversed(between):
            at = sentence.rfind(literal, start, from_right[-1])
            from_right += [at + len(literal), at]
        return self._possible(self._cut(sentence, [*from_left, end]), self._cut(sentence, [start, *reversed(from_right)]))

    def _cut(self, sentence: str, at: Sequence[int]) -> Values:
        pieces = [sentence[start:end] for start, end in zip(at[::2], at[1::2], strict=True)]
        return dict(zip(self.places, pieces, strict=True))

    def _possible(self, left: Values, right: Values) -> Sequence[Values]:
        """Of the leftmost and the rightmost cut. No other has a shorter first value than the one, or last than the other."""
        first, last = self.places[0], self.places[-1]
        if not (_may_hold(first, left[first]) and _may_hold(last, right[last])):
            return ()
        if left != right:
            return (left, right)
        return (left,) if all(_may_hold(*held) for held in left.items()) else ()


def _may_hold(place: str, value: str) -> bool:
    return place not in _ONE_WORD or value.split() == [value]


@cache
def _templates() -> Sequence[_Template]:
    return tuple(map(_Template.of, _codes()))


def _reading(sentence: str) -> tuple[_Template, Values] | None:
    """The most specific template that makes this sentence; None where one that is no wider case of it makes it, too."""
    found = [(template, values) for template in _templates() for values in template.readings(sentence)]
    if not found:
        return None
    best = max(found, key=lambda reading: reading[0].weight)
    others = [template for template, _ in found]
    others.remove(best[0])
    sure = all(template is not best[0] and template.readings(best[0].text) for template in others)
    return best if sure else None
