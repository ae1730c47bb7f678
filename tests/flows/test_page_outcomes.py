"""What becomes of a page after its host's answer: for good, for a while, or as before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.page_outcomes import after_answer, after_problem, not_the_article, page_mark
from bot.model.analysis import Reading
from bot.model.article import Article
from bot.model.errors import Unreachable
from bot.model.page import FetchedPage, PageRefusal
from bot.ports.pages import HeldPage, PageOutcome, PageState
from bot.understand.read import read_item
from tests.builders import FLOOD, item
from tests.fakes import NOW, FakeWorld

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
WAITING = HeldPage(article_id="a", tries=1)
READ = HeldPage(article_id="a", state=PageState.READ, read_at=NOW - HOUR, mark="m", last_mark="m", etag="e", last_modified="l")
(FLOODED,) = read_item(item(), method="lead", count=1)


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        (401, PageRefusal.LOGIN), (402, PageRefusal.LOGIN), (404, PageRefusal.NOT_FOUND), (410, PageRefusal.NOT_FOUND),
        (451, PageRefusal.REGION),
    ],
)  # fmt: skip
def test_some_answers_are_final_at_once(status: int, refusal: PageRefusal) -> None:
    page = after_problem(WAITING, Unreachable("no", status=status), NOW).page
    assert page == replace(WAITING, state=PageState.REFUSED, why=refusal.value, next_try=None, read_at=NOW)


@pytest.mark.parametrize("status", [0, 400, 405, 409, 411, 450, 452, 500, 503])
def test_other_answers_are_tried_again(status: int) -> None:
    page = after_problem(WAITING, Unreachable("no", status=status), NOW).page
    assert page == replace(WAITING, why="no", next_try=NOW + 5 * MINUTE)


def test_who_is_turned_away_asks_once_more() -> None:
    refused = Unreachable("no", status=403)
    assert after_problem(WAITING, refused, NOW).page.next_try == NOW + 5 * MINUTE
    page = after_problem(replace(WAITING, tries=2), refused, NOW).page
    assert (page.state, page.why, page.next_try) == (PageState.REFUSED, "challenge", None)


@pytest.mark.parametrize(
    ("tries", "wish", "wait"),
    [
        (1, None, 5 * MINUTE), (2, None, 30 * MINUTE), (3, None, 3 * HOUR), (4, None, None),
        (1, MINUTE, 5 * MINUTE), (1, HOUR, HOUR), (1, 6 * HOUR, 6 * HOUR), (1, 9 * HOUR, 6 * HOUR), (4, HOUR, None),
    ],
)  # fmt: skip
def test_it_is_tried_three_times_more_and_then_given_up(tries: int, wish: timedelta | None, wait: timedelta | None) -> None:
    page = after_problem(replace(WAITING, tries=tries), Unreachable("no answer", retry_after=wish), NOW).page
    assert page.next_try == (NOW + wait if wait else None)
    assert (page.state, page.why, page.read_at) == (
        (PageState.WAITING, "no answer", None) if wait else (PageState.GIVEN_UP, "no answer", NOW)
    )


@pytest.mark.parametrize(("checks", "wait"), [(0, 5 * HOUR), (1, 18 * HOUR), (2, None), (3, None)])
def test_a_page_that_was_read_is_looked_at_after_1_6_and_24_hours_whatever_it_answers(
    checks: int, wait: timedelta | None
) -> None:
    held = replace(READ, tries=checks, last_mark="another")
    looked = PageOutcome(page=replace(held, tries=checks + 1, last_mark="m", next_try=NOW + wait if wait else None, read_at=NOW))
    assert not_the_article(held, PageRefusal.LOGIN, NOW) == looked
    assert after_problem(held, Unreachable("no", status=404), NOW) == looked
    assert after_problem(held, Unreachable("no answer"), NOW) == looked


# What a page says that came


class Reads:
    """An understanding that reads this from any page."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    async def read_page(self, page: FetchedPage, held: Article, furniture: frozenset[str]) -> Reading:
        return self.reading


def says(number: str) -> Reading:
    (reading,) = read_item(item(body=FLOOD.replace("340", number)), method="lead", count=1)
    return reading


ANSWER = FetchedPage(
    asked="https://nna.example/flood", url="https://nna.example/flood", status=200, media_type="text/html", body=b"",
    etag="e2", last_modified="l2",
)  # fmt: skip


async def answered(world: FakeWorld, page: HeldPage, reading: Reading, answer: FetchedPage = ANSWER) -> PageOutcome:
    desk = replace(world.desk, understanding=Reads(reading))  # type: ignore[arg-type]
    return await after_answer(desk, page, FLOODED, answer, ())


OLD, NEW, OTHER = page_mark(says("340")), page_mark(says("270")), page_mark(says("111"))
AS_READ = replace(READ, mark=OLD, last_mark=OLD)


async def test_a_first_reading_takes_the_teasers_place_and_counts_anew(world: FakeWorld) -> None:
    found = await answered(world, replace(WAITING, tries=3, why="no answer", next_try=NOW), says("270"))
    assert found.page == HeldPage(
        article_id="a", state=PageState.READ, read_at=NOW, etag="e2", last_modified="l2", mark=NEW, last_mark=NEW
    )
    assert (found.reading, found.version, found.corrects) == (says("270"), 0, False)


async def test_the_same_text_is_looked_at_and_its_tags_are_kept(world: FakeWorld) -> None:
    found = await answered(world, AS_READ, says("340"))
    assert found == PageOutcome(
        page=replace(AS_READ, tries=1, next_try=NOW + 5 * HOUR, read_at=NOW, etag="e2", last_modified="l2")
    )
    unchanged = await answered(world, AS_READ, says("270"), replace(ANSWER, status=304))
    assert unchanged == PageOutcome(page=replace(AS_READ, tries=1, next_try=NOW + 5 * HOUR, read_at=NOW))


async def test_another_text_is_looked_at_again_after_a_quarter_of_an_hour_and_in_full(world: FakeWorld) -> None:
    found = await answered(world, AS_READ, says("270"))
    assert found == PageOutcome(page=replace(AS_READ, last_mark=NEW, etag="", last_modified="", next_try=NOW + 15 * MINUTE))


async def test_a_text_that_is_another_each_time_is_a_counters(world: FakeWorld) -> None:
    found = await answered(world, replace(AS_READ, last_mark=OTHER), says("270"))
    assert found == PageOutcome(page=replace(AS_READ, tries=1, next_try=NOW + 5 * HOUR, read_at=NOW))


async def test_another_text_twice_in_a_row_corrects_the_article(world: FakeWorld) -> None:
    found = await answered(world, replace(AS_READ, last_mark=NEW), says("270"))
    assert found.page == replace(
        AS_READ, mark=NEW, last_mark=NEW, tries=1, next_try=NOW + 5 * HOUR, read_at=NOW, etag="e2", last_modified="l2"
    )
    assert found.reading is not None
    assert "270 households" in found.reading.article.body
    assert (found.version, found.corrects, len(found.reading.article.changes)) == (0, True, 1)


async def test_a_page_that_is_corrected_for_the_fifth_time_is_looked_at_no_more(world: FakeWorld) -> None:
    held = FLOODED
    for number in ("341", "342", "343", "344"):
        desk = replace(world.desk, understanding=Reads(says(number)))  # type: ignore[arg-type]
        mark = page_mark(says(number))
        found = await after_answer(desk, replace(AS_READ, last_mark=mark), held, ANSWER, ())
        assert found.reading is not None
        assert found.page.next_try == NOW + 5 * HOUR
        held = found.reading
    desk = replace(world.desk, understanding=Reads(says("345")))  # type: ignore[arg-type]
    last = await after_answer(desk, replace(AS_READ, last_mark=page_mark(says("345"))), held, ANSWER, ())
    assert (last.page.next_try, last.page.tries, last.version, last.corrects) == (None, 3, 4, True)


async def test_a_change_that_corrects_nothing_is_the_pages_text_from_now_on(world: FakeWorld) -> None:
    moved = replace(AS_READ, mark="before", last_mark=OLD)
    found = await answered(world, moved, says("340"))
    assert found == PageOutcome(
        page=replace(moved, mark=OLD, tries=1, next_try=NOW + 5 * HOUR, read_at=NOW, etag="e2", last_modified="l2")
    )
