"""Whether the pages of a source are read: each workspace says it for itself, and hears which hosts show only walls."""

import pytest

from bot.flows.collect import collect_source
from bot.flows.pages import read_due_pages
from bot.model.errors import NotTheArticle
from bot.model.page import PageRefusal
from bot.model.source import EVERYONE, FullText
from bot.ports.pages import WALLS
from tests.builders import feed
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, text
from tests.flows.test_pages import teaser

FEED = feed()


@pytest.fixture
async def followed(world: FakeWorld) -> FakeWorld:
    await world.desk.news.add_source(FEED, followed_by="w")
    return world


async def wish(world: FakeWorld) -> FullText:
    found = await world.desk.news.source(FEED.id)
    assert found is not None
    return found[0].full_text


@pytest.mark.parametrize("choice", ["pages_never", "pages_auto", "pages_default"])
async def test_an_admin_says_whether_a_sources_pages_are_read(followed: FakeWorld, choice: str) -> None:
    said = text(await ask(followed, "sources.pages", source="Northern News", pages=choice))
    assert "Northern News" in said
    assert f"pages_{await wish(followed)}" == choice
    unread = "its pages are not read" in text(await ask(followed, "sources.health"))
    assert unread is (choice == "pages_never")


async def test_what_cannot_be_said_is_told(followed: FakeWorld) -> None:
    assert "auto, never, default" in text(await ask(followed, "sources.pages", source="Northern News", pages="sometimes"))
    assert "nowhere" in text(await ask(followed, "sources.pages", source="nowhere", pages="pages_never"))
    await followed.desk.news.add_source(FEED, followed_by=EVERYONE)
    assert "whoever runs this bot" in text(await ask(followed, "sources.pages", source="Northern News", pages="pages_never"))
    assert await wish(followed) == FullText.DEFAULT


async def test_hosts_that_show_only_walls_are_named_with_the_reason(followed: FakeWorld) -> None:
    names = [f"n{number}" for number in range(WALLS)]
    for name in names:
        followed.web.pages[f"https://nna.example/{name}"] = NotTheArticle(PageRefusal.CONSENT)
    followed.feeds.shelves[FEED.location] = [teaser(name, title=f"Story {name}") for name in names]
    await collect_source(followed.desk, FEED.id)
    await read_due_pages(followed.desk)
    said = text(await ask(followed, "sources.health"))
    assert "pages at nna.example show only walls (consent)" in said
