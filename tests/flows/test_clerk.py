"""The clerk's memory: what a process knows of the reports before it."""

from collections.abc import Mapping, Sequence

import pytest

from bot.flows.clerk import COUNTED, Clerk
from bot.model.analysis import Reading
from bot.model.story import Trace
from bot.ports.stories import Opening


class Told:
    """A store in which these reports began with these words, the newest first."""

    def __init__(self, openings: Sequence[Opening]) -> None:
        self.openings_ = openings
        self.asked: list[tuple[int, int]] = []

    async def next_id(self, turn: int) -> int:
        return 7

    async def traces(self, since: int) -> Sequence[Trace]:
        return ()

    async def openings(self, since: int, most: int) -> Sequence[Opening]:
        self.asked.append((since, most))
        return self.openings_

    async def at(self, places: Sequence[int]) -> Mapping[int, Reading]:
        return {}


@pytest.mark.parametrize(
    ("reports", "counted"),
    [
        ([("a", "en")], {"en": 1}),
        ([("a", "")], {"": 1}),
        ([("a", "en"), ("a", "")], {"en": 2}),
        ([("a", ""), ("a", "en")], {"": 1, "en": 1}),
        ([("a", "en"), ("b", "")], {"en": 1, "": 1}),
        ([("a", "en"), ("a", "de"), ("a", ""), ("b", "en")], {"en": 2, "de": 2}),
    ],
)
async def test_a_report_of_no_known_language_is_counted_with_its_sources_last(
    reports: list[tuple[str, str]], counted: dict[str, int]
) -> None:
    """The oldest first: each with its source and language."""
    openings = [
        Opening(place=place, source_id=source, language=language, title_terms="dam", body_terms="river")
        for place, (source, language) in enumerate(reports)
    ]
    store, clerk = Told(openings[::-1]), Clerk()
    board = await clerk.begin(store, turn=1, since=5)  # type: ignore[arg-type]
    assert {
        language: board.rarity.reports(language) for language in ("", "en", "de") if board.rarity.reports(language)
    } == counted
    assert (store.asked, clerk.next_id, clerk.turn) == ([(5, COUNTED)], 7, 1)


async def test_a_board_is_good_for_its_turn_until_it_may_be_wrong() -> None:
    store, clerk = Told(()), Clerk()
    board = await clerk.begin(store, turn=1, since=5)  # type: ignore[arg-type]
    assert await clerk.begin(store, turn=1, since=9) is board  # type: ignore[arg-type]
    other = await clerk.begin(store, turn=2, since=9)  # type: ignore[arg-type]
    assert other is not board
    clerk.forget()
    assert await clerk.begin(store, turn=2, since=9) is not other  # type: ignore[arg-type]
    assert store.asked == [(5, COUNTED), (9, COUNTED), (9, COUNTED)]
