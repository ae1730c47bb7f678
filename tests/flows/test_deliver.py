"""Sending what waits: what becomes of a message after each outcome."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.flows.deliver import deliver_due
from bot.flows.desk import DeliveryDesk
from bot.flows.senders import Senders
from bot.model.delivery import Delivery, DeliveryState
from bot.model.errors import LookingOn, Refused, StoreTrouble, TryLater, Unclear
from bot.model.problems import Code, Problem, problem_of
from tests.builders import subscription
from tests.fakes import NOW
from tests.flows.post_office import DAY, LATER, MINUTE, SECOND, Post, eventually, open_post

ATTEMPTS, LEASE = 30, 2 * MINUTE


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    async with open_post() as opened:
        yield opened


async def test_the_parts_come_in_order_and_are_settled(post: Post) -> None:
    keys = await post.publish(parts=3)
    assert await deliver_due(post.desk) == 3
    assert post.posted() == keys
    held = await post.desk.outbox.listed(DeliveryState.SENT)
    assert [(one.receipt, one.attempts, one.unclear) for one in held] == [(f"receipt of {key}", 1, False) for key in keys]
    assert await deliver_due(post.desk) == 0


async def test_a_rate_limit_is_waited_out_in_full_and_nothing_is_looked_up(post: Post) -> None:
    (key,) = await post.publish()
    post.chat.script = [(TryLater("slow down", after=5 * MINUTE), False)]
    assert await deliver_due(post.desk) == 0
    held = await post.only()
    assert (held.state, held.attempts, held.problem) == (DeliveryState.WAITING, 1, problem_of("slow down"))
    post.clock.advance(5 * MINUTE - SECOND)
    assert await deliver_due(post.desk) == 0
    post.clock.advance(MINUTE)
    assert await deliver_due(post.desk) == 1
    assert (post.posted(), post.chat.looked_since) == ([key], [])


async def test_what_was_sent_by_a_clock_that_ran_ahead_is_looked_for_in_the_days_before(post: Post) -> None:
    await post.publish()
    post.clock.advance(40 * DAY)
    post.chat.script = [(Unclear("502"), True)]
    assert await deliver_due(post.desk) == 0
    post.clock.advance(-39 * DAY)
    await post.desk.outbox.hasten(post.clock())
    assert await deliver_due(post.desk) == 1
    assert (len(post.posted()), post.chat.looked_since) == (1, [post.clock() - 2 * DAY])


@pytest.mark.parametrize("problem", [Unclear("502"), RuntimeError("a bug"), TimeoutError()], ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("arrives", [True, False])
async def test_what_may_have_arrived_is_looked_for_before_it_is_sent_again(post: Post, problem: Exception, arrives: bool) -> None:
    (key,) = await post.publish()
    post.chat.script = [(problem, arrives)]
    assert await deliver_due(post.desk) == 0
    assert (await post.only()).unclear
    post.clock.advance(LATER)
    assert await deliver_due(post.desk) == 1
    held = await post.only()
    assert post.posted() == [key]
    assert post.chat.looked_since == [NOW]
    assert held.receipt == (f"found {key}" if arrives else f"receipt of {key}")


async def test_a_refusal_that_cannot_be_written_is_met_again_at_once(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    (key,) = await post.publish()
    post.chat.script = [(Refused("unknown channel"), False)] * 2

    async def away(*_: object) -> bool:
        raise StoreTrouble("the database cannot be reached")

    with monkeypatch.context() as broken:
        broken.setattr(post.desk.workspaces, "disable_subscription", away)
        with pytest.raises(StoreTrouble):
            await deliver_due(post.desk)
    assert await deliver_due(post.desk) == 0
    held = await post.only()
    assert (held.key, held.state, held.unclear) == (key, DeliveryState.DEAD, False)
    assert post.chat.looked_since == [], "it surely did not arrive"


async def test_a_lease_that_ran_out_is_looked_up_first(post: Post) -> None:
    """The process before died after the message had arrived and before that was written down."""
    (key,) = await post.publish()
    claimed = await post.desk.outbox.claim(NOW, lease_until=NOW + LEASE)
    assert claimed is not None
    post.posted().append(key)
    assert await deliver_due(post.desk) == 0, "it may still be at work"
    post.clock.advance(LEASE)
    assert await deliver_due(post.desk) == 1
    assert post.posted() == [key]


async def test_a_lookup_that_has_to_wait_leaves_it_unclear(post: Post) -> None:
    (key,) = await post.publish()
    post.chat.script = [(Unclear("timeout"), True)]
    post.chat.lookups = [TryLater("slow down", after=2 * DAY), Unclear("timeout")]
    await deliver_due(post.desk)
    post.clock.advance(LATER)
    await deliver_due(post.desk)
    held = await post.only()
    assert (held.unclear, held.not_before is not None and held.not_before >= post.clock() + 2 * DAY) == (True, True)
    for _ in range(2):
        post.clock.advance(3 * DAY)
        await deliver_due(post.desk)
    assert (post.posted(), await post.states()) == ([key], [DeliveryState.SENT])


async def test_a_look_up_in_several_goes_costs_one_attempt_and_goes_on_where_it_was(post: Post) -> None:
    (key,) = await post.publish()
    post.chat.script = [(Unclear("timeout"), True)]
    post.chat.lookups = [LookingOn("slow down", looked=f"page {page}", after=MINUTE) for page in (1, 2)]
    await deliver_due(post.desk)
    post.clock.advance(LATER)
    for _ in range(3):
        await deliver_due(post.desk)
        post.clock.advance(MINUTE)
    held = await post.only()
    assert (held.state, held.attempts, post.posted()) == (DeliveryState.SENT, 2, [key])
    assert [search.looked for search in post.chat.searches] == ["", "page 1", "page 2"]
    assert {search.until for search in post.chat.searches} == {NOW + LEASE}


async def test_what_is_sent_once_more_is_looked_for_from_the_beginning_and_until_then(post: Post) -> None:
    (key,) = await post.publish()
    post.chat.script = [(Unclear("timeout"), False), (Unclear("timeout"), True)]
    post.chat.lookups = [LookingOn("slow down", looked="page 1", after=MINUTE)]
    for _ in range(4):
        await deliver_due(post.desk)
        post.clock.advance(LATER)
    assert post.posted() == [key]
    assert [(search.looked, search.until) for search in post.chat.searches] == [
        ("", NOW + LEASE), ("page 1", NOW + LEASE), ("", NOW + 2 * LATER + LEASE)
    ]  # fmt: skip


async def test_where_looking_is_not_allowed_it_is_sent_again_rather_than_lost(post: Post) -> None:
    (key,) = await post.publish()
    post.chat.script = [(Unclear("timeout"), False)]
    post.chat.lookups = [Refused("missing scope")]
    await deliver_due(post.desk)
    post.clock.advance(LATER)
    assert await deliver_due(post.desk) == 1
    assert post.posted() == [key]


async def test_a_refusal_disables_the_subscription_and_tells_its_admin_once(post: Post) -> None:
    await post.publish(parts=3)
    other = await post.publish("other")
    post.chat.script = [(Refused("the channel is gone"), False)]
    assert await deliver_due(post.desk) == len(other)
    assert sorted(await post.states()) == ["dead", "dead", "dead", "sent"]
    refused = next(one for one in ("daily", "other") if not post.posted(one))
    held = await post.desk.workspaces.subscription(refused)
    assert held is not None
    kept = replace(subscription(refused), last_window_end=NOW)
    assert held == replace(kept, problem=problem_of("the channel is gone"), next_run_at=None)
    assert post.told == [(refused, problem_of("the channel is gone"))]


async def test_a_refusal_of_what_was_under_way_tells_nobody_again(post: Post) -> None:
    await post.publish()
    assert await post.desk.workspaces.disable_subscription("daily", problem_of("the channel is gone"))
    post.chat.script = [(Refused("the channel is gone"), False)]
    await deliver_due(post.desk)
    assert (post.told, await post.states()) == ([], [DeliveryState.DEAD])


async def test_what_may_have_arrived_in_a_channel_that_closed_stays_unclear_and_is_looked_for_when_it_opens(post: Post) -> None:
    (key,) = await post.publish()
    post.chat.script = [(Unclear("502"), True), (Refused("the channel is gone"), False)]
    post.chat.lookups = [Refused("the channel is gone")]
    await deliver_due(post.desk)
    post.clock.advance(LATER)
    await deliver_due(post.desk)
    held = await post.only()
    assert (held.state, held.unclear) == (DeliveryState.DEAD, True)
    assert await post.desk.outbox.retry([key]) == 1
    assert await deliver_due(post.desk) == 1
    assert post.posted() == [key]


async def test_the_attempts_are_bounded_and_the_next_message_goes_on(post: Post) -> None:
    first, second = await post.publish(parts=2)
    post.chat.script = [(TryLater("busy", after=timedelta()), False)] * ATTEMPTS
    for _ in range(ATTEMPTS):
        assert post.posted() == []
        await deliver_due(post.desk)
        post.clock.advance(LATER)
    dead, sent = await post.desk.outbox.listed(*DeliveryState)
    assert (dead.key, dead.state, str(dead.problem)) == (first, DeliveryState.DEAD, f"given up after {ATTEMPTS} attempts: busy")
    assert (sent.key, sent.state) == (second, DeliveryState.SENT)


async def test_a_message_that_ends_the_process_each_time_is_given_up(post: Post) -> None:
    await post.publish()
    for _ in range(ATTEMPTS):
        assert await post.desk.outbox.claim(post.clock(), lease_until=post.clock() + LEASE)
        post.clock.advance(LEASE)
    assert await deliver_due(post.desk) == 0
    assert (post.posted(), await post.states()) == ([], [DeliveryState.DEAD])


@pytest.mark.parametrize(
    ("jitter", "waits"),
    [
        (1.0, [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]),
        (0.5, [5, 10, 20, 40]),
        (0.0, [2, 2, 2, 2]),
    ],
)
async def test_the_wait_doubles_up_to_its_share(post: Post, jitter: float, waits: Sequence[int]) -> None:
    await post.publish()
    desk = replace(post.desk, jitter=lambda: jitter)
    post.chat.script = [(Unclear("timeout"), False)] * len(waits)
    for wait in waits:
        await deliver_due(desk)
        assert (await post.only()).not_before == post.clock() + wait * SECOND
        post.clock.advance(wait * SECOND)


@pytest.mark.parametrize("elsewhere", [{"platforms": {}}, {"sends": frozenset({"other"})}])
async def test_what_is_for_a_chat_that_is_not_open_here_waits_untried(post: Post, elsewhere: dict[str, Any]) -> None:
    (key,) = await post.publish()
    desk = replace(post.desk, **elsewhere)
    for _ in range(ATTEMPTS + 1):
        assert await deliver_due(desk) == 0
        post.clock.advance(LATER)
    held = await post.only()
    assert (held.state, held.attempts, held.problem) == (DeliveryState.WAITING, 0, None)
    assert await deliver_due(post.desk) == 1
    assert post.posted() == [key]


# A lease and its two halves


async def test_who_sends_has_two_minutes_before_another_takes_the_message_up(post: Post) -> None:
    await post.publish()
    post.chat.hold = {"daily-channel": asyncio.Event()}
    sending = asyncio.create_task(deliver_due(post.desk))
    await eventually(lambda: post.chat.at_once == 1)
    assert await post.desk.outbox.claim(NOW + LEASE - SECOND, lease_until=NOW + 2 * LEASE) is None
    assert await post.desk.outbox.claim(NOW + LEASE, lease_until=NOW + 2 * LEASE) is not None
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)


async def test_a_send_that_takes_a_minute_is_broken_off_and_unclear(post: Post) -> None:
    limits: list[float] = []

    class Timed(Senders):
        @asynccontextmanager
        async def within(self, seconds: float) -> AsyncIterator[None]:
            limits.append(seconds)
            async with super().within(0.01):
                yield

    await post.publish()
    post.chat.hold = {"daily-channel": asyncio.Event()}
    assert await deliver_due(replace(post.desk, senders=Timed())) == 0
    held = await post.only()
    assert (limits, held.state, held.unclear) == ([60.0], DeliveryState.WAITING, True)
    assert held.problem == Problem(Code.NO_ANSWER_WITHIN, {"seconds": 60})


@dataclass
class Meanwhile:
    """The outbox of a process that stands still for a while after its first claim, or loses what it claimed."""

    post: Post
    stands_still: timedelta = timedelta()
    loses: int = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.post.desk.outbox, name)

    async def claim(self, now: datetime, **asked: Any) -> Delivery | None:
        taken = await self.post.desk.outbox.claim(now, **asked)
        self.post.clock.advance(self.stands_still)
        self.stands_still = timedelta()
        return taken

    async def sent_again(self, key: str, now: datetime, *, attempt: int) -> bool:
        self.loses -= 1
        return self.loses < 0 and await self.post.desk.outbox.sent_again(key, now, attempt=attempt)

    @property
    def desk(self) -> DeliveryDesk:
        return replace(self.post.desk, outbox=self)  # type: ignore[arg-type]


@pytest.mark.parametrize(("seconds", "attempts"), [(59, 1), (60, 2), (3600, 2)])
async def test_who_stood_still_for_half_a_lease_sends_nothing_in_that_attempt(post: Post, seconds: int, attempts: int) -> None:
    """The rest of the lease would be too short for a send; it is given back, and is not unclear."""
    (key,) = await post.publish()
    assert await deliver_due(Meanwhile(post, seconds * SECOND).desk) == 1
    held = await post.only()
    assert (post.posted(), held.attempts, held.first_tried) == ([key], attempts, NOW)
    assert post.chat.searches == []


async def test_what_another_took_up_during_the_look_up_is_not_sent_again(post: Post) -> None:
    (key,) = await post.publish()
    post.chat.script = [(Unclear("timeout"), False)]
    await deliver_due(post.desk)
    post.clock.advance(LATER)
    assert await deliver_due(Meanwhile(post, loses=1).desk) == 1
    held = await post.only()
    assert (post.posted(), held.attempts) == ([key], 3)


async def test_a_look_up_in_several_goes_is_not_gone_on_with_at_once(post: Post) -> None:
    await post.publish()
    post.chat.script = [(Unclear("timeout"), False)]
    post.chat.lookups = [LookingOn("one page so far", looked="page 1")]
    await deliver_due(post.desk)
    post.clock.advance(LATER)
    await deliver_due(post.desk)
    held = await post.only()
    assert (held.not_before, held.attempts) == (post.clock() + 2 * SECOND, 1)


async def test_a_wait_is_added_to_what_the_receiver_asks_for(post: Post) -> None:
    await post.publish()
    post.chat.script = [(TryLater("slow down", after=MINUTE), False)]
    await deliver_due(post.desk)
    assert (await post.only()).not_before == NOW + MINUTE + 10 * SECOND
