"""A facet of the desk is enough for its kind of work."""

from dataclasses import fields, replace
from datetime import timedelta
from typing import TypeVar

from bot.flows.collect import collect_source
from bot.flows.desk import ChoosingDesk, DeliveryDesk, Desk, GatheringDesk, SharedDesk
from bot.flows.select import select_stories
from bot.flows.subscribe import coming
from bot.model.workspace import Window
from tests.builders import feed, item, subscription
from tests.fakes import NOW, FakeWorld

Facet = TypeVar("Facet", bound=SharedDesk)


def facet(kind: type[Facet], desk: Desk) -> Facet:
    """Only what that kind of work may reach for."""
    return kind(**{field.name: getattr(desk, field.name) for field in fields(kind)})


async def test_gathering_choosing_and_planning_do_with_their_facets(world: FakeWorld) -> None:
    source = feed()
    await world.desk.news.add_source(source, followed_by="*")
    world.feeds.shelves[source.location] = [item()]
    gathered = await collect_source(facet(GatheringDesk, world.desk), source.id)
    assert gathered
    assert gathered.new == 1
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    chosen = await select_stories(facet(ChoosingDesk, world.desk), "w", (), window)
    assert [story.lead.article.title for story in chosen.stories] == ["River Arle tops its banks"]
    following = coming(facet(SharedDesk, world.desk), subscription(), NOW)
    assert following
    assert following > NOW


def test_a_desk_that_delivers_reaches_what_it_sends_to(world: FakeWorld) -> None:
    delivers = facet(DeliveryDesk, world.desk)
    assert delivers.reached == {"fake"}
    assert replace(delivers, sends=frozenset()).reached == frozenset()
