"""The result of a rule: which phrase is the speaker, by which cue, and how sure the rule is."""

from typing import NamedTuple

from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.phrases import Kind, Phrase

NO_CUE = -1
"""The cue of an attribution that no token tells."""


class Attribution(NamedTuple):
    """The phrase that speaks, its clause, its cue (a token there, or -1), and how sure the rule is (0..1)."""

    clause: Clause
    phrase: Phrase
    cue: int
    confidence: float
    rule: str


def last_mark(clause: Clause, at: int) -> str:
    """The last character inside a quotation's marks."""
    return clause.tokens[at].text.rstrip("”\"»“’' ")[-1:]


def agent_of(clause: Clause, cue: int, at: int) -> Attribution | None:
    """The speaker named after "by" in a passive ("was asked by NAME")."""
    for n in (cue, at):
        if n + 1 < len(clause.low) and clause.low[n + 1] == "by":
            phrase = clause.together_from(n + 2)
            if phrase is not None:
                return Attribution(clause, phrase, cue, 0.9, "by-name")
    return None


def nobody(clause: Clause, at: int) -> Attribution:
    """The attribution of words without a speaker; its confidence is 0, so that earlier speech does not go on."""
    return Attribution(clause, Phrase(Kind.PRONOUN, at, at + 1), NO_CUE, 0.0, "nobody")
