"""The command `status`: how the newsroom is, in words, and whether a person is needed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import click

from bot.app.cli.main import in_loop, settings_of, tell
from bot.app.cli.status_digests import Orders, all_orders, followed, named, say_orders
from bot.app.configuration import terminal_zone
from bot.app.live import ask_all
from bot.app.paths import HOME
from bot.app.process import lives
from bot.app.roles import Role
from bot.app.settings import Settings
from bot.app.wiring import database_file, now, open_newsroom_store
from bot.compose.edition import Edition
from bot.compose.health import say_health, say_remedy
from bot.flows.alarms import Alarm, judge, say_alarm
from bot.model.document import text_with_zones
from bot.model.source import Source, SourceState
from bot.model.upkeep import Chore, Entry, Overdue, Presence, StoreFigures
from bot.parse.schedule.durations import say_duration
from bot.platforms.table import PLATFORMS
from bot.store.store import Store

_ALIVE = timedelta(minutes=3)
"""The tick is recorded once a minute."""

_TITLES = {chat.name: chat.title for chat in PLATFORMS}
_GIVEN_UP = timedelta(days=1)
"""A chat that no process has served for so long is not expected to be served."""

_OVERDUE = timedelta(minutes=15)
_STUBBORN = 3
"""After so many failures in a row a source needs attention."""


_MOST = 20
_LACKING = (
    (lambda role: role.gathers, "nobody visits sources", Role.WORKER),
    (lambda role: role.publishes, "nobody makes digests", Role.CLOCK),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """What the store says of itself."""

    now: datetime
    zone: ZoneInfo
    figures: StoreFigures
    sources: Sequence[tuple[Source, SourceState]]
    orders: Orders
    working: Sequence[Presence]
    connected: Mapping[str, bool]
    tick: Entry | None
    chats: Mapping[str, Entry]
    upkeep: Entry | None
    backup: Entry | None
    overdue: Overdue
    reading_since: datetime | None

    def is_alive(self, sign: Entry | None) -> bool:
        """Whether this sign of life was given lately."""
        return sign is not None and self.now - sign.at <= _ALIVE

    @property
    def runs(self) -> bool:
        """Whether any process works with this store now."""
        return bool(self.working)

    def serves(self, chat: str) -> bool:
        """Whether a process answers the people of a chat."""
        return any(worker.role in (Role.ALL, Role.CHAT, chat) for worker in self.working)

    def at(self, moment: datetime) -> str:
        """A moment in the newsroom's zone, and how far from now."""
        seconds = int(abs((self.now - moment).total_seconds()))
        size = next((size for size in (86400, 3600, 60) if seconds >= 2 * size), 1)
        distance = say_duration(timedelta(seconds=max(seconds // size, 1) * size))
        words = f"{distance} ago" if moment <= self.now else f"in {distance}"
        return f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M %Z} ({words})"


@click.command(epilog="Example:  dateline status")
@click.pass_context
def status(context: click.Context) -> int:
    """Say in words how the newsroom is. Exit code 1 when something needs a person, or the bot has stopped."""
    settings = settings_of(context)

    async def work() -> _Report:
        store = await open_newsroom_store(settings)
        try:
            return await _ask(store, settings)
        finally:
            await store.close()

    report = in_loop(work)
    for what, words in _lines(report):
        tell(f"{what + ':':<14}{words}" if what else f"{'':<14}{words}", err=False)
    needs = list(_needs(report))
    if needs:
        tell("\n".join(["Needs a person:", *(f"- {need}" for need in needs)]), err=False)
    if not report.runs:
        tell("The bot is not running. Start it: dateline run", err=False)
    elif not needs:
        tell("All is well.", err=False)
    return 1 if needs or (report.tick and not report.runs) else 0


async def _ask(store: Store, settings: Settings) -> _Report:
    moment, answers = now(), await ask_all(database_file(settings), HOME)
    overdue = await store.care.overdue(moment)
    return _Report(
        now=moment,
        zone=await terminal_zone(store.workspaces, settings),
        figures=await store.care.figures(),
        sources=await followed(store),
        orders=await all_orders(store),
        working=[worker for worker in overdue.workers if lives(worker, moment)],
        connected={chat: is_connected for answer in answers for chat, is_connected in answer["chats"].items()},
        tick=await store.care.entry(Chore.TICK),
        chats={chat: entry for chat in _TITLES if (entry := await store.care.entry(chat)) and moment - entry.at < _GIVEN_UP},
        upkeep=await store.care.entry(Chore.HOUSEKEEPING),
        backup=await store.care.last_backup(),
        overdue=overdue,
        reading_since=min(
            (datetime.fromisoformat(answer["reading_since"]) for answer in answers if answer["reading_since"]), default=None
        ),
    )


def _lines(report: _Report) -> Iterator[tuple[str, str]]:
    figures = report.figures
    yield "Bot", _life(report)
    for number, words in enumerate(say_processes(report.overdue.workers, report.now, report.at)):
        yield "" if number else "Processes", words
    for chat, entry in report.chats.items():
        yield _TITLES[chat], _chat(report, chat, entry)
    successes = [state.last_success for _, state in report.sources if state.last_success]
    yield "Collected", f"last at {report.at(max(successes))}" if successes else "nothing yet; start with dateline run"
    gone = f"; {figures.forgotten:,} deleted for their age so far" if figures.forgotten else ""
    yield "Articles", f"{figures.articles:,} stored{gone}"
    failing = [(source, state) for source, state in report.sources if state.problem]
    yield "Sources", f"{len(report.sources)}, {len(failing)} failing"
    for source, state in failing:
        yield "", _failing(report, source, state)
    oldest = f", the oldest since {report.at(figures.waiting_since)}" if figures.waiting_since else ""
    yield "Outbox", f"{figures.waiting} waiting{oldest}; {figures.dead} dead"
    for number, words in enumerate(say_orders(report.orders, report.now, report.at)):
        yield "" if number else "Digests", words
    yield "Database", f"{figures.size / 1e6:.1f} MB"
    yield "Last upkeep", f"{report.at(report.upkeep.at)}: {report.upkeep.words}" if report.upkeep else "none yet"
    yield "Last backup", f"{report.at(report.backup.at)}: {report.backup.words}" if report.backup else "none"


def _life(report: _Report) -> str:
    last = f", last looked around at {report.at(report.tick.at)}" if report.tick else ""
    if report.runs:
        roles = {worker.role for worker in report.working if worker.role != Role.ALL}
        only = f" ({', '.join(sorted(roles))})" if roles else ""
        return f"is running{only}{last}"
    return f"not running{last}" if last else "has not run on a schedule yet"


def _chat(report: _Report, chat: str, sign: Entry) -> str:
    if sign.words:
        return f"given up: {sign.words}"
    if not report.serves(chat) or not report.is_alive(sign):
        return f"not served since {report.at(sign.at)}"
    is_connected = report.connected.get(chat, True)
    return "connected" if is_connected else "not connected at the moment; the bot tries again by itself"


def _failing(report: _Report, source: Source, state: SourceState) -> str:
    """What is wrong, since when, what can be done, and when the source is asked again."""
    health = text_with_zones(say_health(state, Edition(now=report.now, zone=report.zone)))
    return f"{source.name or source.location}: {health}"


def _needs(report: _Report) -> Iterator[str]:
    """What needs a person."""
    figures = report.figures
    if figures.dead:
        yield f"{figures.dead} message{'s' * (figures.dead != 1)} could not be sent: dateline outbox"
    if figures.set_aside:
        yield f"{figures.set_aside} source{'s' * (figures.set_aside != 1)} ended the bot again and again: dateline jobs"
    yield from lacking(report.working)
    for chat, entry in report.chats.items():
        if entry.words:
            yield f"{_TITLES[chat]} is given up until it is mended and the bot is started again: {entry.words}"
        elif report.runs and not (report.serves(chat) and report.is_alive(entry)):
            yield f"nobody has served {_TITLES[chat]} since {report.at(entry.at)}: dateline run --role {chat}"
    names = named(report.orders)
    for name, problem in figures.disabled:
        yield f"the digest of {names.get(name, name)} is stopped: {problem}"
    for source, state in report.sources:
        if state.failures >= _STUBBORN and state.problem:
            remedy = say_remedy(state.problem, "en")
            yield f"{source.name or source.location} keeps failing: {state.problem}{remedy}"
    reached = {"terminal", *(chat for chat, entry in report.chats.items() if not entry.words)}
    silent = judge(report.overdue, report.now, lives=lives, platforms=reached, reading_since=report.reading_since)
    yield from (say_alarm(silence, report.at) for silence in silent)
    if any(silence.alarm in (Alarm.OUTBOX, Alarm.DIGESTS) for silence in silent):
        return
    if figures.waiting_since and report.now - figures.waiting_since > _OVERDUE:
        yield f"messages wait since {report.at(figures.waiting_since)}: dateline outbox"
    due = [held.next_run_at for _, held in report.orders if held.next_run_at and not held.problem]
    if report.tick and due and report.now - min(due) > _OVERDUE:
        yield f"a digest is due since {report.at(min(due))}"


def say_processes(present: Sequence[Presence], now: datetime, at: Callable[[datetime], str]) -> list[str]:
    """A line for each process, where there are several or one gives no sign of life."""
    alive = [worker for worker in present if lives(worker, now)]
    silent = [worker for worker in present if worker not in alive]
    if len(alive) < 2 and not silent:
        return []
    lines = [f"{_named(worker)}, since {at(worker.started)}" for worker in alive]
    lines += [f"{_named(worker)} has given no sign of life since {at(worker.beat_at)}" for worker in silent]
    rest = len(lines) - _MOST
    return [*lines[:_MOST], f"and {rest} more"] if rest > 0 else lines


def lacking(working: Sequence[Presence]) -> Iterator[str]:
    """Work that none of the running processes does. Roles of another version are not judged."""
    roles = {Role(worker.role) for worker in working if worker.role in {*Role.every()}}
    if not roles or len(roles) < len({worker.role for worker in working}):
        return
    yield from (f"{words}: dateline run --role {role}" for does, words, role in _LACKING if not any(map(does, roles)))


def _named(worker: Presence) -> str:
    host, *_, number, _, _ = worker.process.split("/")
    return f"{worker.role} on {host} (process {number})"
