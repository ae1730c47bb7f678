"""Where a report belongs: what keeps two events of one kind apart, what keeps an id, and what may come in any order."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations, count, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.story import Trace
from bot.understand.likeness import alike, likeness
from bot.understand.rarity import Rarity
from bot.understand.story_board import Board
from bot.understand.story_features import features
from bot.understand.story_guards import clash, guard
from bot.understand.story_shelf import copied_from, with_its_copies
from tests.understand.readings import NOON, reading
from tests.understand.test_stories import FERRY_A, FERRY_B, FERRY_C, MAYOR, NEWS, QUAKE, QUAKE_ELSEWHERE, TRIAL, rewritten

CRASH = (
    "A lorry left the road near {town} on {day} and hit a wall, police said. Two people were hurt and taken to hospital by "
    "ambulance."
)


def aged(one, hours: float):
    """The same report so many hours before noon."""
    return replace(one, article=replace(one.article, fetched=NOON - timedelta(hours=hours)))


def crash(name: str, town: str, day: str = "Tuesday", *, hours_ago: float = 0, source: str = "", **fields):
    at = reading("x", "", "", hours_ago=hours_ago).article.fetched
    body = CRASH.format(town=town, day=day)
    told = reading(name, f"Two hurt in crash near {town}", body, hours_ago=hours_ago, published=at, **fields)
    return features(told, 0, source=source)


@pytest.mark.parametrize(
    ("what", "one", "other", "is_apart"),
    [
        ("the same place", crash("a", "Orvik"), crash("b", "Orvik"), False),
        ("another place", crash("a", "Orvik"), crash("b", "Selm"), True),
        ("another day", crash("a", "Orvik", "Monday", hours_ago=40), crash("b", "Orvik", "Wednesday"), True),
        ("another day, named an hour apart", crash("a", "Orvik", "Monday", hours_ago=1), crash("b", "Orvik", "Wednesday"), False),
    ],
)
def test_two_events_of_one_kind(what, one, other, is_apart):
    assert (guard(one, other) < 1) is is_apart, what
    assert clash(one, other) is is_apart
    assert guard(one, other) == guard(other, one)


@pytest.mark.parametrize(
    ("one", "other", "is_apart"),
    [
        ("Quake of 5.8 in the hills", "Quake of 6.1 in the hills", True),
        ("Quake of 5,8 in the hills", "Quake of 5.8 in the hills", False),
        ("United win 3-1 at home", "United win 2–0 at home", True),
        ("Toolbox 2.4.1 is out", "Toolbox 2.5.0 is out", True),
        ("Two dead in flood", "Five dead in flood", False),
        ("2 dead in flood", "5 dead in flood", False),
    ],
)
def test_figures_that_tell_events_apart(one, other, is_apart):
    told = [features(reading(title, title, "Nothing is known."), 0, source="") for title in (one, other)]
    assert clash(*told) is is_apart


CLOSE = "Norland shares closed {} on {}. The index stood at {} points, and Haven Bank {} after its quarterly figures."


@pytest.mark.parametrize(
    ("what", "one", "other", "factor"),
    [
        ("another day and other figures", ("Monday", "4,212"), ("Wednesday", "4,189"), 0.2),
        ("another day, the same figures", ("Monday", "4,212"), ("Wednesday", "4,212"), 1.0),
        ("the same day, other figures", ("Monday", "4,212"), ("Monday", "4,189"), 1.0),
        ("no figures on one side", ("Monday", "4,212"), ("Wednesday", "some"), 1.0),
    ],
)
def test_what_is_measured_anew_on_another_day_is_another_event(what, one, other, factor):
    told = []
    for hours_ago, (day, points), title in ((40, one, "Norland stocks close higher"), (0, other, "Haven Bank ends flat")):
        at = reading("x", "", "", hours_ago=hours_ago).article.fetched
        body = CLOSE.format("higher" if hours_ago else "flat", day, points, "gained" if hours_ago else "lost")
        told.append(features(reading(day + points, title, body, hours_ago=hours_ago, published=at), 0, source=title))
    assert guard(*told) == pytest.approx(factor), what


def test_items_of_one_form_are_apart_in_one_source_and_alike_in_two():
    text = "The land register shows that a house of six rooms in {} was sold this week. Prices have risen for years, it says."
    sold = [reading(town, f"House in {town} sold", text.format(town)) for town in ("Orvik", "Selm")]
    one_source = [features(one, 0, source="register") for one in sold]
    assert guard(*one_source) < 0.1


def test_names_in_german_are_no_nouns():
    text = "Die Feuerwehr in Orvik löschte am Dienstag einen schweren Brand. Der Brand brach nachts in Orvik aus, sagte die Wehr."
    told = features(reading("a", "Schwerer Brand in Orvik gelöscht", text, language="de"), 0)
    assert told.names == {"orvik"}


def test_characters_are_compared_in_pairs_and_hiragana_is_grammar():
    told = features(reading("a", "北港地铁", "", language="zh"), 0)
    assert told.words == ("北港", "港地", "地铁")
    assert features(reading("a", "港の船", "", language="ja"), 0).words == ()


def test_the_matrix_is_the_pairs():
    rarity = Rarity()
    texts = [features(one, place) for place, one in enumerate(NEWS)]
    vectors = [rarity.vector(one.language, one.words) for one in texts]
    matrix = likeness(vectors)
    for row, one in enumerate(vectors):
        for column, pair in enumerate(alike(one, vectors)):
            assert row == column or matrix[row, column] == pytest.approx(pair, abs=1e-5)


WORDS = st.lists(st.text("abc", min_size=1, max_size=3), max_size=40)


@given(WORDS, st.lists(WORDS, max_size=5))
def test_likeness_is_the_cosine_times_the_breadth_of_what_is_shared(words: list[str], others: list[list[str]]) -> None:
    rarity = Rarity()
    one, *rest = (rarity.vector("en", text) for text in (words, *others))
    weights = dict(zip(one.words, one.weights, strict=True))
    for other, found in zip(rest, alike(one, rest), strict=True):
        shared = dict(zip(other.words, other.weights, strict=True))
        products = [weights[word] * shared[word] for word in weights.keys() & shared.keys()]
        breadth = sum(products) ** 2 / (sum(product**2 for product in products) or 1)
        assert found == pytest.approx(sum(products) * breadth / (breadth + 2))


def come(board: Board, one, place: int) -> None:
    """A report comes, and its words are counted."""
    report = features(one, place, source=one.article.source_id)
    board.rarity.add(report.language, report.words)
    board.take(report)


def board_of(readings, *, mend: bool = True) -> Board:
    board = Board(count(1000).__next__)
    for place, one in enumerate(readings):
        come(board, one, place)
        if mend:
            board.mend()
    return board


@pytest.mark.parametrize("order", list(permutations([FERRY_A, FERRY_B, FERRY_C])))
def test_a_story_keeps_the_id_of_its_first_report(order):
    board = board_of(order)
    assert {board.story_of(place) for place in range(3)} == {0}


@given(st.permutations(NEWS), st.integers(0, len(NEWS)))
@settings(max_examples=30, deadline=None)
def test_any_order_gives_the_same_stories_and_every_report_is_in_one(shuffled, taken):
    board = board_of(shuffled[:taken])
    stories = {board.story_of(place) for place in range(taken)}
    assert sorted(place for story in stories for place in board.shelf.members(story)) == list(range(taken))
    ferry = {board.story_of(place) for place, one in enumerate(shuffled[:taken]) if one.article.id.startswith("ferry")}
    assert len(ferry) <= 1


def test_a_story_that_ends_in_another_says_where_it_went():
    board = Board(count(1000).__next__)
    reports = [features(one, place) for place, one in enumerate([FERRY_A, FERRY_B, FERRY_C])]
    for report in reports:
        board.rarity.add(report.language, report.words)
    board.take(reports[0])
    board.parted = frozenset({(0, 1)})
    board.take(reports[1])
    assert board.story_of(1) == 1
    board.parted = frozenset()
    board.take(reports[2])
    changes = board.mend()
    ((gone, heir),) = changes.merged.items()
    assert {gone, heir} == {0, 1}
    assert {board.story_of(place) for place in range(3)} == {heir}


def test_what_goes_leaves_nothing_behind():
    board = board_of(NEWS)
    board.drop(list(range(len(NEWS))))
    assert len(board.shelf) == 0
    late = features(FERRY_A, 99)
    assert board.near(late) == []
    assert board.take(late).story == 99


def test_reports_of_two_languages_do_not_meet():
    german = reading("de", FERRY_A.article.title, FERRY_A.article.body, language="de")
    board = board_of([FERRY_A, german], mend=False)
    assert board.near(features(german, 1)) != [0] or FERRY_A.analysis.fingerprint[:4] == german.analysis.fingerprint[:4]
    assert features(german, 1, language="en").language == "de"
    assert NOON


def joined_board(readings, joined) -> Board:
    """Reports that somebody joined in pairs, all in story 0 by then, of which none has been mended."""
    board = Board(count(1000).__next__)
    for place, one in enumerate(readings):
        come(board, one, place)
        board.shelf.move(place, 0)
    board.joined = frozenset(joined)
    return board


def test_a_copy_stays_with_a_text_that_has_settled():
    """Told to be one story by somebody, a strike and a trial; days later copies of both come."""
    old = [aged(FERRY_A, 80), aged(TRIAL, 80)]
    late = [rewritten(one, f"late-{one.article.id}", outlet="Copycat") for one in old]
    board = joined_board([*old, *late], {(0, 1)})
    board.mend()
    assert {board.story_of(place) for place in range(4)} == {0}


def test_a_copy_stays_where_its_text_is_though_it_was_joined_with_much_else():
    crashed = reading("crash", "Two hurt in crash near Selm", CRASH.format(town="Selm", day="Tuesday"))
    others = [TRIAL, MAYOR, QUAKE, QUAKE_ELSEWHERE, crashed]
    copy = rewritten(FERRY_A, "copy", outlet="Copycat")
    board = joined_board([*others, FERRY_A, copy], combinations([0, 1, 2, 3, 4, 6], 2))
    board.mend()
    assert {board.story_of(place) for place in range(7)} == {0}


def test_what_was_parted_stays_apart_though_a_third_is_like_both():
    board = board_of([FERRY_A, FERRY_B], mend=False)
    board.shelf.move(0, 0)
    board.shelf.move(1, 1000)
    board.parted = frozenset({(0, 1)})
    for place, one in enumerate((rewritten(FERRY_A, "copy", outlet="Copycat"), FERRY_C), start=2):
        come(board, one, place)
        board.mend()
    assert board.story_of(0) != board.story_of(1)
    assert board.story_of(2) == board.story_of(0)


def test_what_was_parted_from_a_settled_report_does_not_come_into_its_story_with_a_new_one():
    board = board_of([aged(FERRY_A, 80), FERRY_B], mend=False)
    board.shelf.move(0, 0)
    board.shelf.move(1, 1000)
    board.parted = frozenset({(0, 1)})
    come(board, FERRY_C, 2)
    board.shelf.move(2, 0)
    board.mend()
    assert board.story_of(1) == board.story_of(2) == 1000


def test_what_was_joined_with_a_settled_report_stays_with_it_however_like_others_it_is():
    board = joined_board([aged(TRIAL, 80), FERRY_A, FERRY_B], {(0, 1)})
    board.shelf.move(2, 2)
    come(board, FERRY_C, 3)
    board.shelf.move(3, 2)
    board.mend()
    assert board.story_of(0) == board.story_of(1) == 0


def test_a_copy_is_of_the_text_that_has_most_of_its_marks():
    marked = [(1, 2, 3, 4), (1, 5, 6, 7), (1, 8), (1, 5, 6, 9), (5, 6, 9), (10, 11)]
    traces = [Trace(place=place, story=0, marks=marks, is_copy=place > 2) for place, marks in enumerate(marked)]
    assert [copied_from(trace, traces[: trace.place]) for trace in traces] == [None, None, None, 1, 3, None]
    assert with_its_copies(4, traces) == [1, 3, 4]
    assert with_its_copies(0, traces) == [0]
