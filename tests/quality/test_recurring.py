"""News that comes again and again: each event stays a story of its own."""

import pytest

from bot.app.rows import item_of
from bot.understand.read import read_item
from bot.understand.stories import group_stories
from tests.quality.recurring import Newsroom, b_cubed

LEAST = 93.0


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_events_of_one_kind_stay_apart(seed):
    right, readings = {}, []
    for report in Newsroom(seed).reports():
        row = {"id": report.id, "title": report.title, "text": report.text, "outlet": report.outlet}
        one = read_item(item_of({**row, "published": report.published.isoformat()}), method="lead", count=2, clean=False)[0]
        right[one.article.id] = report.story
        readings.append(one)
    told = {one.article.id: story.id for story in group_stories(readings) for one in story.readings}
    assert b_cubed(right, told)[0] >= LEAST
