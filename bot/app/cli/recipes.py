"""The command `recipes`: ready sets of feeds, and whether they can be read."""

import click

from bot.app.cli.main import in_loop, settings_of, tell
from bot.app.recipes import Checked, check, recipes
from bot.flows.recipes import recipe_named
from bot.model.errors import UserError
from bot.model.recipe import Asks, Recipe

_TO_ADD = {
    Asks.NOTHING: "dateline add-source {name}",
    Asks.TOPICS: "dateline add-source {name}, then a topic for each: dateline topics add NAME WORDS (for example {example})",
    Asks.PROJECTS: "dateline add-source https://github.com/OWNER/NAME for each (for example {example})",
}


@click.command("recipes", epilog="Example:  dateline recipes climate --check")
@click.argument("names", nargs=-1)
@click.option("--check", "wants_check", is_flag=True, help="Read every feed, and say which of them live.")
@click.pass_context
def recipes_(context: click.Context, names: tuple[str, ...], wants_check: bool) -> int:
    """List the recipes: feeds to begin with, by subject. With NAMES their feeds; with --check which of them can be read."""
    wanted = [_named(name) for name in names] or list(recipes())
    if wants_check:
        return _check(context, wanted)
    for recipe in wanted:
        count = f"{len(recipe.feeds)} feeds" if recipe.feeds else "a feed for each"
        click.echo(f"{recipe.name}: {recipe.about} ({count})")
        if names:
            for title, location in recipe.feeds:
                click.echo(f"  {title}\n    {location}")
            click.echo("  Take it: " + _TO_ADD[recipe.asks].format(name=recipe.name, example=recipe.example))
    if not names:
        click.echo("Take one: dateline add-source world   Look into one: dateline recipes world")
    return 0


def _named(name: str) -> Recipe:
    if found := recipe_named(recipes(), name):
        return found
    raise UserError(f"no recipe “{name}”; there are: {', '.join(recipe.name for recipe in recipes())}")


def _check(context: click.Context, wanted: list[Recipe]) -> int:
    from bot.app.reading import open_feeds

    settings = settings_of(context)

    async def work() -> tuple[int, int]:
        tried = dead = 0
        async with open_feeds(settings) as read_feed:
            async for checked in check(wanted, read_feed):
                tell(_said(checked), err=False)
                tried, dead = tried + 1, dead + (not checked.lives)
        return tried, dead

    tried, dead = in_loop(work)
    tell("All of them live." if not dead else f"{dead} of {tried} gave nothing to read.", err=False)
    return 1 if dead else 0


def _said(checked: Checked) -> str:
    found = f"{checked.entries} entries" if checked.lives else checked.problem or "no entries"
    where = "" if checked.lives else f" ({checked.location})"
    return f"{'ok  ' if checked.lives else 'FAIL'}  {checked.recipe}: {checked.title}: {found}{where}"
