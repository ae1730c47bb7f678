"""The recipes that come with Dateline (config/recipes), and whether their feeds can be read from here."""

import asyncio
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.app.paths import SHIPPED
from bot.model.errors import BotError
from bot.model.feed import Feed
from bot.model.recipe import Asks, Recipe

FOLDER = SHIPPED / "config" / "recipes"

ORDER = ("world", "technology", "science", "climate", "business", "city", "companies", "releases")
"""The order in which they are offered: those that ask for nothing first."""

_AT_ONCE = 8


def recipes(folder: Path = FOLDER) -> tuple[Recipe, ...]:
    """All of them, in the order in which they are offered."""
    return tuple(read_recipe(folder / f"{name}.toml") for name in ORDER)


def read_recipe(path: Path) -> Recipe:
    """One recipe's file; its name is the recipe's."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Recipe(
        name=path.stem,
        title=data["title"],
        about=data["about"],
        feeds=tuple((feed["title"], feed["location"]) for feed in data.get("feeds", ())),
        asks=Asks(data.get("asks", "")),
        example=data.get("example", ""),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One feed of a recipe after a check: how many entries it has, or what was wrong with it."""

    recipe: str
    title: str
    location: str
    entries: int = 0
    problem: str = ""

    @property
    def lives(self) -> bool:
        """Whether there is anything to read."""
        return not self.problem and self.entries > 0


async def check(wanted: Sequence[Recipe], read_feed: Callable[[str], Awaitable[Feed]]) -> AsyncIterator[Checked]:
    """Read each feed once, even if several recipes have it, a few at a time; results come in the order of the recipes."""
    turns = asyncio.Semaphore(_AT_ONCE)

    async def read(location: str) -> tuple[int, str]:
        async with turns:
            try:
                return len((await read_feed(location)).entries), ""
            except BotError as problem:
                return 0, str(problem)

    locations = dict.fromkeys(location for recipe in wanted for _, location in recipe.feeds)
    reading = {location: asyncio.create_task(read(location)) for location in locations}
    try:
        for recipe in wanted:
            for title, location in recipe.feeds:
                entries, problem = await reading[location]
                yield Checked(recipe=recipe.name, title=title, location=location, entries=entries, problem=problem)
    finally:
        for task in reading.values():
            task.cancel()
