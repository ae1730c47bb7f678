"""Joiners stay where a script or an emoji needs them, and go where they only hide something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parse.feed.text import single_line
from bot.parse.text import clean_text

FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "نیم\u200cفاصله",
        "ශ්\u200dරී",
        "അവന്\u200d പറഞ്ഞു",
        "র\u200d্যাব",
        "क्\u200dष",
        "👨\u200d👩\u200d👧",
        "🏳️\u200d🌈",
        "👩🏽\u200d🚒",
        "🧑\u200d⚕️",
        FLAG,
    ],
)
def test_what_belongs_to_the_spelling_stays(text: str) -> None:
    assert clean_text(text) == text
    assert single_line(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("pay\u200dload", "payload"),
        ("pay\u200cload", "payload"),
        ("\u200dword\u200c", "word"),
        ("a \u200d b", "a  b"),
        ("1\u200d2", "12"),
        ("می\u200c\u200c\u200cخواهم", "می\u200cخواهم"),
        ("👍\u200d text", "👍 text"),
        ("hello\U000e0068\U000e0069", "hello"),
        (FLAG[:1] + "\U000e0061" * 30, FLAG[:1]),
    ],
)
def test_what_only_hides_goes(text: str, clean: str) -> None:
    assert clean_text(text) == clean
    assert single_line(text) == " ".join(clean.split())


@given(st.text(alphabet="aم👍\ufe0f\u200c\u200d\u094d क", max_size=12))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
