"""Every command, form, button and permission, as people use them: the real client in a simulated Discord."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.flows.commands import changelog
from bot.flows.commands.ask import as_typed
from bot.flows.commands.table import COMMANDS
from bot.flows.ingest import ingest
from bot.flows.manage import add_source, add_topic
from bot.model.allowance import Allowance
from bot.model.conversation import Asker, Command, OptionKind, Reply
from bot.model.errors import Refused
from bot.model.problems import Code
from bot.model.topic import Topic
from bot.model.workspace import Channel, Subscription
from bot.platforms.discord import asking, limits, reception
from bot.platforms.discord.permissions import missing
from bot.platforms.discord.send import DiscordPlatform
from tests.builders import STRIKE, feed, item
from tests.fakes import NOW, FakeWorld
from tests.platforms.discord.conftest import Server
from tests.platforms.discord.world import Memory, Noted, make_client

TYPED, OF_A_MESSAGE = 1, 3
"""Kinds of commands, as Discord counts them."""

EXAMPLES: dict[str, Any] = {
    "topic": "floods", "since": "7d", "length": "short", "who": "Holm", "times": "daily 07:00", "topics": "floods",
    "time": "3h", "zone": "Europe/Berlin", "name": "Trams", "words": "tram, trams", "url": "https://nna.example/feed",
    "source": "nna", "pages": "pages_never", "file": ("feeds.opml", b"<opml version='2.0'><body/></opml>"),
    "link": "https://nna.example/flood", "other": "https://nna.example/strike",
    "followed": "Floods", "languages": "en, de",
}  # fmt: skip


async def fill(world: FakeWorld, server: Server) -> None:
    """A flood of today and a strike of five days ago, a topic for the flood."""
    guild = str(server.guild.id)
    world.clock.now = NOW - timedelta(days=5)
    await ingest(world.desk, guild, [item("strike", STRIKE, title="Estmoor trams stand still", published=world.clock.now)])
    world.clock.now = NOW
    await ingest(world.desk, guild, [item(published=NOW - timedelta(hours=2))])
    await add_topic(world.desk, guild, "Floods", "flood, river, sandbags")


async def topics(server: Server) -> tuple[Topic, ...]:
    return await server.world.desk.workspaces.topics(str(server.guild.id))


def options(line: Command, server: Server, *, channels: bool = True) -> dict[str, Any]:
    """What must be given, and a channel where one can be chosen."""
    given = {option.name: EXAMPLES[option.name] for option in line.options if option.required}
    chosen = {option.name: server.channel for option in line.options if option.kind is OptionKind.CHANNEL}
    return given | (chosen if channels else {})


def characters(line: dict[str, Any]) -> int:
    """What Discord counts of a command: the longest translation of each name and description, values, and all below."""
    texts = sum(
        max(len(text) for text in (line.get(key, ""), *line.get(f"{key}_localizations", {}).values()))
        for key in ("name", "description")
    )
    below = [*line.get("options", ()), *line.get("choices", ())]
    return texts + len(str(line.get("value", ""))) + sum(map(characters, below))


def test_discord_offers_what_the_table_has_and_no_more(server: Server) -> None:
    (sync,) = [request for request in server.env.http_requests if request.method == "PUT"]
    offered = {}
    assert sync.json is not None
    for root in (root for root in sync.json if root["type"] == TYPED):
        leaves = [leaf for leaf in root.get("options", ()) if leaf["type"] == 1]
        for leaf in leaves or [root]:
            path = (root["name"], leaf["name"]) if leaves else (root["name"],)
            offered[path] = {option["name"]: option["required"] for option in leaf.get("options", ()) if option["type"] != 1}
    assert offered == {line.path: {option.name: option.required for option in line.options} for line in COMMANDS}
    assert all(root["contexts"] == [0] and root["integration_types"] == [0] for root in sync.json)
    assert all(characters(root) <= limits.COMMAND_TOTAL for root in sync.json)


@pytest.mark.parametrize(
    ("locale", "language"), [("en-GB", "en"), ("de", "de"), ("es-ES", "es"), ("fr", "fr"), ("pt-BR", "pt"), ("uk", "uk")]
)
def test_the_bot_speaks_of_commands_by_the_names_that_the_client_shows(server: Server, locale: str, language: str) -> None:
    (sync,) = [request for request in server.env.http_requests if request.method == "PUT"]
    here, language = Channel(platform="discord", workspace="1", id="11"), locale[:2]
    reader = Asker(workspace="1", user="1", channel=here, language=language)

    def shown(line: dict[str, Any]) -> str:
        return str((line.get("name_localizations") or {}).get(locale, line["name"]))

    assert sync.json is not None
    for root in (root for root in sync.json if root["type"] == TYPED):
        for leaf in [leaf for leaf in root.get("options", ()) if leaf["type"] == 1]:
            told = as_typed(f"see /{root['name']} {leaf['name']}, please", reader, language, translates=True)
            assert told == f"see /{shown(root)} {shown(leaf)}, please"
        assert as_typed(f"/{root['name']} x", reader, language, translates=True) == f"/{shown(root)} x"


@pytest.mark.parametrize("line", COMMANDS, ids=lambda line: " ".join(line.path))
async def test_every_command_answers_its_asker_alone(server: Server, world: FakeWorld, line: Command) -> None:
    await fill(world, server)
    given = options(line, server, channels=line.path != ("news", "log"))  # With a channel it has each change posted there.
    result = await server.admin.slash(server.channel, " ".join(line.path), **given)
    assert result.acknowledged
    if result.modal is None:
        assert result.ephemeral
        assert result.response is not None
        assert result.response.content or result.response.embeds
        assert "Something went wrong" not in result.response.content
    assert server.channel.last_message is None


async def test_a_brief_has_an_embed_for_each_story_and_buttons_that_work(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    result = await server.reader.slash(server.channel, "brief", topic="floods")
    assert result.ephemeral
    assert result.response is not None
    (embed,) = result.response.embeds
    assert embed.title == "River Arle tops its banks"
    assert embed.url == "https://nna.example/flood"
    assert (embed.description or "").startswith("The River Arle topped its banks at Harwick on Thursday")
    assert "\n• The army brought" in (embed.description or ""), "what else there is follows the news"
    labels = [button["label"] for row in result.response.components for button in row["components"]]
    assert "Why these?" in labels
    why = await server.reader.click(result.response.message, label="Why these?")
    assert why.ephemeral
    assert why.response is not None
    assert why.response.content or why.response.embeds


async def test_buttons_of_old_messages_work_after_a_restart(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    result = await server.reader.slash(server.channel, "brief", topic="floods", public=True)
    assert result.response is not None
    client = make_client(world.desk, shard_count=1)
    await server.env.restart_bot(client)
    again = await server.reader.click(result.response.message, label="Why these?")
    assert again.response is not None
    assert again.ephemeral


async def test_a_public_brief_is_in_the_channel_and_counts_once(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    result = await server.reader.slash(server.channel, "brief", topic="floods", public=True)
    assert result.response is not None
    assert not result.ephemeral
    assert server.channel.last_message is not None
    assert server.channel.last_message.id == result.response.id
    assert len([r for r in server.env.http_requests if r.path.endswith("/messages") and r.method == "POST"]) == 0


async def test_a_public_brief_without_an_answer_is_told_to_the_asker_alone(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    await server.reader.slash(server.channel, "brief", topic="floods", since="nonsense", public=True)
    assert server.channel.last_message is None
    told = server.env.http_requests[-1]
    assert told.json is not None
    assert told.json["flags"] == 64
    assert "nonsense" in told.json["content"]


async def test_a_brief_is_posted_to_the_channel_by_a_button(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    platform: Any = world.desk.platforms["discord"]
    assert platform.client is not None
    brief = await server.reader.slash(server.channel, "brief", topic="floods")
    assert brief.response is not None
    posted = await server.reader.click(brief.response.message, label="Post to channel")
    assert server.channel.last_message is not None
    assert [embed.title for embed in server.channel.last_message.embeds] == ["River Arle tops its banks"]
    assert posted.ephemeral
    assert posted.response is not None
    assert posted.response.content == "Posted to the channel."


async def test_a_button_that_is_pressed_twice_posts_one_message(server: Server, world: FakeWorld) -> None:
    """Discord takes a second message of the same nonce for the first (the simulation does not).

    That holds for two presses at once too, where neither sees the other's brief: the distance between briefs is off here.
    """
    await fill(world, server)
    platform: Any = world.desk.platforms["discord"]
    platform.client = make_client(replace(world.desk, allowance=Allowance(public_briefs=timedelta())), shard_count=1)
    await server.env.restart_bot(platform.client)
    for _ in range(2):
        brief = await server.reader.slash(server.channel, "brief", topic="floods", since="24h")
        assert brief.response is not None
        for _ in range(2):
            await server.reader.click(brief.response.message, label="Post to channel")
    path = f"/channels/{server.channel.id}/messages"
    sent = [one.json["nonce"] for one in server.env.http_requests if one.method == "POST" and one.path == path and one.json]
    assert len(sent) == 4
    assert sent[0] == sent[1] != sent[2] == sent[3]


async def test_everybody_sees_all_commands_and_those_that_look_answer_them(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    commands = {" ".join(line.path) for line in COMMANDS}
    assert (
        set(server.reader.available_commands(server.channel)) == set(server.admin.available_commands(server.channel)) == commands
    )
    for line in (line for line in COMMANDS if not line.admin):
        result = await server.reader.slash(server.channel, " ".join(line.path), **options(line, server))
        assert result.response is not None or result.modal is not None, line.path
        assert result.response is None or "Manage Server" not in result.response.content, line.path


async def test_who_may_not_configure_is_refused_at_run_time_too(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    mine = await server.reader.slash(server.channel, "brief", topic="trams", since="7d")
    assert mine.response is not None
    assert "Follow" not in str(mine.response.components)
    brief = await server.admin.slash(server.channel, "brief", topic="trams", since="7d")
    assert brief.response is not None
    for role in server.env.backend.guilds[server.guild.id].roles.values():
        role.permissions &= ~discord.Permissions(manage_guild=True).value
    refused = await server.admin.click(brief.response.message, label="Follow")
    assert refused.modal is None
    assert refused.response is not None
    assert refused.response.content == "That takes the permission “Manage Server”."


async def test_who_may_not_write_in_a_channel_cannot_make_the_bot_post_there(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    overwrite = discord.PermissionOverwrite(send_messages=False)
    closed = server.guild.create_text_channel("readable", overwrites={server.reader: overwrite})
    for public in (True, False):
        told = await server.reader.slash(closed, "brief", topic="trams", since="7d", public=public)
        assert told.response is not None
        assert told.response.ephemeral
        assert ("You may not write in this channel" in told.response.content) == public
        assert "Post" not in str(told.response.components)


async def test_a_topic_is_added_by_a_form(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    shown = await server.admin.slash(server.channel, "topics add")
    assert shown.modal is not None
    done = await server.admin.submit_modal(shown, {"name": "Trams", "words": "tram, trams"})
    assert done.ephemeral
    assert [topic.name for topic in await topics(server)] == ["Floods", "Trams"]


async def test_a_form_with_mistakes_can_be_corrected_without_typing_it_again(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    shown = await server.admin.slash(server.channel, "topics add")
    told = await server.admin.submit_modal(shown, {"name": "Floods", "words": "dykes, levees"})
    assert told.response is not None
    assert [topic.name for topic in await topics(server)] == ["Floods"]
    again = await server.admin.click(told.response.message, label="Open the form")
    assert again.modal is not None
    assert "dykes, levees" in str(again.modal)
    await server.admin.submit_modal(again, {"name": "Dykes", "words": "dykes, levees"})
    assert [topic.name for topic in await topics(server)] == ["Dykes", "Floods"]


async def test_a_form_is_submitted_after_a_restart(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    shown = await server.admin.slash(server.channel, "topics edit", topic="Floods")
    await server.env.restart_bot(make_client(world.desk, shard_count=1))
    await server.admin.submit_modal(shown, {"name": "High water", "words": "flood, river"})
    assert [topic.name for topic in await topics(server)] == ["High water"]


def make_forms_late(monkeypatch: pytest.MonkeyPatch) -> None:
    in_time = reception.answer

    async def late(*asked: Any) -> Reply:
        await asyncio.sleep(0.05)
        return await in_time(*asked)

    monkeypatch.setattr(reception, "answer", late)
    monkeypatch.setattr(reception, "FORM_TIMEOUT", 0.01)


async def test_a_form_that_comes_too_late_is_offered_by_a_button(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    make_forms_late(monkeypatch)
    late = await server.admin.slash(server.channel, "topics add")
    assert late.response is not None
    shown = await server.admin.click(late.response.message, label="Open the form")
    assert shown.modal is not None


async def test_a_form_that_was_forgotten_says_so(server: Server, world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    make_forms_late(monkeypatch)
    late = await server.admin.slash(server.channel, "topics add")
    assert late.response is not None
    await server.env.restart_bot(make_client(world.desk, shard_count=1))
    told = await server.admin.click(late.response.message, label="Open the form")
    assert told.response is not None
    assert "no longer there" in told.response.content


async def test_setup_is_one_form_that_ends_with_a_preview(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    shown = await server.admin.slash(server.channel, "news setup")
    done = await server.admin.submit_modal(
        shown, {"channel": [server.channel], "topics": "Floods", "times": "daily 07:00", "zone": "Europe/Berlin"}
    )
    assert done.response is not None
    assert "River Arle tops its banks" in str([embed.title for embed in done.response.embeds])
    (held,) = await world.desk.workspaces.subscriptions(str(server.guild.id))
    assert held.channel.id == str(server.channel.id)
    assert held.timezone == "Europe/Berlin"


async def test_what_the_bot_lacks_in_a_channel_is_named_before_it_is_needed(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    overwrite = discord.PermissionOverwrite(embed_links=False, send_messages=False)
    closed = server.guild.create_text_channel("closed", overwrites={server.guild.default_role: overwrite})
    result = await server.admin.slash(server.channel, "digest schedule", times="daily 07:00", channel=closed)
    assert result.response is not None
    assert "cannot post in \\#closed: it is missing Send Messages, Embed Links" in result.response.content
    assert await world.desk.workspaces.subscriptions(str(server.guild.id)) == ()


async def test_a_channel_that_the_bot_cannot_see_is_refused_at_once(server: Server, world: FakeWorld) -> None:
    """As a private thread that it was not added to, of which Discord tells it nothing."""
    guild: Any = server.env.bot.get_guild(server.guild.id)
    guild._remove_channel(guild.get_channel(server.channel.id))
    told = await server.admin.slash(server.channel, "digest schedule", times="daily 07:00")
    assert told.response is not None
    assert told.response.content == "the bot cannot see the channel"
    assert await world.desk.workspaces.subscriptions(str(server.guild.id)) == ()


async def test_a_form_can_begin_with_any_place_where_a_command_is_given(server: Server) -> None:
    stage = server.guild.create_stage_channel("stage")
    form = await server.admin.slash(stage, "news setup")
    assert form.modal is not None
    field = form.modal["components"][0]["component"]
    assert field["default_values"][0]["id"] == stage.id
    assert {kind.value for kind in discord.ChannelType} - {1, 3, 4, 6, 14, 16} <= {*field["channel_types"]}
    told = await server.admin.slash(server.channel, "digest schedule", times="daily 07:00", channel=stage)
    assert told.response is not None
    assert str(stage.id) in told.response.content


async def test_a_form_whose_channel_will_not_do_comes_back_filled_in(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    overwrite = discord.PermissionOverwrite(read_message_history=False)
    closed = server.guild.create_text_channel("closed", overwrites={server.guild.default_role: overwrite})
    form = await server.admin.slash(server.channel, "news setup")
    given = {"channel": [closed], "topics": "Owls: owl, barn owl", "times": "weekdays 08:00", "zone": "Oslo"}
    told = await server.admin.submit_modal(form, given)
    assert told.response is not None
    assert "it is missing Read Message History" in told.response.content
    again = await server.admin.click(told.response.message, label="Open the form")
    assert again.modal is not None
    assert "Owls: owl, barn owl" in str(again.modal)
    done = await server.admin.submit_modal(again, given | {"channel": [server.channel]})
    assert done.response is not None
    (one,) = await world.desk.workspaces.subscriptions(str(server.guild.id))
    assert one.channel.id == str(server.channel.id)


async def test_a_long_answer_goes_on_in_further_messages_for_the_asker_alone(server: Server, world: FakeWorld) -> None:
    words = ", ".join(f"word number {n}" for n in range(18))
    for n in range(50):
        await add_topic(world.desk, str(server.guild.id), f"Topic number {n}", words)
    told = await server.admin.slash(server.channel, "topics list")
    assert told.ephemeral
    messages = [told.response, *told.followups]
    assert len(messages) > 1
    shown = " ".join(part for one in messages for part in (one.content, *(embed.description or "" for embed in one.embeds)))
    assert all(f"Topic number {n}:" in shown for n in range(50))
    assert all(message.flags.ephemeral for message in messages)


async def test_topics_are_completed_from_this_server_alone(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    await add_topic(world.desk, "another server", "Flora", "plants")
    for n in range(30):
        await add_topic(world.desk, str(server.guild.id), f"Flow {n}", "flow")
    choices = await server.reader.autocomplete(server.channel, "brief", "topic", "flo")
    assert len(choices) == 25
    assert "Flora" not in {choice["name"] for choice in choices}
    assert [choice["name"] for choice in await server.reader.autocomplete(server.channel, "brief", "topic", "floods")] == [
        "Floods"
    ]


@pytest.mark.parametrize(("more", "refused"), [(0, False), (1, True)])
async def test_a_file_that_is_too_large_is_not_fetched(
    server: Server, monkeypatch: pytest.MonkeyPatch, more: int, refused: bool
) -> None:
    body = b"<opml version='2.0'><body/></opml>"
    monkeypatch.setattr(asking, "LARGEST_FILE", len(body))
    result = await server.admin.slash(server.channel, "sources import", file=("feeds.opml", body + b" " * more))
    assert result.response is not None
    assert ("too large" in result.response.content) is refused


async def test_settings_are_exported_as_a_file(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    result = await server.admin.slash(server.channel, "news export")
    assert result.response is not None
    (attachment,) = result.response.attachments
    assert attachment.filename.endswith(".json")


async def test_commands_are_registered_again_only_when_they_change(server: Server, world: FakeWorld) -> None:
    memory = Memory()
    for _ in range(2):
        await server.env.restart_bot(make_client(world.desk, memory=memory, shard_count=1))
    assert len([request for request in server.env.http_requests if request.method == "PUT"]) == 2


async def test_what_is_lost_is_told(server: Server, world: FakeWorld) -> None:
    noted = Noted()
    await server.env.restart_bot(make_client(world.desk, noted=noted, shard_count=1))
    assert noted.present == [str(server.guild.id)]
    doomed = server.guild.create_text_channel("doomed")
    await server.env.settle()
    server.env.backend.delete_channel(doomed.id)
    await server.env.settle()
    assert noted.told == [("channel", str(server.guild.id), str(doomed.id))]


async def scheduled(server: Server) -> None:
    await server.admin.slash(server.channel, "digest schedule", times="daily 07:00")


async def digest(server: Server) -> Subscription:
    """The only one of the server."""
    (held,) = await server.world.desk.workspaces.subscriptions(str(server.guild.id))
    return held


async def test_a_role_is_called_when_an_admin_says_so_and_forgotten_in_the_form(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    readers = server.guild.create_role("Readers", mentionable=True)
    await scheduled(server)
    told = await server.admin.slash(server.channel, "digest options", ping=readers)
    assert told.response is not None
    assert "calls the chosen role" in told.response.content
    held = await digest(server)
    assert (held.ping, held.keeper) == (str(readers.id), str(server.admin.id))
    shown = await server.admin.slash(server.channel, "digest options")
    assert str(readers.id) in str(shown.modal)
    await server.admin.submit_modal(shown, {"ping": [], "quiet": "22-7", "followups": ["in_threads"], "empty": ["stay_silent"]})
    held = await digest(server)
    assert (held.ping, held.quiet_hours, held.in_threads, held.say_nothing_new) == ("", "22:00-07:00", True, False)


@pytest.mark.parametrize("everyone", [True, False])
async def test_a_role_that_the_bot_cannot_call_is_named_before_it_is_needed(
    server: Server, world: FakeWorld, everyone: bool
) -> None:
    await scheduled(server)
    role = server.guild.default_role if everyone else server.guild.create_role("Editors")
    await server.env.settle()
    guild: Any = server.env.bot.get_guild(server.guild.id)
    for held in guild.me.roles:
        held._permissions &= ~discord.Permissions(mention_everyone=True).value
    told = await server.admin.slash(server.channel, "digest options", ping=role)
    assert told.response is not None
    assert "The bot cannot call" in told.response.content
    assert (await digest(server)).ping == ""


async def test_settings_of_a_server_are_one_form_and_its_answers_become_plain(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    shown = await server.admin.slash(server.channel, "news settings")
    await server.admin.submit_modal(shown, {"language": ["language.de"], "zone": "Berlin", "style": ["plain"]})
    held = await world.desk.workspaces.workspace(str(server.guild.id))
    assert held is not None
    assert (held.language, held.timezone, held.plain) == ("de", "Europe/Berlin", True)
    brief = await server.reader.slash(server.channel, "brief", topic="floods")
    assert brief.response is not None
    assert brief.response.embeds == []
    assert brief.response.content.startswith("# Floods")


async def test_a_digest_is_silent_for_a_while_and_alerts_are_set_by_command(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    await scheduled(server)
    muted = await server.admin.slash(server.channel, "digest mute", time="2d")
    assert muted.response is not None
    until = NOW + timedelta(days=2)
    assert f"silent until <t:{int(until.timestamp())}:f>" in muted.response.content
    assert (await digest(server)).muted_until == until
    await server.admin.slash(server.channel, "alerts on", topic="Floods", outlets=4, minutes=60)
    (rule,) = (await digest(server)).alerts
    assert (rule.outlets, rule.within, rule.per_day) == (4, timedelta(hours=1), 3)
    listed = await server.admin.slash(server.channel, "alerts list")
    assert listed.response is not None
    assert "Floods, when 4 outlets report one story within 60 minutes, at most 3 a day" in str(listed.response.content)


async def test_nothing_is_missing_where_everything_is_granted(server: Server) -> None:
    channel = server.env.bot.get_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    assert missing(channel) == ()


async def test_a_report_without_a_link_opens_from_its_button(server: Server, world: FakeWorld) -> None:
    await ingest(world.desk, str(server.guild.id), [replace(item(published=NOW - timedelta(hours=2)), url="")])
    brief = await server.reader.slash(server.channel, "brief", topic="river")
    assert brief.response is not None
    opened = await server.reader.click(brief.response.message, label="Read")
    assert opened.ephemeral
    assert opened.response is not None
    shown = opened.response.content + "".join(embed.description or "" for embed in opened.response.embeds)
    assert "River Arle tops its banks" in shown
    assert "the bridge at Gask was opened to lorries again" in shown
    assert "End of the report, word for word." in shown


async def test_of_several_reports_without_links_one_button_asks_which(server: Server, world: FakeWorld) -> None:
    files = [item("flood"), item("strike", STRIKE, title="Estmoor trams stand still")]
    await ingest(world.desk, str(server.guild.id), [replace(one, url="", published=NOW - timedelta(hours=2)) for one in files])
    await add_topic(world.desk, str(server.guild.id), "Estmoor and Arle", "tram, river")
    brief = await server.reader.slash(server.channel, "brief", topic="Estmoor and Arle")
    assert brief.response is not None
    labels = [button["label"] for row in brief.response.components for button in row["components"]]
    assert [label for label in labels if label.startswith("Read")] == ["Read …"]
    asked = await server.reader.click(brief.response.message, label="Read …")
    assert asked.ephemeral
    assert asked.response is not None
    assert "Which report?" in asked.response.content
    opened = await server.reader.click(asked.response.message, label="Estmoor trams stand still")
    assert opened.response is not None
    assert opened.ephemeral
    shown = opened.response.content + "".join(embed.description or "" for embed in opened.response.embeds)
    assert "Some 40,000 passengers took buses or walked." in shown


async def test_every_command_is_shown_to_everybody_who_may_use_commands(server: Server) -> None:
    (sync,) = [request for request in server.env.http_requests if request.method == "PUT"]
    assert sync.json is not None
    assert [root["name"] for root in sync.json if root.get("default_member_permissions") is not None] == []


async def test_a_role_that_was_named_configures_and_others_are_refused(server: Server, world: FakeWorld) -> None:
    editors = server.guild.create_role("Editors")
    editor = server.guild.add_member(server.env.create_user("eve"), roles=[editors])
    refused = await editor.slash(server.channel, "topics add", name="Trams", words="tram")
    assert refused.response is not None
    assert "Manage Server" in refused.response.content
    named = await server.admin.slash(server.channel, "news settings", managers=editors)
    assert named.response is not None
    assert "the members of the role" in _words(named.response)
    added = await editor.slash(server.channel, "topics add", name="Trams", words="tram")
    assert added.response is not None
    assert [topic.name for topic in await topics(server)] == ["Trams"]
    for path, given in (("topics add", {"name": "Buses", "words": "bus"}), ("news log", {})):
        told = await server.reader.slash(server.channel, path, **given)
        assert told.response is not None
        assert "Manage Server" in told.response.content
    told = await editor.slash(server.channel, "news settings", managers=editors)
    assert told.response is not None
    assert "is for those with the permission" in _words(told.response)
    assert [topic.name for topic in await topics(server)] == ["Trams"]


async def test_the_log_tells_who_changed_what_and_goes_to_a_channel(server: Server, world: FakeWorld) -> None:
    log = server.guild.create_text_channel("mod-log")
    await server.admin.slash(server.channel, "news log", channel=log)
    await server.admin.slash(server.channel, "topics add", name="Trams", words="tram")
    while changelog._posting:
        await asyncio.wait(changelog._posting)
    assert log.last_message is not None
    assert "ann · /topics add" in log.last_message.content
    shown = await server.admin.slash(server.channel, "news log", export=True)
    assert shown.response is not None
    assert "ann · /topics add" in _words(shown.response)
    assert "Stop posting changes" in [button["label"] for row in shown.response.components for button in row["components"]]


def _words(response: Any) -> str:
    return response.content + "".join(f"{embed.title or ''} {embed.description or ''}" for embed in response.embeds)


async def test_what_a_digest_tells_of_and_what_nobody_is_told_is_chosen_in_commands(server: Server, world: FakeWorld) -> None:
    await fill(world, server)
    await add_source(world.desk, str(server.guild.id), feed())
    await server.admin.slash(server.channel, "digest schedule", times="daily 07:00", topics="floods")
    offered = await server.admin.autocomplete(server.channel, "digest filter", "sources", "north")
    assert [choice["value"] for choice in offered] == ["Northern News"]
    told = await server.admin.slash(server.channel, "digest filter", sources="Northern News", languages="english")
    assert told.response is not None
    assert "Sources: Northern News" in _words(told.response)
    assert "Languages: en" in _words(told.response)
    form = await server.admin.slash(server.channel, "news blocked")
    assert form.modal is not None
    blocked = await server.admin.slash(server.channel, "news blocked", words="river")
    assert blocked.response is not None
    brief = await server.reader.slash(server.channel, "brief", topic="floods", since="7d")
    assert brief.response is not None
    assert "River Arle" not in _words(brief.response)
    await server.admin.click(blocked.response.message, label="Undo")
    brief = await server.reader.slash(server.channel, "brief", topic="floods", since="7d")
    assert brief.response is not None
    assert "River Arle" in _words(brief.response)


async def test_a_brief_that_could_not_be_posted_holds_up_no_other(
    server: Server, world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(world, server)
    brief = await server.reader.slash(server.channel, "brief", topic="floods")
    assert brief.response is not None

    async def refuse(*_: Any, **__: Any) -> str:
        raise Refused(Code.MESSAGE_GONE)

    with monkeypatch.context() as patched:
        patched.setattr(DiscordPlatform, "send", refuse)
        await server.reader.click(brief.response.message, label="Post to channel")
    assert server.channel.last_message is None
    told = await server.reader.click(brief.response.message, label="Post to channel")
    assert told.response is not None
    assert server.channel.last_message is not None
