"""The command line: `python -m bot`. Every error is one clear line; exit code 2 for usage, 1 for the rest."""

import asyncio
import logging
import os
import sys
import traceback
from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from bot.model.errors import BotError
from bot.parse.private import hide_secrets

T = TypeVar("T")

_HOMES = {
    "run": "bot.app.cli_news",
    "brief": "bot.app.cli_news",
    "digest": "bot.app.cli_news",
    "ingest": "bot.app.cli_news",
    "topics": "bot.app.cli_manage",
    "sources": "bot.app.cli_sources",
    "add-source": "bot.app.cli_sources",
    "schedule": "bot.app.cli_schedule",
    "alerts": "bot.app.cli_schedule",
    "outbox": "bot.app.cli_outbox",
    "analyze": "bot.app.cli_text",
    "stories": "bot.app.cli_text",
    "feed": "bot.app.cli_text",
    "status": "bot.app.cli_status",
    "backup": "bot.app.cli_store",
    "restore": "bot.app.cli_store",
    "discord": "bot.app.cli_discord",
    "slack": "bot.app.cli_slack",
    "doctor": "bot.app.cli_doctor",
    "sbom": "bot.app.cli_components",
    "licences": "bot.app.cli_components",
    "version": "bot.app.cli_doctor",
}
"""Command to module: only the module that is asked for is imported, so that each command starts fast."""


class Commands(click.Group):
    """A group whose commands live in modules of their own, and which guesses what a typing mistake meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a newcomer meets them."""
        return list(_HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        home = _HOMES.get(cmd_name)
        if home is None:
            return None
        command: click.Command = getattr(import_module(home), cmd_name.replace("-", "_"))
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest command named for one that does not exist."""
        if args and args[0] not in _HOMES and not args[0].startswith("-"):
            import difflib

            close = difflib.get_close_matches(args[0], _HOMES, 1)
            hint = f"did you mean “{close[0]}”?" if close else "see python -m bot --help"
            raise click.UsageError(f"no command “{args[0]}”; {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--config", type=click.Path(path_type=Path, dir_okay=False), help="Your settings (else DATELINE_CONFIG or dateline.toml)."
)
@click.pass_context
def bot(context: click.Context, config: Path | None) -> None:
    """Dateline reads feeds and article files and posts short digests that people trust.

    Every sentence and quote it shows stands word for word in a stored article.

    \b
    Start here:  python -m bot run
                 python -m bot brief floods
    """
    context.obj = config


def main() -> None:
    """Run a command and leave with its exit code; a traceback never reaches the user."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # What is wrong with a file is told as the reason, or mended.
    try:
        code = bot.main(prog_name="python -m bot", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.UsageError as problem:
        _say_error(f"{problem.format_message()}\n{_help_hint(problem.ctx)}")
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as problem:
        _say_error(problem.format_message())
        sys.exit(1)
    except BotError as problem:
        _say_error(str(problem))
        sys.exit(1)
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read the output has gone (`| head`); a second complaint at exit must not follow.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as problem:
        if os.environ.get("DATELINE_LOG_LEVEL") == "debug":
            click.echo(hide_secrets(traceback.format_exc()), err=True)
        _say_error(f"unexpected {type(problem).__name__}: {problem}\nDATELINE_LOG_LEVEL=debug shows where; please report it.")
        sys.exit(1)


def _help_hint(context: click.Context | None) -> str:
    return f"{context.command_path} --help shows how it is used." if context else ""


def _say_error(message: str) -> None:
    first, *more = hide_secrets(message).strip().splitlines() or [""]
    click.echo("\n".join([f"Error: {first}", *more]), err=True)


def in_loop(work: Callable[[], Awaitable[T]]) -> T:
    """Run one command's coroutine."""

    async def runner() -> T:
        return await work()

    return asyncio.run(runner())


def tell(line: str, *, err: bool = True) -> None:
    """A line about the work itself, without secrets; on standard error, so that output stays clean in pipelines."""
    click.echo(hide_secrets(line), err=err)


def settings_of(context: click.Context) -> Any:
    """The checked settings, with logging started as they say."""
    from bot.app.logs import start_logs
    from bot.app.settings import load_settings, secrets_of

    settings = load_settings(context.obj, os.environ)
    start_logs(settings.log, secrets=secrets_of(settings))
    return settings
