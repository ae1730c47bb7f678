"""The commands that help with Discord: the invitation."""

import click

from bot.model.errors import UserError
from bot.platforms.descriptor import Tools
from bot.platforms.discord.settings import DiscordSettings


def commands(tools: Tools) -> click.Group:
    """`dateline discord` with its commands."""

    @click.group(cls=tools.group, epilog="Example:  dateline discord invite")
    def discord() -> None:
        """Help with setting up the bot on Discord. docs/discord.md says how, step by step."""

    @discord.command(epilog="Example:  DISCORD_TOKEN_FILE=token.txt dateline discord invite")
    @click.option("--application", type=click.IntRange(1), help="The application's id, where no token is set.")
    @click.option("--threads", is_flag=True, help="Ask for the right to open threads too, for follow-ups in a story's thread.")
    @click.pass_context
    def invite(context: click.Context, application: int | None, threads: bool) -> None:
        """Print the address at which an admin adds the bot to a server, with the permissions that it needs and no more."""
        from bot.platforms.discord.permissions import NAMES, invitation

        settings = tools.settings(context)
        found = application if application is not None else _application(tools, settings)
        click.echo(invitation(found, threads=threads))
        click.echo(f"It asks for: {', '.join([*NAMES.values(), *(['Create Public Threads'] if threads else [])])}.", err=True)

    return discord


def _application(tools: Tools, settings: DiscordSettings) -> int:
    from bot.platforms.discord.token import application

    if not settings.token:
        raise UserError("no token is set; set DISCORD_TOKEN, or give the application's id: --application 123456789")
    found: int = tools.wait(lambda: application(settings), "Asking Discord")
    return found
