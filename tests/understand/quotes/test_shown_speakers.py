"""Which speakers are shown: names, and people described by what they are."""

import pytest

from bot.understand.quotes.shown_speakers import tells_who

TELLING = [
    "Ana Voss",
    "Voss",
    "VOSS",
    "Water Ministry",
    "Justice Department",
    "Bakers’ Federation",
    "White House",
    "Senate",
    "Norland",
    "the Ohio senator",
    "the Norlandian president",
    "a senior aide",
    "a Voss spokesman",
    "another New Sallow Republican",
    "one young woman",
    "a glaciologist",
    "federal prosecutors",
    "Prosecutors",
    "police",
    "the Voss campaign",
    "the head of the Water Board",
    "Ana Voss and Tom Birk",
    "Ганна Коваль",
    "آنا فوس",
    "la maire de Valmont",
    "l’élue",
    "die Polizei",
    "young people",
    "a rebel leader",
]
MUTE = [
    "the statement",
    "The statement",
    "a letter",
    "email",
    "the town",
    "the company",
    "the passengers' council",
    "Federation",
    "the Federation",
    "the official",
    "the man",
    "the governor",
    "the President",
    "Prime Minister",
    "the Republican nominee",
    "a spokesman",
    "an aide",
    "a friend",
    "another",
    "one of the boys",
    "candidate",
    "people",
    "some people",
    "most people",
    "however much people",
    "a leader",
    "Dad",
]


@pytest.mark.parametrize("name", TELLING)
def test_a_reader_knows_who_that_is(name: str) -> None:
    assert tells_who(name)


@pytest.mark.parametrize("name", MUTE)
def test_a_reader_does_not_know_who_that_is(name: str) -> None:
    assert not tells_who(name)
