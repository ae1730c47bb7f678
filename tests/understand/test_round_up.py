"""A story over several reports: verbatim sentences that stand alone, no fact and no quotation twice."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.story import Story
from bot.understand.round_up import story_quotes, summarize_story
from bot.understand.rows import story_row
from tests.understand.readings import NOON, reading, with_quotes

GAZETTE = reading(
    "gazette",
    "Ferry crews in Velmora walk out over pay",
    "Ferry crews in Velmora walked out on Tuesday after talks over pay collapsed, stranding thousands of commuters. "
    "This dispute has lasted since spring. "
    "The Harbour Line offered a raise of four percent, while the union of ferry crews demands nine.\n\n"
    "Union leader Odda Brenn told a crowd on the quay that crews would stay out. "
    "“We will stay out until midsummer if we must,” Odda Brenn said.",
)
RADIO = reading(
    "radio",
    "Thousands of commuters stranded as Velmora ferry crews walk out",
    "Thousands of commuters were stranded on Tuesday when ferry crews in Velmora walked out after talks over pay collapsed. "
    "He blamed the company. "
    "Replacement buses for ferry commuters will run from the north pier of Velmora until Friday, the Harbour Line said.\n\n"
    "“We will stay out until midsummer,” said Brenn. “The buses are ready,” said Harbour Line director Jon Falk.",
)
STORY = Story(id="s", lead=GAZETTE, others=(RADIO,))


def texts(story: Story, count: int) -> list[str]:
    return [one.analysis.sentences[index].text for one, index in summarize_story(story, count=count)]


def test_outlets_add_to_each_other_instead_of_repeating():
    chosen = summarize_story(STORY, count=3)
    assert [one.article.id for one, _ in chosen] == ["gazette", "gazette", "radio"]
    assert [index for _, index in chosen] == [0, 2, 2]


def test_a_sentence_that_hangs_on_another_is_not_taken_alone():
    for count in range(1, 9):
        chosen = [(one.article.id, index) for one, index in summarize_story(STORY, count=count)]
        assert ("gazette", 1) not in chosen or ("gazette", 0) in chosen
        assert ("radio", 1) not in chosen or ("radio", 0) in chosen


def test_the_same_fact_is_told_once_however_many_sentences_are_asked_for():
    chosen = {(one.article.id, index) for one, index in summarize_story(STORY, count=20)}
    assert not {("gazette", 0), ("radio", 0)} <= chosen


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Some 340 households in Velmora were told to leave.", "More than 300 Velmora households had to go, firemen said."),
        ("The council gave $1.4 million for the dykes.", "Velmora will pay 1.4 million for dykes, it was said."),
        ("Odda Brenn met Jon Falk at the pier before dawn.", "At the quay, Odda Brenn and Jon Falk met and talked for an hour."),
    ],
)  # fmt: skip
def test_the_same_fact_in_other_words_is_told_once(one: str, other: str) -> None:
    extra = "The harbour office of Velmora will open again on Thursday morning for all ferries."
    story = Story(
        id="s", lead=reading("a", "Storm over the north", one), others=(reading("b", "Night of wind", f"{other} {extra}"),)
    )
    told = texts(story, 5)
    assert extra in told
    assert len({one, other} & set(told)) == 1


def test_other_figures_tell_other_facts() -> None:
    one = "Some 340 households in Velmora were told to leave on Tuesday."
    other = "About 2,000 ferry passengers slept in the schools of Velmora, the fire service said."
    story = Story(id="s", lead=reading("a", "Storm over the north", one), others=(reading("b", "Night of wind", other),))
    assert set(texts(story, 5)) == {one, other}


def test_a_sentence_that_was_cut_off_is_left_out() -> None:
    body = "Some 340 households in Velmora were told to leave on Tuesday. The mayor said the water would"
    story = Story(
        id="s",
        lead=reading("a", "Storm", body),
        others=(reading("b", "Wind", "Ferries of the Harbour Line stay in port until Friday."),),
    )
    assert "The mayor said the water would" not in texts(story, 5)


def test_a_single_report_keeps_its_own_summary():
    single = Story(id="s", lead=GAZETTE)
    assert [index for _, index in summarize_story(single, count=3)] == list(GAZETTE.analysis.summary)
    other = replace(GAZETTE, analysis=replace(GAZETTE.analysis, summary=(1, 3, 4), method="textrank"))
    assert [index for _, index in summarize_story(Story(id="s", lead=other), count=2)] == [1, 3]


def test_a_single_report_is_summarised_anew_at_another_length():
    single = Story(id="s", lead=GAZETTE)
    assert [len(summarize_story(single, count=count)) for count in (0, 1, 2)] == [0, 1, 2]


def test_copies_and_teasers_are_silent_while_others_speak():
    teaser = reading("teaser", "Ferry strike", "Velmora's only tram broke down at dawn near the old mill.", is_teaser=True)
    story = Story(id="s", lead=GAZETTE, others=(teaser,), copies=(RADIO,))
    assert {one.article.id for one, _ in summarize_story(story, count=5)} == {"gazette"}
    assert [one.article.id for one, _ in summarize_story(Story(id="s", lead=teaser), count=1)] == ["teaser"]


def test_the_headline_is_not_said_again():
    echo = reading(
        "echo", "Crews walk out", "Ferry crews walk out over pay. The union wants nine percent more in every wage group."
    )
    story = Story(
        id="s", lead=replace(GAZETTE, article=replace(GAZETTE.article, title="Ferry crews walk out over pay")), others=(echo,)
    )
    assert "Ferry crews walk out over pay." not in texts(story, 5)


def test_reports_without_any_usable_sentence_fall_back_on_the_lead():
    blank = [reading(name, "Title", body) for name, body in (("a", ""), ("b", "…"))]
    assert summarize_story(Story(id="s", lead=blank[0], others=(blank[1],)), count=2) == ()


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Crews walked out in Velmora.",
            "He said no.",
            "“Stay,” she said.",
            "Why now?",
            "The mayor of Velmora opened a library of glass.",
            "Buses run from the north pier.",
            "But buses run late.",
            "…",
        ]
    ),
    max_size=8,
).map(" ".join)


@given(st.lists(SENTENCES, min_size=1, max_size=4), st.integers(0, 6))
@settings(max_examples=50)
def test_summaries_are_verbatim_bounded_and_distinct(bodies, count):
    reports = [reading(f"r{n}", "Velmora crews", body) for n, body in enumerate(bodies)]
    story = Story(id="s", lead=reports[0], others=tuple(reports[1:]))
    chosen = summarize_story(story, count=count)
    places = [(reports.index(one), index) for one, index in chosen]
    assert len(chosen) <= count
    assert len(set(places)) == len(places)
    row = story_row(story, count)
    bodies_by_id = {one.article.id: one.article.body for one in reports}
    assert all(sentence["text"] in bodies_by_id[sentence["id"]] for sentence in row["summary"])


NEWS = "A convoy of forty trucks reached the town of Velmora on Sunday after a truce took hold, the harbour office said."
BEFORE = "The town of Velmora and its harbour office had been cut off from the road since 2019, when the fighting began there."


LATER = "Nobody slept in the school of the old mill that night, a teacher told the radio in the morning."


def told_of(first: list[tuple[str, str]], **fields: object) -> Story:
    reports = [reading(name, "Convoy reaches Velmora after a truce", body, **fields) for name, body in first]
    return Story(id="s", lead=reports[0], others=tuple(reports[1:]))


def test_a_story_opens_with_the_news_and_goes_on_in_reading_order() -> None:
    more = "The drivers slept in the school of the town. Flour was unloaded at the mill by the river before noon."
    story = told_of([("a", f"{LATER} {BEFORE}"), ("b", f"{NEWS} {more}")])
    chosen = summarize_story(story, count=4)
    assert texts(story, 4)[0] == NEWS
    rest = [(one.article.id, index) for one, index in chosen[1:]]
    assert rest == sorted(rest)


def test_what_hangs_on_the_opening_sentence_follows_it() -> None:
    story = told_of([("a", f"{LATER} {BEFORE}"), ("b", f"{NEWS} It brought flour for thirty thousand people.")])
    told = texts(story, 3)
    assert told[:2] == [NEWS, "It brought flour for thirty thousand people."]


@pytest.mark.parametrize(("hours", "is_told"), [(23, True), (25, False)])
def test_what_is_a_day_older_than_the_news_is_left_out(hours: int, is_told: bool) -> None:
    old = "Forty lorries with flour and insulin left the coast for the mountains before dawn, drivers told the radio."
    title = "Convoy reaches Velmora after a truce"
    before = reading("a", title, old, published=NOON - timedelta(hours=hours))
    story = Story(id="s", lead=before, others=(reading("b", title, NEWS, published=NOON),))
    assert (old in texts(story, 5)) is is_told


def test_a_report_without_a_date_makes_no_other_one_old() -> None:
    title, other = (
        "Convoy reaches Velmora after a truce",
        "Nobody slept in the school of the old mill that night, a teacher said.",
    )
    dated = reading("a", title, NEWS, published=NOON - timedelta(days=3))
    story = Story(id="s", lead=dated, others=(reading("b", title, other),))
    assert texts(story, 1) == [NEWS]


def test_a_single_report_tells_no_asides_and_nothing_that_is_said_elsewhere() -> None:
    body = f"Welcome back to This Week in Velmora! {NEWS} It brought flour. Here is what we know so far:"
    single = Story(id="s", lead=reading("a", "Convoy", body))
    assert texts(single, 9) == [NEWS, "It brought flour."]
    assert summarize_story(single, count=9, skip=lambda text: text == NEWS) == ()


# Quotes


def test_whoever_is_quoted_only_in_a_silent_report_is_heard() -> None:
    said = "“We will stay out until midsummer if we must,” Odda Brenn said."
    silent = with_quotes(
        reading("a", "Strike", said, is_teaser=True), ("“We will stay out until midsummer if we must,”", "Odda Brenn")
    )
    assert spoken(Story(id="s", lead=RADIO, others=(silent,)), 1) == ["“We will stay out until midsummer if we must,”"]


def quoted() -> Story:
    gazette = with_quotes(GAZETTE, ("“We will stay out until midsummer if we must,”", "Odda Brenn"))
    radio = with_quotes(RADIO, ("“We will stay out until midsummer,”", "Brenn"), ("“The buses are ready,”", "Jon Falk"))
    return Story(id="s", lead=gazette, others=(radio,))


def spoken(story: Story, count: int) -> list[str]:
    return [one.analysis.quotes[index].text for one, index in story_quotes(story, count)]


def test_no_quotation_is_repeated():
    assert spoken(quoted(), 5) == ["“We will stay out until midsummer if we must,”", "“The buses are ready,”"]


@pytest.mark.parametrize("count", [-1, 0, 1, 2])
def test_at_most_so_many_quotes(count):
    assert len(story_quotes(quoted(), count)) == max(0, count)


def test_speakers_take_turns_and_the_unnamed_come_last():
    body = (
        "“One goat is enough,” said Ada Lund. “Two cows were sold,” said Lund. “No hay came,” said Per Moe. "
        "“Rain fell hard,” it was said."
    )
    quotes = [
        ("“One goat is enough,”", "Ada Lund"),
        ("“Two cows were sold,”", "Lund"),
        ("“Rain fell hard,”", ""),
        ("“No hay came,”", "Per Moe"),
    ]
    story = Story(id="s", lead=with_quotes(reading("farm", "Farm", body), *quotes))
    names = [one.analysis.quotes[index].speaker for one, index in story_quotes(story, 4)]
    assert [name.name if name else "" for name in names] == ["Ada Lund", "Per Moe", "Lund", ""]


# Rows


def test_a_row_says_where_every_text_comes_from():
    row = story_row(quoted(), 2)
    assert (row["ids"], row["lead"], row["headline"]) == (["gazette", "radio"], "gazette", GAZETTE.article.title)
    assert [set(sentence) for sentence in row["summary"]] == [{"id", "text"}] * 2
    assert [(one["id"], one["speaker"]) for one in row["quotes"]] == [("gazette", "Odda Brenn"), ("radio", "Jon Falk")]
