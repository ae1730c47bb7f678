"""What a member follows comes into their conversation with the app, by commands as they are typed, and ends with one press."""

from datetime import timedelta

import pytest

from bot.flows.deliver import deliver_due
from bot.flows.manage import add_topic
from bot.flows.publish import publish_digest
from bot.model.workspace import Subscription
from tests.platforms.slack.people import Newsdesk, button, buttons, shown
from tests.platforms.slack.wire import Fault

DAY = timedelta(days=1)
FLOOD = "The River Arle topped its banks at Harwick on Thursday and 340 households were told to leave."


async def mine(newsdesk: Newsdesk, user: str = "UREADER") -> tuple[Subscription, ...]:
    return await newsdesk.world.desk.workspaces.personal("T1", user)


async def next_day(newsdesk: Newsdesk) -> None:
    newsdesk.world.clock.advance(DAY)
    for one in await newsdesk.world.desk.workspaces.due_subscriptions(newsdesk.world.clock.now):
        assert one.next_run_at is not None
        await publish_digest(newsdesk.world.desk, one.id, one.next_run_at)
    await deliver_due(newsdesk.world.desk)


async def test_a_topic_comes_to_its_reader_and_ends_with_one_press(newsdesk: Newsdesk) -> None:
    await add_topic(newsdesk.world.desk, "T1", "Floods", "flood, banks")
    answer = await newsdesk.ask("/follow topic floods times daily 07:00 zone Europe/Oslo", user="UREADER")
    assert answer["response_type"] == "ephemeral"
    assert "You follow Floods from now on: every day at 07:00 (Europe/Oslo), next Fri 07:00" in answer["text"]
    assert FLOOD in shown(answer)
    await next_day(newsdesk)
    first, digest = newsdesk.wire.room("DUREADER").messages
    assert "You follow Floods from now on" in first["text"]
    assert FLOOD in shown(digest)
    assert not newsdesk.wire.room().messages
    told = await newsdesk.answer(await newsdesk.press(button(digest, "follow.stop"), user="UREADER", ephemeral=False))
    assert told["text"] == "You follow Floods no more."
    assert await mine(newsdesk) == ()


@pytest.mark.parametrize("line", ["/follow topic floods Europe/Oslo", "/follow topic floods zone:Europe/Oslo"])
async def test_a_zone_may_stand_anywhere(newsdesk: Newsdesk, line: str) -> None:
    await add_topic(newsdesk.world.desk, "T1", "Floods", "flood, banks")
    await newsdesk.ask(line, user="UREADER")
    assert [one.timezone for one in await mine(newsdesk)] == ["Europe/Oslo"]


async def test_a_speaker_is_followed_by_a_name_of_several_words(newsdesk: Newsdesk) -> None:
    answer = await newsdesk.ask("/follow speaker Ida Holm times weekdays 8:00", user="UREADER")
    assert "You follow Ida Holm from now on: on weekdays at 08:00" in answer["text"]
    assert "Ida Holm" in shown(answer)
    (first,) = newsdesk.wire.room("DUREADER").messages
    assert "never seen the water rise" in shown(first)


async def test_the_list_changes_times_by_a_form_and_ends_by_a_button(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/follow speaker Ida Holm", user="UREADER")
    listed = await newsdesk.ask("/follow list", user="UREADER")
    before = len(newsdesk.wire.views)
    await newsdesk.press(button(listed, "follow.times"), user="UREADER")
    await newsdesk.wire.until(lambda: len(newsdesk.wire.views) > before)
    told = await newsdesk.submit(newsdesk.wire.views[-1], user="UREADER", times="daily 18:30", zone="Asia/Tokyo")
    assert told["response_action"] == "update"
    assert [(one.schedule, one.timezone) for one in await mine(newsdesk)] == [("daily 18:30", "Asia/Tokyo")]
    await newsdesk.answer(await newsdesk.press(button(listed, "follow.stop"), user="UREADER"))
    assert await mine(newsdesk) == ()


async def test_nobody_of_another_workspace_ends_it(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/follow speaker Ida Holm", user="UREADER")
    listed = await newsdesk.ask("/follow list", user="UREADER")
    for user, team in (("UADMIN", "T1"), ("UREADER", "T2")):
        told = await newsdesk.answer(await newsdesk.press(button(listed, "follow.stop"), user=user, team=team))
        assert "You follow nothing called" in shown(told)
    assert len(await mine(newsdesk)) == 1


async def test_who_left_is_let_go(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/follow speaker Ida Holm", user="UREADER")
    await newsdesk.ask("/follow story https://nna.example/flood", user="UREADER")
    assert len(await mine(newsdesk)) == 2
    newsdesk.wire.team().gone.add("UREADER")
    await newsdesk.ask("/follow story https://nna.example/strike", user="UREADER")
    assert await mine(newsdesk) == ()


async def test_a_closed_conversation_is_told_in_the_answer(newsdesk: Newsdesk) -> None:
    newsdesk.wire.fail("chat.postMessage", Fault(error="messages_tab_disabled"))
    answer = await newsdesk.ask("/follow speaker Ida Holm", user="UREADER")
    assert "direct messages to you are closed" in shown(answer)
    told = await newsdesk.answer(await newsdesk.press(button(answer, "follow.resume"), user="UREADER"))
    assert "Ida Holm: every day at 07:00" in told["text"]


async def test_what_is_kept_is_shown_given_as_a_file_and_deleted(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/follow speaker Ida Holm", user="UREADER")
    await newsdesk.ask("/brief harwick", user="UREADER")
    data = await newsdesk.ask("/my data", user="UREADER")
    assert "You follow one thing." in shown(data)
    assert {one["action_id"].partition("#")[0] for one in buttons(data)} >= {"my.settings", "my.export", "my.delete"}
    await newsdesk.answer(await newsdesk.press(button(data, "my.export"), user="UREADER"))
    assert newsdesk.wire.answers["upload"]
    asked = await newsdesk.answer(await newsdesk.press(button(data, "my.delete"), user="UREADER"))
    done = await newsdesk.answer(await newsdesk.press(button(asked, "my.erase"), user="UREADER"))
    assert "It is deleted." in shown(done)
    assert await mine(newsdesk) == ()


async def test_ones_own_language_is_for_ones_own_eyes(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/my settings language German", user="UREADER")
    assert "Meldung" in shown(await newsdesk.ask("/brief harwick 7d", user="UREADER"))
    assert "Meldung" not in shown(await newsdesk.ask("/brief harwick 7d", user="UADMIN"))
    await newsdesk.type("/brief harwick 7d public", user="UREADER")
    await newsdesk.wire.until(lambda: newsdesk.wire.room().messages)
    (message,) = newsdesk.wire.room().messages
    assert "Meldung" not in shown(message)
