"""Tells verbs of saying from nouns that are spelt alike ("claims", "report")."""

from bot.understand.quotes.cues import (
    AUXILIARIES,
    CUES,
    DETERMINERS,
    FINITE,
    NOUN_LIKE,
    PARTICIPLES,
    PHRASAL,
    PLURAL_LIKE,
    VERB_AHEAD,
)
from bot.understand.quotes.offices import is_quotable
from bot.understand.quotes.statements import Token, text_at

_OPENING_CUES = PARTICIPLES | {
    "said",
    "says",
    "added",
    "wrote",
    "asked",
    "continued",
    "concluded",
    "replied",
    "tweeted",
    "explained",
}

_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "often", "sometimes"})
_GOING_ON = frozenset({"continue", "continued", "continues", "promise", "continuing"})

_NOUN_COMPLEMENTS = frozenset({"as", "of", "for", "about", "against", "by", "from"})
"""Words that follow the plural noun ("claims of fraud"), but not the verb."""


def is_cue(tokens: list[Token], low: list[str], at: int) -> bool:
    """Whether `tokens[at]` is a verb of saying. `low` holds the tokens in lower case, with "" for quotations."""
    if at + 1 < len(low) and (low[at], low[at + 1]) in PHRASAL:
        return True
    if tokens[at].text not in CUES and (at or low[0] not in _OPENING_CUES):
        return False
    if low[at] in _GOING_ON and low[at + 1 : at + 2] == ["to"]:
        return False  # "will continue to be" reports nothing
    if low[at : at + 3] == ["referred", "to", "as"] and _BEING.intersection(low[max(0, at - 2) : at]):
        return False  # the name of something, whoever uses it
    return not _is_noun(tokens, low, at)


def _is_noun(tokens: list[Token], low: list[str], at: int) -> bool:
    """Whether a word spelt like a verb of saying is a noun here."""
    before = low[at - 1] if at else ""
    if low[at] in NOUN_LIKE:
        return before not in VERB_AHEAD
    if low[at] in PLURAL_LIKE:
        after = text_at(tokens, at + 1).strip('“"„«').partition(" ")[0]
        if (
            after in AUXILIARIES
            or after in _NOUN_COMPLEMENTS
            or (at > 1 and low[at - 2] in DETERMINERS and not is_quotable(before))
        ):
            return True
        quoted = at + 2 < len(tokens) and tokens[at + 1].quote >= 0 and low[at + 2] in FINITE
        if quoted and tokens[at + 1].text[-2:-1] != ",":
            return True  # "Norland's claims “…” were denied"
    return before in DETERMINERS or before.endswith(("'s", "’s")) or before in ("of", "no", "any")
