"""/alerts: figures as they are typed, and the way back to the digest."""

import pytest

from bot.flows.manage import want_pages
from bot.model.errors import UserError
from bot.model.source import FullText
from tests.builders import feed
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, text


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    await ask(world, "topics.add", name="Floods", words="flood, river")
    await ask(world, "digest.schedule", times="daily 07:00", topics="Floods")
    return world


async def rules(world: FakeWorld) -> list[tuple[int, int, int]]:
    (one,) = await world.desk.workspaces.subscriptions("w")
    return [(rule.outlets, int(rule.within.total_seconds()) // 60, rule.per_day) for rule in one.alerts]


async def test_an_alert_has_the_figures_that_were_typed_and_ends_when_told(newsroom: FakeWorld) -> None:
    await ask(newsroom, "alerts.on", topic="Floods", outlets="4", minutes="45", most="7")
    assert await rules(newsroom) == [(4, 45, 7)]
    assert "4" in text(await ask(newsroom, "alerts.list"))
    assert text(await ask(newsroom, "alerts.off", topic="Floods")) == "Floods: from now on in the digest only."
    assert await rules(newsroom) == []


@pytest.mark.parametrize("typed", ["four", "4.5", "-4", "٤", "1000000"])
async def test_what_is_no_whole_number_changes_nothing(newsroom: FakeWorld, typed: str) -> None:
    assert f"“{typed}” is no whole number." in text(await ask(newsroom, "alerts.on", topic="Floods", outlets=typed))
    assert await rules(newsroom) == []


async def test_alerts_are_exported_as_they_were_typed(newsroom: FakeWorld) -> None:
    await ask(newsroom, "alerts.on", topic="Floods", outlets="4", minutes="45", most="7")
    exported = text(await ask(newsroom, "news.export"))
    for line in ('"topic": "Floods"', '"outlets": 4', '"minutes": 45', '"per_day": 7', '"in_quiet_hours": false'):
        assert line in exported


async def test_pages_are_read_of_a_source_that_is_the_workspaces_own(newsroom: FakeWorld) -> None:
    await newsroom.desk.news.add_source(own := feed(), followed_by="w")
    await newsroom.desk.news.add_source(others := feed("https://other.example/feed"), followed_by="*")
    assert (await want_pages(newsroom.desk, "w", own.location, FullText.NEVER)).id == own.id
    with pytest.raises(UserError):
        await want_pages(newsroom.desk, "w", others.location, FullText.NEVER)
