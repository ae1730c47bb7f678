"""What each weight decides: examples that come out otherwise once it is a third more or less, or nothing.

Of two candidates one has more of what is weighed, and the other more of something else, just too little or just enough.
`python -m tests.mutants.weights` changes each weight and sees that an example notices.
"""

from datetime import timedelta
from typing import Any

import numpy
import pytest

from bot.model.analysis import Extract, Quote, QuoteKind, Reading, Sentence, Speaker
from bot.understand import lead_method
from bot.understand.quotes.choose import choose_quotes
from bot.understand.rank import rank
from bot.understand.rarity import Rarity
from bot.understand.stories import group_stories
from tests.understand.readings import reading

DAY = timedelta(days=1)


def ranked(outlets: int = 1, relevance: float = 0.0, age: timedelta = 99 * DAY, substance: float = 0.0) -> float:
    return rank(outlets=outlets, relevance=relevance, age=age, substance=substance)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"outlets": 4}, {"relevance": 0.6}),
        ({"relevance": 0.9}, {"outlets": 4}),
        ({"age": timedelta()}, {"age": DAY, "substance": 0.8}),
        ({"age": DAY / 2, "substance": 0.75}, {"age": timedelta()}),
        ({"outlets": 2}, {"age": timedelta(hours=6)}),
        ({"age": timedelta(hours=2)}, {"outlets": 2}),
    ],
)
def test_which_story_comes_first(first: dict[str, float], second: dict[str, float]) -> None:
    """Many outlets, what fits the topic, what is new and what is full, against each other."""
    assert ranked(**first) > ranked(**second)  # type: ignore[arg-type]


PLAIN = "“The bridge near the old mill reopened after nine weeks.”"
STANDPOINT = "“We must never let the bridge near the mill fall.”"
POINTING = "“It reopened near the old mill after nine long weeks.”"
ASKING = "“Has the bridge near the old mill reopened so soon?”"
SPEECH = f"“{' '.join(f'word{n}' for n in range(70))}.”"


def quote(text: str, number: int, *, sure: float = 0.0, kind: QuoteKind = QuoteKind.DIRECT, led: bool = False) -> Quote:
    start = 1000 * number
    return Quote(
        text=text,
        start=start,
        end=start + len(text),
        parts=(Extract(text=text, start=start, end=start + len(text)),),
        kind=kind,
        sentences=(),
        speaker=Speaker(name=f"Ana Voss {'I' * (number + 1)}"),
        confidence=sure,
        lead=Extract(text="the mayor", start=start - 10, end=start - 1) if led else None,
    )


MIXED = {"kind": QuoteKind.MIXED}
Worded = tuple[str, dict[str, Any]]


@pytest.mark.parametrize(
    ("better", "worse", "worth"),
    [
        ((STANDPOINT, {}), (PLAIN, {}), 0.6),
        ((PLAIN, {}), (POINTING, {}), 0.4),
        ((PLAIN, {}), (ASKING, {}), 0.3),
        ((PLAIN, {}), (SPEECH, {}), 0.6),
        ((PLAIN, {}), (PLAIN.replace("mill", "dam"), MIXED), 0.5),
        ((PLAIN, {}), (PLAIN.replace("mill", "dam"), {**MIXED, "led": True}), 0.25),
    ],
    ids=["a standpoint", "points elsewhere", "asks", "too long", "direct", "led"],
)
def test_what_makes_a_quote_worth_showing(better: Worded, worse: Worded, worth: float) -> None:
    """It is shown before one that is surer, up to so much surer; a place earlier is worth 0.2 among two."""
    for surer, chosen in ((worth * 0.85, 1), (worth * 1.15, 0)):
        first = quote(worse[0], 0, sure=1.0 + surer, **worse[1])
        second = quote(better[0], 1, sure=1.2, **better[1])  # type: ignore[arg-type]
        assert choose_quotes((first, second), count=1) == (chosen,)


def test_an_early_quote_comes_first_unless_another_is_surer() -> None:
    for surer, chosen in ((0.17, 0), (0.23, 1)):
        assert choose_quotes((quote(PLAIN, 0, sure=0.7), quote(PLAIN.replace("mill", "dam"), 1, sure=0.7 + surer)), count=1) == (
            chosen,
        )


def sentence(number: int, words: int = 12, *, begin: str = "", end: str = ".") -> str:
    return f"{begin}{' '.join(f'Word{number}x{at}' for at in range(words))}{end}"


def scores(told: dict[int, str], content: dict[int, list[str]] | None = None, headline: str = "") -> numpy.ndarray:
    """What sentences score that stand at these places among others of which nothing is to be said."""
    texts = [told.get(at, sentence(at)) for at in range(12)]
    spans, start = [], 0
    for text in texts:
        spans.append(Sentence(text=text, start=start, end=start + len(text), paragraph=0))
        start += len(text) + 1
    words = [(content or {}).get(at, [f"only{at}"]) for at in range(12)]
    return lead_method._candidates(spans, words, ("", frozenset(headline.split())), "en").scores


def is_first(place: int, other: int, found: numpy.ndarray) -> bool:
    return bool(found[place] > found[other])


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        (sentence(0, begin="“", end="” said the mayor."), 3, 4),
        (sentence(0, end="?"), 3, 4),
        (sentence(0, end=""), 4, 5),
        (sentence(0, 3), 1, 2),
    ],
    ids=["a quotation", "a question", "unfinished", "short"],
)
def test_what_an_opening_loses_by_its_look(text: str, before: int, behind: int) -> None:
    """A plain sentence so far below comes before it, and one further below does not."""
    found = scores({0: text})
    assert is_first(before, 0, found)
    assert is_first(0, behind, found)


def test_a_short_or_long_opening_still_comes_first() -> None:
    assert is_first(0, 1, scores({0: sentence(0, 4)}))
    assert is_first(0, 3, scores({0: sentence(0, 44)}))


def test_what_hangs_loses_a_little() -> None:
    """As much as three or four words too many."""
    for too_long, comes_first in ((1, True), (2, False)):
        hanging = f"But {sentence(1, 29 + too_long)}"
        assert lead_method.hangs(Sentence(text=hanging, start=0, end=len(hanging), paragraph=0), "en")
        assert is_first(1, 2, scores({1: hanging})) is comes_first


def test_what_the_headline_says_comes_up_from_below() -> None:
    assert is_first(1, 0, scores({1: sentence(1, 6)}, {1: ["ferry", "strike"]}, "ferry strike"))
    assert is_first(0, 2, scores({}, {2: ["ferry", "strike"]}, "ferry strike"))


def test_what_is_told_often_comes_up_from_far_below() -> None:
    often = ["river", "river"]
    assert is_first(8, 0, scores({}, {8: often}))
    assert is_first(0, 9, scores({}, {9: often}))


def chosen(scored: list[float], *, alike: float = 0.0, needs: frozenset[int] = frozenset()) -> list[int]:
    """Two of three sentences, of which the first two are so alike and the first needs others."""
    similarity = numpy.eye(3)
    similarity[0, 1] = similarity[1, 0] = alike
    made = lead_method._Candidates(
        scores=numpy.array(scored),
        similarity=similarity,
        excluded=frozenset(),
        hanging=frozenset(),
        needs=(needs, frozenset(), frozenset()),
    )
    return lead_method._choose(made, 2)


def test_saying_the_same_again_costs() -> None:
    assert chosen([1.0, 0.9, 0.72], alike=0.5) == [0, 1]
    assert chosen([1.0, 0.9, 0.78], alike=0.5) == [0, 2]


def test_a_name_that_nobody_introduced_costs() -> None:
    assert chosen([0.9, 0.72, 0.1], needs=frozenset({2}))[0] == 1
    assert chosen([0.9, 0.68, 0.1], needs=frozenset({2}))[0] == 0


def reported(name: str, shared: int, own: int = 14) -> Reading:
    """A report of so many words that another has too, and others of its own."""
    words = [*(f"Plov{'abcdefgh'[at]}n" for at in range(shared)), *(f"{name}{'abcdefghijklmn'[at]}rum" for at in range(own))]
    return reading(name, f"Report {name}", " ".join(words) + ".", outlet=f"Outlet {name}")


def test_as_many_words_in_common_make_one_story_and_one_less_does_not() -> None:
    assert len(group_stories([reported("fusk", 4), reported("holm", 4)])) == 2
    assert len(group_stories([reported("fusk", 5), reported("holm", 5)])) == 1


def test_what_is_central_comes_up_from_below() -> None:
    """Three others say what it says. The opening tells as often what nobody else says."""
    others = {9: ["ferry"], 10: ["strike"], 11: ["union"]}
    alone, middle = ["pier"] * 2 + ["quay"] * 2 + ["port"] * 2, ["ferry", "strike", "union"]
    assert is_first(1, 0, scores({1: sentence(1, 6)}, {0: alone, 1: middle, **others}))
    assert is_first(0, 2, scores({}, {0: alone, 2: middle, **others}))


@pytest.mark.parametrize(
    ("word", "least", "most"),
    [("said", 0.15, 0.21), ("peopl", 0.32, 0.39), ("presid", 0.47, 0.54), ("court", 0.77, 0.84), ("arrest", 0.92, 0.98)],
)
def test_a_word_that_all_news_holds_counts_for_less_than_a_name(word: str, least: float, most: float) -> None:
    """By the share of reports that hold it, before any report is counted."""
    weights = Rarity().vector("en", [word, "zarnholm"]).rarest
    assert least < weights[word] / weights["zarnholm"] < most
