"""What is looked for is found among all there is, however much newer there is besides."""

from datetime import timedelta

from bot.flows.brief import Outcome, Question, research
from tests.builders import item, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.news import store
from tests.store.builders import reading, source

MINUTE = timedelta(minutes=1)
MATCHES = 4_000


async def a_newsroom(world: FakeWorld) -> None:
    """So many newer reports of one harbour fire, by one outlet, and one of the mayor's swans before all of them."""
    await store(world, item("swans", "The mayor of Dorrby fed the harbour swans before the fire.", title="Harbour swans fed"))
    await world.desk.news.add_source(source(), followed_by="w")
    text = "The harbour fire at Velmora went on, and the boats stayed out."
    made = [reading(str(n), text, title="Harbour fire", fetched=NOW + n * MINUTE / 60) for n in range(1, MATCHES)]
    (_, state), *_ = [one for one in await world.desk.news.sources("w") if one[0].id == "gazette"]
    await world.desk.news.save_visit(state, made, ())
    world.clock.now = NOW + timedelta(hours=2)


async def test_the_four_thousandth_match_is_found_and_every_report_that_holds_two_words(world: FakeWorld) -> None:
    await a_newsroom(world)
    for asked in ("harbour swans", '"harbour swans"', "swans"):
        question = Question(workspace=workspace(), asked=asked, since=NOW - timedelta(days=1))
        found = await research(world.desk, question)
        assert found.outcome is Outcome.STORIES, asked
        assert [story.lead.article.title for story in found.selection.stories] == ["Harbour swans fed"]
    question = Question(workspace=workspace(), asked="harbour velmora", since=NOW - timedelta(days=1))
    selection = (await research(world.desk, question)).selection
    assert len(selection.readings) + len(selection.beyond) == MATCHES - 1, "two words find every report that holds both"
