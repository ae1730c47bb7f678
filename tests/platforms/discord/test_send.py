"""Digests over the wire: the real client, a simulated Discord, and what goes wrong between them."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.flows.commands.table import COMMANDS
from bot.model.delivery import Search
from bot.model.document import Document, Heading, Illustration, Span, Text
from bot.model.errors import DeliveryError, Refused, TryLater, Unclear
from bot.model.note import NoteKind
from bot.model.problems import problem_of
from bot.model.workspace import Channel, direct
from bot.platforms.discord import limits
from bot.platforms.discord.body import nonce
from bot.platforms.discord.send import DiscordPlatform
from bot.store.store import open_store
from tests.builders import subscription
from tests.platforms.discord.pages import PAGE
from tests.platforms.discord.wire import ADMIN, Fault, Wire
from tests.platforms.discord.world import connected

ROLE = "700000000000000007"
MESSAGES = r"/channels/\d+/messages"
NOW = datetime.now(UTC)
SEARCH = Search(since=NOW, until=NOW + timedelta(hours=1))


def channel(name: str = "11", guild: str = "1") -> Channel:
    return Channel(platform="discord", workspace=guild, id=name)


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with Wire() as wire:
        wire.add_channel("1", "11")
        wire.add_channel("1", "15", 5)
        wire.add_channel("2", "22")
        wire.add_role(ROLE, "readers")
        wire.add_channel(
            "1",
            "33",
            15,
            available_tags=[
                {"id": number, "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
                for number, name in (("7", "floods"), ("8", "Oil, gas"), ("9", "gas"))
            ],
        )
        yield wire
        assert wire.objections == []


@pytest.fixture
async def platform(wire: Wire) -> AsyncIterator[DiscordPlatform]:
    async with connected(wire) as client:
        yield DiscordPlatform(client, lambda: NOW, seconds=3)


async def outcome_of(platform: DiscordPlatform, key: str = "key", page: Document = PAGE) -> DeliveryError:
    with pytest.raises(DeliveryError) as raised:
        await platform.send(channel(), page, key)
    return raised.value


async def test_a_digest_arrives_as_rendered(wire: Wire, platform: DiscordPlatform) -> None:
    receipt = await platform.send(channel(), PAGE, "key")
    (message,) = wire.messages["11"]
    assert receipt == f"11/{message['id']}"
    assert message["content"] == "**Floods** · 2 stories from 3 reports · last 24 h"
    (call,) = wire.posted("POST", MESSAGES)
    assert call.body["nonce"] == nonce("key")
    assert call.body["enforce_nonce"] is True
    assert call.body["allowed_mentions"] == {"parse": [], "replied_user": False} or call.body["allowed_mentions"] == {"parse": []}


async def test_plain_mode_sends_no_embed(wire: Wire, platform: DiscordPlatform) -> None:
    await platform.send(channel(), replace(PAGE, plain=True), "key")
    assert wire.messages["11"][0]["embeds"] == []


@pytest.mark.parametrize(
    "fault",
    [
        Fault("POST", MESSAGES, status=502, after_storing=True),
        Fault("POST", MESSAGES, status=500, after_storing=True),
        Fault("POST", MESSAGES, status=503, after_storing=True),
        Fault("POST", MESSAGES, cut=True, after_storing=True),
        Fault("POST", MESSAGES, status=502),
        Fault("POST", MESSAGES, cut=True),
    ],
    ids=["502 stored", "500 stored", "503 stored", "cut stored", "502", "cut"],
)
async def test_a_broken_answer_is_unclear_and_trying_again_gives_one_message(
    wire: Wire, platform: DiscordPlatform, fault: Fault
) -> None:
    wire.faults.append(fault)
    assert isinstance(await outcome_of(platform), Unclear)
    assert len(wire.posted("POST", MESSAGES)) == 1
    found = await platform.find(channel(), "key", SEARCH)
    assert (found is not None) is fault.after_storing
    receipt = await platform.send(channel(), PAGE, "key")
    assert len(wire.messages["11"]) == 1
    assert found in (None, receipt)


async def test_a_message_is_found_by_its_mark_when_discord_has_forgotten_the_nonce(wire: Wire, platform: DiscordPlatform) -> None:
    receipt = await platform.send(channel(), PAGE, "key")
    await platform.send(channel(), PAGE, "other")
    for message in wire.messages["11"]:
        message["nonce"] = None
    assert await platform.find(channel(), "key", SEARCH) == receipt
    assert await platform.find(channel(), "unknown", SEARCH) is None
    for hours in (-7200, -48, -5, 5, 48, 7200):  # Our clock was that wrong when it was sent.
        wrong = Search(since=SEARCH.since + timedelta(hours=hours), until=SEARCH.since + timedelta(hours=hours, minutes=2))
        assert await platform.find(channel(), "key", wrong) == receipt


async def test_a_silent_server_is_unclear(wire: Wire, platform: DiscordPlatform) -> None:
    wire.faults.append(Fault("POST", MESSAGES, delay=5))
    platform._seconds = 0.2
    assert isinstance(await outcome_of(platform), Unclear)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault("POST", MESSAGES, status=403, body={"code": 50001, "message": "Missing Access"}), "cannot see"),
        (Fault("POST", MESSAGES, status=403, body={"code": 50013, "message": "Missing Permissions"}), "missing a permission"),
        (Fault("POST", MESSAGES, status=404, body={"code": 10003, "message": "Unknown Channel"}), "gone"),
        (Fault("POST", MESSAGES, status=400, body={"code": 50035, "message": "Invalid Form Body"}), "50035"),
    ],
)
async def test_what_no_waiting_mends_is_refused(wire: Wire, platform: DiscordPlatform, fault: Fault, words: str) -> None:
    wire.faults.append(fault)
    problem = await outcome_of(platform)
    assert isinstance(problem, Refused)
    assert words in str(problem)


async def test_a_rate_limit_is_given_back_with_the_servers_delay_and_holds_nobody_up(
    wire: Wire, platform: DiscordPlatform
) -> None:
    wire.faults.append(
        Fault("POST", "/channels/11/messages", status=429, body={"retry_after": 12.0, "global": False, "message": ""})
    )
    problem = await outcome_of(platform)
    assert isinstance(problem, TryLater)
    assert problem.after == timedelta(seconds=12)
    start = wire.calls[-1].at
    await platform.send(channel("22", "2"), PAGE, "key2")
    assert wire.calls[-1].at - start < 1
    assert len(wire.messages["22"]) == 1


async def test_a_ban_of_the_address_asks_for_long_patience(wire: Wire, platform: DiscordPlatform) -> None:
    wire.faults.append(Fault("POST", MESSAGES, status=429, headers={"Via": "", "Retry-After": "600"}))
    problem = await outcome_of(platform)
    assert isinstance(problem, TryLater)
    assert problem.after == timedelta(minutes=10)


async def test_an_announcement_is_published_and_counts_even_if_that_fails(wire: Wire, platform: DiscordPlatform) -> None:
    await platform.send(channel("15"), PAGE, "key")
    assert len(wire.posted("POST", r"/channels/15/messages/\d+/crosspost")) == 1
    wire.faults.append(Fault("POST", r".*/crosspost", status=500))
    await platform.send(channel("15"), PAGE, "key2")
    assert len(wire.messages["15"]) == 2


async def test_an_announcement_beyond_the_limit_is_published_later_and_the_owner_is_told(wire: Wire) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    limit = {"Via": "1.1 google"}
    wire.faults.append(Fault("POST", r".*/crosspost", status=429, headers=limit, body={"retry_after": 1800.0, "global": False}))
    async with connected(wire) as client:
        platform = DiscordPlatform(client, lambda: NOW, seconds=3, sleep=sleep)
        await platform.send(channel("15"), PAGE, "key")
        await wire.until(lambda: len(wire.posted("POST", r"/channels/15/messages/\d+/crosspost")) == 2)
    assert slept == [1800.0]
    (told,) = wire.messages[ADMIN]
    assert "published by itself later" in told["content"]


async def test_an_announcement_that_waits_is_published_after_a_restart(wire: Wire) -> None:
    store = await open_store(":memory:")
    limit = {"Via": "1.1 google"}
    wire.faults.append(Fault("POST", r".*/crosspost", status=429, headers=limit, body={"retry_after": 1800.0, "global": False}))

    async def for_ever(seconds: float) -> None:
        await asyncio.Event().wait()

    async def at_once(seconds: float) -> None:
        """The next process does not wait."""

    async with connected(wire) as client:
        before = DiscordPlatform(client, lambda: NOW, seconds=3, sleep=for_ever)
        before.announcements.notes = store.notes
        await before.send(channel("15"), PAGE, "key")
        (kept,) = await store.notes.notes("1", NoteKind.ANNOUNCEMENT, NOW - timedelta(days=1))
        assert kept.id.startswith("15/")
        after = DiscordPlatform(client, lambda: NOW, seconds=3, sleep=at_once)
        after.announcements.notes = store.notes
        assert await after.announcements.resume(client, "1") == 1
        assert await after.announcements.resume(client, "1") == 0, "it is at it already"
        await wire.until(lambda: len(wire.posted("POST", r"/channels/15/messages/\d+/crosspost")) == 2)
        await asyncio.gather(*after.announcements._waiting.values())
        assert not await store.notes.notes("1", NoteKind.ANNOUNCEMENT, NOW - timedelta(days=1))
        assert await after.announcements.resume(client, "1") == 0
    await store.close()


async def test_a_forum_gets_a_tagged_post_and_its_second_part_in_the_same_post(wire: Wire, platform: DiscordPlatform) -> None:
    receipt = await platform.send(channel("33"), PAGE, "key")
    (call,) = wire.posted("POST", "/channels/33/threads")
    assert call.body["name"] == f"Floods · {NOW:%Y-%m-%d}"
    assert call.body["applied_tags"] == ["7"]
    thread = receipt.split("/")[0]
    assert platform.client is not None
    await wire.dispatch("1", "THREAD_CREATE", wire.channels[thread] | {"newly_created": True})
    await wire.until(lambda: platform.client.get_channel(int(thread)))  # type: ignore[union-attr]
    await platform.send(channel("33"), Document(title="Floods", blocks=PAGE.blocks[1:]), "key-2")
    assert len(wire.messages[thread]) == 2
    assert await platform.find(channel("33"), "key", SEARCH) == receipt


async def test_a_post_has_the_tags_of_its_topics(wire: Wire, platform: DiscordPlatform) -> None:
    await platform.send(channel("33"), replace(PAGE, title="Floods, Oil, gas"), "key")
    (call,) = wire.posted("POST", "/channels/33/threads")
    assert call.body["applied_tags"] == ["7", "8"]


async def test_a_forum_post_is_never_opened_twice_by_the_library(wire: Wire, platform: DiscordPlatform) -> None:
    wire.faults.append(Fault("POST", "/channels/33/threads", status=502, after_storing=True))
    with pytest.raises(Unclear):
        await platform.send(channel("33"), PAGE, "key")
    assert len(wire.posted("POST", "/channels/33/threads")) == 1


async def test_a_role_is_called_once_by_its_mention_alone(wire: Wire, platform: DiscordPlatform) -> None:
    receipt = await platform.send(channel(), PAGE, "key", ping=ROLE)
    await platform.send(channel(), replace(PAGE, plain=True), "key2", ping=ROLE)
    for call, message in zip(wire.posted("POST", MESSAGES), wire.messages["11"], strict=True):
        assert call.body["allowed_mentions"]["roles"] == [int(ROLE)]
        assert call.body["allowed_mentions"]["parse"] == []
        assert message["content"].startswith(f"<@&{ROLE}> ")
    await platform.edit(channel(), receipt, PAGE, "key", ping=ROLE)
    assert wire.messages["11"][0]["content"].startswith(f"<@&{ROLE}> ")


async def test_a_text_of_2000_characters_leaves_room_for_the_call(wire: Wire, platform: DiscordPlatform) -> None:
    long = Document(title="t", blocks=tuple(Text(spans=(Span(text="x" * 600),)) for _ in range(9)), plain=True)
    await platform.send(channel(), long, "key", ping=ROLE)
    assert len(wire.messages["11"][0]["content"]) <= limits.CONTENT


async def test_a_role_that_is_gone_refuses_the_digest(wire: Wire, platform: DiscordPlatform) -> None:
    with pytest.raises(Refused, match="the role that it calls is gone"):
        await platform.send(channel(), PAGE, "key", ping="8")
    assert wire.messages["11"] == []


@pytest.mark.parametrize("told", ["a follow-up", "a forum post"])
async def test_what_stands_in_an_archived_thread_is_corrected_there(wire: Wire, platform: DiscordPlatform, told: str) -> None:
    to = channel("33") if told == "a forum post" else channel()
    receipt = await platform.send(to, PAGE, "key", reply_to=await platform.send(to, PAGE, "first") if to == channel() else "")
    thread = receipt.split("/")[0]
    wire.channels[thread]["thread_metadata"]["archived"] = True
    await platform.edit(to, receipt, replace(PAGE, blocks=PAGE.blocks[2:]), "key")
    assert wire.messages[thread][-1]["content"] == ""
    assert len(wire.messages[thread]) == 1


async def test_what_stands_in_a_thread_that_may_not_be_opened_again_is_refused(wire: Wire, platform: DiscordPlatform) -> None:
    receipt = await platform.send(channel("33"), PAGE, "key")
    wire.channels[receipt.split("/")[0]]["thread_metadata"]["archived"] = True
    wire.faults.append(Fault("PATCH", r"/channels/\d+", status=403, body={"code": 50013, "message": "Missing Permissions"}))
    with pytest.raises(Refused, match="missing a permission"):
        await platform.edit(channel("33"), receipt, PAGE, "key")


async def test_a_correction_takes_the_place_of_the_message_and_keeps_its_mark(wire: Wire, platform: DiscordPlatform) -> None:
    receipt = await platform.send(channel(), PAGE, "key")
    wire.faults.append(Fault("PATCH", r"/channels/11/messages/\d+", status=502, after_storing=True))
    await platform.edit(channel(), receipt, replace(PAGE, blocks=PAGE.blocks[2:]), "key")
    (message,) = wire.messages["11"]
    assert message["content"] == ""
    message["nonce"] = None
    assert await platform.find(channel(), "key", SEARCH) == receipt
    wire.faults.append(Fault("PATCH", r".*", status=404, body={"code": 10008, "message": "Unknown Message"}))
    with pytest.raises(Refused, match="the message is gone"):
        await platform.edit(channel(), receipt, PAGE, "key")


async def test_follow_ups_go_into_one_thread_under_the_message_that_told_first(wire: Wire, platform: DiscordPlatform) -> None:
    told = await platform.send(channel(), PAGE, "key")
    message = told.split("/")[1]
    for key in ("next", "last"):
        receipt = await platform.send(channel(), PAGE, key, reply_to=told)
        assert receipt.startswith(f"{message}/")
    assert len(wire.posted("POST", rf"/channels/11/messages/{message}/threads")) == 1
    assert wire.channels[message]["name"] == "Floods"
    assert [len(wire.messages[name]) for name in ("11", message)] == [1, 2]
    assert await platform.find(channel(), "last", SEARCH, reply_to=told) == receipt


async def test_a_thread_whose_opening_broke_off_is_opened_once(wire: Wire, platform: DiscordPlatform) -> None:
    told = await platform.send(channel(), PAGE, "key")
    threads = r"/channels/11/messages/\d+/threads"
    wire.faults.append(Fault("POST", threads, status=502, after_storing=True))
    with pytest.raises(Unclear):
        await platform.send(channel(), PAGE, "next", reply_to=told)
    assert await platform.find(channel(), "next", SEARCH, reply_to=told) is None
    await platform.send(channel(), PAGE, "next", reply_to=told)
    assert len(wire.posted("POST", threads)) == 1
    assert len(wire.messages[told.split("/")[1]]) == 1


@pytest.mark.parametrize(("status", "code"), [(404, 10008), (403, 50013)])
async def test_where_there_can_be_no_thread_a_follow_up_comes_into_the_channel(
    wire: Wire, platform: DiscordPlatform, status: int, code: int
) -> None:
    told = await platform.send(channel(), PAGE, "key")
    wire.faults.append(Fault("POST", r".*/threads", status=status, body={"code": code, "message": "no"}))
    await platform.send(channel(), PAGE, "next", reply_to=told)
    assert len(wire.messages["11"]) == 2


async def test_a_follow_up_in_a_forum_goes_into_the_post_that_told_first(wire: Wire, platform: DiscordPlatform) -> None:
    told = await platform.send(channel("33"), PAGE, "key")
    receipt = await platform.send(channel("33"), PAGE, "next", reply_to=told)
    assert receipt.split("/")[0] == told.split("/")[0]
    assert len(wire.posted("POST", "/channels/33/threads")) == 1


async def test_a_channel_of_another_server_is_refused(wire: Wire, platform: DiscordPlatform) -> None:
    with pytest.raises(Refused, match="another server"):
        await platform.send(channel("22", "1"), PAGE, "key")


async def test_the_owner_of_a_server_is_written_to_about_a_digest_that_rests(wire: Wire, platform: DiscordPlatform) -> None:
    await platform.tell_admin(subscription("daily", workspace_id="1"), problem_of("the channel is gone"), "en")
    (message,) = wire.messages[ADMIN]
    assert message["content"] == "A news digest for server 1 rests, with all its settings kept: the channel is gone."


async def test_the_channel_of_a_digest_that_rests_is_named_where_it_is_known(wire: Wire, platform: DiscordPlatform) -> None:
    resting = replace(subscription("daily", workspace_id="1"), channel=channel())
    await platform.tell_admin(resting, problem_of("the channel is gone"), "en")
    (message,) = wire.messages[ADMIN]
    assert message["content"].startswith(r"A news digest for server 1, \#channel-11 rests")


async def test_who_set_a_digest_up_is_written_to_before_the_owner_and_in_the_servers_language(
    wire: Wire, platform: DiscordPlatform
) -> None:
    kept = replace(subscription("daily", workspace_id="1"), keeper="201")
    await platform.tell_admin(kept, problem_of("the channel is gone"), "de")
    (message,) = wire.messages["201"]
    assert message["content"].startswith("Eine Übersicht für server 1 ruht")
    wire.faults.append(Fault("POST", MESSAGES, status=403, body={"code": 50007, "message": "Cannot send messages to this user"}))
    await platform.tell_admin(kept, problem_of("the channel is gone"), "en")
    assert len(wire.messages[ADMIN]) == 1


@pytest.mark.parametrize("status", [403, 500])
async def test_an_owner_who_takes_no_messages_stops_nothing(wire: Wire, platform: DiscordPlatform, status: int) -> None:
    wire.faults.append(
        Fault("POST", MESSAGES, status=status, body={"code": 50007, "message": "Cannot send messages to this user"})
    )
    await platform.tell_admin(subscription("daily", workspace_id="1"), problem_of("the channel is gone"), "en")
    await platform.tell_admin(subscription("daily", workspace_id="99"), problem_of("the bot was removed from the server"), "en")
    assert wire.messages[ADMIN] == []


async def test_without_a_connection_the_outbox_waits() -> None:
    with pytest.raises(TryLater):
        await DiscordPlatform(None, lambda: NOW).send(channel(), PAGE, "key")


async def test_commands_are_registered_once(wire: Wire, platform: DiscordPlatform) -> None:
    (call,) = wire.posted("PUT", r"/applications/100/commands")
    assert {line["name"] for line in call.body} == {*(line.path[0] for line in COMMANDS), "Brief me on this"}


@pytest.mark.parametrize(
    ("place", "ping", "words"),
    [
        ("11", "", ""),
        ("11", ROLE, ""),
        ("11", "700000000000000099", "is no role or group"),
        ("22", "", "cannot see"),
        ("999", "", "cannot see"),
        ("notanumber", "", "cannot see"),
        ("١١", "", "cannot see"),
    ],
)
async def test_where_a_digest_may_go_and_whom_it_may_call_is_known_before(
    wire: Wire, platform: DiscordPlatform, place: str, ping: str, words: str
) -> None:
    told = await platform.place_refusal(channel(place), ping, "en", plain=False)
    assert (words in told) if words else told == ""


async def test_a_channel_is_called_by_its_name_where_this_process_knows_it(platform: DiscordPlatform) -> None:
    places = (channel(), channel("22"), channel("nowhere"), channel(guild="999"), direct("discord", "1", ADMIN))
    assert [await platform.channel_name(place) for place in places] == ["channel-11", "", "", "", ""]


@pytest.mark.parametrize("is_large", [False, True])
async def test_a_picture_goes_along_with_what_it_shows(wire: Wire, platform: DiscordPlatform, is_large: bool) -> None:
    picture = Illustration(url="https://img.example/flood.jpg", alt="Men fill sandbags", is_large=is_large)
    heading = Heading(spans=(Span(text="River rises"),), level=2, picture=picture)
    page = Document(title="Floods", blocks=(heading, Text(spans=(Span(text="The river rose."),))))
    await platform.send(channel(), page, "key")
    (embed,) = wire.messages["11"][0]["embeds"]
    assert embed["image" if is_large else "thumbnail"] == {"url": picture.url, "description": picture.alt}
    assert ("thumbnail" if is_large else "image") not in embed
    assert (embed["title"], embed["description"]) == ("River rises", "The river rose.")


@pytest.mark.parametrize(
    "url", ["https://intranet/a.jpg", f"https://img.example/{'a' * 1990}.jpg?{'b' * 100}", "javascript:alert(1)"]
)
async def test_a_picture_that_discord_would_not_take_is_left_out(wire: Wire, platform: DiscordPlatform, url: str) -> None:
    heading = Heading(spans=(Span(text="River rises"),), level=2, picture=Illustration(url=url, alt="Men fill sandbags"))
    page = Document(title="Floods", blocks=(heading, Text(spans=(Span(text="The river rose."),))))
    await platform.send(channel(), page, "key")
    (embed,) = wire.messages["11"][0]["embeds"]
    assert not {"image", "thumbnail"} & set(embed)


async def test_one_person_is_written_to_directly(wire: Wire, platform: DiscordPlatform) -> None:
    """No thread is opened there, and what was posted is found again and edited."""
    person = direct("discord", "1", ADMIN)
    receipt = await platform.send(person, PAGE, "key", reply_to="11/5")
    assert len(wire.messages[ADMIN]) == 1
    assert await platform.find(person, "key", SEARCH) == receipt
    await platform.edit(person, receipt, replace(PAGE, title="Corrected"), "key")
    assert len(wire.messages[ADMIN]) == 1
