"""The commands about the command line: help, completion, man."""

import os
from pathlib import Path

import click

from bot.app.cli.table import COMMANDS
from bot.app.paths import VERSION
from bot.model.errors import UserError

_SHELLS = ("bash", "zsh", "fish")


@click.command("help", epilog="Example:  dateline help brief")
@click.argument("words", nargs=-1)
@click.pass_context
def help_(context: click.Context, words: tuple[str, ...]) -> None:
    """Help with everything, or with one command."""
    root = context.find_root()
    root.invoked_subcommand = None
    click.echo(_context_of(root, words).get_help())


def _context_of(context: click.Context, words: tuple[str, ...]) -> click.Context:
    command = context.command
    if not words or not isinstance(command, click.Group):
        return context
    name, found, rest = command.resolve_command(context, list(words))
    if found is None:
        raise UserError(f"no command “{words[0]}”")
    return _context_of(click.Context(found, parent=context, info_name=name, **found.context_settings), tuple(rest))


@click.command(epilog='Example:  eval "$(dateline completion bash)"')
@click.argument("shell", type=click.Choice(_SHELLS), required=False)
def completion(shell: str | None) -> None:
    """Print what lets your shell complete commands: bash, zsh or fish."""
    from click.shell_completion import get_completion_class

    from bot.app.cli.main import bot

    named = shell or Path(os.environ.get("SHELL", "")).name
    made = get_completion_class(named) if named in _SHELLS else None
    if made is None:
        raise click.UsageError(f"name your shell: {', '.join(_SHELLS)}", click.get_current_context())
    source = made(bot, {}, "dateline", "_DATELINE_COMPLETE")
    click.echo(source.source_template % source.source_vars())


@click.command(epilog="Example:  dateline man > dateline.1")
@click.pass_context
def man(context: click.Context) -> None:
    """Print the manual page, made from the help of all commands."""
    from bot.app.cli.manual import as_roff, described

    click.echo(as_roff(described(context.find_root(), tuple(COMMANDS)), version=VERSION), nl=False)
