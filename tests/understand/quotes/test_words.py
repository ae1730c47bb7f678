"""What a word or a name is: an office, a group, a text, a place, an outlet; by its list, by its ending, by its letters."""

import pytest

from bot.understand.quotes.institutions import is_institution, is_outlet
from bot.understand.quotes.nouns import head_of
from bot.understand.quotes.offices import has_trade_ending, is_group, is_office, is_person, is_quotable, is_text
from bot.understand.quotes.other_languages.facts import LanguageFacts, language_facts, plain
from bot.understand.quotes.place_names import is_demonym, is_landscape, is_place_name, is_state

QUESTIONS = {
    "office": is_office,
    "trade ending": has_trade_ending,
    "person": is_person,
    "group": is_group,
    "text": is_text,
    "quotable": is_quotable,
    "state": is_state,
    "demonym": is_demonym,
    "place": lambda name: is_place_name(name.split()),
    "landscape": lambda name: is_landscape(name.split()),
    "institution": lambda name: is_institution(name.split()),
    "outlet": lambda name: is_outlet(name.split()),
}
WORDS = {
    "office": (
        "mayor Mayor Sen. sen geologist Geologist baker novelist photographer",
        "Baker dam Novelless mayors house Weaver creators",
    ),
    "trade ending": (
        "creator hydrologist engineer clinician postman fireman",
        "woman human twist generator novelist Creator xist",
    ),
    "person": ("man men mayor mayors farmers baker 44-year-old", "dam dams ministry letter old"),
    "group": ("ministry group groups police", "man letter dam"),
    "text": ("letter letters lyrics email", "man ministry dam"),
    "quotable": ("man ministry letter mayors", "dam wall house-boat"),
    "demonym": ("kenyan norlandian spanish chinese israeli iraqi chilean", "dam puerto-ian new-ish rican-born old"),
}
NAMES = {
    "state": (["Ohio", "new york", "Norway", "Gaza"], ["Gask", "York", "Ohio River"]),
    "place": (
        ["Port Sallow", "Vey Valley", "Sallow Rovers", "Rio Mount Orla", "St. Helena", "Ann Arbor", "Ohio", "New York", "TWU",
         "ABCDE", "AB", "Osk TWU", "wells fargo"],
        ["Port", "Valley", "Ana Voss", "A", "ABCDEF", "Osk ABCDEF", "VOSS TWU", "Gask", "Osk A", "Osk Twu"],
    ),
    "landscape": (["River Arle", "Vey Valley", "Lake Orrin"], ["River", "Rio Mount Orla", "Ana Voss", "Sallow Rovers"]),
    "institution": (["Water Ministry", "Bakers’ Federation", "House", "Delta Press", "The Governor's Office", "the senate’s"],
                    ["Ana Voss", "Gask"]),
    "outlet": (["Delta Press", "Times", "BBC", "KQED", "WXY", "QNN", "QBC", "XTV", "ABFM"],
               ["NASA", "TWU", "BBC One", "Ana Voss", "ABCDTV", "Bbc", "NN", "KAT5"]),
}  # fmt: skip
CASES = [(kind, word, True) for kind, (yes, _) in WORDS.items() for word in yes.split()]
CASES += [(kind, word, False) for kind, (_, no) in WORDS.items() for word in no.split()]
CASES += [(kind, name, True) for kind, (yes, _) in NAMES.items() for name in yes]
CASES += [(kind, name, False) for kind, (_, no) in NAMES.items() for name in no]


@pytest.mark.parametrize(("kind", "word", "is_one"), CASES)
def test_what_a_word_is(kind: str, word: str, is_one: bool) -> None:
    assert QUESTIONS[kind](word) is is_one


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("the old mayor", 2),
        ("an aide to the mayor", 1),
        ("police chief", 1),
        ("the dam", -1),
        ("mayor who", 0),
        ("mayor has aide", 0),
        ("", -1),
    ],
)
def test_the_head_of_a_phrase_is_its_last_noun_before_a_border(phrase: str, head: int) -> None:
    words = phrase.split()
    assert head_of(words, 0, len(words)) == head
    assert head_of(["mayor", *words], 1, len(words) + 1) == (head + 1 if head >= 0 else -1)


LANGUAGES = [
    ("de", "f", ["Karla"], ["Jonas", "Ana", "Wehr", "Und"]),
    ("de", "m", ["Jonas"], ["Karla", "Jo", "Minister"]),
    ("es", "f", ["Lucía", "Ana"], ["Pablo", "Klun"]),
    ("de", "title", ["Minister", "Dr.", "Chef"], ["Bauminister", "Gask"]),
    ("es", "title", ["ministro", "Sr."], ["viceministro", "gask"]),
    ("sv", "title", ["minister", "statsminister", "chef"], ["brochef", "gask"]),
    ("de", "small", ["und", "in", "gestern"], ["gask"]),
]


@pytest.mark.parametrize(("language", "kind", "yes", "no"), LANGUAGES)
def test_genders_titles_and_small_words_of_a_language(language: str, kind: str, yes: list[str], no: list[str]) -> None:
    facts = language_facts(language)
    assert facts is not None
    ask = {"title": facts.is_title, "small": facts.is_small}.get(kind, lambda word: facts.gender_of(word) == kind)
    assert [ask(word) for word in [*yes, *no]] == [True] * len(yes) + [False] * len(no)


def test_of_a_language_without_a_table_nothing_is_known() -> None:
    assert language_facts("hu") is None
    assert plain("L’Élue") == "l'élue"


def test_of_an_unknown_language_nothing_is_assumed() -> None:
    facts = LanguageFacts()
    assert not any((facts.capital_nouns, facts.verb_first, facts.dash, facts.compounds, facts.zero_that))
    assert (facts.gender_of("Anna"), facts.gender_of("Karl"), facts.gender_of("Gask")) == ("f", "m", "")
