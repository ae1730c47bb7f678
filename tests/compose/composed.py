"""Documents composed in one call, for tests that care about few of the figures; the rest is as for a quiet reader in UTC."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from bot.compose.alert import compose_alert
from bot.compose.brief import BriefShape, compose_brief, compose_unknown_topic
from bot.compose.digest import DigestShape, compose_digest, compose_follow_up
from bot.compose.edition import Edition, Measure, edition_for, measure_of
from bot.compose.notices import no_match, nothing_new
from bot.model.document import Document
from bot.model.story import Story
from bot.model.workspace import Subscription


def _edition(about: dict[str, Any]) -> Edition:
    """Takes out of what is given whatever an edition has."""
    taken = {one.name: about.pop(one.name) for one in fields(Edition) if one.name in about}
    return Edition(**{"zone": UTC, **taken})


def digest_of(stories: Sequence[Story], *, subscription: Subscription, now: datetime, **about: Any) -> Document:
    """`compose_digest` in the subscription's own zone."""
    zone = edition_for(subscription, None, now).zone
    edition = _edition(about | {"now": now, "zone": zone})
    about = {name: value for name, value in about.items() if name in DigestShape.__dataclass_fields__}
    return compose_digest(stories, edition, DigestShape(measure=measure_of(subscription), **about))


def follow_up_of(stories: Sequence[Story], *, subscription: Subscription, now: datetime, **about: Any) -> Document:
    """`compose_follow_up` in the subscription's own zone."""
    zone = edition_for(subscription, None, now).zone
    return compose_follow_up(stories, _edition(about | {"now": now, "zone": zone}), measure_of(subscription))


def brief_of(stories: Sequence[Story], **about: Any) -> Document:
    """`compose_brief`."""
    measure = Measure(**{one.name: about.pop(one.name) for one in fields(Measure) if one.name in about})
    edition = _edition(about)
    return compose_brief(stories, edition, BriefShape(measure=measure, **about))


def alert_of(story: Story, **about: Any) -> Document:
    """`compose_alert`."""
    edition = _edition(about)
    return compose_alert(story, edition, **about)


def unknown_of(asked: str, **about: Any) -> Document:
    """`compose_unknown_topic`."""
    edition = _edition(about)
    return compose_unknown_topic(asked, edition, **about)


def no_match_of(name: str, *, failing: Sequence[str] = (), sources: int = 0, **about: Any) -> Document:
    """`no_match`."""
    edition = _edition(about)
    return no_match(name, edition, failing=(failing, sources), **about)


def nothing_new_of(name: str, **about: Any) -> Document:
    """`nothing_new`."""
    edition = _edition(about)
    return nothing_new(name, edition, **about)
