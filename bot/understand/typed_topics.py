"""Parses topics as people type them: words, phrases, signs and marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from bot.model.errors import UserError
from bot.model.problems import Code, Problem
from bot.model.topic import Topic
from bot.parse.marks import limit_marks
from bot.understand.stopwords import stopwords
from bot.understand.topics import EXACT, WILDCARD
from bot.understand.words import fold, tokens

MOST_TERMS = 50
LONGEST_TERM = 100
"""The most characters of a word or phrase, and of a topic's name."""

_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "”": "”", "「": "」"}
_SEPARATORS = ",;\n\r،、，；"
_SIGNS = {"+": "+", "-": "-", "–": "-", "−": "-", "—": "-"}
_OPERATOR = re.compile(r"(?<=[^\s,;])\s{1,9}(AND|OR|NOT)\s{1,9}(?=[^\s,;])")
_AND_NOT = re.compile(r"\bAND\s{1,9}NOT\b")
_WILD = re.compile(r"\*|\w\?\w")
_LEAST_WILD = 3


def topic_of(name: str, text: str) -> Topic:
    """Parses `syria, assad, "chemical weapons", +russia, -football`: alternatives, + must occur, - must not.

    `=Apple`, `klima*`, `*wahl`, `#tag` and `@handle` are words with a mark (see `bot.understand.topics`). `a OR b`, `a AND b`
    and `a NOT b` mean `a, b`, `+a, +b` and `a, -b`. The ids are left empty. Raises UserError if nothing could match, if there
    are too many words, or if a mark means nothing where it stands (with the right spelling).
    """
    topic = _read(name, text)
    _check_marks(topic)
    return topic


def _read(name: str, text: str) -> Topic:
    name = _tidy(name)
    if not name or len(name) > LONGEST_TERM:
        raise UserError(Problem(Code.TOPIC_NAME_LENGTH, {"most": LONGEST_TERM}))
    terms = {"": dict[str, str](), "+": dict[str, str](), "-": dict[str, str]()}
    for sign, term in _signed_terms(text):
        terms[sign].setdefault(_key(term), term)
    any_of, all_of, none_of = (tuple(found.values()) for found in terms.values())
    if not any_of and not all_of:
        raise UserError(Code.TOPIC_WITHOUT_WORDS)
    if both := terms["+"].keys() & terms["-"].keys():
        raise UserError(Problem(Code.TOPIC_WORD_BOTH_WAYS, {"text": terms["+"][min(both)]}))
    if not terms[""].keys() - terms["-"].keys() and any_of:
        raise UserError(Code.TOPIC_EXCLUDES_ALL)
    return Topic(id="", workspace_id="", name=name, any_of=any_of, all_of=all_of, none_of=none_of)


def words_topic(words: str, workspace_id: str) -> Topic:
    """A topic for a single search: all words must occur, unless it is written like a topic (commas, quotation marks, signs)."""
    name = _tidy(words)
    if len(name) > LONGEST_TERM:
        raise UserError(Problem(Code.SEARCH_TOO_LONG, {"most": LONGEST_TERM}))
    topic = replace(_read(name or "?", words), workspace_id=workspace_id)
    if len(topic.any_of) == 1 and not topic.all_of and not any(mark in words for mark in _QUOTES):
        topic = replace(topic, any_of=(), all_of=_content_words(topic.any_of[0]))
    _check_marks(topic)
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
    """The terms with their signs, without those that have no word in them."""
    if len(text) > 2 * MOST_TERMS * LONGEST_TERM:
        raise UserError(Problem(Code.TOPIC_TOO_LARGE, {"most": MOST_TERMS}))
    terms = [(sign, tidy) for sign, term in _split(text) if tokens(tidy := _tidy(term))]
    if len(terms) > MOST_TERMS:
        raise UserError(Problem(Code.TOPIC_TOO_MANY_WORDS, {"most": MOST_TERMS, "count": len(terms)}))
    if long := next((term for _, term in terms if len(term) > LONGEST_TERM), None):
        raise UserError(Problem(Code.TOPIC_WORD_TOO_LONG, {"most": LONGEST_TERM, "text": long[:20], "count": len(long)}))
    return terms


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Splits at separators and quotation marks, and where a sign begins a word. An unclosed quotation mark is ignored."""
    text = _without_operators(text)
    sign, term, at = "", "", 0
    while at < len(text):
        character, closing = text[at], _QUOTES.get(text[at])
        starts = not text[at - 1 : at].strip() or text[at - 1] in _SEPARATORS or at == 0
        end = text.find(closing, at + 1) if closing else -1
        if end > 0:
            exact = EXACT if term.strip() == EXACT else ""
            if term.strip() and not exact:
                yield sign, term
                sign = ""
            yield sign, exact + text[at + 1 : end]
            sign, term, at = "", "", end
        elif character in _SEPARATORS:
            yield sign, term
            sign, term = "", ""
        elif character in (*_SIGNS, EXACT) and starts and text[at + 1 : at + 2].strip():
            if character in _SIGNS or term.strip():
                yield sign, term
                sign = ""
            sign, term = (_SIGNS[character], "") if character in _SIGNS else (sign, EXACT)
        else:
            term += character
        at += 1
    yield sign, term


def _without_operators(text: str) -> str:
    """`a OR b`, `a AND b`, `a NOT b` with signs instead. Inside quotation marks they are words.

    Raises UserError where AND and OR are mixed, since people disagree which binds first, and for brackets.
    """
    if any(character in _QUOTES for character in text):
        return text
    text = _AND_NOT.sub("NOT", text)
    found = set(_OPERATOR.findall(text))
    if not found:
        return text
    if {"AND", "OR"} <= found or any(bracket in text for bracket in "()"):
        raise UserError(Code.TOPIC_AND_OR)
    text = _OPERATOR.sub(lambda operator: {"OR": ", ", "AND": ", +", "NOT": ", -"}[operator[1]], text)
    return f"+{text}" if "AND" in found and text.strip()[:1] not in _SIGNS else text


def _check_marks(topic: Topic) -> None:
    """Raises UserError for an asterisk that is not at one end of one word, with the spelling that is read."""
    for term in (*topic.any_of, *topic.all_of, *topic.none_of):
        bare = term.removeprefix(WILDCARD) if term.startswith(WILDCARD) else term.removesuffix(WILDCARD)
        marked = bare != term
        if _WILD.search(bare) or (marked and (len(tokens(bare)) != 1 or len(bare) < _LEAST_WILD)):
            raise UserError(Problem(Code.TOPIC_STAR, {"text": term[:40]}))


def _content_words(words: str) -> tuple[str, ...]:
    """The words of a search without function words."""
    spoken = [word for word in words.split() if tokens(word)]
    telling = [word for word in spoken if _key(word) not in stopwords("en") or (word.isupper() and len(word) > 1)]
    return tuple({_key(word): word for word in telling or spoken}.values())


def _key(term: str) -> str:
    """The same for all spellings of a term; a term whose letters or mark matter keeps them."""
    marked = term[:1] in (EXACT, WILDCARD, "@", "#") or term.endswith(WILDCARD)
    return term if term.startswith(EXACT) else term.lower() if marked else " ".join(tokens(term))


def _tidy(text: str) -> str:
    """The text on one line, without control characters or surrounding quotation marks."""
    printable = "".join(character if character.isprintable() else " " for character in limit_marks(text))
    return " ".join(printable.split()).strip("".join(_QUOTES) + "“”»」 ")
