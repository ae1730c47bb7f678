"""Whatever becomes of stories while they are told (reports, copies, splits, joins, clerks that die or compete, corrections of a
story by an admin): every report is in one story, a channel has each step once, nothing new is swallowed, and the sheet adds up.
"""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from bot.flows.clerk import Clerk
from bot.flows.commands.balance import balance_of
from bot.flows.deliver import deliver_due
from bot.flows.publish import publish_digest, subscribed_topics
from bot.flows.subscribe import resume
from bot.flows.tell_stories import LASTS, tell_stories
from bot.model.balance import Balance, Fate
from bot.model.errors import Refused
from bot.model.problems import problem_of
from bot.model.source import RawItem
from tests.builders import item
from tests.compose.random_news import text_of
from tests.fakes import FakeWorld, open_world
from tests.flows.news import name, store
from tests.flows.test_publish import order, subscribed

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
EVENTS = 4
"""Events that reports tell of: few, so that their stories meet."""

TOLD_IN = (Fate.TOLD, Fate.COUNTED)


def step(number: int, event: int) -> RawItem:
    """A report of an event, with the event's words in an order of its own and one sentence that is nobody else's."""
    rng = Random(f"step {number}")
    words = [name(100 * event + 7 * n + 11).lower() for n in range(8)]
    rng.shuffle(words)
    own = [name(500 + (number * 13 + n * 37) % 499).lower() for n in range(5)]
    body = (
        f"The {words[0]} and the {words[1]} of {name(event)} met the {words[2]} {words[3]}.\n\n"
        f"{mark(number)} said that {own[0]} {own[1]} had come with {own[2]} to see the {own[3]} {own[4]}.\n\n"
        f"In {name(event)} the {words[4]} waited for {words[5]}, {words[6]} and {words[7]}."
    )
    title = f"{name(event)} {words[0]} meets {words[2]} {own[0]}"
    return replace(item(f"step-{number}", body, title=title), outlet=f"Outlet {number}", url=f"https://o{number}.example/1")


def mark(number: int) -> str:
    """A name that only one report bears."""
    return f"Mark{name(number).lower()}"


class Stories(RuleBasedStateMachine):
    """A newsroom, its clerks, an admin, and a channel with a digest a day."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.opened = open_world()
        self.world: FakeWorld = self.run(self.opened.__aenter__())
        self.items: dict[str, RawItem] = {}
        self.original: set[str] = set()
        self.text_of: dict[str, str] = {}
        self.printed: dict[str, datetime] = {}
        self.asked: Counter[str] = Counter()

    def run(self, what: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(what)

    def teardown(self) -> None:
        self.run(self.opened.__aexit__(None, None, None))
        self.runner.close()

    @initialize()
    def begin(self) -> None:
        self.run(subscribed(self.world, max_stories=50))

    # What happens

    @rule(event=st.integers(0, EVENTS - 1), minutes=st.integers(1, 90))
    def a_report_comes(self, event: int, minutes: int) -> None:
        self.world.clock.advance(minutes * MINUTE)
        one = step(len(self.items), event)
        self._store(one)
        self.original.add(one.key)
        self.text_of[one.key] = one.key
        self.printed[one.key] = self.world.clock()

    @precondition(lambda self: self.items)
    @rule(data=st.data(), days_old=st.integers(0, 2))
    def a_copy_comes(self, data: st.DataObject, days_old: int) -> None:
        self.world.clock.advance(MINUTE)
        number = len(self.items)
        one = self.items[data.draw(st.sampled_from(sorted(self.items)))]
        copy = replace(one, key=f"step-{number}", outlet=f"Outlet {number}", url=f"https://o{number}.example/1")
        text = self.text_of[one.key]
        if self.world.clock() - self.printed[text] > LASTS:  # So long nobody printed it that it is news again.
            self.asked[text] += 1
        self._store(copy, days_old * DAY)
        self.text_of[copy.key] = text
        self.printed[text] = self.world.clock()

    @precondition(lambda self: self.items)
    @rule(data=st.data())
    def an_admin_splits(self, data: st.DataObject) -> None:
        place = data.draw(st.sampled_from(self._places()))
        read = self.run(self.world.desk.stories.at(self._places()))
        story_of = {trace.place: trace.story for trace in self.run(self.world.desk.stories.traces(0))}
        texts = [self.text_of[one.article.key] for at, one in read.items() if story_of[at] == story_of[place]]
        if len(texts) > 1 and len(set(texts)) == 1:  # Somebody says that a copy is none: one text, told twice.
            self.asked[texts[0]] += 1
        self.run(self.world.desk.stories.part(place))

    @precondition(lambda self: self.items)
    @rule(data=st.data())
    def an_admin_joins(self, data: st.DataObject) -> None:
        places = st.sampled_from(self._places())
        one, other = data.draw(places), data.draw(places)
        if one != other:
            self.run(self.world.desk.stories.join(one, other, self.world.clock()))

    @rule(steps=st.integers(0, 12))
    def a_clerk_is_killed_and_another_competes(self, steps: int) -> None:
        self.run(self._kill(steps))

    @precondition(lambda self: self.items)
    @rule(dies=st.booleans())
    def a_digest_comes(self, dies: bool) -> None:
        self.run(self._digest(dies=dies))

    # What holds

    @invariant()
    def every_report_is_in_one_story(self) -> None:
        traces = self.run(self.world.desk.stories.traces(0))
        places = [trace.place for trace in traces]
        assert len(places) == len(set(places))
        assert len(places) + self.run(self.world.desk.stories.waiting()) == len(self.items)

    @invariant()
    def no_step_is_told_twice(self) -> None:
        told = [text_of(document) for _, document, _ in self.world.platform.posted]
        for key in self.original:
            assert sum(mark(int(key.removeprefix("step-"))) in text for text in told) <= 1 + self.asked[key]

    @invariant()
    def verdicts_hold(self) -> None:
        said = self.run(self.world.desk.stories.verdicts())
        story_of = {trace.place: trace.story for trace in self.run(self.world.desk.stories.traces(0))}
        assert not [pair for pair in said.parted if story_of[pair[0]] == story_of[pair[1]]]
        assert not [pair for pair in said.joined if story_of[pair[0]] != story_of[pair[1]]]

    # How

    def _store(self, one: RawItem, age: timedelta = timedelta()) -> None:
        now = self.world.clock()
        one = replace(one, fetched=now, published=now - age)
        self.run(store(self.world, one))
        self.items[one.key] = one

    def _places(self) -> list[int]:
        self.run(tell_stories(self.world.desk))
        return [trace.place for trace in self.run(self.world.desk.stories.traces(0))]

    async def _kill(self, steps: int) -> None:
        """Whoever had the turn stands still for so many steps, dies, and somebody else goes on when the lease is over."""
        desks = [replace(self.world.desk, clerk=Clerk(), process=process) for process in ("one", "other")]
        self.world.clock.advance(timedelta(seconds=60))
        task = asyncio.create_task(tell_stories(desks[0]))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, tell_stories(desks[1]), return_exceptions=True)
        self.world.clock.advance(timedelta(seconds=60))
        await tell_stories(self.world.desk)

    async def _digest(self, *, dies: bool) -> None:
        held = await order(self.world)
        assert held.next_run_at is not None
        self.world.clock.now = max(self.world.clock.now, held.next_run_at)
        self.world.platform.problems = [Refused(problem_of("gone"))] if dies else []
        published = await publish_digest(self.world.desk, held.id, held.next_run_at)
        await deliver_due(self.world.desk)
        was_lost = bool(dies and published and published.parts)
        self.world.platform.problems = []
        held = await order(self.world)
        if held.next_run_at is None:
            await resume(self.world.desk, held)
            held = await order(self.world)
        found = await balance_of(self.world.desk, held, await subscribed_topics(self.world.desk, held))
        if found is not None:
            await self._account(found, was_lost=was_lost)

    async def _account(self, found: Balance, *, was_lost: bool) -> None:
        assert found.total == sum(map(found.count, Fate))
        listed = [one for fate in Fate for one in found.reports[fate]]
        assert len(listed) == len(set(listed)), "a report has two fates"
        if was_lost:
            return
        keys = {one.article.id: one.article.key for one in await self.world.desk.news.readings(listed)}
        told = {keys[one] for fate in TOLD_IN for one in found.reports[fate]}
        waiting = [keys[one] for fate in (Fate.WAITING, Fate.OTHER) for one in found.reports[fate]]
        assert waiting == [], "a digest about everything left something out"
        assert self.original & {keys[one] for one in found.reports[Fate.COPIES]} <= told | self._shared(told)

    def _shared(self, told: set[str]) -> set[str]:
        """The keys of reports whose words came under another key."""
        bodies = {self.items[key].body for key in self.items if key in told or key not in self.original}
        return {key for key, one in self.items.items() if one.body in bodies}


def test_stories_live_through_merges_splits_and_kills() -> None:
    run_state_machine_as_test(Stories, settings=settings(max_examples=6, stateful_step_count=14, deadline=None))


@pytest.mark.slow
def test_stories_live_through_much_more() -> None:
    run_state_machine_as_test(Stories, settings=settings(max_examples=150, stateful_step_count=40, deadline=None))
