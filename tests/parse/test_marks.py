"""Combining marks: writing keeps its own, storms are calmed before anything that takes long over them."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parse.feed.text import single_line
from bot.parse.marks import MOST_MARKS, limit_marks
from bot.parse.text import clean_text, short_line
from bot.platforms.discord import markup as discord
from bot.platforms.slack import markup as slack
from bot.platforms.terminal import safe as terminal
from bot.understand.typed_topics import topic_of
from tests.growth import assert_in_proportion

STORM = "F" + "\u0323\u0301\u0489" * 20 + "lood" + "\u0335" * 30
WRITING = [
    "Thủ tướng Việt Nam",
    unicodedata.normalize("NFD", "Thủ tướng Việt Nam, ἀρχῇ"),
    "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים",
    "ٱلسَّلَامُ عَلَيْكُمْ",
    "กรุงเทพมหานคร เป็นเมืองหลวง ผู้ใหญ่บ้าน",
    "བོད་ཀྱི་སྐད་ཡིག་ རྒྱལ་ཁབ",
    "क्षत्रिय संस्कृति में स्त्री",
    "“Yes” …… 1️⃣ 👩🏽 — « non » 。」",
]


def marks_in_a_row(text: str) -> int:
    most = run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character)[0] == "M" else 0
        most = max(most, run)
    return most


@pytest.mark.parametrize("text", WRITING)
def test_writing_keeps_its_marks(text: str) -> None:
    assert limit_marks(text) == text
    assert clean_text(text) == unicodedata.normalize("NFC", text)


SHOWING: list[Callable[[str], str]] = [
    clean_text, short_line, single_line, discord.escape, slack.escape, terminal.plain, lambda text: topic_of(text, "flood").name,
]  # fmt: skip


@pytest.mark.parametrize("show", SHOWING)
def test_a_storm_is_calmed_wherever_text_comes_in_or_is_shown(show: Callable[[str], str]) -> None:
    shown = show(STORM)
    assert marks_in_a_row(shown) <= MOST_MARKS
    assert [letter for letter in shown if letter.isalpha() and letter.isascii()] == list("Flood")


@given(st.text(alphabet=st.sampled_from("aé\u0301\u0323\u0489\u0e31 .—\u200d"), max_size=80))
def test_at_most_so_many_marks_are_left_and_all_else_is_as_it_was(text: str) -> None:
    calmed = limit_marks(text)
    assert marks_in_a_row(calmed) <= MOST_MARKS
    assert limit_marks(calmed) == calmed
    assert [one for one in calmed if unicodedata.category(one)[0] != "M"] == [
        one for one in text if unicodedata.category(one)[0] != "M"
    ]
    if marks_in_a_row(text) <= MOST_MARKS:
        assert calmed == text


@pytest.mark.parametrize("clean", [clean_text, single_line])
def test_megabytes_of_marks_are_cleaned_in_time_that_grows_with_them(clean: Callable[[str], str]) -> None:
    assert_in_proportion(lambda size: clean("a" + "\u0323\u0301" * size), 500_000)
