"""The edition: what all entries of one document have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from bot.model.document import Illustration
from bot.model.workspace import Subscription, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """For whom and when a document is composed. `seen` and `alerted`: ids of articles that its readers had before, or at once.

    `plain`: for those who listen. `pictures`: those that are shown, by their story's id.
    """

    now: datetime
    zone: tzinfo
    language: str = "en"
    seen: frozenset[str] = frozenset()
    alerted: frozenset[str] = frozenset()
    plain: bool = False
    pictures: Mapping[str, Illustration] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How many stories are shown in full, and how many sentences and quotes the first of them may have."""

    max_stories: int = 5
    bullets: int = 3
    quotes: int = 3


def edition_for(
    subscription: Subscription, workspace: Workspace | None, now: datetime, *, seen: frozenset[str] = frozenset()
) -> Edition:
    """The edition of a subscription: in its own zone, in its workspace's language (English where none is known)."""
    return Edition(
        now=now,
        zone=ZoneInfo(subscription.timezone),
        language=workspace.language if workspace else "en",
        seen=seen,
        plain=workspace.plain if workspace else False,
    )


def measure_of(subscription: Subscription) -> Measure:
    """The limits of the subscription's digests."""
    return Measure(max_stories=subscription.max_stories, bullets=subscription.summary_sentences, quotes=subscription.quotes)
