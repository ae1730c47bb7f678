"""What a word of a sentence is in other languages than English: a name's part, an adverb to skip, a clause's beginning."""

import pytest

from bot.understand.quotes.other_languages.continued import read_lines
from bot.understand.quotes.other_languages.facts import LanguageFacts, language_facts
from bot.understand.quotes.other_languages.lines import Line
from bot.understand.quotes.quotation_marks import find_quotations


def line_of(language: str, text: str) -> Line:
    facts: LanguageFacts | None = language_facts(language)
    assert facts is not None
    return read_lines(text, find_quotations(text), facts, language)[0]


def marked(text: str, flags: list[bool]) -> list[str]:
    return [word for word, flag in zip(text.split(), flags, strict=True) if flag is not False]


WORDS = [
    ("de", "Der 79-jährige Jonas – 44 kam ,", "Der 79-jährige Jonas kam"),
    ("es", "La OTAN , 3 veces", "La OTAN veces"),
]


@pytest.mark.parametrize(("language", "text", "words"), WORDS)
def test_words_are_told_from_marks_and_figures(language: str, text: str, words: str) -> None:
    line = line_of(language, text)
    assert marked(text, [line.is_word(n) for n in range(len(line.low))]) == words.split()
    assert line.is_word(len(line.low)) is False


CAPITALS = [
    ("de", "Der Damm und Gestern kam Karla – Osby", "Damm Karla Osby"),
    ("es", "La Lucía y Ayer vino Ortuño", "Lucía Ayer Ortuño"),
]


@pytest.mark.parametrize(("language", "text", "words"), CAPITALS)
def test_capitals_that_may_be_names(language: str, text: str, words: str) -> None:
    line = line_of(language, text)
    assert marked(text, [line.is_capital(n) for n in range(len(line.low))]) == words.split()


RELATIVES = [
    ("de", "Der Mann , der kam und der die Frau , welche sah", [3, 10]),
    ("es", "El hombre que vino , quien vio", [2, 5]),
    ("de", "der kam", []),
]


@pytest.mark.parametrize(("language", "text", "places"), RELATIVES)
def test_where_a_relative_clause_begins(language: str, text: str, places: list[int]) -> None:
    line = line_of(language, text)
    assert [line.is_relative(n) for n in range(len(line.low))] == [n in places for n in range(len(line.low))]


GOVERNED = [
    ("es", "de Valderas a la plaza la Lucía", 0, [1, 3, 4]),
    ("es", "de Valderas a la plaza la Lucía", 1, [3, 4]),
    ("es", "de Valderas a la plaza la Lucía", 2, [3, 4]),
    ("es", "de Valderas a la plaza la Lucía", 3, []),
    ("es", "la de la plaza", 0, [2, 3]),
]


@pytest.mark.parametrize(("language", "text", "floor", "places"), GOVERNED)
def test_what_a_preposition_governs(language: str, text: str, floor: int, places: list[int]) -> None:
    line = line_of(language, text)
    assert [line.is_governed(n, floor) for n in range(floor, len(line.low))] == [n in places for n in range(floor, len(line.low))]


RUNS = [
    ("de", "Karla Wenzel kam", 0, 2),
    ("de", "Karla von der Aue kam", 0, 4),
    ("de", "Petersen von der Aue kam", 0, 1),
    ("de", "Karla von der zu Aue kam", 0, 1),
    ("de", "Karla von", 0, 1),
    ("de", "Karla von der Aue von Osby", 0, 4),
    ("de", "kam Karla", 0, 0),
    ("es", "Klun de la Torre vino", 0, 4),
    ("es", "ministro de la Torre vino", 3, 4),
    ("es", "Ministro de la Torre vino", 0, 1),
]


@pytest.mark.parametrize(("language", "text", "at", "end"), RUNS)
def test_where_a_run_of_capitals_ends(language: str, text: str, at: int, end: int) -> None:
    line = line_of(language, text)
    assert line.run(at, len(line.low)) == end


@pytest.mark.parametrize(
    ("language", "text", "end"),
    [
        ("de", "dann auch Karla", 2),
        ("de", "unter anderem dann Karla", 3),
        ("de", "am Abend Karla", 2),
        ("de", "Karla", 0),
        ("de", "dann dann dann dann dann dann dann Karla", 6),
        ("es", "por su parte ayer Lucía", 4),
        ("es", "por su Lucía", 0),
    ],
)
def test_adverbs_are_skipped(language: str, text: str, end: int) -> None:
    line = line_of(language, text)
    assert line.skipped(0, len(line.low)) == end
    assert line.skipped(0, 0) == 0


@pytest.mark.parametrize(
    ("language", "text", "at", "auxiliary"),
    [
        ("de", "Karla hat es gesagt", 3, 1),
        ("de", "Karla hat , so gesagt", 4, -1),
        ("de", "Karla hat : so gesagt", 4, -1),
        ("de", "Hat es gesagt", 2, 0),
        ("de", "hat a a a a a a a a a a a a a gesagt", 14, 0),
        ("de", "hat a a a a a a a a a a a a a a gesagt", 15, -1),
        ("es", "ha a a dicho", 3, 0),
        ("es", "ha a a a dicho", 4, -1),
        ("de", "hat „ja und nein“ gesagt", 2, -1),
        ("de", "hat „ja“ gesagt", 2, 0),
    ],
)
def test_the_auxiliary_before_a_participle(language: str, text: str, at: int, auxiliary: int) -> None:
    assert line_of(language, text).auxiliary_of(at) == auxiliary


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("L’élue d'Artois vient", "L’|élue|d'|Artois|vient"),
        ("a-t-elle dit-il", "a|elle|dit|il"),
        ("il vient.Elle part", "il|vient|.|Elle|part"),
        ("aujourd'hui", "aujourd'hui"),
        ("« l'élue dit-il »", "« l'élue dit-il »"),
    ],
)
def test_what_an_apostrophe_or_a_hyphen_ties_is_split(text: str, tokens: str) -> None:
    assert "|".join(token.text for token in line_of("fr", text).tokens) == tokens


@pytest.mark.parametrize(("first", "last", "at"), [(0, 4, 2), (0, 3, -1), (2, 4, 2), (3, 4, -1)])
def test_a_given_name_inside_a_run(first: int, last: int, at: int) -> None:
    """The last word of a run is a surname, whatever it is."""
    assert line_of("es", "Rayo Gask Pablo Klun").given_within(first, last) == at
