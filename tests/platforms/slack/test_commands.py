"""Every command, button and form of the table, by the real Bolt app over Socket Mode."""

from dataclasses import replace

import pytest

from bot.flows.commands.table import COMMANDS
from bot.flows.ingest import ingest
from bot.flows.manage import add_source
from bot.model.conversation import OptionKind
from bot.model.errors import BotError
from tests.builders import feed, item
from tests.platforms.slack.people import Newsdesk, button, buttons, shown
from tests.platforms.slack.wire import Fault

FLOOD = "The River Arle topped its banks at Harwick on Thursday and 340 households were told to leave."


async def test_a_brief_is_for_the_asker_alone_and_word_for_word(newsdesk: Newsdesk) -> None:
    answer = await newsdesk.ask("/brief harwick since 7d", user="UREADER")
    assert (answer["response_type"], answer["replace_original"]) == ("ephemeral", False)
    assert FLOOD in shown(answer)
    assert not newsdesk.wire.room().messages


async def test_a_public_brief_goes_to_the_channel(newsdesk: Newsdesk) -> None:
    await newsdesk.type("/brief harwick 7d public")
    await newsdesk.wire.until(lambda: newsdesk.wire.room().messages)
    (message,) = newsdesk.wire.room().messages
    assert FLOOD in shown(message)


async def test_a_brief_is_shared_by_its_button_and_then_gone_for_the_asker(newsdesk: Newsdesk) -> None:
    answer = await newsdesk.ask("/brief harwick 7d")
    pressed = await newsdesk.press(button(answer, "brief.post"))
    assert await newsdesk.answer(pressed) == {"delete_original": True}
    (message,) = newsdesk.wire.room().messages
    assert FLOOD in shown(message)


@pytest.mark.parametrize(
    "fault", [Fault(status=503, after_the_work=True), Fault(status=0, after_the_work=True), Fault(status=503)]
)
async def test_a_brief_that_is_shared_while_the_connection_breaks_is_there_once(newsdesk: Newsdesk, fault: Fault) -> None:
    answer = await newsdesk.ask("/brief harwick 7d")
    newsdesk.wire.restamp(newsdesk.world.clock())
    newsdesk.wire.fail("chat.postMessage", fault)
    pressed = await newsdesk.press(button(answer, "brief.post"))
    assert await newsdesk.answer(pressed) == {"delete_original": True}
    assert len(newsdesk.wire.room().messages) == 1


async def test_the_other_buttons_of_a_brief_answer_below_it(newsdesk: Newsdesk) -> None:
    answer = await newsdesk.ask("/brief harwick 7d")
    for one in buttons(answer):
        if one["action_id"].startswith(("brief.post", "brief.follow", "news.setup")):
            continue
        told = await newsdesk.answer(await newsdesk.press(one))
        assert shown(told).strip()


async def test_every_line_that_a_reader_may_ask_is_answered(newsdesk: Newsdesk) -> None:
    for line in (line for line in COMMANDS if not line.admin and not line.form):
        required = ["floods" for option in line.options if option.required]
        answer = await newsdesk.ask(" ".join([f"/{line.path[0]}", *line.path[1:], *required]), user="UREADER")
        assert shown(answer).strip(), line.path


async def test_what_configures_is_for_admins(newsdesk: Newsdesk) -> None:
    for line in (line for line in COMMANDS if line.admin):
        required = ["x" for option in line.options if option.required and option.kind is not OptionKind.FILE]
        answer = await newsdesk.ask(" ".join([f"/{line.path[0]}", *line.path[1:], *required]), user="UREADER")
        assert "for the workspace's admins" in shown(answer), line.path


async def test_every_command_tells_how_it_is_typed(newsdesk: Newsdesk) -> None:
    for name in dict.fromkeys(line.path[0] for line in COMMANDS):
        assert f"/{name}" in shown(await newsdesk.ask(f"/{name} help"))


async def test_a_topic_is_set_up_in_a_modal_whose_mistakes_are_told_at_its_fields(newsdesk: Newsdesk) -> None:
    view = await newsdesk.form("/topics add")
    refused = await newsdesk.submit(view, name="Floods", words="+++")
    assert refused["response_action"] == "errors"
    assert set(refused["errors"]) <= {"name", "words"}
    told = await newsdesk.submit(view, name="Floods", words="flood, banks")
    assert told["response_action"] == "update"
    assert [topic.name for topic in await newsdesk.world.desk.workspaces.topics("T1")] == ["Floods"]
    assert await newsdesk.world.desk.workspaces.topics("T2") == ()


async def test_a_reader_who_forges_a_form_changes_nothing(newsdesk: Newsdesk) -> None:
    view = await newsdesk.form("/topics add")
    told = await newsdesk.submit(view, user="UREADER", name="Floods", words="flood")
    assert "for the workspace's admins" in shown(told["view"])
    assert await newsdesk.world.desk.workspaces.topics("T1") == ()


async def test_a_setup_ends_with_a_digest_in_the_channel(newsdesk: Newsdesk) -> None:
    view = await newsdesk.form("/news setup")
    told = await newsdesk.submit(view, channel="C1", topics="Harwick", times="daily 07:00", zone="Europe/Oslo")
    assert told["response_action"] == "update"
    (subscription,) = await newsdesk.world.desk.workspaces.subscriptions("T1")
    assert (subscription.channel.platform, subscription.channel.workspace, subscription.channel.id) == ("slack", "T1", "C1")


async def test_help_forms_and_the_home_tab_are_in_the_workspaces_language_where_no_client_is_in_it(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/news settings language ukrainian")
    assert "Як це писати" in shown(await newsdesk.ask("/topics help"))
    _, form = await newsdesk.form("/topics add")
    assert (form["submit"]["text"], form["close"]["text"]) == ("Зберегти", "Скасувати")
    assert "Ваші новини" in shown(await newsdesk.look_home())


async def test_whoever_speaks_no_language_of_the_bots_is_answered_in_the_workspaces(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/news settings language deutsch")
    newsdesk.wire.team().locale = "ja-JP"
    assert "So wird es geschrieben" in shown(await newsdesk.ask("/topics help", user="UREADER"))


async def test_a_store_that_fails_before_the_answer_is_told(newsdesk: Newsdesk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(workspace: str) -> None:
        raise BotError("the database is locked")

    monkeypatch.setattr(newsdesk.world.desk.workspaces, "workspace", broken)
    assert "Something went wrong" in shown(await newsdesk.ask("/brief harwick 7d", user="UREADER"))


@pytest.mark.parametrize(
    ("error", "words"),
    [("expired_trigger_id", "did not wait for the form"), ("missing_scope", "install the app"), ("fatal_error", "went wrong")],
)
async def test_a_form_that_cannot_be_shown_is_told_as_it_is(newsdesk: Newsdesk, error: str, words: str) -> None:
    newsdesk.wire.fail("views.open", Fault(error=error))
    assert words in shown(await newsdesk.ask("/news setup"))


async def test_an_answer_that_slack_takes_later_comes_then_and_whole(newsdesk: Newsdesk) -> None:
    for n in range(60):
        await add_source(newsdesk.world.desk, "T1", feed(f"https://{n}.example/{'x' * 120}"))
    newsdesk.wire.fail("respond", Fault(status=429, retry_after=1))
    name = await newsdesk.type("/sources")
    await newsdesk.wire.until(lambda: len(newsdesk.wire.answers.get(name, ())) > 1)
    told = "".join(map(shown, newsdesk.wire.answers[name]))
    assert all(f"https://{n}.example/" in told for n in range(60))


async def test_the_change_button_below_a_setup_from_anywhere_changes_that_digest(newsdesk: Newsdesk) -> None:
    await newsdesk.shortcut("set_up")
    await newsdesk.wire.until(lambda: newsdesk.wire.views and newsdesk.wire.views[-1][1].get("callback_id") == "form")
    told = await newsdesk.submit(
        newsdesk.wire.views[-1], channel="C1", topics="Harwick", times="weekdays 7:30", zone="Europe/Oslo"
    )
    seen = len(newsdesk.wire.views)
    await newsdesk.press(button(told["view"], "digest.schedule"), view=("V1", told["view"]))
    await newsdesk.wire.until(lambda: len(newsdesk.wire.views) > seen)
    view = newsdesk.wire.views[-1]
    held = {block["block_id"]: block["element"].get("initial_value") for block in view[1]["blocks"]}
    assert (held["times"], held["topics"]) == ("weekdays 07:30", "Harwick")
    await newsdesk.submit(view, times="daily 09:00")
    (one,) = await newsdesk.world.desk.workspaces.subscriptions("T1")
    assert one.schedule == "daily 09:00"


async def test_a_brief_is_shared_although_slack_asks_for_a_moments_patience(newsdesk: Newsdesk) -> None:
    answer = await newsdesk.ask("/brief harwick 7d")
    newsdesk.wire.fail("chat.postMessage", Fault(status=429, retry_after=1))
    pressed = await newsdesk.press(button(answer, "brief.post"))
    assert await newsdesk.answer(pressed) == {"delete_original": True}
    assert len(newsdesk.wire.room().messages) == 1


@pytest.mark.parametrize("line", ["/brief <topic>", "/digest mute <time>", "/alerts on <topic>", "/sources add <url>"])
async def test_what_lacks_is_told_with_how_it_is_typed(newsdesk: Newsdesk, line: str) -> None:
    command, _, name = line.partition(" <")
    told = shown(await newsdesk.ask(command))
    assert f"Please say which: {name[:-1]}" in told
    assert line in told


async def test_options_and_alerts_are_typed_and_a_group_is_called(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/topics add Floods flood, banks")
    await newsdesk.ask("/digest schedule daily 07:00")
    told = await newsdesk.ask("/digest options ping <!subteam^S0123ABCD|@editors> quiet 22:00-07:00 followups in_threads")
    assert "calls the chosen role when there is news" in shown(told)
    assert "from now on" in shown(await newsdesk.ask("/alerts on floods outlets 4")).casefold()
    (held,) = await newsdesk.world.desk.workspaces.subscriptions("T1")
    assert (held.ping, held.quiet_hours, held.in_threads) == ("S0123ABCD", "22:00-07:00", True)
    assert [rule.outlets for rule in held.alerts] == [4]
    await newsdesk.type("/digest now")
    await newsdesk.wire.until(lambda: newsdesk.wire.room().messages)
    (message,) = newsdesk.wire.room().messages
    assert message["text"].startswith("<!subteam^S0123ABCD> ")
    for nobody in ("<!here>", "<!channel>", "none"):
        await newsdesk.ask(f"/digest options ping {nobody}")
    (held,) = await newsdesk.world.desk.workspaces.subscriptions("T1")
    assert held.ping == ""


async def test_a_digest_is_paused_and_resumed_in_other_words_and_a_mistyped_one_changes_nothing(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/digest schedule daily 07:00 Europe/Oslo")
    for typed, is_paused in (("pasue", False), ("stop", True), ("unpuase", True), ("unpause", False)):
        told = await newsdesk.ask(f"/digest {typed}")
        (held,) = await newsdesk.world.desk.workspaces.subscriptions("T1")
        assert (held.paused, held.timezone) == (is_paused, "Europe/Oslo"), typed
        assert ("/digest pause [digest]" in shown(told)) is (typed in ("pasue", "unpuase"))


async def test_a_topic_is_added_and_changed_as_the_setup_writes_it(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/topics add Night trains: sleeper, couchette")
    await newsdesk.ask('/topics edit "Night trains" sleeper, dining car')
    (topic,) = await newsdesk.world.desk.workspaces.topics("T1")
    assert (topic.name, len(topic.any_of)) == ("Night trains", 2)


async def test_a_public_brief_about_what_is_public_is_asked_for_behind_it(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/brief public harwick 7d")
    assert not newsdesk.wire.room().messages


async def test_settings_are_given_as_a_file_and_taken_back(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/topics add Floods flood")
    told = await newsdesk.ask("/news export")
    assert "/news import" in shown(told)
    assert "in your direct messages with the bot" in shown(told)
    given = newsdesk.wire.answers["upload"][0]["body"]
    assert b"Floods" in given
    newsdesk.wire.team().files["kept.json"] = given[given.index(b"{") : given.rindex(b"}") + 1]
    view = await newsdesk.form("/news import")
    assert view[1]["blocks"][0]["element"]["type"] == "file_input"
    answer = await newsdesk.submit(view, file="kept.json")
    assert answer["response_action"] == "update"


async def test_a_file_that_the_bot_may_not_read_is_told_so(newsdesk: Newsdesk) -> None:
    view = await newsdesk.form("/news import")
    assert "scopes of its manifest" in shown((await newsdesk.submit(view, file="closed"))["view"])


async def test_workspaces_see_nothing_of_each_other(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/topics add Floods flood")
    assert FLOOD not in shown(await newsdesk.ask("/brief harwick 7d", team="T2"))
    assert "Floods" not in shown(await newsdesk.ask("/topics list", team="T2"))
    assert "Floods" not in shown(await newsdesk.look_home(team="T2"))


async def test_a_command_from_a_workspace_without_the_bot_gets_no_answer(newsdesk: Newsdesk) -> None:
    name = await newsdesk.type("/brief harwick", team="T9")
    assert all("Harwick" not in str(answer) for answer in newsdesk.wire.answers.get(name, []))


async def test_a_report_without_a_link_opens_from_its_button_in_its_own_workspace_alone(newsdesk: Newsdesk) -> None:
    await ingest(newsdesk.world.desk, "T1", [replace(item("file", title="Harwick keeps its sandbags"), url="")])
    answer = await newsdesk.ask("/brief sandbags 7d")
    pressed = button(answer, "brief.read")
    opened = shown(await newsdesk.answer(await newsdesk.press(pressed, user="UREADER")))
    assert "the bridge at Gask was opened to lorries again" in opened
    assert "End of the report, word for word." in opened
    elsewhere = shown(await newsdesk.answer(await newsdesk.press(pressed, team="T2")))
    assert "no longer kept here" in elsewhere


async def test_of_several_reports_without_links_one_button_asks_which_in_its_own_workspace_alone(newsdesk: Newsdesk) -> None:
    owls = "Owls nest in the old mill at Osby, and its wheel will stand still until June, the miller said on Monday."
    cranes = "Cranes came back to the marsh at Lund a month early, and the path is closed to walkers, a warden said on Tuesday."
    files = [item("owls", owls, title="Owls stop a mill"), item("cranes", cranes, title="Cranes close a path")]
    await ingest(newsdesk.world.desk, "T1", [replace(one, url="") for one in files])
    await newsdesk.ask("/topics add Both: owls, cranes")
    answer = await newsdesk.ask("/brief both 7d")
    assert [one["action_id"].partition("#")[0] for one in buttons(answer) if ".read" in one["action_id"]] == []
    pressed = button(answer, "brief.choose")
    asked = await newsdesk.answer(await newsdesk.press(pressed, user="UREADER"))
    assert shown(asked).startswith("Which report?")
    labels = [one["text"]["text"] for one in buttons(asked)]
    assert sorted(labels) == ["Cranes close a path", "Owls stop a mill"]
    mill = next(one for one in buttons(asked) if one["text"]["text"].startswith("Owls"))
    opened = shown(await newsdesk.answer(await newsdesk.press(mill, user="UREADER")))
    assert "its wheel will stand still until June" in opened
    elsewhere = shown(await newsdesk.answer(await newsdesk.press(pressed, team="T2")))
    assert "no longer kept here" in elsewhere


async def test_the_log_tells_who_changed_what_and_whom_the_admins_named(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/topics add Floods: flood, banks")
    told = shown(await newsdesk.ask("/news log"))
    assert "/topics add: " in told
    assert "Floods" in told
    refused = shown(await newsdesk.ask("/news log", user="UREADER"))
    assert "for the workspace's admins" in refused
    assert "Floods" not in shown(await newsdesk.ask("/news log", team="T2"))


async def test_changes_are_posted_to_the_channel_that_was_picked(newsdesk: Newsdesk) -> None:
    assert "Changes of the settings are posted to" in shown(await newsdesk.ask("/news log <#C1|general>"))
    await newsdesk.wire.until(lambda: newsdesk.wire.room().messages)
    await newsdesk.ask("/topics add Floods: flood, banks")
    await newsdesk.wire.until(lambda: len(newsdesk.wire.room().messages) > 1)
    assert "/topics add" in shown(newsdesk.wire.room().messages[-1])


async def test_what_a_digest_tells_of_and_what_nobody_is_told_is_typed(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/digest schedule daily 07:00")
    told = shown(await newsdesk.ask("/digest filter sources Northern News languages en, de"))
    assert "Sources: Northern News" in told
    assert "Languages: en, de" in told
    assert "Nothing that speaks of: tram, night bus" in shown(await newsdesk.ask("/news blocked words tram, night bus"))
    assert "Estmoor trams" not in shown(await newsdesk.ask("/brief trams 7d", user="UREADER"))
    view = await newsdesk.form("/news blocked")
    await newsdesk.submit(view, words="", outlets="")
    assert "Estmoor trams" in shown(await newsdesk.ask("/brief trams 7d", user="UREADER"))


async def test_a_brief_on_a_message_is_on_the_stored_report_that_it_links_to(newsdesk: Newsdesk) -> None:
    message = {"text": "did you see <https://www.nna.example/strike?utm_source=chat|this>?", "user": "UREADER", "ts": "1.1"}
    told = shown(await newsdesk.answer(await newsdesk.shortcut("brief_me", message, user="UREADER")))
    assert "The story of “Estmoor trams stand still”" in told
    assert "Drivers of the Estmoor trams" in told
    elsewhere = shown(await newsdesk.answer(await newsdesk.shortcut("brief_me", message, team="T2")))
    assert "Drivers of the Estmoor trams" not in elsewhere


async def test_a_brief_that_could_not_be_shared_holds_up_no_other(newsdesk: Newsdesk) -> None:
    answer = await newsdesk.ask("/brief harwick 7d")
    newsdesk.wire.fail("chat.postMessage", Fault(error="not_in_channel"))
    refused = await newsdesk.answer(await newsdesk.press(button(answer, "brief.post")))
    assert "blocks" in refused
    assert not newsdesk.wire.room().messages
    pressed = await newsdesk.press(button(answer, "brief.post"))
    assert await newsdesk.answer(pressed) == {"delete_original": True}
    assert len(newsdesk.wire.room().messages) == 1


async def test_a_guest_of_a_shared_channel_is_told_who_may_ask(newsdesk: Newsdesk) -> None:
    await newsdesk.type("/brief harwick 7d public")
    await newsdesk.wire.until(lambda: newsdesk.wire.room().messages)
    (message,) = newsdesk.wire.room().messages
    pressed = button(message, "brief.why")
    told = shown(await newsdesk.answer(await newsdesk.press(pressed, user="UGUEST", home="T9", ephemeral=False)))
    assert told == "Only members of the workspace that Dateline belongs to may ask it here. It can be added to yours too."
    mine = shown(await newsdesk.answer(await newsdesk.press(pressed, user="UREADER", ephemeral=False)))
    assert "in the headline" in mine or "outlet" in mine
