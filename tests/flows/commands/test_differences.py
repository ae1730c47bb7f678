"""What outlets count otherwise, where readers ask: below a story of a brief, and in full under *More quotes*."""

from dataclasses import replace
from datetime import timedelta

from tests.builders import item
from tests.fakes import NOW, FakeWorld
from tests.flows import news
from tests.flows.commands.asking import ask, press, text

ONE = (
    "A convoy of 42 trucks carrying flour reached the town of Orvik on Sunday.\n\nThe town was cut off since the bridge at "
    "Tarn fell into the river in the storm. Bakers lit their ovens within the hour."
)
OTHER = (
    "A convoy of 40 trucks reached the town of Orvik on Sunday, the relief office said.\n\nThe town was cut off since the "
    "storm took the bridge at Tarn. Bakers in Orvik lit their ovens at once, and flour was handed out."
)


async def convoy(world: FakeWorld, *texts: str) -> None:
    at = NOW - timedelta(hours=1)
    for key, body in enumerate(texts):
        one = item(str(key), body, title=f"Convoy of flour reaches Orvik, day {key}", published=at)
        outlet = ("Levant Daily", "World Wire")[key]
        await news.store(world, replace(one, outlet=outlet, fetched=at, url=f"https://{key}.example/1"))


async def test_a_brief_shows_both_numbers_and_more_quotes_both_sentences(world: FakeWorld) -> None:
    await convoy(world, ONE, OTHER)
    brief = await ask(world, "brief", topic="convoy")
    assert "Numbers differ: " in text(brief)
    assert "42 trucks (Levant Daily, " in text(brief)
    assert "40 trucks (World Wire, " in text(brief)
    more = text(await press(world, brief, "brief.quotes"))
    assert "Reports give different numbers" in more
    assert ONE.split("\n")[0] in more
    assert OTHER.split("\n")[0] in more


async def test_where_nothing_differs_nothing_is_said_of_it(world: FakeWorld) -> None:
    await convoy(world, ONE, OTHER.replace("40", "42"))
    brief = await ask(world, "brief", topic="convoy")
    assert "differ" not in text(brief)
    assert "no more quotes" in text(await press(world, brief, "brief.quotes"))
