"""News that comes again and again: each event stays a story of its own, and keeps its id."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.app.cli.rows import item_of
from bot.model.analysis import Reading
from bot.understand.read import read_item
from bot.understand.stories import group_stories
from bot.understand.story_board import Board
from bot.understand.story_features import features
from tests.quality.recurring import Newsroom, Report, b_cubed

FIRST = datetime(2026, 11, 1, tzinfo=UTC)
LEAST = 93.0


SETTLED_IN = 50
"""Reports after which a newsroom knows rare words from common ones well enough that no leader is a chance pair."""

MOVED = 0.006
"""Share of the hours that reports were stored in which a report changes its story."""


def read(report: Report) -> Reading:
    row = {"id": report.id, "title": report.title, "text": report.text, "outlet": report.outlet}
    return read_item(item_of({**row, "published": report.published.isoformat()}), method="lead", count=2, clean=False)[0]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_events_of_one_kind_stay_apart(seed):
    right, readings = {}, []
    for report in Newsroom(seed).reports():
        one = read(report)
        right[one.article.id] = report.story
        readings.append(one)
    told = {one.article.id: story.id for story in group_stories(readings) for one in story.readings}
    assert b_cubed(right, told)[0] >= LEAST


@pytest.mark.slow
def test_the_order_in_which_reports_came_does_not_matter():
    readings = [read(report) for report in Newsroom(1).reports()[:240]]

    def told(order: int) -> set[frozenset[str]]:
        moments = random.Random(order).sample(range(len(readings)), len(readings))
        undated = [
            replace(one, article=replace(one.article, published=None, fetched=FIRST + timedelta(seconds=moment)))
            for one, moment in zip(readings, moments, strict=True)
        ]
        return {frozenset(one.article.id for one in story.readings) for story in group_stories(undated)}

    assert all(told(order) == told(0) for order in (1, 2, 3))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_stories_keep_their_ids_from_hour_to_hour(seed):
    board = Board(count(10_000).__next__)
    reports = Newsroom(seed).reports()
    hour, before, leaders, moved, hours = reports[0].published, {}, [], 0, 0
    for place, report in enumerate(reports):
        while report.published >= hour + timedelta(hours=1):
            board.mend()
            now = {held: board.story_of(held) for held in range(place)}
            moved, hours = moved + sum(now[held] != story for held, story in before.items()), hours + len(before)
            assert all(board.shelf.members(story) for story in leaders), "one of the five largest stories lost its id"
            largest = sorted(set(now.values()), key=lambda story: (-len(board.shelf.members(story)), story))[:5]
            leaders = largest if place >= SETTLED_IN else []
            before, hour = now, hour + timedelta(hours=1)
        one = features(read(report), place)
        board.rarity.add(one.language, one.words)
        board.take(one)
    assert moved <= MOVED * hours
