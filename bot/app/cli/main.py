"""The command line: `dateline` (or `python -m bot`). Every error is one clear line; exit code 2 for usage, 1 for the rest."""

import asyncio
import gc
import logging
import os
import sys
import traceback
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from bot.app.cli.group import Group
from bot.app.cli.table import COMMANDS, EXPLAINED, SYNONYMS, TABLE, attribute
from bot.app.paths import HOME, VERSION, settings_file
from bot.app.waiting import hide, waiting_for
from bot.model.errors import BotError
from bot.model.problems import Code, Problem
from bot.parse.private import hide_secrets
from bot.platforms.table import PLATFORMS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Tools:
    """`bot.platforms.descriptor.Tools` for the commands of one chat."""

    chat: str
    group: type[click.Group] = Group

    def settings(self, context: click.Context) -> Any:
        return settings_of(context.find_root()).of_chat(self.chat)

    def wait(self, work: Callable[[], Awaitable[Any]], waits_for: str) -> Any:
        return in_loop(work, waits_for)


@contextmanager
def _no_collections() -> Iterator[None]:
    """What is made during the block, as modules are loaded, is never looked through for garbage: it stays. That saves a
    quarter of a start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class Commands(Group):
    """The command itself: its commands live in modules of their own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        home = COMMANDS.get(cmd_name)
        if home is None:
            return None
        chat = next((chat for chat in PLATFORMS if chat.name == cmd_name), None)
        if chat and chat.commands:
            return chat.commands(_Tools(chat.name))
        with nullcontext() if home in sys.modules else _no_collections():
            command: click.Command = getattr(import_module(home), attribute(cmd_name))
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Like click's own; an error learns which setting it is about."""
        try:
            return super().invoke(ctx)
        except BotError as problem:
            if help_ := hint(problem.problem, settings_file(ctx.obj, os.environ, HOME)):
                problem.add_note(help_)
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """All commands by what they are about, without importing one of them."""
        for section, commands in TABLE.items():
            with formatter.section(section):
                formatter.write_dl([(name, line) for name, (_, line) in commands.items()])

    def way_out(self, ctx: click.Context, word: str) -> str:
        """What to do instead, where that is known; else the command with the most similar name."""
        if explanation := EXPLAINED.get(word.lower()):
            return explanation
        found = super().way_out(ctx, word)
        return "`dateline help` lists all" if found.startswith("there is") else found


@click.group(
    cls=Commands,
    synonyms=SYNONYMS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`dateline help COMMAND` shows how each is used, with an example.",
)
@click.option(
    "--config", type=click.Path(path_type=Path, dir_okay=False), help="Your settings (else DATELINE_CONFIG or dateline.toml)."
)
@click.version_option(VERSION, "-V", "--version", message="dateline %(version)s")
@click.pass_context
def bot(context: click.Context, config: Path | None) -> None:
    """Dateline reads feeds and article files and posts short digests that people trust.

    Every sentence and quote it shows stands word for word in a stored article.

    \b
    Start here:  dateline run
                 dateline brief floods
    """
    context.obj = config
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> None:
    """Run a command and exit with its code; the user never sees a traceback."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # What is wrong with a file is told as the reason, or mended.
    try:
        code = bot.main(prog_name="dateline", standalone_mode=False)
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
        _say_error("\n".join([str(problem), *getattr(problem, "__notes__", ())]))
        sys.exit(1)
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(130)
    except BrokenPipeError:
        # The reader of the output has gone (`| head`); do not complain a second time at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except ModuleNotFoundError:
        raise  # Where the bot is started is known where it is started: `bot.__main__`.
    except Exception as problem:
        if os.environ.get("DATELINE_LOG_LEVEL") == "debug":
            click.echo(hide_secrets(traceback.format_exc()), err=True)
        _say_error(f"unexpected {type(problem).__name__}: {problem}\nDATELINE_LOG_LEVEL=debug shows where; please report it.")
        sys.exit(1)


def _help_hint(context: click.Context | None) -> str:
    if context is None:
        return ""
    example = (context.command.epilog or "").removeprefix("Example:").strip()
    shown = f"For example: {example}\n" if example.startswith("dateline") else ""
    return f"{shown}{context.command_path} --help shows how it is used."


def _say_error(message: str) -> None:
    first, *more = hide_secrets(message).strip().splitlines() or [""]
    click.echo("\n".join([f"Error: {first}", *more]), err=True)


def in_loop(work: Callable[[], Awaitable[T]], waits_for: str = "Working") -> T:
    """Run one command's coroutine. `waits_for` is shown while it takes long; "" shows nothing."""

    async def runner() -> T:
        return await work()

    with waiting_for(f"{waits_for} …") if waits_for else nullcontext():
        return asyncio.run(runner())


def tell(line: str, *, err: bool = True) -> None:
    """Print a line about the work itself, without secrets, on standard error: standard output stays clean for pipelines."""
    hide()
    click.echo(hide_secrets(line), err=err)


def settings_of(context: click.Context) -> Any:
    """The checked settings, with logging started as they say."""
    from bot.app.logs import start_logs
    from bot.app.settings import load_settings, secrets_of

    settings = load_settings(context.obj, os.environ)
    start_logs(settings.log, secrets=secrets_of(settings))
    return settings


def hint(problem: Problem, file: Path) -> str:
    """A line about the setting that an error is about, or "". `file` is the user's settings, be it there or not."""
    behind = problem.values.get("problem")
    if isinstance(behind, Problem):
        return hint(behind, file)
    if problem.code in (Code.HOST_NOT_PUBLIC, Code.PORT_NOT_FOR_WEB):
        host = problem.values["host"]
        variable = f"DATELINE_FETCH_ALLOW_HOSTS={host}"
        return f'If it is yours, allow it: [fetch] allow_hosts = ["{host}"] in {file}, or {variable}'
    if problem.code in (Code.CONFIGURED_CHANGE_THERE, Code.CONFIGURED_REMOVE_THERE):
        if file.exists():
            return f"The file is {file}."
        return (
            f"There is no {file} yet, so this is config/default.toml's. Copy config/example.toml there: its lists replace them."
        )
    return ""
