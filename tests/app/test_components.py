"""The bill of materials and the licences: everything that is installed for the bot, and nothing made up."""

import json
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.app.cli.main import bot
from bot.app.components import Component, bill, components, normal, notices
from bot.app.settings import HOME

NOW = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)
LOCK = HOME / "requirements.txt"


@pytest.fixture(scope="module")
def parts() -> tuple[Component, ...]:
    return components(LOCK)


def test_every_direct_library_is_there_as_it_is_installed(parts: tuple[Component, ...]) -> None:
    there = {normal(part.name): part for part in parts}
    for name in ("discord.py", "slack-bolt", "sumy", "nltk", "httpx", "sqlalchemy", "PyStemmer"):
        part = there[normal(name)]
        assert part.version == version(name)
        assert part.licence != "not stated"
        assert part.hashes, "the lock has hashes"
    assert normal("pytest") not in there
    assert "nltk" in there["sumy"].needs


def test_the_bill_is_whole_and_refers_to_itself_only(parts: tuple[Component, ...]) -> None:
    written: dict[str, Any] = json.loads(bill(parts, version="1.2", now=NOW))
    assert (written["bomFormat"], written["specVersion"], written["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", written["serialNumber"])
    assert written["metadata"]["timestamp"] == "2026-03-12T14:30:00Z"
    refs = [one["bom-ref"] for one in written["components"]]
    assert len(refs) == len(set(refs)) == len(parts)
    for one in written["components"]:
        assert re.fullmatch(r"pkg:pypi/[a-z0-9-]+@[^@/]+", one["purl"])
        assert set(one["licenses"][0]) in ({"expression"}, {"license"})
    known = {*refs, written["metadata"]["component"]["bom-ref"]}
    assert {one["ref"] for one in written["dependencies"]} == known
    assert {ref for one in written["dependencies"] for ref in one["dependsOn"]} <= known
    assert bill(parts, version="1.2", now=NOW) == bill(components(LOCK), version="1.2", now=NOW)


def test_the_notices_hold_each_library_and_the_texts_of_their_licences(parts: tuple[Component, ...]) -> None:
    told = notices(parts)
    for part in parts:
        assert f"{part.name} {part.version}: {part.licence}" in told
        assert all(text in told for text in part.texts)
    assert "Permission is hereby granted, free of charge" in told


def test_what_is_locked_for_other_systems_is_left_out(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    sha = "a" * 64
    lock.write_text(
        f"click=={version('click')} \\\n    --hash=sha256:{sha}\nno-such-library-here==1.0 ; sys_platform == 'win32'\n"
    )
    (only,) = components(lock)
    assert (only.name, only.hashes) == ("click", (sha,))


@pytest.mark.parametrize("command", ["sbom", "licences"])
def test_the_commands_print_them(command: str) -> None:
    done = CliRunner().invoke(bot, [command])
    assert done.exit_code == 0
    assert "nltk" in done.output
