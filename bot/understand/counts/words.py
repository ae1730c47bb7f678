"""The vocabulary of counting in a language: hedges, people, what becomes of them, and what is no count.

All of it is data: `[counts]` in `data/<language>.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.understand.knowledge import knowledge
from bot.understand.words import fold, stem

HEDGES = ("least", "more", "most", "nearly", "about")
_NONE = ("\0",)
"""What no word begins or ends with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingWords:
    """Folded words and stems. `states` leads from the forms of a word to what became of whom; `breaks` end a clause,
    `joined_breaks` begin one with their word; `unsure`, `among` and, behind it, `parts` make a number no count of its own, and
    `periods` one of another time; `auxiliaries` and words with the `endings` end what is counted, and before `objects` a verb
    tells what the counted did.
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
    """None where nothing is known of it."""
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
