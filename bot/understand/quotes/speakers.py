"""Attributes a quotation to a phrase of its own sentence, with a confidence.

Rules in the manner of O'Keefe et al., "A Sequence Labelling Approach to Quote Attribution" (EMNLP 2012), who find that the
syntax around the cue decides most cases. The confidence of each rule is the share of its answers that were right on labelled
news.
"""

from bot.understand.quotes.attribution import Attribution, agent_of, last_mark
from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.cues import BE, CALLING, CONJUNCTIONS, PARTICIPLES, PREPOSITIONS, SAYING, word_set
from bot.understand.quotes.nouns import head_of, trimmed
from bot.understand.quotes.offices import is_person
from bot.understand.quotes.phrases import Kind, Phrase
from bot.understand.quotes.said_elsewhere import said_elsewhere
from bot.understand.quotes.statements import BORDER
from bot.understand.quotes.verbless import DASHES, FEWEST_WORDS, claimed, labelled, signed, speech_noun, subject_only

_PASSIVE = word_set("asked told quoted described reminded urged warned advised")
_LISTENED = frozenset({"told", "tells", "asked", "asks", "reminded", "urged", "warned", "advised"})
_MOST_CUES = 4
_FARTHEST_CUE = 45
_FARTHEST_WITH = 14
_SHORTEST_VERB = 3
_STATES = frozenset({"needed", "wanted", "seemed", "appeared", "starred", "belonged", "lived", "worked", "died", "used"})
"""Verbs that follow a name behind a title, not behind speech."""


def attribute(clause: Clause, at: int, before: int, after: int, earlier: Attribution | None) -> Attribution | None:
    """The attribution of the quotation at token `at`; None if its sentence does not name a speaker.

    `before` and `after` are the tokens of the neighbouring quotations in the sentence, or its borders. `earlier` is the
    attribution of the quotation before, if the sentence has one.
    """
    elsewhere = said_elsewhere(clause, at, before) or claimed(clause, at, before)
    if elsewhere is not None:
        return elsewhere
    if at - 1 > before and clause.low[at - 1] in (",", ":") and last_mark(clause, at) != ",":
        found = _cued_before(clause, at, before)
        if found is not None:
            return found
    return (
        _right_after(clause, at, after)
        or _according_to(clause, at, before, after)
        or _cued_around(clause, at, before, after)
        or _carried(clause, at, before, earlier)
        or _cued_after(clause, at, after)
        or signed(clause, at, after)
        or labelled(clause, at, before)
        or speech_noun(clause, at, before)
        or (earlier._replace(confidence=earlier.confidence * 0.9, rule="carried-far") if earlier else None)
        or subject_only(clause, at, before)
    )


def _cued_around(clause: Clause, at: int, before: int, after: int) -> Attribution | None:
    """By the cue before the quotation; by the one right behind, if the first is far and the quotation ends in a comma."""
    if clause.tokens[0].text in ("That", "Whether") and clause.starting_at(1) is not None:
        outer = _cued_after(clause, at, after)
        if outer is not None:
            return outer
    found = _cued_before(clause, at, before)
    if found is None or found.rule != "before-first" or last_mark(clause, at) != ",":
        return found
    behind = _cued_after(clause, at, after)
    return behind if behind is not None and behind.phrase.first == at + 1 else found


def attribute_next(clause: Clause) -> Attribution | None:
    """The attribution of the quotation that follows a sentence ending in a colon."""
    at = len(clause.tokens)
    return _cued_before(clause, at, BORDER) or subject_only(clause, at, BORDER)


def _right_after(clause: Clause, at: int, after: int) -> Attribution | None:
    """ "…," said NAME; "…," NAME, of PLACE, said."""
    start = at + 1
    if start < after and clause.low[start] in (",", "—", "–"):
        start += 1
    if start >= after:
        return None
    if clause.low[start] in SAYING:
        phrase = clause.together_from(start + 1)
        return Attribution(clause, phrase, start, 0.97, "said-name") if phrase and phrase.first < after else None
    if not _is_whole(clause, at):
        return None
    asks = last_mark(clause, at) in ("?", "!")
    for cue in clause.cues(start, min(after, start + _FARTHEST_CUE)):
        if asks and clause.low[cue] not in SAYING:
            return None
        subject = clause.subject(cue, start)
        if subject is not None and _stands_beside(clause, start, subject):
            return Attribution(clause, subject, cue, 0.96, "name-said")
        break
    return _unknown_verb(clause, at, start, after)


def _unknown_verb(clause: Clause, at: int, start: int, after: int) -> Attribution | None:
    """ "…," NAME assured them: an unknown verb right behind the comma of a whole sentence counts as a verb of saying."""
    if last_mark(clause, at) != "," or len(clause.tokens[at].text.split()) < FEWEST_WORDS - 1 or at > 0:
        return None
    behind = clause.starting.get(start + 1)
    if behind is not None and not behind.possessive and _is_finite(clause.tokens[start].text) and _is_closed(clause, behind.stop):
        return Attribution(clause, clause.as_phrase(behind), start, 0.86, "said-name")
    mention = clause.starting.get(start)
    phrase = clause.as_phrase(mention) if mention is not None and not mention.possessive else clause.starting_at(start)
    if phrase is None or phrase.kind is not Kind.NAME or phrase.stop >= after:
        return None
    verb = clause.tokens[phrase.stop].text
    is_active = clause.low[phrase.stop + 1 : phrase.stop + 2] not in (["by"], ["in"], ["as"])
    is_verb_of_saying = verb.islower() and verb.endswith("ed") and verb not in _STATES and is_active
    return Attribution(clause, phrase, phrase.stop, 0.86, "name-said") if is_verb_of_saying else None


def _is_finite(verb: str) -> bool:
    """Whether a lower-case word has the ending of a finite verb."""
    return verb.islower() and verb.endswith(("ed", "s")) and verb not in _STATES and len(verb) > _SHORTEST_VERB


def _is_closed(clause: Clause, at: int) -> bool:
    """Whether the clause ends behind a name: "marvels Ann Lee, 79"."""
    return at >= len(clause.low) or clause.low[at] in (",", ";") or clause.low[at] in PREPOSITIONS


def _stands_beside(clause: Clause, start: int, subject: Phrase) -> bool:
    """Whether a phrase, with its role, begins right behind a quotation or its comma."""
    first = min(subject.first, subject.role[0]) if subject.role is not None else subject.first
    return first <= start or _only_owned(clause, start, first)


def _only_owned(clause: Clause, start: int, first: int) -> bool:
    """Whether only an article and one word stand between quotation and phrase ("the firm's CEO, NAME")."""
    if first != start + 2:
        return False
    return clause.low[start] in ("a", "an") or (clause.low[start] == "the" and clause.low[first - 1].endswith(("'s", "’s")))


def _is_whole(clause: Clause, at: int) -> bool:
    """Whether a quotation begins its sentence, or ends so that a cue may follow."""
    if all(low in CONJUNCTIONS or low in (",", ".", "") for low in clause.low[:at]):
        return True
    return last_mark(clause, at) in ("?", "!", ",") and clause.tokens[at].text[1:2].isupper()


def _according_to(clause: Clause, at: int, before: int, after: int) -> Attribution | None:
    """According to NAME, "…"; the plan was "…," according to NAME."""
    for n in [*range(at + 1, after - 1), *range(before + 1, min(at, before + 3))]:
        if clause.low[n] == "according" and clause.low[n + 1] == "to":
            if n > at and _cued_before(clause, at, before):
                return None
            phrase = clause.together_from(n + 2)
            return Attribution(clause, phrase, n, 0.92, "according") if phrase else None
    return None


def _cued_before(clause: Clause, at: int, before: int) -> Attribution | None:
    """NAME said "…"; NAME, a role, called it "…"; ..., saying "…"; was asked by NAME "…"."""
    cues = clause.cues(before + 1, at)[-_MOST_CUES:]
    for cue in reversed(cues):
        word, ahead = clause.low[cue], clause.low[cue - 1] if cue else ""
        if _is_another_clause(clause, cue, cues):
            continue
        if ahead in BE and (word in CALLING or word in _PASSIVE) and word not in PARTICIPLES:
            agent = agent_of(clause, cue, at)
            if agent is not None:
                return agent
            continue
        if word in PARTICIPLES:
            subject = _participle_subject(clause, cue, cues) or (clause.starting_at(at + 1) if cue == 0 else None)
            if subject is not None:
                return Attribution(clause, subject, cue, 0.85, "saying")
            continue
        if cue == 0:
            phrase = clause.together_from(1)
            return Attribution(clause, phrase, cue, 0.93, "said-name-first") if phrase else None
        subject = _inverted(clause, cue, at) or (clause.subject(cue, 0) if ahead != "to" else None)
        if subject is not None and cue > cues[0] and _cannot_speak(clause, subject):
            continue
        if subject is not None:
            subject = _reporting(clause, subject, cues) or subject
            return Attribution(clause, subject, cue, 0.95 if word in SAYING else 0.93, "before")
        subject = clause.first_subject(0, cue)
        if subject is not None and not (subject.stop == cue - 1 and clause.low[cue - 1].endswith("s")):  # "the UK militaries say"
            return Attribution(clause, subject, cue, 0.8, "before-first")
    return None


def _is_another_clause(clause: Clause, cue: int, cues: list[int]) -> bool:
    """Whether a verb is inside what another verb reports ("NAME said anyone who wants to win “…”")."""
    return clause.low[cue - 1] == "who" and any(
        clause.low[n] in SAYING and clause.starting_at(n + 1) is not None for n in cues if n < cue - 1
    )


def _cannot_speak(clause: Clause, phrase: Phrase) -> bool:
    """Whether a noun cannot speak: in "she said the town had asked for …" the words are hers."""
    return phrase.kind is Kind.NOUN and trimmed(clause.tokens, clause.low, phrase.first, phrase.stop) is None


def _inverted(clause: Clause, cue: int, at: int) -> Phrase | None:
    """The river, says NAME, is "…"; because of the river, explained NAME, "…"."""
    if clause.low[cue] not in SAYING - _LISTENED or cue == 0 or clause.low[cue - 1] != ",":
        return None
    phrase = clause.starting_at(cue + 1)
    closed = phrase is not None and phrase.stop < at and clause.low[phrase.stop] == ","
    return phrase if phrase is not None and closed and phrase.kind is Kind.NAME else None


def _reporting(clause: Clause, subject: Phrase, cues: list[int]) -> Phrase | None:
    """NAME said she thinks "…": the pronoun means the subject of the verb of saying before it."""
    if subject.kind is not Kind.PRONOUN or clause.low[subject.first] not in ("he", "she"):
        return None
    for cue in reversed([n for n in cues if n < subject.first and clause.low[n] in SAYING]):
        outer = clause.subject(cue, 0)
        return outer if outer is not None and outer.kind is not Kind.PRONOUN else None
    return None


def _participle_subject(clause: Clause, cue: int, cues: list[int]) -> Phrase | None:
    """The subject of "adding": a name right before it (or before its pair), else the subject of the verb before it."""
    for at in (cue, *[n for n in reversed(cues) if n < cue and clause.low[n] in PARTICIPLES and clause.low[cue - 1] == "and"]):
        ahead = at - 1 - (at > 1 and (clause.low[at - 1].endswith("ly") or clause.low[at - 1] == "as"))
        beside = clause.ending_at(ahead, 0) if at and clause.low[ahead] != "," else None
        if (
            beside is not None
            and not _is_addressed(clause, beside)
            and (beside.kind is not Kind.NOUN or _is_cited(clause, beside))
        ):
            return beside
    joined = _joined_by_with(clause, cue)
    if joined is not None:
        return joined
    for earlier in reversed([n for n in cues if n < cue and clause.low[n] not in PARTICIPLES]):
        subject = clause.subject(earlier, 0)
        if subject is not None:
            return subject
    return clause.issuer_of(cue) or clause.first_subject(0, cue) or clause.subject(cue, 0)


def _joined_by_with(clause: Clause, cue: int) -> Phrase | None:
    """With one scholar, NAME, saying "…"; ..., with NAME putting out a letter saying "…"."""
    for n in range(cue - 2, max(-1, cue - _FARTHEST_WITH), -1):
        if clause.low[n] == "with" and clause.low[cue - 1] == ",":
            found = clause.starting_at(n + 1)
            return found if found is not None and found.role is not None and found.stop == cue - 1 else None
        if clause.low[n - 1 : n + 1] == [",", "with"] and "," not in clause.low[n:cue]:
            found = clause.starting_at(n + 1)
            return found if found is not None and found.mention is not None else None
    return None


def _is_cited(clause: Clause, phrase: Phrase) -> bool:
    """Whether somebody without a name says it, not the subject: "a quote from a clerk saying"; "quoted a clerk as saying"."""
    head = head_of(clause.low, phrase.first, phrase.stop)
    return head >= 0 and is_person(clause.low[head]) and (clause.is_governed(phrase.first, 0) or clause.low[phrase.stop] == "as")


def _is_addressed(clause: Clause, phrase: Phrase) -> bool:
    """Whether a preposition makes a name the listener ("wrote to Ann Lee, saying"); "with", "of" and "from" do not."""
    return clause.is_governed(phrase.first, 0) and clause.low[phrase.first - 1] not in ("with", "of", "from")


def _carried(clause: Clause, at: int, before: int, earlier: Attribution | None) -> Attribution | None:
    """ "…" and "…": the speaker of the quotation before, if nobody else is named in between."""
    if (
        earlier is None
        or before < 0
        or any(mention.first > before and mention.stop <= at and not mention.possessive for mention in clause.mentions)
    ):
        return None
    return earlier._replace(confidence=earlier.confidence * 0.98, rule="carried")


def _cued_after(clause: Clause, at: int, after: int) -> Attribution | None:
    """It would be "…" in the end, NAME said."""
    start = at + 1 + (at + 1 < after and clause.low[at + 1] in DASHES | {","})
    joined = clause.low[start] if start < after else ""
    another = clause.named_from(start + 1) if joined in ("and", "but", "while") else None
    for cue in clause.cues(at + 1, min(after, at + _FARTHEST_CUE)):
        subject = clause.subject(cue, at + 1)
        if subject is not None and another is not None and subject.stop == another.stop:
            continue  # "…," and NAME said something else
        if subject is not None and joined == "which" and (subject.first == start + 2 or clause.low[subject.first - 1] != ","):
            continue  # "…," which NAME called wrong
        if clause.low[cue - 1] == "," and clause.low[cue] in SAYING and clause.low[cue] not in _LISTENED:
            subject = clause.starting_at(cue + 1) or subject
        is_beside = subject is not None and subject.first == at + 1 and last_mark(clause, at) == "," and clause.low[cue] in SAYING
        if subject is not None and (subject.kind is not Kind.NOUN or is_beside):
            return Attribution(clause, subject, cue, 0.85, "after")
    return None
