"""The command for messages that wait or could not be sent: outbox."""

from collections.abc import Awaitable, Callable
from datetime import tzinfo
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

import click

from bot.app.cli.group import Group
from bot.app.cli.main import in_loop, settings_of
from bot.app.wiring import Newsroom, open_newsroom
from bot.model.delivery import Delivery, DeliveryState
from bot.model.errors import UserError

T = TypeVar("T")

_SHOWN = 100
_SYNONYMS = {"remove": "drop", "delete": "drop", "rm": "drop", "send": "retry"}
_HEADINGS = {
    DeliveryState.SENDING: "Being sent",
    DeliveryState.WAITING: "Waiting",
    DeliveryState.DEAD: "Given up",
}


@click.group(
    cls=Group,
    synonyms=_SYNONYMS,
    invoke_without_command=True,
    epilog="Example:  dateline outbox retry --all-dead",
)
@click.pass_context
def outbox(context: click.Context) -> None:
    """List what waits to be sent or could not be; retry or drop it."""
    if not context.invoked_subcommand:
        for line in _with_newsroom(context, _listed):
            click.echo(line)


@outbox.command("retry", epilog="Example:  dateline outbox retry --all-dead")
@click.argument("key", required=False)
@click.option("--all-dead", is_flag=True, help="Every message that was given up.")
@click.pass_context
def retry(context: click.Context, key: str | None, all_dead: bool) -> None:
    """Let the dead message KEY wait again, with all its attempts before it."""
    if bool(key) == all_dead:
        raise click.UsageError("name one KEY, or --all-dead; `dateline outbox` lists them", context)

    async def work(newsroom: Newsroom) -> int:
        outbox = newsroom.desk.outbox
        keys = [key] if key else [delivery.key for delivery in await outbox.listed(DeliveryState.DEAD, limit=1_000_000)]
        return await outbox.retry(keys)

    count = _with_newsroom(context, work)
    if key and not count:
        raise UserError(f"no dead message {key}; `dateline outbox` lists them")
    click.echo(f"{_messages(count)} will be tried again." if count else "There is none to retry.")


@outbox.command("drop", epilog="Example:  dateline outbox drop 3f1c5a2b9d8e7f6a0b1c2d3e --yes")
@click.argument("key")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def drop(context: click.Context, key: str, yes: bool) -> None:
    """Remove the waiting or dead message KEY for good; its channel will not get it."""
    found = _with_newsroom(context, partial(_find, key=key))
    if found is None:
        raise UserError(f"no message {key} that could be dropped; `dateline outbox` lists them")
    if not yes:
        click.echo(found, err=True)
        click.confirm("Remove it for good?", abort=True, err=True)

    async def work(newsroom: Newsroom) -> bool:
        return await newsroom.desk.outbox.drop(key)

    if not _with_newsroom(context, work):
        raise UserError(f"message {key} has just gone its way; `dateline outbox` shows what is left")
    click.echo("Dropped.")


async def _find(newsroom: Newsroom, *, key: str) -> str | None:
    """The message of that key in words; None where there is none that can be dropped."""
    outbox, zone = newsroom.desk.outbox, ZoneInfo(newsroom.workspace.timezone)
    for state in (DeliveryState.DEAD, DeliveryState.WAITING):
        found = [delivery for delivery in await outbox.listed(state, limit=1_000_000) if delivery.key == key]
        if found:
            return said(found[0], zone)
    return None


async def _listed(newsroom: Newsroom) -> list[str]:
    outbox, zone = newsroom.desk.outbox, ZoneInfo(newsroom.workspace.timezone)
    lines: list[str] = []
    for state, heading in _HEADINGS.items():
        held = await outbox.listed(state, limit=_SHOWN + 1)
        if held:
            count = str(len(held)) if len(held) <= _SHOWN else f"more than {_SHOWN}"
            lines += [f"{heading} ({count}):", *(said(delivery, zone) for delivery in held[:_SHOWN])]
    return lines or ["Nothing waits, nothing is stuck: everything was sent."]


def said(delivery: Delivery, zone: tzinfo) -> str:
    """One message in words: its key, what it is and for which channel, how often it was tried and what went wrong."""
    channel = delivery.channel
    where = channel.platform if channel.id == channel.platform else f"{channel.platform} {channel.workspace} {channel.id}"
    due = f"{delivery.slot.astimezone(zone):%Y-%m-%d %H:%M %Z}"
    words = [f"{delivery.key}  {delivery.document.title}, part {delivery.part}, due {due}, to {where}"]
    if delivery.attempts:
        words.append(f"tried {delivery.attempts} time{'s' * (delivery.attempts != 1)}")
    if delivery.state is DeliveryState.WAITING and delivery.not_before:
        words.append(f"next try not before {delivery.not_before.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}")
    if delivery.problem:
        words.append(str(delivery.problem))
    return "  " + "; ".join(words)


def _messages(count: int) -> str:
    return f"{count} message{'s' * (count != 1)}"


def _with_newsroom(context: click.Context, work: Callable[[Newsroom], Awaitable[T]]) -> T:
    settings = settings_of(context)

    async def opened() -> T:
        async with open_newsroom(settings) as newsroom:
            return await work(newsroom)

    return in_loop(opened)
