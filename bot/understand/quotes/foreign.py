"""Speakers in languages other than English: only a full name right beside the plainest cue of that language."""

from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.cues import FOREIGN_SAYING, word_set
from bot.understand.quotes.names import Mention, has_given_name
from bot.understand.quotes.phrases import Kind, Phrase
from bot.understand.quotes.speakers import Attribution

_CUES = {language: word_set(words) for language, words in FOREIGN_SAYING.items()}
_AUXILIARIES = frozenset({"a", "ha", "hat", "hatte", "avait"})
_COMPLEMENTS = frozenset({"que", "dass", "che", "що", ":", ",", "qu'", "qu’"})


def attribute_foreign(clause: Clause, at: int, language: str) -> Attribution | None:
    """ "…", cue NAME; NAME cue: "…". Anything less plain has no speaker."""
    cues = _CUES.get(language, frozenset())
    after = at + 1
    while after < len(clause.low) and (clause.low[after] in (",", "—", "–") or clause.low[after] in _AUXILIARIES):
        after += 1
    if after < len(clause.low) and clause.low[after] in cues:
        return _named(clause, [m for m in clause.mentions if m.first == after + 1], after, language)
    before = at - 1
    while before >= 0 and clause.low[before] in _COMPLEMENTS:
        before -= 1
    if before >= 0 and clause.low[before] in cues:
        stop = before - 1 if before and clause.low[before - 1] in _AUXILIARIES else before
        return _named(clause, [m for m in clause.mentions if m.stop == stop], before, language)
    return None


def _named(clause: Clause, beside: list[Mention], cue: int, language: str) -> Attribution | None:
    for mention in beside:
        words = [token.text for token in clause.tokens[mention.name : mention.stop]]
        if language == "de":  # every noun has a capital there: only what starts with a given name is a person
            first = next((n for n, word in enumerate(words) if has_given_name(word)), len(words))
            mention = mention._replace(name=mention.name + first)
        if mention.stop - mention.name >= 2:
            return Attribution(clause, Phrase(Kind.NAME, mention.first, mention.stop, mention), cue, 0.9, "foreign")
    return None
