"""The command table: complete, permitted, and never answered by an error."""

import re
from collections import defaultdict

import pytest

from bot.flows.commands.table import BUTTONS, COMMANDS, HANDLERS, complete
from bot.flows.ingest import ingest
from bot.flows.lost import forget_the_lost, look_round
from bot.model.conversation import Request
from bot.model.note import KEPT
from tests.builders import item
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, asker, text

ADMINS = [".".join(line.path) for line in (*COMMANDS, *BUTTONS) if line.admin]


def test_every_line_has_a_handler_and_every_handler_a_line() -> None:
    paths = [line.path for line in (*COMMANDS, *BUTTONS)]
    assert set(paths) == set(HANDLERS)
    assert len(set(paths)) == len(paths)


def test_whatever_changes_settings_is_for_admins() -> None:
    free = {".".join(line.path) for line in (*COMMANDS, *BUTTONS) if not line.admin}
    assert free == {
        "brief", "quotes", "digest.preview", "digest.list", "alerts.list", "topics.list", "topics.test", "sources.list",
        "sources.health", "news.status", "news.help", "news.about", "brief.quotes", "brief.timeline", "brief.why", "brief.post",
        "brief.unchanged", "brief.week", "brief.latest", "brief.read", "brief.choose", "digest.quotes", "digest.timeline",
        "digest.why", "digest.balance", "digest.reports", "digest.meant",
        "story.why", "story.timeline", "story.follow", "story.unfollow", "story.list",
        "follow.topic", "follow.speaker", "follow.story", "follow.list", "follow.change", "follow.stop", "follow.times",
        "follow.resume", "my.data", "my.settings", "my.export", "my.delete", "my.erase",
    }  # fmt: skip


async def test_others_are_refused_whatever_they_send(world: FakeWorld) -> None:
    values = {"name": "Floods", "words": "river", "url": "https://a.example/", "times": "daily 07:00", "argument": "x"}
    for command in ADMINS:
        reply = await ask(world, command, by=asker(admin=False), attachment=b"{}", **values)
        assert text(reply) == "Only those who manage this place may do that.", command
    assert await world.desk.workspaces.topics("w") == ()
    assert world.finder.asked == []


async def test_whoever_set_anything_up_is_noticed_when_they_send_the_bot_away(world: FakeWorld) -> None:
    assert await ask(world, "brief", topic="floods", by=asker("v"))
    assert await ask(world, "topics.add", name="Floods", words="river", by=asker(language="de"))
    assert [(one.id, one.language) for one in await world.desk.workspaces.workspaces()] == [("w", "de")]
    await look_round(world.desk, "fake", present=())
    world.clock.advance(KEPT)
    assert await forget_the_lost(world.desk) == 1
    assert await world.desk.workspaces.topics("w") == ()


async def test_an_unknown_command_is_answered(world: FakeWorld) -> None:
    assert "no command" in text(await ask(world, "topics.burn"))


async def test_a_required_option_is_asked_for_by_its_name(world: FakeWorld) -> None:
    assert text(await ask(world, "brief")) == "Please say which: topic."
    assert text(await ask(world, "brief", by=asker(language="de"))) == "Bitte noch angeben: thema."


async def test_help_tells_others_only_what_they_may_do(world: FakeWorld) -> None:
    theirs = text(await ask(world, "news.help", by=asker(admin=False)))
    assert "/topics list, test" in theirs
    assert "add" not in theirs
    everything = text(await ask(world, "news.help"))
    lines = everything.splitlines()[2:]
    assert lines[0].startswith("/news setup: ")
    for line in COMMANDS:
        (group,) = [told for told in lines if told.removeprefix("• ").startswith(f"/{line.path[0]} ")][-1:]
        assert " ".join(line.path[1:]) in group


HOSTILE = ("", "0001-01-01", "9999-12-31", "{n} {0.__class__}", "😀" * 120, "x" * 5000, "-", "\x00\ud800", "' OR 1=1 --", "true")


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
async def test_no_text_makes_a_command_fail(world: FakeWorld, hostile: str) -> None:
    """Hostile option values, forged operands and hostile files are answered in words."""
    for line in (*COMMANDS, *BUTTONS):
        for names in (["argument"], [option.name for option in line.options]):
            values = dict.fromkeys(names, hostile)
            reply = await ask(world, ".".join(line.path), attachment=hostile.encode("utf-8", "replace"), **values)
            assert reply.document or reply.form or reply.errors
            assert not reply.form or line.form, "what waits for no form is acknowledged at once"


CUT = {
    40: (
        "alerts.on", "brief", "digest.filter", "digest.mute", "digest.options", "digest.pictures", "digest.schedule",
        "my.settings", "news.reads", "news.settings", "story.follow",
    ),
    60: ("follow.change", "follow.resume", "follow.stop", "follow.times"),
    64: ("digest.schedule", "follow.change", "follow.topic", "my.settings", "news.settings"),
    80: ("digest.filter", "sources.remove", "topics.edit"),
    100: (
        "alerts.off", "alerts.on", "digest.schedule", "follow.speaker", "follow.topic", "quotes", "topics.add", "topics.edit",
        "topics.remove",
    ),
    200: ("follow.story", "story.follow", "story.split", "story.timeline", "story.unfollow", "story.why"),
}  # fmt: skip
"""After how many characters what was typed is cut where it is said back, and in answers to which commands."""


async def test_what_was_typed_is_said_back_in_short(world: FakeWorld) -> None:
    await ask(world, "topics.add", name="Floods", words="flood")
    await ask(world, "digest.schedule", times="daily 07:00", topics="Floods")
    usual = {"topic": "Floods", "times": "daily 07:00", "name": "Trams", "words": "tram", "topics": "Floods"}
    usual["link"] = item().url
    await ingest(world.desk, "w", [item()])
    runs: dict[int, set[str]] = defaultdict(set)
    for line in (*COMMANDS, *BUTTONS):
        needed = {option.name: usual[option.name] for option in line.options if option.required and option.name in usual}
        for name in ("argument", *(option.name for option in line.options)):
            for others in ({}, needed):
                told = text(await ask(world, ".".join(line.path), **(others | {name: "z" * 500})))
                for run in re.findall("z{30,}", told):
                    runs[len(run)].add(".".join(line.path))
    assert runs.pop(500) == {"topics.add"}, "the words of a topic are said as they are kept"
    assert set(runs) - {50, 400} == set(CUT)
    assert {length: set(commands) - runs[length] for length, commands in CUT.items()} == {length: set() for length in CUT}


async def test_completion_gives_at_most_25_short_values(world: FakeWorld) -> None:
    for number in range(30):
        await ask(world, "topics.add", name=f"Topic {number}", words="river")
    for line in COMMANDS:
        for option in line.options:
            found = await complete(world.desk, Request(path=line.path, asker=asker()), option.name, "")
            assert len(found) <= 25
            assert all(0 < len(value) <= 100 for value in found)


@pytest.mark.parametrize(("typed", "first"), [("new y", "America/New_York"), ("oslo", "Europe/Oslo"), ("ut", "UTC")])
async def test_a_zone_is_found_by_its_city_as_people_type_it(world: FakeWorld, typed: str, first: str) -> None:
    found = await complete(world.desk, Request(path=("digest", "schedule"), asker=asker()), "zone", typed)
    assert found[0] == first


async def test_of_a_list_of_topics_the_last_is_completed(world: FakeWorld) -> None:
    for name in ("Floods", "Flora", "Trams"):
        await ask(world, "topics.add", name=name, words="x")
    request = Request(path=("digest", "schedule"), asker=asker())
    assert await complete(world.desk, request, "topics", "fl") == ("Floods", "Flora")
    assert await complete(world.desk, request, "topics", "Trams ,fl") == ("Trams, Floods", "Trams, Flora")
    assert await complete(world.desk, request, "topics", "floods,") == ("floods, Flora", "floods, Trams")


async def test_completion_prefers_what_begins_as_typed(world: FakeWorld) -> None:
    for name in ("Air", "Fair trade"):
        await ask(world, "topics.add", name=name, words="river")
    assert await complete(world.desk, Request(path=("brief",), asker=asker()), "topic", "AIR") == ("Air", "Fair trade")
    assert await complete(world.desk, Request(path=("burn",), asker=asker()), "topic", "") == ()
