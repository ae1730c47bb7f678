"""The commands for whoever brings the bot to Slack: manifest, key."""

import os
import shlex
from pathlib import Path

import click

from bot.platforms.descriptor import Tools
from bot.store.database.private_files import keep_secret, secrets_folder


def commands(tools: Tools) -> click.Group:
    """`dateline slack` with its commands."""

    @click.group(cls=tools.group, epilog="Example:  dateline slack manifest")
    def slack() -> None:
        """Help with setting up the bot on Slack. docs/slack.md says how, step by step."""

    @slack.command(epilog="Example:  dateline slack manifest --json")
    @click.option("--json", "as_json", is_flag=True, help="JSON instead of YAML.")
    @click.option(
        "--url", default="", help="The bot's public address, for HTTP mode (else slack.public_url; without: Socket Mode)."
    )
    @click.option("--name", default="Dateline", show_default=True, help="What the app is called.")
    @click.pass_context
    def manifest(context: click.Context, as_json: bool, url: str, name: str) -> None:
        """Print the app manifest, to paste where Slack asks for one."""
        configured = tools.settings(context).public_url
        if url and not url.startswith(("https://", "http://")):
            raise click.BadParameter(f"{url!r} is no address that begins with https://", context, param_hint="--url")
        click.echo(_manifest(url or configured, name, as_json=as_json), nl=as_json)

    @slack.command(epilog="Example:  dateline slack key")
    @click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
    def key(file: Path | None) -> None:
        """Write a new key, with which tokens of many workspaces are stored, to FILE (~/.config/dateline/slack.key), for you alone."""  # noqa: E501
        _write_key(file)

    return slack


def _write_key(file: Path | None) -> None:
    from bot.store.workspaces.installations import new_key

    path = keep_secret(file or secrets_folder(os.environ) / "slack.key", new_key())
    click.echo(f"The key is in {path}, for you alone. Keep it: without it every workspace has to install again.")
    click.echo(f"Use it: export SLACK_ENCRYPTION_KEY_FILE={shlex.quote(str(path))}")


def _manifest(url: str, name: str, *, as_json: bool) -> str:
    from bot.platforms.slack import manifest

    drawn = manifest.manifest(public_url=url, name=name)
    return manifest.as_json(drawn) if as_json else manifest.as_yaml(drawn)
