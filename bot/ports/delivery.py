"""Ports for sending digests and alerts. Each has one contract suite in tests/contracts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from bot.model.delivery import Delivery, DeliveryState, Search, Telling
from bot.model.document import Document, Limits
from bot.model.problems import Problem
from bot.model.upkeep import Presence
from bot.model.workspace import Channel, Subscription, Window

Versions = Mapping[str, int]
"""The version of each article, by id (how often its publisher had corrected it), when it was read for publishing."""


class ChatPlatform(Protocol):
    """A chat platform that messages are sent to."""

    name: str

    def room(self, *, plain: bool) -> Limits:
        """The limits of one message, plain or not."""
        ...

    async def send(self, channel: Channel, document: Document, key: str, *, ping: str = "", reply_to: str = "") -> str:
        """Post one part; returns the platform's receipt. Raises DeliveryError: TryLater, Unclear or Refused.

        `ping` is the role or group that it calls. `reply_to` is the receipt of a message in whose thread it goes; where
        that has none (any more), it goes into the channel.
        """
        ...

    async def find(self, channel: Channel, key: str, search: Search, *, reply_to: str = "") -> str | None:
        """The receipt of a message that is there already, sent within the time of the search.

        None where it is not, or where the platform cannot tell. Raises DeliveryError as `send` does, and LookingOn where there
        is more to look through than one call may.
        """
        ...

    async def edit(self, channel: Channel, receipt: str, document: Document, key: str, *, ping: str = "") -> None:
        """Put another document in the place of a posted one, without a new message, and as often as one likes.

        Raises DeliveryError: Refused where it is gone, Final where nothing posted can be changed.
        """
        ...


class Outbox(Protocol):
    """The transactional outbox: the truth about what was sent, whatever the queue does."""

    async def publish(
        self,
        subscription: Subscription,
        slot: datetime,
        deliveries: Sequence[Delivery],
        *,
        window: Window,
        next_run_at: datetime | None,
        versions: Versions = MappingProxyType({}),
    ) -> bool:
        """Digest, outbox rows, window end and next time in one transaction.

        Compare-and-set on the subscription's `next_run_at` and `last_window_end` as given: False, and nothing changed, when
        another ticker was faster, or somebody who asked for a digest at once.
        A message that shows an article whose version is another by now is to be corrected at once.
        """
        ...

    async def publish_last(self, subscription: Subscription, last: Delivery) -> bool:
        """The last message of a subscription, and its end, in one transaction. False, and nothing changed, when it moved on."""
        ...

    async def is_due(self, now: datetime, platforms: Collection[str] | None = None) -> bool:
        """Whether anything may be there to claim for these platforms (None: any); cheap, and changes nothing."""
        ...

    async def claim(
        self, now: datetime, *, lease_until: datetime, platforms: Collection[str] | None = None, holder: str = ""
    ) -> Delivery | None:
        """Take the head of one channel of these platforms that is due, counting the attempt. Order within a channel holds.

        `holder` is the process that takes it. What another one left behind is taken up again when its lease has run out, or
        `Roster.leave` ended it, and is `unclear` then. A power cut does not undo a claim.
        """
        ...

    async def sent_again(self, key: str, now: datetime, *, attempt: int) -> bool:
        """Record, before it is done, that a message which was looked for in vain is sent once more; the search starts again from
        then on. False, and nothing changed, when another attempt holds the delivery by now."""
        ...

    async def sent(self, key: str, receipt: str, now: datetime) -> None:
        """Settle: it arrived, and its articles count as seen by the channel. A power cut does not undo that."""
        ...

    async def looking(self, key: str, not_before: datetime, looked: str, *, attempt: int) -> None:
        """Settle: the search has come so far, and goes on from there, not before that time. The attempt does not count."""
        ...

    async def later(
        self, key: str, not_before: datetime, problem: Problem, *, attempt: int | None = None, unclear: bool = False
    ) -> None:
        """Settle: try again, not before that time; `unclear` if this attempt may have arrived.

        With the number of the attempt nothing changes when a later one holds the delivery by now.
        """
        ...

    async def hasten(self, now: datetime) -> int:
        """Let messages that wait for a later time wait until now at most; how many there were."""
        ...

    async def dead(self, key: str, problem: Problem, *, attempt: int | None = None, unclear: bool = False) -> None:
        """Settle: it will not arrive; kept with the reason. `attempt` and `unclear` as in `later`."""
        ...

    async def refused(self, key: str, problem: Problem, *, attempt: int | None = None, unclear: bool = False) -> None:
        """Settle: its channel takes nothing. What waits behind it for the same subscription is dead with it.

        `unclear`: an earlier attempt may have arrived all the same."""
        ...

    async def listed(self, *states: DeliveryState, limit: int = 1000) -> tuple[Delivery, ...]:
        """Deliveries in any of these states, in the order in which they were due."""
        ...

    async def retry(self, keys: Sequence[str]) -> int:
        """Let the dead ones among these wait again, with all their attempts before them; how many there were."""
        ...

    async def drop(self, key: str) -> bool:
        """Remove a waiting or dead delivery for good. False when there is none, or it is being sent or was."""
        ...

    async def seen(self, channel: Channel, article_ids: Sequence[str]) -> frozenset[str]:
        """Which of these articles the channel has been sent, or has waiting."""
        ...

    async def shown_by(self, subscription_id: str, article_ids: Sequence[str]) -> frozenset[str]:
        """Which of these articles the messages of one subscription show, those that wait included."""
        ...

    async def digest_parts(self, subscription_id: str, slot: datetime) -> tuple[Delivery, ...]:
        """A subscription's digest of that slot: its parts in order, each with the articles that it tells of."""
        ...

    async def digest_window(self, subscription_id: str, slot: datetime | None = None) -> tuple[datetime, Window] | None:
        """The slot of a digest that was made, and the time that it covers; without a slot the latest. None: there is none."""
        ...

    async def tellings(self, article_id: str) -> tuple[Telling, ...]:
        """Which messages contain an article, the oldest first."""
        ...

    async def threads_of(self, channel: Channel, article_ids: Sequence[str]) -> Mapping[str, str]:
        """For each of these articles that the channel was sent, the receipt of the message in whose thread a follow-up belongs:
        the latest message with the article, or the one that this answered."""
        ...

    async def undelivered(self, subscription: Subscription) -> tuple[str, ...]:
        """Articles of messages that died, which the channel has not been sent since; not those that died with three messages."""
        ...


class Roster(Protocol):
    """The roster: which processes work with the store. A lease on a delivery, a page or a source belongs to one of them."""

    async def beat(self, process: str, role: str, now: datetime) -> None:
        """Write a process's heartbeat."""
        ...

    async def present(self) -> Sequence[Presence]:
        """All that have sent a heartbeat and not left, the oldest first."""
        ...

    async def holders(self) -> frozenset[str]:
        """The processes that hold a delivery, a page or a source now."""
        ...

    async def leave(self, process: str) -> int:
        """A process is gone: end its leases at once; its deliveries are `unclear`. How many deliveries."""
        ...


class AlertLog(Protocol):
    """Alerts that channels were sent. An alert is a delivery in the outbox like any other."""

    async def publish(
        self,
        alert: Delivery,
        article_ids: Sequence[str],
        now: datetime,
        *,
        per_day: int,
        versions: Versions = MappingProxyType({}),
    ) -> bool:
        """Outbox row and record in one transaction; `versions` as in `Outbox.publish`.

        False, and nothing changed, when the channel was alerted to one of the articles before, or `per_day` times in the
        last 24 hours. The articles do not count as seen by it: the digest tells them in full.
        """
        ...

    async def alerted(self, channel: Channel, article_ids: Sequence[str]) -> frozenset[str]:
        """Which of these articles the channel was alerted to."""
        ...


class Corrections(Protocol):
    """Messages that show an article which its publisher changed since: not sent yet, or sent within the last week.

    `NewsStore.revise` marks them, and `publish` those that show an article revised since it was read.
    """

    async def due(
        self, now: datetime, limit: int = 100, *, platforms: Collection[str] | None = None
    ) -> tuple[tuple[Delivery, datetime], ...]:
        """Messages to correct now, each with the moment at which it was marked."""
        ...

    async def settle(self, delivery: Delivery, document: Document, asked_at: datetime) -> bool:
        """Record the corrected message; it is done unless a later change marked it again. False, and nothing changed, when it was
        sent meanwhile: its sent version stays recorded."""
        ...

    async def postpone(self, key: str, until: datetime) -> None:
        """Try again then."""
        ...


class Agenda(Protocol):
    """What is due: one cheap query is all that a tick costs when idle."""

    async def is_anything_due(self, now: datetime) -> bool:
        """Whether a source, a subscription, a delivery, a correction or a report that waits for its story is due."""
        ...

    async def catch_up(self) -> None:
        """End the claims that this process could not end because the database was away: visits and pages are given back, and what
        became of messages is written. This process is alive, so they would last as long as their leases."""
        ...
