"""The commands for whoever brings the bot to Slack: manifest, key."""

import os

import click

from bot.app.cli_group import Group
from bot.app.settings import load_settings


@click.group(cls=Group, epilog="Example:  dateline slack manifest")
def slack() -> None:
    """Help with setting up the bot on Slack. docs/slack.md says how, step by step."""


@slack.command(epilog="Example:  dateline slack manifest --json")
@click.option("--json", "as_json_text", is_flag=True, help="JSON instead of YAML.")
@click.option("--url", default="", help="The bot's public address, for HTTP mode (else slack.public_url; without: Socket Mode).")
@click.option("--name", default="Dateline", show_default=True, help="What the app is called.")
@click.pass_context
def manifest(context: click.Context, as_json_text: bool, url: str, name: str) -> None:
    """Print the app manifest, to paste where Slack asks for one."""
    from bot.platforms.slack import manifest as made

    settings = load_settings(context.find_root().obj, os.environ)
    drawn = made.manifest(public_url=url or settings.slack.public_url, name=name)
    click.echo(made.as_json(drawn) if as_json_text else made.as_yaml(drawn), nl=as_json_text)


@slack.command(epilog="Example:  dateline slack key")
def key() -> None:
    """Print a new key for SLACK_ENCRYPTION_KEY, with which tokens of many workspaces are stored."""
    from bot.store.installations import new_key

    click.echo(new_key())
