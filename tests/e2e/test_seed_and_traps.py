"""The article that started the project, where it is at hand, and the same traps on one of our own that always runs."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.app.settings import HOME
from tests.e2e.conftest import Desk

SEED = next(iter(sorted((HOME.parent / "shared" / "seed").glob("*.txt"))), None)
FURNITURE = ("Subscribe", "Leave a Reply", "Akismet", "Your email address")


def analysis(desk: Desk, path: Path) -> dict[str, Any]:
    done = desk.bot("analyze", "--json", str(path))
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    row: dict[str, Any] = json.loads(line)
    for quote in row["quotes"]:
        assert row["body"][quote["start"] : quote["end"]] == quote["text"]
        assert all(row["body"][part["start"] : part["end"]] == part["text"] for part in quote["parts"])
    return row


def by(row: dict[str, Any], speaker: str) -> list[dict[str, Any]]:
    return [quote for quote in row["quotes"] if quote["speaker"] == speaker]


@pytest.mark.skipif(SEED is None, reason="the seed article is not beside this checkout (../shared/seed)")
def test_the_seed_article(desk: Desk) -> None:
    assert SEED is not None
    row = analysis(desk, SEED)
    assert row["title"].startswith("Defense Secretary: Russia must")
    assert row["title"] not in row["body"]
    assert (row["byline"], row["outlet"], row["published"]) == ("Loree Lewis", "Talk Media News", "Thursday")
    assert not any(words in row["body"] for words in (*FURNITURE, "Brantley", "Kenneth Handelman"))
    mattis = by(row, "James Mattis")
    assert len(mattis) >= 4
    assert any(len(quote["parts"]) == 2 for quote in mattis)
    assert by(row, "Mac Thornberry")
    assert [quote["via"] for quote in by(row, "Vladimir Putin")] == ["Associated Press"]
    speakers = {quote["speaker"] for quote in row["quotes"]}
    assert not any(name in speaker for speaker in speakers for name in ("Stoltenberg", "Handelman", "Brantley"))
    assert len(row["summary"]) == 3
    summary = [row["body"][slice(*row["sentences"][index])] for index in row["summary"]]
    assert not any("this opposition" in sentence or "assessing their positions the mission" in sentence for sentence in summary)


@pytest.mark.skipif(SEED is None, reason="the seed article is not beside this checkout (../shared/seed)")
def test_a_brief_finds_the_seed_article(desk: Desk) -> None:
    assert SEED is not None
    assert desk.bot("ingest", str(SEED)).stdout.startswith("1 new")
    done = desk.bot("brief", "syria")
    assert done.returncode == 0
    assert "Russia must" in done.stdout
    assert "James Mattis" in done.stdout


def test_the_same_traps_on_an_article_of_our_own(desk: Desk) -> None:
    row = analysis(desk, HOME / "config" / "sample" / "articles" / "arle-flood-harwick-courier.txt")
    assert row["title"] == "Harwick empties its lower town as the Arle breaks a 95-year record"
    assert row["title"] not in row["body"]
    assert (row["byline"], row["published"]) == ("Marta Lindvall", "Thursday")
    assert not any(words in row["body"] for words in (*FURNITURE, "Piet Maddern", "Greta Lundy, who has lived"))
    split = [quote for quote in by(row, "Ida Holmqvist") if len(quote["parts"]) == 2]
    assert split
    assert not any("Maddern" in quote["speaker"] or "Aldous" in quote["speaker"] for quote in row["quotes"])
    assert len(row["summary"]) == 3
