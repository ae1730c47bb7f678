"""Topics: read what a person types, and say whether, how well and why an article fits.

Matching is substring search over stems (see `bot.understand.words`), never a pattern: linear in the article whatever a
topic holds. A phrase matches across punctuation, and across accents and endings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache

from bot.model.analysis import Reading
from bot.model.errors import UserError
from bot.model.topic import Hit, Match, Topic
from bot.parse.marks import calm
from bot.understand.stopwords import stopwords
from bot.understand.words import fold, query_terms, tokens

MOST_TERMS = 50
LONGEST_TERM = 100
"""Characters of a word or phrase, and of a topic's name."""

_OPENING_WORDS = 60
_IN_TITLE, _IN_OPENING, _EACH = 4.0, 2.0, 0.5
_HALFWAY = 3.0
"""Weighted hits that make a score of one half."""

_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "”": "”", "「": "」"}
_SEPARATORS = ",;\n\r،、，；"
_SIGNS = {"+": "+", "-": "-", "–": "-", "−": "-", "—": "-"}


# Matching


def match(topic: Topic, reading: Reading) -> Match | None:
    """How the article fits, or None: any of `any_of` (if there are some), all of `all_of`, none of `none_of`."""
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


@dataclass(frozen=True, slots=True)
class _Hits:
    """Where a word or phrase was found, and how often; `opening` hits are among those in the body."""

    term: str
    title: int
    opening: int
    body: int

    def __bool__(self) -> bool:
        return self.count > 0

    @property
    def count(self) -> int:
        return self.title + self.body

    @property
    def weight(self) -> float:
        return _IN_TITLE * bool(self.title) + _IN_OPENING * bool(self.opening) + _EACH * self.body


@dataclass(frozen=True, slots=True)
class _Text:
    """An article's stems, each with a space on either side, so that neighbours share none and all of them count."""

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
        if _is_hidden_acronym(term, article.language):
            printed = _acronyms(term)
            title = 0 if article.title.isupper() else _count_printed(printed, article.title)
            first = _count_printed(printed, article.paragraphs[0]) if article.paragraphs else 0
            return _Hits(term, title, first, _count_printed(printed, article.body))
        stems = _stems(term, article.language)
        return (
            _Hits(term, self.title.count(stems), self.opening.count(stems), self.body.count(stems))
            if stems
            else _Hits(term, 0, 0, 0)
        )


def _spaced(stems: str) -> str:
    return " " + stems.replace(" ", "  ") + " " if stems else ""


@lru_cache(maxsize=10_000)
def _stems(term: str, language: str) -> str:
    return next((_spaced(" ".join(stems)) for stems in query_terms(term, [language])), "")


def _is_hidden_acronym(term: str, language: str) -> bool:
    """Whether folding makes an acronym a function word: US and "us", WHO and "who"."""
    words = tokens(term)
    return len(words) == 1 and len(words[0]) > 1 and term.isupper() and words[0] in stopwords(language or "en")


def _acronyms(term: str) -> tuple[str, str]:
    letters = [letter for letter in term if letter.isalnum()]
    return "".join(letters), "".join(f"{letter}." for letter in letters)


def _count_printed(spellings: Sequence[str], text: str) -> int:
    """How often one of the spellings stands in the text as a word, in these very letters."""
    count = 0
    for spelling in spellings:
        at = text.find(spelling)
        while at >= 0:
            end = at + len(spelling)
            count += not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
            at = text.find(spelling, end)
    return count


def search_words(topic: Topic, languages: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Alternatives to search the store for: what every matching article holds one of, and as few others as may be.

    Of what a topic requires, the group whose shortest term is longest is taken for the rarest.
    """
    required = [group for group in (topic.any_of, *((term,) for term in topic.all_of)) if group]
    rarest = max(required, key=lambda group: min(map(len, group)), default=())
    return tuple(dict.fromkeys(stems for term in rarest for stems in query_terms(term, languages)))


# What people type


def topic_of(name: str, text: str) -> Topic:
    """Read `syria, assad, "chemical weapons", +russia, -football`: alternatives, + must occur, - must not.

    The ids are left empty. Raises UserError where nothing could match, or there is more than anybody means.
    """
    name = _tidy(name)
    if not name or len(name) > LONGEST_TERM:
        raise UserError(f"a topic needs a name of at most {LONGEST_TERM} characters")
    terms = {"": dict[str, str](), "+": dict[str, str](), "-": dict[str, str]()}
    for sign, term in _signed_terms(text):
        terms[sign].setdefault(_key(term), term)
    any_of, all_of, none_of = (tuple(found.values()) for found in terms.values())
    if not any_of and not all_of:
        raise UserError('say which words to look for, such as: syria, assad, "chemical weapons", +russia, -football')
    if both := terms["+"].keys() & terms["-"].keys():
        raise UserError(f"“{terms['+'][min(both)]}” cannot be both required (+) and excluded (-)")
    if not terms[""].keys() - terms["-"].keys() and any_of:
        raise UserError("every word that is looked for is also excluded (-)")
    return Topic(id="", workspace_id="", name=name, any_of=any_of, all_of=all_of, none_of=none_of)


def words_topic(words: str, workspace_id: str) -> Topic:
    """A topic for one question: all of its words must occur, unless it is written as topics are (commas, quotes, signs)."""
    name = _tidy(words)
    if len(name) > LONGEST_TERM:
        raise UserError(f"that is too long to look for; {LONGEST_TERM} characters are enough")
    topic = replace(topic_of(name or "?", words), workspace_id=workspace_id)
    if len(topic.any_of) == 1 and not topic.all_of and not any(mark in words for mark in _QUOTES):
        topic = replace(topic, any_of=(), all_of=_telling(topic.any_of[0]))
    return topic


def did_you_mean(name: str, names: Sequence[str]) -> tuple[str, ...]:
    """At most three of the names that somebody may have meant, the likeliest first."""
    asked = fold(_tidy(name))[:LONGEST_TERM]
    known: dict[str, str] = {}
    for candidate in names:
        known.setdefault(fold(candidate)[:LONGEST_TERM], candidate)
    begun = [candidate for candidate in known if asked and asked in candidate]
    close = get_close_matches(asked, known, n=3, cutoff=0.6)
    return tuple(known[candidate] for candidate in dict.fromkeys([*close, *begun]))[:3]


def _signed_terms(text: str) -> list[tuple[str, str]]:
    """Terms with their signs; those that hold no word are left out."""
    if len(text) > 2 * MOST_TERMS * LONGEST_TERM:
        raise UserError(f"that is too much for one topic; it holds at most {MOST_TERMS} words and phrases")
    terms = [(sign, tidy) for sign, term in _split(text) if tokens(tidy := _tidy(term))]
    if len(terms) > MOST_TERMS:
        raise UserError(f"a topic holds at most {MOST_TERMS} words and phrases; these are {len(terms)}")
    if long := next((term for _, term in terms if len(term) > LONGEST_TERM), None):
        raise UserError(f"a word or phrase has at most {LONGEST_TERM} characters; “{long[:20]}…” has {len(long)}")
    return terms


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Cut at separators, at quotation marks, and where a sign begins a word. A mark that is never closed is none."""
    sign, term, at = "", "", 0
    while at < len(text):
        character, closing = text[at], _QUOTES.get(text[at])
        starts = not text[at - 1 : at].strip() or text[at - 1] in _SEPARATORS or at == 0
        end = text.find(closing, at + 1) if closing else -1
        if end > 0:
            if term.strip():
                yield sign, term
                sign = ""
            yield sign, text[at + 1 : end]
            sign, term, at = "", "", end
        elif character in _SEPARATORS:
            yield sign, term
            sign, term = "", ""
        elif character in _SIGNS and starts and text[at + 1 : at + 2].strip():
            yield sign, term
            sign, term = _SIGNS[character], ""
        else:
            term += character
        at += 1
    yield sign, term


def _telling(words: str) -> tuple[str, ...]:
    """The words of a question that say what it is about."""
    spoken = [word for word in words.split() if tokens(word)]
    telling = [word for word in spoken if _key(word) not in stopwords("en") or (word.isupper() and len(word) > 1)]
    return tuple({_key(word): word for word in telling or spoken}.values())


def _key(term: str) -> str:
    return " ".join(tokens(term))


def _tidy(text: str) -> str:
    """One line without control characters or quotation marks around it."""
    printable = "".join(character if character.isprintable() else " " for character in calm(text))
    return " ".join(printable.split()).strip("".join(_QUOTES) + "“”»」 ")
