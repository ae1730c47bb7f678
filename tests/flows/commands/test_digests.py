"""Digests as admins order them: changed where they are, called by what they are about, and told what became of them."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from bot.flows.ingest import ingest
from bot.flows.lost import ROLE_GONE, lose_channel, lose_role
from bot.model.conversation import Reply
from bot.model.document import spans_of
from bot.model.errors import Refused, TryLater
from bot.model.problems import Problem
from bot.model.workspace import Channel, Subscription
from bot.ports.commands import FoundFeed
from tests.builders import STRIKE, item
from tests.fakes import NOW, FakeFinder, FakePlatform, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text

HOUR = timedelta(hours=1)


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    strike = item("strike", STRIKE, title="Estmoor trams stand still", published=NOW - 3 * HOUR)
    await ingest(world.desk, "w", [item(published=NOW - 2 * HOUR), strike])
    await ask(world, "topics.add", name="Floods", words="flood, river")
    await ask(world, "topics.add", name="Trams", words="tram, trams")
    return world


async def digests(world: FakeWorld) -> list[Subscription]:
    return list(await world.desk.workspaces.subscriptions("w"))


def fields(reply: Reply) -> dict[str, str]:
    assert reply.form
    return {field.name: field.value for field in reply.form.fields}


@pytest.mark.parametrize("command", ["digest.list", "news.status", "alerts.list"])
async def test_a_digest_that_is_made_while_they_are_listed_harms_no_list(
    newsroom: FakeWorld, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    await ask(newsroom, "alerts.on", topic="Floods")
    (one,) = await digests(newsroom)
    read, names = newsroom.desk.workspaces.subscriptions, count()

    async def and_another_one(workspace: str) -> tuple[Subscription, ...]:
        found = await read(workspace)
        await newsroom.desk.workspaces.save_subscription(replace(one, id=f"another-{next(names)}"))
        return found

    monkeypatch.setattr(newsroom.desk.workspaces, "subscriptions", and_another_one)
    assert "Floods" in text(await ask(newsroom, command))


# Which digest a schedule changes


async def test_a_channels_digest_gets_new_times_and_is_not_doubled(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    changed = await ask(newsroom, "digest.schedule", times="every 2h")
    assert "Floods: comes every 2 hours" in text(changed)
    (one,) = await digests(newsroom)
    assert one.schedule == "every 2h"
    assert len(one.topic_ids) == 1
    await press(newsroom, changed, "news.undo")
    (one,) = await digests(newsroom)
    assert one.schedule == "daily 07:00"


async def test_the_same_topics_again_change_the_digest_and_others_make_one(newsroom: FakeWorld) -> None:
    for times, topics in (("daily 07:00", "Floods"), ("daily 08:00", "floods"), ("daily 09:00", "Trams")):
        await ask(newsroom, "digest.schedule", times=times, topics=topics)
    assert sorted(one.schedule for one in await digests(newsroom)) == ["daily 08:00", "daily 09:00"]


async def test_another_channel_gets_its_own(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00")
    await ask(newsroom, "digest.schedule", times="daily 07:00", channel="sport")
    assert sorted(one.channel.id for one in await digests(newsroom)) == ["news", "sport"]


async def test_where_there_are_several_it_has_to_be_said_which(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    await ask(newsroom, "digest.schedule", times="daily 09:00", topics="Trams")
    refused = await ask(newsroom, "digest.schedule", times="every 2h")
    assert "which digest" in text(refused)
    assert "Floods · daily 07:00" in text(refused)
    await ask(newsroom, "digest.schedule", times="every 2h", digest="trams")
    assert sorted(one.schedule for one in await digests(newsroom)) == ["daily 07:00", "every 2h"]


async def test_the_form_holds_what_the_channels_digest_has_and_what_was_said(newsroom: FakeWorld) -> None:
    assert fields(await ask(newsroom, "digest.schedule", topics="Trams", zone="Oslo"))["topics"] == "Trams"
    await ask(newsroom, "digest.schedule", times="weekdays 08:00", topics="Floods", zone="Oslo", length="long")
    shown = await ask(newsroom, "digest.schedule")
    assert fields(shown) == {
        "times": "weekdays 08:00", "topics": "Floods", "channel": "news", "zone": "Europe/Oslo", "length": "long",
    }  # fmt: skip
    assert shown.form
    await ask(newsroom, "digest.schedule", **{**fields(shown), **shown.form.hidden, "topics": ""})
    (one,) = await digests(newsroom)
    assert one.topic_ids == (), "emptied on the form, it is about everything"


async def test_taking_a_change_back_loses_no_news(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    (before,) = await digests(newsroom)
    newsroom.clock.advance(HOUR)
    changed = await ask(newsroom, "digest.schedule", times="every 2h")
    await press(newsroom, changed, "news.undo")
    (after,) = await digests(newsroom)
    assert after.last_window_end == before.last_window_end
    assert after.keeper == "ann"


async def test_what_is_due_still_comes_after_a_change_and_after_taking_it_back(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    (before,) = await digests(newsroom)
    assert before.next_run_at
    newsroom.clock.now = before.next_run_at + HOUR
    changed = await ask(newsroom, "digest.schedule", digest="floods", length="long")
    assert [one.next_run_at for one in await digests(newsroom)] == [before.next_run_at]
    await press(newsroom, changed, "news.undo")
    assert [one.next_run_at for one in await digests(newsroom)] == [before.next_run_at]


async def test_which_digest_is_meant_is_a_button_and_a_topic_tells_it(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    await ask(newsroom, "digest.schedule", times="daily 09:00", topics="Trams")
    which = await ask(newsroom, "digest.pause")
    assert which.document
    labels = [action.label for action in which.document.actions]
    assert sorted(labels) == ["Floods · daily 07:00", "Trams · daily 09:00"]
    assert {span.channel for block in which.document.blocks for span in spans_of(block) if span.channel} == {"news"}
    paused = await ask(newsroom, "digest.pause", argument=which.document.actions[labels.index("Trams · daily 09:00")].argument)
    assert "Trams · daily 09:00: paused" in text(paused)
    assert [one.paused for one in await digests(newsroom)].count(True) == 1
    assert "From now on: Trams" in text(await ask(newsroom, "alerts.on", topic="trams"))
    which = await ask(newsroom, "digest.mute", time="3h")
    assert which.document
    trams = next(action for action in which.document.actions if action.label == "Trams · daily 09:00")
    by_reader = await ask(newsroom, trams.name, argument=trams.argument, by=asker(user="bob", admin=False))
    assert "Only those who manage this place" in text(by_reader)
    assert "Trams · daily 09:00: silent until today 17:30" in text(await ask(newsroom, trams.name, argument=trams.argument))
    assert "silent" not in text(await ask(newsroom, "digest.meant", argument="forged:0"))


async def test_the_button_of_a_digest_names_its_channel_where_the_chat_knows_it(newsroom: FakeWorld) -> None:
    class Knowing(FakePlatform):
        async def channel_name(self, channel: Channel) -> str:
            return {"news": "front-page", "lost": ""}[channel.id]

    object.__setattr__(newsroom.desk, "platforms", {"fake": Knowing()})
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    await ask(newsroom, "digest.schedule", times="daily 09:00", topics="Trams", channel="lost")
    which = await ask(newsroom, "digest.mute", time="3h", by=asker(channel="elsewhere"))
    assert which.document
    assert {action.label for action in which.document.actions} == {"#front-page · Floods · daily 07:00", "Trams · daily 09:00"}


async def test_a_form_names_the_digest_that_it_changes(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    for path in ("digest.schedule", "digest.options"):
        form = (await ask(newsroom, path)).form
        assert form
        assert form.title == "Floods · daily 07:00"


# How it is called


async def test_a_digest_is_chosen_by_its_topic_its_label_or_its_beginning(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    await ask(newsroom, "digest.schedule", times="daily 09:00", topics="Trams")
    for name in ("floods", "Floods · daily 07:00", "floo", (await digests(newsroom))[0].id):
        shown = await ask(newsroom, "digest.preview", digest=name)
        assert "which digest" not in text(shown), name
    assert "which digest" in text(await ask(newsroom, "digest.preview", digest="nothing like it"))


async def test_ids_are_shown_only_where_digests_are_alike(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    (one,) = await digests(newsroom)
    assert one.id[:6] not in text(await ask(newsroom, "digest.list"))
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods", channel="sport")
    listed = text(await ask(newsroom, "digest.list"))
    assert all(one.id[:6] in listed for one in await digests(newsroom))


async def test_the_list_says_where_each_goes_and_how_it_stands(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    listed = await ask(newsroom, "digest.list")
    assert "Floods · daily 07:00 (this channel): next Fri 07:00" in text(listed)
    assert "(another channel)" in text(await ask(newsroom, "digest.list", by=asker(channel="sport")))
    assert listed.document
    shown = [span.channel for block in listed.document.blocks for span in getattr(block, "spans", ())]
    assert "news" in shown, "platforms show a channel by its name"
    await ask(newsroom, "digest.mute", time="2d")
    muted = await ask(newsroom, "digest.list")
    assert "silent until Sat 14:30" in text(muted)
    resumed = await press(newsroom, muted, "digest.resume")
    assert "comes again" in text(resumed)
    await ask(newsroom, "digest.pause")
    assert "paused" in text(await ask(newsroom, "digest.list"))
    assert "[Resume]" in text(await ask(newsroom, "news.status"))
    assert "[Resume]" not in text(await ask(newsroom, "news.status", by=asker(admin=False)))


async def test_status_says_from_when_on_the_next_digest_looks(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    await ask(newsroom, "digest.now")
    assert "next Fri 07:00 · the next one covers news since today 14:30" in text(await ask(newsroom, "news.status"))


# What became of one that was asked for


async def test_a_digest_asked_for_says_what_became_of_it(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    newsroom.platform.problems = [TryLater("a while", after=timedelta(minutes=1))]
    assert "not sent yet; it is tried again by itself" in text(await ask(newsroom, "digest.now"))
    assert newsroom.platform.posted == []
    newsroom.clock.advance(HOUR)
    await ask(newsroom, "digest.preview")
    assert "nothing new to post" in text(await ask(newsroom, "digest.now"))
    assert len(newsroom.platform.posted) == 1, "what was waiting went out meanwhile"


async def test_a_digest_that_the_platform_refuses_is_told_with_the_reason(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    newsroom.platform.problems = [Refused("no permission to write here")]
    assert "could not be posted: no permission to write here" in text(await ask(newsroom, "digest.now"))
    assert "[Resume]" in text(await ask(newsroom, "digest.list"))


async def test_one_that_has_nothing_new_posts_no_line_about_it(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    assert "posted" in text(await ask(newsroom, "digest.now"))
    newsroom.clock.advance(HOUR)
    assert "nothing new to post" in text(await ask(newsroom, "digest.now"))
    assert len(newsroom.platform.posted) == 1


# The setup, a second time


async def test_the_setup_shows_what_the_channel_has_and_changes_it(newsroom: FakeWorld) -> None:
    await ask(newsroom, "news.setup", times="weekdays 08:00", zone="Oslo", topics="Floods\nOwls: owl, owls", sources="")
    shown = await ask(newsroom, "news.setup")
    assert fields(shown) | {"sources": ""} == {
        "channel": "news", "topics": "Floods\nOwls", "sources": "", "times": "weekdays 08:00", "zone": "Europe/Oslo",
    }  # fmt: skip
    changed = await ask(newsroom, "news.setup", times="daily 09:00", zone="Oslo", topics="Owls: owl, barn owl", sources="")
    assert "Owls: comes every day at 09:00" in text(changed)
    assert "[Undo: Owls]" in text(changed)
    assert "[Undo: Floods, Owls · weekdays 08:00]" in text(changed)
    (owls,) = [topic for topic in await newsroom.desk.workspaces.topics("w") if topic.name == "Owls"]
    assert owls.any_of == ("owl", "barn owl")
    (one,) = await digests(newsroom)
    assert one.topic_ids == (owls.id,)
    again = await press(newsroom, changed, "digest.schedule")
    assert fields(again)["times"] == "daily 09:00"


async def test_a_topic_of_the_operators_keeps_its_words(newsroom: FakeWorld) -> None:
    (floods,) = [topic for topic in await newsroom.desk.workspaces.topics("w") if topic.name == "Floods"]
    await newsroom.desk.workspaces.delete_topic("w", floods.id)
    await newsroom.desk.workspaces.save_topic(replace(floods, id="configured-floods"))
    refused = await ask(newsroom, "news.setup", times="daily 09:00", zone="Oslo", topics="Floods: other", sources="")
    assert "whoever runs this bot" in refused.errors["topics"]
    assert not (await ask(newsroom, "news.setup", times="daily 09:00", zone="Oslo", topics="Floods", sources="")).errors


async def test_a_whole_page_of_topics_is_read_as_it_is_written(newsroom: FakeWorld) -> None:
    await ask(newsroom, "news.setup", times="daily 09:00", zone="Oslo", topics="Floods, Trams; Owls: owl", sources="")
    names = {topic.id: topic.name for topic in await newsroom.desk.workspaces.topics("w")}
    (one,) = await digests(newsroom)
    assert sorted(names[topic_id] for topic_id in one.topic_ids) == ["Floods", "Owls", "Trams"]


async def test_a_topic_whose_name_holds_a_mark_of_lists_is_named_like_any_other(newsroom: FakeWorld) -> None:
    for name in ("Ukraine, Russia", "US: election", "Oil; gas"):
        await ask(newsroom, "topics.add", name=name, words="tram")
    before = await newsroom.desk.workspaces.topics("w")
    told = await ask(newsroom, "digest.schedule", times="daily 07:00", topics="ukraine, russia, Floods")
    assert "Floods, Ukraine, Russia: comes every day" in text(told)
    form = await ask(newsroom, "news.setup", by=asker(channel="sport"))
    await ask(newsroom, "news.setup", **fields(form) | {"sources": ""})
    assert await newsroom.desk.workspaces.topics("w") == before
    one = next(one for one in await digests(newsroom) if one.channel.id == "sport")
    assert set(one.topic_ids) == {topic.id for topic in before}


class Together(FakeFinder):
    """Servers that answer only once both of them were asked."""

    def __init__(self) -> None:
        super().__init__()
        self.both = asyncio.Barrier(2)

    async def find(self, url: str) -> tuple[FoundFeed, ...]:
        await self.both.wait()
        return (FoundFeed(url=url, title="", entries=1),)


async def test_slow_sources_are_waited_for_at_once(newsroom: FakeWorld) -> None:
    world = replace(newsroom, desk=replace(newsroom.desk, finder=Together()))
    async with asyncio.timeout(10):
        told = await ask(world, "news.setup", times="daily 07:00", zone="UTC", sources="https://a.example https://b.example")
    assert "comes every day" in text(told)


async def test_an_address_may_hold_a_comma(newsroom: FakeWorld) -> None:
    places = ("https://a.example/index,rss.xml", "https://b.example/?q=a,b", "https://c.example/feed", "https://d.example/feed")
    for place in places:
        newsroom.finder.web[place] = (FoundFeed(url=place, title="", entries=1),)
    typed = f"{places[0]}, {places[1]},{places[2]}\n{places[3]},"
    await ask(newsroom, "news.setup", times="daily 07:00", zone="UTC", topics="Floods", sources=typed)
    assert {*places} <= {source.location for source, _ in await newsroom.desk.news.sources("w")}


# What stopped a digest is mended


async def test_a_button_changes_its_own_digest_wherever_it_is_pressed(newsroom: FakeWorld) -> None:
    done = await ask(newsroom, "news.setup", channel="sport", topics="Floods", times="daily 09:30", zone="Oslo")
    form = await press(newsroom, done, "digest.schedule")
    assert (fields(form)["times"], fields(form)["topics"], fields(form)["channel"]) == ("daily 09:30", "Floods", "sport")
    assert form.form
    await ask(newsroom, "digest.schedule", **{**fields(form), **form.form.hidden, "times": "daily 10:00"})
    (one,) = await digests(newsroom)
    assert (one.channel.id, one.schedule) == ("sport", "daily 10:00")


async def test_a_digest_whose_channel_is_gone_goes_on_in_another(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", channel="sport")
    await lose_channel(newsroom.desk, "w", "sport")
    assert "stopped: the channel is gone" in text(await ask(newsroom, "digest.list"))
    still = await ask(newsroom, "digest.schedule", times="daily 08:00", digest="News digest")
    assert "stopped: the channel is gone" in text(still)
    told = text(await ask(newsroom, "digest.schedule", times="daily 08:00", digest="News digest", channel="weather"))
    assert "stopped" not in told
    (one,) = await digests(newsroom)
    assert (one.problem, one.next_run_at) == (None, NOW.replace(hour=8, minute=0) + timedelta(days=1))


async def test_a_digest_whose_role_is_gone_goes_on_with_another(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00")
    await ask(newsroom, "digest.options", ping="11111")
    await lose_role(newsroom.desk, "w", "11111")
    await ask(newsroom, "digest.schedule", times="daily 07:00", digest="News digest", channel="weather")
    assert (await digests(newsroom))[0].problem == Problem(ROLE_GONE)
    assert fields(await ask(newsroom, "digest.options"))["ping"] == ""
    await ask(newsroom, "digest.options", quiet="22-7")
    assert (await digests(newsroom))[0].problem == Problem(ROLE_GONE)
    await ask(newsroom, "digest.options", ping="22222")
    (one,) = await digests(newsroom)
    assert (one.problem, one.ping) == (None, "22222")
    assert one.next_run_at is not None


async def test_setting_up_anew_calls_no_role_that_is_gone(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00")
    await ask(newsroom, "digest.options", ping="11111")
    await lose_role(newsroom.desk, "w", "11111")
    await ask(newsroom, "news.setup", topics="Floods", times="daily 07:00", zone="UTC")
    (one,) = await digests(newsroom)
    assert (one.problem, one.ping) == (None, "")


async def test_following_any_words_leads_to_a_digest_about_them(newsroom: FakeWorld) -> None:
    brief = await ask(newsroom, "brief", topic="passengers", since="7d")
    topic = await press(newsroom, brief, "brief.follow")
    added = await ask(newsroom, "topics.add", **fields(topic))
    order = await press(newsroom, added, "topics.digest")
    assert "passengers: comes every day at 07:00" in text(await ask(newsroom, "digest.schedule", **fields(order)))


async def test_what_no_form_holds_is_not_cut_off_by_one(newsroom: FakeWorld) -> None:
    words = ", ".join(f'"a phrase of the longest kind that anybody types about thing {n}"' for n in range(50))
    await ask(newsroom, "topics.edit", topic="Floods", words=words)
    shown = await ask(newsroom, "topics.edit", topic="Floods")
    assert shown.form is None
    assert "3000 characters" in text(shown)
    assert "thing 49" in text(await ask(newsroom, "topics.list"))


@pytest.mark.parametrize(("length", "figures"), [("short", (3, 2, 1)), ("normal", (5, 2, 2)), ("long", (10, 4, 3))])
async def test_a_length_is_so_many_stories_sentences_and_quotes(
    newsroom: FakeWorld, length: str, figures: tuple[int, int, int]
) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods", length=length)
    (one,) = await digests(newsroom)
    assert (one.max_stories, one.summary_sentences, one.quotes) == figures
    assert fields(await ask(newsroom, "digest.schedule", digest="floods"))["length"] == length


@pytest.mark.parametrize(("resting", "buttons"), [(1, 1), (10, 10), (11, 10)])
async def test_as_many_digests_as_find_room_have_a_button_to_go_on(newsroom: FakeWorld, resting: int, buttons: int) -> None:
    for minute in range(resting):
        await ask(newsroom, "digest.schedule", times=f"daily 07:{minute:02}", topics="Floods", by=asker(channel=f"c{minute}"))
    for one in await digests(newsroom):
        await newsroom.desk.workspaces.save_subscription(replace(one, paused=True))
    listed = await ask(newsroom, "digest.list")
    assert listed.document
    labels = [action.label for action in listed.document.actions if action.name == "digest.resume"]
    assert len(set(labels)) == buttons
    assert all("Floods" in label for label in labels) == (resting > 1)


@pytest.mark.parametrize(
    ("option", "one", "other", "field"),
    [
        ("followups", ("in_threads", True), ("in_channel", False), "in_threads"),
        ("empty", ("say_so", True), ("stay_silent", False), "say_nothing_new"),
        ("variety", ("2", 2), ("20", 20), "most_of_one"),
    ],
)
async def test_an_option_is_kept_as_chosen_and_nothing_else_is_taken(
    newsroom: FakeWorld, option: str, one: tuple[str, object], other: tuple[str, object], field: str
) -> None:
    await ask(newsroom, "digest.schedule", times="daily 07:00", topics="Floods")
    for typed, kept in (one, other, one):
        await ask(newsroom, "digest.options", **{option: typed})
        assert getattr((await digests(newsroom))[0], field) == kept
    refused = await ask(newsroom, "digest.options", **{option: "whatever"})
    assert set(refused.errors) == {option}
    assert getattr((await digests(newsroom))[0], field) == one[1]
