"""The command that changes topics."""

from collections.abc import Awaitable, Callable

import click

from bot.app.cli.group import Group
from bot.app.cli.main import in_loop, settings_of
from bot.app.wiring import Newsroom, open_newsroom
from bot.flows.manage import add_topic, remove_topic
from bot.model.topic import Topic

_EXAMPLE = "Example:  dateline topics add Syria 'syria, assad, \"chemical weapons\", -football'"


@click.group(
    cls=Group,
    invoke_without_command=True,
    epilog=_EXAMPLE,
)
@click.pass_context
def topics(context: click.Context) -> None:
    """List the topics, add one or remove one."""
    if context.invoked_subcommand:
        return

    async def work(newsroom: Newsroom) -> None:
        held = await newsroom.desk.workspaces.topics(newsroom.workspace.id)
        for topic in held:
            click.echo(f"{topic.name}: {said(topic)}")
        if not held:
            click.echo("No topics yet. Add one: dateline topics add Syria 'syria, assad'")

    with_newsroom(context, work)


@topics.command(
    "add",
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
    epilog=_EXAMPLE,
)
@click.argument("name")
@click.argument("words", nargs=-1, required=False)
@click.pass_context
def add(context: click.Context, name: str, words: tuple[str, ...]) -> None:
    """Add topic NAME for any of WORDS: "phrases" in quotes, +word must occur, -word must not."""
    if name == "-h":
        click.echo(context.get_help())
        return
    if not words:
        raise click.UsageError(f"say what {name} is about: dateline topics add {name!r} 'word, \"a phrase\", -not this'", context)

    async def work(newsroom: Newsroom) -> None:
        topic = await add_topic(newsroom.desk, newsroom.workspace.id, name, _typed(words))
        click.echo(f"{topic.name}: {said(topic)}\nTry it: dateline brief {topic.name}")

    with_newsroom(context, work)


@topics.command("remove", epilog="Example:  dateline topics remove Syria")
@click.argument("name")
@click.pass_context
def remove(context: click.Context, name: str) -> None:
    """Remove topic NAME; says how to have it back."""

    async def work(newsroom: Newsroom) -> None:
        topic = await remove_topic(newsroom.desk, newsroom.workspace.id, name)
        click.echo(f"Removed {topic.name}. To have it back: dateline topics add {topic.name!r} {said(topic)!r}")

    with_newsroom(context, work)


def _typed(words: tuple[str, ...]) -> str:
    """Words as one text. An argument that starts with a sign is one term: the shell has taken its quotes away."""
    return " ".join(f"{word}," if word.startswith(("+", "-")) else word for word in words)


def said(topic: Topic) -> str:
    """A topic's words in the form in which they are typed."""

    def quoted(word: str) -> str:
        return f'"{word}"' if " " in word else word

    must, without = [f"+{quoted(word)}" for word in topic.all_of], [f"-{quoted(word)}" for word in topic.none_of]
    return ", ".join([*map(quoted, topic.any_of), *must, *without])


def with_newsroom(context: click.Context, work: Callable[[Newsroom], Awaitable[None]]) -> None:
    """Do a command's work in an open newsroom."""
    settings = settings_of(context)

    async def opened() -> None:
        async with open_newsroom(settings) as newsroom:
            await work(newsroom)

    in_loop(opened)
