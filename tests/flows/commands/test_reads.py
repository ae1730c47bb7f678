"""In which languages a workspace's sources write: by their endings its topics are found, and nobody else's."""

from datetime import timedelta

import pytest

from bot.flows.ingest import ingest
from tests.builders import item, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, text

HIGH_WATER = (
    "Nach den Überschwemmungen an der Arle haben die Behörden in Harwick am Donnerstag zwei Brücken gesperrt. Viele Familien "
    "mussten ihre Wohnungen verlassen, und die Schulen bleiben bis zum Ende der Woche geschlossen, teilte die Stadt mit."
)


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    for name in ("w", "v"):
        await world.desk.workspaces.save_workspace(workspace(name))
        made = item(f"water-{name}", HIGH_WATER, title="Zwei Brücken in Harwick gesperrt", published=NOW - timedelta(hours=1))
        await ingest(world.desk, name, [made])
        await ask(world, "topics.add", name="Hochwasser", words="Überschwemmung", by=asker(name))
    return world


async def finds(world: FakeWorld, name: str) -> bool:
    return "Behörden in Harwick" in text(await ask(world, "brief", topic="Hochwasser", since="7d", by=asker(name)))


async def test_a_workspace_reads_in_its_own_languages_and_no_other_does(newsroom: FakeWorld) -> None:
    assert not await finds(newsroom, "w"), "English endings alone are looked for"
    told = text(await ask(newsroom, "news.reads", languages="German, en"))
    assert "Languages of the sources: de, en" in told
    assert await finds(newsroom, "w")
    assert not await finds(newsroom, "v")
    assert "Languages of the sources: as the operator says" in text(await ask(newsroom, "news.reads", languages="all"))
    assert not await finds(newsroom, "w")


async def test_a_language_that_nobody_knows_is_told_at_its_field(newsroom: FakeWorld) -> None:
    assert set((await ask(newsroom, "news.reads", languages="Klingon")).errors) == {"languages"}


async def test_it_is_kept_in_a_file_of_settings(newsroom: FakeWorld) -> None:
    await ask(newsroom, "news.reads", languages="de")
    exported = await ask(newsroom, "news.export")
    assert exported.file
    shown = await ask(newsroom, "news.import", by=asker("v"), attachment=exported.file.body)
    assert "Languages of the sources: de" in text(shown)


async def test_only_who_may_configure_says_so(newsroom: FakeWorld) -> None:
    assert "Only those who manage" in text(await ask(newsroom, "news.reads", languages="de", by=asker(admin=False)))
