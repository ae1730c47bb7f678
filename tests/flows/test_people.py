"""Members: whose language an answer has, how much somebody may follow, and what is left when they leave."""

from dataclasses import dataclass, field, replace

import pytest

from bot.compose.wording import say
from bot.flows.people import as_wanted, audience, briefs_of, check_room, let_go, unfollowing
from bot.model.allowance import Allowance
from bot.model.errors import UserError
from bot.model.member import Member
from bot.model.problems import Code, Problem
from bot.model.workspace import Channel, Subscription, direct
from tests.builders import subscription, workspace
from tests.fakes import FakePlatform, FakeWorld

READER = direct("fake", "w", "ann")
ANN = Member(workspace_id="w", user_id="ann")


@pytest.mark.parametrize(
    ("member", "language", "plain"),
    [
        (ANN, "fr", True),
        (replace(ANN, spoken="de"), "de", True),
        (replace(ANN, spoken="de", language="uk"), "uk", True),
        (replace(ANN, style="cards"), "fr", False),
        (replace(ANN, style="plain"), "fr", True),
    ],
)
def test_a_members_own_choice_comes_before_their_apps_and_that_before_the_places(
    member: Member, language: str, plain: bool
) -> None:
    place = replace(workspace(), language="fr", plain=True)
    assert as_wanted(place, member) == replace(place, language=language, plain=plain)


def test_plain_is_chosen_where_nothing_else_is() -> None:
    assert as_wanted(workspace(), replace(ANN, style="plain")).plain


async def test_what_goes_to_one_person_is_in_their_language_and_what_goes_to_all_in_the_places(world: FakeWorld) -> None:
    await world.desk.people.save_member(replace(ANN, language="de"))
    theirs, everybodys = replace(subscription(), channel=READER), subscription()
    assert await audience(world.desk, theirs) is None
    await world.desk.workspaces.save_workspace(workspace())
    found = [await audience(world.desk, one) for one in (theirs, everybodys)]
    assert [one.language if one else "" for one in found] == ["de", "en"]
    unknown = replace(subscription(), channel=direct("fake", "w", "bob"))
    assert await audience(world.desk, unknown) == workspace()


async def test_somebody_may_follow_so_much_for_themselves_and_for_channels_together(world: FakeWorld) -> None:
    desk = replace(world.desk, allowance=Allowance(follows=3))
    kept: list[Subscription] = [
        replace(subscription("topic"), channel=READER, keeper="ann", topic_ids=("t",)),
        replace(subscription("own-story"), channel=READER, keeper="ann", story_id=1),
        replace(subscription("story-here"), keeper="ann", story_id=2),
    ]
    others = [replace(subscription("bobs"), keeper="bob", story_id=3), replace(subscription("digest"), keeper="ann")]
    for one in (*kept[:2], *others):
        await desk.workspaces.save_subscription(one)
    await check_room(desk, "w", "ann")
    await desk.workspaces.save_subscription(kept[2])
    with pytest.raises(UserError) as raised:
        await check_room(desk, "w", "ann")
    assert raised.value.problem == Problem(Code.FOLLOWS_FULL, {"most": 3})
    await check_room(desk, "w", "bob")


@pytest.mark.parametrize(("story", "name"), [(0, "follow.stop"), (5, "story.unfollow")])
def test_the_button_under_a_message_ends_what_sent_it(story: int, name: str) -> None:
    (button,) = unfollowing(replace(subscription(), story_id=story), "de")
    assert (button.name, button.argument, button.label) == (name, "daily", say("de", "button.story.unfollow"))


@dataclass
class Telling(FakePlatform):
    """A chat that can write to a person."""

    told: list[tuple[Channel, str]] = field(default_factory=list)

    async def tell_person(self, reader: Channel, words: str) -> None:
        self.told.append((reader, words))


@pytest.mark.parametrize(
    ("has_place", "has_settings", "language"),
    [(True, True, "de"), (True, False, "fr"), (False, True, "en"), (False, False, "en")],
)
async def test_who_left_is_told_once_in_their_language_and_forgotten(
    world: FakeWorld, has_place: bool, has_settings: bool, language: str
) -> None:
    platform = Telling()
    desk = replace(world.desk, platforms={"fake": platform})
    if has_place:
        await desk.workspaces.save_workspace(replace(workspace(), language="fr"))
    if has_settings:
        await desk.people.save_member(replace(ANN, language="de"))
    await desk.workspaces.save_subscription(replace(subscription(), channel=READER, keeper="ann"))
    await let_go(desk, READER)
    assert platform.told == [(READER, say(language, "follow_left"))]
    assert await desk.people.member("w", "ann") is None
    assert await desk.workspaces.personal("w", "ann") == ()
    await let_go(desk, READER, tells=False)
    assert len(platform.told) == 1
    await let_go(world.desk, READER)
    assert len(briefs_of("ann")) == 16
