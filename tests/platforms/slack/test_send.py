"""Posting, each document once: the real client against a Slack that fails, cuts, and limits its rate."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.delivery import Search
from bot.model.document import Action, Document, Heading, Illustration, Rule, Span, Text
from bot.model.errors import LookingOn, Refused, TryLater, Unclear
from bot.model.problems import Code, problem_of
from bot.model.workspace import Channel, Subscription, direct
from bot.platforms.slack.send import SlackPlatform, posting_client
from tests.platforms.slack.rules import words_of
from tests.platforms.slack.wire import Fault, Room, SlackWire

CHANNEL = Channel(platform="slack", workspace="T1", id="C1")
OTHER = replace(CHANNEL, workspace="T2")
SINCE = datetime.fromtimestamp(1_789_999_000, UTC)
SEARCH = Search(since=SINCE, until=SINCE + timedelta(hours=1))
DIGEST = Document(title="Floods", blocks=(Heading(spans=(Span(text="Floods"),)), Text(spans=(Span(text="The river rose."),))))


def stories(count: int, *, words: int = 330) -> Document:
    told = [
        (Rule(), Heading(spans=(Span(text=f"Story {n}"),), level=2), Text(spans=(Span(text="Water. " * words),)))
        for n in range(count)
    ]
    blocks = tuple(block for story in told for block in story)[1:]
    return Document(title="Floods", blocks=blocks, actions=(Action(name="brief.why", label="Why these?"),))


LONG = stories(9)


class Clock:
    """Seconds that pass when told."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def platform(wire: SlackWire, clock: Clock | None = None) -> SlackPlatform:
    async def token(workspace: str) -> str:
        if workspace not in ("T1", "T2"):
            raise Refused("not installed")
        return "xoxb-one" if workspace == "T1" else "xoxb-two"

    return SlackPlatform(posting_client(wire.url), token, clock=clock or Clock())


async def deliver(slack: SlackPlatform, document: Document = DIGEST, *, attempts: int = 5) -> str:
    """What the outbox does: after an unclear outcome it looks first, and goes on where it was."""
    unclear, search = False, SEARCH
    for _ in range(attempts):
        try:
            found = await slack.find(CHANNEL, "key-1", search) if unclear else None
            return found or await slack.send(CHANNEL, document, "key-1")
        except LookingOn as problem:
            search = replace(search, looked=problem.looked)
        except Unclear:
            unclear = True
    raise AssertionError("never delivered")


async def test_a_digest_is_posted_without_previews_and_with_its_key(wire: SlackWire) -> None:
    receipt = await platform(wire).send(CHANNEL, DIGEST, "key-1")
    (message,) = wire.room().messages
    assert receipt == message["ts"]
    assert (message["unfurl_links"], message["unfurl_media"], message["mrkdwn"]) == (False, False, False)
    label = {"key": "key-1", "part": 1, "parts": 1}
    assert message["metadata"] == {"event_type": "dateline_delivery", "event_payload": label}
    assert not wire.room(team_id="T2").messages


async def test_a_long_digest_goes_on_in_its_thread(wire: SlackWire) -> None:
    receipt = await platform(wire).send(CHANNEL, LONG, "key-1")
    first, *replies = wire.room().messages
    assert "thread_ts" not in first
    assert replies
    assert {reply["thread_ts"] for reply in replies} == {first["ts"]}
    assert receipt.split() == [message["ts"] for message in wire.room().messages]


async def test_a_channel_that_is_a_thread_gets_everything_in_it(wire: SlackWire) -> None:
    await platform(wire).send(replace(CHANNEL, thread="1790000000.000001"), LONG, "key-1")
    assert {message["thread_ts"] for message in wire.room().messages} == {"1790000000.000001"}


AFTER = [
    Fault(status=503, after_the_work=True),
    Fault(status=0, after_the_work=True),
    Fault(error="fatal_error", after_the_work=True),
]
BEFORE = [Fault(status=503), Fault(status=0), Fault(error="internal_error")]


@pytest.mark.parametrize("fault", AFTER + BEFORE)
@pytest.mark.parametrize("thread", ["", "1790000000.000000"])
async def test_whatever_breaks_off_there_is_exactly_one_message(wire: SlackWire, fault: Fault, thread: str) -> None:
    wire.room().messages += [{"ts": f"1790000000.0000{n:02d}", "text": "chatter"} for n in range(90, 99)]
    wire.fail("chat.postMessage", fault)
    await deliver(platform(wire))
    assert sum("metadata" in message for message in wire.room().messages) == 1


@pytest.mark.parametrize("fault", AFTER + BEFORE + [Fault(status=429, retry_after=1)])
@pytest.mark.parametrize("restarted", [False, True])
async def test_a_digest_that_broke_off_in_its_thread_goes_on_there(wire: SlackWire, fault: Fault, restarted: bool) -> None:
    wire.fail("chat.postMessage", Fault(), fault)
    clock = Clock()
    slack = platform(wire, clock)
    with pytest.raises(Unclear):
        await slack.send(CHANNEL, LONG, "key-1")
    clock.now += 60
    slack = platform(wire) if restarted else slack
    receipt = await slack.find(CHANNEL, "key-1", SEARCH) or await slack.send(CHANNEL, LONG, "key-1")
    parts = [message["metadata"]["event_payload"]["part"] for message in wire.room().messages]
    assert parts == list(range(1, len(parts) + 1))
    assert len(parts) == wire.room().messages[0]["metadata"]["event_payload"]["parts"]
    assert receipt.split() == [message["ts"] for message in wire.room().messages]


async def test_nothing_is_found_of_another_key_or_workspace(wire: SlackWire) -> None:
    slack = platform(wire)
    receipt = await slack.send(CHANNEL, DIGEST, "key-1")
    assert await slack.find(CHANNEL, "key-1", SEARCH) == receipt
    assert await slack.find(CHANNEL, "key-2", SEARCH) is None
    assert await slack.find(OTHER, "key-1", SEARCH) is None


@pytest.mark.parametrize("days", [-300, -2, 2, 300])
async def test_a_clock_that_is_wrong_by_days_finds_its_message_among_the_newest(wire: SlackWire, days: int) -> None:
    """The look-up's times are that clock's; what it sent minutes ago is dated days before or after them."""
    slack, apart = platform(wire), timedelta(days=days)
    receipt = await slack.send(CHANNEL, DIGEST, "key-1")
    wrong = Search(since=SINCE + apart, until=SEARCH.until + apart)
    assert await slack.find(CHANNEL, "key-1", wrong) == receipt
    chat(wire, 100, 200)
    assert await slack.find(CHANNEL, "key-1", wrong) is None


@pytest.mark.parametrize("hours", [-5, 5])
async def test_a_message_that_a_wrong_clock_sent_is_found_by_the_right_one(wire: SlackWire, hours: int) -> None:
    clock, apart = Clock(), timedelta(hours=hours)
    slack = platform(wire, clock)
    receipt = await slack.send(CHANNEL, DIGEST, "key-1")
    wrong = Search(since=SINCE + apart, until=SINCE + apart + timedelta(minutes=2))
    assert await slack.find(CHANNEL, "key-1", wrong) == receipt
    chat(wire, 100, 40)
    assert (await looked_up(slack, wire, clock, search=wrong, restart=True))[0] == receipt


async def looked_up(
    slack: SlackPlatform, wire: SlackWire, clock: Clock, *, search: Search = SEARCH, restart: bool = False
) -> tuple[str | None, int]:
    """Look with one call a minute until it is done: what was found, and after how many minutes."""
    for minute in range(1, 40):
        wire.meter()
        try:
            return await slack.find(CHANNEL, "key-1", search), minute
        except LookingOn as problem:
            search = replace(search, looked=problem.looked)
            clock.now += 61
            slack = platform(wire, clock) if restart else slack
    raise AssertionError("the look-up does not end")


def chat(wire: SlackWire, first: int, count: int, **more: str) -> None:
    numbers = range(first, first + count)
    wire.room().messages += [{"ts": f"1790000{number:03d}.000000", "text": "chatter", **more} for number in numbers]


@pytest.mark.parametrize("restart", [False, True])
async def test_a_look_up_with_one_call_a_minute_goes_on_where_it_was(wire: SlackWire, restart: bool) -> None:
    """What every app gets that is distributed outside Slack's Marketplace."""
    clock = Clock()
    slack = platform(wire, clock)
    receipt = await slack.send(CHANNEL, DIGEST, "key-1")
    chat(wire, 100, 100)
    assert await looked_up(slack, wire, clock, restart=restart) == (receipt, 7)
    cursors = [call.get("cursor", "") for call in wire.made("conversations.history")]
    assert [cursor for cursor, following in zip(cursors, [*cursors[1:], "end"], strict=True) if cursor != following] == [
        "", *(str(15 * page) for page in range(1, 7))
    ]  # fmt: skip


async def test_a_look_up_in_a_thread_goes_on_there(wire: SlackWire) -> None:
    clock = Clock()
    slack = platform(wire, clock)
    wire.fail("chat.postMessage", Fault(), Fault(status=0, after_the_work=True))
    with pytest.raises(Unclear):
        await slack.send(CHANNEL, LONG, "key-1")
    first, _ = wire.room().messages
    chat(wire, 100, 50, thread_ts=first["ts"])
    chat(wire, 200, 20)
    slack = platform(wire, clock)
    assert (await looked_up(slack, wire, clock, restart=False))[0] is None
    await slack.send(CHANNEL, LONG, "key-1")
    parts = [message["metadata"]["event_payload"]["part"] for message in wire.room().messages if "metadata" in message]
    assert parts == list(range(1, len(parts) + 1))


async def test_a_look_up_ends_at_the_last_attempt(wire: SlackWire) -> None:
    """A channel that talks on is read no further than the message can be: by our clock, around it, and the newest page."""
    slack = platform(wire)
    wire.room().messages += [{"ts": f"179{n:07d}.000000", "text": "chatter"} for n in range(30_000, 30_400)]
    assert await slack.find(CHANNEL, "key-1", SEARCH) is None
    assert wire.counts()["conversations.history"] == 3


async def test_a_cursor_that_slack_forgot_begins_the_look_up_anew(wire: SlackWire) -> None:
    slack = platform(wire)
    receipt = await slack.send(CHANNEL, DIGEST, "key-1")
    chat(wire, 100, 3)
    stale = json.dumps({"thread": "", "cursor": "99", "found": []})
    assert await slack.find(CHANNEL, "key-1", replace(SEARCH, looked=stale)) == receipt


async def test_a_look_up_that_has_to_wait_holds_up_nothing_that_is_posted(wire: SlackWire) -> None:
    slack = platform(wire)
    wire.meter(0)
    with pytest.raises(TryLater):
        await slack.find(CHANNEL, "key-1", SEARCH)
    await slack.send(CHANNEL, DIGEST, "key-2")


async def test_a_rate_limit_holds_up_its_channel_and_no_other(wire: SlackWire) -> None:
    wire.fail("chat.postMessage", Fault(status=429, retry_after=12))
    clock = Clock()
    slack = platform(wire, clock)
    wire.team().rooms["C2"] = Room()
    with pytest.raises(TryLater) as asked:
        await slack.send(CHANNEL, DIGEST, "key-1")
    assert asked.value.after == timedelta(seconds=12)
    await slack.send(replace(CHANNEL, id="C2"), DIGEST, "key-2")
    await slack.send(OTHER, DIGEST, "key-3")
    clock.now += 5
    with pytest.raises(TryLater) as asked:
        await slack.send(CHANNEL, DIGEST, "key-1")
    assert asked.value.after == timedelta(seconds=7)
    assert wire.counts()["chat.postMessage"] == 2
    clock.now += 8
    await slack.send(CHANNEL, DIGEST, "key-1")
    assert len(wire.room().messages) == 1


REFUSALS = [
    ("not_in_channel", "/invite @Dateline"),
    ("channel_not_found", "/invite @Dateline"),
    ("is_archived", "archived"),
    ("account_inactive", "install"),
    ("token_revoked", "install"),
    ("msg_blocks_too_long", "msg_blocks_too_long"),
]


@pytest.mark.parametrize(("error", "words"), REFUSALS)
async def test_a_refusal_says_what_to_do(wire: SlackWire, error: str, words: str) -> None:
    wire.fail("chat.postMessage", Fault(error=error))
    with pytest.raises(Refused, match=words):
        await platform(wire).send(CHANNEL, DIGEST, "key-1")


async def test_a_workspace_without_the_app_is_refused(wire: SlackWire) -> None:
    with pytest.raises(Refused):
        await platform(wire).send(replace(CHANNEL, workspace="T9"), DIGEST, "key-1")


async def test_a_slack_out_of_reach_is_tried_later() -> None:
    async def token(workspace: str) -> str:
        return "xoxb-one"

    with pytest.raises(TryLater):
        await SlackPlatform(posting_client("http://127.0.0.1:9/api/"), token).send(CHANNEL, DIGEST, "key-1")


@pytest.mark.parametrize(("before", "after"), [(DIGEST, LONG), (LONG, DIGEST), (LONG, LONG), (LONG, stories(2))])
@pytest.mark.parametrize("reply_to", ["", "1790000000.000900"])
async def test_a_correction_takes_the_messages_that_are_there_and_can_be_repeated(
    wire: SlackWire, before: Document, after: Document, reply_to: str
) -> None:
    slack = platform(wire)
    receipt = await slack.send(CHANNEL, before, "key-1", reply_to=reply_to)
    posted = [(message["ts"], message.get("thread_ts")) for message in wire.room().messages]
    await slack.edit(CHANNEL, receipt, after, "key-1")
    shown = [list(words_of(message["blocks"])) for message in wire.room().messages]
    await slack.edit(CHANNEL, receipt, before, "key-1")
    wire.fail("chat.update", Fault(status=503, after_the_work=True))
    with pytest.raises(Unclear):
        await slack.edit(CHANNEL, receipt, after, "key-1")
    await slack.edit(CHANNEL, receipt, after, "key-1")
    assert [(message["ts"], message.get("thread_ts")) for message in wire.room().messages] == posted
    assert [list(words_of(message["blocks"])) for message in wire.room().messages] == shown
    assert all(shown)
    assert set(wire.counts()) == {"chat.postMessage", "chat.update"}


async def test_a_correction_that_needs_fewer_messages_keeps_a_story_in_each(wire: SlackWire) -> None:
    slack = platform(wire)
    receipt = await slack.send(CHANNEL, stories(9), "key-1")
    count = len(receipt.split())
    await slack.edit(CHANNEL, receipt, stories(9, words=20), "key-1")
    told = ["".join(words_of(message["blocks"])) for message in wire.room().messages]
    assert count > 1
    assert all("Story" in text for text in told)
    assert "".join(told).count("Story") == 9


async def test_the_owner_of_a_workspace_is_told_why_a_digest_rests(wire: SlackWire) -> None:
    subscription = Subscription(id="s", workspace_id="T1", topic_ids=(), channel=CHANNEL, schedule="daily 07:00")
    await platform(wire).tell_admin(subscription, problem_of("this channel is archived"), "en")
    (message,) = wire.room("UADMIN").messages
    assert (message["unfurl_links"], message["unfurl_media"]) == (False, False)
    words = "".join(words_of(message["blocks"]))
    assert "this channel is archived" in words
    assert "A news digest for #room-c1 rests" in words


async def test_a_channel_without_a_name_is_still_led_to(wire: SlackWire) -> None:
    subscription = Subscription(
        id="s", workspace_id="T1", topic_ids=(), channel=replace(CHANNEL, id="CGONE"), schedule="daily 07:00"
    )
    await platform(wire).tell_admin(subscription, problem_of("this channel is gone"), "en")
    (message,) = wire.room("UADMIN").messages
    assert "A news digest for this channel rests" in "".join(words_of(message["blocks"]))


async def test_an_owner_who_cannot_be_told_harms_nothing(wire: SlackWire) -> None:
    subscription = Subscription(id="s", workspace_id="T1", topic_ids=(), channel=CHANNEL, schedule="daily 07:00")
    wire.fail("users.list", Fault(error="missing_scope"))
    await platform(wire).tell_admin(subscription, problem_of("this channel is archived"), "en")
    assert "UADMIN" not in wire.team().rooms


@pytest.mark.parametrize(
    ("place", "thread", "words"),
    [
        ("C1", "", ""),
        ("C1", "1790000000.000001", ""),
        ("C1", "x", "thread is gone"),
        ("C9", "", "/invite"),
        ("COLD", "", "archived"),
        ("notanumber", "", "notanumber"),
        ("../users.list", "", "users.list"),
    ],
)
async def test_where_a_digest_may_go_is_known_before(wire: SlackWire, place: str, thread: str, words: str) -> None:
    wire.team().rooms["COLD"] = Room(is_archived=True)
    told = await platform(wire).place_refusal(replace(CHANNEL, id=place, thread=thread), "", "en", plain=False)
    assert (words in told) if words else told == ""
    assert await platform(wire).place_refusal(replace(OTHER, id="COLD"), "", "en", plain=False)


async def test_a_channel_is_called_by_its_name_where_slack_says_it(wire: SlackWire) -> None:
    names = [await platform(wire).channel_name(replace(CHANNEL, id=place)) for place in ("C1", "CNONE", "@UADMIN")]
    assert names == ["room-c1", "", ""]


@pytest.mark.parametrize("is_large", [False, True])
async def test_a_picture_goes_along_with_what_it_shows(wire: SlackWire, is_large: bool) -> None:
    picture = Illustration(url="https://img.example/flood.jpg", alt="Men fill <sandbags> & wait", is_large=is_large)
    heading = Heading(spans=(Span(text="River rises", url="https://news.example/1"),), level=2, picture=picture)
    line = Text(spans=(Span(text="The river rose."),))
    document = Document(title="Floods", blocks=(Heading(spans=(Span(text="Floods"),)), heading, line))
    await platform(wire).send(CHANNEL, document, "key-1")
    blocks = wire.room("C1").messages[0]["blocks"]
    shown = blocks[2] if is_large else blocks[1]["accessory"]
    assert shown == {"type": "image", "image_url": picture.url, "alt_text": picture.alt}
    assert blocks[1]["type"] == ("rich_text" if is_large else "section")
    assert "River rises" in "".join(words_of(blocks))
    assert "The river rose." in "".join(words_of(blocks))


@pytest.mark.parametrize("title", ["*all* of it", "a `b` c", "now :fire: now"])
async def test_a_headline_that_a_section_would_change_keeps_its_words_and_goes_without(wire: SlackWire, title: str) -> None:
    picture = Illustration(url="https://img.example/flood.jpg", alt="Men fill sandbags")
    document = Document(title="Floods", blocks=(Heading(spans=(Span(text=title),), level=2, picture=picture),))
    await platform(wire).send(CHANNEL, document, "key-1")
    (block,) = wire.room("C1").messages[0]["blocks"]
    assert block["type"] == "rich_text"
    assert title in "".join(words_of([block]))


async def test_one_person_is_written_to_directly(wire: SlackWire) -> None:
    await platform(wire).send(direct("slack", "T1", "UADMIN"), stories(1), "key-1")
    (message,) = wire.room("DUADMIN").messages
    assert "Story" in "".join(words_of(message["blocks"]))


async def test_a_direct_message_is_found_and_changed_in_the_conversation_itself(wire: SlackWire) -> None:
    """Slack knows conversations by their own ids there, and takes a member's for posting alone."""
    reader, chat = direct("slack", "T1", "UREADER"), platform(wire)
    receipt = await chat.send(reader, stories(1), "key-1")
    search = Search(since=datetime(2020, 1, 1, tzinfo=UTC), until=datetime(2100, 1, 1, tzinfo=UTC))
    assert await platform(wire).find(reader, "key-1", search) == receipt
    await chat.edit(reader, receipt, stories(1), "key-1")
    asked = [call.body["channel"] for call in wire.calls if call.method in ("conversations.history", "chat.update")]
    assert asked == ["DUREADER", "DUREADER"]


async def test_an_app_that_may_open_no_conversation_posts_there_all_the_same(wire: SlackWire) -> None:
    wire.fail("conversations.open", Fault(error="missing_scope"))
    await platform(wire).send(direct("slack", "T1", "UADMIN"), stories(1), "key-1")
    assert len(wire.room("UADMIN").messages) == 1


@pytest.mark.parametrize("how", ["deleted", "unknown"])
async def test_who_left_the_workspace_is_not_written_to(wire: SlackWire, how: str) -> None:
    if how == "deleted":
        wire.team().gone.add("UREADER")
    else:
        wire.fail("users.info", Fault(error="user_not_found"))
    with pytest.raises(Refused) as problem:
        await platform(wire).send(direct("slack", "T1", "UREADER"), stories(1), "key-1")
    assert problem.value.problem.code is Code.PERSON_LEFT
    assert not wire.made("chat.postMessage")


async def test_a_member_of_whom_slack_does_not_say_waits(wire: SlackWire) -> None:
    wire.fail("users.info", Fault(status=503))
    with pytest.raises(TryLater):
        await platform(wire).send(direct("slack", "T1", "UREADER"), stories(1), "key-1")
    assert not wire.made("chat.postMessage")
