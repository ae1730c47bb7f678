"""What became of words when their publisher changed the article."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.model.analysis import Quote, Reading
from bot.understand.revision import (
    LONGEST,
    change_between,
    changed_figures,
    counterpart,
    is_another,
    is_correction,
    quoted,
    requoted,
)
from tests.builders import FLOOD, STRIKE
from tests.compose.newsroom import quote, read
from tests.growth import assert_in_proportion

TOLD = "Twelve people died in the flood at Harwick, officials said. The bridge at Gask held."
NOW = TOLD.replace("Twelve", "Nine")
BEFORE = read("a", TOLD, title="Flood at Harwick")


def revised(before: str, after: str, quotes: Sequence[Quote] = (), earlier: Sequence[Quote] = ()) -> Reading:
    """An article as it reads after a change, which it knows."""
    old, new = read("a", before, quotes=earlier), read("a", after, quotes=quotes)
    return replace(new, article=replace(new.article, changes=(change_between(old, new),)))


def now(text: str, reading: Reading, at: int = 0, *, is_cut: bool = False) -> str | None:
    found = counterpart(text, at, reading, is_cut=is_cut)
    return found.text if found else None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (  # It stood there all along: it is nobody's new wording, however alike.
            "A bus crash near Leeds killed 12 people, police said. A train crash near York killed 40 people, police said.",
            "A train crash near York killed 40 people, police said.",
            [None, "A train crash near York killed 40 people, police said."],
        ),
        (
            "Twelve people died in the flood. Ten people died in the fire.",
            "Nine people died in the flood. Eleven people died in the fire.",
            ["Nine people died in the flood.", "Eleven people died in the fire."],
        ),
        (
            "Twelve people died in the flood. Ten people died in the flood.",
            "Nine people died in the flood.",
            ["Nine people died in the flood.", None],
        ),
        ("The river rose. Twelve people died.", "Twelve people have died. The river rose.", ["The river rose.", None]),
        (
            "Twelve people died. The river rose.",
            "Nobody knows it all. Twelve people have died. The river rose.",
            ["Twelve people have died.", "The river rose."],
        ),
    ],
    ids=["stood there all along", "two at one place", "two never become one", "moved", "behind an insertion"],
)  # fmt: skip
def test_a_sentence_gives_way_to_one_that_came_in_its_place(before: str, after: str, expected: list[str | None]) -> None:
    reading = revised(before, after)
    assert [now(one.text, reading, one.start) for one in read("a", before).analysis.sentences] == expected


def test_a_sentence_is_followed_from_change_to_change_and_back() -> None:
    versions = [f"{figure} people died in the flood. The river rose." for figure in (12, 9, 12, 8)]
    readings = [read("a", version) for version in versions]
    changes = tuple(change_between(old, new) for old, new in pairwise(readings))
    last = replace(readings[-1], article=replace(readings[-1].article, changes=changes))
    assert {now(f"{figure} people died in the flood.", last) for figure in (12, 9, 8)} == {"8 people died in the flood."}
    assert now("7 people died in the flood.", last) is None


def test_of_two_that_read_the_same_the_nearer_one_is_meant() -> None:
    reading = read("a", "Nine people died. The river fell. Nine people died.")
    assert [counterpart("Nine people died.", at, reading) for at in (0, 40)] == [
        reading.analysis.sentences[0],
        reading.analysis.sentences[2],
    ]


READY, SURE = "“We are as ready as a town can be,”", "“We are sure,”"


def said(*texts: str) -> tuple[str, list[Quote]]:
    body = " ".join(f"{text} Ida Holm said." for text in texts)
    return body, [quote(body, text) for text in texts]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([READY], [READY.replace("as ready", "ready")], "we are ready as a town can be"),
        ([READY], [SURE], ""),
        ([READY, SURE], [SURE], ""),
        ([READY], [READY], ""),
    ],
    ids=["reworded", "another", "taken out", "the same"],
)
def test_a_quote_gives_way_to_the_one_in_the_sentence_that_took_the_place_of_its_own(
    before: list[str], after: list[str], expected: str
) -> None:
    (old, earlier), (new, quotes) = said(*before), said(*after)
    words = quoted([before[0]])
    assert requoted(words, revised(old, new, quotes, earlier).article) == (expected or words)


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("12 died.", "9 died.", (("12", "9"),)),
        ("12 died on 3 May.", "9 died on 4 May.", (("12", "9"), ("3", "4"))),
        ("It cost 1,200 crowns.", "It cost 12,000 crowns.", (("1,200", "12,000"),)),
        ("It rose by 1.5 metres.", "It rose by 15 metres.", (("1.5", "15"),)),
        ("It cost $5m, or 20%.", "It cost $6m, or 30%.", (("$5m", "$6m"), ("20%", "30%"))),
        ("Twelve died.", "Nine died.", ()),
        ("12 died.", "12 people died.", ()),
        ("12 died.", "", ()),
        ("In 2019 the firm sold 12 ships.", "In 2019, the firm sold 12 ships.", ()),
        ("The G20, led by him, met.", "The G20 led by him, met.", ()),
        ("The G20 met in Rome.", "The G7 met in Rome.", ()),
        ("Covid-19 is back.", "COVID-19 is back.", ()),
        ("It paid 1,000 euros.", "It paid 1000 euros.", ()),
        ("It paid 1.000,50 euros.", "It paid 1,000.50 euros.", ()),
        ("“12 died,” he said.", "12 died, he said.", ()),
        ("It cost $5m.", "It cost $5million.", ()),
        ("At 10am on Friday", "At 10.00 on Friday", ()),
        ("A bus crash near Leeds killed 12.", "A train crash near York killed 40.", ()),
    ],
)
def test_figures_that_changed_are_named(before: str, after: str, changed: tuple[tuple[str, str], ...]) -> None:
    assert changed_figures([(before, after)]) == changed


@pytest.mark.parametrize(
    ("paragraphs", "title", "teaser", "corrects"),
    [
        (BEFORE.article.paragraphs, "Flood at Harwick", False, False),
        (BEFORE.article.paragraphs, "Flood at Gask", False, True),
        ((NOW,), "Flood at Harwick", False, True),
        (("Subscribe to read on.",), "Flood at Harwick", True, False),
        (("Twelve people died.",), "Flood at Harwick", False, False),
        ((*BEFORE.article.paragraphs, "Schools open on Monday."), "Flood at Harwick", False, True),
        ((TOLD, "x" * LONGEST), "Flood at Harwick", False, False),
    ],
    ids=["same", "headline", "figure", "behind a paywall", "cut short", "longer", "no article"],
)
def test_an_article_that_only_lost_its_text_corrects_nothing(
    paragraphs: tuple[str, ...], title: str, teaser: bool, corrects: bool
) -> None:
    assert is_correction(BEFORE, read("a", *paragraphs, title=title, is_teaser=teaser)) is corrects


@pytest.mark.parametrize(
    ("body", "title", "expected"),
    [
        (FLOOD.replace("340", "270"), "River Arle tops its banks", False),
        (FLOOD, "Harwick under water", False),
        (FLOOD[: len(FLOOD) // 2], "Harwick under water", False),
        (f"{FLOOD}\n\n{STRIKE}", "River Arle tops its banks", False),
        (STRIKE, "Tram drivers stop work", True),
        (STRIKE, "River Arle tops its banks", True),
        ("", "River Arle rises", False),
    ],
)
def test_another_article_under_the_same_name_is_known(body: str, title: str, expected: bool) -> None:
    old = read("a", FLOOD, title="River Arle tops its banks").article
    assert is_another(old, read("a", body, title=title).article) is expected
    assert is_another(read("a", " ", title="Mayor held").article, read("a", " ", title="Mayor freed").article) is False


def _hostile() -> Iterator[tuple[str, str]]:
    ones, names = "1 " * 290, " ".join(f"1 u{n:03d}" for n in range(290))
    yield " ".join(f"{letter}b {ones}." for letter in "ACDEF"), " ".join(f"{letter}b {names}." for letter in "ACDEF")
    yield "".join(f"N {n} aa. " for n in range(9000)), "".join(f"N {n} bb. " for n in range(9000))
    yield "".join(f"N {n} aa. Yes {n}. " for n in range(4000)), "".join(f"N {n} bb. Yes {n}. " for n in range(4000))


@pytest.mark.parametrize(("before", "after"), list(_hostile()), ids=["figures", "all at one place", "each at a place of its own"])
def test_no_text_takes_long_to_compare(before: str, after: str) -> None:
    pairs = {size: [read("a", text[: len(text) * size // 8]) for text in (before, after)] for size in (1, 8)}
    assert_in_proportion(lambda size: changed_figures(change_between(*pairs[size]).sentences), 8)
