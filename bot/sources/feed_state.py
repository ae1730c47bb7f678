"""The state of a feed between visits: its tags, where it moved, when it is asked again and why."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.feed import Feed
from bot.model.problems import Problem
from bot.model.source import Source, SourceState, VisitReason
from bot.sources.http import Fetched
from bot.sources.rhythm import own_rhythm, until_next_visit

MOVED_AFTER = 3
"""So many times in a row a feed must redirect permanently before its new address is used."""

AGAIN_IN_FULL = timedelta(hours=24)
"""How long 304 is believed. Some servers send it for ever."""

GONE_FOR = timedelta(days=7)


def address(source: Source, state: SourceState) -> str:
    """The address to ask: where the feed moved. While that fails, every other visit asks the former one."""
    return state.address if state.address and state.failures % 2 == 0 else source.location


def may_be_unchanged(state: SourceState, now: datetime) -> bool:
    """Whether to make a conditional request; after a failure, and once a day, everything is asked for."""
    return not state.failures and state.read_at is not None and now - state.read_at < AGAIN_IN_FULL


def after_success(
    source: Source, state: SourceState, fetched: Fetched, feed: Feed | None, now: datetime, *, jitter: float
) -> SourceState:
    """The state after an answer: `feed` is what it held, None where it says that nothing is new."""
    asked = [wish for wish in (fetched.fresh_for, feed.ttl if feed else None) if wish]
    own = own_rhythm(feed, now) if feed else None
    wait, reason = until_next_visit(source.every, publisher=max(asked, default=None), own=own, jitter=jitter)
    # An answer of 304 may leave out what has not changed; one of 200 without a tag has none.
    return replace(
        _moved(source, state, fetched),
        etag=fetched.etag or (state.etag if fetched.is_unchanged else ""),
        last_modified=fetched.last_modified or (state.last_modified if fetched.is_unchanged else ""),
        failures=0,
        problem=None,
        last_success=now,
        read_at=state.read_at if fetched.is_unchanged else now,
        next_check=now + wait,
        reason=reason,
    )


def gone(state: SourceState, problem: Problem, now: datetime) -> SourceState:
    """The state of a feed that is gone for good, by its server's answer."""
    failures = state.failures + 1
    return replace(state, failures=failures, problem=problem, next_check=now + GONE_FOR, reason=VisitReason.GONE)


def postponed(state: SourceState, until: datetime) -> SourceState:
    """The state of a feed that was not asked because its host wants a pause: that is no failure of the feed."""
    return replace(state, next_check=until, reason=VisitReason.HOST_ASKED)


def _moved(source: Source, state: SourceState, fetched: Fetched) -> SourceState:
    asked = address(source, state)
    if not fetched.moved_to:
        # The old address answers again while the new one fails: the move was a mistake, or is over.
        kept = "" if asked == source.location else state.address
        return replace(state, address=kept, moving_to="", moving_seen=0)
    seen = state.moving_seen + 1 if fetched.moved_to == state.moving_to else 1
    if seen < MOVED_AFTER:
        return replace(state, moving_to=fetched.moved_to, moving_seen=seen)
    return replace(state, address=fetched.moved_to, moving_to="", moving_seen=0)
