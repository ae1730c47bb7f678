"""The floor under speakers in every language, on labelled articles of our own: never skipped, whatever else is there."""

import pytest

from bot.words.catalogue import languages as spoken
from tests.quality.own import HALVES, Figures, articles, figures, languages

NAMED, PRECISION = 80.0, 95.0
"""What every language and half must reach, in percent of 100: named quotations with their name, and names that are right."""

FORTY = ("ar", "sv", "no", "da", "pl", "ru", "nl")


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("language", languages("first"))
def test_names_given_are_right(half: str, language: str) -> None:
    found = figures(half, language)
    assert found.recall >= NAMED
    assert found.precision >= PRECISION


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
