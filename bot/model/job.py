"""Work for the queue. A job carries ids only; a job run twice does no harm."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectSource:
    """Visit one source."""

    source_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPages:
    """Read the pages of articles that are due. `share` tells apart what several may work on at once: each takes what is left."""

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
    """Correct what was told of articles that changed since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseAlerts:
    """See whether these articles, stored just now, make a story that channels want to hear of at once."""

    article_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepHouse:
    """Do the night's upkeep of the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexAnew:
    """Index the stored articles as words are read now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellStories:
    """Give the reports that wait for it their stories."""


Job = TellStories | CollectSource | ReadPages | RaiseAlerts | PublishDigest | DeliverDue | CorrectDue | KeepHouse | IndexAnew
