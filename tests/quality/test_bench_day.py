"""The day in compressed time: a small one goes well, and one on which nothing was done does not pass."""

from pathlib import Path

import pytest

from bot.app.settings import load_settings
from bot.app.wiring import open_newsroom
from bot.store.store import open_store
from tests.quality.bench_day import LeapingClock, World, check, measure
from tests.quality.bench_day_newsroom import VISITED, Sizes, fill

SIZES = Sizes(articles=300, subscriptions=20, sources=2 * VISITED)


async def test_a_day_on_which_nothing_was_done_is_found_wrong(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'day.db'}"
    settings = load_settings(None, {"DATELINE_DATABASE": url}).model_copy(update={"sources": ()})
    store = await open_store(url)
    async with open_newsroom(settings, platforms=[], clock=LeapingClock()) as newsroom:
        await fill(store, newsroom.desk, SIZES)
        wrong = await check(store, World(), SIZES)
    await store.close()
    missing, visits = wrong
    assert missing.endswith(" digests missing")
    assert int(missing.split()[0]) >= SIZES.subscriptions - 1
    assert visits == "2 sources not visited once"


@pytest.mark.slow
async def test_on_a_small_day_every_digest_and_visit_comes_once(tmp_path: Path) -> None:
    assert await measure("SQLite", f"sqlite:///{tmp_path / 'day.db'}", SIZES) == []
