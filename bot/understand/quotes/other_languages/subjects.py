"""Finds the subject of a verb of saying: to its left, from the clause's border on, or right behind it."""

from bot.understand.quotes.other_languages.lines import Head, Line, SpeakerPhrase

DASHES = frozenset({"—", "–", "―", "-", "--"})
_MOST_STARTS = 6
_FARTHEST_RIGHT = 8


def subject_of(line: Line, cue: int, stop: int, floor: int) -> SpeakerPhrase | None:
    """The subject of the verb at `cue`: the phrase to its left from the clause's border on, else the one to its right."""
    if line.facts.verb_first:
        return line.phrase(cue + 1, stop)
    auxiliary = line.auxiliary_of(cue) if line.facts.capital_nouns and line.low[cue] in line.facts.participles else -1
    if auxiliary >= floor:
        return _subject_left(line, auxiliary, floor) or line.phrase(auxiliary + 1, cue)
    right = line.phrase(cue + 1, stop)
    is_inserted = cue > 0 and line.low[cue - 1] == "," and right is not None and right.stop < stop
    if is_inserted and right is not None and right.kind is Head.NAME and line.low[right.stop] == ",":
        return right
    left = _subject_left(line, cue, floor)
    if left is not None and _opens(line, left):
        left = None
    if left is not None and not _gives_way(line, left, right, floor):
        return left
    is_object = right is not None and right.kind is not Head.PRONOUN and cue > floor and line.low[cue - 1] == ","
    if is_object and line.facts.capital_nouns:
        return None  # an apposition: its noun is left of the verb
    if cue - 1 > floor and line.low[cue - 1] in line.facts.conjunctions and (right is None or right.kind is not Head.PRONOUN):
        return _shared_subject(line, floor, cue)
    if right is not None and (right.kind is Head.PRONOUN or _stands_for_subject(line, cue, right)):
        return right
    return None


def _shared_subject(line: Line, floor: int, cue: int) -> SpeakerPhrase | None:
    """NAME thanked the team and said: the name at the sentence's head."""
    found = line.phrase(floor, cue)
    if found is None or found.kind is not Head.NAME or found.stop >= cue - 1 or not line.is_word(found.stop):
        return None
    if any(line.is_relative(n) for n in range(found.stop, cue)):
        return None  # the verb belongs to the relative clause
    is_verb = line.tokens[found.stop].text[0].islower() and not line.facts.is_small(line.low[found.stop])
    return found if is_verb or line.low[found.stop] in line.facts.auxiliaries else None


def _gives_way(line: Line, left: SpeakerPhrase, right: SpeakerPhrase | None, floor: int) -> bool:
    """Whether the phrase before a verb is no subject but an adverb with a capital, or an object before its subject."""
    if right is None or right.kind is Head.PRONOUN or not line.facts.capital_nouns:
        return right is not None and right.kind is Head.PRONOUN and left.kind is Head.OFFICE
    if left.kind is Head.OFFICE:
        return right.kind is Head.NAME
    is_bare = (
        (left.first == floor or line.low[left.first - 1] in DASHES) and left.first == left.name and left.last - left.name == 1
    )
    is_known = line.low[left.name] in line.capitals or line.facts.gender_of(line.tokens[left.name].text) != ""
    return is_bare and not is_known


def _opens(line: Line, found: SpeakerPhrase) -> bool:
    """Whether a "name" is only the sentence's first word with its capital ("Likewise, ... said")."""
    if found.kind is not Head.NAME or found.first < found.name or found.last - found.name > 1 or line.facts.capital_nouns:
        return False
    if any(line.is_word(n) for n in range(found.name)) or not line.is_word(found.name):
        return False
    text = line.tokens[found.name].text
    return not (line.low[found.name] in line.capitals or line.facts.gender_of(text) or text.isupper() or "-" in text)


def _stands_for_subject(line: Line, cue: int, found: SpeakerPhrase) -> bool:
    """Whether a phrase behind a verb can be its subject: an article begins it that may be a nominative, or it is a name."""
    if line.facts.capital_nouns and found.kind is Head.OFFICE and line.low[found.first] not in line.facts.male_determiners:
        return is_title(line, found._replace(name=found.stop))  # "die" may begin an object as well
    to_colon = found.stop < len(line.low) and line.low[found.stop] == ":"  # "así lo explica NAME:"
    inverted = (
        to_colon
        or cue == 0
        or line.low[cue - 1] in (",", "")
        or line.facts.capital_nouns
        or line.low[0] in line.facts.prepositions
    )
    return inverted and (found.kind is Head.NAME or line.low[found.first] in line.facts.determiners)


def _subject_left(line: Line, cue: int, floor: int) -> SpeakerPhrase | None:
    """The subject to the left of a verb, which ends right before the verb and its auxiliaries."""
    end = cue
    while end > floor and (line.low[end - 1] in line.facts.auxiliaries or line.low[end - 1] in line.facts.skip):
        end -= 1
    if end <= floor:
        return None
    if line.low[end - 1] == ",":
        return _before_apposition(line, end, floor)
    starts = [n + 1 for n in range(end - 1, floor - 1, -1) if line.low[n] in (",", ";", ":", "", "(") or _joins(line, n)]
    for start in [*starts[:_MOST_STARTS], floor]:
        found = line.phrase(start, end)
        if found is None:
            continue
        if found.stop == end or _only_small(line, found.stop, end):
            return found
        if line.low[found.stop] == "," and found.kind is not Head.PRONOUN and start == floor and _describes(line, found, end):
            return found
    return None


def _before_apposition(line: Line, end: int, floor: int) -> SpeakerPhrase | None:
    """NAME, mayor of Dover, ... said: the name that the apposition in commas belongs to."""
    borders = [floor, *(n + 1 for n in range(floor, end - 1) if line.low[n] in (";", ":", "") or _joins(line, n))]
    for start in borders[:_MOST_STARTS]:
        found = line.phrase(start, end - 1)
        if found is not None and found.kind is not Head.PRONOUN and found.stop < end and line.low[found.stop] == ",":
            return found
    if line.low[floor] not in line.facts.determiners:
        return None
    comma = max((n for n in range(floor, end - 1) if line.low[n] == ","), default=floor)
    named = line.phrase(comma + 1, end - 1)
    if named is not None and named.kind is Head.NAME and named.stop == end - 1:
        return named if line.facts.gender_of(line.tokens[named.name].text) else None
    return line.phrase(floor, end - 1)


def _joins(line: Line, at: int) -> bool:
    """Whether a new clause begins behind a token; "and" between two nouns does not begin one."""
    if line.low[at] in DASHES:
        return True
    return line.low[at] in line.facts.conjunctions and not (at and line.is_capital(at - 1))


def _only_small(line: Line, first: int, stop: int) -> bool:
    """Whether only a prepositional phrase stands between subject and verb: "NAME à l'AFP"."""
    return first < stop and line.low[first] in line.facts.prepositions and all(line.is_word(n) for n in range(first, stop))


def _describes(line: Line, found: SpeakerPhrase, end: int) -> bool:
    """Whether an apposition without its closing comma follows: "Stephen Singer, ein Experte des WWF erklärte"."""
    start = found.stop + 1
    return start < end and line.low[start] in line.facts.determiners and all(line.is_word(n) for n in range(start, end))


def subject_right(line: Line, at: int, stop: int) -> SpeakerPhrase | None:
    """The subject behind its verb, past adverbs and one prepositional phrase."""
    found = line.phrase(at, stop)
    if found is not None:
        return found
    at = line.skipped(at, stop)
    if at >= stop or not (line.low[at] in line.facts.prepositions or line.low[at] in line.facts.object_determiners):
        return None
    for n in range(at + 1, min(stop, at + _FARTHEST_RIGHT)):
        if not line.is_word(n) and not line.low[n].isdigit():
            return None
        governed = line.low[n - 1] in line.facts.prepositions or line.low[n - 1] in line.facts.object_determiners
        if line.is_capital(n) and governed:
            end = line.run(n, stop)
            given = next((k for k in range(n + 1, end - 1) if line.facts.gender_of(line.tokens[k].text)), -1)
            return SpeakerPhrase(Head.NAME, given, end, given, end, given) if given > 0 else _behind(line, end, stop)
        is_head = line.low[n] in (line.facts.titles if not line.facts.determiners else line.facts.determiners)
        if is_head and not governed:
            return _behind(line, n, stop)
    return None


def _behind(line: Line, at: int, stop: int) -> SpeakerPhrase | None:
    """The name or office that begins at `at`."""
    found = line.phrase(at, stop)
    return found if found is not None and found.kind is not Head.PRONOUN else None


def is_title(line: Line, found: SpeakerPhrase) -> bool:
    """Whether an office stands before a name."""
    titles = line.facts.titles
    words = [line.low[n].rstrip(".") for n in range(found.first, found.name)]
    return any(word in titles or (line.facts.capital_nouns and word.endswith(line.facts.noun_endings)) for word in words)
