"""Reports that count the same otherwise, as readers see them: one line below a story, sentences on a page of their own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.compose.correct import corrected
from bot.compose.differences import LINE, compose_differences, differing_line
from bot.compose.edition import Edition
from bot.compose.entry import compose_entry
from bot.compose.fit import fit
from bot.model.analysis import Reading
from bot.model.document import Block, Document, Limits, Small, spans_of
from bot.model.document import text_of as words_of
from bot.model.story import Story
from bot.words.catalogue import languages
from tests.compose.newsroom import NOW, quote, read, story
from tests.compose.random_news import bodies, text_of
from tests.compose.verbatim import assert_verbatim

TRUCKS = "A convoy of 42 trucks carrying flour reached the town of Orvik on Sunday."
FEWER = "A convoy of 40 trucks reached the town of Orvik on Sunday, the relief office said."


def edition(language: str = "en", **changes: bool) -> Edition:
    return Edition(now=NOW, zone=NOW.tzinfo, language=language, **changes)


def convoy(one: str = TRUCKS, other: str = FEWER, *, apart: float = 0.1, **fields: object) -> Story:
    earlier, later = NOW - timedelta(hours=3 + apart), NOW - timedelta(hours=3)
    return story(
        read("a", one, title="Convoy reaches Orvik", outlet="Levant Daily", published=earlier, **fields),
        read("b", other, title="Aid comes to Orvik", outlet="World Wire", published=later),
    )


def page(blocks: tuple[Block, ...]) -> Document:
    return Document(title="", blocks=blocks)


def shown(blocks: tuple[Block, ...]) -> list[str]:
    return text_of(page(blocks)).split("\n")


def test_one_line_below_a_story_shows_both_sides_with_outlet_and_time() -> None:
    told = convoy()
    found = shown(compose_entry(told, edition(), bullets=2, quotes=0))
    assert found[-1] == "Numbers differ: 42 trucks (Levant Daily, today 11:24) · 40 trucks (World Wire, today 11:30)"
    assert_verbatim(page(compose_entry(told, edition(), bullets=2, quotes=0)), bodies([told]))


def test_a_number_that_rose_is_told_as_earlier_and_later() -> None:
    told = convoy("A fire in Orm killed 3 people.", "A fire in Orm killed 7 people.", apart=5)
    (line,) = differing_line(told, edition())
    assert words_of(line.spans).startswith("Earlier, then later: killed 3 people (Levant Daily, today 06:30)")


def test_where_all_count_alike_there_is_no_line() -> None:
    assert differing_line(convoy(TRUCKS, TRUCKS), edition()) == ()
    assert differing_line(story(read("a", TRUCKS)), edition()) == ()


def test_a_line_that_is_too_long_is_left_to_the_page() -> None:
    told = convoy()
    told = replace(told, lead=replace(told.lead, article=replace(told.lead.article, outlet="Levant Daily " * 20)))
    assert differing_line(told, edition()) == ()
    assert len(compose_differences([told], edition())) == 5
    assert all(len(words_of(line.spans)) <= LINE for line in differing_line(convoy(), edition()))


@pytest.mark.parametrize("language", languages())
def test_every_language_says_it_in_its_own_words(language: str) -> None:
    (line,) = differing_line(convoy(), edition(language))
    said = words_of(line.spans)
    assert "42 trucks" in said
    assert "World Wire" in said
    assert language == "en" or not said.startswith("Numbers differ")
    label, *_ = compose_differences([convoy()], edition(language))
    assert language == "en" or words_of(spans_of(label)) != "Reports give different numbers"


def test_the_page_has_the_sentences_word_for_word() -> None:
    found = compose_differences([convoy()], edition())
    assert shown(found) == [
        "Reports give different numbers",
        TRUCKS,
        "Levant Daily · today 11:24",
        FEWER,
        "World Wire · today 11:30",
    ]
    assert_verbatim(page(found), bodies([convoy()]))


def test_two_people_who_say_the_opposite_stand_side_by_side() -> None:
    safe, unsafe = "“The bridge at Gask was safe that day,” Holm said.", "“The bridge at Gask was not safe that day,” Carr said."
    one = quote(safe, "“The bridge at Gask was safe that day,”", speaker="Ida Holm", role="mayor")
    other = quote(unsafe, "“The bridge at Gask was not safe that day,”", speaker="Jon Carr", role="engineer")
    told = story(read("a", safe, outlet="Levant Daily", quotes=[one]), read("b", unsafe, outlet="World Wire", quotes=[other]))
    found = shown(compose_differences([told], edition()))
    assert found[0] == "What two people say of the same"
    assert found[1] == "“The bridge at Gask was safe that day”— Ida Holm, mayor"
    assert found[3] == "“The bridge at Gask was not safe that day”— Jon Carr, engineer"


def line_of(document: Document) -> str:
    lines = [words_of(block.spans) for block in document.blocks if isinstance(block, Small)]
    return next((line for line in lines if "differ" in line), "")


def test_where_room_is_short_the_line_goes_whole() -> None:
    document = page(compose_entry(convoy(), edition(), bullets=2, quotes=0))
    whole = line_of(document)
    for characters in range(400, 900, 50):
        (part,) = fit(document, Limits(characters=characters, blocks=8, block_characters=150), max_parts=1)
        assert line_of(part) in ("", whole)


def corrected_to(told: Story, text: str) -> Document:
    document = page(compose_entry(told, edition(), bullets=2, quotes=0))
    now: Reading = read("a", text, title="Convoy reaches Orvik", outlet="Levant Daily", published=told.lead.article.published)
    return corrected(document, {"a": now}, edition())


def test_a_report_that_is_corrected_takes_the_line_with_it() -> None:
    assert line_of(corrected_to(convoy(), TRUCKS.replace("42", "40"))) == ""


def test_a_line_that_still_stands_is_cited_where_it_stands_now() -> None:
    told, moved = convoy(), f"Relief came at last. {TRUCKS}"
    document = corrected_to(told, moved)
    assert line_of(document).startswith("Numbers differ: 42 trucks")
    cites = next(span.cites for block in document.blocks if isinstance(block, Small) for span in block.spans if span.cites)
    assert moved[cites.start : cites.end] == "42 trucks"


def test_names_and_words_from_outside_stay_what_they_are() -> None:
    told = convoy()
    hostile = replace(told.lead.article, outlet="*Bold* {sides} <@everyone>")
    told = replace(told, lead=replace(told.lead, article=hostile))
    (line,) = differing_line(told, edition())
    assert "*Bold* {sides} <@everyone>" in words_of(line.spans)
