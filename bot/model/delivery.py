"""A message on its way to a channel."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.document import Document
from bot.model.problems import Problem
from bot.model.workspace import Channel


class DeliveryState(StrEnum):
    """Where a delivery stands in the outbox."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """When an earlier attempt's message may have arrived, and how far the platform has searched for it (`LookingOn.looked`)."""

    since: datetime
    until: datetime
    looked: str = ""

    def wider(self, apart: timedelta) -> "Search":
        """With so much more time on both sides."""
        return replace(self, since=self.since - apart, until=self.until + apart)


CLOCKS_APART = (timedelta(minutes=2), timedelta(hours=6), None)
"""How far our clock and a platform's may differ. A search tries each where nothing is found by the one before: our clock may have
been wrong when the message was sent, or be wrong now. None: the newest messages, whatever their time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A message that contains an article: its digest, its state, and whether it shows the article."""

    subscription_id: str
    slot: datetime
    channel: Channel
    state: DeliveryState
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One part of a digest in the outbox. `key` is stable over re-runs, so that a receiver can tell a repetition.

    `article_ids` are the articles that the channel has had with it, shown or not.
    `ping` is the platform's id of the role or group that the message calls, or ""; `reply_to` the receipt of an earlier
    message, in whose thread it goes.
    `unclear`: an earlier attempt may have reached the channel, which is asked before the message is sent again;
    it can be there since `first_tried` at the earliest, and was sent at `last_tried` at the latest; `looked` is how far it
    was looked for.
    """

    key: str
    subscription_id: str
    slot: datetime
    channel: Channel
    part: int
    document: Document
    article_ids: tuple[str, ...] = ()
    state: DeliveryState = DeliveryState.WAITING
    attempts: int = 0
    first_tried: datetime | None = None
    last_tried: datetime | None = None
    looked: str = ""
    unclear: bool = False
    not_before: datetime | None = None
    receipt: str = ""
    problem: Problem | None = None
    ping: str = ""
    reply_to: str = ""
