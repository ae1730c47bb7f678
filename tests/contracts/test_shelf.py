"""The port `Shelf`: single reports, and never one of a source that the workspace does not follow."""

from dataclasses import replace

import pytest

from bot.model.analysis import Reading
from bot.model.source import SourceState
from bot.store.store import Store
from tests.store.builders import NOW, SECOND, reading, source


async def shelve(store: Store, *told: Reading, followed_by: str = "a") -> None:
    for source_id in dict.fromkeys(one.article.source_id for one in told):
        await store.news.add_source(source(source_id), followed_by=followed_by)
        own = [one for one in told if one.article.source_id == source_id]
        await store.news.save_visit(SourceState(source_id=source_id), own, ())


def at(told: Reading, url: str) -> Reading:
    return replace(told, article=replace(told.article, url=url))


async def test_a_report_is_whole_and_for_those_who_follow_its_source(store: Store) -> None:
    await shelve(store, told := reading())
    assert await store.shelf.report("a", told.article.id) == told
    assert await store.shelf.report("b", told.article.id) is None
    assert await store.shelf.report("a", "gazette:other") is None


async def test_whoever_unfollows_a_source_reads_its_reports_no_more(store: Store) -> None:
    await shelve(store, told := reading())
    await store.news.unfollow("gazette", followed_by="a")
    assert await store.shelf.report("a", told.article.id) is None
    assert await store.shelf.at_address("a", told.article.url) is None


@pytest.mark.parametrize(
    "asked",
    [
        "https://gazette.example/news/1",
        "http://www.gazette.example/news/1/?utm_source=chat#top",
        "HTTPS://GAZETTE.example/news/1",
    ],
)
async def test_a_report_is_found_at_its_address_however_it_is_spelt(store: Store, asked: str) -> None:
    told = at(reading(), "https://www.gazette.example/news/1")
    await shelve(store, told, at(reading("b"), "https://gazette.example/news/2"))
    assert await store.shelf.at_address("a", asked) == told
    assert await store.shelf.at_address("b", asked) is None


@pytest.mark.parametrize(
    "asked", ["", "https://gazette.example/", "not an address", "https://gazette.example/news/3", "https://["]
)
async def test_what_names_no_page_finds_none(store: Store, asked: str) -> None:
    await shelve(store, at(reading(), "https://gazette.example/"), at(reading("b"), ""))
    assert await store.shelf.at_address("a", asked) is None


async def test_of_two_reports_at_one_address_the_newest_is_found(store: Store) -> None:
    url = "https://gazette.example/live"
    old, new = at(reading(fetched=NOW), url), at(reading("b", source_id="tidings", fetched=NOW + SECOND), url)
    await shelve(store, new, old)
    assert await store.shelf.at_address("a", url) == new
