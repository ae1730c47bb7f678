"""Which quotes are worth showing."""

from dataclasses import replace

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
