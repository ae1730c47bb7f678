"""Languages of short and long texts."""

import pytest

from bot.parse.language import LEAST_LETTERS, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ferry left on time on Thursday, said the captain, and came back full.", "en"),
        ("Die Fähre legte am Donnerstag pünktlich ab, sagte die Kapitänin, und kam voll zurück.", "de"),
        ("Le bac est parti à l’heure jeudi, a déclaré la capitaine, et il est revenu plein.", "fr"),
        ("Паром отошёл в четверг вовремя, сказала капитан, и вернулся полным.", "ru"),
    ],
)
def test_a_sentence_shows_its_language(text: str, code: str) -> None:
    assert language_of(text) == code


def test_under_forty_letters_nothing_is_said() -> None:
    assert language_of("a" * (LEAST_LETTERS - 1) + " 1234567890 !!!") == ""
    assert language_of("the and of to " * 4) != ""
