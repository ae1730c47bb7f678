"""Groups of commands that know synonyms of their commands and suggest the nearest name after a typing mistake."""

import difflib
from collections.abc import Mapping
from typing import Any

import click

MORE = {"delete": "remove", "rm": "remove", "del": "remove", "new": "add", "create": "add", "ls": "list"}
"""What people try in every group."""


class Group(click.Group):
    """A group of commands. `synonyms` are other names of its commands; `list` shows what the group alone shows."""

    def __init__(self, *given: Any, synonyms: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.synonyms = MORE | dict(synonyms or {})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; `GROUP list` is `GROUP`, where the group alone lists."""
        lists = self.invoke_without_command and "list" not in self.commands
        if lists and args and args[0] in ("list", "ls", "show"):
            args = args[1:]
        if not args and self.no_args_is_help:
            click.echo(ctx.get_help())
            ctx.exit()
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, by any of a command's names; for none of them, the nearest is named."""
        known, word = self.list_commands(ctx), args[0]
        meant = word if word in known else self.synonyms.get(word.lower(), word.lower())
        if meant not in known:
            raise click.UsageError(f"no command “{word}”; {self.way_out(ctx, word)}", ctx)
        return super().resolve_command(ctx, [meant, *args[1:]])

    def way_out(self, ctx: click.Context, word: str) -> str:
        """What to do about a word that is no command."""
        known = self.list_commands(ctx)
        names = {**dict.fromkeys(known), **{name: None for name, meant in self.synonyms.items() if meant in known}}
        close = difflib.get_close_matches(word.lower(), names, 1)
        return f"did you mean “{ctx.command_path} {close[0]}”?" if close else f"there is: {', '.join(known)}"
