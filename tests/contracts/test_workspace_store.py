"""The contract of `ports.WorkspaceStore`."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.alert import AlertRule
from bot.model.errors import UserError
from bot.model.picture import PictureSize
from bot.model.problems import problem_of
from bot.model.topic import Topic
from bot.model.workspace import Workspace
from bot.ports.workspaces import WorkspaceStore
from bot.store.store import Store
from tests.store.builders import NOW, channel, subscription


@pytest.fixture
def workspaces(store: Store) -> WorkspaceStore:
    return store.workspaces


def topic(topic_id: str = "t1", name: str = "Ferries", *, workspace_id: str = "w") -> Topic:
    return Topic(
        id=topic_id, workspace_id=workspace_id, name=name, any_of=("ferry", "Port Alder"), all_of=("sea",), none_of=("air",)
    )


async def test_a_workspace_is_kept_and_changed(workspaces: WorkspaceStore) -> None:
    workspace = Workspace(
        id="w", platform="slack", name="The Newsroom ☕", timezone="Asia/Tokyo", language="ja", reads=("ja", "en")
    )
    assert await workspaces.workspace("w") is None
    await workspaces.save_workspace(workspace)
    assert await workspaces.workspace("w") == workspace
    await workspaces.save_workspace(replace(workspace, name="Night desk"))
    assert await workspaces.workspace("w") == replace(workspace, name="Night desk")


async def test_topics_come_by_name_whatever_their_case(workspaces: WorkspaceStore) -> None:
    for number, name in enumerate(["weather", "Budget", "ferries"]):
        await workspaces.save_topic(topic(f"t{number}", name))
    assert [one.name for one in await workspaces.topics("w")] == ["Budget", "ferries", "weather"]
    assert (await workspaces.topics("w"))[0] == topic("t1", "Budget")


@pytest.mark.parametrize("name", ["Ferries", "FERRIES", "ferries"])
async def test_a_second_topic_of_the_same_name_is_refused(workspaces: WorkspaceStore, name: str) -> None:
    await workspaces.save_topic(topic())
    with pytest.raises(UserError, match="“Ferries”"):
        await workspaces.save_topic(topic("t2", name))
    assert await workspaces.topics("w") == (topic(),)


async def test_a_topic_can_change_the_case_of_its_own_name(workspaces: WorkspaceStore) -> None:
    await workspaces.save_topic(topic())
    await workspaces.save_topic(topic(name="FERRIES"))
    assert await workspaces.topics("w") == (topic(name="FERRIES"),)


async def test_two_workspaces_share_neither_names_nor_ids(workspaces: WorkspaceStore) -> None:
    await workspaces.save_topic(topic(workspace_id="a"))
    await workspaces.save_topic(topic(workspace_id="b"))
    assert await workspaces.topics("a") == (topic(workspace_id="a"),)
    assert not await workspaces.delete_topic("c", "t1")
    assert await workspaces.delete_topic("a", "t1")
    assert not await workspaces.delete_topic("a", "t1")
    assert await workspaces.topics("b") == (topic(workspace_id="b"),)


async def test_a_subscription_is_kept_and_changed(workspaces: WorkspaceStore) -> None:
    first = replace(subscription(to=channel(thread="12.3")), last_window_end=NOW - timedelta(days=1), method="lexrank", quotes=0)
    first = replace(first, pictures=PictureSize.LARGE)
    assert await workspaces.subscription("morning") is None
    await workspaces.save_subscription(first)
    assert await workspaces.subscription("morning") == first
    paused = replace(first, next_run_at=None, topic_ids=())
    await workspaces.save_subscription(paused)
    assert await workspaces.subscription("morning") == paused


async def test_subscriptions_come_by_id_and_workspace(workspaces: WorkspaceStore) -> None:
    for name, workspace_id in [("z", "a"), ("m", "a"), ("k", "b")]:
        await workspaces.save_subscription(subscription(name, workspace_id=workspace_id))
    assert [one.id for one in await workspaces.subscriptions("a")] == ["m", "z"]


async def test_a_workspace_cannot_take_over_anothers_subscription(workspaces: WorkspaceStore) -> None:
    await workspaces.save_subscription(subscription(workspace_id="a"))
    with pytest.raises(UserError):
        await workspaces.save_subscription(subscription(workspace_id="b"))
    assert await workspaces.subscription("morning") == subscription(workspace_id="a")


async def test_due_subscriptions_come_longest_waiting_first(workspaces: WorkspaceStore) -> None:
    minutes = {"now": 0, "long": -60, "some": -5, "not-yet": 1}
    for name, offset in minutes.items():
        await workspaces.save_subscription(subscription(name, next_run_at=NOW + timedelta(minutes=offset)))
    await workspaces.save_subscription(subscription("paused", next_run_at=None))
    assert [one.id for one in await workspaces.due_subscriptions(NOW)] == ["long", "some", "now"]
    assert [one.id for one in await workspaces.due_subscriptions(NOW, limit=1)] == ["long"]


async def test_all_that_holds_a_subscription_back_is_kept(workspaces: WorkspaceStore) -> None:
    rule = AlertRule(topic_id="t1", outlets=4, within=timedelta(minutes=45), per_day=1, in_quiet_hours=True)
    held = replace(
        subscription(),
        grace=timedelta(hours=3),
        quiet_hours="22:00-07:00",
        say_nothing_new=False,
        alerts=(rule, AlertRule(topic_id="t2")),
        paused=True,
        muted_until=NOW + timedelta(hours=2),
        problem=problem_of("the channel is gone"),
        configured="daily 09:00 | UTC | ",
    )
    await workspaces.save_subscription(held)
    assert await workspaces.subscription("morning") == held


async def test_a_slot_is_moved_by_one_only(workspaces: WorkspaceStore) -> None:
    first = subscription()
    await workspaces.save_subscription(first)
    later = NOW + timedelta(hours=1)
    assert await workspaces.reschedule(first, later)
    assert not await workspaces.reschedule(first, None), "it stands at another time by now"
    assert await workspaces.subscription("morning") == replace(first, next_run_at=later)
    assert await workspaces.reschedule(replace(first, next_run_at=later), None)
    assert await workspaces.reschedule(replace(first, next_run_at=None), NOW)
    assert not await workspaces.reschedule(subscription("unknown"), None)


async def test_what_was_disabled_is_due_no_more_and_says_why_once(workspaces: WorkspaceStore) -> None:
    await workspaces.save_subscription(subscription())
    assert await workspaces.disable_subscription("morning", problem_of("the channel is gone"))
    assert not await workspaces.disable_subscription("morning", problem_of("another reason"))
    assert not await workspaces.disable_subscription("unknown", problem_of("none"))
    assert await workspaces.subscription("morning") == replace(
        subscription(), next_run_at=None, problem=problem_of("the channel is gone")
    )
    assert await workspaces.due_subscriptions(NOW) == ()
    await workspaces.save_subscription(subscription())
    assert await workspaces.disable_subscription("morning", problem_of("gone again"))


async def test_only_those_at_work_are_asked_for_alerts(workspaces: WorkspaceStore) -> None:
    rules = (AlertRule(topic_id="t1"),)
    alerting = replace(subscription("b"), alerts=rules)
    for one in (
        alerting,
        replace(subscription("a", workspace_id="other"), alerts=rules, next_run_at=None),
        replace(subscription("paused"), alerts=rules, paused=True),
        replace(subscription("disabled"), alerts=rules, problem=problem_of("gone")),
        subscription("none"),
    ):
        await workspaces.save_subscription(one)
    assert [one.id for one in await workspaces.alerting()] == ["a", "b"]
