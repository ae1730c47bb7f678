"""The stories of the last days, and the story of each new report: single-pass clustering with local regrouping.

A report joins the story it is most similar to, or founds one (Allan et al., "Topic detection and tracking", 1998). The
stories it comes near are then mended: their reports are regrouped by average linkage (`cluster`), and each group keeps the id
that most of its reports had. So the result hardly depends on the order of reports, and ids are stable.

A caller that stores the reports may load features only when they are needed: `near` and `to_mend` say which, before `take`
and `mend`. Reports without loaded features stay where they are.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import islice

from bot.model.story import Changes, Trace
from bot.understand.cluster import LEAST, linked
from bot.understand.fingerprint import is_copy
from bot.understand.likeness import Matrix, alike, likeness
from bot.understand.rarity import PRIOR_REPORTS, Rarity, Vector
from bot.understand.story_features import Features
from bot.understand.story_guards import clash, guard
from bot.understand.story_shelf import Shelf, keys_of, marks_of

SAME_STORY = 0.15
"""Likeness to a story at which a report joins it."""
_NEAR = 0.8
"""Share of SAME_STORY at which a story is regrouped when a report comes."""
_STORIES = 5
_SAMPLE, _SAMPLE_NEAREST, _SAMPLE_FIRST = 24, 8, 4
SETTLED = timedelta(days=2)
"""Reports this much older than the newest one stay in their story when stories are mended."""
_GROWN = 1.2
MOST_MENDED = 150
"""Reports that are regrouped at once; the time grows with their square."""
_WEIGHED_ANEW = 1.3
"""Weights of words are kept until the number of reports, with those of the prior, has grown by this factor."""
_VECTORS = 2000
_COPIED = 0.4
"""Below this likeness two texts are never compared as copies."""
_BOUND = 2000.0
"""The likeness, when stories are mended, of a copy to its text and of reports that somebody joined: enough for the mean of any
two groups, so that they stay together whatever else comes."""
_PARTED = -10 * _BOUND
"""The likeness, when stories are mended, of reports that somebody parted: no group has both, however like the others are."""
_FAINT = 0.02
"""Below this likeness no guard is applied."""


class Board:
    """The reports and their stories. `new_story` makes a new id, for a group of reports that leaves its story.

    `parted` are pairs of reports (places, the earlier first) that a person said tell different stories, `joined` pairs that
    tell the same one.
    """

    def __init__(self, new_story: Callable[[], int]) -> None:
        self.rarity = Rarity()
        self.shelf = Shelf()
        self.parted: Collection[tuple[int, int]] = frozenset()
        self.joined: Collection[tuple[int, int]] = frozenset()
        self._new_story = new_story
        self._mended: dict[int, int] = {}
        self._known: dict[int, Features] = {}
        self._vectors: dict[int, tuple[int, Vector]] = {}
        self._touched: list[set[int]] = []

    def story_of(self, place: int) -> int:
        """The story of a report."""
        return self.shelf[place].story

    def know(self, report: Features) -> None:
        """Keeps a report's features, until `forget_features` drops them."""
        self._known[report.place] = report

    def unknown(self, places: Iterable[int]) -> list[int]:
        """The places whose features are not loaded."""
        return [place for place in dict.fromkeys(places) if place not in self._known]

    def forget_features(self, most: int) -> None:
        """Keeps only the features of the `most` newest reports."""
        for place in sorted(self._known)[: max(0, len(self._known) - most)]:
            del self._known[place]

    def drop(self, places: Iterable[int]) -> None:
        """Removes reports from the board."""
        for place in places:
            self.shelf.drop(place)
            self._known.pop(place, None)
            self._vectors.pop(place, None)

    # The story of a new report

    def near(self, report: Features) -> list[int]:
        """The reports that may be in the same story, and those that this one may be a copy of."""
        found = (*self.shelf.copied(marks_of(report.sketch)), *self.shelf.near(report.language, self._vector(report)))
        return [place for place in dict.fromkeys(found) if place != report.place]

    def samples(self, places: Iterable[int]) -> list[int]:
        """Sample reports of the stories that these reports are in."""
        return [place for story in dict.fromkeys(map(self.story_of, places)) for place in self._sample(story, ())]

    def take(self, report: Features) -> Trace:
        """Gives a new report a story: the most similar one, or a new one whose id is the report's place."""
        self.know(report)
        near = [place for place in self.near(report) if place in self._known]
        if original := self._original(report, near):
            return self._hold(report, self.story_of(original), set(), is_copy=True)
        scores = self._scores(report, near)
        nearest = self._nearest(scores)
        likeness_to = {story: self._likeness_to(report, story, nearest[story], scores) for story in nearest}
        best = max(nearest, key=lambda story: (likeness_to[story], -story), default=None)
        is_like_enough = best is not None and likeness_to[best] >= SAME_STORY
        return self._hold(report, best if is_like_enough and best is not None else report.place, _close(nearest, scores))

    def _nearest(self, scores: Mapping[int, float]) -> dict[int, list[int]]:
        """The stories of the likeliest reports, each with those of its reports that are likest."""
        ranked = sorted((place for place in scores if scores[place] > _FAINT), key=lambda place: (-scores[place], place))
        nearest: dict[int, list[int]] = {}
        for place in ranked:
            nearest.setdefault(self.story_of(place), []).append(place)
        return dict(islice(nearest.items(), _STORIES))

    def _original(self, report: Features, near: Sequence[int]) -> int | None:
        """The report that this one is a copy of."""
        marks = set(marks_of(report.sketch))
        marked = [place for place in near if not marks.isdisjoint(self.shelf[place].marks)]
        copied = (place for place in marked if self._is_copy(report, self._known[place]))
        return next((place for place in copied if self._correction(report.place, place) is None), None)

    def _hold(self, report: Features, story: int, close: set[int], *, is_copy: bool = False) -> Trace:
        keys = keys_of(report.language, self._vector(report))
        trace = Trace(place=report.place, story=story, keys=keys, marks=marks_of(report.sketch), is_copy=is_copy)
        self.shelf.hold(trace)
        self._touched.append({story} | close)
        return trace

    def _sample(self, story: int, nearest: Sequence[int]) -> list[int]:
        """Reports that represent a story: those nearest to the new one, the first and the newest."""
        members = self.shelf.members(story)
        if len(members) <= _SAMPLE:
            return list(members)
        chosen = (*nearest[:_SAMPLE_NEAREST], *members[:_SAMPLE_FIRST], *members[: -_SAMPLE - 1 : -1])
        return list(dict.fromkeys(chosen))[:_SAMPLE]

    def _likeness_to(self, report: Features, story: int, nearest: Sequence[int], scores: dict[int, float]) -> float:
        """The likeness of a report to a story: the mean over its sample, with a share of the least."""
        sample = [place for place in self._sample(story, nearest) if place in self._known]
        more = self._scores(report, [place for place in sample if place not in scores])
        values = [scores[place] if place in scores else more[place] for place in sample]
        return (1 - LEAST) * sum(values) / len(values) + LEAST * min(values) if values else 0.0

    def _scores(self, report: Features, places: Sequence[int]) -> dict[int, float]:
        """The likeness of a report to others, with guards and people's corrections."""
        others = [self._known[place] for place in places]
        found = dict(zip(places, alike(self._vector(report), [self._vector(other) for other in others]), strict=True))
        for other in others:
            corrected = self._correction(report.place, other.place)
            if corrected is not None:
                found[other.place] = corrected
            elif found[other.place] > _FAINT:
                found[other.place] *= guard(report, other)
        return found

    def _correction(self, one: int, other: int) -> float | None:
        """The likeness that a person's correction gives two reports (0 or 1); None without a correction."""
        pair = (min(one, other), max(one, other))
        return 0.0 if pair in self.parted else 1.0 if pair in self.joined else None

    def _is_copy(self, report: Features, other: Features) -> bool:
        if not is_copy(report.sketch, other.sketch):
            return False
        return not (report.source and report.source == other.source and clash(report, other))

    def _vector(self, report: Features) -> Vector:
        reports = self.rarity.reports(report.language)
        held = self._vectors.get(report.place)
        if held is not None and reports + PRIOR_REPORTS <= (held[0] + PRIOR_REPORTS) * _WEIGHED_ANEW:
            return held[1]
        vector = self.rarity.vector(report.language, report.words)
        if len(self._vectors) >= _VECTORS:
            del self._vectors[next(iter(self._vectors))]
        self._vectors[report.place] = (reports, vector)
        return vector

    # Regrouping

    def touch_all(self) -> None:
        """Let the next mending look at every report that is known, as if all had come last: then their order does not matter."""
        self._mended.clear()
        for report in self._known.values():
            scores = self._scores(report, [place for place in self.near(report) if place in self._known])
            self._touched.append({self.story_of(report.place)} | _close(self._nearest(scores), scores))

    def touched(self) -> list[list[int]]:
        """The stories to be mended, as groups of stories that came near each other."""
        groups: list[set[int]] = []
        for touched in self._touched:
            stories = {story for story in touched if self.shelf.members(story)}
            meeting = [group for group in groups if not group.isdisjoint(stories)]
            united = stories.union(*meeting)
            if sum(len(self.shelf.members(story)) for story in united) <= MOST_MENDED:
                groups = [*(group for group in groups if group not in meeting), united]
            elif stories not in groups:
                groups.append(stories)
        return [sorted(group) for group in groups if len(group) > 1 or any(map(self._has_grown, group))]

    def _has_grown(self, story: int) -> bool:
        members = len(self.shelf.members(story))
        return members > 2 and members >= _GROWN * self._mended.get(story, 1)

    def to_mend(self, stories: Iterable[int]) -> list[int]:
        """The reports of these stories that are regrouped; only the newest if there are too many."""
        return sorted(place for story in stories for place in self.shelf.members(story))[-MOST_MENDED:]

    def mend(self) -> Changes:
        """Regroups the stories that were touched since the last call."""
        changes = Changes()
        for _ in self.mending(changes):
            pass
        return changes

    def mending(self, changes: Changes) -> Iterator[None]:
        """Does the same as `mend`, but pauses after each group so that other tasks can run."""
        groups, self._touched = self.touched(), []
        for stories in groups:
            self._mend([story for story in stories if self.shelf.members(story)], changes)
            yield

    def _mend(self, stories: list[int], changes: Changes) -> None:
        known = [self._known[place] for place in self.to_mend(stories) if place in self._known]
        live = self._live(known)
        before = {report.place: self.story_of(report.place) for report in live}
        parts = [[live[index].place for index in group] for group in linked(self._matrix(live), SAME_STORY)]
        for part, story in zip(parts, self._named(parts), strict=True):
            for place in part:
                if before[place] != story:
                    self.shelf.move(place, story)
                    changes.moved[place] = story
        for story in stories:
            if self.shelf.members(story):
                self._mended[story] = len(self.shelf.members(story))
            else:
                self._mended.pop(story, None)
                heirs = Counter(self.story_of(place) for place, held in before.items() if held == story)
                changes.merged[story] = min(heirs, key=lambda heir: (-heirs[heir], heir))

    def _live(self, known: Sequence[Features]) -> list[Features]:
        """The reports that may move. What is bound to a settled report stays with it."""
        newest = max((report.at for report in known), default=None)
        live = {report.place: report for report in known if newest and report.at >= newest - SETTLED}
        bound = (*self.joined, *self.shelf.copies([report.place for report in known], self.parted))
        while held := [at for at, other in self.shelf.from_others(bound, live) if self.story_of(at) == self.story_of(other)]:
            for place in set(held):
                del live[place]
        return list(live.values())

    def _matrix(self, live: Sequence[Features]) -> Matrix:
        """The likeness of each pair of reports, with guards and people's corrections."""
        matrix = likeness([self._vector(report) for report in live])
        rows, columns = (matrix > _FAINT).nonzero()
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            if row < column:
                one, other, found = live[row], live[column], float(matrix[row, column])
                if not (found > _COPIED and self._is_copy(one, other)):
                    matrix[row, column] = matrix[column, row] = found * guard(one, other)
        numbers = {report.place: number for number, report in enumerate(live)}
        for pairs, corrected in (
            (self.shelf.copies(numbers, self.parted), _BOUND),
            (self.joined, _BOUND),
            (self.parted, _PARTED),
        ):
            for first, second in pairs:
                if first in numbers and second in numbers:
                    matrix[numbers[first], numbers[second]] = matrix[numbers[second], numbers[first]] = corrected
        return matrix

    def _named(self, parts: Sequence[Sequence[int]]) -> list[int]:
        """A story id for each group: the one most of its reports had, the lower of two; no id twice, nor that of a story with a
        settled report that somebody parted from one of the group."""
        part_of = {place: number for number, part in enumerate(parts) for place in part}
        parted = {(part_of[place], self.story_of(other)) for place, other in self.shelf.from_others(self.parted, part_of)}
        claims = []
        for number, part in enumerate(parts):
            held = Counter(map(self.story_of, part))
            claims += [(-count, story, number) for story, count in held.items() if (number, story) not in parted]
        names: dict[int, int] = {}
        taken: set[int] = set()
        for _, story, number in sorted(claims):
            if number not in names and story not in taken:
                names[number] = story
                taken.add(story)
        return [names[number] if number in names else self._new_story() for number in range(len(parts))]


def _close(nearest: Mapping[int, Sequence[int]], scores: Mapping[int, float]) -> set[int]:
    """The stories that are looked at again, since the report came near to telling them."""
    return {story for story, places in nearest.items() if scores[places[0]] >= _NEAR * SAME_STORY}
