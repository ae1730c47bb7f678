"""Whom "he" and "she" mean: persons that fit, and nobody where that is not sure. All people and places are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.article import PARAGRAPH_BREAK
from bot.understand.quotes.find import find_quotes
from bot.understand.sentences import split_sentences


def speakers(*paragraphs: str) -> list[str]:
    quotes = find_quotes(PARAGRAPH_BREAK.join(paragraphs), split_sentences(paragraphs, "en"))
    return [quote.speaker.name if quote.speaker else "" for quote in quotes]


NO_PERSONS = [
    ("a_river", "The River Morl rose to six metres. Nobody had seen the Morl like this."),
    ("a_lake", "Lake Orrin is full. Below Lake Orrin the fields are wet."),
    ("a_town", "Port Sallow is without light. In Port Sallow the schools are shut."),
    ("a_team", "Sallow Rovers won the cup. Nobody had beaten Rovers at home."),
    ("a_club", "Dunmere Athletic led by two goals. The crowd sang for Athletic."),
    ("a_firm", "Corvane Systems lost money. Corvane said it would cut 40 jobs."),
    ("a_ministry", "The Water Ministry sent a report. The Ministry is in Riverton."),
    ("a_federation", "The Bakers’ Federation called a strike. The Federation has 900 members."),
    ("a_newspaper", "The Dunmere Gazette wrote about the flood. The Gazette is old."),
    ("a_country", "Norland sent pumps. Ukraine sent boats."),
    ("a_state", "They drove from Dover, Delaware, to the dam. Delaware is far."),
    ("a_people", "Many Norlandians came. The Norlandian boats were old."),
    ("a_storm", "Hurricane Orla reached the coast. Orla tore down roofs."),
    ("letters", "TWU and BVD met. TWU was late."),
    ("a_party", "The Republican plan failed. Democrats cheered."),
    ("a_title", "The Attorney General came. The Prime Minister stayed."),
    ("a_storm_with_its_kind", "Tropical Cyclone Orla reached the coast. Orla tore down roofs."),
    ("a_title_of_a_book", "He read “TWU: The State of the Dams,” a book. TWU was late."),
    ("a_day", "Monday was dry. Tuesday was not."),
    ("a_common_word", "Music was played. The music was loud."),
]


@pytest.mark.parametrize("text", [row[1] for row in NO_PERSONS], ids=[row[0] for row in NO_PERSONS])
@pytest.mark.parametrize("pronoun", ["he", "she"])
def test_what_is_no_person_is_no_he_or_she(text: str, pronoun: str) -> None:
    assert speakers(f"{text} “We have seen worse than this,” {pronoun} said.")[-1] == ""


ANTECEDENTS = [
    ("subject_of_the_sentence_before", "Oda Brenn, 71, took her cat upstairs. “I am staying right here,” she said.", "Oda Brenn"),
    (
        "own_word_tells_the_gender",
        "Nobody spoke. Ruvo Brenn, a baker, folded his map and left the hall. “I am going home now,” he said.",
        "Ruvo Brenn",
    ),
    (
        "over_a_river",
        "The River Morl rose. The Morl is deep.\n\nOda Brenn, 71, took her cat upstairs. “I am staying right here,” she said.",
        "Oda Brenn",
    ),
    ("gender_of_a_role", "The actress Sil Marrow came by boat. “I am staying right here,” she said.", "Sil Marrow"),
    ("suffix", "Tom Birk II, 71, took his cat upstairs. “I am staying right here,” he said.", "Tom Birk II"),
    ("kin", "The mayor’s husband, Sil Marrow, came by boat. “I am staying right here,” he said.", "Sil Marrow"),
    ("apposed_behind_an_office", "The mayor, Anna Voss, met Tom Birk. “I am staying right here,” she said.", "Anna Voss"),
    (
        "reporter_before_others",
        "Paul Quill and Karl Lund are wrong, said Tom Birk. “I am staying right here,” he said.",
        "Tom Birk",
    ),
    (
        "subject_of_the_own_sentence",
        "Anna Voss wept. When Mary Birk reached the dam, she said it was “the worst night of all.”",
        "Mary Birk",
    ),
    ("given_name_alone", "Anna Voss and Tom Birk came. “I am staying right here,” Anna said.", "Anna Voss"),
    ("surname_that_is_an_office", "Ola King runs the mill. “I am staying right here,” King said.", "Ola King"),
    (
        "nameless_speaker_goes_on",
        "Anna Voss came. “We are tired,” said a senior nurse. “I am staying right here,” she added.",
        "a senior nurse",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ANTECEDENTS], ids=[row[0] for row in ANTECEDENTS])
def test_the_right_person_is_meant(text: str, expected: str) -> None:
    assert speakers(*text.split("\n\n"))[-1] == expected


UNSURE = [
    ("two_subjects", "Anna Voss opened the gate, and Mary Birk, who had come late, shut it. “We had no choice,” she said."),
    (
        "somebody_new_without_a_name",
        "Anna Voss went home. A woman in red stood by the gate. “We had no choice,” she said.",
    ),
    ("somebody_nothing_is_known_of", "Anna Voss went home. Tavrin Osk stood by the gate. “We had no choice,” she said."),
    ("behind_a_preposition", "They came late. In a letter to Anna Voss, she wrote that they “had no choice at all.”"),
    ("paper_of_nobody", "Anna Voss went home. A letter lay on the table. “We had no choice,” the house said."),
    ("other_gender", "Tom Birk went home. “We had no choice,” she said."),
    ("words_of_the_reporters_own", "“We had no choice,” Anna Voss said. Tom Birk is known for his “hard and heavy hand.”"),
]


@pytest.mark.parametrize("text", [row[1] for row in UNSURE], ids=[row[0] for row in UNSURE])
def test_nobody_is_named_where_it_is_not_sure_who_is_meant(text: str) -> None:
    assert speakers(text)[-1] == ""


WRITERS = [
    ("in_a_letter", "Minister Anna Voss thanked them in a letter. “We are glad of it,” the letter said.", "Anna Voss"),
    ("released", "The Water Ministry released a statement. “We are glad of it,” the statement said.", "Water Ministry"),
    ("from_somebody_else", "Anna Voss read a letter from home. “We are glad of it,” the letter said.", "the letter"),
    ("another_paper", "Anna Voss thanked them in a letter. “We are glad of it,” the statement said.", "the statement"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in WRITERS], ids=[row[0] for row in WRITERS])
def test_a_paper_speaks_for_whoever_wrote_it(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


PLACES = ["River", "Lake", "Port", "New", "North"]
TEAMS = ["Rovers", "United", "Athletic", "City", "Valley", "Airlines"]
SYLLABLES = st.sampled_from(["Mor", "Sal", "Dun", "Ker", "Vel"])


@given(st.sampled_from(PLACES), SYLLABLES, st.sampled_from(TEAMS), st.sampled_from(["he", "she"]))
def test_no_name_made_of_places_and_teams_is_ever_a_he_or_she(place: str, stem: str, team: str, pronoun: str) -> None:
    for name, short in ((f"{place} {stem}", stem), (f"{stem} {team}", team)):
        text = f"{name} was quiet on Monday. {short} had lost its boats. “We have seen worse,” {pronoun} said."
        assert speakers(text) == [""]
