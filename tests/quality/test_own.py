"""The floor under speakers in every language, on labelled articles of our own: never skipped, whatever else is there."""

import pytest

from bot.app.settings import HOME
from bot.understand.stems import ALGORITHMS
from bot.words.catalogue import languages as spoken
from tests.quality.abilities import CLOSING, NAMES, OPENING, PAGE, table
from tests.quality.own import HALVES, UNSEEN, Figures, articles, figures, languages

NAMED, PRECISION = 80.0, 95.0
"""What every language and half must reach, in percent of 100: named quotations with their name, and names that are right."""

FORTY = ("ar", "sv", "no", "da", "pl", "ru", "nl")


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("language", languages("first"))
def test_names_given_are_right(half: str, language: str) -> None:
    found = figures(half, language)
    assert found.recall >= NAMED
    assert found.precision >= PRECISION


def test_names_are_right_in_articles_that_no_rule_was_made_for() -> None:
    found = [figures(UNSEEN, language) for language in languages(UNSEEN)]
    named, named_right = sum(one.named for one in found), sum(one.named_right for one in found)
    given, given_right = sum(one.given for one in found), sum(one.given_right for one in found)
    assert 100 * named_right >= 75 * named
    assert 100 * given_right >= PRECISION * given


def test_every_language_the_bot_speaks_is_labelled() -> None:
    quotations = {language: count(language) for language in languages("first")}
    assert all(quotations.get(language, 0) >= 20 for language in spoken())
    assert all(quotations[language] >= 37 for language in FORTY)
    assert languages("first") == languages("later")


def count(language: str) -> int:
    return sum(len(labels) for half in HALVES for _, labels in articles(half, language))


def test_a_wrong_name_and_a_missed_one_are_told_apart() -> None:
    assert Figures(3, 2, 1, 2, 1).recall == 50
    assert Figures(3, 2, 1, 2, 1).precision == 50


def test_the_table_of_languages_in_the_docs_is_what_works() -> None:
    told = PAGE.read_text(encoding="utf-8").partition(OPENING)[2].partition(CLOSING)[0].strip()
    assert told == table(), "write it anew: python -m tests.quality.abilities --write"


def test_every_language_that_something_is_known_of_is_in_the_table() -> None:
    known = {path.stem for path in (HOME / "bot" / "understand" / "data").glob("*.toml")} | set(ALGORITHMS)
    assert known - {"nb", "nn"} == set(NAMES)
