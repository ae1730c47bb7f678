"""Which quotes are worth showing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.analysis import Extract, Quote, QuoteKind, Speaker
from bot.understand.quotes.choose import FEWEST_WORDS, choose_quotes

VIEW = "“We will never sell this dam, because our children need the water more than we do.”"


def quote(text: str, start: int, speaker: str = "", *, kind: QuoteKind = QuoteKind.DIRECT, confidence: float = 0.9) -> Quote:
    return Quote(
        text=text,
        start=start,
        end=start + len(text),
        parts=(Extract(text=text, start=start, end=start + len(text)),),
        kind=kind,
        sentences=(),
        speaker=Speaker(name=speaker) if speaker else None,
        confidence=confidence if speaker else 0.0,
    )


def test_every_voice_is_heard_before_one_is_heard_twice() -> None:
    other = "“I think the dam will stand for another ten years at the very least.”"
    quotes = (quote(VIEW, 0, "Ana Voss"), quote(VIEW.replace("sell", "leave"), 200, "Ana Voss"), quote(other, 400, "Tom Birk"))
    assert choose_quotes(quotes, count=3) == (0, 2, 1)


def test_attributed_quotes_come_before_nameless_ones() -> None:
    short = "“It was a fine day for us.”"
    assert choose_quotes((quote(VIEW, 0), quote(short, 200, "Ana Voss")), count=2) == (1, 0)


def test_more_certain_attributions_come_first() -> None:
    quotes = (quote(VIEW, 0, "Ana Voss", confidence=0.66), quote(VIEW.replace("sell", "leave"), 200, "Tom Birk", confidence=0.97))
    assert choose_quotes(quotes, count=1) == (1,)


def test_scare_quotes_are_never_shown() -> None:
    words = ["dam", "so", "far", "gone", "now"]
    at_limit, below = " ".join(words[:FEWEST_WORDS]), " ".join(words[: FEWEST_WORDS - 1])
    assert choose_quotes((quote(f"“{at_limit}”", 0, "Ana Voss"),), count=1) == (0,)
    assert choose_quotes((quote(f"“{below}”", 0, "Ana Voss"),), count=1) == ()


def test_words_are_counted_in_scripts_without_spaces() -> None:
    assert choose_quotes(
        (quote("「堤防はもう二度と壊れないと約束します」", 0, "市長"), quote("「安全」", 90, "市長")), count=2
    ) == (0,)


def test_the_same_words_are_shown_once() -> None:
    assert choose_quotes((quote(VIEW, 0, "Ana Voss"), quote(VIEW, 200, "Tom Birk")), count=2) == (0,)


def test_a_view_beats_a_fragment() -> None:
    fragment = "“large ground force in the valley”"
    quotes = (quote(fragment, 0, "Ana Voss", kind=QuoteKind.MIXED), quote(VIEW, 200, "Tom Birk"))
    assert choose_quotes(quotes, count=1) == (1,)


def test_none_are_asked_for() -> None:
    assert choose_quotes((quote(VIEW, 0, "Ana Voss"),), count=0) == ()


@given(st.lists(st.tuples(st.integers(1, 130), st.sampled_from(["", "Ana Voss", "Tom Birk"])), max_size=12), st.integers(0, 6))
def test_choices_are_distinct_indexes_within_the_count(made: list[tuple[int, str]], count: int) -> None:
    quotes = tuple(
        quote("“" + " ".join(f"w{n}x{k}" for k in range(words)) + "”", 1000 * n, who) for n, (words, who) in enumerate(made)
    )
    chosen = choose_quotes(quotes, count=count)
    assert len(chosen) == len(set(chosen)) <= count
    assert all(0 <= n < len(quotes) for n in chosen)
    named = [bool(quotes[n].speaker) for n in chosen]
    assert named == sorted(named, reverse=True)


def test_lead_words_that_point_elsewhere_cost_a_place() -> None:
    def led(lead: str, start: int, speaker: str) -> Quote:
        words = quote("“must leave the dam before the winter comes again”", start, speaker, kind=QuoteKind.MIXED)
        return replace(words, lead=Extract(text=lead, start=start - len(lead) - 1, end=start - 1))

    assert choose_quotes((led("their families", 50, "Ana Voss"), led("farmers", 200, "Tom Birk")), count=1) == (1,)


def shown(quote: Quote) -> bool:
    return choose_quotes((quote,), count=1) == (0,)


def words(count: int) -> str:
    return "“" + " ".join(f"w{n}x" for n in range(count)) + "”"


@pytest.mark.parametrize(
    ("count", "kind", "lead", "is_shown"),
    [
        (3, QuoteKind.DIRECT, "", False),
        (4, QuoteKind.DIRECT, "", True),
        (120, QuoteKind.DIRECT, "", True),
        (121, QuoteKind.DIRECT, "", False),
        (3, QuoteKind.MIXED, "farmers say", False),
        (4, QuoteKind.MIXED, "farmers say", True),
        (7, QuoteKind.MIXED, "", False),
        (8, QuoteKind.MIXED, "", True),
        (7, QuoteKind.MIXED, "their farmers", False),
        (8, QuoteKind.MIXED, "their farmers", True),
    ],
)
def test_a_part_of_a_sentence_is_longer_than_a_whole_one_and_nothing_is_a_speech(
    count: int, kind: QuoteKind, lead: str, is_shown: bool
) -> None:
    assert shown(with_lead(quote(words(count), 100, "Ana Voss", kind=kind), lead)) is is_shown


def with_lead(quote: Quote, lead: str) -> Quote:
    return replace(quote, lead=Extract(text=lead, start=0, end=len(lead))) if lead else quote


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("“don't ever stop”", False),
        ("“we'll well-nigh never stop”", True),
        ("“ça n’a pas marché”", True),
        ("“ça n’a-t-il pas”", False),
    ],
)
def test_what_an_apostrophe_or_a_hyphen_ties_is_one_word(text: str, is_shown: bool) -> None:
    assert shown(quote(text, 0, "Ana Voss")) is is_shown


PLAIN = " ".join(f"w{n}x" for n in range(9))
"""Nine words that say nothing."""


def worth(one: Quote) -> float:
    """How sure a plain quote of nine words, which stands behind it, has to be to come before it."""
    sure = [n / 100 for n in range(300)]
    plain = quote(f"“{PLAIN.replace('w', 'p')}”", 5000, "Nobody Else")
    return next(level for level in sure if choose_quotes((one, replace(plain, confidence=level)), count=1) == (1,))


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (f"“{PLAIN}”", 0.0),
        (f"“{PLAIN} never”", 0.2),
        (f"“{PLAIN} never must”", 0.4),
        (f"“{PLAIN} never must hope”", 0.6),
        (f"“{PLAIN} never must hope to win”", 0.6),
        (f"“{PLAIN} w?”", -0.3),
        (f"“they {PLAIN}”", -0.4),
        (words(8), 0.0),
        (words(60), 0.0),
        (words(61), -0.6),
        (words(4), -0.8),
        (words(6), -0.55),
    ],
)
def test_what_a_quote_is_worth_beside_a_plain_one(text: str, more: float) -> None:
    """It also has the better place, the first of two, which is worth 0.2."""
    assert worth(quote(text, 0, "Ana Voss")) == pytest.approx(0.9 + 0.2 + more, abs=0.011)


def test_a_whole_sentence_is_worth_more_than_a_led_one_and_that_more_than_a_part() -> None:
    whole = quote(f"“{PLAIN}”", 100, "Ana Voss")
    part = replace(whole, kind=QuoteKind.MIXED)
    led, pointing = with_lead(part, "farmers say"), with_lead(part, "such farmers")
    assert [round(worth(one) - worth(whole), 2) for one in (led, part, pointing)] == pytest.approx(
        [-0.25, -0.5, -0.65], abs=0.011
    )


def test_an_earlier_quote_is_worth_more_by_its_place_among_all() -> None:
    many = tuple(quote(f"“{PLAIN} v{n}x”", 500 * n, f"Ana Voss{chr(97 + n)}") for n in range(4))
    assert choose_quotes(many, count=4) == (0, 1, 2, 3)
    assert choose_quotes((*many[:3], replace(many[3], confidence=0.9 + 0.31)), count=1) == (3,)
    assert choose_quotes((*many[:3], replace(many[3], confidence=0.9 + 0.29)), count=1) == (0,)


def test_whom_nobody_knows_has_no_name_here() -> None:
    quotes = (quote(VIEW, 0, "the official"), quote(f"“{PLAIN}”", 500, "Tom Birk"), quote(f"“v {PLAIN}”", 900, "Tom Birk"))
    assert choose_quotes(quotes, count=3) == (1, 2, 0)


def test_a_negative_count_is_none() -> None:
    assert choose_quotes((quote(VIEW, 0, "Ana Voss"),), count=-1) == ()
