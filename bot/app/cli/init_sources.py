"""Sources as a new user names them: a recipe, a folder, a file, or an address whose feeds are found."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from bot.app.cli.init_file import ChosenSource
from bot.app.recipes import recipes
from bot.flows.recipes import RELEASES, recipe_named
from bot.model.errors import SourceError, UserError
from bot.model.recipe import Recipe
from bot.parse.addresses import address_of
from bot.ports.commands import FoundFeed, chosen

Find = Callable[[str], Awaitable[Sequence[FoundFeed]]]

INBOX = ChosenSource(kind="folder", location="var/inbox", title="Inbox")
"""Where files are dropped; every newsroom has one."""


def recipe_of(place: str) -> Recipe | None:
    """The recipe of that name."""
    return recipe_named(recipes(), place)


def of_recipe(recipe: Recipe, projects: Sequence[str] = ()) -> list[ChosenSource]:
    """Its feeds, or those of the releases of the projects."""
    releases = [(project, RELEASES.format(project)) for project in projects]
    return [ChosenSource(kind="feed", location=location, title=title) for title, location in [*recipe.feeds, *releases]]


def local_place(place: str) -> ChosenSource | None:
    """A folder of article files, or a file that is a feed; None where nothing of that name is here."""
    path = Path(place).expanduser()
    if not path.exists():
        return None
    return ChosenSource(kind="folder" if path.is_dir() else "feed", location=str(path.resolve()))


async def found_at(place: str, find: Find) -> list[ChosenSource]:
    """The feed behind an address; several where somebody has to choose. Raises UserError where there is none."""
    address = address_of(place)
    if not address:
        names = ", ".join(recipe.name for recipe in recipes())
        raise UserError(f"{place}: no such folder here, no address and no recipe; the recipes are {names}")
    try:
        found = await find(address)
    except SourceError as problem:
        raise UserError(f"{address}: {problem}") from problem
    if not found:
        raise UserError(f"{address}: no feed and no news sitemap was found there")
    picked = chosen(found)
    return [ChosenSource(kind="feed", location=feed.url, title=feed.title) for feed in ([picked] if picked else found)]
