"""`run`: collect, print a digest at once, say when the next one comes, and keep working."""

import asyncio
import os
from collections.abc import Callable, Collection, Sequence
from contextlib import AsyncExitStack, suppress
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.app.chats import chatting
from bot.app.live import answering, how_it_is
from bot.app.loops import by_name, keep_going
from bot.app.neighbours import look_out_for_others
from bot.app.paths import HOME
from bot.app.periodic import Scheduler, scheduling
from bot.app.pulse import Pulse
from bot.app.queues import open_queue
from bot.app.schedule import ticks
from bot.app.stopping import listen, until
from bot.app.troubles import Troubles
from bot.app.visits import Visits
from bot.app.waiting import waiting_for
from bot.app.watch import health_port, heart, looking_around, settling, watching
from bot.app.wiring import Newsroom
from bot.flows.collect import CATCHING_UP, Collected, collect_all
from bot.flows.deliver import deliver_due
from bot.flows.desk import Desk
from bot.flows.jobs import do_job
from bot.flows.pages import read_due_pages
from bot.flows.publish import preview_digest, publish_now
from bot.flows.subscribe import resume
from bot.model.errors import StoreTrouble
from bot.model.job import CollectSource, DeliverDue, Job
from bot.model.source import Source
from bot.model.workspace import Window
from bot.sources.feeds import is_local

_BETWEEN_DELIVERIES = timedelta(seconds=1)

Tell = Callable[[str], None]
"""Prints one line for whoever started the bot."""


async def run_once(newsroom: Newsroom, tell: Tell) -> int:
    """Collect, publish what is new, and return; how many sources failed."""
    visits = await collect_sources(newsroom, tell)
    await _read_pages(newsroom.desk, tell)
    await _publish_now(newsroom)
    return sum(bool(visit.problem) for visit in visits)


async def _read_pages(desk: Desk, tell: Tell) -> None:
    """Read the pages that the new articles link to, up to a limit: nobody reads them later."""
    if not await desk.pages.due(desk.clock()):
        return
    tell("Reading the pages that they link to ...")
    with suppress(TimeoutError), waiting_for("Waiting for pages …"):
        async with asyncio.timeout(CATCHING_UP.total_seconds()):
            await read_due_pages(desk)


async def run_on(newsroom: Newsroom, tell: Tell) -> None:
    """Collect and print a digest at once, then work, connected to the chats, until SIGINT or SIGTERM.

    People in the chats wait for the first digest only where there is nothing yet to answer them from. A process that only
    serves a chat begins with that.
    """
    desk, settings = newsroom.desk, newsroom.settings
    stopped = listen(desk.senders.close, newsroom.crew.kill)
    troubles = Troubles()
    async with (
        scheduling() as scheduler,
        health_port(desk, settings, newsroom.vigil.watchman) as pulse,
        heart(scheduler, newsroom.vigil.succession, troubles, look_out_for_others(newsroom, tell)),
        watching(scheduler, newsroom.vigil.watchman, troubles),
        settling(scheduler),
        answering(newsroom.vigil.socket, partial(how_it_is, newsroom, pulse)),
        AsyncExitStack() as connected,
    ):
        shows = desk.gathers and desk.publishes
        is_new = shows and await _is_new(desk)
        if is_new:
            await until(stopped, _first_digest(newsroom, tell))
        if not stopped.is_set():
            await connected.enter_async_context(chatting((*newsroom.chats, *newsroom.beside), desk))
        if not shows:
            tell(f"{_what_it_does(newsroom)}. Ctrl-C stops.")
        elif not is_new:
            async with scheduler.every(_BETWEEN_DELIVERIES, "delivery", partial(_deliver, desk, troubles), at_once=True):
                await until(stopped, _first_digest(newsroom, tell))
        if not stopped.is_set():
            await until(stopped, work(newsroom, scheduler, pulse, troubles), grace=settings.work.grace)
    tell("Stopped. Nothing is lost: the next start goes on from here.")


def _what_it_does(newsroom: Newsroom) -> str:
    if newsroom.chats:
        return f"Serving {', '.join(chat.platform.name.capitalize() for chat in newsroom.chats)}"
    return "Visiting sources as they are due" if newsroom.desk.gathers else "Making digests as they are due"


async def _deliver(desk: Desk, troubles: Troubles) -> None:
    """Send what was waiting before the start without waiting for the sources that are read first."""
    with troubles.hearing(DeliverDue()):
        await deliver_due(desk)


async def _is_new(desk: Desk) -> bool:
    """Whether nothing was ever collected."""
    try:
        return desk.house is not None and (await desk.house.care.figures()).newest is None
    except StoreTrouble:
        return False  # Whatever needs the store next will report the error.


async def _first_digest(newsroom: Newsroom, tell: Tell) -> None:
    """Show the new stories; where there are none, what was in the news lately, so that the screen is never empty."""
    try:
        await _show_what_is_new(newsroom, tell)
    except StoreTrouble as problem:  # The trouble may be over by the first tick.
        tell(f"Error: {problem}")
    for line in await _what_next(newsroom):
        tell(line)


async def _show_what_is_new(newsroom: Newsroom, tell: Tell) -> None:
    """First collect what came while the bot was off. A feed that is not due is not asked, however often the bot is started."""
    due = {source.id: source for source in await newsroom.desk.news.due_sources(newsroom.desk.clock())}
    here = [source for source, _ in await newsroom.desk.news.sources(newsroom.workspace.id) if is_local(source.location)]
    wanted = [*(due | {source.id: source for source in here}).values()]
    await _collect(newsroom, tell, wanted, within=CATCHING_UP, if_due=due)
    if not await _publish_now(newsroom, quiet=True):
        desk = newsroom.desk
        held = await desk.workspaces.subscription(newsroom.subscription.id) or newsroom.subscription
        window = Window(start=desk.clock() - desk.first_look, end=desk.clock())
        document = await preview_digest(desk, held, window)
        await desk.platforms[held.channel.platform].send(held.channel, document, "preview")


async def collect_sources(newsroom: Newsroom, tell: Tell) -> Sequence[Collected]:
    """Read all sources, due or not."""
    return await _collect(newsroom, tell, [source for source, _ in await newsroom.desk.news.sources()])


async def _collect(
    newsroom: Newsroom,
    tell: Tell,
    sources: Sequence[Source],
    *,
    within: timedelta | None = None,
    if_due: Collection[str] = (),
) -> Sequence[Collected]:
    read = [source for source in sources if source.kind in newsroom.desk.readers]
    tell(f"Reading {len(read)} source{'s' * (len(read) != 1)} ...")
    progress = Visits(len(read))
    with waiting_for(progress.said):
        visits = await collect_all(progress.watched(newsroom.desk), read, within=within, if_due=if_due)
    for visit in visits:
        if visit.problem:
            tell(f"{visit.source.name or visit.source.location}: {visit.problem}")
        for rejected in visit.rejected:
            tell(f"{visit.source.name or visit.source.location}: {rejected}")
    return visits


async def _publish_now(newsroom: Newsroom, *, quiet: bool = False) -> int:
    """Publish and deliver the terminal's digest, due or not; how many stories it had."""
    held = await newsroom.desk.workspaces.subscription(newsroom.subscription.id)
    if held and held.problem:  # An earlier screen may have been closed in the middle of a page; this is a new one.
        await resume(newsroom.desk, held)
    published = await publish_now(newsroom.desk, newsroom.subscription.id, quiet=quiet)
    await deliver_due(newsroom.desk)
    return published.stories if published else 0


async def _what_next(newsroom: Newsroom) -> list[str]:
    held = await newsroom.desk.workspaces.subscription(newsroom.subscription.id)
    lines = []
    if held and held.next_run_at:
        local = held.next_run_at.astimezone(ZoneInfo(held.timezone))
        lines.append(f"Next digest at {local:%H:%M %Z} ({held.schedule}). Ctrl-C stops.")
    elif held:
        lines.append("No digest comes by itself; dateline schedule resume changes that. Ctrl-C stops.")
    folders = [source.location for source in newsroom.settings.sources if source.kind == "folder"]
    if folders:
        place = drop_place(folders[0])
        lines.append(f"Drop .txt, .html, .md, .json, .eml or .pdf files into {place} to see them in the next one.")
    return lines


def drop_place(location: str) -> str:
    """A folder of the settings, relative to where the bot was started."""
    place = os.path.relpath(HOME / location)
    return str(HOME / location) if place.startswith("..") else place


async def work(newsroom: Newsroom, scheduler: Scheduler, pulse: Pulse | None = None, troubles: Troubles | None = None) -> None:
    """Tick and work until cancelled. Jobs in hand then have a grace period to end, and are given back when they do not."""
    desk, settings = newsroom.desk, newsroom.settings.work
    troubles = troubles or Troubles()
    concurrency, pulse = 3 * desk.senders.free, pulse or Pulse()
    async with AsyncExitStack() as beside:
        server = newsroom.server if desk.gathers else ""  # Only visits are shared: a process that makes none takes none.
        opened = open_queue(server, troubles.failed, scheduler, concurrency=concurrency, grace=settings.grace)
        queue = await beside.enter_async_context(opened)

        async def do(job: Job) -> None:
            if isinstance(job, CollectSource) and troubles.rests(job):
                return  # The visit could not be stored: that is no reason to ask the server again at every tick.
            await queue.enqueue_many(await do_job(desk, job))
            troubles.went_well(job)

        queue.register(do)
        pulse.queue_length = queue.length
        ticking = ticks(desk, queue, troubles, pulse.tick, newsroom.vigil.clock)
        await beside.enter_async_context(scheduler.every(settings.tick, "tick", ticking, at_once=True))
        if house := desk.house:
            await beside.enter_async_context(looking_around(scheduler, desk, house, queue, troubles))
        await keep_going(queue.run, by_name("queue"))
