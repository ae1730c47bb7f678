"""Jobs lead to one another: what was published is delivered, and upkeep is for whoever has a house."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows import jobs
from bot.flows.collect import Collected
from bot.flows.housekeep import House
from bot.flows.jobs import do_job
from bot.model.job import (
    CollectSource,
    CorrectDue,
    DeliverDue,
    IndexAnew,
    Job,
    KeepHouse,
    PublishDigest,
    RaiseAlerts,
    ReadPages,
    TellStories,
)
from bot.model.upkeep import Chore
from tests.builders import feed, item, subscription, workspace
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


async def test_each_job_does_its_own_work(newsroom: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def noting(name: str, result: object) -> None:
        async def work(*_: object, **__: object) -> object:
            done.append(name)
            return result

        monkeypatch.setattr(jobs, name, work)

    house = House(care=newsroom.care, keep={}, quiet_hour=lambda after: after + timedelta(days=1), backup_every=None)
    desk, raised = replace(newsroom.desk, house=house), RaiseAlerts(article_ids=("a",))
    cases: list[tuple[Job, dict[str, object], tuple[Job, ...]]] = [
        (ReadPages(), {"read_due_pages": ("a",)}, (raised,)), (ReadPages(), {"read_due_pages": ()}, ()),
        (raised, {"raise_alerts": 1}, (DeliverDue(),)), (raised, {"raise_alerts": 0}, ()),
        (CollectSource(source_id="s"), {"collect_source": None}, ()),
        (CollectSource(source_id="s"), {"collect_source": Collected(source=feed())}, ()),
        (PublishDigest(subscription_id="daily", slot=NOW), {"publish_digest": None}, ()),
        (TellStories(), {"tell_stories": 3}, ()), (CorrectDue(), {"correct_due": 3}, ()),
        (KeepHouse(), {"keep_house": {}, "forget_the_lost": 1}, ()), (IndexAnew(), {"index_anew": 3}, ()),
    ]  # fmt: skip
    for job, results, following in cases:
        done.clear()
        for name, result in results.items():
            noting(name, result)
        assert await do_job(desk, job) == following, job
        assert done == list(results)
