"""Finds where reports of one story give different counts of the same thing.

Two counts are compared only if unit, noun and what happened are the same, if their sentences share more than that, and if
neither report also gives the other's number. A report that gives two numbers for a thing counts for neither. Numbers that can
both be right (“at least 40” and 43) do not differ. A number that grew from an earlier report to a later one is marked as
such.
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
"""Sentences of a report that tell the news. Later ones are background."""
_KNOWN = 60
"""Sentences in which another report's number is looked for."""
_COMMON, _COMMON_OF_THINGS = 1, 3
"""Stems that two sentences must share beside their count: if both say what happened, and if neither does."""
_SIDES = 3
_LATER = timedelta(minutes=15)
_SHRINKS = ("missing", "trapped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One report's count: its sentence, and the part of the body with the number and its noun."""

    reading: Reading
    sentence: Sentence
    count: Count
    stretch: Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Reports of several outlets that give different counts of one thing, in order of publication.

    `has_grown`: each later report counts more (of missing people: fewer), so the earlier ones may have been right at the
    time.
    """

    sides: tuple[Side, ...]
    has_grown: bool


def differences(story: Story) -> tuple[Difference, ...]:
    """The different counts in a story's reports without copies, each thing once; those with most outlets first."""
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
    """The counts in a report's news, without things for which it gives two numbers."""
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
    """The reports that differ, for each number the first that gave it; None if all can be right."""
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
    """Whether two counts are of the same thing and cannot both be right."""
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
    """Whether a clearly later report counts more."""
    published = [side.reading.article.published for side in (earlier, later)]
    if not all(published) or any(is_bare_day(day) for day in published if day):
        return False
    less, more = (later, earlier) if earlier.count.state in _SHRINKS else (earlier, later)
    return moment(later.reading) - moment(earlier.reading) >= _LATER and less.count.value < more.count.value


def _numbers(reading: Reading) -> frozenset[int]:
    """All numbers in a report."""
    language = reading.article.language
    sentences = (sentence.text for sentence in reading.analysis.sentences[:_KNOWN])
    return frozenset().union(*(figures(text, language) for text in (reading.article.title, *sentences)))


def _stems(side: Side) -> frozenset[str]:
    """The stems of a sentence without its count."""
    text, count = side.sentence.text, side.count
    return frozenset(content_stems(f"{text[: count.start]} {text[count.end :]}", side.reading.article.language))


def _names(side: Side) -> frozenset[str]:
    """Words with a capital inside the sentence; none for German, where every noun has one."""
    if side.reading.article.language == "de":
        return frozenset()
    language = side.reading.article.language
    days = weekdays(language)
    words = (word for word in side.sentence.text.split()[1:] if word[:1].isupper() and days.keys().isdisjoint(tokens(word)))
    return frozenset(term for word in words for term in terms(word, language).split())


def _opening(side: Side) -> frozenset[str]:
    """The stems of a report's headline and of the sentences that tell the news."""
    analysis = side.reading.analysis
    text = " ".join(sentence.text for sentence in analysis.sentences[:_READ])
    return frozenset(f"{analysis.title_terms} {terms(text, side.reading.article.language)}".split())


def _days(side: Side) -> frozenset[int]:
    """The days of the week in a sentence."""
    known = weekdays(side.reading.article.language)
    return frozenset(known[token] for token in tokens(side.sentence.text) if token in known)
