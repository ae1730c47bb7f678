"""The Home tab, the shortcuts, and what a message is about."""

from typing import Any

import pytest

from bot.platforms.slack.subject import said_in
from bot.platforms.subject import subject_of
from tests.platforms.slack.people import Newsdesk, button, buttons, shown


async def test_the_home_tab_shows_topics_digests_health_and_buttons(newsdesk: Newsdesk) -> None:
    await newsdesk.ask("/topics add Floods flood")
    view = await newsdesk.look_home()
    assert view["type"] == "home"
    assert "Floods" in shown(view)
    assert "Northern News" in shown(view)
    assert {one["action_id"].partition("#")[0] for one in buttons(view)} >= {"news.setup", "topics.add", "news.help"}


async def test_readers_see_the_home_tab_without_the_buttons_that_configure(newsdesk: Newsdesk) -> None:
    view = await newsdesk.look_home(user="UREADER")
    assert {one["action_id"].partition("#")[0] for one in buttons(view)} == {"news.help"}


async def test_a_button_at_home_opens_a_modal_which_becomes_the_form(newsdesk: Newsdesk) -> None:
    home = await newsdesk.look_home()
    await newsdesk.press(button(home, "topics.add"), view=("VH", home))
    await newsdesk.wire.until(lambda: newsdesk.wire.made("views.update"))
    opened = newsdesk.wire.views[-1]
    assert opened[1]["callback_id"] == "form"
    await newsdesk.submit(opened, name="Floods", words="flood")
    await newsdesk.wire.until(lambda: len(newsdesk.wire.made("views.publish")) > 2)
    assert "Floods" in str(newsdesk.wire.made("views.publish")[-1]["view"])


async def test_an_event_that_slack_repeats_counts_once(newsdesk: Newsdesk) -> None:
    event = {"type": "app_home_opened", "user": "UADMIN", "tab": "home"}
    for _ in range(3):
        await newsdesk.event(event, event_id="Ev-same")
    await newsdesk.event({**event, "user": "UREADER"})
    await newsdesk.wire.until(lambda: len(newsdesk.wire.made("views.publish")) >= 2)
    assert [call["user_id"] for call in newsdesk.wire.made("views.publish")] == ["UADMIN", "UREADER"]


async def test_a_message_is_briefed_on_by_its_shortcut(newsdesk: Newsdesk) -> None:
    answer = await newsdesk.answer(await newsdesk.shortcut("brief_me", {"text": "What is going on in Harwick today?"}))
    assert "River Arle" in shown(answer)


async def test_a_message_about_nothing_says_so(newsdesk: Newsdesk) -> None:
    answer = await newsdesk.answer(await newsdesk.shortcut("brief_me", {"text": ":wave: <@U1>"}))
    assert "nothing to look for" in shown(answer)


async def test_the_setup_opens_from_anywhere(newsdesk: Newsdesk) -> None:
    await newsdesk.shortcut("set_up")
    await newsdesk.wire.until(lambda: newsdesk.wire.made("views.update"))
    assert newsdesk.wire.views[-1][1]["callback_id"] == "form"


MESSAGES: list[tuple[dict[str, Any], str]] = [
    ({"text": "harwick floods"}, "harwick floods"),
    ({"text": "Have you seen that the mayor of Harwick resigned over the Arle barrier? Harwick is in uproar."}, "Harwick"),
    ({"text": "they say that Ida Holm will step down in spring, does anyone know"}, "Ida Holm"),
    ({"text": "is the night train coming back this summer"}, "Night train"),
    ({"text": "<https://nna.example/2026/03/12/harwick-opens-barrier.html>"}, "harwick opens barrier"),
    ({"text": "<https://nna.example/a1|Owls of Crown Park>"}, "Owls of Crown Park"),
    ({"text": "", "attachments": [{"title": "Trams in Estmoor"}]}, "Trams in Estmoor"),
    ({"text": "did you see this <https://nna.example/2026/03/harwick-opens-barrier.html>"}, "harwick opens barrier"),
    ({"text": "Ida Holm will <https://nna.example/a-b-c|step down> and Ida Holm knows"}, "Ida Holm"),
    ({"text": "", "attachments": [{"text": "The barrier at Harwick is open, and Harwick is glad", "is_share": True}]}, "Harwick"),
    ({"text": "", "files": [{"title": "Harwick flood map"}]}, "Harwick flood map"),
    ({"text": "<@U1> <!channel> :tada:"}, ""),
    ({}, ""),
]


@pytest.mark.parametrize(("message", "expected"), MESSAGES)
def test_what_a_message_is_about(message: dict[str, Any], expected: str) -> None:
    assert subject_of(said_in(message), ["Night train", "Health"]) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Was ist denn mit dem Hochwasser in Harwick los, Was meint ihr", "Hochwasser"),
        ("de", "Und das?", ""),
    ],
)
def test_the_little_words_of_the_askers_language_are_no_subject(language: str, text: str, expected: str) -> None:
    assert subject_of(said_in({"text": text}), [], language) == expected
