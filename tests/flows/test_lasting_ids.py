"""Ids by which rows are found again: a version that made others would lose topics and send digests twice."""

from bot.flows.alert import _alert_key
from bot.flows.commands.questions import short_hash
from bot.flows.follow_story import _name
from bot.flows.ingest import hand_source_id
from bot.flows.manage import add_topic, make_source
from bot.flows.page_outcomes import page_mark
from bot.flows.people import briefs_of
from bot.flows.posts import delivery_key
from bot.model.source import SourceKind
from bot.model.story import Story
from bot.understand.read import read_item
from tests.builders import item, subscription
from tests.fakes import NOW, FakeWorld


def test_the_same_thing_has_the_same_id_in_every_version() -> None:
    (reading,) = read_item(item(), method="lead", count=1)
    assert {
        "source": make_source(SourceKind.FEED, "https://nna.example/feed").id,
        "handed over": hand_source_id("w"),
        "message": delivery_key("daily", NOW, 1),
        "alert": _alert_key(subscription(), Story(id="s", lead=reading)),
        "followed story": _name("story", "daily"),
        "note": short_hash("w", "floods"),
        "briefs": briefs_of("U7ANN"),
        "page": page_mark(reading),
    } == {
        "source": "8b4e484b8aaabe47",
        "handed over": "d6d6aea7c32491ce",
        "message": "99481fba68ad81bf72e413e3",
        "alert": "9becbed1b369c7969db8dc45",
        "followed story": "66189469e414a6edc9684fd9",
        "note": "07d470a9c739f267",
        "briefs": "0360accbf3dec82f",
        "page": "2177760106824453",
    }


async def test_a_topic_keeps_its_id(world: FakeWorld) -> None:
    assert (await add_topic(world.desk, "w", " Floods ", "river")).id == "e600e2e8cc50e803"
