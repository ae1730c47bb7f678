import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose import units
from bot.compose.shorten import OMISSION, cut_text, shorten, truncate
from bot.model.document import Citation, Span
from tests.compose.random_news import TEXTS

CITES = Citation(article_id="a", start=0, end=1)


@pytest.mark.parametrize(
    ("room", "kept"),
    [
        (17, "The river, rising"),
        (16, "The river"),
        (10, "The river"),
        (9, "The"),
        (8, "The"),
        (3, "The"),
        (2, "Th"),
        (0, ""),
    ],
)
def test_text_is_cut_at_the_end_of_a_word(room: int, kept: str) -> None:
    assert cut_text("The river, rising", room) == kept


def test_a_letter_is_not_parted_from_its_accent() -> None:
    assert cut_text("e\u0301te\u0301", 4) == "e\u0301t"


@pytest.mark.parametrize(
    ("text", "room", "kept"),
    [
        ("He said “no, never” to them all", 19, "He said “no, never”"),
        ("He said “no, never” to them all", 18, "He said"),
        ('He said "no, never" to them all', 18, "He said"),
        ("Sie sagte „nie wieder“ zu allen", 22, "Sie sagte „nie wieder“"),
        ("Sie sagte „nie wieder“ zu allen", 20, "Sie sagte"),
    ],
)
def test_a_quotation_in_the_news_is_kept_whole_or_left_out(text: str, room: int, kept: str) -> None:
    short = shorten((Span(text=text, cites=CITES),), room + 1)
    assert [span.text for span in short] == [kept, OMISSION]


def test_the_reference_outlives_the_end_of_its_sentence() -> None:
    sentence = Span(text="The river rose to a record and went on rising.", cites=CITES)
    assert [span.text for span in shorten((sentence, Span(text=" [12]")), 30)] == ["The river rose to a", OMISSION, " [12]"]


@settings(max_examples=60)
@given(st.lists(TEXTS.map(lambda text: Span(text=text, cites=CITES)), max_size=4), st.integers(1, 200))
def test_shortened_spans_fit_and_are_beginnings(spans: list[Span], room: int) -> None:
    for cut in (shorten(tuple(spans), room), truncate(tuple(spans), room)):
        assert sum(len(span.text) for span in cut) <= room
        originals = [span.text for span in spans]
        for span in cut:
            assert span.text == OMISSION or any(text.startswith(span.text) for text in originals)


# The bot's own labels, as chats count them


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("Arle", 4), ("Ångström", 8), ("日本", 2), ("a🌊b", 4), ("🌊" * 3, 6), ("\ud83c", 1)]
)
def test_a_sign_beyond_the_first_plane_counts_twice(text: str, length: int) -> None:
    assert units.units(text) == length


@pytest.mark.parametrize(
    ("text", "most", "label"),
    [
        ("Harwick", 7, "Harwick"),
        ("Harwick", 6, "Harwi…"),
        ("Harwick", 1, "…"),
        ("The river", 5, "The…"),
        ("🌊🌊", 4, "🌊🌊"),
        ("🌊🌊", 3, "🌊…"),
        ("🌊🌊🌊", 4, "🌊…"),
        ("a🌊🌊", 4, "a🌊…"),
    ],
)
def test_a_label_keeps_as_much_as_there_is_room_for(text: str, most: int, label: str) -> None:
    assert units.cut(text, most) == label
    assert units.units(label) <= most
