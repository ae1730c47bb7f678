"""Which quotes are shown beside sentences that say the same, and how a quote is set."""

import pytest

from bot.compose.edition import Edition
from bot.compose.quotation import choose_quotes, holds_words_of, makes_up, pull_quote, shown_length
from bot.model.document import text_of
from tests.compose.newsroom import NOW, quote, read, story

EDITION = Edition(now=NOW, zone=NOW.tzinfo)  # type: ignore[arg-type]
BODY = "“We saw the tide,” Holm said. “We saw the fire.”"
SAID = quote(BODY, "“We saw the tide,”", "“We saw the fire.”")


@pytest.mark.parametrize(
    ("shown", "is_chosen"),
    [
        ([], True),
        (["The river rose."], True),
        (["They saw the tide."], True),
        (["Holm: We saw the tide there."], False),
        (["Holm: we saw the tide there."], True),
        (["We saw  the\ntide"], False),
        (["We saw the tide", "We saw the fire"], False),
    ],
)
def test_a_quote_half_of_which_was_just_read_is_not_shown(shown: list[str], is_chosen: bool) -> None:
    told = story(read("a", BODY, quotes=[SAID]))
    assert bool(choose_quotes(told, shown, 3)) is is_chosen


def test_a_quote_less_than_half_of_which_was_read_is_shown() -> None:
    body = "“We saw the tide,” Holm said. “We saw the fires.”"
    told = story(read("a", body, quotes=[quote(body, "“We saw the tide,”", "“We saw the fires.”")]))
    assert choose_quotes(told, ["We saw the tide"], 1)
    assert not choose_quotes(told, ["We saw the fires"], 1)


def several() -> tuple[str, list[str]]:
    words = [
        "“We shall never leave this old valley of ours to the water and the wind,”",
        "“Come back soon,”",
        "“Nobody asked us,”",
    ]
    return " ".join(f"{said} Holm said." for said in words), words


@pytest.mark.parametrize("count", [0, 1, 2, 3, 9])
def test_no_more_quotes_are_chosen_than_were_asked_for_and_none_twice(count: int) -> None:
    body, words = several()
    told = story(read("a", body, quotes=[quote(body, said) for said in [*words, words[0]]]))
    chosen = [found.text for _, found in choose_quotes(told, (), count)]
    assert len(chosen) == len(set(chosen)) == min(count, 3)


def test_a_short_quote_goes_before_longer_ones_where_one_is_wanted() -> None:
    body, (long, short, _) = several()
    for order in ((long, short), (short, long)):
        told = story(read("a", body, quotes=[quote(body, said) for said in order]))
        assert [found.text for _, found in choose_quotes(told, (), 1, longest=len(short))] == [short]
        assert {found.text for _, found in choose_quotes(told, (), 2, longest=len(short) - 1)} == {long, short}


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("“We saw the tide,” Holm said.", True),
        ("Then we saw the fire.", False),
        ("“saw the tide”", True),
        ("We saw the fire and ran.", True),
        ("The river rose.", False),
    ],
)
def test_a_sentence_holds_words_of_a_quote_or_is_among_them(sentence: str, holds: bool) -> None:
    assert holds_words_of(SAID, sentence) is holds


@pytest.mark.parametrize(
    ("rest", "is_half"),
    [(" Holm said.", True), (" " + "x" * 14, True), (" " + "x" * 15, False), (" Ida Holm said this on Friday.", False)],
)
def test_a_quote_makes_up_a_sentence_from_its_half_on(rest: str, is_half: bool) -> None:
    assert makes_up(SAID, f"We saw the tide{rest}") is is_half


def test_the_outlet_is_named_where_that_is_wanted_and_a_speaker_is_known() -> None:
    reading = read("a", BODY, quotes=[SAID])
    assert text_of(pull_quote(reading, SAID, EDITION).attribution) == "— Ida Holm, mayor of Harwick"
    named = pull_quote(reading, SAID, EDITION, names_outlet=True)
    assert text_of(named.attribution) == "— Ida Holm, mayor of Harwick · Northern News Agency"
    nobody = quote(BODY, "“We saw the tide,”", speaker="")
    assert pull_quote(reading, nobody, EDITION, names_outlet=True).attribution == ()


def test_words_before_a_fragment_count_only_where_they_are_shown() -> None:
    opening = "Holm said the dam “would hold until spring.” Then he left."
    middle = "On Friday Holm said the dam “would hold until spring.”"
    for body, is_shown in ((opening, True), (middle, False)):
        said = quote(body, "“would hold until spring.”", lead="Holm said the dam")
        length = len("“would hold until spring.”") + (len("Holm said the dam") if is_shown else 0)
        assert shown_length(read("a", body, quotes=[said]), said) == length
        assert text_of(pull_quote(read("a", body), said, EDITION).spans).startswith("Holm said the dam") is is_shown
