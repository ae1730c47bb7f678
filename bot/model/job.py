"""Jobs for the queue. A job contains only ids; running it twice does no harm (idempotency)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectSource:
    """Visit one source."""

    source_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPages:
    """Read the pages of articles that are due. `share` distinguishes jobs that may run at once: each takes what is left."""

    share: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishDigest:
    """Compose the digest of one subscription's slot."""

    subscription_id: str
    slot: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverDue:
    """Send what waits in the outbox."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectDue:
    """Correct the messages of changed articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseAlerts:
    """Check whether these newly stored articles make an alert."""

    article_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepHouse:
    """Do the nightly upkeep of the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexAnew:
    """Index stored articles again after a change of the analyser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellStories:
    """Group the reports that wait into stories."""


Job = TellStories | CollectSource | ReadPages | RaiseAlerts | PublishDigest | DeliverDue | CorrectDue | KeepHouse | IndexAnew
