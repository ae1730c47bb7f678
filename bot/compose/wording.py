"""Every word that the bot says of its own accord, in one table; news itself is never touched by it.

A wording is a `str.format` template, or one template for each plural category of the Unicode CLDR
(https://cldr.unicode.org/index/cldr-spec/plural-rules), picked by the value `n`. To add a language, add its module to
`wordings`, and here a line for it and its rule; what a language leaves out is said in English.
"""

from collections.abc import Callable, Mapping
from string import Formatter

from bot.compose.wordings import en
from bot.compose.wordings.kind import Words
from bot.model.document import Span

WORDINGS: Mapping[str, Words] = {
    "en": en.WORDS,
}
"""Language code (ISO 639-1) to key to wording."""

PLURALS: Mapping[str, Callable[[int], str]] = {
    "en": lambda n: "one" if n == 1 else "other",
}
"""Language code to the rule that gives a count its plural category."""


def say(language: str, key: str, **values: str | int) -> str:
    """A wording with its values filled in. Values are never read as templates, so they may be anybody's text."""
    return _template(language, key, values.get("n", 0)).format(**values)


def weave(language: str, key: str, **values: tuple[Span, ...] | str | int) -> tuple[Span, ...]:
    """The same as `say`, as spans: values that are spans keep their styles, links and citations."""
    spans: list[Span] = []
    for literal, name, _, _ in Formatter().parse(_template(language, key, values.get("n", 0))):
        if literal:
            spans.append(Span(text=literal))
        if name is not None:
            value = values[name]
            spans += value if isinstance(value, tuple) else (Span(text=str(value)),)
    return tuple(spans)


def _template(language: str, key: str, count: object) -> str:
    spoken = language if key in WORDINGS.get(language, {}) else "en"
    wording = WORDINGS[spoken][key]
    if isinstance(wording, str):
        return wording
    category = PLURALS.get(spoken, PLURALS["en"])(count if isinstance(count, int) else 0)
    return wording.get(category, wording["other"])
