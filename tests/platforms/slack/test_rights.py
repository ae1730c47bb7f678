"""Where the bot may post, and who may set it up: asked of Slack, and told in words where it may not."""

import pytest

from tests.platforms.slack.people import Newsdesk, shown
from tests.platforms.slack.wire import Fault, Room


@pytest.mark.parametrize(
    ("room", "words"),
    [
        (Room(is_member=False), "/invite @Dateline"),
        (Room(is_archived=True), "archived"),
        (None, "gone, or private"),
    ],
)
async def test_a_channel_that_the_bot_cannot_post_to_is_told_before_a_digest_is_due(
    newsdesk: Newsdesk, room: Room | None, words: str
) -> None:
    newsdesk.wire.team().rooms.pop("C1")
    if room:
        newsdesk.wire.team().rooms["C1"] = room
    assert words in shown(await newsdesk.ask("/digest schedule daily 07:00"))
    view = await newsdesk.form("/news setup")
    refused = await newsdesk.submit(view, channel="C1", topics="Harwick", times="daily 07:00", zone="Europe/Oslo")
    assert words in refused["errors"]["channel"]
    assert await newsdesk.world.desk.workspaces.subscriptions("T1") == ()
    reader = await newsdesk.ask("/digest schedule daily 07:00", user="UREADER")
    assert "for the workspace's admins" in shown(reader)


@pytest.mark.parametrize(
    ("room", "scopes", "fault"),
    [
        (Room(is_member=False), "commands,chat:write,chat:write.public", Fault()),
        (Room(is_member=False, is_private=True), "commands,chat:write", Fault(error="missing_scope")),
        (Room(is_member=False), "commands,chat:write", Fault(status=503)),
    ],
    ids=["anywhere", "no scope", "down"],
)
async def test_where_slack_does_not_say_so_a_digest_is_set_up(newsdesk: Newsdesk, room: Room, scopes: str, fault: Fault) -> None:
    newsdesk.wire.team().rooms["C1"], newsdesk.wire.scopes = room, scopes
    newsdesk.wire.fail("conversations.info", fault)
    await newsdesk.ask("/digest schedule daily 07:00")
    assert len(await newsdesk.world.desk.workspaces.subscriptions("T1")) == 1


@pytest.mark.parametrize(
    ("fault", "words"), [(Fault(status=503), "Slack failed"), (Fault(error="missing_scope"), "install the app")]
)
async def test_an_admin_whom_slack_does_not_confirm_is_told_so_and_not_that_they_are_none(
    newsdesk: Newsdesk, fault: Fault, words: str
) -> None:
    newsdesk.wire.fail("users.info", fault)
    assert words in shown(await newsdesk.ask("/topics add Floods: flood"))
    newsdesk.wire.fail("users.info", fault)
    assert "River Arle" in shown(await newsdesk.ask("/brief harwick 7d", user="UREADER"))
    assert "added" in shown(await newsdesk.ask("/topics add Floods: flood"))


async def test_a_digest_resumed_for_a_channel_without_the_bot_says_what_is_still_to_do(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/digest schedule daily 07:00")
    await newsdesk.ask("/digest pause")
    newsdesk.wire.room().is_member = False
    told = shown(await newsdesk.ask("/digest resume"))
    assert "comes again" in told
    assert "/invite @Dateline" in told
    newsdesk.wire.room().is_member = True
    assert "/invite" not in shown(await newsdesk.ask("/digest resume"))


async def test_a_digest_of_another_channel_is_changed_from_one_without_the_bot(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/digest schedule daily 07:00")
    newsdesk.wire.team().rooms["C2"] = Room(is_member=False)
    name = await newsdesk.type('/digest schedule daily 09:00 digest "news digest"', channel="C2")
    assert "09:00" in shown(await newsdesk.answer(name))
    (held,) = await newsdesk.world.desk.workspaces.subscriptions("T1")
    assert (held.schedule, held.channel.id) == ("daily 09:00", "C1")


async def test_those_whom_admins_name_may_configure(newsdesk: Newsdesk) -> None:
    home = await newsdesk.look_home()
    chosen = {"action_id": "delegates", "type": "multi_users_select", "selected_users": ["UEDITOR"]}
    await newsdesk.press(chosen, view=("VH", home))
    await newsdesk.wire.until(lambda: len(newsdesk.wire.made("views.publish")) == 2)
    assert await newsdesk.installations.delegates("T1") == {"UEDITOR"}
    view = await newsdesk.form("/topics add", user="UEDITOR")
    assert view[1]["callback_id"] == "form"
    refused = await newsdesk.ask("/topics remove floods", user="UEDITOR", team="T2")
    assert "for the workspace's admins" in shown(refused)


async def test_a_delegate_cannot_name_others(newsdesk: Newsdesk) -> None:
    await newsdesk.installations.name_delegates("T1", frozenset({"UEDITOR"}))
    home = await newsdesk.look_home(user="UEDITOR")
    assert not [block for block in home["blocks"] if block.get("block_id") == "delegates"]
    chosen = {"action_id": "delegates", "type": "multi_users_select", "selected_users": ["UEDITOR", "UFRIEND"]}
    await newsdesk.press(chosen, view=("VH", home), user="UEDITOR")
    await newsdesk.ask("/brief harwick")
    assert await newsdesk.installations.delegates("T1") == {"UEDITOR"}


@pytest.mark.parametrize("typed", ["channel general", "channel:#general"])
async def test_a_channel_that_was_typed_and_not_picked_is_told_so(newsdesk: Newsdesk, typed: str) -> None:
    told = shown(await newsdesk.ask(f"/digest schedule daily 07:00 {typed}"))
    assert "general”" in told
    assert "pick it from the list" in told
    assert await newsdesk.world.desk.workspaces.subscriptions("T1") == ()
