"""What the pages for people quote is what the bot says, and every page is reached from the README."""

import configparser
import re
import runpy
import shlex
from html import escape
from xml.etree import ElementTree

from bot.app.cli.table import COMMANDS
from bot.app.settings import HOME

FAQ = (HOME / "docs" / "faq.md").read_text(encoding="utf-8")
OTHERS = ("The application did not respond", "failed with the error dispatch_failed")
"""What Discord and Slack say."""


def english() -> str:
    """All that the bot says in English; a long wording stands on several lines of its catalogue."""
    return (HOME / "bot" / "words" / "en.po").read_text(encoding="utf-8").replace('"\n"', "")


def test_what_the_troubles_quote_is_said() -> None:
    table = FAQ.split("\n## Questions")[0]
    first = [row.split(" | ")[0] for row in table.splitlines() if row.startswith("| “")]
    quoted = [words for cell in first for words in re.findall(r"“([^”]*?)(?: ?…)?”", cell)]
    assert len(quoted) > 6
    assert [words for words in quoted if words not in english() and words not in OTHERS] == []


def test_every_page_is_linked_from_another() -> None:
    pages = [*(HOME / "docs").rglob("*.md")]
    linked = " ".join(page.read_text(encoding="utf-8") for page in (HOME / "README.md", *pages))
    assert [page.name for page in pages if f"{page.name})" not in linked and f"{page.name}#" not in linked] == []
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_service_starts_the_command_and_ends_it_gently() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(HOME / "config" / "dateline.service", encoding="utf-8")
    assert unit["Service"]["ExecStart"].endswith(".venv/bin/dateline run")
    assert unit["Service"]["KillSignal"] == "SIGTERM"
    assert int(unit["Service"]["TimeoutStopSec"]) > 12
    assert {"Unit", "Service", "Install"} <= {*unit.sections()}


def test_the_pictures_are_of_commands_that_there_are_and_are_shown_with_words_for_who_cannot_see_them() -> None:
    readme = (HOME / "README.md").read_text(encoding="utf-8")
    for name in ("digest.svg", "first-minute.svg"):
        told = re.search(rf"!\[([^\]]{{20,}})\]\(docs/{name}\)", readme)
        assert told, name
        assert ElementTree.parse(HOME / "docs" / name).getroot().tag.endswith("svg")  # noqa: S314 (our own)
    shown = (HOME / "docs" / "first-minute.svg").read_text(encoding="utf-8")
    commands = runpy.run_path(str(HOME / ".ci" / "pictures.py"))["MINUTE"]
    assert all(escape(command) in shown for command in commands), "the picture is old: make pictures"
    assert {shlex.split(command)[1] for command in commands} <= {*COMMANDS}
    assert "prefers-reduced-motion" in shown
