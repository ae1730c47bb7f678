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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("北浜大橋が通行止め", "ja"),
        ("北滨大桥封闭", "zh"),
        ("북항대교 통행 금지", "ko"),
        ("ปิดสะพานท่าเรือ", "th"),
        ("Apple iPhone 新機種を発表", "ja"),
        ("Γέφυρα κλειστή", "el"),
        ("Brücke in Nordhafen gesperrt", "de"),
        ("El puente está cerrado", "es"),
        ("Мост в Викове закрыт", "ru"),
        ("Xan Li", ""),
        ("42", ""),
    ],
)
def test_a_short_headline_shows_its_language_where_it_is_sure(text: str, code: str) -> None:
    assert language_of(text) == code


def test_under_twelve_letters_of_a_shared_script_nothing_is_said() -> None:
    assert language_of("a" * (LEAST_LETTERS - 1) + " 1234567890 !!!") == ""
    assert language_of("the and of to " * 4) != ""
