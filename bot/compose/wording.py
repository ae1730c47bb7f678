"""The bot's own words, filled in; news itself never comes from here.

A wording is an entry of `words/<language>.po`: a `str.format` template, or one for each plural form of the language, picked by
the value `n`. Entries that a language lacks are said in English.
"""

from collections.abc import Mapping
from string import Formatter
from typing import Any

from bot.model.document import Span
from bot.model.problems import Problem
from bot.words.catalogue import template


def say(language: str, key: str, **values: str | int | Problem) -> str:
    """A wording with its values filled in. Values are never read as templates, so they may be anybody's text.

    A problem among them is said in that language.
    """
    return _template(language, key, values).format(**_with_problems_said(language, values))


def weave(language: str, key: str, **values: tuple[Span, ...] | str | int | Problem) -> tuple[Span, ...]:
    """The same as `say`, as spans: values that are spans keep their styles, links and citations."""
    spans: list[Span] = []
    known = _with_problems_said(language, values)
    for literal, name, _, _ in Formatter().parse(_template(language, key, values)):
        if literal:
            spans.append(Span(text=literal))
        if name is not None:
            value = known[name]
            spans += value if isinstance(value, tuple) else (Span(text=str(value)),)
    return tuple(spans)


def _with_problems_said(language: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value.say(language) if isinstance(value, Problem) else value for name, value in values.items()}


def _template(language: str, key: str, values: Mapping[str, Any]) -> str:
    count = values.get("n", 0)
    return template(language, key, count if isinstance(count, int) else 0)
