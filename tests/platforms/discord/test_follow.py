"""What a member follows comes as a direct message, whose buttons know their server, and reaches nobody who left or closed it."""

from datetime import timedelta
from typing import Any

import discord
from simcord import InteractionResult, UserHandle

from bot.flows.deliver import deliver_due
from bot.flows.publish import publish_digest
from bot.model.workspace import Subscription
from tests.fakes import FakeWorld
from tests.platforms.discord.conftest import Server
from tests.platforms.discord.test_commands import fill
from tests.platforms.discord.world import make_client

DAY = timedelta(days=1)


def user_of(server: Server) -> UserHandle:
    return server.reader.user


def to_ben(server: Server) -> list[discord.Message]:
    return list(user_of(server).dm_channel.history())


def content(result: InteractionResult) -> str:
    assert result.response is not None
    return result.response.content


async def mine(server: Server) -> tuple[Subscription, ...]:
    return await server.world.desk.workspaces.personal(str(server.guild.id), str(server.reader.id))


async def next_day(world: FakeWorld) -> None:
    world.clock.advance(DAY)
    for one in await world.desk.workspaces.due_subscriptions(world.clock.now):
        assert one.next_run_at is not None
        await publish_digest(world.desk, one.id, one.next_run_at)
    await deliver_due(world.desk)


async def test_a_reader_follows_a_topic_and_ends_it_with_one_press_in_the_message(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    told = await server.reader.slash(server.channel, "follow topic", topic="floods", times="daily 07:00", zone="Europe/Oslo")
    assert told.ephemeral
    assert "every day at 07:00 (Europe/Oslo), next <t:" in content(told)
    assert server.channel.last_message is None
    await next_day(world)
    first, digest = sorted(to_ben(server), key=lambda message: message.id)
    assert first.content.startswith("You follow Floods from now on")
    assert "River Arle" in str([embed.title for embed in digest.embeds])
    why = await user_of(server).click(digest, label="Why these?")
    assert "in the headline" in content(why)
    ended = await user_of(server).click(digest, label="Unfollow")
    assert "You follow Floods no more." in content(ended)
    assert await mine(server) == ()


async def test_buttons_of_a_direct_message_work_after_a_restart(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    await server.reader.slash(server.channel, "follow topic", topic="Floods")
    (first,) = to_ben(server)
    platform: Any = world.desk.platforms["discord"]
    platform.client = make_client(world.desk, shard_count=1)
    await server.env.restart_bot(platform.client)
    assert "no more" in content(await user_of(server).click(first, label="Unfollow"))


async def test_a_story_that_was_followed_before_buttons_knew_their_server_is_ended_too(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    await server.reader.slash(server.channel, "story follow", link="https://nna.example/flood")
    (old,) = to_ben(server)
    stored = server.env.backend.get_message(user_of(server).dm_channel.id, old.id)
    (row,) = stored.components
    row["components"][0]["custom_id"] = row["components"][0]["custom_id"].replace(f"@{server.guild.id}", "")
    ended = await user_of(server).click(old, label="Unfollow")
    assert "Nothing more comes of this story" in content(ended)
    assert await mine(server) == ()


async def test_times_are_changed_from_the_message(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    await server.reader.slash(server.channel, "follow topic", topic="Floods")
    listed = await server.reader.slash(server.channel, "follow list")
    assert listed.response is not None
    form = await server.reader.click(listed.response.message, label="Change the times")
    assert form.modal is not None
    done = await server.reader.submit_modal(form, {"times": "daily 18:30", "zone": "Asia/Tokyo"})
    assert "every day at 18:30 (Asia/Tokyo)" in content(done)


async def test_who_left_the_server_gets_nothing_more_and_is_told_once(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    await server.reader.slash(server.channel, "follow topic", topic="Floods", times="daily 07:00", zone="UTC")
    (first,) = to_ben(server)
    server.guild.remove_member(server.reader)
    pressed = await user_of(server).click(first, label="Unfollow")
    assert content(pressed) == "You are not in the place that this is about."
    for _ in range(3):
        await next_day(world)
    said = [message.content for message in to_ben(server)]
    assert len(said) == 2
    assert [words for words in said if words.startswith("You are no longer where you followed news with me")]
    assert await mine(server) == ()


async def test_closed_messages_are_told_in_the_answer_and_tried_again_when_asked(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    server.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, message="Cannot send messages to this user")
    told = await server.reader.slash(server.channel, "follow topic", topic="Floods", times="daily 07:00", zone="UTC")
    assert "direct messages to you are closed" in content(told)
    requests = len(server.env.http_requests)
    await next_day(world)
    assert not [one for one in server.env.http_requests[requests:] if one.method == "POST"], (
        "nobody is written to, nor told of it"
    )
    assert told.response is not None
    again = await server.reader.click(told.response.message, label="Try again")
    assert "next <t:" in content(again)
    await next_day(world)
    assert len(to_ben(server)) == 1


async def test_a_forged_home_is_no_way_in(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    await server.reader.slash(server.channel, "follow topic", topic="Floods")
    elsewhere = server.env.create_guild()
    (first,) = to_ben(server)
    stored = server.env.backend.get_message(user_of(server).dm_channel.id, first.id)
    (row,) = stored.components
    row["components"][0]["custom_id"] = row["components"][0]["custom_id"].replace(str(server.guild.id), str(elsewhere.id))
    pressed = await user_of(server).click(first, label="Unfollow")
    assert content(pressed) == "You are not in the place that this is about."
    assert len(await mine(server)) == 1


async def test_ones_own_language_and_look_are_for_ones_own_eyes(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    set_to = await server.reader.slash(server.channel, "my settings", language="language.de", style="plain")
    assert "Sprache: Deutsch" in content(set_to)
    mine = await server.reader.slash(server.channel, "brief", topic="floods")
    assert mine.response is not None
    assert not mine.response.embeds, "plain for a screen reader"
    assert "Meldung" in content(mine)
    public = await server.reader.slash(server.channel, "brief", topic="floods", since="7d", public=True)
    assert public.response is not None
    assert [embed.title for embed in public.response.embeds] == ["River Arle tops its banks"], (
        "what everybody sees stays as it is"
    )
    theirs = await server.admin.slash(server.channel, "brief", topic="floods")
    assert theirs.response is not None
    assert theirs.response.embeds


async def test_what_is_kept_is_shown_given_as_a_file_and_deleted(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    await server.reader.slash(server.channel, "follow topic", topic="Floods")
    shown = await server.reader.slash(server.channel, "my data")
    assert shown.ephemeral
    assert "You follow one thing." in content(shown)
    assert shown.response is not None
    file = await server.reader.click(shown.response.message, label="As a file")
    assert file.ephemeral
    assert file.response is not None
    assert [attachment.filename for attachment in file.response.attachments] == ["dateline-my-data.json"]
    asked = await server.reader.click(shown.response.message, label="Delete …")
    assert asked.response is not None
    done = await server.reader.click(asked.response.message, label="Yes, delete it")
    assert "It is deleted." in content(done)
    assert await mine(server) == ()
