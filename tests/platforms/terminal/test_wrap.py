import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.platforms.terminal.wrap import Run, cells, wrap

TEXTS = st.text(st.sampled_from("ab e\u0301日本 –\U0001f680"), max_size=60)


def texts(runs: list[Run], width: int) -> list[str]:
    return ["".join(run.text for run in line) for line in wrap(runs, width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 13, ["one two three"]),
        ("one two three", 12, ["one two", "three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 6, ["one", "two", "three"]),
        ("  one   two  ", 20, ["one two"]),
        ("abcdefgh i", 3, ["abc", "def", "gh", "i"]),
        ("日本語 日", 6, ["日本語", "日"]),
        ("日本語", 5, ["日本", "語"]),
        ("", 5, []),
    ],
)
def test_lines_break_at_spaces_by_cells(text: str, width: int, lines: list[str]) -> None:
    assert texts([Run(text=text)], width) == lines


def test_a_word_of_two_styles_is_not_torn() -> None:
    runs = [Run(text="see the "), Run(text="bold", sgr="1"), Run(text=", yes")]
    assert texts(runs, 12) == ["see the", "bold, yes"]
    assert wrap(runs, 12)[1] == (Run(text="bold", sgr="1"), Run(text=", yes"))


@given(st.lists(st.builds(Run, text=TEXTS, sgr=st.sampled_from(["", "1"])), max_size=5), st.integers(2, 40))
def test_no_line_is_too_wide_and_no_word_is_lost(runs: list[Run], width: int) -> None:
    lines = wrap(runs, width)
    assert all(0 < cells(line) <= width for line in lines if any(cell_len(run.text) for run in line))
    kept = "".join(run.text for line in lines for run in line).replace(" ", "")
    assert kept == "".join(run.text for run in runs).replace(" ", "")
