"""Attribution without a verb of saying: "…" — NAME; NAME: "…"; NAME's claim that "…"."""

from bot.understand.quotes.attribution import NO_CUE, Attribution, nobody
from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.cues import BE, CUES, PREPOSITIONS, word_set
from bot.understand.quotes.phrases import Kind, Phrase
from bot.understand.quotes.said_elsewhere import is_about_subject

_SPEECH_NOUNS = word_set(
    """
    claim claims comment comments remark remarks statement assertion tweet call suggestion promise vow pledge
    description speech words letter message allegation charge criticism accusation argument insistence assessment view
    belief response answer reply warning prediction slogan declaration boast motto testimony advice
    """
)
_CLAIMS = word_set(
    """
    claim claims assertion assertions suggestion suggestions promise promises vow pledge allegation allegations charge charges
    accusation accusations argument arguments insistence assessment view belief warning warnings prediction predictions boast
    comment comments remark remarks statement statements admission contention complaint complaints notion idea
    """
)
"""Nouns with a "that" behind them, which tells what is claimed."""
_DENYING = word_set(
    "deny denies denied denying reject rejects rejected dismiss dismisses dismissed dismissing refused ridiculed mocked derided"
)
DASHES = frozenset({"—", "–", "―", "-", "--"})
_DEPARTMENTS = word_set(
    """
    engineering marketing sales operations product products design development research strategy growth people partnerships
    data content editorial compliance procurement logistics innovation sustainability analytics advertising communications
    finance legal policy security technology
    """
)
"""Words behind an office that say of what ("VP Engineering")."""
FEWEST_WORDS = 5
"""The least words of a quotation that counts as speech in a sentence without a verb of saying."""
_FARTHEST_NOUN, _FARTHEST_THAT = 11, 5


def signed(clause: Clause, at: int, after: int) -> Attribution | None:
    """ "…" — NAME."""
    phrase = signature(clause, at + 2) if at + 1 < after and clause.low[at + 1] in DASHES else None
    return Attribution(clause, phrase, NO_CUE, 0.9, "signed") if phrase is not None else None


def signature(clause: Clause, at: int) -> Phrase | None:
    """The name behind a dash, or names; None for a role without a name, for "Photo by NAME" and for a sentence that goes on."""
    phrase = clause.together_from(at)
    if phrase is None or (phrase.kind is not Kind.NAME and "and" not in clause.low[at : phrase.stop]):
        return None
    if phrase.role is not None and "," in clause.low[phrase.role[1] : phrase.stop]:
        return None  # "Senior engineer, Harbour Watch"
    named = phrase.mention
    if named is not None and named.first < named.name and _DEPARTMENTS.issuperset(clause.low[named.name : named.stop]):
        return None  # "VP Engineering, Harbour Watch"
    behind = clause.tokens[phrase.stop].text if phrase.stop < len(clause.tokens) else ""
    goes_on = behind.isdigit() or (behind.islower() and behind not in PREPOSITIONS | CUES)
    return None if goes_on or behind == "by" else phrase


def labelled(clause: Clause, at: int, before: int) -> Attribution | None:
    """NAME: "…"."""
    if clause.low[at - 1] != ":":
        return None
    phrase = clause.ending_at(at - 2, before + 1)
    if (
        phrase is None
        or phrase.kind is not Kind.NAME
        or not (phrase.first == before + 1 or clause.low[phrase.first - 1] in DASHES)
    ):
        return None
    return Attribution(clause, phrase, at - 1, 0.9, "labelled")


def speech_noun(clause: Clause, at: int, before: int) -> Attribution | None:
    """NAME's claim that "…"."""
    for n in [n for n in range(at - 1, before, -1) if n not in clause.comments][:_FARTHEST_NOUN]:
        if clause.low[n] in _SPEECH_NOUNS:
            possessive = clause.possessive_before(n, max(before, 0))
            if possessive is not None and not clause.cues(n + 1, at):
                return Attribution(clause, Phrase(Kind.NAME, possessive.first, possessive.stop, possessive), n, 0.85, "claim")
    return None


def claimed(clause: Clause, at: int, before: int) -> Attribution | None:
    """NAME rejects NAME's claim that "…": whose claim it is; nobody's where the sentence only denies it."""
    ahead = [n for n in range(at - 1, before, -1) if n not in clause.comments][:_FARTHEST_NOUN]
    noun = next((n for n in ahead if clause.low[n] in _CLAIMS and not clause.cues(n, n + 1)), -1)
    if noun < 0:
        return None
    owner = clause.possessive_before(noun, max(before, 0))
    maker = clause.starting_at(noun + 2) if owner is None and clause.low[noun + 1] in ("by", "from") else None
    said = owner or (maker.mention if maker is not None else None)
    that = maker.stop if maker is not None and maker.mention is not None else noun + 1
    that = next((n for n in range(that, at) if n not in clause.comments and clause.low[n] not in (",", "—", "–")), at)
    if clause.low[that : that + 1] != ["that"] or at - that > _FARTHEST_THAT or clause.cues(that + 1, at):
        return None
    if said is not None:
        return (
            None
            if owner is not None and clause.is_aside(owner)
            else Attribution(clause, Phrase(Kind.NAME, said.first, said.stop, said), noun, 0.85, "claim")
        )
    denied = any(clause.low[cue] in _DENYING for cue in clause.cues(before + 1, noun)[-1:])
    judged = clause.low[noun - 1] == "the" and at + 1 < len(clause.low) and clause.low[at + 1] in BE
    return nobody(clause, at) if denied or judged else None


def subject_only(clause: Clause, at: int, before: int) -> Attribution | None:
    """Words in a sentence without a cue, attributed to the sentence's subject."""
    if clause.low[at - 1 : at] != [":"] and len(clause.tokens[at].text.split()) < FEWEST_WORDS:
        return None  # a scare quote or a common saying
    subject = clause.first_subject(0, at)
    if subject is not None and clause.low[subject.stop : subject.stop + 1] == ["and"] and clause.named_from(subject.stop + 1):
        return None  # one of two
    if subject is not None and at < len(clause.tokens) and subject.stop >= at - 1 and is_about_subject(clause.tokens[at].text):
        return None
    return Attribution(clause, subject, NO_CUE, 0.7, "subject") if subject else None
