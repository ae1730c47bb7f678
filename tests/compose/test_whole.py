"""A report to be read in the chat: nothing of it lacks, nothing is added, and every piece finds room."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.edition import Edition
from bot.compose.fit import fit
from bot.compose.whole import (
    AT_ONCE,
    MOST_BUTTONS,
    PIECE,
    STRETCH,
    compose_choice,
    compose_piece,
    ids_in,
    pieces,
    place_of,
    readable,
    reading_buttons,
)
from bot.model.document import Document, Heading, Small, Span, Text, spans_of, text_of
from bot.platforms.discord import render as discord
from bot.platforms.discord.limits import CUSTOM_ID
from bot.platforms.slack import blocks as slack
from tests.compose.newsroom import NOW, read

EDITION = Edition(now=NOW, zone=NOW.tzinfo)  # type: ignore[arg-type]
LETTERS = "ab .!?*_“”<&\u05d0\U0001f600"
PARAGRAPHS = st.lists(st.text(LETTERS, min_size=1, max_size=2500).filter(str.strip), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_the_pieces_are_the_whole_body_and_nothing_else(paragraphs: list[str]) -> None:
    reading = read("a", *paragraphs)
    body, end = reading.article.body, 0
    for stretch in (stretch for piece in pieces(reading) for stretch in piece):
        assert body[stretch.start : stretch.end] == stretch.text
        assert not body[end : stretch.start].strip()
        assert len(stretch.text) <= STRETCH
        end = stretch.end
    assert not body[end:].strip()


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_a_piece_is_as_full_as_it_can_be(paragraphs: list[str]) -> None:
    sizes = [[len(stretch.text) for stretch in piece] for piece in pieces(read("a", *paragraphs))]
    assert all(piece and sum(piece) <= PIECE for piece in sizes)
    assert all(sum(piece) + following[0] > PIECE for piece, following in pairwise(sizes))


@pytest.mark.parametrize(("spare", "count"), [(0, 1), (1, 2)])
def test_a_piece_is_filled_to_the_last_character(spare: int, count: int) -> None:
    lengths = [500] * (PIECE // 500 - 1)
    last = PIECE - sum(lengths) + spare
    found = pieces(read("a", *("x" * length for length in [*lengths, last // 2, last - last // 2])))
    assert len(found) == count


@settings(max_examples=30, deadline=None)
@given(PARAGRAPHS)
def test_no_chat_cuts_a_piece(paragraphs: list[str]) -> None:
    reading = read("a", *paragraphs)
    for number in range(1, len(pieces(reading)) + 1):
        document = compose_piece(reading, number, EDITION)
        assert document is not None
        told = [block for block in document.blocks if isinstance(block, Text)]
        for plain in (False, True):
            parts = fit(replace(document, plain=plain), discord.room(plain=plain))
            assert [block for part in parts for block in part.blocks if isinstance(block, Text)] == told
            shown = "".join(message.text for message in slack.messages(replace(document, plain=plain), most=4))
            assert shown.count("…") == sum(paragraph.count("…") for paragraph in paragraphs)


def test_a_piece_says_where_the_report_came_from_and_leads_to_the_others() -> None:
    paragraphs = (f"Sentence {n} of a long report about the river. " * 15 for n in range(10))
    reading = read("a", *paragraphs, byline="Ida Holm", published=NOW)
    first, last = compose_piece(reading, 1, EDITION, source="Inbox"), compose_piece(reading, 3, EDITION)
    assert first is not None
    assert last is not None
    facts = "".join(span.text for span in spans_of(first.blocks[1]))
    assert facts == "Northern News Agency · Ida Holm · today 14:30 · from Inbox · piece 1 of 3"
    assert [(action.label, action.argument) for action in first.actions] == [("Read on", "a@2")]
    assert [(action.label, action.argument) for action in last.actions] == [("Go back", "a@2")]
    assert [block.ends for document in (first, last) for block in document.blocks if isinstance(block, Small)][-1]
    assert "End of the report" in "".join(span.text for span in spans_of(last.blocks[-1]))
    assert not [block for block in first.blocks if isinstance(block, Small) and block.ends]
    assert compose_piece(reading, 4, EDITION) is None
    assert compose_piece(reading, 0, EDITION) is None


@pytest.mark.parametrize(
    ("operand", "place"),
    [("a", "a 1"), ("a@2", "a 2"), ("a@", "a 1"), ("a@-1", "a 0"), ("a@x", "a 0"), ("a@99999", "a 0"), ("", " 1")],
)
def test_what_a_button_names_is_read_with_care(operand: str, place: str) -> None:
    assert "{} {}".format(*place_of(operand)) == place


def _page(*heads: Span) -> Document:
    return Document(title="Floods", blocks=tuple(Heading(spans=(head,), level=2) for head in heads))


def test_only_headlines_that_lead_nowhere_have_a_button() -> None:
    linked, bare = Span(text="Linked", heads="b", url="https://x.example/1"), Span(text="River rises", heads="a")
    assert reading_buttons(_page(linked)) == ()
    (one,) = readable(_page(linked, bare)).actions
    assert (one.name, one.label, one.argument) == ("brief.read", "Read", "a")


def test_several_headlines_share_a_button_that_every_chat_can_carry() -> None:
    ids = [f"{n:016x}" for n in range(2**60, 2**60 + 17)]
    heads = [Span(text=f"Story {n}", heads=article_id) for n, article_id in enumerate(ids)]
    (one,) = reading_buttons(_page(*heads[:AT_ONCE], heads[0]))
    assert (one.name, one.label, ids_in(one.argument)) == ("brief.choose", "Read …", tuple(ids[:AT_ONCE]))
    assert len(f"dl@{2**64}:{one.name}:{one.argument}") <= CUSTOM_ID
    found = reading_buttons(_page(*heads))
    assert [action.label for action in found] == ["Read … 1–5", "Read … 6–10", "Read … 11–15"]
    assert [named for action in found for named in ids_in(action.argument)] == ids[: AT_ONCE * MOST_BUTTONS]


def test_which_to_read_is_asked_with_a_button_for_each_that_has_no_page() -> None:
    bare = read("a", "Two ferries left.", title="Ferries leave", outlet="Daily Post")
    linked = read("b", "The dyke held.", title="Dyke holds", outlet="Courier", url="https://courier.example/1")
    document = compose_choice([bare, linked], EDITION)
    assert [text_of(spans_of(block)) for block in document.blocks] == [
        "Which report?", "Ferries leave · Daily Post", "Dyke holds · Courier",
    ]  # fmt: skip
    assert [(action.name, action.label, action.argument) for action in document.actions] == [("brief.read", "Ferries leave", "a")]
    assert readable(document).actions == document.actions
