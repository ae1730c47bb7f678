"""Every word that the bot says of its own accord, in one table; news itself is never touched by it.

A wording is a `str.format` template, or one template for each plural category of the Unicode CLDR
(https://cldr.unicode.org/index/cldr-spec/plural-rules), picked by the value `n`. To add a language, add its module to
`wordings`, and here a line for it and its rule; what a language leaves out is said in English.
"""

from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any

from bot.compose.problems import NESTED, say_problem
from bot.compose.wordings import ar, de, en, es, fr, pt, uk
from bot.compose.wordings.kind import Words
from bot.model.document import Span

WORDINGS: Mapping[str, Words] = {
    "en": en.WORDS,
    "ar": ar.WORDS,
    "de": de.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "pt": pt.WORDS,
    "uk": uk.WORDS,
}
"""Language code (ISO 639-1) to key to wording."""


def _one_or_other(n: int) -> str:
    return "one" if n == 1 else "other"


def _none_as_one(n: int) -> str:
    return "one" if n in (0, 1) else "other"


def _ukrainian(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


def _arabic(n: int) -> str:
    if n < 3:
        return ("zero", "one", "two")[n]
    last = n % 100
    return "few" if 3 <= last <= 10 else "many" if last > 10 else "other"


PLURALS: Mapping[str, Callable[[int], str]] = {
    "en": _one_or_other,
    "ar": _arabic,
    "de": _one_or_other,
    "es": _one_or_other,
    "fr": _none_as_one,
    "pt": _none_as_one,
    "uk": _ukrainian,
}
"""Language code to the rule that gives a count its plural category; forms for millions (es, fr, pt) are not told apart."""


def say(language: str, key: str, **values: str | int) -> str:
    """A wording with its values filled in. Values are never read as templates, so they may be anybody's text.

    A `problem` among them, in English as errors are raised and stored, is said in that language too.
    """
    return _template(language, key, values.get("n", 0)).format(**_with_problem_said(language, values))


def weave(language: str, key: str, **values: tuple[Span, ...] | str | int) -> tuple[Span, ...]:
    """The same as `say`, as spans: values that are spans keep their styles, links and citations."""
    spans: list[Span] = []
    known = _with_problem_said(language, values)
    for literal, name, _, _ in Formatter().parse(_template(language, key, values.get("n", 0))):
        if literal:
            spans.append(Span(text=literal))
        if name is not None:
            value = known[name]
            spans += value if isinstance(value, tuple) else (Span(text=str(value)),)
    return tuple(spans)


def _with_problem_said(language: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    problem = values.get(NESTED)
    return {**values, NESTED: say_problem(problem, language)} if isinstance(problem, str) else values


def _template(language: str, key: str, count: object) -> str:
    spoken = language if key in WORDINGS.get(language, {}) else "en"
    wording = WORDINGS[spoken][key]
    if isinstance(wording, str):
        return wording
    category = PLURALS.get(spoken, PLURALS["en"])(count if isinstance(count, int) else 0)
    return wording.get(category, wording["other"])
