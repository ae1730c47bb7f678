"""The judge of pages, held to a bar: of the wrong ones at most one is taken, of the right ones none refused."""

import pytest

from bot.model.errors import NotTheArticle
from bot.model.page import PageRefusal
from bot.parse.page.linked import read_linked_page
from tests.parse.pages.judged_pages import RIGHT, RIGHT_HELD_OUT, WRONG, WRONG_HELD_OUT, Judged


def refusal(one: Judged) -> PageRefusal | None:
    try:
        read_linked_page(one.page, one.item)
    except NotTheArticle as problem:
        return problem.refusal
    return None


@pytest.mark.parametrize("one", RIGHT + RIGHT_HELD_OUT, ids=lambda one: one.name)
def test_the_right_page_is_taken(one: Judged) -> None:
    draft = read_linked_page(one.page, one.item)
    assert draft.paragraphs == one.news.paragraphs


@pytest.mark.parametrize("one", WRONG, ids=lambda one: one.name)
def test_a_wrong_page_is_refused_for_what_it_is(one: Judged) -> None:
    assert refusal(one) is not None if one.any_refusal else refusal(one) is one.wanted


def test_of_wrong_pages_that_were_held_out_at_most_one_is_taken() -> None:
    assert sum(refusal(one) is None for one in WRONG_HELD_OUT) <= 1
