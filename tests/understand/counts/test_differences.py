"""What reports count otherwise: high precision over labelled pairs, and nothing where all reports say the same."""

from datetime import timedelta

import pytest

from bot.model.story import Story
from bot.understand.counts.counts import counts
from bot.understand.counts.differences import Difference, differences
from bot.understand.counts.numerals import numerals, tokens_of
from tests.understand.counts.labelled import DIFFERS, GREW, PAIRS, SAME, Pair
from tests.understand.readings import NOON, reading

PRECISION, RECALL = 0.95, 0.85


def told(pair: Pair, **fields) -> tuple[Difference, ...]:
    at = NOON - timedelta(hours=pair.hours)
    one = reading("a", "", pair.one, language=pair.language, hours_ago=pair.hours, published=at, outlet="Levant Daily", **fields)
    other = reading("b", "", pair.other, language=pair.language, published=NOON, outlet="World Wire", **fields)
    return differences(Story(id="s", lead=other, others=(one,)))


def said(pair: Pair) -> str:
    found = told(pair)
    return (GREW if found[0].has_grown else DIFFERS) if found else SAME


def test_what_is_shown_of_the_labelled_pairs_is_right():
    answers = [(pair.right, said(pair)) for pair in PAIRS]
    shown = [(right, answer) for right, answer in answers if answer != SAME]
    wanted = [(right, answer) for right, answer in answers if right != SAME]
    assert sum(right == answer for right, answer in shown) >= PRECISION * len(shown)
    assert sum(right == answer for right, answer in wanted) >= RECALL * len(wanted)


def test_pairs_are_many_in_all_languages_and_half_of_them_traps():
    assert len(PAIRS) >= 90
    assert {"en", "de", "es", "fr", "pt", "uk", "ar"} <= {pair.language for pair in PAIRS}
    assert 2 * sum(pair.right == SAME for pair in PAIRS) >= len(PAIRS)


def test_sides_are_verbatim_and_in_the_order_of_time():
    ((one, other),) = [
        found.sides for found in told(Pair("en", DIFFERS, "A fire in Orm killed 3 people.", "A fire in Orm killed 5."))
    ]
    assert (one.stretch.text, other.stretch.text) == ("killed 3 people", "killed 5")
    for side in (one, other):
        body = side.reading.article.body
        assert body[side.stretch.start : side.stretch.end] == side.stretch.text
        assert body[side.sentence.start : side.sentence.end] == side.sentence.text


FIRE = "A fire in Orm killed {} people, the fire service said."


@pytest.mark.parametrize(
    ("what", "texts", "values"),
    [
        ("the same outlet corrects itself", [("Wire", 3), ("Wire", 5)], []),
        ("an outlet stands by its newest report", [("Wire", 3), ("Bell", 5), ("Wire", 5)], []),
        ("three numbers", [("Wire", 3), ("Bell", 5), ("Post", 9)], [3, 5, 9]),
        ("of equal ones the first", [("Wire", 3), ("Bell", 5), ("Post", 5)], [3, 5]),
        ("a fourth is left out", [("Wire", 3), ("Bell", 5), ("Post", 9), ("Echo", 11)], [3, 5, 9]),
    ],
)
def test_who_is_a_witness(what, texts, values):
    told = [
        reading(f"r{n}", "", FIRE.format(value), outlet=outlet, published=NOON + timedelta(minutes=n))
        for n, (outlet, value) in enumerate(texts)
    ]
    found = differences(Story(id="s", lead=told[0], others=tuple(told[1:])))
    assert [side.count.value for one in found for side in one.sides] == values, what


def test_without_a_known_time_nothing_is_called_earlier():
    one, other = (reading(name, "", FIRE.format(n), outlet=name, published=None) for name, n in (("Wire", 3), ("Bell", 5)))
    (found,) = differences(Story(id="s", lead=one, others=(other,)))
    assert not found.has_grown


def test_a_report_with_two_numbers_of_a_thing_is_no_witness():
    one = reading("a", "", "A fire in Orm killed 3 people. The ministry said 4 people were killed in Orm.", outlet="Wire")
    other = reading("b", "", "A fire in Orm killed 7 people.", outlet="Bell")
    assert differences(Story(id="s", lead=one, others=(other,))) == ()


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "twenty-two of 1,200 and two hundred and five", [22, 1200, 205]),
        ("en", "1.5 million and 1.25 and 3-1 at 09:30, 12% of $5, 2026 and A320, 12-year-old", [1_500_000]),
        ("en", "12 or 13 or ¥ 5 or 7 °C", [12, 13]),
        ("de", "dreiundzwanzig, 1.200 und zweihundert", [23, 1200, 200]),
        ("de", "1,5 Millionen und 3,2", [1_500_000]),
        ("es", "treinta y dos, 1.200, dos mil y cinco", [32, 1200, 2005]),
        ("fr", "vingt et un, 12\u202f500 et soixante-dix", [21, 12500, 70]),
        ("pt", "trinta e um, 1.200", [31, 1200]),
        ("uk", "двадцять троє, 12 500, 5 тисяч", [23, 12500, 5000]),
        ("ar", "١٢ و ٣٤٬٥٦٧ و 1,200", [12, 34567, 1200]),
        ("it", "ventisei, ventuno, mille", [26, 21]),
        ("nl", "drieëntwintig en tweehonderd", [23, 200]),
    ],
)
def test_numbers_in_digits_and_words(language, text, values):
    found = numerals(text, tokens_of(text), language)
    assert [one.value for one in found if one.value] == values


@pytest.mark.parametrize(
    ("hedge", "least", "most"),
    [("at least 40", 40, float("inf")), ("over 40", 41, float("inf")), ("up to 40", 0, 40), ("40", 40, 40), ("some 40", 34, 46)],
)
def test_hedges_are_ranges(hedge, least, most):
    (found,) = counts(f"The fire killed {hedge} people.", "en")
    assert (found.least, found.most) == pytest.approx((least, most))


def test_of_a_language_of_which_nothing_is_known_nothing_is_counted():
    assert counts("Tűzben 12 ember meghalt.", "hu") == ()
    assert counts("Fire killed 12 people.", "") == ()
