"""The database goes away in the middle of a piece of work: what was claimed is free, or settled, as soon as it is back."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest

from bot.model.delivery import DeliveryState
from bot.model.errors import BotError, StoreTrouble
from bot.model.problems import problem_of
from bot.model.source import SourceState
from bot.ports.delivery import Outbox
from bot.ports.pages import PageState, WantedPage
from bot.store.store import Store, open_store
from tests.contracts.outbox_calls import LEASE, claim, publish
from tests.store.builders import NOW, delivery, reading, source

LATER = NOW + timedelta(minutes=5)
WHY = problem_of("the channel is gone")


@contextmanager
def outage(store: Store, *, answers_get_lost: bool = False) -> Iterator[None]:
    """Nothing can be written meanwhile. `answers_get_lost`: it is written, and its writer does not know."""
    writes = store.database.write

    @asynccontextmanager
    async def failing(**how: bool) -> AsyncIterator[Any]:
        if answers_get_lost:
            async with writes(**how) as connection:
                yield connection
        raise StoreTrouble("the database cannot be reached")
        yield

    with patch.object(store.database, "write", failing):
        yield


@pytest.fixture
async def both(shared_url: str) -> AsyncIterator[tuple[Store, Store]]:
    """Two processes' stores over one database, with a source and a page that are due."""
    one = await open_store(shared_url)
    other = await open_store(shared_url)
    await one.news.add_source(source(), followed_by="*")
    teaser = reading("a", "The bridge is open.")
    teaser = replace(teaser, article=replace(teaser.article, is_teaser=True))
    page = WantedPage(article_id="gazette:a", address="https://a.example/a", host="a.example", next_try=NOW)
    await one.news.save_visit(SourceState(source_id="gazette", next_check=NOW), [teaser], [], pages=[page])
    yield one, other
    await one.close()
    await other.close()


async def state_of(store: Store) -> SourceState:
    found = await store.news.source("gazette")
    assert found
    return found[1]


async def test_a_visit_that_cannot_be_given_back_now_is_given_back_later(both: tuple[Store, Store]) -> None:
    here, there = both
    before = await state_of(here)
    until = await here.news.claim(before, NOW, LATER, "here")
    assert until
    with outage(here):
        for attempt in (here.news.give_back(before, until), here.agenda.catch_up()):
            with pytest.raises(StoreTrouble):
                await attempt
    assert await there.news.due_sources(NOW) == ()
    await here.agenda.catch_up()
    assert await state_of(there) == before
    assert [due.id for due in await there.news.due_sources(NOW)] == ["gazette"]


@pytest.mark.parametrize("came_through", [True, False])
async def test_a_claim_on_a_source_whose_answer_was_lost_is_undone(both: tuple[Store, Store], came_through: bool) -> None:
    here, there = both
    before = await state_of(here)
    with outage(here, answers_get_lost=came_through), pytest.raises(StoreTrouble):
        await here.news.claim(before, NOW, LATER, "here")
    assert len(await there.news.due_sources(NOW)) == (not came_through)
    await here.agenda.catch_up()
    assert await state_of(there) == before
    assert await there.news.claim(before, NOW, LATER, "there") == LATER


async def test_another_ones_claim_is_not_undone(both: tuple[Store, Store]) -> None:
    here, there = both
    before = await state_of(here)
    with outage(here), pytest.raises(StoreTrouble):
        await here.news.claim(before, NOW, LATER, "here")
    with outage(here), pytest.raises(StoreTrouble):
        await here.pages.claim(NOW, LATER, holder="here")
    assert await there.news.claim(before, NOW, LATER, "there")
    assert await there.pages.claim(NOW, LATER, holder="there")
    await here.agenda.catch_up()
    assert await there.news.due_sources(NOW) == ()
    assert not await there.pages.due(NOW)


async def test_a_page_that_cannot_be_given_back_now_is_given_back_later(both: tuple[Store, Store]) -> None:
    here, there = both
    turn = await here.pages.claim(NOW, LATER, holder="here")
    assert turn
    with outage(here), pytest.raises(StoreTrouble):
        await here.pages.give_back(turn)
    assert not await there.pages.due(NOW)
    await here.agenda.catch_up()
    again = await there.pages.claim(NOW, LATER, holder="there")
    assert again == turn, "with as many tries as before"


@pytest.mark.parametrize("came_through", [True, False])
async def test_a_claim_on_a_page_whose_answer_was_lost_is_undone(both: tuple[Store, Store], came_through: bool) -> None:
    here, there = both
    with outage(here, answers_get_lost=came_through), pytest.raises(StoreTrouble):
        await here.pages.claim(NOW, LATER, holder="here")
    assert bool(await there.pages.due(NOW)) != came_through
    await here.agenda.catch_up()
    turn = await there.pages.claim(NOW, LATER, holder="there")
    assert turn
    assert [(page.tries, page.state) for page in turn.pages] == [(1, PageState.WAITING)]


async def test_a_page_settled_by_a_write_whose_answer_was_lost_stays_settled(both: tuple[Store, Store]) -> None:
    here, there = both
    turn = await here.pages.claim(NOW, LATER, holder="here")
    assert turn
    with outage(here, answers_get_lost=True), pytest.raises(StoreTrouble):
        await here.pages.settle(turn, [], NOW)
    with outage(here), pytest.raises(StoreTrouble):
        await here.pages.give_back(turn)
    await there.roster.leave("here")
    theirs = await there.pages.claim(NOW, LATER + LEASE, holder="there")
    assert theirs
    await here.agenda.catch_up()
    assert not await there.pages.due(NOW), "who has it now keeps it"


Outcome = Callable[[Outbox, str], Awaitable[None]]
OUTCOMES: dict[str, tuple[Outcome, DeliveryState]] = {
    "sent": (lambda outbox, key: outbox.sent(key, "receipt", NOW), DeliveryState.SENT),
    "later": (lambda outbox, key: outbox.later(key, LATER, WHY, attempt=1), DeliveryState.WAITING),
    "looked for": (lambda outbox, key: outbox.looking(key, LATER, "so far", attempt=1), DeliveryState.WAITING),
    "dead": (lambda outbox, key: outbox.dead(key, WHY, attempt=1), DeliveryState.DEAD),
    "refused": (lambda outbox, key: outbox.refused(key, WHY, attempt=1), DeliveryState.DEAD),
}


@pytest.mark.parametrize("came_through", [True, False])
@pytest.mark.parametrize("outcome", OUTCOMES)
async def test_what_became_of_a_message_is_written_when_the_database_is_back(
    both: tuple[Store, Store], outcome: str, came_through: bool
) -> None:
    """It once waited two minutes for its lease, and was looked for then; what waits behind it in its channel waited with it."""
    here, there = both
    settle, state = OUTCOMES[outcome]
    await publish(here, [delivery(1)])
    held = await claim(here.outbox)
    assert held
    with outage(here, answers_get_lost=came_through), pytest.raises(StoreTrouble):
        await settle(here.outbox, held.key)
    await here.agenda.catch_up()
    (found,) = await there.outbox.listed(*DeliveryState)
    assert found.state is state


async def test_an_outcome_that_came_too_late_changes_nothing(both: tuple[Store, Store]) -> None:
    here, there = both
    await publish(here, [delivery(1)])
    held = await claim(here.outbox)
    assert held
    with outage(here), pytest.raises(StoreTrouble):
        await here.outbox.later(held.key, LATER, WHY, attempt=held.attempts)
    assert await claim(there.outbox, NOW + LEASE), "its lease ran out"
    await here.agenda.catch_up()
    (found,) = await there.outbox.listed(*DeliveryState)
    assert (found.state, found.attempts) == (DeliveryState.SENDING, 2)


async def test_what_can_never_be_written_is_said_once_and_holds_up_nothing(both: tuple[Store, Store]) -> None:
    here, there = both
    before = await state_of(here)
    until = await here.news.claim(before, NOW, LATER, "here")
    assert until
    with outage(here):
        for attempt in (here.outbox.sent("unknown", "receipt", NOW), here.news.give_back(before, until)):
            with pytest.raises(StoreTrouble):
                await attempt
    with pytest.raises(BotError, match="no delivery unknown"):
        await here.agenda.catch_up()
    await here.agenda.catch_up()
    assert await state_of(there) == before
