"""Brings a database to this version's tables: creates or upgrades them, or refuses a foreign database.

Alembic takes 0.3 s to import, so it is imported only when there is something to do.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.model.errors import UserError
from bot.store.database.engine import Database

HEAD = "0021"
"""The newest migration. Ids are four digits that count up, so that a newer database is recognised by comparison."""

_FOLDER = Path(__file__).parent / "migrations"


async def migrate(database: Database) -> None:
    """Upgrade the database to HEAD in one transaction. Raises UserError for one that a newer version or another program wrote."""
    async with database.read() as connection:
        if await connection.run_sync(_version, database.where) == HEAD:
            return
    async with database.write(wait_for_others=True) as connection:
        if await connection.run_sync(_version, database.where) != HEAD:  # Another process may have upgraded it by now.
            await connection.run_sync(_upgrade)


def _version(connection: Connection, where: str) -> str | None:
    """The migration of the database; None when it is empty."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise UserError(f"{where} belongs to another program; name another database")
        return None
    version: str | None = connection.scalar(text("select version_num from alembic_version"))
    if version and version > HEAD:
        raise UserError(f"{where} was written by a newer version of this bot; update the bot, or restore an older backup")
    return version


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
