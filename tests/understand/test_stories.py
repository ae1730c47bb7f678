"""Reports into stories: the same event stands together, another of its kind stays apart."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app.cli.rows import item_of
from bot.understand.read import read_item
from bot.understand.stories import group_stories, labelled_stories, story_of
from tests.growth import TIMES, assert_in_proportion
from tests.understand.readings import NOON, reading

FERRY_A = reading(
    "ferry-a",
    "Ferry crews in Velmora walk out over pay",
    "VELMORA ferry crews walked out on Tuesday after talks over pay collapsed, leaving thousands of commuters on the quay. "
    "The union said its 800 members would stay out until the Harbour Line raised wages by nine percent.\n\n"
    "The company called the strike reckless and said replacement buses would run from the north pier.",
    outlet="Morning Gazette",
    hours_ago=5,
)
FERRY_B = reading(
    "ferry-b",
    "Thousands stranded as Velmora ferry strike begins",
    "Thousands of commuters were stranded in Velmora on Tuesday when crews of the Harbour Line began a strike for higher "
    "wages. Union leader Odda Brenn said crews would not return before the company offered nine percent.\n\n"
    "Buses replaced ferries from the north pier.",
    outlet="Coast Radio",
    hours_ago=4,
)
FERRY_C = reading(
    "ferry-c",
    "Harbour Line strike: union rejects new offer",
    "The union of ferry crews rejected a new pay offer from the Harbour Line, so that the Velmora strike goes on. Odda Brenn, "
    "who leads the union, said nine percent was the least that crews would take.",
    outlet="Evening Courier",
    hours_ago=1,
)
MAYOR = reading(
    "mayor",
    "Mayor Tamsin Quill opens Velmora's new library",
    "Mayor Tamsin Quill opened a library of glass and larch in Velmora on Tuesday. The building cost 14 million crowns and "
    "holds 90,000 books, among them the archive of the poet Ilse Marn.",
    outlet="Morning Gazette",
    hours_ago=3,
)
TRIAL = reading(
    "trial",
    "Court clears Mayor Tamsin Quill of fraud",
    "A court in Estermark cleared Mayor Tamsin Quill of fraud on Tuesday. Judges found no evidence that she had steered "
    "paving contracts to her brother's firm, ending a trial of seven weeks.",
    outlet="Coast Radio",
    hours_ago=2,
)
QUAKE = reading(
    "quake",
    "Earthquake shakes Ostrey island",
    "A magnitude 6.1 earthquake shook the island of Ostrey before dawn, cracking the sea wall and cutting power to two "
    "villages. Nobody was hurt, rescuers said.",
    hours_ago=2,
)
QUAKE_ELSEWHERE = reading(
    "quake-elsewhere",
    "Earthquake strikes Tal valley",
    "A magnitude 5.4 earthquake struck the Tal valley at noon, killing one shepherd and burying a road. Soldiers dug through "
    "the rubble of a school that stood empty for the holidays.",
    hours_ago=1,
)
NEWS = [FERRY_A, FERRY_B, FERRY_C, MAYOR, TRIAL, QUAKE, QUAKE_ELSEWHERE]


def told(readings, **options) -> set[frozenset[str]]:
    found = group_stories(readings, **options)
    return {frozenset(one.article.id for one in story.readings) for story in found}


def rewritten(original, article_id: str, body: str | None = None, **fields):
    article = original.article
    fields = {"outlet": article.outlet, **fields}
    return reading(article_id, fields.pop("title", article.title), article.body if body is None else body, **fields)


# Grouping


def test_reports_of_one_event_stand_together_and_singles_stay():
    assert told(NEWS) == {
        frozenset({"ferry-a", "ferry-b", "ferry-c"}),
        frozenset({"mayor"}),
        frozenset({"trial"}),
        frozenset({"quake"}),
        frozenset({"quake-elsewhere"}),
    }


@pytest.mark.parametrize(
    ("what", "readings"),
    [
        ("two stories of one person", [MAYOR, TRIAL]),
        ("two events of one kind", [QUAKE, QUAKE_ELSEWHERE]),
        ("two stories of one place and day", [FERRY_A, MAYOR]),
    ],
)
def test_stories_stay_apart_with_no_other_news_to_compare_by(what, readings):
    assert len(group_stories(readings)) == 2, what


def test_two_reports_of_one_event_meet_with_no_other_news_to_compare_by():
    assert len(group_stories([FERRY_A, FERRY_B])) == 1


def test_a_report_on_both_does_not_chain_two_stories():
    both = reading("both", "Velmora: strike and library", f"{FERRY_A.article.body}\n\n{MAYOR.article.body}")
    grouped = told([*NEWS, both])
    assert not any({"ferry-b", "mayor"} <= ids for ids in grouped)


def test_nothing_and_blank_articles():
    assert group_stories([]) == ()
    blanks = [reading("a", "", ""), reading("b", "", ""), reading("c", "!!", "…")]
    assert len(group_stories(blanks)) == 3


@given(st.permutations(NEWS), st.integers(0, len(NEWS)))
@settings(max_examples=50, deadline=None)
def test_the_order_of_input_does_not_matter_and_each_reading_is_in_one_story(shuffled, count):
    shuffled = shuffled[:count]
    found = group_stories(shuffled)
    assert found == group_stories(sorted(shuffled, key=lambda one: one.article.id))
    ids = [one.article.id for story in found for one in story.readings]
    assert sorted(ids) == sorted(one.article.id for one in shuffled)
    assert len({story.id for story in found}) == len(found)
    assert [story.score for story in found] == sorted((story.score for story in found), reverse=True)
    assert all(0 <= story.score <= 1 for story in found)


CASES = [json.loads(line) for line in (Path(__file__).parent / "stories.jsonl").read_text(encoding="utf-8").splitlines()]
LEFT = {
    "weather": "forecasts by outlets that name no day in the headline",
    "para": "one report has hardly a word in common with the others",
}
"""What likeness of words does not tell apart."""


@pytest.mark.parametrize("name", sorted({case["set"] for case in CASES}))
def test_cases(name, request):
    if name in LEFT:
        request.applymarker(pytest.mark.xfail(reason=LEFT[name], strict=True))
    cases = [case for case in CASES if case["set"] == name]
    read = [read_item(item_of(case), method="lead", count=3, clean=False)[0] for case in cases]
    right = {}
    for case, one in zip(cases, read, strict=True):
        right.setdefault(case["right"], set()).add(one.article.id)
    assert told(read) == {frozenset(ids) for ids in right.values()}


# Copies, leads, ids


def test_copied_text_counts_once_and_the_earliest_copy_stays():
    copy = rewritten(FERRY_A, "copy", outlet="Copycat", hours_ago=1, title="Crews walk out")
    (story,) = group_stories([copy, FERRY_A])
    assert (story.lead.article.id, [one.article.id for one in story.copies], story.others) == ("ferry-a", ["copy"], ())


def test_of_one_text_what_was_seen_stays_though_another_is_earlier():
    earlier = rewritten(FERRY_A, "agency", outlet="Agency", hours_ago=20)
    story = story_of([earlier, FERRY_A], relevance={}, now=NOON, seen={"ferry-a"})
    assert (story.lead.article.id, [one.article.id for one in story.copies]) == ("ferry-a", ["agency"])


def test_the_full_text_stays_rather_than_an_earlier_cut_of_it():
    full = rewritten(FERRY_A, "full", body="\n\n".join([FERRY_A.article.body, FERRY_B.article.body]), hours_ago=1)
    (story,) = group_stories([FERRY_A, full])
    assert (story.lead.article.id, [one.article.id for one in story.copies]) == ("full", ["ferry-a"])


def test_an_edit_of_a_few_words_does_not_make_the_later_copy_the_original():
    later = rewritten(FERRY_A, "later", body=FERRY_A.article.body + " More follows.", hours_ago=0)
    (story,) = group_stories([later, FERRY_A])
    assert story.lead.article.id == "ferry-a"


def test_a_teaser_never_leads_a_report():
    teaser = reading("teaser", FERRY_B.article.title, FERRY_B.article.body + " " + FERRY_C.article.body, is_teaser=True)
    (story,) = group_stories([teaser, FERRY_A])
    assert story.lead.article.id == "ferry-a"


def test_a_fuller_report_leads():
    short = reading(
        "short", "Velmora ferry strike begins", "Ferry crews in Velmora began a strike on Tuesday over pay.", hours_ago=9
    )
    (story,) = group_stories([short, FERRY_A])
    assert story.lead.article.id == "ferry-a"


def test_a_story_keeps_its_id_when_a_later_report_joins_it():
    early = group_stories([FERRY_A, FERRY_B])[0]
    late = group_stories([FERRY_A, FERRY_B, FERRY_C])[0]
    assert early.id == late.id
    assert group_stories([MAYOR])[0].id != early.id


# Ranking


def order(readings, **options) -> list[str]:
    return [story.lead.article.id for story in group_stories(readings, **options)]


def test_what_more_outlets_tell_comes_first():
    assert group_stories(NEWS)[0].lead.article.id.startswith("ferry")


def test_one_outlet_twice_is_no_corroboration():
    again = rewritten(FERRY_B, "again", outlet="MORNING GAZETTE", hours_ago=4)
    other = rewritten(FERRY_B, "again", outlet="Coast Radio", hours_ago=4)
    same_outlet, two_outlets = group_stories([FERRY_A, again]), group_stories([FERRY_A, other])
    assert same_outlet[0].score < two_outlets[0].score


def test_what_fits_the_topic_comes_before_what_is_newer():
    assert order([QUAKE, QUAKE_ELSEWHERE])[0] == "quake-elsewhere"
    assert order([QUAKE, QUAKE_ELSEWHERE], relevance={"quake": 0.9, "quake-elsewhere": 0.2})[0] == "quake"


def test_the_same_report_ranks_lower_a_day_later():
    now, then = group_stories([QUAKE], now=NOON), group_stories([QUAKE], now=NOON + timedelta(days=1))
    assert then[0].score < now[0].score
    assert group_stories([QUAKE], now=NOON - timedelta(days=9))[0].score <= 1


def test_publication_counts_before_fetching():
    old = replace(QUAKE, article=replace(QUAKE.article, published=NOON - timedelta(days=3)))
    assert group_stories([old], now=NOON)[0].score < group_stories([QUAKE], now=NOON)[0].score


# Labels


def test_labels_group_whatever_is_told_and_the_rest_goes_by_likeness():
    found = labelled_stories([MAYOR, FERRY_A, QUAKE, FERRY_B], ["x", "", "x", ""])
    assert [{one.article.id for one in story.readings} for story in found] == [{"mayor", "quake"}, {"ferry-a", "ferry-b"}]


# Speed


def synthetic(count: int, words: int):
    random = Random(4)
    common, rare = [f"c{n}" for n in range(400)], [f"r{n}" for n in range(20_000)]
    return [
        reading(f"a{n:05}", " ".join(random.choices(rare, k=8)), " ".join(random.choices(common + rare[:3000], k=words)))
        for n in range(count)
    ]


def test_reports_are_grouped_in_time_in_proportion_to_their_number():
    batch = synthetic(200, 120)
    assert_in_proportion(lambda size: group_stories(batch[:size]), 200, most=1.5 * TIMES)


def test_hostile_reports_of_one_template_take_time_in_proportion_to_their_number():
    random = Random(9)
    batch = [
        reading(f"a{n:04}", "Act now", " ".join(["buy the golden goat today", *random.choices("abcdefgh", k=40)]))
        for n in range(200)
    ]
    assert_in_proportion(lambda size: group_stories(batch[:size]), 200, most=1.5 * TIMES)
