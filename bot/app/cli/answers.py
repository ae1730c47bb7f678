"""Runs commands of the chats from the terminal, in the terminal's own newsroom."""

import os
import sys
from collections.abc import Mapping

import click

from bot.app.cli.main import in_loop, settings_of
from bot.app.cli.pager import show
from bot.app.wiring import Newsroom, open_newsroom
from bot.model.conversation import Asker, Path, Reply, Request


async def reply_of(newsroom: Newsroom, path: Path, values: Mapping[str, str]) -> Reply:
    """The answer for the terminal's owner, who may do everything. Raises UserError where a chat would show an error."""
    from bot.flows.commands.ask import ask_of
    from bot.flows.commands.table import HANDLERS

    workspace = newsroom.workspace
    asker = Asker(
        workspace=workspace.id,
        user=workspace.id,
        channel=newsroom.subscription.channel,
        is_admin=True,
        language=workspace.language,
        timezone=workspace.timezone,
    )
    return await HANDLERS[path](await ask_of(newsroom.desk, Request(path=path, asker=asker, values=values)))


def print_answer(context: click.Context, path: Path, *, pager: bool = False, **values: str) -> None:
    """Ask, and print the answer as this terminal shows it."""
    settings = settings_of(context)

    async def work() -> str:
        async with open_newsroom(settings) as newsroom:
            return page_of(await reply_of(newsroom, path, values))

    show(in_loop(work, "Looking through what is stored"), pager=pager)


def page_of(reply: Reply) -> str:
    """The document of an answer as this terminal shows it."""
    from bot.platforms.terminal.send import TerminalPlatform

    return TerminalPlatform(sys.stdout, os.environ).page(reply.document) if reply.document else ""
