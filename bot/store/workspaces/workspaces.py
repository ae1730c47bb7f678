"""Workspaces, their topics and subscriptions (the port `WorkspaceStore`)."""

from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, and_, delete, insert, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.alert import AlertRule
from bot.model.errors import UserError
from bot.model.picture import PictureSize
from bot.model.problems import Code, Problem
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Workspace
from bot.store.database.engine import Database, uninterrupted
from bot.store.schema.tables import members, subscriptions, topics, workspaces


@uninterrupted
class SqlWorkspaces:
    """The port `WorkspaceStore` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save_workspace(self, workspace: Workspace) -> None:
        async with self._database.write() as connection:
            await _upsert(connection, workspaces, ("id",), asdict(workspace))

    async def workspace(self, workspace_id: str) -> Workspace | None:
        async with self._database.read() as connection:
            row = (await connection.execute(select(workspaces).where(workspaces.c.id == workspace_id))).first()
            return _workspace(row) if row else None

    async def workspaces(self, platform: str | None = None) -> tuple[Workspace, ...]:
        query = select(workspaces).order_by(workspaces.c.id)
        if platform is not None:
            query = query.where(workspaces.c.platform == platform)
        async with self._database.read() as connection:
            return tuple(_workspace(row) for row in await connection.execute(query))

    async def delete_workspace(self, workspace_id: str) -> bool:
        async with self._database.write() as connection:
            await connection.execute(delete(members).where(members.c.workspace_id == workspace_id))
            return bool((await connection.execute(delete(workspaces).where(workspaces.c.id == workspace_id))).rowcount)

    async def save_topic(self, topic: Topic) -> None:
        folded = topic.name.casefold()
        namesake = select(topics.c.name).where(
            topics.c.workspace_id == topic.workspace_id, topics.c.folded_name == folded, topics.c.id != topic.id
        )
        async with self._database.write() as connection:
            if taken := await connection.scalar(namesake):
                raise UserError(Problem(Code.TOPIC_NAME_TAKEN, {"name": taken}))
            await _upsert(connection, topics, ("workspace_id", "id"), {**asdict(topic), "folded_name": folded})

    async def delete_topic(self, workspace_id: str, topic_id: str) -> bool:
        theirs = delete(topics).where(topics.c.workspace_id == workspace_id, topics.c.id == topic_id)
        async with self._database.write() as connection:
            return bool((await connection.execute(theirs)).rowcount)

    async def topics(self, workspace_id: str) -> tuple[Topic, ...]:
        query = select(topics).where(topics.c.workspace_id == workspace_id).order_by(topics.c.folded_name)
        async with self._database.read() as connection:
            return tuple(_topic(row) for row in await connection.execute(query))

    async def save_subscription(self, subscription: Subscription) -> None:
        values = {field.name: getattr(subscription, field.name) for field in fields(subscription)}
        values["alerts"] = [_alert_row(rule) for rule in subscription.alerts]
        values["person"] = subscription.channel.person
        async with self._database.write() as connection:
            owner = await connection.scalar(select(subscriptions.c.workspace_id).where(subscriptions.c.id == subscription.id))
            if owner not in (None, subscription.workspace_id):
                raise UserError(Problem(Code.NO_SUCH_SUBSCRIPTION, {"id": subscription.id}))
            await _upsert(connection, subscriptions, ("id",), values)

    async def subscription(self, subscription_id: str) -> Subscription | None:
        async with self._database.read() as connection:
            row = (await connection.execute(select(subscriptions).where(subscriptions.c.id == subscription_id))).first()
            return _subscription(row) if row else None

    async def subscriptions(self, workspace_id: str) -> tuple[Subscription, ...]:
        return await self._of(workspace_id, and_(subscriptions.c.story_id == 0, subscriptions.c.person == ""))

    async def story_follows(self, workspace_id: str) -> tuple[Subscription, ...]:
        return await self._of(workspace_id, subscriptions.c.story_id != 0)

    async def personal(self, workspace_id: str, user_id: str) -> tuple[Subscription, ...]:
        held = await self._of(workspace_id, subscriptions.c.person == user_id) if user_id else ()
        return tuple(sorted(held, key=lambda subscription: (subscription.began is not None, subscription.began, subscription.id)))

    async def all_subscriptions(self, workspace_id: str) -> tuple[Subscription, ...]:
        return await self._of(workspace_id, true())

    async def _of(self, workspace_id: str, condition: ColumnElement[bool]) -> tuple[Subscription, ...]:
        query = select(subscriptions).where(subscriptions.c.workspace_id == workspace_id, condition)
        async with self._database.read() as connection:
            return tuple(_subscription(row) for row in await connection.execute(query.order_by(subscriptions.c.id)))

    async def delete_subscription(self, workspace_id: str, subscription_id: str) -> bool:
        theirs = delete(subscriptions).where(subscriptions.c.workspace_id == workspace_id, subscriptions.c.id == subscription_id)
        async with self._database.write() as connection:
            return bool((await connection.execute(theirs)).rowcount)

    async def due_subscriptions(self, now: datetime, limit: int = 1000) -> tuple[Subscription, ...]:
        due = select(subscriptions).where(subscriptions.c.next_run_at <= now)
        query = due.order_by(subscriptions.c.next_run_at, subscriptions.c.id).limit(limit)
        async with self._database.read() as connection:
            return tuple(_subscription(row) for row in await connection.execute(query))

    async def alerting(self) -> tuple[Subscription, ...]:
        wanted = select(subscriptions).where(
            subscriptions.c.alerts != [], subscriptions.c.problem == "", subscriptions.c.paused.is_(False)
        )
        async with self._database.read() as connection:
            return tuple(_subscription(row) for row in await connection.execute(wanted.order_by(subscriptions.c.id)))

    async def reschedule(self, subscription: Subscription, next_run_at: datetime | None) -> bool:
        async with self._database.write() as connection:
            return await advance(connection, subscription, next_run_at)

    async def disable_subscription(self, subscription_id: str, problem: Problem) -> bool:
        working = update(subscriptions).where(subscriptions.c.id == subscription_id, subscriptions.c.problem == "")
        async with self._database.write() as connection:
            return bool((await connection.execute(working.values(problem=problem, next_run_at=None))).rowcount)


async def advance(connection: AsyncConnection, subscription: Subscription, next_run_at: datetime | None) -> bool:
    """Move the schedule on; False when another process did already, or a digest was made meanwhile."""
    unmoved = and_(
        subscriptions.c.id == subscription.id,
        subscriptions.c.next_run_at.is_not_distinct_from(subscription.next_run_at),
        subscriptions.c.last_window_end.is_not_distinct_from(subscription.last_window_end),
    )
    return bool((await connection.execute(update(subscriptions).where(unmoved).values(next_run_at=next_run_at))).rowcount)


async def _upsert(connection: AsyncConnection, table: Table, key: tuple[str, ...], values: dict[str, Any]) -> None:
    """Update the row with this key, or insert it, in SQL that both databases know (upsert)."""
    same = [table.c[name] == values[name] for name in key]
    if not (await connection.execute(update(table).where(*same).values(values))).rowcount:
        await connection.execute(insert(table).values(values))


def _workspace(row: Row[Any]) -> Workspace:
    blocked = {name: tuple(row._mapping[name]) for name in ("blocked_words", "blocked_outlets", "reads")}
    return Workspace(**{**row._mapping, **blocked})


def _topic(row: Row[Any]) -> Topic:
    return Topic(
        id=row.id,
        workspace_id=row.workspace_id,
        name=row.name,
        any_of=tuple(row.any_of),
        all_of=tuple(row.all_of),
        none_of=tuple(row.none_of),
        source_ids=tuple(row.source_ids),
    )


def _subscription(row: Row[Any]) -> Subscription:
    lists = {name: tuple(row._mapping[name]) for name in ("topic_ids", "source_ids", "languages")}
    columns = {name: value for name, value in row._mapping.items() if name != "person"}
    pictures = PictureSize(row.pictures)
    return Subscription(**{**columns, **lists, "alerts": tuple(map(_alert_rule, row.alerts)), "pictures": pictures})


def _alert_row(rule: AlertRule) -> dict[str, Any]:
    return {**asdict(rule), "within": int(rule.within.total_seconds())}


def _alert_rule(row: dict[str, Any]) -> AlertRule:
    return AlertRule(**{**row, "within": timedelta(seconds=row["within"])})
