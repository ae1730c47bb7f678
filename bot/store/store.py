"""The store: all ports over one database."""

from dataclasses import dataclass

from bot.store.database.backup import BackupFolder
from bot.store.database.engine import Database
from bot.store.delivery.alerts import SqlAlerts
from bot.store.delivery.corrections import SqlCorrections
from bot.store.delivery.outbox import SqlOutbox
from bot.store.migrate import migrate
from bot.store.news.articles import SqlNews
from bot.store.news.hosts import SqlHosts
from bot.store.news.pages import SqlPages
from bot.store.news.shelf import SqlShelf
from bot.store.news.stories import SqlStories
from bot.store.news.story_search import SqlStoryFinder
from bot.store.upkeep.agenda import SqlAgenda
from bot.store.upkeep.housekeeping import SqlCare
from bot.store.upkeep.roster import SqlRoster
from bot.store.workspaces.notes import SqlNotes
from bot.store.workspaces.people import SqlPeople
from bot.store.workspaces.workspaces import SqlWorkspaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open store. Close it when done."""

    database: Database
    news: SqlNews
    pages: SqlPages
    workspaces: SqlWorkspaces
    outbox: SqlOutbox
    notes: SqlNotes
    people: SqlPeople
    alerts: SqlAlerts
    corrections: SqlCorrections
    agenda: SqlAgenda
    care: SqlCare
    roster: SqlRoster
    hosts: SqlHosts
    stories: SqlStories
    story_finder: SqlStoryFinder
    shelf: SqlShelf

    async def close(self) -> None:
        """Close the database."""
        await self.database.close()


async def open_store(url: str, *, backups: BackupFolder | None = None) -> Store:
    """Open the database at a URL, a path or ":memory:", with its tables brought up to date. `backups` is where its copies go.

    Raises UserError or BotError, one line each, when it cannot be opened, read, written or understood.
    """
    database = Database(url)
    try:
        await migrate(database)
    except BaseException:
        await database.close()
        raise
    return Store(
        database=database,
        news=SqlNews(database),
        pages=SqlPages(database),
        workspaces=SqlWorkspaces(database),
        outbox=SqlOutbox(database),
        notes=SqlNotes(database),
        people=SqlPeople(database),
        alerts=SqlAlerts(database),
        corrections=SqlCorrections(database),
        agenda=SqlAgenda(database),
        care=SqlCare(database, backups),
        roster=SqlRoster(database),
        hosts=SqlHosts(database),
        stories=SqlStories(database),
        story_finder=SqlStoryFinder(database),
        shelf=SqlShelf(database),
    )
