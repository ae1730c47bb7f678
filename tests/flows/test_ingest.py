"""Articles that somebody hands over."""

from bot.flows.brief import Question, brief
from bot.flows.ingest import ingest
from tests.builders import FLOOD, item, workspace
from tests.compose.random_news import text_of
from tests.fakes import NOW, FakeWorld


async def told(world: FakeWorld, name: str, asked: str) -> str:
    question = Question(workspace=workspace(name), asked=asked, since=NOW.replace(year=2025))
    return text_of(await brief(world.desk, question))


async def test_what_was_handed_over_is_found(world: FakeWorld) -> None:
    taken = await ingest(world.desk, "w", [item()])
    assert (taken.new, taken.known, taken.rejected) == (1, 0, ())
    assert "340 households" in await told(world, "w", "sandbags")


async def test_the_same_again_is_known(world: FakeWorld) -> None:
    await ingest(world.desk, "w", [item()])
    again = await ingest(world.desk, "w", [item(), item("other", FLOOD.replace("340", "350"))])
    assert (again.new, again.known) == (1, 1)


async def test_no_other_workspace_ever_sees_it(world: FakeWorld) -> None:
    await ingest(world.desk, "a", [item()])
    assert "340 households" in await told(world, "a", "sandbags")
    assert "340 households" not in await told(world, "b", "sandbags")


async def test_one_article_handed_over_in_two_workspaces_is_new_in_both(world: FakeWorld) -> None:
    assert (await ingest(world.desk, "a", [item()])).new == 1
    assert (await ingest(world.desk, "b", [item()])).new == 1
    assert "340 households" in await told(world, "b", "sandbags")


async def test_what_cannot_be_read_is_told_and_the_rest_is_kept(world: FakeWorld) -> None:
    noise = item("noise", bytes(range(256)) * 8)
    taken = await ingest(world.desk, "w", [noise, item()])
    assert taken.new == 1
    (line,) = taken.rejected
    assert line.removeprefix(f"{noise.label} ") not in ("", line)


async def test_nobody_goes_where_articles_were_handed_over(world: FakeWorld) -> None:
    await ingest(world.desk, "w", [item()])
    assert await world.desk.news.due_sources(NOW.replace(year=9000)) == ()
