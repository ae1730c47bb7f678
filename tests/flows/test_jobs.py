"""Jobs lead to one another: what was published is delivered, and upkeep is for whoever has a house."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.housekeep import House
from bot.flows.jobs import do_job
from bot.model.job import DeliverDue, IndexAnew, KeepHouse, PublishDigest
from bot.model.upkeep import Chore
from tests.builders import item, subscription, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.news import store


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(subscription(next_run_at=NOW))
    await store(world, item(published=NOW))
    return world


async def test_a_published_digest_is_delivered_and_the_same_slot_leads_to_nothing(newsroom: FakeWorld) -> None:
    job = PublishDigest(subscription_id="daily", slot=NOW)
    assert await do_job(newsroom.desk, job) == (DeliverDue(),)
    assert await do_job(newsroom.desk, job) == ()
    assert await do_job(newsroom.desk, DeliverDue()) == ()
    assert len(newsroom.platform.posted) == 1


@pytest.mark.parametrize("has_house", [True, False])
async def test_upkeep_is_done_where_there_is_a_house(newsroom: FakeWorld, has_house: bool) -> None:
    care = newsroom.care
    house = House(care=care, keep={}, quiet_hour=lambda after: after + timedelta(days=1), backup_every=None)
    desk = replace(newsroom.desk, house=house if has_house else None)
    assert await do_job(desk, KeepHouse()) == ()
    assert await do_job(desk, IndexAnew()) == ()
    assert (await care.entry(Chore.HOUSEKEEPING) is not None) is has_house
