"""The command for work that was set aside after it crashed the bot again and again: jobs."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import click

from bot.app.cli.group import Group
from bot.app.cli.main import in_loop, settings_of
from bot.app.wiring import open_newsroom_store
from bot.model.errors import UserError
from bot.model.source import Source
from bot.ports.news import NewsStore

T = TypeVar("T")


@click.group(cls=Group, invoke_without_command=True, epilog="Example:  dateline jobs retry --all")
@click.pass_context
def jobs(context: click.Context) -> None:
    """List work that was set aside; retry it."""
    if not context.invoked_subcommand:
        held = _with_news(context, lambda news: news.set_aside())
        click.echo("\n".join(map(_said, held)) if held else "Nothing was set aside: all work comes to an end.")


@jobs.command("retry", epilog="Example:  dateline jobs retry --all")
@click.argument("job", required=False)
@click.option("--all", "every", is_flag=True, help="Everything that was set aside.")
@click.pass_context
def retry(context: click.Context, job: str | None, every: bool) -> None:
    """Do the work of JOB (an id that `dateline jobs` lists) again."""
    if bool(job) == every:
        raise click.UsageError("name one JOB, or --all; `dateline jobs` lists them", context)

    async def work(news: NewsStore) -> int:
        return await news.try_again([job] if job else [source.id for source in await news.set_aside()])

    count = _with_news(context, work)
    if job and not count:
        raise UserError(f"no job {job} was set aside; `dateline jobs` lists them")
    click.echo(f"{count} job{'s' * (count != 1)} will be done again." if count else "There is none to retry.")


def _said(source: Source) -> str:
    what = f"visiting {source.name or source.location}"
    return f"{source.id}  {what}: each of the last visits ended the bot, or failed by a mistake"


def _with_news(context: click.Context, work: Callable[[NewsStore], Awaitable[T]]) -> T:
    settings = settings_of(context)

    async def opened() -> T:
        store = await open_newsroom_store(settings)
        try:
            return await work(store.news)
        finally:
            await store.close()

    return in_loop(opened)
