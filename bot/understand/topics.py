"""Matches articles with topics: whether, how well and why. `bot.understand.typed_topics` parses topics as people type them.

Matching is substring search over stems (see `bot.understand.words`), never a pattern, so time is linear in the article for
any topic. A phrase matches across punctuation, accents and endings.

- `klima*` matches words with this beginning, `*wahl` words with this ending. German writes compounds as one word
(Klimawandel), so a German word of five letters or more also matches words that begin with it.
- `=Apple` matches exactly these letters; `#tag` and `@handle` match only with their mark; an acronym that would be a function
word (US, WHO) matches capitals only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.model.analysis import Reading
from bot.model.topic import Hit, Match, Sought, Topic
from bot.understand.letters import EXACT as EXACT
from bot.understand.letters import printed
from bot.understand.words import query_terms, tokens

WILDCARD = "*"
_COMPOUNDING = frozenset({"de"})
"""Languages that write compounds as one word, whose first part says what it is about."""
_COMPOUND_FROM = 5
"""Least letters of a stem that also matches as the first part of a compound. Shorter ones match too much (Auto, Autor)."""

_OPENING_WORDS = 60
_IN_TITLE, _IN_OPENING, _EACH = 4.0, 2.0, 0.5
_HALFWAY = 3.0
"""Weighted hits at which a score is one half."""


def match(topic: Topic, reading: Reading) -> Match | None:
    """How well the article fits the topic, or None if it does not.

    It must have one of `any_of` (if there are any), all of `all_of`, none of `none_of`, and come from one of the topic's
    sources, if it has any.
    """
    if topic.source_ids and reading.article.source_id not in topic.source_ids:
        return None
    text = _Text.of(reading)
    if any(text.find(term) for term in topic.none_of):
        return None
    required = [[term] for term in topic.all_of] + ([list(topic.any_of)] if topic.any_of else [])
    found = [[hits for term in group if (hits := text.find(term))] for group in required]
    if not found or not all(found):
        return None
    scores = [sum(hits.weight for hits in group) for group in found]
    ordered = sorted({hits: None for group in found for hits in group}, key=lambda hits: (hits.title == 0, -hits.count))
    return Match(
        topic_id=topic.id,
        score=sum(score / (score + _HALFWAY) for score in scores) / len(scores),
        why=tuple(Hit(hits.term, hits.count, in_title=hits.title > 0) for hits in ordered),
    )


def holds_any(terms: Sequence[str], reading: Reading) -> bool:
    """Whether an article has one of these words or phrases."""
    text = _Text.of(reading) if terms else None
    return text is not None and any(text.find(term) for term in terms)


@dataclass(frozen=True, slots=True)
class _Hits:
    """How often a term occurs in the title, the opening and the body. The hits in the opening are among those in the body."""

    term: str
    title: int
    opening: int
    body: int

    def __bool__(self) -> bool:
        return bool(self.count)

    @property
    def count(self) -> int:
        return self.title + self.body

    @property
    def weight(self) -> float:
        return _IN_TITLE * bool(self.title) + _IN_OPENING * bool(self.opening) + _EACH * self.body


@dataclass(frozen=True, slots=True)
class _Text:
    """An article's stems, each with a space on both sides, so that a repeated word counts each time."""

    reading: Reading
    title: str
    opening: str
    body: str

    @classmethod
    def of(cls, reading: Reading) -> "_Text":
        analysis = reading.analysis
        opening = analysis.body_terms.split(" ", _OPENING_WORDS)[:_OPENING_WORDS]
        return cls(reading, _spaced(analysis.title_terms), _spaced(" ".join(opening)), _spaced(analysis.body_terms))

    def find(self, term: str) -> _Hits:
        article = self.reading.article
        if letters := printed(term, article.language):
            first = letters.count(article.citable[0]) if article.citable else 0
            return _Hits(term, letters.count_in_title(article.title), first, letters.count(article.body))
        stems = _stems(term, article.language)
        title, opening, body = (sum(map(text.count, stems)) for text in (self.title, self.opening, self.body))
        return _Hits(term, title, opening, body)


def _spaced(stems: str) -> str:
    return " " + stems.replace(" ", "  ") + " " if stems else ""


@lru_cache(maxsize=10_000)
def _stems(term: str, language: str) -> tuple[str, ...]:
    """The substrings to look for in an article's spaced stems. A space marks where a word begins or ends."""
    found = []
    for spelling in _spellings(term, (language,)):
        text = _spaced(" ".join(spelling))
        found.append(text[2:] if text[1] == WILDCARD else text[:-2] if text[-2] == WILDCARD else text)
    return tuple(term for term in found if not any(other != term and other in term for other in found))


def _spellings(term: str, languages: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The stems of a term in these languages; a word with an asterisk matches as a beginning or an ending."""
    bare = term.strip(WILDCARD)
    stems = query_terms(bare, languages)
    if term.startswith(WILDCARD):
        return tuple((WILDCARD + stem[0],) for stem in stems if len(stem) == 1)
    if term.endswith(WILDCARD):
        begun = (*stems, tuple(tokens(bare)))
        return tuple((stem[0] + WILDCARD,) for stem in dict.fromkeys(begun) if len(stem) == 1)
    heads = [term for language in languages if language in _COMPOUNDING for term in query_terms(bare, (language,))]
    return (
        *stems,
        *((term[0] + WILDCARD,) for term in dict.fromkeys(heads) if len(term) == 1 and len(term[0]) >= _COMPOUND_FROM),
    )


def sought(topic: Topic, languages: Sequence[str]) -> Sought:
    """The topic for the search index, which finds every article that `match` accepts and few others.

    A term that must match by letter is searched by its stems, and excludes nothing there.
    """
    required = tuple(
        tuple(dict.fromkeys(stems for term in group for stems in _spellings(term, languages))) for group in _required(topic)
    )
    excluded = []
    for language in languages:
        bare = [term for term in topic.none_of if not printed(term, language)]
        if stems := tuple(dict.fromkeys(stems for term in bare for stems in _spellings(term, (language,)))):
            excluded.append((language, stems))
    return Sought(required=required, excluded=tuple(excluded))


def _required(topic: Topic) -> list[tuple[str, ...]]:
    return [group for group in (topic.any_of, *((term,) for term in topic.all_of)) if group]
