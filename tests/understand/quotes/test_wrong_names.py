"""Kinds of wrong names: whose act is told, who is asked, whom a poll is about, papers, places, firms, peoples, parties."""

import json
from pathlib import Path

import pytest

from bot.model.analysis import Quote
from bot.understand.quotes.find import find_quotes
from bot.understand.sentences import split_sentences

CASES = [json.loads(line) for line in (Path(__file__).parent / "speakers.jsonl").read_text(encoding="utf-8").splitlines()]


def read(text: str) -> tuple[Quote, ...]:
    return find_quotes(text, split_sentences(tuple(text.split("\n\n")), "en"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_each_quotation_has_the_right_speaker_or_none(case: dict[str, object]) -> None:
    found = {quote.text[1:]: quote.speaker.name if quote.speaker else None for quote in read(str(case["text"]))}
    right = case["right"]
    assert isinstance(right, dict)
    for opening, speaker in right.items():
        said = next((name for text, name in found.items() if text.startswith(opening)), None)
        assert said == speaker, opening


NOBODY = [
    "“We will always build the better bridge.” — VP Engineering, Harbour Works",
    "Ana Voss's decision, Tom Birk said, that “the bridge is closed for good” stands.",
    "Ito was told, “You may never come back to this town.” He left.",
    "Ana Voss was asked: “Will the dam hold until the spring?”",
    "“Will the dam hold until the spring?” She did not answer Ana Voss.",
    "Most people say “calm and steady under fire” fits Ana Voss.",
    "Tom Birk was at the mill where he “pulled me down the stairs by my hair”, jurors heard.",
    "The court heard that Tom Birk “took the money from her bag at night”.",
    "“We were all at the lake,” Ana Voss’s brother said.",
    "Afghan claims “that the convoy was hit by mistake” were denied on Monday.",
    "Charlotte is a big city in the south. “We are full of hope now,” she said.",
    "Mercedes opened a plant on Monday. “We are full of hope now,” she said.",
    "Ann Arbor opened a plant on Monday. “We are full of hope now,” she said.",
    "Queen Victoria Hospital opened a ward. “We are full of hope now,” she said.",
    "Behind them stood Tom Birk and Ivo Brandl. “We are full of hope now,” he said.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named(text: str) -> None:
    assert [quote.speaker for quote in read(text)] == [None]


NAMED = [
    ("“We will always build the better bridge.” — Senator White, Dover", "White", "Senator", ""),
    ("Despite Ana Voss's claim, Tom Birk said, that “the bridge is safe for everyone”, it fell.", "Ana Voss", "", ""),
    ("Ana Voss's repeated claim, Tom Birk said on Monday, that “the bridge is safe” is wrong.", "Ana Voss", "", ""),
    ("Ana Voss's claim, Tom Birk said, that “the bridge is safe” was read out.", "Ana Voss", "", ""),
    ("Ana Voss's lawyer, Tom Birk said, that “the bridge is safe for everyone” was plain.", "Tom Birk", "", ""),
    ("In Ana Voss's view, Tom Birk said on Monday, that bridge is “safe and sound for years”.", "Tom Birk", "", ""),
    ("“We will win this seat,” said Tory Ann Lee.", "Ann Lee", "Tory", ""),
    ("“We will win this seat,” said Lib Dem Ann Lee.", "Ann Lee", "Lib Dem", ""),
    ("“We will win this seat,” said Green Party leader Ann Lee.", "Ann Lee", "Green Party leader", ""),
    ("“The rocket is safe now,” Ann Lee told NASA.", "Ann Lee", "", ""),
    ("“The rocket is safe now,” Ann Lee told the BBC.", "Ann Lee", "", "BBC"),
    ("Ana Voss was asked by Tom Birk, “Will the dam hold until spring?”", "Tom Birk", "", ""),
    ("The old lock was rebuilt, with one engineer, Tom Birk, saying “it may well last a century.”", "Tom Birk", "engineer", ""),
    ("The mayor of Dover, Ann Lee, said: “The bridge is shut until May.”", "Ann Lee", "mayor of Dover", ""),
    ("Speaking to the Evening Post Ann Lee said: “The bridge is shut until May.”", "Ann Lee", "", ""),
    ("Charlotte Reed opened a plant. “We are full of hope now,” she said.", "Charlotte Reed", "", ""),
]


@pytest.mark.parametrize(("text", "name", "role", "via"), NAMED)
def test_the_right_one_is_named(text: str, name: str, role: str, via: str) -> None:
    (quote,) = read(text)
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.role, quote.speaker.via) == (name, role, via)
