"""Recipes (presets) found by name, in any language of the bot or as the file is called."""

from collections.abc import Sequence

from bot.compose.wording import say
from bot.flows.manage import make_source
from bot.model.recipe import Recipe
from bot.model.source import Source, SourceKind
from bot.words.catalogue import languages

RELEASES = "https://github.com/{}/releases.atom"
"""Where GitHub publishes the releases of a project, owner/name."""


def recipe_named(recipes: Sequence[Recipe], typed: str) -> Recipe | None:
    """The recipe of that name, in any language of the bot."""
    wanted = typed.strip().casefold()
    return next((recipe for recipe in recipes if wanted in (name.casefold() for name in _names(recipe))), None)


def said_name(recipe: Recipe, language: str) -> str:
    """Its name in a language."""
    return say(language, f"recipe.{recipe.name}")


def sources_of(recipe: Recipe) -> list[Source]:
    """Its feeds as sources."""
    return [make_source(SourceKind.FEED, location, title=title) for title, location in recipe.feeds]


def _names(recipe: Recipe) -> set[str]:
    return {recipe.name, *(said_name(recipe, language) for language in languages())}
