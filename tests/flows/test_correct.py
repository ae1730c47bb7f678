"""An article that its publisher changed: what was told of it is corrected wherever it stands, and it is not news again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.collect import collect_source
from bot.flows.correct import LATER, correct_due
from bot.flows.deliver import deliver_due
from bot.flows.publish import Published, publish_now
from bot.model.delivery import DeliveryState
from bot.model.document import Document
from bot.model.errors import DeliveryError, Refused, TryLater, Unclear
from bot.model.source import RawItem
from tests.builders import FLOOD, feed, item, subscription, workspace
from tests.compose.random_news import text_of
from tests.compose.verbatim import assert_verbatim
from tests.fakes import FakeWorld

HOUR = timedelta(hours=1)
FEWER = FLOOD.replace("340 households", "270 households")
PLACE = feed().location


async def visit(world: FakeWorld, *items: RawItem) -> tuple[int, int]:
    """The feed holds these now; how many articles are new, and how many messages say something else."""
    world.feeds.shelves[PLACE] = items
    collected = await collect_source(world.desk, feed().id)
    assert collected is not None
    return collected.new, await correct_due(world.desk)


@pytest.fixture
async def told(world: FakeWorld) -> FakeWorld:
    """A channel that was told of a flood."""
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(replace(subscription(), ping="7", say_nothing_new=False))
    await world.desk.news.add_source(feed(), followed_by="w")
    await visit(world, item())
    await publish_now(world.desk, "daily")
    await deliver_due(world.desk)
    return world


async def corrected(world: FakeWorld) -> Document:
    """What the only edit says; it is verbatim, and so is what is written down of it."""
    ((receipt, document),) = world.platform.edited
    assert receipt == "receipt-1"
    (reading,) = await world.desk.news.readings(
        [span.cites.article_id for block in document.blocks for span in getattr(block, "spans", ()) if span.cites][:1]
    )
    assert_verbatim(document, {reading.article.id: reading.article.body})
    (held,) = await world.desk.outbox.listed(DeliveryState.SENT)
    assert held.document == document
    return document


async def test_a_posted_digest_is_edited_and_says_what_changed(told: FakeWorld) -> None:
    told.clock.advance(HOUR)
    assert await visit(told, item(body=FEWER)) == (0, 1)
    text = text_of(await corrected(told))
    assert "and 270 households were told to leave." in text
    assert "340" not in text.replace("(340 → 270)", "")
    assert "corrected today 15:30 (340 → 270)" in text
    assert len(told.platform.posted) == 1
    assert await publish_now(told.desk, "daily") == Published(stories=0, parts=0), "a correction is not news"


async def test_a_change_of_markup_or_date_corrects_nothing(told: FakeWorld) -> None:
    markup = FLOOD.replace("Harwick", "<b class='x'>Harwick</b>")
    for changed in (replace(item(body=markup), published=None), item()):
        assert await visit(told, replace(changed, media_type="text/html")) == (0, 0)
    assert told.platform.edited == []


async def test_a_change_that_the_digest_does_not_show_edits_nothing(told: FakeWorld) -> None:
    assert await visit(told, item(body=FLOOD.replace("its piers", "its stone piers"))) == (0, 0)
    assert told.platform.edited == []
    (held,) = await told.desk.outbox.listed(DeliveryState.SENT)
    ids = {span.cites.article_id for block in held.document.blocks for span in getattr(block, "spans", ()) if span.cites}
    (reading,) = await told.desk.news.readings(sorted(ids))
    assert_verbatim(held.document, {reading.article.id: reading.article.body})


async def test_an_article_that_went_behind_a_paywall_stays_as_it_was_told(told: FakeWorld) -> None:
    assert await visit(told, item(body="The River Arle topped its banks. Subscribe to read on.")) == (0, 0)
    assert told.platform.edited == []


@pytest.mark.parametrize("problem", [TryLater("busy", after=3 * LATER), Unclear("the connection broke off")])
async def test_an_edit_that_cannot_be_made_now_is_made_later(told: FakeWorld, problem: DeliveryError) -> None:
    told.platform.problems.append(problem)
    assert await visit(told, item(body=FEWER)) == (0, 0)
    assert await correct_due(told.desk) == 0
    told.clock.advance(3 * LATER)
    assert await correct_due(told.desk) == 1
    assert "270" in text_of(await corrected(told))


async def test_an_edit_that_is_refused_is_not_tried_again(told: FakeWorld) -> None:
    told.platform.problems.append(Refused("the message is gone"))
    assert await visit(told, item(body=FEWER)) == (0, 0)
    told.clock.advance(24 * HOUR)
    assert await correct_due(told.desk) == 0
    assert told.platform.edited == []


async def test_what_waits_is_corrected_before_it_is_sent(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(subscription())
    await world.desk.news.add_source(feed(), followed_by="w")
    await visit(world, item())
    await publish_now(world.desk, "daily")
    assert await visit(world, item(body=FEWER)) == (0, 1)
    await deliver_due(world.desk)
    assert world.platform.edited == []
    ((_, document, _),) = world.platform.posted
    assert "270 households" in text_of(document)


async def test_corrections_one_after_the_other_all_arrive(told: FakeWorld) -> None:
    for number in (270, 250, 340):
        assert await visit(told, item(body=FLOOD.replace("340", str(number)))) == (0, 1)
    assert [f"{number} households" in text_of(document) for number, (_, document) in zip(
        (270, 250, 340), told.platform.edited, strict=True
    )] == [True, True, True]  # fmt: skip
