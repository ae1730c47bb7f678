"""How sure it is whose words a quotation holds, and how far apart the two may stand."""

import pytest

from bot.model.article import PARAGRAPH_BREAK
from bot.understand.quotes.find import attribute_quotations, find_quotes
from bot.understand.sentences import split_sentences

SAID = "“The dam is old,” Tom Birk said."


def told(*paragraphs: str) -> str:
    """Who speaks the last quotation, for readers."""
    speaker = find_quotes(PARAGRAPH_BREAK.join(paragraphs), split_sentences(paragraphs, "en"))[-1].speaker
    return speaker.name if speaker else ""


@pytest.mark.parametrize(
    ("paragraphs", "sure"),
    [
        (["“ROWE: We have to act before the winter comes to the valley.”"], 0.95),
        (["“The dam must hold for ever,” a senior engineer said."], 0.86),
        (["“The dam is old,” an aide said. “It must hold for ever,” he said."], 0.78),
        (["The Water Ministry said it would act: “The dam must hold for ever,” it added."], 0.82),
        ([f"{SAID} “It must hold for ever,” he said."], 0.91),
        ([f"“It must hold for ever.” {SAID}"], 0.91),
        ([f"{SAID} “It must hold for ever.”"], 0.93),
        ([SAID, "“It must hold for ever.”"], 0.82),
        (["“The dam must hold for ever and we must act.”", "- Tom Birk"], 0.9),
        (["Ana Voss spoke of repairs. “It must hold for ever.”"], 0.6),
    ],
    ids=["label", "noun", "nameless", "body", "pronoun", "backwards", "runs on", "next paragraph", "signed", "subject before"],
)
def test_the_further_a_speaker_has_to_be_looked_for_the_less_sure_it_is(paragraphs: list[str], sure: float) -> None:
    voices = attribute_quotations(PARAGRAPH_BREAK.join(paragraphs)).voices
    assert min(voice.confidence for voice in voices.values()) == pytest.approx(sure, abs=0.01)


def test_below_the_floor_nobody_is_named() -> None:
    """At 0.6 a name is right too seldom; at 0.78 it is right."""
    assert told("Ana Voss spoke of repairs. “It must hold for ever.”") == ""
    assert told("“The dam is old,” an aide said. “It must hold for ever,” he said.") == "an aide"
    assert told("The Water Ministry was blamed, but “the dam must hold for ever,” it said.") == "Water Ministry"


@pytest.mark.parametrize(("sentences", "name"), [(6, "Tom Birk"), (7, "")])
def test_so_many_sentences_back_a_pronoun_reaches(sentences: int, name: str) -> None:
    between = " ".join(["Rain fell on the valley."] * sentences)
    assert told(f"Tom Birk arrived on Monday. {between} “The dam must hold for ever,” he said.") == name


@pytest.mark.parametrize(("paragraphs", "name"), [(2, "Tom Birk"), (3, "")])
def test_so_many_paragraphs_back_a_pronoun_reaches(paragraphs: int, name: str) -> None:
    between = ["Rain fell on the valley."] * paragraphs
    assert told("Tom Birk arrived on Monday.", *between, "“The dam must hold for ever,” he said.") == name


@pytest.mark.parametrize(("more", "name"), [("an engineer at work", "Tom Birk"), ("an engineer at the old plant", "")])
def test_a_signature_is_a_short_line(more: str, name: str) -> None:
    assert told("“The dam must hold for ever and we must act.”", f"- Tom Birk, {more}") == name


@pytest.mark.parametrize(("words", "name"), [(145, "Tom Birk"), (146, "")])
def test_a_statement_that_never_ends_is_nobodys(words: int, name: str) -> None:
    assert told(f"“The dam must hold for ever,” said Tom Birk, {' '.join(['slowly'] * words)}.") == name
