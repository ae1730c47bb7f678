from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.fit import SMALLEST, characters, fit
from bot.compose.notices import notice
from bot.compose.shorten import OMISSION
from bot.model.document import Action, Block, Document, Heading, Limits, PullQuote, Rule, Small, Span, Text
from bot.model.story import Story
from bot.model.workspace import Window
from tests.compose.composed import digest_of
from tests.compose.newsroom import NOW, quote, read, story, subscription
from tests.compose.random_news import bodies, stories, text_of
from tests.compose.verbatim import assert_verbatim

ROOMY = Limits(characters=100_000, blocks=1000, block_characters=10_000)
LONG = "“" + "a rather long quote " * 40 + "ends here,”"


def digest(told: tuple[Story, ...], **changes: object) -> Document:
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    return digest_of(told, window=window, subscription=subscription(**changes), now=NOW)


def plain(n: int, *, sentence: str = "The river rose to a record on Thursday.") -> Story:
    paragraphs = (sentence, "Two schools were opened as shelters.", "“We are ready,” Holm said.")
    said = quote("\n\n".join(paragraphs), "“We are ready,”")
    return story(read(f"{n}", *paragraphs, title=f"Story {n}", quotes=[said], summary=[0, 1]))


def size(document: Document) -> int:
    return sum(map(characters, document.blocks))


def shown(parts: tuple[Document, ...]) -> int:
    """Stories that stand in the parts, at length or in a line."""
    blocks = [block for part in parts for block in part.blocks]
    return sum(isinstance(block, Heading) and block.level == 2 for block in blocks) + sum(map(_is_line, blocks))


def _is_line(block: Block) -> bool:
    return isinstance(block, Text) and block.bullet and all(span.cites is None for span in block.spans)


def left_out(parts: tuple[Document, ...]) -> int:
    last = text_of(parts[-1]).split("\n")[-1]
    return int(last[1:].split()[0]) if last.startswith("+") and "did not fit" in last else 0


def test_a_document_that_fits_is_left_as_it_is() -> None:
    document = digest((plain(1), plain(2)), max_stories=1)
    assert fit(document, ROOMY) == (document,)


@pytest.mark.parametrize(("spare", "parts"), [(0, 1), (-1, 2)])
def test_characters_are_counted_to_the_last(spare: int, parts: int) -> None:
    document = digest(tuple(plain(n) for n in range(4)))
    limits = Limits(characters=size(document) + spare, blocks=100, block_characters=10_000)
    assert len(fit(document, limits)) == parts


@pytest.mark.parametrize(("spare", "parts"), [(0, 1), (-1, 2)])
def test_blocks_are_counted_to_the_last(spare: int, parts: int) -> None:
    document = digest(tuple(plain(n) for n in range(4)))
    limits = Limits(characters=100_000, blocks=len(document.blocks) + spare, block_characters=10_000)
    assert len(fit(document, limits)) == parts


def test_parts_break_between_stories_and_say_which_they_are() -> None:
    document = digest(tuple(plain(n) for n in range(4)))
    first, second = fit(document, Limits(characters=size(document) - 1, blocks=100, block_characters=10_000))
    assert text_of(second).startswith("News digest · part 2\nStory 3\n")
    assert first.blocks == document.blocks[: len(first.blocks)]
    assert isinstance(first.blocks[-1], Small), "no rule at the end"


def test_actions_stand_under_the_last_part_only() -> None:
    action = Action(name="brief", label="More")
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    told = tuple(plain(n) for n in range(5))
    document = digest_of(told, window=window, subscription=subscription(), now=NOW, actions=(action,))
    *others, last = fit(document, Limits(characters=600, blocks=50, block_characters=500))
    assert others
    assert all(part.actions == () for part in others)
    assert last.actions == (action,)


def test_stories_give_way_from_the_last_one_up() -> None:
    document = digest(tuple(plain(n) for n in range(3)))
    (only,) = fit(document, Limits(characters=size(document) - 1, blocks=100, block_characters=1000), max_parts=1)
    assert shown((only,)) == 3
    assert left_out((only,)) == 0
    assert text_of(only).count("We are ready") == 2
    assert text_of(only).split("Story 2")[1].count("We are ready") == 0


def test_what_finds_no_room_is_counted() -> None:
    parts = fit(digest(tuple(plain(n) for n in range(12)), max_stories=12), SMALLEST, max_parts=1)
    assert len(parts) == 1
    assert 0 < shown(parts) < 12
    assert shown(parts) + left_out(parts) == 12


def test_lines_are_left_out_before_any_story() -> None:
    document = digest(tuple(plain(n) for n in range(8)), max_stories=2)
    limits = Limits(characters=size(document) - 1, blocks=100, block_characters=1000)
    (only,) = fit(document, limits, max_parts=1)
    assert sum(isinstance(block, Heading) for block in only.blocks) == 3
    assert (shown((only,)), left_out((only,))) == (7, 1)


def test_a_long_quote_is_left_out_never_cut() -> None:
    paragraphs = ("The river rose.", f"{LONG} Holm said.")
    said = quote("\n\n".join(paragraphs), LONG)
    told = (story(read("a", *paragraphs, quotes=[said], summary=[0])),)
    assert any(isinstance(block, PullQuote) for block in digest(told).blocks)
    (part,) = fit(digest(told), Limits(characters=5000, blocks=50, block_characters=500))
    assert not any(isinstance(block, PullQuote) for block in part.blocks)
    assert "The river rose." in text_of(part)


def test_a_long_sentence_is_cut_visibly_and_stays_cited() -> None:
    told = (plain(1, sentence="The river " + "rose and " * 100 + "fell."),)
    (part,) = fit(digest(told), Limits(characters=600, blocks=50, block_characters=500))
    assert OMISSION in text_of(part)
    assert_verbatim(part, bodies(told))


def test_a_notice_too_long_is_cut() -> None:
    (part,) = fit(notice("word " * 200), SMALLEST)
    assert size(part) <= SMALLEST.characters
    assert text_of(part).endswith(OMISSION)


@pytest.mark.parametrize(
    "short", [Limits(characters=399, blocks=8, block_characters=150), Limits(characters=400, blocks=7, block_characters=150)]
)
def test_limits_that_hold_no_news_are_refused(short: Limits) -> None:
    with pytest.raises(ValueError, match="cannot fit news"):
        fit(notice("x"), short)


def test_a_platform_measures_for_itself() -> None:
    document = digest(tuple(plain(n) for n in range(4)))
    limits = Limits(characters=size(document), blocks=100, block_characters=1000)
    doubled = fit(document, limits, measure=lambda block: 2 * characters(block))
    assert len(doubled) > 1
    assert all(2 * size(part) <= limits.characters for part in doubled)


def noted(document: Document) -> Document:
    """The document with every story corrected."""
    note = Small(spans=(Span(text="corrected today 17:30 (12 → 9)"),), corrects=True)
    blocks = tuple(one for block in document.blocks for one in ((block, note) if is_sources(block) else (block,)))
    return replace(document, blocks=blocks)


def is_sources(block: Block) -> bool:
    return isinstance(block, Small) and block.spans[0].text == "Northern News Agency"


def notes(document: Document) -> int:
    return sum(isinstance(block, Small) and block.corrects for block in document.blocks)


@pytest.mark.parametrize(("spare", "kept"), [(200, 4), (199, 4), (110, 2), (0, 0)])
def test_lines_that_tell_of_corrections_make_room_first_and_no_more_than_they_must(spare: int, kept: int) -> None:
    document = digest(tuple(plain(n) for n in range(4)))
    told = noted(document)
    (part,) = fit(told, Limits(characters=size(document) + spare, blocks=100, block_characters=1000), max_parts=1)
    assert notes(told) == 4
    assert notes(part) == kept
    assert tuple(block for block in part.blocks if not (isinstance(block, Small) and block.corrects)) == document.blocks


@settings(max_examples=50, deadline=None)
@given(told=stories(most=5), room=st.integers(1000, 6000))
def test_a_message_that_was_full_loses_nothing_to_its_corrections(told: tuple[Story, ...], room: int) -> None:
    limits = Limits(characters=room, blocks=70, block_characters=900)
    (before,) = fit(digest(told), limits, max_parts=1)
    (after,) = fit(noted(before), limits, max_parts=1)
    assert tuple(block for block in after.blocks if not (isinstance(block, Small) and block.corrects)) == before.blocks


@settings(max_examples=50, deadline=None)
@given(
    told=stories(),
    limits=st.builds(
        Limits,
        characters=st.integers(SMALLEST.characters, 4000),
        blocks=st.integers(SMALLEST.blocks, 40),
        block_characters=st.integers(SMALLEST.block_characters, 1500),
    ),
    max_parts=st.integers(1, 4),
    max_stories=st.integers(0, 6),
)
def test_any_news_fits_any_message(told: tuple[Story, ...], limits: Limits, max_parts: int, max_stories: int) -> None:
    document = digest(told, max_stories=max_stories)
    parts = fit(document, limits, max_parts=max_parts)
    assert 1 <= len(parts) <= max_parts
    for part in parts:
        assert size(part) <= limits.characters
        assert len(part.blocks) <= limits.blocks
        assert max(map(characters, part.blocks)) <= limits.block_characters
        assert_verbatim(part, bodies(told))
    assert shown(parts) + left_out(parts) == len(told)
    whole = [block for block in document.blocks if isinstance(block, PullQuote)]
    assert all(block in whole for part in parts for block in part.blocks if isinstance(block, PullQuote))


# Lists, as commands answer with them


def item(n: int, *, words: int, is_quote: bool, has_source: bool) -> tuple[Block, ...]:
    spans = (Span(text=f"{n}: " + "word " * words),)
    head: Block = PullQuote(spans=spans) if is_quote else Text(spans=spans, bullet=True)
    return (head, Small(spans=(Span(text=f"source of {n}"),))) if has_source else (head,)


def listing(items: Sequence[tuple[Block, ...]], *, missing: int = 0) -> Document:
    front = (Heading(spans=(Span(text="Quotes: Holm"),)), Small(spans=(Span(text=f"{len(items)} quotes"),)))
    more = (Small(spans=(Span(text=f"+{missing} more"),), left_out=missing),) if missing else ()
    return Document(title="Quotes: Holm", blocks=(*front, *(block for each in items for block in each), *more))


ITEMS = st.lists(
    st.builds(item, n=st.just(0), words=st.integers(0, 25), is_quote=st.booleans(), has_source=st.booleans()), max_size=30
)


def test_a_list_flows_over_messages_and_what_finds_no_room_is_counted() -> None:
    document = listing([item(n, words=10, is_quote=True, has_source=True) for n in range(9)], missing=7)
    two = fit(document, Limits(characters=450, blocks=50, block_characters=400), max_parts=2)
    assert len(two) == 2
    assert text_of(two[1]).splitlines()[0] == "Quotes: Holm · part 2"
    told = [text for part in two for text in text_of(part).splitlines()]
    last = max(int(line.removeprefix("source of ")) for line in told if line.startswith("source of"))
    assert told[-1] == f"+{9 - 1 - last + 7} more", "its own count and what found no room are one"


def test_fine_print_stays_with_what_it_belongs_to() -> None:
    document = listing([item(n, words=12, is_quote=True, has_source=True) for n in range(8)])
    for part in fit(document, Limits(characters=450, blocks=50, block_characters=400)):
        for block, below in pairwise(part.blocks):
            if isinstance(block, PullQuote):
                number = block.spans[0].text.split(":")[0]
                assert isinstance(below, Small)
                assert below.spans[0].text == f"source of {number}"


@settings(max_examples=80, deadline=None)
@given(
    items=ITEMS,
    missing=st.integers(0, 20),
    limits=st.builds(
        Limits,
        characters=st.integers(SMALLEST.characters, 1500),
        blocks=st.integers(SMALLEST.blocks, 40),
        block_characters=st.integers(200, 400),
    ),
    max_parts=st.integers(1, 4),
)
def test_of_any_list_everything_is_shown_or_counted(
    items: list[tuple[Block, ...]], missing: int, limits: Limits, max_parts: int
) -> None:
    parts = fit(listing(items, missing=missing), limits, max_parts=max_parts)
    assert 1 <= len(parts) <= max_parts
    for part in parts:
        assert size(part) <= limits.characters
        assert len(part.blocks) <= limits.blocks
    blocks = [block for part in parts for block in part.blocks]
    heads = [block for block in blocks if isinstance(block, PullQuote) or (isinstance(block, Text) and block.bullet)]
    counted = sum(block.left_out for block in blocks if isinstance(block, Small))
    assert len(heads) + counted == len(items) + missing
    assert all(not block.left_out for part in parts[:-1] for block in part.blocks if isinstance(block, Small))
    again = [fit(part, limits, max_parts=1) for part in parts]
    assert [one for (one,) in again] == list(parts), "what fits is left as it is"


# Fronts of any length, and stories of which nothing can be left out


def bare(*stories: int, front: int = 0) -> Document:
    """A document with a front of so many more characters, and with stories of so many blocks each: headline and sources."""
    facts = (Small(spans=(Span(text="w" * front),)),) if front else ()
    blocks: list[Block] = []
    for number, count in enumerate(stories):
        below = (Small(spans=(Span(text=f"source {n} of {number}"),)) for n in range(count - 1))
        blocks += [Rule(), Heading(spans=(Span(text=f"Story {number}"),), level=2), *below]
    return Document(title="News", blocks=(Heading(spans=(Span(text="News"),)), *facts, *blocks[1:]))


def counted(parts: tuple[Document, ...]) -> int:
    return sum(block.left_out for part in parts for block in part.blocks if isinstance(block, Small))


def test_a_front_alone_may_fill_a_message_and_makes_room_for_what_is_counted_below_it() -> None:
    alone, followed = bare(front=900), bare(7, 7, front=900)
    limits = Limits(characters=size(alone), blocks=8, block_characters=1000)
    assert fit(alone, limits) == (alone,)
    (part,) = fit(followed, limits, max_parts=1)
    assert size(part) <= limits.characters
    assert (shown((part,)), counted((part,))) == (0, 2)


@pytest.mark.parametrize(
    ("blocks", "max_parts", "each"),
    [
        ((3, 3, 3), 1, [1]),
        ((7, 7), 1, [0]),
        ((3, 3, 3, 3, 3), 2, [2, 1]),
        ((6, 7, 7), 2, [1]),
        ((3, 2, 7, 7), 2, [2]),
        ((3, 3, 7, 7), 2, [1]),
        ((3, 3), 1, [2]),
    ],
)
def test_where_the_count_finds_no_room_a_story_more_makes_it(blocks: tuple[int, ...], max_parts: int, each: list[int]) -> None:
    parts = fit(bare(*blocks), SMALLEST, max_parts=max_parts)
    assert [shown((part,)) for part in parts] == each
    assert counted(parts) == len(blocks) - sum(each)
    assert all(len(part.blocks) <= SMALLEST.blocks for part in parts)
