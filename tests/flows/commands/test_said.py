"""What a chat is told of a digest and of a place: each state, each option and each setting in its own words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.commands.ask import Ask, ask_of
from bot.flows.commands.digest_state import resume_buttons, said_back, said_blocked, said_options, said_settings, state_of
from bot.model.conversation import Request
from bot.model.document import text_of as words_of
from bot.model.picture import PictureSize
from bot.model.problems import problem_of
from bot.model.workspace import Subscription
from tests.builders import subscription, workspace
from tests.compose.random_news import text_of
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import asker

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DIGEST = replace(subscription(), next_run_at=NOW + HOUR, ping="", quiet_hours="", in_threads=False, say_nothing_new=True)


@pytest.fixture
async def admin(world: FakeWorld) -> Ask:
    await world.desk.workspaces.save_workspace(workspace())
    return await ask_of(world.desk, Request(path=(), asker=asker()))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "next today 15:30"),
        ({"next_run_at": NOW + 3 * DAY}, "next Sun 14:30"),
        ({"timezone": "Asia/Tokyo"}, "next Fri 00:30"),
        ({"next_run_at": None}, "paused"),
        ({"paused": True}, "paused"),
        ({"paused": True, "muted_until": NOW + HOUR}, "paused"),
        ({"muted_until": NOW + DAY}, "silent until Fri 14:30"),
        ({"muted_until": NOW + DAY, "next_run_at": None}, "silent until Fri 14:30"),
        ({"muted_until": NOW}, "next today 15:30"),
        ({"problem": problem_of("gone"), "paused": True, "muted_until": NOW + DAY}, "stopped: gone"),
    ],
)
async def test_a_digest_says_when_it_comes_or_why_it_does_not(admin: Ask, changes: dict[str, object], said: str) -> None:
    assert words_of(state_of(admin, replace(DIGEST, **changes))) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "changes", "with_it", "without"),
    [
        (0, {"ping": "7"}, "calls the chosen role when there is news", "calls nobody"),
        (1, {"quiet_hours": "22:00-07:00"}, "quiet hours: 22:00-07:00", "no quiet hours"),
        (2, {"in_threads": True}, "follow-ups: in the story's thread", "follow-ups: in the channel"),
        (3, {"say_nothing_new": False}, "when there is nothing new: say nothing", "when there is nothing new: say so in a line"),
        (
            4,
            {"most_of_one": 3},
            "stories of one outlet or topic: at most 3, as long as there are others",
            "stories of one outlet or topic: any number",
        ),
        (5, {"pictures": PictureSize.LARGE}, "pictures: large", "pictures: off"),
    ],
)
async def test_each_option_has_its_line(admin: Ask, line: int, changes: dict[str, object], with_it: str, without: str) -> None:
    plain = replace(DIGEST, most_of_one=0, pictures=PictureSize.OFF)
    lines = said_options(admin, replace(plain, **changes))  # type: ignore[arg-type]
    assert (lines[line], said_options(admin, plain)[line]) == (with_it, without)
    assert [*lines[:line], without, *lines[line + 1 :]] == said_options(admin, plain)


async def test_all_settings_are_said_or_those_that_changed(admin: Ask) -> None:
    before = replace(workspace(), language="de", timezone="Asia/Tokyo")
    assert said_settings(admin, before) == [
        "Language: Deutsch",
        "Time zone: Asia/Tokyo",
        "Look: cards",
        "Languages of the sources: as the operator says",
        "May configure too: nobody",
    ]
    for changes, lines in (
        ({"language": "en"}, ["Language: English"]),
        ({"timezone": "UTC"}, ["Time zone: UTC"]),
        ({"plain": True}, ["Look: plain text for screen readers"]),
        ({"reads": ("de", "en")}, ["Languages of the sources: de, en"]),
        ({"managers": "7"}, ["May configure too: the members of the role that was chosen"]),
        ({"blocked_words": ("tram",)}, ["Nothing that speaks of: tram", "No outlets are blocked."]),
        ({"blocked_outlets": ("Post",)}, ["No words are blocked.", "Nothing from: Post"]),
        ({}, []),
    ):
        assert said_settings(admin, replace(before, **changes), before) == lines  # type: ignore[arg-type]
    undelegated = replace(admin, request=replace(admin.request, asker=replace(admin.request.asker, delegates=False)))
    assert not [line for line in said_settings(undelegated, before) if "configure" in line]
    both = replace(before, blocked_words=("tram", "fair"), blocked_outlets=("Post", "Wire"))
    assert said_blocked(admin, both) == ["Nothing that speaks of: tram, fair", "Nothing from: Post, Wire"]


async def test_what_was_set_is_said_with_its_channel_and_the_next_five_times(admin: Ask) -> None:
    due = replace(DIGEST, next_run_at=NOW.replace(hour=7) + DAY, channel=replace(DIGEST.channel, id="news"))
    times = "Fri 07:30, Sat 07:00, Sun 07:00, Mon 07:00, Tue 07:00"
    assert f"this channel · next: {times}" in text_of(await said_back(admin, due, "digest_set"))
    assert "another channel" in text_of(await said_back(admin, DIGEST, "digest_set"))
    assert "paused" in text_of(await said_back(admin, replace(due, paused=True, next_run_at=None), "digest_set"))


@pytest.mark.parametrize(
    ("resting", "labels"),
    [
        ([{}], []),
        ([{"paused": True}], ["Resume"]),
        ([{"problem": problem_of("gone")}, {}], ["Resume"]),
        ([{"muted_until": NOW + DAY}, {"muted_until": NOW}], ["Resume"]),
        (
            [{"paused": True}, {"problem": problem_of("gone")}],
            ["Resume: News digest · every 2 hours", "Resume: News digest · every 3 hours"],
        ),
        ([{"paused": True}] * 12, [f"Resume: News digest · every {hours} hours" for hours in range(2, 12)]),
    ],
)
async def test_what_rests_has_a_button_for_admins_and_a_name_where_there_are_several(
    admin: Ask, resting: list[dict[str, object]], labels: list[str]
) -> None:
    held: list[Subscription] = [
        replace(subscription(f"d{number:02}"), schedule=f"every {number} hours", **changes)  # type: ignore[arg-type]
        for number, changes in enumerate(resting, start=2)
    ]
    for digest in held:
        await admin.desk.workspaces.save_subscription(digest)
    buttons = await resume_buttons(admin)
    assert [button.label for button in buttons] == labels
    assert {button.name for button in buttons} <= {"digest.resume"}
    member = replace(admin, request=replace(admin.request, asker=replace(admin.request.asker, is_admin=False)))
    assert await resume_buttons(member) == ()
