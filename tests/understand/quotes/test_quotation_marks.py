"""Where quotations begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand.quotes.quotation_marks import MOST_MARKS, find_quotations

PAIRS = [
    ("curly", "She said “we will go” today.", ["“we will go”"]),
    ("straight", 'She said "we will go" today.', ['"we will go"']),
    ("german", "Sie sagte: „Wir gehen jetzt“, und ging.", ["„Wir gehen jetzt“"]),
    ("polish", "Powiedziała: „Idziemy już” i wyszła.", ["„Idziemy już”"]),
    ("french_with_spaces", "Elle a dit « nous partons » hier.", ["« nous partons »"]),
    ("guillemets_turned", "Sie sagte »wir gehen« gestern.", ["»wir gehen«"]),
    ("swedish", "Hon sade ”vi går nu” i går.", ["”vi går nu”"]),
    ("nested_single", "“He told me ‘never again’ twice,” she said.", ["“He told me ‘never again’ twice,”"]),
    ("nested_curly_in_straight", '"They called it “a gift” then," he said.', ['"They called it “a gift” then,"']),
    ("nested_straight_in_straight", '"He said "no" to me," she said.', ['"He said "no" to me,"']),
    ("apostrophes", "“It’s the voters’ choice,” he said.", ["“It’s the voters’ choice,”"]),
    ("feet_and_inches", 'At 6\'3" he said "I am tall" often.', ['"I am tall"']),
    ("curly_closed_by_straight", '“We are done," he said. He left.', ['“We are done,"']),
    ("opening_mark_used_to_close", "“We are done,“ he said.", ["“We are done,“"]),
    ("single_marks_alone", "‘We are done,’ she said, to the voters’ relief.", ["‘We are done,’"]),
    ("straight_singles_alone", "'We are done,' she said. It's the drivers' day.", ["'We are done,'"]),
    ("singles_beside_doubles_do_not_count", "The ‘plan’ was “a ruin” to her.", ["“a ruin”"]),
    ("two", "“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
    ("attribute_of_markup", '<a title="not said by anyone">He said "yes we can".', ['"yes we can"']),
    ("stray_closing_mark", "It was over” and then “we left” it.", ["“we left”"]),
    ("stray_opening_mark_inside", "The “plan was called “a ruin” by all.", ["“a ruin”"]),
]


@pytest.mark.parametrize(("text", "expected"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_marks_bound_quotations(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_quotations(text)] == expected


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We came in May.\n\n“We left in June,” Ms Roe said."
    first, second = find_quotations(text)
    assert (text[first.start : first.end], first.closed) == ("“We came in May.", False)
    assert (text[second.start : second.end], second.closed) == ("“We left in June,”", True)


def test_an_unclosed_mark_after_a_colon_runs_to_the_end_of_its_paragraph() -> None:
    text = "He wrote: “We came in May.\n\nNobody answered."
    assert [text[span.start : span.end] for span in find_quotations(text)] == ["“We came in May."]


def test_an_unclosed_mark_within_a_sentence_bounds_nothing() -> None:
    assert find_quotations("The 12“ record was sold.\n\nNobody answered.") == []


def test_no_more_marks_are_read_than_an_article_has() -> None:
    pair = "“a b c” "
    assert len(find_quotations(pair * (MOST_MARKS // 2))) == MOST_MARKS // 2
    assert len(find_quotations(pair * (MOST_MARKS // 2 + 1))) == MOST_MARKS // 2


@given(st.text(alphabet="ab .,\n'\"“”„«»‘’6", max_size=200))
def test_spans_are_ordered_apart_and_within_one_paragraph(text: str) -> None:
    end = 0
    for span in find_quotations(text):
        assert end <= span.start < span.end <= len(text)
        assert "\n" not in text[span.start : span.end]
        end = span.end
