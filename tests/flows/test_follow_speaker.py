"""What a speaker said: each wording once, by the same person, new to whoever follows them, and who may be meant."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.compose.edition import Edition
from bot.flows.follow import Times, begun_line, follow_speaker, follow_topic, followed_name
from bot.flows.follow_speaker import Said, new_quotes, quotes_of, said_document, speakers_like
from bot.flows.manage import add_topic
from bot.model.document import PullQuote, text_of
from bot.model.errors import UserError
from bot.model.source import RawItem
from bot.model.topic import Topic
from bot.model.workspace import Window, direct
from tests.builders import item, subscription, workspace
from tests.compose.random_news import text_of as words_of
from tests.fakes import NOW, FakeWorld
from tests.flows.news import store

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
READER = direct("fake", "w", "ann")
TIMES = Times(schedule="Daily 7:00", timezone="oslo")


def report(key: str, *said: tuple[str, str], at: datetime = NOW) -> RawItem:
    quotes = "\n\n".join(f"“{words},” said {who}, who runs the ferry." for words, who in said)
    made = item(key, f"The ferry stood still.\n\n{quotes}", title=f"Ferry {key}", published=at)
    return replace(made, fetched=at)


def words(found: Sequence[Said]) -> list[str]:
    return [quote.text for _, quote in found]


WINDOW = Window(start=NOW - 9 * DAY, end=NOW + DAY)
OLD = ("The harbour was closed on Monday morning", "Ida Holm")
NEW = ("The harbour will be open again by Friday", "Ida Holm")
OTHER = ("The boats are as old as the town itself", "Jon Carr")


async def test_each_wording_once_from_the_newest_report_of_the_same_person(world: FakeWorld) -> None:
    await store(world, report("a", OLD, OTHER, at=NOW - HOUR), report("b", OLD, NEW, at=NOW))
    found = await quotes_of(world.desk, "w", "Ida Holm", WINDOW)
    assert [text.strip("“”,") for text in words(found)] == [OLD[0], NEW[0]]
    assert {reading.article.key for reading, _ in found} == {"b"}
    assert len(await quotes_of(world.desk, "w", "Holm", WINDOW)) == 2
    assert await quotes_of(world.desk, "w", "Otto Holm", WINDOW) == []
    assert await quotes_of(world.desk, "w", "—", WINDOW) == []
    assert await quotes_of(world.desk, "elsewhere", "Ida Holm", WINDOW) == []


async def test_what_was_printed_in_the_month_before_is_not_new(world: FakeWorld) -> None:
    followed = replace(subscription(), channel=READER, speaker="Ida Holm", began=NOW)
    later = NOW + 5 * DAY
    await store(world, report("before", OLD, at=NOW - DAY))
    await store(world, report("again", OLD, NEW, at=later))
    found = await new_quotes(world.desk, followed, Window(start=later - HOUR, end=later))
    assert [text.strip("“”,") for text in words(found)] == [NEW[0]]
    old = replace(followed, began=None)
    assert len(await new_quotes(world.desk, old, Window(start=later - HOUR, end=later))) == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Jon Carr", "Ida Holm"]), ("car", ["Jon Carr"]), ("ida ho", ["Ida Holm"]), ("ho", ["Ida Holm"]),
        ("holm ida", ["Ida Holm"]), ("jon holm", []), ("x", []), ("ida x", []),
    ],
)  # fmt: skip
async def test_speakers_are_offered_by_what_was_typed_the_most_quoted_first(
    world: FakeWorld, typed: str, found: list[str]
) -> None:
    more = ("The boats need new engines this year", "Jon Carr")
    await store(world, report("a", OLD, OTHER, more))
    assert await speakers_like(world.desk, "w", typed) == found


# Following


async def test_what_is_followed_begins_now_with_a_first_message(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    topic = await add_topic(world.desk, "w", "Floods", "river")
    made = await follow_topic(world.desk, READER, topic, TIMES)
    assert (made.topic_ids, made.called, made.speaker, made.keeper, made.channel) == ((topic.id,), "Floods", "", "ann", READER)
    assert (made.schedule, made.timezone, made.say_nothing_new) == ("daily 07:00", "Europe/Oslo", False)
    assert (made.began, made.last_window_end) == (NOW, NOW)
    assert made.next_run_at == datetime(2026, 3, 13, 6, tzinfo=NOW.tzinfo)
    assert len(made.id) == 24
    held = await world.desk.workspaces.subscription(made.id)
    assert held is not None
    assert (held.next_run_at, held.last_window_end) == (made.next_run_at, NOW)
    (first,) = await world.desk.outbox.digest_parts(made.id, NOW)
    assert [action.name for action in first.document.actions] == ["follow.stop"]
    again = await follow_topic(world.desk, READER, topic, Times(schedule="hourly", timezone="UTC"))
    assert (again.id, again.schedule) == (made.id, "every 1h")
    assert len(await world.desk.workspaces.personal("w", "ann")) == 1
    with pytest.raises(UserError):
        await follow_topic(world.desk, READER, replace(topic, id="t2"), Times(schedule="now and then", timezone="UTC"))


async def test_a_speaker_is_followed_once_and_with_five_quotes_at_first(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    await store(world, report("a", *((f"The ferry of line {n} will sail at noon", "Ida Holm") for n in range(7))))
    lately = await quotes_of(world.desk, "w", "Ida Holm", WINDOW)
    assert len(lately) == 7
    made = await follow_speaker(world.desk, READER, "Ida Holm", TIMES, lately)
    (first,) = await world.desk.outbox.digest_parts(made.id, NOW)
    assert len([block for block in first.document.blocks if isinstance(block, PullQuote)]) == 5
    again = await follow_speaker(world.desk, READER, "Ida HOLM", Times(schedule="hourly", timezone="UTC"), [])
    assert (again.id, again.schedule) == (made.id, "every 1h")
    other = await follow_speaker(world.desk, READER, "Jon Carr", TIMES, [])
    assert other.id != made.id
    (plain,) = await world.desk.outbox.digest_parts(other.id, NOW)
    assert not [block for block in plain.document.blocks if isinstance(block, PullQuote)]


def test_what_is_followed_goes_by_its_present_name() -> None:
    topic = Topic(id="t", workspace_id="w", name="Floods", any_of=())
    held = replace(subscription(), topic_ids=("t",), called="Flood")
    assert followed_name(held, [topic]) == "Floods"
    assert followed_name(held, []) == "Flood"
    assert followed_name(replace(held, speaker="Ida Holm"), [topic]) == "Ida Holm"


@pytest.mark.parametrize(
    ("stored", "said"), [(NOW + HOUR, "today 16:30"), (NOW, "Fri 07:00"), (NOW - HOUR, "Fri 07:00"), (None, "Fri 07:00")]
)
async def test_when_it_comes_next_is_the_stored_time_or_the_one_after_now(
    world: FakeWorld, stored: datetime | None, said: str
) -> None:
    edition = Edition(now=NOW, zone=ZoneInfo("Europe/Oslo"), language="en")
    held = replace(subscription(next_run_at=stored), timezone="Europe/Oslo")
    line = text_of(begun_line(world.desk, held, "Floods", edition))
    assert said in line


async def test_quotes_are_sent_with_a_button_that_ends_them(world: FakeWorld) -> None:
    await store(world, report("a", OLD))
    found = await quotes_of(world.desk, "w", "Ida Holm", WINDOW)
    held = replace(subscription(), channel=READER, speaker="Ida Holm")
    for plain in (True, False):
        document = said_document(held, found, Edition(now=NOW, zone=ZoneInfo("UTC"), language="en", plain=plain))
        assert (document.plain, [action.name for action in document.actions]) == (plain, ["follow.stop"])
        assert "Ida Holm" in words_of(document)
