"""What is due now (the port `Agenda`)."""

from datetime import datetime

from sqlalchemy import exists, or_, select

from bot.store.database.engine import Database, uninterrupted
from bot.store.delivery import corrections, deliveries
from bot.store.news import pages, search
from bot.store.schema.stories import story_articles
from bot.store.schema.tables import subscriptions


@uninterrupted
class SqlAgenda:
    """The port `Agenda` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def is_anything_due(self, now: datetime) -> bool:
        source = search.any_to_visit(now)
        digest = exists().select_from(subscriptions).where(subscriptions.c.next_run_at <= now)
        delivery = exists().where(deliveries.due(now))
        correction = exists().where(corrections.due(now))
        page = exists().where(pages.due(now))
        untold = exists().where(story_articles.c.is_pending)
        async with self._database.read() as connection:
            return bool(await connection.scalar(select(or_(source, digest, delivery, correction, page, untold))))

    async def catch_up(self) -> None:
        await self._database.owed.catch_up()
