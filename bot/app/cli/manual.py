"""The help of all commands as data, and as a manual page (man(7))."""

from collections.abc import Iterator
from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One command: how it is called, what it is for, its options with their meaning, and an example."""

    usage: str
    about: str
    options: tuple[tuple[str, str], ...]
    example: str
    parts: tuple["Described", ...] = ()


def described(root: click.Context, names: tuple[str, ...]) -> Described:
    """The command of a context with these of its commands, and theirs."""
    group = root.command
    parts = []
    for name in names:
        command = group.get_command(root, name) if isinstance(group, click.Group) else None
        if command and not command.hidden:
            context = click.Context(command, parent=root, info_name=name, **command.context_settings)
            parts.append(described(context, tuple(command.commands) if isinstance(command, click.Group) else ()))
    return _one(root, tuple(parts))


def _one(context: click.Context, parts: tuple[Described, ...]) -> Described:
    command = context.command
    options = [record for option in command.get_params(context) if (record := option.get_help_record(context))]
    return Described(
        usage=" ".join([context.command_path, *command.collect_usage_pieces(context)]),
        about=click.unstyle(command.help or "").replace("\b\n", ""),
        options=tuple(options),
        example=(command.epilog or "").removeprefix("Example:").strip(),
        parts=parts,
    )


def as_roff(all_: Described, *, version: str) -> str:
    """A manual page of section 1."""
    lines = [f'.TH DATELINE 1 "" "dateline {version}" "User commands"', ".SH NAME", r"dateline \- news digests that people trust"]
    lines += [".SH SYNOPSIS", _plain(all_.usage), ".SH DESCRIPTION", *_paragraphs(all_.about)]
    lines += [".SH OPTIONS", *_options(all_), ".SH COMMANDS"]
    lines += [line for part in all_.parts for line in _section(part)]
    lines += [".SH EXIT STATUS", "0 when all went well, 1 when something did not, 2 for a command that was not understood."]
    lines += [".SH FILES", _plain("dateline.toml holds the settings; config/default.toml tells them all, with their defaults.")]
    return "\n".join(lines) + "\n"


def _section(command: Described) -> Iterator[str]:
    yield from (".SS", _plain(command.usage), *_paragraphs(command.about), *_options(command))
    if command.example:
        yield from (".PP", "Example:", ".EX", _plain(command.example), ".EE")
    for part in command.parts:
        yield from _section(part)


def _options(command: Described) -> Iterator[str]:
    for names, meaning in command.options:
        yield from (".TP", r"\fB" + _plain(names) + r"\fR", _plain(meaning))


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n\n")):
        yield from ([".PP"] if number else [])
        yield _plain(" ".join(paragraph.split()))


def _plain(text: str) -> str:
    """Text as roff takes it for text."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return "\\&" + escaped if escaped.startswith((".", "'")) else escaped
