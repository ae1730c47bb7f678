"""The arithmetic of lines: weights and the best stretch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parse.boilerplate import article_stretch, best_stretch, is_prose, main_indent, page_lines, weights

SENTENCE = "The ferry left on time on Thursday and came back full of people who had waited a week."


def test_lines_lose_margin_and_bullet() -> None:
    found = page_lines("  * Home\n\n    12. Lena\n\u2022 News\n o Sport\nplain - text")
    assert [(line.text, line.indent, line.bullet) for line in found] == [
        ("Home", 2, True),
        ("12. Lena", 4, True),
        ("News", 0, True),
        ("Sport", 1, True),
        ("plain - text", 0, False),
    ]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("six words that end so well.", False),
        ("seven words that really end so well.", True),
        (" ".join(["word"] * 14), False),
        (" ".join(["word"] * 15), True),
        ("* " + " ".join(["word"] * 19), False),
        ("* " + " ".join(["word"] * 20), True),
    ],
)
def test_the_limits_of_running_text(text: str, prose: bool) -> None:
    assert is_prose(page_lines(text)[0]) is prose


def test_the_margin_is_where_most_words_stand() -> None:
    assert main_indent(page_lines(f"  {SENTENCE}\n      {SENTENCE}\n      {SENTENCE}\n")) == 6
    assert main_indent([]) == 0


def test_an_article_between_menus_is_found() -> None:
    menu = ["Home", "News", "Sport"] * 5
    article = [SENTENCE, "A heading", "A second boat is planned before the winter, the harbour office said."]
    comment = "I have been on that boat and would not go again."
    lines = page_lines("\n".join([*menu, *article, "Leave a Reply", *menu, comment]))
    assert article_stretch(lines) == (15, 18)


@given(st.lists(st.integers(-50, 50), max_size=30))
def test_no_stretch_beats_the_best(values: list[int]) -> None:
    start, end = best_stretch(values)
    best = sum(values[start:end])
    assert best == max((sum(values[i:j]) for i in range(len(values)) for j in range(i, len(values) + 1)), default=0)


def test_a_dash_that_opens_speech_is_no_bullet() -> None:
    for text in ("– Vi har ikke noe valg, sier ordfører Lena Ost.", "— Nous n'avons pas le choix, dit la maire.", "- Nei."):
        [line] = page_lines(text)
        assert (line.text, line.bullet) == (text, False)


def test_a_dash_before_the_items_of_a_list_is_one() -> None:
    found = page_lines("To do:\n- Mend the bridge.\n- Pay for it.\n- Tell nobody.\n– Nets\n– Ropes")
    assert [line.text for line in found] == ["To do:", "Mend the bridge.", "Pay for it.", "Tell nobody.", "Nets", "Ropes"]


def test_a_spoken_line_between_paragraphs_keeps_its_hyphen() -> None:
    text = "The mayor was asked about it.\n\n- We have no choice.\n\nShe left the hall without a word."
    assert [line.text for line in page_lines(text)][1] == "- We have no choice."


def prose(words: int, name: str = "word") -> str:
    """A line of so many words that counts for three less."""
    return f"{' '.join([name] * (words - 1))} end."


def told(*lines: str) -> tuple[int, int]:
    return article_stretch(page_lines("\n".join(lines)))


ARTICLE = [prose(60, name) for name in ("alpha", "beta", "theta", "iota")]


@pytest.mark.parametrize(
    ("line", "below", "goes_on"),
    [
        ("© 2024 Norland Post", [prose(46, name) for name in "abc"], False),
        ("© 2024 Norland Post", [prose(46, name) for name in "abcd"], True),
        ("Most read", [prose(16, name) for name in "ab"], False),
        ("Most read", [prose(21, name) for name in "ab"], True),
    ],
    ids=["an end, 129 words", "an end, 172 words", "a closing, 26 words", "a closing, 36 words"],
)
def test_what_ends_an_article_takes_so_much_text_to_outweigh(line: str, below: list[str], goes_on: bool) -> None:
    assert told(*ARTICLE, line, *below) == (0, 5 + len(below) if goes_on else 4)


@pytest.mark.parametrize(
    ("line", "times", "above", "begins_above"),
    [
        ("Share", 2, (7, 7), False),
        ("Share", 2, (7, 8), True),
        ("A heading", 2, (7, 7), False),
        ("A heading", 2, (7, 8), True),
        ("* A heading", 1, (8, 8), False),
        ("* A heading", 1, (8, 9), True),
    ],
    ids=["furniture 8", "furniture 9", "short 8", "short 9", "bullet 10", "bullet 11"],
)
def test_lines_that_are_no_text_part_an_opening_from_its_article(
    line: str, times: int, above: tuple[int, int], begins_above: bool
) -> None:
    """Two lines above, of so many words that they outweigh what stands between, or just do not."""
    first = [prose(words, name) for words, name in zip(above, ("gamma", "delta"), strict=True)]
    between = [line.replace("heading", f"heading {'no' * at}") if "heading" in line else line for at in range(times)]
    assert told(*first, *between, *ARTICLE)[0] == (0 if begins_above else 2 + times)


@pytest.mark.parametrize(
    ("lines", "factor"),
    [
        (["    {}", "    {}"], 0.5),
        (["{}", "{}", "Menu", "{}", "{}"], 0.5),
        (["A heading", "{}", "Another"], 0.5),
        (["{} …"], 0.4),
    ],
    ids=["another margin", "said twice", "alone", "cut off"],
)
def test_what_is_left_of_text_that_is_hardly_the_articles(lines: list[str], factor: float) -> None:
    """Weights of a line of 40 words, which counts for 37."""
    filled = [line.format(prose(40, "same" if len(lines) == 5 else f"w{at}")) for at, line in enumerate(lines)]
    filled = [line.removesuffix(". …") + " …" if line.endswith("…") else line for line in filled]
    tail = [] if lines[0] == "A heading" else ARTICLE
    page = page_lines("\n".join([*filled, *tail])) if tail else page_lines("\n".join([*ARTICLE, *filled]))
    found = weights(page)
    at = next(number for number, line in enumerate(page) if "same" in line.text or line.text.startswith(("w0", "w1")))
    assert found[at] == pytest.approx(37 * factor, abs=1)
