"""The commands that help with Discord: the invitation."""

import asyncio

import click

from bot.app.cli.group import Group
from bot.app.cli.main import in_loop, settings_of
from bot.model.errors import UserError

_SECONDS = 20


@click.group(cls=Group, epilog="Example:  dateline discord invite")
def discord() -> None:
    """Help with setting up the bot on Discord. docs/discord.md says how, step by step."""


@discord.command(epilog="Example:  DISCORD_TOKEN_FILE=token.txt dateline discord invite")
@click.option("--application", type=click.IntRange(1), help="The application's id, where no token is set.")
@click.option("--threads", is_flag=True, help="Ask for the right to open threads too, for follow-ups in a story's thread.")
@click.pass_context
def invite(context: click.Context, application: int | None, threads: bool) -> None:
    """Print the address at which an admin adds the bot to a server, with the permissions that it needs and no more."""
    from bot.platforms.discord.permissions import NAMES, invitation

    settings = settings_of(context.find_root()).discord
    if application is None and not settings.token:
        raise UserError("no token is set; set DISCORD_TOKEN, or give the application's id: --application 123456789")

    async def look_up() -> int:
        from bot.platforms.discord.client import application_id, use_addresses

        use_addresses(api_base=settings.api_base)
        async with asyncio.timeout(_SECONDS):
            return await application_id(settings.token)

    click.echo(invitation(application if application is not None else in_loop(look_up, "Asking Discord"), threads=threads))
    click.echo(f"It asks for: {', '.join([*NAMES.values(), *(['Create Public Threads'] if threads else [])])}.", err=True)
