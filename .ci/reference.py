"""Write docs/reference/ from the code: settings, commands, metrics, events. `make reference` runs it, and a test compares."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click

from bot.app.cli.main import bot
from bot.app.cli.manual import Described, described
from bot.app.cli.table import COMMANDS, TABLE
from bot.app.metrics import Metrics
from bot.app.settings import PREFIX, is_secret

HOME = Path(__file__).resolve().parents[1]
FOLDER = HOME / "docs" / "reference"
NOTE = "<!-- Made by `make reference`; change what it is made from. -->"


def main() -> None:
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """Each page by the name of its file."""
    made = {"settings.md": settings(), "commands.md": commands(), "metrics.md": metrics(), "events.md": events()}
    return {name: "\n".join([NOTE, *lines]).rstrip() + "\n" for name, lines in made.items()}


def settings() -> Iterator[str]:
    """Every setting of config/default.toml: its default, its variable, and what stands above it there."""
    yield from ("# Settings", "")
    yield "What `config/default.toml` says, with the environment's names. Your own file overrides it, the environment"
    yield "both (see the README). For a secret, `NAME_file` in your file, or `…_FILE` in the environment, names its file."
    section, about, listed = "", list[str](), False
    for line in (HOME / "config" / "default.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            about.append(line.removeprefix("#").strip())
        elif found := re.fullmatch(r"\[(\w+)\]", line):
            section, listed = found[1], False
            yield from ("", f"## {section}", "")
            yield from ([*about, ""] if about else [])
            yield from ("| setting | default | variable | meaning |", "|---|---|---|---|")
            about = []
        elif found := re.fullmatch(r"\[\[(\w+)\]\]", line):
            if section != found[1]:
                yield from ("", f"## {found[1]}", "", *about)
            section, listed, about = found[1], True, []
        elif (found := re.fullmatch(r"(\w+) = (.*)", line)) and not listed:
            if not section:
                yield from ("", "## At the top", "", "| setting | default | variable | meaning |", "|---|---|---|---|")
                about = about[len(about) - about[::-1].index("") :]  # What stands above the last gap is about the whole file.
            yield _setting(section, found[1], found[2], " ".join(about))
            about = []
        elif not line:
            about = [*about, ""] if about and not section else about if section else []


def _setting(section: str, name: str, default: str, about: str) -> str:
    place = (section, name) if section else (name,)
    secret = " **Secret.**" if is_secret(place) else ""
    meaning = about.replace("(secret)", "").strip().replace("|", r"\|")
    return f"| `{'.'.join(place)}` | `{default}` | `{PREFIX}{'_'.join(place).upper()}` | {meaning}{secret} |"


def commands() -> Iterator[str]:
    """The help of every command."""
    yield from (
        "# Commands",
        "",
        "What `dateline help COMMAND` says. Exit code 0: all went well; 1: something did not; 2: it was not understood.",
    )
    all_ = described(click.Context(bot, info_name="dateline", **bot.context_settings), tuple(COMMANDS))
    told = {part.usage.split()[1]: part for part in all_.parts}
    yield from ("", "For all commands:", "", *_options(all_))
    for section, held in TABLE.items():
        yield from ("", f"## {section}")
        for name in held:
            yield from _command(told[name], "###")


def _command(one: Described, mark: str) -> Iterator[str]:
    yield from ("", f"{mark} `{one.usage}`", "", " ".join(one.about.split()))
    if options := [*_options(one)]:
        yield from ("", *options)
    if one.example:
        yield from ("", f"For example `{one.example}`")
    for part in one.parts:
        yield from _command(part, f"{mark}#")


def _options(one: Described) -> Iterator[str]:
    told = [(names, " ".join(meaning.split())) for names, meaning in one.options if meaning and "--help" not in names]
    yield from (f"- `{names}`: {meaning}" for names, meaning in told)


def metrics() -> Iterator[str]:
    """Every metric of the health port."""
    yield from ("# Metrics", "", "What `/metrics` of the [health port](../operations.md#health-port) tells.", "")
    yield from ("| metric | kind | what it counts |", "|---|---|---|")
    held = Metrics()
    labels = {one._name: one._labelnames for one in {*held.registry._collector_to_names} if hasattr(one, "_labelnames")}
    for family in held.registry.collect():
        if family.name.startswith("dateline_"):
            name = family.name + ("_total" if family.type == "counter" else "")
            by = ",".join(labels.get(family.name, ()))
            yield f"| `{name}{f'{{{by}}}' if by else ''}` | {family.type} | {family.documentation} |"
    yield from ("", "Beside these the process's own: `process_cpu_seconds_total`, `process_resident_memory_bytes` and so on.")


def events() -> Iterator[str]:
    """Every event of the log."""
    yield from ("# Events", "", "What the [log](../operations.md#log) tells: an event a line, with its facts.", "")
    yield from ("| event | level | facts | what it means |", "|---|---|---|---|")
    for name, one in tomllib.loads((FOLDER / "events.toml").read_text(encoding="utf-8")).items():
        yield f"| `{name}` | {one['level']} | {one['facts'] or '–'} | {one['means']} |"


if __name__ == "__main__":
    sys.exit(main())
