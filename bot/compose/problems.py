"""Problems in the reader's own language.

An error is raised, logged and stored in English, the operator's language. Its sentence is known here by the template that it was
made from (`wordings/*_problems.py`), and is said anew with the same values. A sentence that fits no template, or that could have
been made in two ways, stays as it is: what somebody typed must never pass for the bot's own words.

Reading is by `str.find` alone, so it takes time linear in the sentence, whatever that holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import Formatter

from bot.compose.wordings import ar_problems, de_problems, es_problems, fr_problems, pt_problems, uk_problems
from bot.compose.wordings.kind import Problems

CATALOGUES: Mapping[str, Problems] = {
    "ar": ar_problems.PROBLEMS,
    "de": de_problems.PROBLEMS,
    "es": es_problems.PROBLEMS,
    "fr": fr_problems.PROBLEMS,
    "pt": pt_problems.PROBLEMS,
    "uk": uk_problems.PROBLEMS,
}
"""Language code (ISO 639-1) to how each English sentence is said there."""

LONGEST = 10_000
"""Characters of a sentence; what is longer is no error of ours."""

NESTED = "problem"
"""The place that holds another problem, as in “{problem}; write …”. What stands in any other is said as it is."""

ONE_WORD = frozenset({
    "address", "code", "count", "host", "least", "most", "port", "second", "seconds", "third", "zone",
})  # fmt: skip
"""Places that never hold a blank, so that “{host} answered {status}.” is not found in somebody's own sentence."""

_DEEPEST = 3

Values = Mapping[str, str]


def say_problem(problem: str, language: str) -> str:
    """An error's sentence in the reader's language; unchanged where that is English, or where no one template is sure to fit."""
    if language not in CATALOGUES or len(problem) > LONGEST:
        return problem
    return _said(problem, language, _DEEPEST) or problem


def _said(problem: str, language: str, depth: int) -> str | None:
    reading = _reading(problem, language) if depth else None
    if reading is None:
        return None
    template, values = reading
    inner = _said(values[NESTED], language, depth - 1) if NESTED in values else ""
    if inner is None:
        return None
    return CATALOGUES[language][template.text].format(**{**values, NESTED: inner})


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
    return place not in ONE_WORD or value.split() == [value]


@cache
def _templates(language: str) -> Sequence[_Template]:
    return tuple(map(_Template.of, CATALOGUES[language]))


def _reading(problem: str, language: str) -> tuple[_Template, Values] | None:
    """The most specific template that makes this sentence; None where one that is no wider case of it makes it, too."""
    found = [(template, values) for template in _templates(language) for values in template.readings(problem)]
    if not found:
        return None
    best = max(found, key=lambda reading: reading[0].weight)
    others = [template for template, _ in found]
    others.remove(best[0])
    sure = all(template is not best[0] and template.readings(best[0].text) for template in others)
    return best if sure else None
