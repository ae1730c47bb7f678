"""The command that corrects which report belongs to which story: story."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import click

from bot.app.cli.answers import print_answer
from bot.app.cli.group import Group
from bot.app.cli.main import in_loop, settings_of
from bot.app.wiring import open_newsroom_store
from bot.flows.commands.lines import FOLLOW_HERE
from bot.model.errors import UserError
from bot.ports.stories import StoryStore


@click.group(cls=Group, epilog="Example:  dateline story split https://example.org/flood-in-arle")
def story() -> None:
    """Show how a story came about, or follow it; say which report tells which."""


@story.command("split", epilog="Example:  dateline story split https://example.org/flood-in-arle")
@click.argument("link")
@click.pass_context
def split(context: click.Context, link: str) -> None:
    """Take the report at LINK (or with that id) out of its story."""

    async def part(stories: StoryStore) -> bool:
        return await stories.part(await _place(stories, link)) is not None

    click.echo("It is a story of its own now." if _changed(context, part) else "It was a story of its own already.")


@story.command("join", epilog="Example:  dateline story join https://example.org/flood https://example.net/arle-rises")
@click.argument("link")
@click.argument("other")
@click.pass_context
def join(context: click.Context, link: str, other: str) -> None:
    """Make one story of those that the reports at LINK and OTHER tell."""

    async def unite(stories: StoryStore) -> bool:
        place, other_place = await _place(stories, link), await _place(stories, other)
        return await stories.join(place, other_place, datetime.now(UTC)) is not None

    click.echo("They are one story now." if _changed(context, unite) else "They were one story already.")


@story.command("timeline", epilog="Example:  dateline story timeline https://example.org/flood-in-arle")
@click.argument("link")
@click.pass_context
def timeline(context: click.Context, link: str) -> None:
    """Show how the story of the report at LINK (or with that id) came about: a sentence a step, word for word."""
    print_answer(context, ("story", "timeline"), link=link)


@story.command("follow", epilog="Example:  dateline story follow https://example.org/flood-in-arle")
@click.argument("link")
@click.pass_context
def follow(context: click.Context, link: str) -> None:
    """Let what comes next of the story at LINK come to this terminal, where the bot runs, until it is quiet for seven days."""
    print_answer(context, ("story", "follow"), link=link, where=FOLLOW_HERE)


@story.command("unfollow", epilog="Example:  dateline story unfollow https://example.org/flood-in-arle")
@click.argument("link")
@click.pass_context
def unfollow(context: click.Context, link: str) -> None:
    """Follow the story of the report at LINK no more."""
    print_answer(context, ("story", "unfollow"), link=link)


@story.command("list", epilog="Example:  dateline story list")
@click.pass_context
def list_all(context: click.Context) -> None:
    """List the stories that this terminal follows."""
    print_answer(context, ("story", "list"))


def _changed(context: click.Context, change: Callable[[StoryStore], Awaitable[bool]]) -> bool:
    """Make the change in an open newsroom; whether it changed anything."""

    async def work() -> bool:
        store = await open_newsroom_store(settings_of(context))
        try:
            return await change(store.stories)
        finally:
            await store.close()

    return in_loop(work)


async def _place(stories: StoryStore, link: str) -> int:
    place = await stories.at_link(link)
    if place is None:
        raise UserError(f"no report with the link or id {link} is stored; `dateline brief TOPIC` prints links")
    return place
