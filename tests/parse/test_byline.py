"""Lines that sign an article, and lines that only begin with "By"."""

import pytest

from bot.parse.byline import byline_names, byline_outlet

SIGNED = [
    ("By Ann Roe", "Ann Roe", ""),
    ("BY ANN ROE", "ANN ROE", ""),
    ("by Ann Roe   ", "Ann Roe", ""),
    ("By Ann Roe and Lu Ek, Staff Writers", "Ann Roe and Lu Ek", ""),
    ("By ANN ROE, LU MAY EK and IDA O’NEIL", "ANN ROE, LU MAY EK and IDA O’NEIL", ""),
    ("By Ann Roe, Norland Post", "Ann Roe", "Norland Post"),
    ("By Jan van der Berg | The Daily Norland", "Jan van der Berg", "The Daily Norland"),
    ("By Ann Roe, Associated Press", "Ann Roe", "Associated Press"),
    ("By Ann Roe for the Norland Post", "Ann Roe", "the Norland Post"),
    ("By Ann Roe Updated", "Ann Roe", ""),
    ("By Ann Roe March 3, 2024, 07:47 PM EST", "Ann Roe", ""),
    ("By Ann Roe, Wednesday, 20 March 2024", "Ann Roe", ""),
    ("Posted by Ann Roe-Ek on 3 May 2024", "Ann Roe-Ek", ""),
    ("Ann Roe, Staff Writer", "Ann Roe", ""),
    ("Ann Roe, Reuters", "Ann Roe", "Reuters"),
    ("By Reuters", "Reuters", "Reuters"),
    ("Von Änne Öst", "Änne Öst", ""),
    ("Текст: Анна Рогова · 3 мая", "Анна Рогова", ""),
]
UNSIGNED = [
    "By Monday morning the water had gone.",
    "By law, nobody may enter",
    "By Osen standards, it is a small dam",
    "By contrast, Norland Bank paid more",
    "By",
    "By and large",
    "Prime Minister Ann Roe, Finance Minister Lu Ek",
    "Ann Roe said on Monday that it was over.",
    "The dam held, Reuters reported",
    "By Ann Roe " + "and so on " * 30,
]


@pytest.mark.parametrize(("line", "names", "outlet"), SIGNED)
def test_a_signed_line_gives_its_names(line: str, names: str, outlet: str) -> None:
    assert (byline_names(line), byline_outlet(line)) == (names, outlet)


@pytest.mark.parametrize("line", UNSIGNED)
def test_a_sentence_signs_nothing(line: str) -> None:
    assert byline_names(line) == ""
