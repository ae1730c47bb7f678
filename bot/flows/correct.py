"""Corrections: when a publisher changes an article, every message that shows it is edited.

An edit is idempotent, so a message is edited first and recorded as corrected afterwards. No message holds up another: one that
cannot be edited now is tried again, less often the older it is, as long as messages are corrected at all.
"""

import logging
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.compose.correct import corrected, looks_alike
from bot.compose.edition import Edition
from bot.compose.fit import fit
from bot.flows.desk import DeliveryDesk
from bot.model.delivery import Delivery, DeliveryState
from bot.model.document import Document, shown_articles
from bot.model.errors import BotError, Final, Refused, TryLater, Unclear

log = logging.getLogger(__name__)

LATER = timedelta(minutes=5)
"""The shortest wait before a failed edit is tried again."""

_OF_ITS_AGE = 12
"""The wait as a share of the message's age: two hours after a day, some eighty tries in all."""


async def correct_due(desk: DeliveryDesk) -> int:
    """Correct every message that is marked; how many changed."""
    changed = 0
    while due := await desk.corrections.due(desk.clock(), platforms=desk.reached):
        for delivery, asked_at in due:
            try:
                changed += await _correct(desk, delivery, asked_at)
            except BotError:
                raise
            except Exception as problem:
                log.exception("correction_failed", extra={"key": delivery.key})
                await _postpone(desk, delivery, Unclear(f"unexpected {type(problem).__name__}: {problem}"))
    return changed


async def _correct(desk: DeliveryDesk, delivery: Delivery, asked_at: datetime) -> bool:
    """Correct one message; whether it changed. A message that still waits is corrected before it is sent."""
    document = await _corrected(desk, delivery)
    differs = not looks_alike(document, delivery.document)
    if differs and delivery.state is DeliveryState.SENT:
        try:
            platform = desk.platforms[delivery.channel.platform]
            await platform.edit(delivery.channel, delivery.receipt, document, delivery.key, ping=delivery.ping)
        except (TryLater, Unclear) as problem:
            await _postpone(desk, delivery, problem)
            return False
        except Refused as problem:
            if not isinstance(problem, Final):
                log.warning("correction_refused", extra={"key": delivery.key, "problem": str(problem)})
            document, differs = delivery.document, False
    if not await desk.corrections.settle(delivery, document, asked_at) or not differs:
        return False
    log.info("message_corrected", extra={"key": delivery.key, "receipt": delivery.receipt})
    return True


async def _postpone(desk: DeliveryDesk, delivery: Delivery, problem: TryLater | Unclear) -> None:
    now = desk.clock()
    await desk.corrections.postpone(delivery.key, now + max(LATER, problem.after, (now - delivery.slot) / _OF_ITS_AGE))
    log.info("correction_postponed", extra={"key": delivery.key, "problem": str(problem)})


async def _corrected(desk: DeliveryDesk, delivery: Delivery) -> Document:
    """The message from its articles as they are now, within its platform's limits."""
    subscription = await desk.workspaces.subscription(delivery.subscription_id)
    posted = delivery.document
    readings = {reading.article.id: reading for reading in await desk.news.readings(shown_articles(posted))}
    zone = ZoneInfo(subscription.timezone if subscription else "UTC")
    document = corrected(posted, readings, Edition(now=desk.clock(), zone=zone, language=posted.language, plain=posted.plain))
    if looks_alike(document, posted):
        return document
    room = desk.platforms[delivery.channel.platform].room(plain=document.plain)
    return fit(document, room, max_parts=1)[0]
