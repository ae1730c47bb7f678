"""How a quotation is framed by its sentence: whole or fragment, the words before it, the occasion, and the outlet."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from bot.model.analysis import Extract, QuoteKind, Sentence
from bot.understand.quotes.attribution import Attribution
from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.cues import CONJUNCTIONS, CUES, DETERMINERS, PREPOSITIONS, SAYING, word_set
from bot.understand.quotes.institutions import is_outlet
from bot.understand.quotes.names import NEVER_NAMES
from bot.understand.quotes.people import People

_FEWEST_WORDS = 3
_FEWEST_CHARACTERS = 5
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LONGEST_TITLE = 9
_LONGEST_LEAD = 160
_LONGEST_VENUE = 100
_WORD = re.compile(r"[^\W_][\w’'-]*")
_BREAK = re.compile(r"[.?!:;]\s")
_OCCASIONS = word_set(
    """
    conference interview rally speech statement hearing debate meeting event briefing headquarters broadcast address
    remarks appearance testimony ceremony summit forum breakfast lunch dinner gathering convention visit trip tour
    podcast program programme hall memo letter email e-mail tweet post video op-ed editorial lawsuit filing ruling
    session panel call phone telephone stop march protest vigil funeral service sermon lecture message facebook
    twitter
    """
)
_THAT = frozenset({"that", "dass", "daß", "que", "qu", "che", "dat", "att", "at", "że", "že", "що", "что"})
_AUTHORED = frozenset({"by", "von", "par", "por"})
_SMALL_WORDS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS
_VENUE_ENDS = frozenset({
    ",", ";", ":", "that", "—", "–", "his", "her", "their", "its", "my", "our", "after", "before", "when", "where", "as", "who",
    "which", "because", "if", "while",
})  # fmt: skip
_VENUE_STARTS = frozenset({"during", "at", "in", "on", "from", "outside", "via"})


def is_speech(text: str) -> bool:
    """Whether a quotation can be speech: it has three words or more and is not capitalised like a title."""
    if len(_UNSPACED.findall(text)) >= _FEWEST_CHARACTERS:
        return True
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS:
        return False
    if len(words) > _LONGEST_TITLE or text[-2:-1] in "?!" or _BREAK.search(text, 0, len(text) - 2):
        return True
    if not any(word[0].isupper() for word in words):
        return True
    return any(word[0].islower() and word not in _SMALL_WORDS for word in words) or words[-1][0].islower()


def stands_in_name(clause: Clause, at: int) -> bool:
    """Whether a quotation is a nickname ("Ann “we will never stop” Lee") or a title before its author's name."""
    after = clause.tokens[at + 1 : at + 3]
    if len(after) == 2 and after[0].text in _AUTHORED and after[1].text[0].isupper():
        return True
    before = clause.tokens[at - 1] if at else None
    if before is None or before.quote >= 0 or not after or after[0].quote >= 0:
        return False
    return before.text[0].isupper() and after[0].text[0].isupper() and after[0].text.lower() not in NEVER_NAMES


def kind_of(clause: Clause, at: int) -> QuoteKind:
    """DIRECT for a whole sentence: it has a capital, at a sentence's head or behind a comma, colon or dash; else MIXED."""
    letter = next((c for c in clause.tokens[at].text if c.isalnum()), "")
    if letter.islower():
        return QuoteKind.MIXED
    before = clause.low[at - 1] if at else ":"
    return QuoteKind.DIRECT if before in (",", ":", "—", "–", "--", "") or before in SAYING else QuoteKind.MIXED


def lead_of(body: str, sentence: Sentence, start: int, floor: int) -> Extract | None:
    """The reporter's words before a quoted fragment, from the beginning of the sentence.

    None where they are longer than 160 characters, where another quotation (which ends at `floor`) stands among them, and
    where a whole clause is quoted ("she said that “…”"), which is clear without them.
    """
    text = body[sentence.start : start].rstrip()
    if text.endswith((":", ",")) or text.rpartition(" ")[2].lower().strip("’'") in _THAT:
        return None
    if floor > sentence.start or len(text) > _LONGEST_LEAD or not any(map(str.isalnum, text)):
        return None
    return Extract(text=text, start=sentence.start, end=sentence.start + len(text))


def venue_of(body: str, found: Attribution) -> str:
    """Where or on what occasion the words were said ("during a news conference in Riverton"); "" if the clause does not say."""
    clause = found.clause
    if found.cue < 0 or clause.low[found.cue] not in SAYING:
        return ""
    first = max(found.cue, found.phrase.stop - 1) + 1
    stop = first
    while stop < len(clause.tokens) and clause.tokens[stop].quote < 0 and clause.low[stop] not in _VENUE_ENDS:
        stop += 1
    while stop > first and clause.low[stop - 1] in PREPOSITIONS | DETERMINERS:
        stop -= 1
    for n in range(first, stop):
        if clause.low[n] in CUES or clause.low[n] in ("and", "but", "he", "she", "they"):
            return ""
        if clause.low[n] in _VENUE_STARTS and any(_is_occasion(clause, at) for at in range(n, stop)):
            text = body[clause.tokens[n].start : clause.tokens[stop - 1].end]
            return text if len(text) <= _LONGEST_VENUE else ""
    return ""


def _is_occasion(clause: Clause, at: int) -> bool:
    """Whether a token names an occasion for speech ("interview"); "March" is the month, not a march."""
    return clause.low[at] in _OCCASIONS and clause.tokens[at].text != "March"


def source_of(people: People, found: Attribution, at: int) -> str:
    """The outlet or document that the words are second-hand from, without its article; "" if the reporter heard them.

    People are not sources in this sense: "she told Ann Lee" is part of the sentence.
    """
    clause = found.clause
    for mention in clause.mentions:
        if found.phrase.first <= mention.first < found.phrase.stop:
            continue
        names = [token.text for token in clause.tokens[mention.name : mention.stop]]
        before = [low for low in clause.low[max(0, mention.first - 3) : mention.first] if low not in ("the", "a", "an")]
        after = clause.low[mention.stop] if mention.stop < len(clause.low) else ""
        told = (
            found.cue >= 0
            and clause.low[found.cue] in ("told", "tells", "telling")
            and found.cue < mention.first <= found.cue + 2
        )
        aired = before[-2:] in (["interview", "with"], ["interview", "on"], ["appearance", "on"])
        reported = mention.first > at and after in ("reported", "reports") and not mention.possessive
        if before[-2:] == ["according", "to"] or (is_outlet(names) and (told or aired or reported)):
            source = people.look_up(clause.statement, mention)
            return "" if source.human else source.name
    return ""


def sentences_of(starts: Sequence[int], sentences: Sequence[Sentence], start: int, end: int) -> tuple[int, ...]:
    """Indexes of the sentences that overlap `body[start:end]`. `starts` are the sentences' starts, ascending."""
    first = max(0, bisect_right(starts, start) - 1)
    found = []
    for n in range(first, len(sentences)):
        if sentences[n].start >= end:
            break
        if sentences[n].end > start:
            found.append(n)
    return tuple(found)
