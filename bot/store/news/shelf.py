"""Single reports as a workspace may see them (the port `Shelf`)."""

from sqlalchemy import ColumnElement

from bot.model.analysis import Reading
from bot.parse.urls import page_key
from bot.store.database.engine import Database, uninterrupted
from bot.store.news import readings
from bot.store.news.search import followed, readings_where
from bot.store.schema.tables import articles


@uninterrupted
class SqlShelf:
    """The port `Shelf` over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def report(self, workspace_id: str, article_id: str) -> Reading | None:
        return await self._newest(workspace_id, articles.c.id == article_id)

    async def at_address(self, workspace_id: str, url: str) -> Reading | None:
        key = page_key(url)
        return await self._newest(workspace_id, articles.c.page_key == key) if key else None

    async def _newest(self, workspace_id: str, wanted: ColumnElement[bool]) -> Reading | None:
        query = readings_where(wanted, followed(workspace_id)).order_by(articles.c.place.desc()).limit(1)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
            return readings.decode(dict(row._mapping)) if row else None
