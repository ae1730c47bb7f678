"""Quotations beside a person who did not say them: questions to them, polls, testimony in court, texts on signs."""

from bot.understand.quotes.attribution import Attribution, agent_of, last_mark, nobody
from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.cues import BE, word_set

_ASKED = frozenset({"asked", "told"})
_FITTING = frozenset({"describes", "describe", "described", "applies", "apply", "fits", "fit"})
_COURTS = frozenset({"court", "jury", "jurors", "tribunal", "inquest", "inquiry", "hearing", "trial", "judge"})
_PAINTED = word_set(
    "painted sprayed spray-painted scrawled scribbled daubed engraved carved inscribed chalked tattooed stencilled"
)
_READING = word_set("reading reads read saying says said")
_SIGNS = word_set(
    """
    badge banner banners billboard billboards cap caps graffiti hat hats mural murals placard placards plaque poster posters shirt
    sign signs sticker stickers t-shirt t-shirts
    """
)
_TITLED = frozenset({"called", "titled", "entitled", "named", "dubbed"})
_FIRST_PERSON = frozenset({"i", "me", "my", "us", "we", "our"})


def said_elsewhere(clause: Clause, at: int, before: int) -> Attribution | None:
    """The attribution of words that nobody named says, or that a questioner says; None for all other quotations."""
    return (
        _question_to_somebody(clause, at, before)
        or _poll_or_testimony(clause, at, before)
        or _text_on_sign(clause, at, before)
        or _title_of_work(clause, at, before)
    )


def _question_to_somebody(clause: Clause, at: int, before: int) -> Attribution | None:
    """NAME was asked, "…": the person asked does not say it; the one who asks does, if "by" names them."""
    ahead = at - 1 - (clause.low[at - 1] in (",", ":", "that"))
    if ahead - 1 <= before or clause.low[ahead] not in _ASKED or clause.low[ahead - 1] not in BE:
        return _asked_by(clause, at, before)
    return agent_of(clause, ahead, at) or nobody(clause, at)


def _asked_by(clause: Clause, at: int, before: int) -> Attribution | None:
    """NAME was asked by NAME whether it would “…”: the one who asks, if no other verb of saying comes between."""
    for n in range(before + 2, at - 2):
        passive = clause.low[n] == "asked" and clause.low[n + 1] == "by" and clause.low[n - 1] in BE
        if passive and not clause.cues(n + 1, at):
            return agent_of(clause, n, at)
    return None


def _poll_or_testimony(clause: Clause, at: int, before: int) -> Attribution | None:
    """Words of a poll ("voters say “…” describes her") or heard in court: nobody named says them."""
    low = clause.low
    if at + 1 < len(low) and low[at + 1] in _FITTING and last_mark(clause, at) not in (",", "?", "!"):
        return nobody(clause, at)
    for n in range(before + 1, len(low) - 1):
        told = low[n + 1 : n + 3] == ["was", "told"] or low[n + 1] in ("heard", "hears")
        if low[n] in _COURTS and told and not clause.cues(at + 1, n) and not _names_witness(clause, n + 2):
            return nobody(clause, at)
    return None


def _text_on_sign(clause: Clause, at: int, before: int) -> Attribution | None:
    """Somebody painted “…” on the gate; a sign reading “…”: nobody named says it."""
    ahead = at - 1 - (clause.low[at - 1] in (",", ":"))
    if ahead <= before or clause.low[ahead] not in _PAINTED | _READING:
        return None
    if clause.low[ahead] in _READING and not any(low in _SIGNS for low in clause.low[before + 1 : ahead]):
        return None
    by_name = clause.low[ahead] in _PAINTED and any(before < mention.name < ahead for mention in clause.mentions)
    return None if by_name else nobody(clause, at)


def _title_of_work(clause: Clause, at: int, before: int) -> Attribution | None:
    """A talk by NAME called “…”: nobody says it."""
    maker = clause.ending.get(at - 1) if at - 2 > before and clause.low[at - 1] in _TITLED else None
    return nobody(clause, at) if maker is not None and maker.first > 0 and clause.low[maker.first - 1] == "by" else None


def _names_witness(clause: Clause, at: int) -> bool:
    """Whether "by" or "from" names the person who told the court."""
    return any(low in ("by", "from", "how") for low in clause.low[at : at + 3])


def is_about_subject(text: str) -> bool:
    """He “came up behind me”: whether a quoted verb has its subject before the marks, so that somebody else says it."""
    words = text.strip("“”\"'‘’ ").split()
    return bool(words) and words[0].islower() and any(word.strip(".,;!?").lower() in _FIRST_PERSON for word in words)
