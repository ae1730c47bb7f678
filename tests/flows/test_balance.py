"""The balance sheet: every report that came in has one fate, each number opens its list, and any link can be asked after."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.flows.commands.balance import balance_of
from bot.flows.deliver import deliver_due
from bot.flows.manage import add_topic, make_source
from bot.flows.publish import publish_digest, subscribed_topics
from bot.flows.tell_stories import tell_stories
from bot.model.balance import Arrival, Balance, Fate
from bot.model.conversation import Reply
from bot.model.errors import Refused
from bot.model.problems import problem_of
from bot.model.source import SourceKind
from bot.model.workspace import Subscription
from bot.understand.fates import fates
from tests.builders import subscription, workspace
from tests.fakes import NOW, FakeWorld, open_world
from tests.flows.commands.asking import ask, asker, press, text
from tests.flows.news import name, report, store
from tests.flows.test_publish import subscribed

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def order(world: FakeWorld) -> Subscription:
    held = await world.desk.workspaces.subscription("daily")
    assert held is not None
    return held


async def sheet(world: FakeWorld) -> Balance:
    held = await order(world)
    found = await balance_of(world.desk, held, await subscribed_topics(world.desk, held))
    assert found is not None
    return found


async def digest(world: FakeWorld) -> Balance:
    """The next digest that is due, delivered; its sheet."""
    held = await order(world)
    assert held.next_run_at is not None
    world.clock.now = held.next_run_at
    await publish_digest(world.desk, held.id, held.next_run_at)
    await deliver_due(world.desk)
    return await sheet(world)


def counts(found: Balance) -> dict[str, int]:
    return {fate.value: found.count(fate) for fate in Fate if found.count(fate)}


# The fates


A = Arrival(article_id="a", story=1)
COPY = Arrival(article_id="c", story=1, is_copy=True)


@pytest.mark.parametrize(
    ("arrivals", "told", "shown", "fate"),
    [
        ([A], "a", "a", {"a": "told"}),
        ([A], "a", "", {"a": "counted"}),
        ([A, replace(A, article_id="b")], "ab", "a", {"a": "told", "b": "told"}),
        ([A, COPY], "ac", "a", {"a": "told", "c": "copies"}),
        ([A, COPY], "ac", "c", {"a": "told", "c": "told"}),
        ([COPY], "c", "c", {"c": "told"}),
        ([COPY], "c", "", {"c": "counted"}),
        ([replace(A, was_told=True), COPY], "c", "", {"a": "had", "c": "copies"}),
        ([A], "", "", {"a": "other"}),
        ([replace(A, is_old=True)], "", "", {"a": "old"}),
        ([replace(A, is_old=True, was_told=True)], "a", "a", {"a": "told"}),
        ([replace(A, was_told=True)], "", "", {"a": "had"}),
    ],
)
def test_the_fate_of_each(arrivals: list[Arrival], told: str, shown: str, fate: dict[str, str]) -> None:
    assert fates(arrivals, told=set(told), shown=set(shown)) == fate


# A digest's sheet


async def floods(world: FakeWorld) -> None:
    """Two reports on topic, three of other topics, one that was old, and one that nobody could read."""
    topic = await add_topic(world.desk, "w", "Floods", f"{name(3)}, {name(2)}")
    await subscribed(world, topic_ids=(topic.id,))
    await store(world, *(report(n, fetched=NOW + HOUR) for n in (3, 2, 10, 11, 12)))
    await store(world, report(13, fetched=NOW + HOUR, published=NOW - 30 * DAY))
    await store(world, replace(report(14, fetched=NOW + HOUR), body=b"\xff\x00\xfe", media_type="application/json"))


async def test_every_report_has_its_place(world: FakeWorld) -> None:
    await floods(world)
    found = await digest(world)
    assert counts(found) == {"told": 2, "other": 3, "old": 1, "unreadable": 1}
    assert (found.total, found.stories) == (7, 2)


async def test_the_sheet_says_it_in_words_and_each_number_opens_its_list(world: FakeWorld) -> None:
    await floods(world)
    await digest(world)
    (_, document, _), *_ = world.platform.posted
    why = await press(world, Reply(document=document), "digest.why")
    told = await press(world, why, "digest.balance")
    assert "7 reports in · since" in text(told)
    assert [line for line in text(told).split("\n") if line[0].isdigit()][1:] == [
        "2 told in 2 stories",
        "3 of other topics",
        "1 no news any more when they came in",
        "1 unreadable",
    ]
    assert told.document is not None
    lists = {action.label: text(await ask(world, action.name, argument=action.argument)) for action in told.document.actions}
    assert all(f"{name(n)} " in lists["Other topics"] for n in (10, 11, 12))
    assert all(f"{name(n)} " in lists["Told"] for n in (3, 2))
    assert f"{name(13)} " in lists["Too old"]
    assert "1 unreadable" in lists["Unreadable"]
    assert all("[Back to the sheet]" in one for one in lists.values())


async def test_a_long_list_goes_on_by_button(world: FakeWorld) -> None:
    topic = await add_topic(world.desk, "w", "Floods", "nothing like it")
    await subscribed(world, topic_ids=(topic.id,))
    await store(world, *(report(n, fetched=NOW + HOUR) for n in range(40)))
    await digest(world)
    told = await ask(world, "digest.balance")
    first = await press(world, told, "digest.reports")
    assert "1 to 15 of 40" in text(first)
    second = await press(world, first, "digest.reports")
    assert "16 to 30 of 40" in text(second)
    third = await press(world, second, "digest.reports")
    assert "31 to 40 of 40" in text(third)
    assert "Further ones" not in text(third)
    seen = "\n".join(map(text, (first, second, third)))
    assert all(f"{name(n)} " in seen for n in range(40))


async def test_what_came_behind_the_digest_waits_for_the_next(world: FakeWorld) -> None:
    """It was stored in the window, by a process that stood still until the digest was there."""
    await floods(world)
    await digest(world)
    await store(world, *(report(n, fetched=world.clock.now - HOUR) for n in (20, 21)))
    assert counts(await sheet(world))["other"] == 5
    topic = await add_topic(world.desk, "w", "Late", name(20))
    await world.desk.workspaces.save_subscription(replace(await order(world), topic_ids=(topic.id,)))
    assert counts(await sheet(world))["waiting"] == 1


@pytest.mark.parametrize("by_topic", [True, False])
async def test_what_is_blocked_or_filtered_never_waits(world: FakeWorld, by_topic: bool) -> None:
    await floods(world)
    await digest(world)
    await store(world, *(report(n, fetched=world.clock.now - HOUR) for n in (20, 22)))
    topic = await add_topic(world.desk, "w", "Late", name(20))
    held = replace(await order(world), topic_ids=(topic.id,) if by_topic else ())
    await world.desk.workspaces.save_subscription(held)
    assert counts(await sheet(world))["waiting"] == (1 if by_topic else 5)
    await world.desk.workspaces.save_workspace(replace(workspace(), blocked_words=(name(20),)))
    assert counts(await sheet(world)).get("waiting", 0) == (0 if by_topic else 4)
    told = text(await ask(world, "story.why", link="https://nna.example/report-20"))
    assert "leaves its source, language or words out" in told
    await world.desk.workspaces.save_subscription(replace(held, source_ids=("another",)))
    assert "waiting" not in counts(await sheet(world))


async def test_what_died_with_its_message_was_not_told_by_it(world: FakeWorld) -> None:
    await floods(world)
    world.platform.problems = [Refused(problem_of("gone"))]
    found = await digest(world)
    assert counts(found) == {"waiting": 2, "other": 3, "old": 1, "unreadable": 1}


async def test_before_the_first_digest_there_is_nothing_to_account_for(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(subscription())
    assert "has not come yet" in text(await ask(world, "digest.balance"))


@pytest.mark.parametrize(
    "operand", ["x", "daily@x", "daily@2026-03-12T14:30:00+00:00#told#0", "#told#0", "daily@#told", "a@b#c#d"]
)
async def test_no_forged_button_opens_anything(world: FakeWorld, operand: str) -> None:
    await floods(world)
    await digest(world)
    assert name(3) not in text(await ask(world, "digest.reports", argument=operand))
    assert name(3) not in text(await ask(world, "digest.balance", argument=operand, by=asker("elsewhere")))


# A month


@settings(max_examples=5, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 10_000))
def test_over_a_month_every_report_is_accounted_for_once(seed: int) -> None:
    asyncio.run(_a_month(Random(seed)))


async def _a_month(rng: Random) -> None:
    async with open_world() as world:
        topic = await add_topic(world.desk, "w", "Mine", ", ".join(name(n) for n in range(0, 60, 2)))
        await subscribed(world, topic_ids=(topic.id,) if rng.random() < 0.7 else (), max_stories=rng.choice([1, 3]))
        total, accounted, number = 0, 0, 0
        told: list[str] = []
        for _ in range(30):
            held = await order(world)
            assert held.next_run_at is not None
            for _ in range(rng.randrange(7)):
                at = world.clock.now + rng.random() * (held.next_run_at - world.clock.now)
                old = 30 * DAY if rng.random() < 0.1 else timedelta()
                one = report(number, fetched=at, published=at - old)
                again = replace(one, key=f"copy-{number}", outlet="Other", url=f"https://other.example/{number}")
                items = [one, again] if rng.random() < 0.3 else [one]
                await store(world, *items)
                total, number = total + len(items), number + 1
            if rng.random() < 0.5:
                await tell_stories(world.desk)
            if rng.random() < 0.1:
                world.platform.problems = []
            found = await digest(world)
            assert found.total == sum(map(found.count, Fate))
            accounted += found.total
            told += [one for fate in (Fate.TOLD, Fate.COUNTED, Fate.COPIES) for one in found.reports[fate]]
        assert accounted == total
        assert len(set(told)) == len(told)


# Where one report is


async def test_any_link_can_be_asked_after(world: FakeWorld) -> None:
    await floods(world)
    await digest(world)

    async def why(link: str) -> str:
        return text(await ask(world, "story.why", link=link))

    shown = await why("http://www.nna.example/report-3/")
    assert f"{name(3)} " in shown
    assert "tells a story of its own" in shown
    assert "Floods · daily 07:00: shown today 07:00" in shown
    assert "holds none of the words of Floods" in await why("https://nna.example/report-10")
    assert "No source here has brought https://nna.example/never" in await why("https://nna.example/never")
    later = report(2, fetched=world.clock.now)
    await store(world, replace(later, key="later", url="https://nna.example/later", body=later.body + b" Later."))
    assert "comes with the next digest" in await why("https://nna.example/later")


async def test_a_link_of_another_workspace_was_never_brought(world: FakeWorld) -> None:
    await store(world, report(3, fetched=NOW), to="elsewhere")
    assert "No source here" in text(await ask(world, "story.why", link="https://nna.example/report-3"))


async def test_a_word_that_the_topic_leaves_out_is_said_to_be_why(world: FakeWorld) -> None:
    topic = await add_topic(world.desk, "w", "Floods", f"{name(3)}, -again")
    await subscribed(world, topic_ids=(topic.id,))
    await store(world, report(3, fetched=NOW + HOUR))
    await digest(world)
    assert "holds a word that Floods leaves out" in text(await ask(world, "story.why", link="https://nna.example/report-3"))


async def test_an_item_that_could_not_be_read_says_so(world: FakeWorld) -> None:
    source = make_source(SourceKind.FEED, "https://nna.example/feed", title="Northern News", every=HOUR)
    assert source.id
    await floods(world)
    await digest(world)
    assert "could not be read" in text(await ask(world, "story.why", link="report-14"))


@pytest.mark.parametrize(
    "operand",
    [
        "daily@{slot}#told#x", "daily@{slot}#told#-1", "daily@{slot}#told#1000000", "daily@{slot}#told#",
        "daily@{slot}#nothing#0", "daily@{slot}", "nobody@{slot}#told#0", "daily@2020-01-01T00:00:00+00:00#told#0",
        "daily@{slot}#told#٣", "",
    ],
)  # fmt: skip
async def test_no_forged_list_is_opened(world: FakeWorld, operand: str) -> None:
    await floods(world)
    found = await digest(world)
    told = text(await ask(world, "digest.reports", argument=operand.format(slot=found.slot.isoformat())))
    assert told == "This is no longer kept here; please ask again."


async def test_a_list_opens_at_any_place_and_may_be_empty_there(world: FakeWorld) -> None:
    await floods(world)
    found = await digest(world)
    name_of = f"daily@{found.slot.isoformat()}"
    for at, shown in ((0, 3), (1, 2), (999_999, 0)):
        told = await ask(world, "digest.reports", argument=f"{name_of}#other#{at}")
        assert sum(f"{name(n)} " in text(told) for n in (10, 11, 12)) == shown
        assert told.document is not None
        assert [action.name for action in told.document.actions] == ["digest.balance"]
        assert told.document.actions[0].argument == name_of


@pytest.mark.parametrize(("reports", "more"), [(15, False), (16, True)])
async def test_fifteen_reports_are_a_page(world: FakeWorld, reports: int, more: bool) -> None:
    topic = await add_topic(world.desk, "w", "Floods", "nothing like it")
    await subscribed(world, topic_ids=(topic.id,))
    await store(world, *(report(n, fetched=NOW + HOUR) for n in range(reports)))
    await digest(world)
    first = await press(world, await ask(world, "digest.balance"), "digest.reports")
    assert sum(f"{name(n)} " in text(first) for n in range(reports)) == 15
    assert first.document is not None
    onwards = [action.argument for action in first.document.actions if action.name == "digest.reports"]
    assert [argument.rpartition("#")[2] for argument in onwards] == ["15"] * more


async def test_copies_of_what_the_channel_had_within_a_week_are_told_of_as_such(world: FakeWorld) -> None:
    await subscribed(world)
    await store(world, report(3, fetched=NOW + HOUR))
    await digest(world)
    copy = replace(report(3, fetched=world.clock.now + HOUR), key="copy", outlet="Other", url="https://other.example/3")
    await store(world, copy)
    await tell_stories(world.desk)
    assert counts(await digest(world)) == {"copies": 1}


async def test_of_which_story_a_report_is_is_said_with_the_others(world: FakeWorld) -> None:
    await subscribed(world)
    copy = replace(report(3, fetched=NOW + HOUR), key="copy", outlet="Other", url="https://other.example/3")
    await store(world, report(3, fetched=NOW + HOUR), copy)
    await tell_stories(world.desk)
    links = ("https://nna.example/report-3", "https://other.example/3")
    told = [text(await ask(world, "story.why", link=link)) for link in links]
    assert sum("tells one story with" in one for one in told) == 1
    assert all(f"{name(3)} " in one and "Fri 07:00" in one for one in told)
