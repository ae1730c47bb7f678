"""Where reports of one story count the same thing otherwise: what each says, word for word, and nothing that neither says.

Two counts are compared only if unit and noun are the same, and what became of what is counted; if the sentences have more in
common than that; and if neither report knows the other's number. A report that gives two numbers of a thing is no witness to
either. Numbers that may both be right (“at least 40” and 43) don't differ, and one that rose from an earlier report to a later is
told as such.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, pairwise

from bot.model.analysis import Extract, Reading, Sentence
from bot.model.story import Story
from bot.parse.feed.dates import is_bare_day
from bot.parse.outlet import outlet_of
from bot.understand.counts.counts import Count, counts, figures
from bot.understand.rank import moment
from bot.understand.stopwords import content_stems
from bot.understand.story_features import weekdays
from bot.understand.teaser import is_cut
from bot.understand.words import terms, tokens

_READ = 8
"""Sentences of a report in which the news is told; what comes later is background."""
_KNOWN = 60
"""Sentences in which another report's number is looked for."""
_COMMON, _COMMON_OF_THINGS = 1, 3
"""Stems that two sentences have in common beside what they count: where the same became of it, and where none says what."""
_SIDES = 3
_LATER = timedelta(minutes=15)
_SHRINKS = ("missing", "trapped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one report counts: the sentence, and the stretch of the body with the number and what it is a number of."""

    reading: Reading
    sentence: Sentence
    count: Count
    stretch: Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Reports of several outlets that count one thing otherwise, in the order in which they came out.

    `has_grown`: each later one counts more (of the missing: less), so that the earlier ones may have been right then.
    """

    sides: tuple[Side, ...]
    has_grown: bool


def differences(story: Story) -> tuple[Difference, ...]:
    """What the reports of a story that are no copies count otherwise, each thing once; most outlets first."""
    readings = sorted((story.lead, *story.others), key=lambda reading: (moment(reading), reading.article.id))
    if len({outlet_of(reading.article) for reading in readings}) < 2:
        return ()
    things: dict[tuple[str, str, tuple[str, ...]], dict[str, Side]] = {}
    for reading in readings:
        for side in _witnessed(reading):
            key = (reading.article.language, side.count.state, side.count.things)
            things.setdefault(key, {})[outlet_of(reading.article)] = side
    found = [difference for sides in things.values() if (difference := _difference(list(sides.values())))]
    return tuple(sorted(found, key=lambda difference: (bool(difference.sides[0].count.things), -len(difference.sides))))


def _witnessed(reading: Reading) -> Iterator[Side]:
    """What a report counts in its news; a thing of which it gives two numbers is left out."""
    found: dict[tuple[str, tuple[str, ...]], list[Side]] = {}
    for sentence in reading.analysis.sentences[:_READ]:
        if is_cut(sentence.text):
            continue
        for count in counts(sentence.text, reading.article.language):
            start, end = sentence.start + count.start, sentence.start + count.end
            stretch = Extract(text=reading.article.body[start:end], start=start, end=end)
            side = Side(reading=reading, sentence=sentence, count=count, stretch=stretch)
            found.setdefault((count.state, count.things), []).append(side)
    for sides in found.values():
        if len({side.count.value for side in sides}) == 1:
            yield sides[0]


def _difference(sides: Sequence[Side]) -> Difference | None:
    """The sides that differ, of each number the first that gave it; None where all may be right."""
    chosen: list[Side] = []
    for one, other in combinations(sides, 2):
        if _differ(one, other):
            chosen = [one, other]
            break
    for side in sides:
        if chosen and len(chosen) < _SIDES and all(_differ(side, known) for known in chosen):
            chosen.append(side)
    if not chosen:
        return None
    ordered = sorted(chosen, key=lambda side: moment(side.reading))
    return Difference(sides=tuple(ordered), has_grown=all(_grew(*pair) for pair in pairwise(ordered)))


def _differ(one: Side, other: Side) -> bool:
    """Whether two sides count the same thing, and cannot both be right."""
    if one.count.most >= other.count.least and other.count.most >= one.count.least:
        return False
    if other.count.value in _numbers(one.reading) or one.count.value in _numbers(other.reading):
        return False
    return _is_same_thing(one, other)


def _is_same_thing(one: Side, other: Side) -> bool:
    days = [_days(side) for side in (one, other)]
    if all(days) and days[0].isdisjoint(days[1]):
        return False
    names = [_names(side) for side in (one, other)]
    if all(names) and names[0].isdisjoint(names[1]):
        return False
    if any(own and own.isdisjoint(_opening(side)) for own, side in zip(names, (other, one), strict=True)):
        return False
    if one.count.clause.isdisjoint(other.count.clause) and not one.count.state:
        return False
    common = len(_stems(one) & _stems(other))
    return common >= (_COMMON if one.count.state else _COMMON_OF_THINGS)


def _grew(earlier: Side, later: Side) -> bool:
    """Whether a report that came out clearly later counts more."""
    published = [side.reading.article.published for side in (earlier, later)]
    if not all(published) or any(is_bare_day(day) for day in published if day):
        return False
    less, more = (later, earlier) if earlier.count.state in _SHRINKS else (earlier, later)
    return moment(later.reading) - moment(earlier.reading) >= _LATER and less.count.value < more.count.value


def _numbers(reading: Reading) -> frozenset[int]:
    """All numbers that a report gives."""
    language = reading.article.language
    sentences = (sentence.text for sentence in reading.analysis.sentences[:_KNOWN])
    return frozenset().union(*(figures(text, language) for text in (reading.article.title, *sentences)))


def _stems(side: Side) -> frozenset[str]:
    """The stems of a sentence beside its count."""
    text, count = side.sentence.text, side.count
    return frozenset(content_stems(f"{text[: count.start]} {text[count.end :]}", side.reading.article.language))


def _names(side: Side) -> frozenset[str]:
    """What is written with a capital inside the sentence; in German, where every noun is, nothing."""
    if side.reading.article.language == "de":
        return frozenset()
    language = side.reading.article.language
    days = weekdays(language)
    words = (word for word in side.sentence.text.split()[1:] if word[:1].isupper() and days.keys().isdisjoint(tokens(word)))
    return frozenset(term for word in words for term in terms(word, language).split())


def _opening(side: Side) -> frozenset[str]:
    """The stems of a report's headline and of the sentences in which it tells the news."""
    analysis = side.reading.analysis
    text = " ".join(sentence.text for sentence in analysis.sentences[:_READ])
    return frozenset(f"{analysis.title_terms} {terms(text, side.reading.article.language)}".split())


def _days(side: Side) -> frozenset[int]:
    """The days of the week that the sentence names."""
    known = weekdays(side.reading.article.language)
    return frozenset(known[token] for token in tokens(side.sentence.text) if token in known)
