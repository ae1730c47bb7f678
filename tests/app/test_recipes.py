"""Recipes: their form, their life, and how a newsroom takes one."""

from urllib.parse import urlsplit

import pytest

from bot.app.recipes import FOLDER, ORDER, check, recipes
from bot.flows.recipes import recipe_named, said_name
from bot.model.errors import Unreachable
from bot.model.feed import Entry, Feed
from bot.model.recipe import Asks, Recipe
from bot.words.catalogue import languages


def test_each_file_is_offered_once() -> None:
    assert sorted(ORDER) == sorted(path.stem for path in FOLDER.glob("*"))


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.name)
def test_a_recipe_is_well_formed(recipe: Recipe) -> None:
    assert recipe.title
    assert recipe.about.endswith(".")
    assert bool(recipe.example) == (recipe.asks is not Asks.NOTHING)
    assert bool(recipe.feeds) == (recipe.asks is not Asks.PROJECTS)
    locations = [location for _, location in recipe.feeds]
    assert len({*locations}) == len(locations)
    assert all(urlsplit(location).scheme == "https" and "." in urlsplit(location).netloc for location in locations)
    assert all(title for title, _ in recipe.feeds)
    assert len({urlsplit(location).netloc.removeprefix("www.") for location in locations}) > 2 or not locations


def test_a_recipe_is_found_by_its_name_in_every_language() -> None:
    names = [(said_name(one, language), one) for one in recipes() for language in languages()]
    assert all(recipe_named(recipes(), name.upper()) == one for name, one in names)
    assert all(" " not in name for name, _ in names)
    assert recipe_named(recipes(), "harbour") is None


async def test_each_feed_is_read_once_and_what_fails_is_told() -> None:
    asked: list[str] = []

    async def read_feed(location: str) -> Feed:
        asked.append(location)
        if "dead" in location:
            raise Unreachable("404 Not Found")
        return Feed(title="", link="", entries=(Entry(id="1", title="News", link=""),) if "full" in location else ())

    full, dead, empty = (("Full", "https://full.example"), ("Dead", "https://dead.example"), ("Empty", "https://empty.example"))
    one = Recipe(name="one", title="", about="", feeds=(full, dead))
    other = Recipe(name="other", title="", about="", feeds=(dead, empty))
    found = [(each.recipe, each.title, each.lives, each.problem) async for each in check([one, other], read_feed)]
    assert found == [
        ("one", "Full", True, ""),
        ("one", "Dead", False, "404 Not Found"),
        ("other", "Dead", False, "404 Not Found"),
        ("other", "Empty", False, ""),
    ]
    assert sorted(asked) == ["https://dead.example", "https://empty.example", "https://full.example"]
