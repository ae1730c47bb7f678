"""The words for counting in a language: hedges, people, what happened to them, and numbers that are no counts.

All are data: `[counts]` in `data/<language>.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.understand.knowledge import knowledge
from bot.understand.words import fold, stem

HEDGES = ("least", "more", "most", "nearly", "about")
_NONE = ("\0",)
"""Something that no word begins or ends with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingWords:
    """The words for counting in one language, as folded words and stems.

    `states` maps word forms to what happened to somebody. `breaks` end a clause, and `joined_breaks` are the same written
    together with the next word. `unsure`, `among` and, behind it, `parts` show that a number is no count of its own;
    `periods` that it is for another time. `auxiliaries` and words with the `endings` end what is counted. Before `objects` a
    verb says what the counted people did.
    """

    language: str
    people: frozenset[str]
    states: Mapping[str, str]
    hedges: Mapping[str, tuple[tuple[str, ...], ...]]
    breaks: frozenset[str]
    joined_breaks: tuple[str, ...]
    unsure: frozenset[str]
    never: frozenset[str]
    among: frozenset[str]
    parts: frozenset[str]
    doers: frozenset[str]
    periods: frozenset[str]
    auxiliaries: frozenset[str]
    endings: tuple[str, ...]
    objects: frozenset[str]
    of_millions: frozenset[str]


@lru_cache(maxsize=64)
def counting_words(language: str) -> CountingWords | None:
    """The words of a language; None if its data has no `[counts]`."""
    table = knowledge(language).get("counts")
    if not table:
        return None

    def listed(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in table.get(name, "").split())

    def stems(name: str) -> frozenset[str]:
        return frozenset(stem(word, language) for word in table.get(name, "").split()) | listed(name)

    def phrases(name: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(fold(word) for word in phrase.split()) for phrase in table.get(name, "").split("|") if phrase.strip())

    return CountingWords(
        language=language,
        people=stems("people"),
        states={form: name for name, forms in table.get("states", {}).items() for form in map(fold, forms.split())},
        hedges={name: phrases(name) for hedge in HEDGES for name in (hedge, f"{hedge}_behind")},
        breaks=listed("breaks"),
        joined_breaks=tuple(table.get("joined_breaks", "").split()) or _NONE,
        unsure=listed("unsure"),
        never=stems("never"),
        among=listed("among"),
        parts=listed("parts"),
        doers=listed("doers"),
        periods=listed("periods"),
        auxiliaries=listed("auxiliaries"),
        endings=tuple(table.get("endings", "").split()) or _NONE,
        objects=listed("objects"),
        of_millions=listed("of_millions"),
    )
