"""What the pages for people quote is what the bot says, and every page is reached from the README."""

import configparser
import re

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
        for target in re.findall(r"\]\(([^)#:]+)[^)]*\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_service_starts_the_command_and_ends_it_gently() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(HOME / "config" / "dateline.service", encoding="utf-8")
    assert unit["Service"]["ExecStart"].endswith(".venv/bin/dateline run")
    assert unit["Service"]["KillSignal"] == "SIGTERM"
    assert int(unit["Service"]["TimeoutStopSec"]) > 12
    assert {"Unit", "Service", "Install"} <= {*unit.sections()}
