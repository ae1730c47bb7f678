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
    ("two_single_marks", "He said ''we go'' and 'then'.", []),
    ("doubled_marks", 'He said ""we go"" now.', ['""we go""']),
    ("nested_to_four", "“a “b “c “d” e” f” g”", ["“a “b “c “d” e” f” g”"]),
    ("nested_once_too_often", "“a “b “c “d “e” f” g” h” i”", ["“a “b “c “d “e” f” g” h”"]),
    ("nested_guillemets", "«a «b» c» d", ["«a «b» c»"]),
    ("japanese", "と「行く」と『帰る』と言った。", ["「行く」", "『帰る』"]),
    ("chinese_without_spaces", "他说“行く”。他说：“行く。”", ["“行く”", "“行く。”"]),
    ("within_a_word", "word“we go” b", []),
    ("corner_marks_within_a_word", "a「we go」", ["「we go」"]),
    (
        "behind_brackets_dashes_and_turned_marks",
        "(“a b”) —“c d” ¿“e f”? /“g h”/ =“i j”",
        ["“a b”", "“c d”", "“e f”", "“g h”", "“i j”"],
    ),
    ("opening_mark_before_a_blank", "“ we go” b", []),
    ("straight_opening_mark_before_a_blank", '" we go" b', []),
    ("straight_mark_behind_a_blank", 'a "we go " b', ['"we go "']),
    ("low_mark_before_a_blank", "„ we go“", ["„ we go“"]),
    ("low_mark_closed_by_straight", '„we go" b', ['„we go"']),
    ("straight_closed_by_curly", '"we go” b', ['"we go”']),
    ("single_closed_before_a_word", "A ‘plan’ and ‘rest’s end’ here.", ["‘plan’", "‘rest’s end’"]),
    ("single_behind_an_s", "A 'plans' b", []),
    ("single_behind_a_full_stop", "'We go.' b", ["'We go.'"]),
    ("single_before_a_figure", "In '44 it was ‘wet’.", ["‘wet’"]),
    ("feet_and_spaced_inches", '6\' 3" tall "we go"', ['"we go"']),
    ("feet_and_curly_inches", "At 16’10” he said “we go” now.", ["“we go”"]),
    ("attribute_of_a_figure", 'h1="we go" "b c"', ['"b c"']),
    ("value_of_nothing", 'x ="we go" y', ['"we go"']),
    ("attribute_at_the_start", '="we go" y', ['"we go"']),
    ("two_attributes", '<a b="c d" e="f g">"we go"</a>', []),
    ("shortest", "“a” “” «»", ["“a”", "“”", "«»"]),
    ("closing_mark_within_its_paragraph", "The “b” said: “we go “no” so", ["“b”", "“we go “no” so"]),
    ("left_open_in_a_sentence", "He said “we go “no” so", ["“no”"]),
]


@pytest.mark.parametrize(("text", "expected"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])
def test_marks_bound_quotations(text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_quotations(text)] == expected


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We came in May.\n\n“We left in June,” Ms Roe said."
    first, second = find_quotations(text)
    assert (text[first.start : first.end], first.closed) == ("“We came in May.", False)
    assert (text[second.start : second.end], second.closed) == ("“We left in June,”", True)


def test_an_unclosed_mark_after_a_colon_runs_to_the_end_of_its_paragraph() -> None:
    text = "He wrote: “We came in May.\n\nNobody answered."
    assert [text[found.start : found.end] for found in find_quotations(text)] == ["“We came in May."]


def test_an_unclosed_mark_within_a_sentence_bounds_nothing() -> None:
    assert find_quotations("The 12“ record was sold.\n\nNobody answered.") == []


LEFT_OPEN = [
    ("taken_up_again", "He said “we go\n“they go” b", [("“we go", 0, False), ("“they go”", 1, True)]),
    ("taken_up_by_nobody", "He said “we go\nThey go", []),
    ("at_the_head", "“we go\nThey go", [("“we go", 0, False)]),
    ("behind_a_colon", "He said: “we go\nThey go", [("“we go", 0, False)]),
    ("closed_in_the_next_paragraph", "He said “we go\nThey go” b", [("“we go", 0, False)]),
    ("behind_another", "He “we go” said “they go\n“so” b", [("“we go”", 0, True), ("“they go", 0, False), ("“so”", 1, True)]),
    ("another_mark_takes_up", "He said “we go\n«they go» b", [("«they go»", 1, True)]),
    ("the_paragraph_after_next", "He said “we go\nRain.\n“they go” b", [("“they go”", 2, True)]),
    ("a_short_signature", f"“we go\n{'x' * 79}” b", [("“we go", 0, False)]),
    ("a_long_paragraph", f"“we go\n{'x' * 80}” b", [("“we go", 0, False), ("x" * 80 + "”", 1, True)]),
    ("straight", f'"we go\n{"x" * 90}" b', [('"we go', 0, False), ("x" * 90 + '"', 1, True)]),
    ("guillemets", f"»we go\n{'x' * 90}» b", [("»we go", 0, False), ("x" * 90 + "»", 1, True)]),
    ("after_a_closed_one", f"He said “we go” b\n{'x' * 90}” b", [("“we go”", 0, True)]),
    ("closed_twice", f"“we go\n{'x' * 90}” and {'y' * 90}” b", [("“we go", 0, False), ("x" * 90 + "”", 1, True)]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in LEFT_OPEN], ids=[row[0] for row in LEFT_OPEN])
def test_a_mark_that_is_left_open(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert [(text[found.start : found.end], found.paragraph, found.closed) for found in find_quotations(text)] == expected


def test_no_more_marks_are_read_than_an_article_has() -> None:
    pair = "“a b c” "
    assert len(find_quotations(pair * (MOST_MARKS // 2))) == MOST_MARKS // 2
    assert len(find_quotations(pair * (MOST_MARKS // 2 + 1))) == MOST_MARKS // 2
    assert len(find_quotations(f"{pair * (MOST_MARKS // 2)}\n{pair}\n{pair}")) == MOST_MARKS // 2 + 1
    assert len(find_quotations(f"{pair * (MOST_MARKS // 2 - 1)}\n{pair}\n{pair}\n{pair}")) == MOST_MARKS // 2 + 1


@given(st.text(alphabet="ab .,\n'\"“”„«»‘’6", max_size=200))
def test_spans_are_ordered_apart_and_within_one_paragraph(text: str) -> None:
    end = 0
    for found in find_quotations(text):
        assert end <= found.start < found.end <= len(text)
        assert "\n" not in text[found.start : found.end]
        end = found.end
