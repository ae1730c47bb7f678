"""Which pages are asked for: of how young items, how many, and from when on."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.flows.page_turns import PageTurns
from bot.flows.wanted_pages import page_of, wanted_pages
from bot.model.analysis import Reading
from bot.model.article import Article
from bot.understand.read import read_item
from tests.builders import FLOOD, item
from tests.fakes import NOW, FakeWorld

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


def teaser(age: timedelta, *, fetched: datetime = NOW, dated: bool = True, body: str = "A teaser of the flood.") -> Reading:
    raw = item(f"n{age.total_seconds():.0f}", body, published=NOW - age if dated else None)
    (reading,) = read_item(replace(raw, fetched=fetched), method="lead", count=1)
    return reading


def asked(world: FakeWorld, *readings: Reading, is_first: bool = False) -> list[str]:
    return [page.article_id for page in wanted_pages(world.desk, readings, is_first=is_first)]


@pytest.mark.parametrize(
    ("age", "at_first", "later"),
    [
        (timedelta(), True, True), (24 * HOUR - SECOND, True, True), (24 * HOUR, False, True), (48 * HOUR - SECOND, False, True),
        (48 * HOUR, False, False),
    ],
)  # fmt: skip
async def test_of_the_last_day_at_first_and_of_the_last_two_later(
    world: FakeWorld, age: timedelta, at_first: bool, later: bool
) -> None:
    reading = teaser(age)
    assert bool(asked(world, reading, is_first=True)) is at_first
    assert bool(asked(world, reading)) is later
    undated = teaser(age, fetched=NOW - age, dated=False)
    assert bool(asked(world, undated)) is later
    ahead = teaser(-99 * HOUR, fetched=NOW - age)
    assert bool(asked(world, ahead)) is later, "a date that lies ahead counts as when it was fetched"


async def test_five_at_first_the_newest_and_all_later_in_their_order(world: FakeWorld) -> None:
    readings = [teaser(hours * HOUR) for hours in (3, 1, 2, 7, 6, 5, 4)]
    newest = sorted(readings, key=lambda reading: reading.article.published or NOW, reverse=True)
    assert asked(world, *readings, is_first=True) == [reading.article.id for reading in newest[:5]]
    assert asked(world, *readings) == [reading.article.id for reading in readings]
    assert asked(world, teaser(HOUR, body=FLOOD)) == [], "a full text needs none"


def linking(url: str) -> Article:
    return replace(teaser(HOUR).article, url=url)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://nna.example/a", "nna.example"), ("https://notyoutube.com/a", "notyoutube.com"), ("https://x.com/a", None),
        ("https://mobile.x.com/a", None), ("https://nna.example/a.pdf", None), ("https://nna.example/a.pdf/b", "nna.example"),
        ("https://nna.example/?file=a.pdf", "nna.example"), ("/a", None),
    ],
)  # fmt: skip
async def test_a_page_is_asked_for_where_it_may_hold_a_text(world: FakeWorld, url: str, host: str | None) -> None:
    page = page_of(world.desk, linking(url))
    assert (page.host if page else None) == host


async def test_a_page_waits_as_long_as_its_host_rests(world: FakeWorld) -> None:
    desk = replace(world.desk, page_turns=PageTurns())
    page = page_of(desk, linking("https://nna.example/a"))
    assert page
    assert page.next_try == NOW
    desk.page_turns.rest("nna.example", HOUR)
    page = page_of(desk, linking("https://nna.example/a"))
    assert page
    assert HOUR - SECOND < page.next_try - NOW <= HOUR
