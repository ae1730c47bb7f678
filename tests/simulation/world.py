"""One world by its seed: publishers, chats, people, weather and crashes around the whole bot.

The bot is the real one from `run_on` down: settings, wiring, tick, queue, flows, store on a real SQLite file, its HTTP client,
discord.py and slack_sdk. The world is what lies beyond: time, disk, network, servers, people. A seed chooses which hazards
it has (swarm testing: https://users.cs.utah.edu/~regehr/papers/swarm12.pdf), so that each kind is also met without the others.
"""

import asyncio
import io
import random
import signal
import traceback
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from bot.app.process import _lives
from bot.app.run import run_on
from bot.app.settings import HOME, Settings, load_settings
from bot.app.wiring import open_newsroom
from bot.flows.forget import forget_workspace
from bot.model.installation import Installation
from bot.platforms.discord.outcomes import FAILURES
from bot.platforms.discord.send import DiscordPlatform
from bot.platforms.slack.seats import token_of
from bot.platforms.slack.send import SlackPlatform, posting_client
from bot.platforms.terminal.send import TerminalPlatform
from tests.simulation import discord_model, slack_model
from tests.simulation.clockwork import Crash, SimLoop, Timeline
from tests.simulation.discord_model import Discord
from tests.simulation.disk import Disk, carry_over
from tests.simulation.hazards import Hazards, dice, hazards_of
from tests.simulation.ledger import Ledger
from tests.simulation.network import Mishap, Network, Storm
from tests.simulation.oracle import slots
from tests.simulation.people import Order, People, Place
from tests.simulation.press import Press, name
from tests.simulation.processes import Processes, in_this_process
from tests.simulation.slack_model import Slack

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
TICK = 600.0

_ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Santiago")
_CHANGES = (
    datetime(2026, 3, 28),
    datetime(2026, 10, 24),
    datetime(2026, 3, 7),
    datetime(2026, 10, 31),
    datetime(2026, 4, 23),
    datetime(2026, 10, 29),
    datetime(2026, 4, 4),
    datetime(2026, 10, 3),
    datetime(2026, 4, 4),
    datetime(2026, 9, 5),
)
"""The day before clocks change somewhere of these."""

_TIMES = (time(7), time(19), time(2, 30), time(0), time(12, 15), time(22, 40), time(1, 30), time(3))

_SETTINGS = """
database = "sqlite:///{folder}/news.db"
sources = []
topics = []
[digest]
schedule = "daily 05:00"
say_nothing_new = false
[work]
tick = "1m"
grace = "5s"
[fetch]
full_text = "{full_text}"
[backup]
keep = 0
[keep]
at = "03:30"
"""


@dataclass(slots=True)
class Trouble:
    """A stretch of true time in which something was wrong with somebody (""; everybody)."""

    start: float
    end: float
    kind: str
    whom: str = ""


@dataclass(slots=True)
class Facts:
    """What happened, in figures."""

    lives: int = 1
    cuts: int = 0
    lost_writes: int = 0
    steps: int = 0


class World:
    """One run. `run()` leaves everything to be looked at; nothing is judged here."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.seed = seed
        self.folder = folder / "bot"
        self.rng = random.Random(f"dateline {seed}")
        start = self.rng.choice(_CHANGES) if self.rng.random() < 0.7 else datetime(2026, 6, 10)
        self.timeline = Timeline(start.replace(hour=self.rng.randrange(6), minute=self.rng.randrange(60), tzinfo=UTC))
        self.hazards = hazards_of(seed)
        self.stormy_until = 0.95 * DAY
        self.published_until = 1.15 * DAY
        self.end = 1.8 * DAY
        self.trace: list[str] = []
        self.troubles: list[Trouble] = []
        self.facts = Facts()
        self.disk = Disk()
        self.ledger = Ledger()
        self.network = Network(self.timeline, dice("network", seed))
        self.discord = Discord(self.network, self.ledger)
        self.slack = Slack(self.network, self.ledger, distributed=self.hazards.distributed)
        self.press = Press(self.network, self.ledger, dice("press", seed))
        self.people = People(self.timeline, dice("people", seed))
        self.processes = Processes()
        self.places: list[Place] = []
        self.loop: SimLoop | None = None
        self.down_for = 0.0
        self.cut = False
        self.is_set_up = False
        self.log: list[tuple[float, str, str]] = []
        self._crash_odds = 0.0
        self._died: list[Any] = []

    # What there is

    def _populate(self) -> None:
        rng = dice("places", self.seed)
        hosts = [f"paper{number}.example" for number in range(1, 5)]
        for host in hosts:
            self.press.found(host)
        for number, platform in enumerate(("discord", "slack", rng.choice(("discord", "slack")))):
            made = f"100000{number + 1}" if platform == "discord" else f"T{number + 1}"
            channels = [f"200000{number}{nth}" if platform == "discord" else f"C{number}{nth}AAAA" for nth in (1, 2)]
            place = Place(made, platform, channels, name(9990 + number) + "sque")
            place.feeds = [hosts[number], hosts[3]] if number < 2 else [hosts[2]]
            for channel in channels:
                (self.discord if platform == "discord" else self.slack).add(made, channel)
            place.orders = [self._order(rng, place, channel) for channel in channels[: rng.randint(1, 2)]]
            self.places.append(place)
        # The third workspace has the first one's feed too: what is shared is fetched once, and stays apart all the same.
        self.places[2].feeds.append(hosts[0])

    def _order(self, rng: random.Random, place: Place, channel: str) -> Order:
        times = tuple(sorted(rng.sample(_TIMES, rng.randint(2, 4))))
        quiet = rng.choice((None, None, (time(22), time(6, 45)), (time(1), time(5, 30))))
        return Order(
            place.id,
            place.platform,
            channel,
            times,
            rng.choice(_ZONES),
            quiet=quiet,
            alerts=rng.random() < 0.7,
            in_threads=rng.random() < 0.3,
        )

    # What happens

    def _plan(self) -> None:
        rng, timeline, hazards = dice("plan", self.seed), self.timeline, self.hazards
        for host in self.press.feeds:
            for _ in range(rng.randint(3, 6)):
                timeline.at(rng.uniform(0, self.published_until), lambda host=host: self._publish(host))  # type: ignore[misc]
        first, stormy = 2 * HOUR, self.stormy_until
        for _ in range(hazards.stories):
            timeline.at(rng.uniform(first, stormy), self._story)
        for _ in range(hazards.corrections):
            timeline.at(rng.uniform(0.2 * DAY, self.published_until), self._correct)
        self._plan_storms(rng)
        for _ in range(hazards.crashes):
            timeline.at(self._interesting(rng), lambda: self._crash_soon(rng))
        for _ in range(hazards.clock):
            timeline.at(rng.uniform(first, stormy), lambda: self._move_clock(rng))
        for _ in range(hazards.workers):
            timeline.at(rng.uniform(first, stormy), self._kill_worker)
        for _ in range(hazards.places):
            timeline.at(rng.uniform(first, stormy), lambda: self._lose_place(rng))
        for _ in range(hazards.people):
            timeline.at(rng.uniform(first, self.published_until), lambda: self._somebody(rng))
        for _ in range(2):
            timeline.at(rng.uniform(first, stormy), lambda: self._chatter(rng))
        if hazards.forget:
            timeline.at(rng.uniform(0.4 * DAY, stormy), self._forget)
        timeline.at(stormy, self._calm)
        timeline.at(stormy + 3 * HOUR, self._wake_all)

    def _interesting(self, rng: random.Random, host: str = "") -> float:
        """A time at which there is work: mostly just after a digest is due, on the platform of that host."""
        platform = host.partition(".")[0]
        orders = [order for place in self.places for order in place.orders]
        order = rng.choice([order for order in orders if order.platform == platform] or orders)
        start = self.timeline.start
        due = slots(order.times, order.zone, start, start + timedelta(seconds=self.stormy_until), order.quiet)
        if not due or rng.random() < 0.2:
            return rng.uniform(HOUR, self.stormy_until)
        return (rng.choice(due) - start).total_seconds() + rng.uniform(0, TICK)

    def _plan_storms(self, rng: random.Random) -> None:
        every = tuple(kind for kind in Mishap if kind is not Mishap.NONE)
        hosts = (
            [discord_model.HOST] * self.hazards.discord
            + [slack_model.HOST] * self.hazards.slack
            + [rng.choice(list(self.press.feeds)) for _ in range(self.hazards.feeds)]
        )
        for host in hosts:
            start = self._interesting(rng, host) - rng.uniform(0, TICK)
            end = min(start + rng.choice((20 * MINUTE, 40 * MINUTE, HOUR)), self.stormy_until)
            kinds = every if rng.random() < 0.3 else tuple(rng.sample(every, 2))
            self.network.storms.append(Storm(host=host, start=start, end=end, share=rng.choice((0.5, 0.9, 1.0)), kinds=kinds))
            self.troubles.append(Trouble(start, end, "storm", host))

    def _publish(self, host: str) -> None:
        report = self.press.publish(host)
        self.say("published", host, report.token)

    def _story(self) -> None:
        rng = dice(f"story {self.timeline.now}", self.seed)
        hosts = rng.sample(list(self.press.feeds), rng.randint(2, 4))
        self.say("story", *(report.token for report in self.press.tell_story(hosts)))

    def _correct(self) -> None:
        rng = dice(f"correct {self.timeline.now}", self.seed)
        old = [report for report in self.press.reports.values() if not report.corrected and not report.story]
        if old:
            report = rng.choice(old)
            self.press.correct(report)
            self.say("corrected", report.token)

    def _move_clock(self, rng: random.Random) -> None:
        """Ahead or back, and set right some time later."""
        seconds = rng.choice((-3600.0, -600.0, -5 * HOUR, 600.0, 3600.0, 2 * DAY, 40 * DAY))
        last = rng.choice((3.0, 90.0, 20 * MINUTE))
        if self.timeline.skew:
            return
        self.timeline.skew = timedelta(seconds=seconds)
        self.ledger.uneasy = self.timeline.now + last
        self.troubles.append(Trouble(self.timeline.now, self.timeline.now + last, "clock"))
        self.say("clock", f"{seconds:.0f} s for {last:.0f} s")
        self.timeline.after(last, self._right_clock)

    def _right_clock(self) -> None:
        self.timeline.skew = timedelta()
        self.say("clock", "right")

    def _kill_worker(self) -> None:
        self.processes.kill_one()
        self.troubles.append(Trouble(self.timeline.now, self.timeline.now + 5 * MINUTE, "worker"))
        self.say("worker killed")

    def _crash_soon(self, rng: random.Random) -> None:
        if self.loop is None:
            return
        self.cut = self.hazards.cuts and rng.random() < 0.6
        self.down_for = rng.choice((2.0, 5.0, 5.0, 30.0, 4 * MINUTE, 40 * MINUTE))
        if rng.random() < 0.15:
            self.loop.signal(signal.SIGTERM)
            self.say("stop")
            self.cut = False
        elif rng.random() < 0.4:
            self._crash_odds = 0.5
        else:
            self.loop.die_in(int(rng.expovariate(1 / 150)) + 1)

    def _stored(self, channel: str) -> None:
        """A message came in: the moment at which a crash is worst, and at which people answer."""
        chatty = dice(f"chatty {self.timeline.now}", self.seed)
        if self.timeline.now < self.stormy_until and chatty.random() < 0.3:
            chat: Any = self.slack if channel.startswith("C") else self.discord
            self.timeline.after(1.0, lambda: chat.chatter(channel, chatty.randint(16, 40)))
        if self._crash_odds and self.loop and self.rng.random() < self._crash_odds:
            self._crash_odds = 0.0
            self.loop.die_in(self.rng.randint(1, 40))

    def _lose_place(self, rng: random.Random) -> None:
        """A channel is closed to the bot for a while; an admin resumes its digest after it is open again."""
        place = rng.choice(self.places)
        order = rng.choice(place.orders)
        shut = self.discord.closed if place.platform == "discord" else self.slack.away
        last = rng.uniform(HOUR, 9 * HOUR)
        shut.add(order.channel)
        self.troubles.append(Trouble(self.timeline.now, self.timeline.now + last + 5 * MINUTE, "place", order.channel))
        self.say("closed", order.channel)
        self.timeline.after(last, lambda: shut.discard(order.channel))
        self.timeline.after(last + MINUTE, lambda: self.do(lambda: self.people.wake(place, order)))

    def _chatter(self, rng: random.Random) -> None:
        for place in self.places:
            chat: Any = self.discord if place.platform == "discord" else self.slack
            chat.chatter(rng.choice(place.channels), rng.randint(5, 60))

    def _somebody(self, rng: random.Random) -> None:
        place = rng.choice(self.places)
        if place.forgotten_at < self.timeline.now:
            return
        order, odds = rng.choice(place.orders), rng.random()
        if odds < 0.55:
            self.do(lambda: self.people.read(place))
        elif odds < 0.75:
            other = rng.choice(self.places)
            self.do(lambda: self.people.press(place, other))
        elif odds < 0.87:
            self.do(lambda: self.people.at_once(place, order))
            if rng.random() < 0.5:  # They press twice, as people do.
                self.timeline.after(rng.uniform(0.002, 0.03), lambda: self.do(lambda: self.people.at_once(place, order)))
        elif self.timeline.now < self.stormy_until:
            hours = rng.randint(1, 9)
            act = self.people.hush if rng.random() < 0.6 else self.people.rest
            self.do(lambda: act(place, order, hours))

    def _forget(self) -> None:
        place = self.places[2]
        place.forgotten_at = self.timeline.now
        if place.platform == "slack":
            self.slack.teams.pop(place.id)
        self.say("taken out", place.id)
        self.do(lambda: self._let_go(place))

    async def _let_go(self, place: Place) -> None:
        if self.people.desk is not None:
            await forget_workspace(self.people.desk, place.id)
            place.done_at = self.timeline.now

    def _calm(self) -> None:
        self._crash_odds = 0.0
        self.hazards = Hazards(distributed=self.hazards.distributed)
        self.say("calm")

    def _wake_all(self) -> None:
        """Whatever rests by now goes on: the last day is to bring everything that is still missing."""
        for place in self.places:
            for order in place.orders:
                if place.forgotten_at > self.timeline.now:
                    self.do(lambda place=place, order=order: self.people.wake(place, order))  # type: ignore[misc]

    # How it is told

    def say(self, what: str, *facts: str) -> None:
        """One line of the trace."""
        self.trace.append(f"{self.timeline.now:.3f} {what} {' '.join(facts)}")

    def do(self, act: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        """Somebody acts while the bot lives; whoever acts while it does not, does so a minute later."""
        if self.loop is None or self.people.desk is None:
            self.timeline.after(MINUTE, lambda: self.do(act))
            return
        self._begun(self.loop.create_task(act()))

    def _begun(self, task: "asyncio.Task[Any]") -> None:
        """What somebody does: an error that comes back to them is one of the bot's."""

        def done(task: "asyncio.Task[Any]") -> None:
            if not task.cancelled() and (problem := task.exception()):
                trace = traceback.extract_tb(problem.__traceback__)[-1]
                where = f"{Path(trace.filename).name}:{trace.lineno}"
                self.ledger.objections.append(f"raised: {type(problem).__name__}: {problem} ({where})")

        self._died.append(task)
        task.add_done_callback(done)

    def figures(self) -> dict[str, int]:
        """What happened, in figures: to be sure that something does."""
        messages = self.ledger.messages
        return {
            "lives": self.facts.lives,
            "power_cuts": self.facts.cuts,
            "lost_writes": self.facts.lost_writes,
            "steps": self.facts.steps,
            "requests": self.network.requests,
            "mishaps": self.network.mishaps,
            "commands": len(self.people.answers),
            "reports": len(self.press.reports),
            "messages": len(messages),
            "edits": sum(len(message.edits) for message in messages),
            "look_ups": self.slack.lookups,
            "clock_moves": sum(trouble.kind == "clock" for trouble in self.troubles),
        }

    # Lives

    def run(self) -> None:
        """Live until the end of the world."""
        in_this_process(self.processes)
        self.discord.on_stored = self.slack.on_stored = self._stored
        self._populate()
        self._plan()
        self.settings = self._settings()
        # Once: a second signal would end this process, as it ends the bot.
        self.timeline.at(self.end, lambda: self.loop and self.loop.signal(signal.SIGTERM))
        self.timeline.at(self.end + 10 * MINUTE, self._does_not_end)
        while self.timeline.now < self.end:
            self._live()
            if self.timeline.now < self.end:
                self._bury()

    def _live(self) -> None:
        self.loop = SimLoop(self.timeline)
        self.discord.life = self.slack.life = self.facts.lives
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_until_complete(self._bot())
            self.say("ended")
        except Crash:
            self.say("crashed", f"step {self.loop.steps}")
        self.facts.steps += self.loop.steps

    def _bury(self) -> None:
        """The process is gone: its tasks are kept from being tidied up, which would let them run on."""
        self._died.append(self.loop)
        self.loop, self.people.desk = None, None
        self.processes.alive.clear()
        _lives.clear()
        carry_over(self.folder, self.facts.lives)
        if self.cut:
            lost = self.disk.cut(self.folder, self.rng)
            self.facts.cuts += 1
            self.facts.lost_writes += lost
            self.say("power cut", f"{lost} writes lost")
        self.disk.forget()
        began = self.timeline.now
        self.ledger.uneasy = began + self.down_for
        self.timeline.sleep_until(min(began + self.down_for, self.end))
        self.troubles.append(Trouble(began, self.timeline.now, "crash"))
        self.down_for, self.cut = 5.0, False
        self.facts.lives += 1

    async def _bot(self) -> None:
        chat = DiscordPlatform(None, self.timeline.clock)
        slack = SlackPlatform(posting_client(), token_of(self._seat))
        platforms = [TerminalPlatform(io.StringIO(), {}), chat, slack]
        async with open_newsroom(self.settings, home=HOME, platforms=platforms, clock=self.timeline.clock) as newsroom:
            self.people.desk = newsroom.desk
            self._died += [newsroom, chat]
            self._begun(asyncio.create_task(self._connect(chat)))
            self._begun(asyncio.create_task(self._begin()))
            await run_on(newsroom, self._told)

    async def _connect(self, chat: DiscordPlatform) -> None:
        """The gateway: until it is there, what is for Discord waits."""
        while True:
            try:
                chat.use(await self.discord.client())
            except FAILURES:
                await asyncio.sleep(10)
            else:
                return

    async def _seat(self, workspace: str) -> Installation | None:
        if workspace not in self.slack.teams:
            return None
        return Installation(workspace=workspace, name="", token=self.slack.token(workspace), bot="B1", bot_user="U1")

    async def _begin(self) -> None:
        """At the first start everything is set up; later what was broken off is done again."""
        await asyncio.sleep(1)
        for place in self.places:
            if place.forgotten_at < self.timeline.now and place.done_at > self.end:
                await self._let_go(place)
        if not self.is_set_up:
            for place in self.places:
                urls = [self.press.feeds[host].url for host in place.feeds]
                if not await self.people.set_up(place, urls):
                    words = [f"{one.command}: {one.words}" for one in self.people.answers]
                    raise AssertionError(f"the set-up failed: {words}")
            self.is_set_up = True
            self.say("set up")

    def _does_not_end(self) -> None:
        if self.loop is not None:
            raise AssertionError(f"the bot does not end: {sorted(str(task) for task in asyncio.all_tasks(self.loop))}")

    def _told(self, line: str) -> None:
        self.say("told", line)

    def _settings(self) -> Settings:
        file = self.folder.parent / "dateline.toml"
        file.write_text(
            _SETTINGS.format(folder=self.folder, full_text="auto" if self.hazards.pages else "never"), encoding="utf-8"
        )
        settings = load_settings(file, {}, home=HOME)
        # Beyond what the settings allow: with a tick a second a simulated day would take minutes.
        return settings.model_copy(update={"work": settings.work.model_copy(update={"tick": timedelta(seconds=TICK)})})
