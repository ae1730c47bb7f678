import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand.stopwords import stopwords
from bot.understand.words import fold, query_terms, stem, terms, tokens
from tests.growth import assert_in_proportion


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. left.", ["the", "us", "left"]),
        ("N.Y.'s mayor", ["ny", "mayor"]),
        ("Roe's and ROE’S", ["roe", "and", "roe"]),
        ("don’t", ["don't"]),
        ("O’Brien", ["o'brien"]),
        ("l’eau d'Artagnan qu'il", ["eau", "artagnan", "il"]),
        ("Café, cafe\u0301 and İzmir", ["cafe", "cafe", "and", "izmir"]),
        ("Łódź Ærø Straße", ["lodz", "aero", "strasse"]),
        ("COVID-19 3.5", ["covid", "19", "3", "5"]),
        ("王毅说 Tōkyō", ["王", "毅", "说", "tokyo"]),
        ("مُحَمَّد", ["محمد"]),
        ("“Quoted,” he said…", ["quoted", "he", "said"]),
        ("", []),
    ],
)
def test_words_are_folded_alike_however_they_are_printed(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_a_phrase_is_a_substring_of_the_terms_of_a_text_that_has_it() -> None:
    assert terms("Elections were held", "en") == "elect were held"
    assert f" {terms('election held', 'en')} " not in f" {terms('Elections were held', 'en')} "
    assert f" {terms('Were Holding', 'xx')} " in f" {terms('They were holding it', 'xx')} "


def test_a_query_has_each_spelling_once_over_the_newsrooms_languages() -> None:
    assert query_terms("Elections", ["en", "de", "en", ""]) == (("elect",), ("election",), ("elections",))
    assert query_terms("王毅", ["zh", "en"]) == (("王", "毅"),)
    assert query_terms("the U.N.", []) == (("the", "un"),)
    assert query_terms(" … ", ["en"]) == ()


@given(st.text(max_size=60), st.sampled_from(["en", "es", "ar", "xx", ""]))
def test_what_a_reader_types_is_found_in_the_text_it_was_copied_from(text: str, language: str) -> None:
    spelling = " ".join(query_terms(text, [language])[0]) if query_terms(text, [language]) else ""
    assert spelling == terms(text, language)
    assert all(word == fold(word) and " " not in word for word in tokens(text))


def test_stems_need_no_algorithm() -> None:
    assert stem("running", "en") == "run"
    assert stem("running", "xx") == "running"


@pytest.mark.parametrize("language", ["en", "es", "de", "fr", "pt", "ar", "uk"])
def test_function_words_are_folded_as_words_are(language: str) -> None:
    words = stopwords(language)
    assert len(words) > 60
    assert all(word == fold(word) for word in words)


def test_a_language_without_a_table_has_no_function_words() -> None:
    assert stopwords("xx") == frozenset()


@pytest.mark.parametrize("unit", ["a", "a'", "a.", "'", "\u0301", "王", "l'"])
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    assert_in_proportion(lambda size: tokens(unit * size), 200_000)
