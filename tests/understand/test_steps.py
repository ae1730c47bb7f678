"""A story's steps: one sentence a report, word for word, none that says what an earlier one said."""

from bot.model.story import Story
from bot.understand.steps import steps
from bot.understand.stories import group_stories
from tests.understand.readings import reading
from tests.understand.test_stories import FERRY_A, FERRY_B, FERRY_C


def ferry() -> Story:
    (story,) = group_stories([FERRY_C, FERRY_A, FERRY_B])
    return story


def test_steps_stand_as_their_reports_came_out_each_with_a_sentence_of_its_own() -> None:
    told = steps(ferry())
    assert [one.article.id for one, _ in told] == [FERRY_A.article.id, FERRY_B.article.id, FERRY_C.article.id]
    for one, sentence in told:
        assert one.article.body[sentence.start : sentence.end] == sentence.text
    assert "rejected a new pay offer" in told[-1][1].text


def test_a_report_that_says_nothing_new_is_no_step() -> None:
    again = reading(
        "ferry-d",
        "Velmora strike, again",
        "The union of ferry crews rejected a new pay offer from the Harbour Line, so the Velmora strike goes on.",
        outlet="Late Post",
        hours_ago=0,
    )
    story = ferry()
    told = steps(Story(id=story.id, lead=story.lead, others=(*story.others, again), copies=()))
    assert again.article.id not in [one.article.id for one, _ in told]


def test_a_copy_is_no_step() -> None:
    copy = reading("ferry-e", FERRY_A.article.title, FERRY_A.article.body, outlet="Other", hours_ago=3)
    (story,) = group_stories([FERRY_A, copy])
    assert len(steps(story)) == 1
