"""The reports of the last days by story, with an inverted index of their rarest words to find similar reports."""

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import nlargest
from zlib import crc32

from bot.model.story import Trace
from bot.understand.rarity import Vector

MARKS = 4
"""Smallest hashes of a fingerprint, by which copies of a report are found."""
_NEWEST_OF_A_WORD, _NEWEST = 750, 3000
_COMPARED = 32


class Shelf:
    """Traces of reports, by place, story, key and mark."""

    def __init__(self) -> None:
        self._traces: dict[int, Trace] = {}
        self._stories: dict[int, list[int]] = {}
        self._keys: dict[int, list[int]] = {}
        self._marks: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self._traces)

    def __contains__(self, place: int) -> bool:
        return place in self._traces

    def __getitem__(self, place: int) -> Trace:
        return self._traces[place]

    def members(self, story: int) -> Sequence[int]:
        """The places of a story's reports, in the order in which they came."""
        return self._stories.get(story, ())

    def before(self, place: int) -> list[int]:
        """The reports that came before this place."""
        return [held for held in self._traces if held < place]

    def hold(self, trace: Trace) -> None:
        """Adds a report."""
        # Arrays take an eighth of the memory, and a week may have a hundred thousand reports.
        held = replace(trace, keys=array("I", trace.keys), marks=array("I", trace.marks))
        self._traces[trace.place] = held
        self._join(trace)
        for table, hashes in self._tables(trace):
            for hashed in hashes:
                table.setdefault(hashed, []).append(trace.place)

    def drop(self, place: int) -> None:
        """Removes a report, if it is there."""
        if (trace := self._traces.pop(place, None)) is None:
            return
        _remove(self._stories, trace.story, place)
        for table, hashes in self._tables(trace):
            for hashed in hashes:
                _remove(table, hashed, place)

    def move(self, place: int, story: int) -> None:
        """Moves a report to another story."""
        trace = self._traces[place]
        _remove(self._stories, trace.story, place)
        self._traces[place] = moved = replace(trace, story=story)
        self._join(moved)

    def copied(self, marks: Iterable[int]) -> list[int]:
        """The newest reports with one of these marks. A copy of one of them may have the mark as well."""
        return list(dict.fromkeys(place for mark in marks for place in reversed(self._marks.get(mark, ())[-MARKS:])))

    def copies(self, places: Iterable[int], parted: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
        """Each copy among these, after the report of its story that has its text, unless somebody parted the two."""
        found = []
        for place in places:
            trace = self._traces[place]
            if trace.is_copy:
                earlier = (other for other in self.members(trace.story) if other < place and (other, place) not in parted)
                original = copied_from(trace, (self._traces[other] for other in earlier))
                found += [(original, place)] if original is not None else []
        return found

    def from_others(self, pairs: Iterable[tuple[int, int]], places: Collection[int]) -> list[tuple[int, int]]:
        """Of these pairs each report that is among `places`, with its other that is not, but on the shelf."""
        found = [pair for one, other in pairs for pair in ((one, other), (other, one))]
        return [pair for pair in found if pair[0] in places and pair[1] not in places and pair[1] in self]

    def near(self, language: str, vector: Vector) -> list[int]:
        """The reports that may be in the same story, by the rarest words they share; the most similar first."""
        shared: dict[int, float] = {}
        left = _NEWEST
        for word, weight in vector.rarest.items():
            found = self._keys.get(_key(language, word), ())[-min(_NEWEST_OF_A_WORD, left) :] if left else ()
            left -= len(found)
            square = weight * weight
            for place in found:
                shared[place] = shared.get(place, 0.0) + square
        return [place for _, place in nlargest(_COMPARED, zip(shared.values(), shared, strict=True))]

    def _join(self, trace: Trace) -> None:
        members = self._stories.setdefault(trace.story, [])
        members.append(trace.place)
        if len(members) > 1 and members[-2] > trace.place:
            members.sort()

    def _tables(self, trace: Trace) -> tuple[tuple[dict[int, list[int]], Sequence[int]], ...]:
        return (self._keys, trace.keys), (self._marks, trace.marks)


def copied_from(trace: Trace, earlier: Iterable[Trace]) -> int | None:
    """The place of the report that a copy has its text from: of these the one with most of its marks, the first of equals.

    None for a report in its own words. One mark alone may be of a phrase that many reports have.
    """
    if not trace.is_copy:
        return None
    marks, found, most = set(trace.marks), None, 0
    for other in earlier:
        shared = len(marks.intersection(other.marks))
        if shared > most:
            found, most = other.place, shared
            if most == len(marks):
                break
    return found


def with_its_copies(place: int, story: Sequence[Trace]) -> list[int]:
    """Of a story's reports, in the order in which they came, those with the text of the one at that place."""
    text_of: dict[int, int] = {}
    for number, trace in enumerate(story):
        copied = copied_from(trace, story[:number])
        text_of[trace.place] = trace.place if copied is None else text_of[copied]
    return [other for other, text in text_of.items() if text == text_of[place]]


def keys_of(language: str, vector: Vector) -> tuple[int, ...]:
    """The hashes of its rarest words, by which a report is found."""
    return tuple(_key(language, word) for word in vector.rarest)


def marks_of(sketch: Sequence[int]) -> tuple[int, ...]:
    """The smallest hashes of a fingerprint, by which a report's copies are found."""
    return tuple(sketch[:MARKS])


@lru_cache(maxsize=100_000)
def _key(language: str, word: str) -> int:
    return crc32(f"{language}:{word}".encode())


def _remove(table: dict[int, list[int]], key: int, place: int) -> None:
    found = table[key]
    found.remove(place)
    if not found:
        del table[key]
