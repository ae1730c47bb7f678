"""Months by their names: what a language's line in the data has to hold, and what is a day's name, too."""

import tomllib
from importlib.resources import files

import pytest

from bot.parse.month_names import month_named, month_of

NAMES = tomllib.loads(files("bot.parse").joinpath("data", "months.toml").read_text(encoding="utf-8"))["names"]


@pytest.mark.parametrize("language", NAMES)
def test_a_calendar_has_twelve_months(language: str) -> None:
    names = NAMES[language].split()
    assert len(names) % 12 == 0
    for place, forms in enumerate(names):
        assert {month_named(form) for form in forms.split("|")} == {1 + place % 12}


@pytest.mark.parametrize(
    ("words", "month"),
    [
        (["mar", "24", "nov"], 11),
        (["mar", "24"], 3),
        (["ma", "24", "mar"], 11),
        (["сер", "25", "лист"], 11),
        (["lokakuuta"], 10),
        (["тішня"], 0),
        (["martes"], 0),
    ],
)
def test_a_month_is_told_from_a_day(words: list[str], month: int) -> None:
    assert month_of(words) == month


def test_a_name_in_two_words_is_one() -> None:
    assert (month_named("تشرين الثاني"), month_named("month")) == (11, 0)
