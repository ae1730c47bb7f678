"""How many stories and reports are read for a digest, which of them, and by what a story is ranked before it is read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.flows import select
from bot.flows.select import ANY_SHARE, news_of, summarized
from bot.model.analysis import Reading
from bot.model.story import Story
from bot.ports.stories import SearchHit
from bot.understand.fair import Share
from bot.understand.read import read_item
from tests.builders import item
from tests.fakes import NOW, FakeWorld, HereAndNow

HOUR = timedelta(hours=1)


def hit(place: int, story: int = 0, **more: Any) -> SearchHit:
    made = SearchHit(
        place=place, article_id=str(place), story=story or place, outlet=f"o{place}", is_copy=False, fullness=0.5, at=_stored(NOW)
    )
    return made._replace(**more | ({"at": _stored(more["at"])} if "at" in more else {}))


def _stored(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)


def ids(found: Sequence[SearchHit]) -> list[int]:
    return [report.place for report in found]


def test_two_dozen_stories_are_read_and_the_rest_is_counted() -> None:
    found = [hit(n, at=NOW - n * HOUR) for n in range(1, 31)]
    chosen, beyond, more = select._chosen(found, NOW, ANY_SHARE)
    assert ids(chosen) == list(range(1, 25)), "the newest, as all else is equal"
    assert (beyond, more) == (tuple(str(n) for n in range(25, 31)), 6)


def test_of_equals_the_older_story_comes_first() -> None:
    chosen, _, _ = select._chosen([hit(n) for n in (3, 1, 2)], NOW, ANY_SHARE)
    assert ids(chosen) == [1, 2, 3]


def test_thirty_reports_of_a_story_are_read_those_in_their_own_words_first() -> None:
    told = [hit(n, 1, is_copy=n > 20, in_title=n % 2 == 0) for n in range(1, 41)]
    chosen, beyond, more = select._chosen(told, NOW, ANY_SHARE)
    in_title, others, copies = list(range(20, 0, -2)), list(range(19, 0, -2)), list(range(40, 20, -2))
    assert ids(chosen) == in_title + others + copies
    assert (len(beyond), more) == (10, 0)


def test_a_hundred_and_fifty_reports_are_read_and_one_of_each_further_story() -> None:
    found = [hit(story * 100 + n, story, at=NOW - story * HOUR) for story in range(1, 9) for n in range(29)]
    chosen, _, more = select._chosen(found, NOW, ANY_SHARE)
    by_story = [sum(report.story == story for report in chosen) for story in range(1, 9)]
    assert by_story == [29] * 5 + [5, 1, 1]
    assert more == 0


def test_room_for_others_is_made_among_twice_as_many_as_are_shown() -> None:
    """Of a loud outlet one story, then one of each other one; what is left goes by rank."""
    loud = [hit(n, outlet="loud", at=NOW - n * HOUR) for n in range(1, 31)]
    others = [hit(100 + n, at=NOW - (100 + n) * HOUR) for n in range(1, 21)]
    chosen, _, _ = select._chosen([*loud, *others], NOW, Share(shown=5, most=1))
    assert sorted(ids(chosen)) == [*range(1, 16), *range(101, 110)]


def test_no_more_are_made_room_for_than_are_looked_at() -> None:
    loud = [hit(n, outlet="loud", at=NOW - n * HOUR) for n in range(1, 9)]
    others = [hit(100 + n, at=NOW - (100 + n) * HOUR) for n in range(1, 9)]
    chosen, beyond, more = select._chosen([*loud, *others], NOW, Share(shown=5, most=1), 4)
    assert ids(chosen) == [1, 101, 102, 103]
    assert (len(beyond), more) == (12, 12)


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([hit(1)], {"outlets": 1, "relevance": 0.4, "age": timedelta(), "substance": 0.5}),
        (
            [hit(1, at=NOW - 2 * HOUR, in_title=True), hit(2, at=NOW - HOUR, fullness=0.9)],
            {"outlets": 2, "relevance": 0.7, "age": HOUR, "substance": 0.9},
        ),
        (
            [hit(1), hit(2, is_copy=True), hit(3, outlet="o1")],
            {"outlets": 1, "relevance": 0.4, "age": timedelta(), "substance": 0.5},
        ),
        ([hit(1, is_copy=True)], {"outlets": 1, "relevance": 0.4, "age": timedelta(), "substance": 0.5}),
    ],
)
def test_a_story_is_ranked_by_what_the_search_tells(
    reports: list[SearchHit], expected: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []

    def rank(**more: object) -> float:
        asked.append(more)
        return 0.0

    monkeypatch.setattr(select, "rank", rank)
    select._estimate(reports, _stored(NOW))
    assert asked == [expected]


# A story for somebody who had some of it


(FIRST,), (SECOND,), (THIRD,), (FOURTH,) = (read_item(item(key), method="lead", count=3) for key in ("a", "b", "c", "d"))
A, B, C, D = (reading.article.id for reading in (FIRST, SECOND, THIRD, FOURTH))
STORY = Story(id="s", lead=FIRST, others=(SECOND, THIRD), copies=(FOURTH,))


@pytest.mark.parametrize(
    ("seen", "lead", "others", "copies"),
    [
        ([], FIRST, (SECOND, THIRD), (FOURTH,)),
        ([A], SECOND, (THIRD,), (FOURTH, FIRST)),
        ([B], FIRST, (THIRD,), (FOURTH, SECOND)),
        ([A, B, D], THIRD, (), (FIRST, SECOND, FOURTH)),
    ],
)
def test_what_was_had_of_a_story_is_told_of_as_its_copies(
    seen: list[str], lead: Reading, others: tuple[Reading, ...], copies: tuple[Reading, ...]
) -> None:
    assert news_of(STORY, seen) == replace(STORY, lead=lead, others=others, copies=copies)


def test_a_story_whose_copies_alone_are_new_is_no_news() -> None:
    assert news_of(STORY, [A, B, C]) is None


@pytest.mark.parametrize(("method", "made"), [(None, 0), ("lead", 0), ("lsa", 2)])
async def test_only_what_is_shown_is_summarized_anew_and_only_by_another_method(
    world: FakeWorld, method: str | None, made: int
) -> None:
    asked: list[tuple[str, int]] = []

    class Noting(HereAndNow):
        async def summarize(self, reading: Reading, *, method: str, count: int) -> Reading:
            asked.append((method, count))
            return await super().summarize(reading, method=method, count=count)

    stories = [Story(id=str(n), lead=FIRST) for n in range(3)]
    desk = replace(world.desk, understanding=Noting())
    told = await summarized(desk, stories, shown=2, method=method, count=2)
    assert asked == [("lsa", 2)] * made
    assert [story.id for story in told] == ["0", "1", "2"]
    assert [story.lead.analysis.method for story in told] == [method or "lead"] * 2 + ["lead"]
