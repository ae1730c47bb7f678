"""Sources as rows: their followers' wishes, their settings, and their state."""

from dataclasses import fields
from typing import Any

from sqlalchemy import Row, Select, case, func, select

from bot.model.source import EVERYONE, SAMPLE, FullText, Source, SourceKind, SourceState, VisitReason
from bot.store.schema.tables import follows, sources

_WISHES = (FullText.NEVER, FullText.DEFAULT, FullText.AUTO)


def with_wishes(workspace_id: str | None = None) -> Select[Any]:
    """Sources, each with the widest wish for its pages among its followers, or those that a workspace may know of."""
    wanted = select(func.max(case({wish: rank for rank, wish in enumerate(_WISHES)}, value=follows.c.full_text)))
    wanted = wanted.where(follows.c.source_id == sources.c.id)
    if workspace_id is not None:
        wanted = wanted.where(follows.c.workspace_id.in_((workspace_id, EVERYONE, SAMPLE)))
    called = select(follows.c.called).where(follows.c.source_id == sources.c.id, follows.c.workspace_id == workspace_id)
    only = select(case((func.count() == 1, func.min(follows.c.workspace_id)), else_="")).where(
        follows.c.source_id == sources.c.id
    )
    queries = {"wish": wanted, "called": called, "follower": only}
    return select(sources, *(query.scalar_subquery().label(name) for name, query in queries.items()))


def decode(row: Row[Any]) -> tuple[Source, SourceState]:
    """A source and its state, from a row of `with_wishes`."""
    source = Source(
        id=row.id,
        kind=SourceKind(row.kind),
        location=row.location,
        title=row.called or row.title,
        own_title=row.own_title,
        every=row.every,
        full_text=FullText.DEFAULT if row.wish is None else _WISHES[row.wish],
        follower="" if row.follower in (EVERYONE, SAMPLE) else row.follower,
    )
    return source, SourceState(
        source_id=row.id,
        etag=row.etag,
        last_modified=row.last_modified,
        failures=row.failures,
        problem=row.problem,
        last_success=row.last_success,
        next_check=row.next_check,
        cost=row.cost,
        read_at=row.read_at,
        reason=VisitReason(row.reason),
        address=row.address,
        moving_to=row.moving_to,
        moving_seen=row.moving_seen,
    )


def columns_of(state: SourceState) -> dict[str, object]:
    """A state's columns; `problem` as its column takes it."""
    return {field.name: getattr(state, field.name) for field in fields(state)}
