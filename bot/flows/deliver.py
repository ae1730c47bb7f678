"""Send what waits in the outbox, in order in each channel, and settle each outcome.

| a platform's outcome      | what becomes of the delivery                                                           |
|---------------------------|----------------------------------------------------------------------------------------|
| a receipt                 | sent                                                                                   |
| TryLater                  | waits: the receiver's own delay and a back-off with full jitter                        |
| Unclear, or anything else | the same; before it is sent again the platform is asked whether it is there            |
| LookingOn                 | waits as told, and is looked for further then; the attempt does not count              |
| Refused                   | dead, with what waits behind it; the subscription is disabled and its admin told, once |

Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.flows.desk import DeliveryDesk
from bot.flows.people import let_go
from bot.flows.timing import stopwatch
from bot.model.backoff import Backoff
from bot.model.delivery import Delivery, Search
from bot.model.errors import LookingOn, Refused, StoreTrouble, TryLater, Unclear
from bot.model.problems import Code, Problem
from bot.ports.delivery import ChatPlatform

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
"""How long a sender may hold a delivery (lease)."""

SEND_TIMEOUT = LEASE / 2
"""A send begins in the first half of its lease and takes no longer than the other half, so it never outlasts the lease."""

ATTEMPTS = 30
"""With the waits between them: some ten hours."""

_BACKOFF = Backoff(first=timedelta(seconds=10), longest=timedelta(hours=1))
_CLOCK_RAN_AHEAD = timedelta(days=2)
"""How far back a message is looked for that was sent before the clock was set back."""
_SHOWS_UP = timedelta(seconds=2)
"""A message that arrived may take a moment before it can be found."""


async def deliver_due(desk: DeliveryDesk) -> int:
    """Send until no channel has a due message left, or all senders of this process are busy; how many were sent.

    Channels are served concurrently: a slow one delays no other.
    """
    if not await desk.outbox.is_due(desk.clock(), desk.reached):
        return 0
    team: list[asyncio.Task[int]] = []

    def hire() -> None:
        team.append(asyncio.create_task(_send_on(desk, hire)))

    hire()
    try:
        for sender in team:  # a sender that finds something to send starts another
            await asyncio.wait({sender})
    finally:
        for sender in team:
            sender.cancel()
        await asyncio.gather(*team, return_exceptions=True)
    return sum(sender.result() for sender in team)


async def _send_on(desk: DeliveryDesk, hire: Callable[[], None]) -> int:
    """One sender: message after message, of whichever channel is free. After its first it starts another sender."""
    sent, alone = 0, True
    while True:
        with desk.senders.acquire() as free:
            if not free:
                return sent
            now = desk.clock()
            delivery = await desk.outbox.claim(now, lease_until=now + LEASE, platforms=desk.reached, holder=desk.process)
            if delivery is None:
                return sent
            if alone:
                alone = False
                hire()
            with desk.senders.sending(delivery.key) as first:
                if first:
                    sent += await _deliver(desk, delivery, send_by=now + LEASE - SEND_TIMEOUT)
                else:
                    await _give_back(desk, delivery, Problem(Code.EARLIER_ATTEMPT_UNDER_WAY), unclear=True, wait=_BACKOFF.first)


async def _deliver(desk: DeliveryDesk, delivery: Delivery, *, send_by: datetime) -> bool:
    """One attempt and its outcome; whether it was sent."""
    seconds = stopwatch()
    try:
        async with desk.senders.within(SEND_TIMEOUT.total_seconds()):
            receipt = await _post(desk, delivery, send_by)
    except asyncio.CancelledError:
        await _give_back(desk, delivery, Problem(Code.STOPPED_WHILE_SENDING), unclear=True)
        raise
    except Refused as problem:
        await _refuse(desk, delivery, problem.problem)
    except LookingOn as problem:
        not_before = desk.clock() + max(problem.after, _SHOWS_UP)
        await desk.outbox.looking(delivery.key, not_before, problem.looked, attempt=delivery.attempts)
        log.info("delivery_looked_for", extra={"key": delivery.key, "problem": str(problem)})
    except (TryLater, Unclear) as problem:
        await _postpone(desk, delivery, problem)
    except TimeoutError:
        silent = Problem(Code.NO_ANSWER_WITHIN, {"seconds": SEND_TIMEOUT // timedelta(seconds=1)})
        await _postpone(desk, delivery, Unclear(silent))
    except Exception as problem:
        log.exception("delivery_failed", extra={"key": delivery.key})
        await _postpone(desk, delivery, Unclear(f"unexpected {type(problem).__name__}: {problem}"))
    else:
        if receipt is None:
            await _give_back(desk, delivery, Problem(Code.HELD_UP_BEFORE_SENDING), unclear=False)
            return False
        await desk.outbox.sent(delivery.key, receipt, desk.clock())
        facts = {"receipt": receipt, "attempt": delivery.attempts, "seconds": seconds()}
        log.info("delivery_sent", extra={"key": delivery.key, **facts})
        return True
    return False


async def _post(desk: DeliveryDesk, delivery: Delivery, send_by: datetime) -> str | None:
    """The receipt of the message: of one that an earlier attempt sent, or else of a new one. None when the process was suspended
    so long that another one may be sending it by now."""
    platform = desk.platforms[delivery.channel.platform]
    if delivery.attempts > ATTEMPTS:
        raise _problem(delivery, Problem(Code.BOT_ENDED_WHILE_SENDING))
    receipt = await _look_up(platform, delivery, desk.clock()) if delivery.unclear else None
    if receipt is not None:
        return receipt
    if (now := desk.clock()) >= send_by:
        return None
    if delivery.unclear and not await desk.outbox.sent_again(delivery.key, now, attempt=delivery.attempts):
        return None
    return await platform.send(delivery.channel, delivery.document, delivery.key, ping=delivery.ping, reply_to=delivery.reply_to)


async def _look_up(platform: ChatPlatform, delivery: Delivery, now: datetime) -> str | None:
    """Where the platform does not allow the look-up, the message is sent again: twice is better than never."""
    assert delivery.first_tried is not None  # noqa: S101  (a claim sets it)
    until = delivery.last_tried + LEASE if delivery.last_tried else now  # no send outlasts its lease
    if delivery.first_tried > now:  # It was written by a clock that ran ahead; the platform's own was right.
        since, until = now - _CLOCK_RAN_AHEAD, now
    else:
        since = delivery.first_tried
    search = Search(since=since, until=until, looked=delivery.looked)
    try:
        return await platform.find(delivery.channel, delivery.key, search, reply_to=delivery.reply_to)
    except TryLater as problem:
        raise Unclear(problem.problem, after=problem.after) from problem
    except Refused as problem:
        log.warning("lookup_refused", extra={"key": delivery.key, "problem": str(problem)})
        return None


def _problem(delivery: Delivery, problem: Problem) -> TryLater | Unclear:
    """Nothing was tried this time: an unclear message stays unclear."""
    return Unclear(problem) if delivery.unclear else TryLater(problem, after=timedelta())


async def _postpone(desk: DeliveryDesk, delivery: Delivery, problem: TryLater | Unclear) -> None:
    unclear = isinstance(problem, Unclear)
    facts = {"key": delivery.key, "attempt": delivery.attempts, "problem": str(problem)}
    if delivery.attempts >= ATTEMPTS:
        given_up = Problem(Code.GIVEN_UP, {"count": delivery.attempts, "problem": problem.problem})
        await desk.outbox.dead(delivery.key, given_up, attempt=delivery.attempts, unclear=unclear)
        log.error("delivery_dead", extra=facts)
        return
    backoff = _BACKOFF.after(delivery.attempts, share=desk.jitter())
    not_before = desk.clock() + max(problem.after + backoff, _SHOWS_UP)
    await desk.outbox.later(delivery.key, not_before, problem.problem, attempt=delivery.attempts, unclear=unclear)
    log.warning("delivery_postponed", extra=facts)


async def _refuse(desk: DeliveryDesk, delivery: Delivery, problem: Problem) -> None:
    """Disable the subscription first: if the process ends in between, the delivery is refused again and settled then.

    A closed channel cannot be searched either: an unclear earlier attempt stays unclear.
    """
    try:
        is_new = await desk.workspaces.disable_subscription(delivery.subscription_id, problem)
    except StoreTrouble:
        await _give_back(desk, delivery, problem, unclear=delivery.unclear)
        raise
    await desk.outbox.refused(delivery.key, problem, attempt=delivery.attempts, unclear=delivery.unclear)
    if delivery.channel.person:
        await _refuse_person(desk, delivery, problem)
        return
    log.error("delivery_dead", extra={"key": delivery.key, "attempt": delivery.attempts, "problem": str(problem)})
    subscription = await desk.workspaces.subscription(delivery.subscription_id)
    if is_new and subscription:
        await desk.tell_admin(subscription, problem)


async def _refuse_person(desk: DeliveryDesk, delivery: Delivery, problem: Problem) -> None:
    """A person who accepts no messages sees the problem in their list of what they follow. A person who left is forgotten."""
    log.info("reader_not_reached", extra={"key": delivery.key, "problem": str(problem)})
    if problem.code is Code.PERSON_LEFT:
        await let_go(desk, delivery.channel)


async def _give_back(
    desk: DeliveryDesk, delivery: Delivery, problem: Problem, *, unclear: bool, wait: timedelta = timedelta()
) -> None:
    """Let the next sender have it: at once, since nothing failed, or after a wait."""
    await desk.outbox.later(delivery.key, desk.clock() + wait, problem, attempt=delivery.attempts, unclear=unclear)
