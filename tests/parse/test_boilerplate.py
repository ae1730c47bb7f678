"""The arithmetic of lines: weights and the best stretch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parse.boilerplate import article_stretch, best_stretch, is_prose, main_indent, page_lines

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
