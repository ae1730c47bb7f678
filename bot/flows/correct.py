"""Correct what was told: an article that its publisher changed changes the messages that tell of it, wherever they stand.

An edit can be repeated without harm, so a message is edited first and written down as corrected then.
"""

import logging
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.compose.correct import corrected, looks_alike
from bot.compose.edition import Edition
from bot.compose.fit import fit
from bot.flows.desk import Desk
from bot.model.delivery import Delivery, DeliveryState
from bot.model.document import Document
from bot.model.errors import Refused, TryLater, Unclear

log = logging.getLogger(__name__)

LATER = timedelta(minutes=5)
"""How long an edit waits that could not be made, unless the platform asks for more."""


async def correct_due(desk: Desk) -> int:
    """Correct every message that is to be; how many say something else now."""
    changed = 0
    while due := await desk.corrections.due(desk.clock(), platforms=desk.sends):
        for delivery, asked_at in due:
            changed += await _correct(desk, delivery, asked_at)
    return changed


async def _correct(desk: Desk, delivery: Delivery, asked_at: datetime) -> bool:
    """One message; whether it says something else now. What waits is corrected before it is sent."""
    document = await _corrected(desk, delivery)
    differs = not looks_alike(document, delivery.document)
    if differs and delivery.state is DeliveryState.SENT:
        try:
            await _edit(desk, delivery, document)
        except (TryLater, Unclear) as problem:
            await desk.corrections.postpone(delivery.key, desk.clock() + max(LATER, problem.after))
            log.info("correction_postponed", extra={"key": delivery.key, "problem": str(problem)})
            return False
        except Refused as problem:
            log.warning("correction_refused", extra={"key": delivery.key, "problem": str(problem)})
            document, differs = delivery.document, False
    await desk.corrections.settle(delivery, document, asked_at)
    if differs:
        log.info("message_corrected", extra={"key": delivery.key, "receipt": delivery.receipt})
    return differs


async def _corrected(desk: Desk, delivery: Delivery) -> Document:
    """The message as its articles tell it now, within its platform's measure."""
    subscription = await desk.workspaces.subscription(delivery.subscription_id)
    told = delivery.document
    readings = {reading.article.id: reading for reading in await desk.news.readings(delivery.article_ids)}
    zone = ZoneInfo(subscription.timezone if subscription else "UTC")
    document = corrected(told, readings, Edition(now=desk.clock(), zone=zone, language=told.language, plain=told.plain))
    platform = desk.platforms.get(delivery.channel.platform)
    if platform is None or looks_alike(document, told):
        return document
    return fit(document, platform.room(plain=document.plain), max_parts=1)[0]


async def _edit(desk: Desk, delivery: Delivery, document: Document) -> None:
    platform = desk.platforms.get(delivery.channel.platform)
    if platform is None:
        raise TryLater(f"{delivery.channel.platform} is not connected", after=LATER)
    await platform.edit(delivery.channel, delivery.receipt, document, delivery.key, ping=delivery.ping)
