"""Send what waits in the outbox, in order, and settle each outcome as data."""

import logging
from datetime import timedelta

from bot.flows.desk import Desk
from bot.model.delivery import Delivery
from bot.model.errors import Refused, TryLater, Unclear

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
"""How long a sender may hold a delivery; longer than any platform's own time limit."""

_FIRST_RETRY, _LAST_RETRY, _ATTEMPTS = timedelta(seconds=10), timedelta(minutes=30), 12


async def deliver_due(desk: Desk) -> int:
    """Send until no channel has a due head left; how many were sent."""
    sent = 0
    while delivery := await desk.outbox.claim(desk.clock(), lease_until=desk.clock() + LEASE):
        sent += await _deliver(desk, delivery)
    return sent


async def _deliver(desk: Desk, delivery: Delivery) -> bool:
    platform = desk.platforms.get(delivery.channel.platform)
    if platform is None:
        await desk.outbox.later(delivery.key, desk.clock() + _LAST_RETRY, f"{delivery.channel.platform} is not connected")
        return False
    try:
        receipt = await platform.send(delivery.channel, delivery.document, delivery.key)
    except Refused as problem:
        await desk.outbox.dead(delivery.key, str(problem))
        log.error("delivery_dead", extra={"key": delivery.key, "problem": str(problem)})
        return False
    except (TryLater, Unclear) as problem:
        await _postpone(desk, delivery, problem)
        return False
    await desk.outbox.sent(delivery.key, receipt, desk.clock())
    log.info("delivery_sent", extra={"key": delivery.key, "receipt": receipt})
    return True


async def _postpone(desk: Desk, delivery: Delivery, problem: TryLater | Unclear) -> None:
    if delivery.attempts >= _ATTEMPTS:
        await desk.outbox.dead(delivery.key, f"given up after {delivery.attempts} attempts: {problem}")
        log.error("delivery_dead", extra={"key": delivery.key, "problem": str(problem)})
        return
    patience = min(_FIRST_RETRY * 2 ** (delivery.attempts - 1), _LAST_RETRY)
    wish = problem.after if isinstance(problem, TryLater) else timedelta()
    await desk.outbox.later(delivery.key, desk.clock() + max(patience, wish), str(problem))
    log.warning("delivery_postponed", extra={"key": delivery.key, "attempt": delivery.attempts, "problem": str(problem)})
