"""Composition root: makes a newsroom, ready to work, from the settings."""

import os
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import random

from bot.app.chats import only_sending
from bot.app.clocks import WatchedClock
from bot.app.configuration import configuration, terminal_zone
from bot.app.crew import Crew
from bot.app.live import socket_of
from bot.app.paths import HOME
from bot.app.process import come_to_life, liveness_timeout, pass_away
from bot.app.reading import credentials_of, make_crew, make_fetcher, make_finder
from bot.app.recipes import recipes
from bot.app.roles import Role
from bot.app.settings import Settings
from bot.app.timetable import next_time
from bot.app.understanding import CrewUnderstanding
from bot.app.watchman import Watchman
from bot.flows.desk import RESTS, SOURCE_FAILS, Desk, KnowsAdmins, TellAdmin, tell_log
from bot.flows.housekeep import House
from bot.flows.index_anew import begin_index
from bot.flows.manage import Configuration, configure
from bot.flows.page_turns import PageTurns
from bot.flows.succession import Succession
from bot.model.allowance import Allowance
from bot.model.problems import Problem
from bot.model.source import SourceKind
from bot.model.upkeep import Chore, Held
from bot.model.workspace import Subscription, Workspace
from bot.parse.schedule.read import parse_schedule
from bot.platforms.descriptor import Chat
from bot.platforms.table import PLATFORMS
from bot.platforms.terminal.send import TerminalPlatform
from bot.ports.delivery import ChatPlatform
from bot.ports.news import SourceReader
from bot.ports.queue import Clock
from bot.sources.feeds import FeedReader
from bot.sources.folder import FolderReader
from bot.sources.http import HttpFetcher
from bot.sources.pages import WebPages
from bot.sources.pictures import PictureHosts
from bot.sources.politeness import Shared
from bot.store.database.backup import BackupFolder
from bot.store.database.engine import Damaged
from bot.store.store import Store, open_store

_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vigil:
    """What looks after the work of this process: its heartbeat, its alarms, its clock, and its live status."""

    succession: Succession
    watchman: Watchman
    clock: WatchedClock
    socket: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """An open newsroom: its settings, the desk for flows, the terminal's digest, and the chats to serve.

    `beside` are chats that it only sends to. `server` is its PostgreSQL, whose processes share the queue; "" where the database
    is a file.
    """

    settings: Settings
    desk: Desk
    crew: Crew
    workspace: Workspace
    subscription: Subscription
    vigil: Vigil
    chats: tuple[Chat, ...] = ()
    beside: tuple[Chat, ...] = ()
    server: str = ""


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_newsroom(
    settings: Settings,
    *,
    home: Path = HOME,
    platforms: Sequence[ChatPlatform] | None = None,
    chats: Callable[[Settings, Store, Path], Iterable[Chat]] | None = None,
    role: Role = Role.ALL,
    clock: Clock = now,
) -> AsyncIterator[Newsroom]:
    """Open everything, with the store in line with the settings; close it at the end. `role` is the part of the work done here.
    `platforms` are there from the beginning (None: the terminal alone), beside the chats that `chats` opens."""
    store = await open_newsroom_store(settings, home)
    crew, fetcher, process = make_crew(settings), make_fetcher(settings), come_to_life()
    try:
        opened = tuple(chats(settings, store, home)) if chats else ()
        there = [TerminalPlatform(sys.stdout, os.environ)] if platforms is None else platforms
        everywhere = (*there, *(chat.platform for chat in opened))
        served, watched = role.serves(opened), WatchedClock(clock)
        desk = replace(_desk(settings, store, crew, fetcher, everywhere, served, watched, role), process=process)
        vigil = _vigil(store, desk, crew, watched, socket_of(store.database.file, home, role), role)
        desk = replace(desk, alarms=vigil.watchman.look_for, publishes=role.publishes)
        fetcher.politeness.shared = Shared(store.hosts, watched, lambda: vigil.succession.is_alone)
        await _prepare(store, desk, configured := configuration(settings, home))
        yield Newsroom(
            settings=settings,
            desk=desk,
            crew=crew,
            workspace=replace(configured.workspace, timezone=(await terminal_zone(store.workspaces, settings)).key),
            subscription=configured.subscription,
            vigil=vigil,
            chats=served,
            beside=tuple(map(only_sending, role.only_sends(opened))),
            server=store.database.server,
        )
    finally:
        await fetcher.aclose()
        await crew.close()
        await store.close()
        pass_away(process)


async def _prepare(store: Store, desk: Desk, configured: Configuration) -> None:
    await begin_index(store.care, desk.clock())
    await configure(desk, configured)


async def open_newsroom_store(settings: Settings, home: Path = HOME) -> Store:
    """The store of the settings alone. For a damaged one the error names the latest backup and how to restore it."""
    backups = backup_folder(settings, home)
    try:
        return await open_store(database_url(settings, home), backups=backups)
    except Damaged as problem:
        last = backups.last()
        way_out = f"The newest backup: dateline restore {last.words}" if last else f"There is no backup in {backups.folder}"
        raise Damaged(f"{problem}\n{way_out}") from problem


def backup_folder(settings: Settings, home: Path = HOME) -> BackupFolder:
    """Where backups go, and how many are kept; one is kept for a manual backup even where automatic ones are off."""
    return BackupFolder(folder=home / settings.backup.folder, keep=max(settings.backup.keep, 1))


def _vigil(store: Store, desk: Desk, crew: Crew, clock: WatchedClock, socket: Path, role: Role) -> Vigil:
    watchman = Watchman(store.care, clock, platforms=frozenset(desk.platforms), waits_since=crew.waits_since)
    succession = Succession(
        roster=store.roster, senders=desk.senders, process=desk.process, role=role, liveness_timeout=liveness_timeout, clock=clock
    )
    return Vigil(succession=succession, watchman=watchman, clock=clock, socket=socket)


def _house(settings: Settings, store: Store, role: Role, served: Sequence[Chat]) -> House:
    keep, zone = settings.keep, settings.newsroom.timezone
    at = parse_schedule(f"daily {keep.at}")
    return House(
        care=store.care,
        keep={
            Held.ARTICLES: keep.articles,
            Held.REJECTED: keep.articles,
            Held.DELIVERIES: keep.sent,
            Held.DIGESTS: keep.sent,
        },
        quiet_hour=lambda after: next_time(at, zone, after),
        backup_every=settings.backup.every if settings.backup.keep else None,
        signs=lambda: ({str(Chore.TICK): ""} if role.publishes else {}) | _signs_of(served),
    )


def _signs_of(served: Sequence[Chat]) -> dict[str, str]:
    return {chat.platform.name: "; ".join(chat.refused) for chat in served}


def database_file(settings: Settings, home: Path = HOME) -> Path | None:
    """The file of an SQLite database."""
    url = database_url(settings, home)
    return Path(url.removeprefix(_SQLITE)) if url.startswith(_SQLITE) and ":memory:" not in url else None


def database_url(settings: Settings, home: Path = HOME) -> str:
    """A relative SQLite path starts at the home folder, not at the working directory."""
    url = settings.database
    if not url.startswith(_SQLITE) or ":memory:" in url:
        return url
    return _SQLITE + str((home / url.removeprefix(_SQLITE)).resolve())


def _over(store: Store) -> Callable[..., Desk]:
    """A desk over the store's ports; the caller gives the rest."""
    return partial(
        Desk,
        news=store.news,
        pages=store.pages,
        workspaces=store.workspaces,
        outbox=store.outbox,
        alerts=store.alerts,
        corrections=store.corrections,
        agenda=store.agenda,
        stories=store.stories,
        story_finder=store.story_finder,
        shelf=store.shelf,
        notes=store.notes,
        people=store.people,
    )


def _desk(
    settings: Settings,
    store: Store,
    crew: Crew,
    fetcher: HttpFetcher,
    platforms: Sequence[ChatPlatform],
    served: Sequence[Chat],
    clock: Clock,
    role: Role,
) -> Desk:
    return _over(store)(
        finder=make_finder(fetcher, crew),
        readers=_readers(settings, crew, fetcher, clock),
        page_reader=WebPages(fetcher, crew.judge, clock=clock, credentials=credentials_of(settings)),
        page_turns=PageTurns(2 * settings.fetch.spacing),
        full_text=settings.fetch.full_text,
        platforms={platform.name: platform for platform in platforms},
        traits={chat.name: chat.traits for chat in PLATFORMS},
        jitter=random,
        may_live=lambda process: liveness_timeout(process) > 0,
        understanding=CrewUnderstanding(crew, method=settings.digest.method, count=settings.digest.summary_sentences),
        next_time=_next_time,
        clock=clock,
        languages=settings.newsroom.reads,
        first_look=settings.digest.first_look,
        allowance=Allowance(**settings.limits.model_dump()),
        recipes=recipes(),
        house=_house(settings, store, role, served),
        gathers=role.gathers,
        sends=role.sends([platform.name for platform in platforms]),
        tell_admin=_admins(platforms, store),
        tell_keeper=_keepers(platforms, store),
        may_show=PictureHosts(by_proxy=bool(settings.fetch.proxy)).may_show,
    )


def _readers(settings: Settings, crew: Crew, fetcher: HttpFetcher, clock: Clock) -> Mapping[SourceKind, SourceReader]:
    return {
        SourceKind.FEED: FeedReader(fetcher, crew.parse_feed, clock=clock, jitter=random, credentials=credentials_of(settings)),
        SourceKind.FOLDER: FolderReader(clock=clock),
    }


def _admins(platforms: Sequence[ChatPlatform], store: Store) -> TellAdmin:
    """Logs the problem for the operator, and tells the subscription's keeper in their chat, if it can reach them."""
    tell_in_chat = _keepers(platforms, store, RESTS)

    async def tell(subscription: Subscription, problem: Problem) -> None:
        await tell_log(subscription, problem)
        await tell_in_chat(subscription, problem)

    return tell


def _keepers(platforms: Sequence[ChatPlatform], store: Store, wording: str = SOURCE_FAILS) -> TellAdmin:
    """Tells the subscription's keeper in their chat, if it can reach them."""
    ways = {platform.name: platform.tell_admin for platform in platforms if isinstance(platform, KnowsAdmins)}

    async def tell(subscription: Subscription, problem: Problem) -> None:
        if way := ways.get(subscription.channel.platform):
            workspace = await store.workspaces.workspace(subscription.workspace_id)
            await way(subscription, problem, workspace.language if workspace else "en", wording)

    return tell


def _next_time(subscription: Subscription, after: datetime) -> datetime:
    return next_time(parse_schedule(subscription.schedule), subscription.timezone, after)
