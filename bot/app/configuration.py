"""Sources, topics and the terminal's digest, converted from the settings to what the store keeps."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app.paths import SHIPPED
from bot.app.settings import Settings
from bot.flows.manage import Configuration, make_source
from bot.model.errors import UserError
from bot.model.source import Source, SourceKind
from bot.model.workspace import Channel, Subscription, Workspace
from bot.ports.workspaces import WorkspaceStore

TERMINAL = "terminal"
"""The workspace, channel and subscription of the terminal."""


def configured_sources(settings: Settings, home: Path, *, sample: bool | None = None) -> tuple[Source, ...]:
    """The sources of the settings, or those of them that are sample or not; a path starts at the home folder."""
    return tuple(
        make_source(
            source.kind, _place(source.location, home), title=source.title, every=source.every, full_text=source.full_text
        )
        for source in settings.sources
        if sample in (None, source.sample)
    )


def resolve(location: str, home: Path) -> str:
    """A URL as it is; a path made absolute."""
    return location if "://" in location else str((home / location).resolve())


def check_places(settings: Settings, home: Path) -> None:
    """Check that the folders exist: a mistyped name is refused, not created. Below `var/` they are created. Raises UserError."""
    for number, source in enumerate(settings.sources):
        if source.kind is SourceKind.FOLDER and "://" not in source.location:
            _check_folder(f"sources[{number}].location", source.location, Path(_place(source.location, home)), home)
    folder = settings.backup.folder
    _check_folder("backup.folder", folder, (home / folder).parent, home)


def _check_folder(key: str, given: str, folder: Path, home: Path) -> None:
    if not folder.is_dir() and not folder.resolve().is_relative_to((home / "var").resolve()):
        what = "is a file, not a folder" if folder.exists() else "is not there"
        raise UserError(f"{key} is {given!r}: the folder {folder} {what}; make it (mkdir -p) or change the setting")


def _place(location: str, home: Path) -> str:
    """Where a source of the settings is; one that Dateline brings along, the sample, need not lie in the home folder."""
    if "://" not in location and not (home / location).exists() and (SHIPPED / location).exists():
        return resolve(location, SHIPPED)
    return resolve(location, home)


def configuration(settings: Settings, home: Path) -> Configuration:
    """All of it. Raises UserError for a folder that is not there."""
    check_places(settings, home)
    return Configuration(
        workspace=_workspace(settings),
        sources=configured_sources(settings, home, sample=False),
        samples=configured_sources(settings, home, sample=True),
        topics=tuple((topic.name, topic.words) for topic in settings.topics),
        subscription=_subscription(settings),
        digest_topics=settings.digest.topics,
    )


async def terminal_zone(workspaces: WorkspaceStore, settings: Settings) -> ZoneInfo:
    """The zone for the terminal's times: that of its digest, once one was chosen there, else the newsroom's."""
    held = await workspaces.subscription(TERMINAL)
    return ZoneInfo(held.timezone if held else settings.newsroom.timezone)


def _workspace(settings: Settings) -> Workspace:
    room = settings.newsroom
    return Workspace(id=TERMINAL, platform=TERMINAL, name=room.name, timezone=room.timezone, language=room.language)


def _subscription(settings: Settings) -> Subscription:
    digest = settings.digest
    return Subscription(
        id=TERMINAL,
        workspace_id=TERMINAL,
        topic_ids=(),
        channel=Channel(platform=TERMINAL, workspace=TERMINAL, id=TERMINAL),
        schedule=digest.schedule,
        timezone=settings.newsroom.timezone,
        max_stories=digest.max_stories,
        most_of_one=digest.most_of_one,
        summary_sentences=digest.summary_sentences,
        quotes=digest.quotes,
        method=digest.method,
        grace=digest.grace,
        quiet_hours=digest.quiet_hours,
        say_nothing_new=digest.say_nothing_new,
        pictures=digest.pictures,
    )
