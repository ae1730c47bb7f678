"""Pairs of quotations in which two named people say the same with and without "not", to be shown side by side.

Nothing is claimed about the pair. Two sentences count as the same if most of their words are. The words for "not" are data
(`[opposed]` in `data/<language>.toml`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from bot.model.analysis import Quote, Reading
from bot.model.story import Story
from bot.understand.knowledge import knowledge
from bot.understand.stopwords import content_stems
from bot.understand.teaser import may_be_shown
from bot.understand.words import fold, tokens, words_of

_SHARED, _ALIKE = 3, 0.6
"""The least content words that two sentences share, and the least share of the words of both that these are (0..1)."""
_MOST = 40
"""The most quotations of a story that are compared."""
_SENTENCE = re.compile(r"[^.!?…؟]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A quote with a named speaker, and the report it is from."""

    reading: Reading
    quote: Quote


def opposed(story: Story) -> tuple[tuple[Saying, Saying], ...]:
    """Pairs of opposed quotations of two people. Each quotation is in one pair at most."""
    said = [
        Saying(reading=reading, quote=quote)
        for reading in (story.lead, *story.others)
        for quote in reading.analysis.quotes
        if quote.speaker and may_be_shown(reading, quote)
    ][:_MOST]
    found: list[tuple[Saying, Saying]] = []
    paired: set[tuple[str, int]] = set()
    for one, other in combinations(said, 2):
        names = {(side.reading.article.id, side.quote.start) for side in (one, other)}
        if names.isdisjoint(paired) and _are_opposed(one, other):
            found.append((one, other))
            paired |= names
    return tuple(found)


def _are_opposed(one: Saying, other: Saying) -> bool:
    """Whether two quotes of different people have sentences that contradict each other."""
    speakers = [side.quote.speaker.name if side.quote.speaker else "" for side in (one, other)]
    language = one.reading.article.language
    if not set(tokens(speakers[0])).isdisjoint(tokens(speakers[1])) or other.reading.article.language != language:
        return False
    if not _negations(language):
        return False
    return any(_turns_round(mine, theirs, language) for mine in _sentences(one) for theirs in _sentences(other))


def _turns_round(mine: str, theirs: str, language: str) -> bool:
    """Whether one of two sentences negates the other: one has a "not", beside a word that both share."""
    negated = [_negated(text, language) for text in (mine, theirs)]
    if (negated[0] is None) == (negated[1] is None):
        return False
    stems = [frozenset(content_stems(text, language)) - _negation_stems(language) for text in (mine, theirs)]
    shared = stems[0] & stems[1]
    return len(shared) >= _SHARED and len(shared) >= _ALIKE * len(stems[0] | stems[1]) and bool({negated[0], negated[1]} & shared)


def _negated(text: str, language: str) -> str | None:
    """The stem that a sentence's "not" belongs to: the next word's, else the word's before; None without a "not"."""
    words = words_of(text)
    at = next((n for n, (word, _) in enumerate(words) if word in _negations(language)), None)
    if at is None:
        return None
    before, behind = (content_stems(" ".join(printed for _, printed in part), language) for part in (words[:at], words[at:]))
    behind = [stem for stem in behind if stem not in _negation_stems(language)]
    return (behind[:1] or before[-1:] or [""])[0]


def _sentences(side: Saying) -> list[str]:
    return [sentence for part in side.quote.parts for sentence in _SENTENCE.findall(part.text)]


@lru_cache(maxsize=64)
def _negations(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in knowledge(language).get("opposed", {}).get("negations", "").split())


@lru_cache(maxsize=64)
def _negation_stems(language: str) -> frozenset[str]:
    return frozenset(stem for word in _negations(language) for stem in content_stems(word, language))
