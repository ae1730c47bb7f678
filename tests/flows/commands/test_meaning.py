"""What is meant by what was typed or pressed: a digest, a source, a story, a time, a yes; and what is no such thing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.compose.wording import say
from bot.flows.commands.ask import Ask, FormErrors, ask_of, keep_workspace, may_configure
from bot.flows.commands.digest_choice import WhichDigest, chosen, label, labels
from bot.flows.commands.source_names import names
from bot.flows.commands.sources import source_named, sources_named
from bot.flows.commands.story import story_named
from bot.flows.commands.table import answer, complete
from bot.flows.commands.whom import role_of
from bot.flows.manage import add_topic
from bot.model.conversation import Request
from bot.model.document import Span
from bot.model.errors import TryLater, UserError
from bot.model.member import Member
from bot.model.source import EVERYONE, SourceKind
from bot.model.topic import Topic
from bot.model.traits import Traits
from bot.model.workspace import Subscription
from tests.builders import feed, folder, item, subscription, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, text
from tests.flows.news import store

DAY = timedelta(days=1)


async def asking(world: FakeWorld, *, by: Any = None, **values: str) -> Ask:
    return await ask_of(world.desk, Request(path=(), asker=by or asker(), values=values))


# A request


@pytest.mark.parametrize(
    ("typed", "means"),
    [("true", True), ("YES", True), (" on ", True), ("1", True), ("0", False), ("no", False), ("", False), ("11", False)],
)
async def test_a_yes(world: FakeWorld, typed: str, means: bool) -> None:
    assert (await asking(world, public=typed)).flag("public") is means


async def test_a_time_to_look_back_to(world: FakeWorld) -> None:
    assert (await asking(world)).since("24h") == NOW - DAY
    assert (await asking(world, since="7d")).since("24h") == NOW - 7 * DAY
    assert (await asking(world, since="today")).since("24h") == NOW.replace(hour=0, minute=0)
    assert (await asking(world, since="0001-01-01")).since("24h").timestamp() == 0
    await world.desk.workspaces.save_workspace(replace(workspace(), timezone="Asia/Tokyo"))
    assert (await asking(world, since="0001-01-01")).since("24h").timestamp() == 0
    assert (await asking(world, since="2026-03-12")).since("24h") == NOW.replace(hour=0, minute=0) - timedelta(hours=9)
    with pytest.raises(UserError, match="future"):
        (await asking(world, since="2026-03-13")).since("24h")


@pytest.mark.parametrize(
    ("place", "client", "member", "spoken"),
    [
        ("de", "", "", "de"), ("de", "fr", "", "fr"), ("de", "fr", "uk", "uk"), ("ar", "fr", "", "fr"),
    ],
)  # fmt: skip
async def test_the_language_of_an_answer(world: FakeWorld, place: str, client: str, member: str, spoken: str) -> None:
    await world.desk.workspaces.save_workspace(replace(workspace(), language=place))
    await world.desk.people.save_member(Member(workspace_id="w", user_id="ann", language=member))
    assert (await asking(world, by=asker(language=client))).language == spoken
    lacking = replace(world, desk=replace(world.desk, traits={"fake": Traits(lacks=(place,))}))
    assert (await asking(lacking, by=asker(language=client))).language == (member or place)


@pytest.mark.parametrize(
    ("place", "style", "plain"), [(True, "", True), (True, "cards", False), (False, "plain", True), (False, "", False)]
)
async def test_the_look_of_an_answer(world: FakeWorld, place: bool, style: str, plain: bool) -> None:
    await world.desk.workspaces.save_workspace(replace(workspace(), plain=place))
    await world.desk.people.save_member(Member(workspace_id="w", user_id="ann", style=style))
    asked = await asking(world)
    assert (asked.plain, asked.edition.plain) == (plain, plain)
    everybodys = asked.for_everybody()
    assert (everybodys.plain, everybodys.request.asker.language) == (place, "")


async def test_a_place_that_nobody_set_up_is_as_its_first_asker_has_it(world: FakeWorld) -> None:
    plain = (await asking(world, by=asker(language=""))).workspace
    assert (plain.language, plain.timezone, plain.platform, plain.name) == ("en", "UTC", "fake", "")
    theirs = await asking(world, by=replace(asker(language="de"), timezone="Europe/Oslo"))
    assert (theirs.workspace.language, theirs.workspace.timezone) == ("de", "Europe/Oslo")
    await keep_workspace(theirs)
    await keep_workspace(replace(theirs, workspace=replace(theirs.workspace, language="fr")))
    held = await world.desk.workspaces.workspace("w")
    assert held == theirs.workspace, "kept once, and never changed by that"


@pytest.mark.parametrize(
    ("managers", "roles", "admin", "may"),
    [
        ("", {"7"}, False, False), ("7", {"7", "8"}, False, True), ("7", {"8"}, False, False), ("7", set(), True, True),
        ("", set(), True, True),
    ],
)  # fmt: skip
def test_who_may_configure(managers: str, roles: set[str], admin: bool, may: bool) -> None:
    by = asker(admin=admin, roles=frozenset(roles))
    assert may_configure(by, replace(workspace(), managers=managers)) is may


async def test_words_of_the_bots_own_are_typed_as_the_client_shows_them_and_an_articles_are_not(world: FakeWorld) -> None:
    shows = replace(world, desk=replace(world.desk, traits={"fake": Traits(translates=True)}))
    asked = await asking(shows, by=asker(language="de"))
    quoted = (Span(text="/brief", heads="a"), Span(text="/brief", url="https://nna.example/"), Span(text="/brief"))
    woven = asked.weave("why.in_story", n=1, headline=quoted)
    assert [span.text for span in woven if span.text.startswith("/")] == ["/brief", "/brief", "/überblick"]
    assert asked.say("story_split") == asked.typed(say("de", "story_split")) != say("de", "story_split")


async def test_each_wrong_field_has_its_words() -> None:
    problem = FormErrors({"a": "one", "b": "two"})
    assert (str(problem), dict(problem.errors)) == ("one; two", {"a": "one", "b": "two"})


# The table


async def test_what_is_required_may_be_pressed_or_attached(world: FakeWorld) -> None:
    assert text(await ask(world, "topics.remove")) == "Please say which: topic."
    assert text(await ask(world, "topics.remove", topic="  ")) == "Please say which: topic."
    assert "no topic" in text(await ask(world, "topics.remove", argument="gone"))
    assert text(await ask(world, "news.import")) == "Please say which: file."
    assert "Please say which" not in text(await ask(world, "news.import", attachment=b""))


async def test_who_may_not_use_a_command_has_nothing_completed_for_it(world: FakeWorld) -> None:
    await ask(world, "topics.add", name="Floods", words="river")
    for admin, found in ((True, ("Floods",)), (False, ())):
        request = Request(path=("topics", "edit"), asker=asker(admin=admin))
        assert await complete(world.desk, request, "topic", "") == found
    assert await complete(world.desk, Request(path=("topics", "edit"), asker=asker()), "nothing", "") == ()


async def test_a_chat_that_does_not_answer_is_told_of(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object) -> Sequence[Topic]:
        raise TryLater("the chat is busy", after=DAY)

    monkeypatch.setattr(world.desk.workspaces, "topics", fails)
    assert text(await ask(world, "topics.list")) == "the chat is busy"


async def test_what_everybody_sees_looks_as_the_place_says(world: FakeWorld) -> None:
    await store(world, item())
    await world.desk.workspaces.save_workspace(replace(workspace(), plain=True))
    await world.desk.people.save_member(Member(workspace_id="w", user_id="ann", style="cards"))
    mine, public = await ask(world, "brief", topic="river"), await ask(world, "brief", topic="river", public="yes")
    assert [reply.document.plain for reply in (mine, public) if reply.document] == [False, True]


async def test_a_change_by_an_admin_alone_is_logged(world: FakeWorld) -> None:
    for command, values in (
        ("topics.add", {"name": "Floods", "words": "river"}),
        ("topics.list", {}),
        ("topics.add", {"name": "A"}),
    ):
        await ask(world, command, **values)
    told = text(await ask(world, "news.log"))
    assert told.count(" · Ann · ") == 1
    nobody = await answer(world.desk, Request(path=("news", "burn"), asker=asker()))
    assert text(nobody) == say("en", "no_command", name="news burn")


# A digest


async def ordered(world: FakeWorld, *orders: dict[str, Any]) -> list[Subscription]:
    made = [replace(subscription(f"{n}{n}{n}{n}{n}{n}{n}{n}"), **values) for n, values in enumerate(orders)]
    for one in made:
        await world.desk.workspaces.save_subscription(one)
    return made


async def test_which_digest_is_meant(world: FakeWorld) -> None:
    floods, trams = [await add_topic(world.desk, "w", name, "river") for name in ("Floods", "Trams")]
    about_floods, about_trams, about_both = await ordered(
        world, {"topic_ids": (floods.id,)}, {"topic_ids": (trams.id,)},
        {"topic_ids": (floods.id, trams.id), "schedule": "daily 09:00"},
    )  # fmt: skip

    async def meant(*, channel: str = "elsewhere", **values: str) -> list[str]:
        try:
            return [(await chosen(await asking(world, by=asker(channel=channel), **values))).id]
        except WhichDigest as which:
            return [one.id for one in which.digests]

    every = [about_floods.id, about_trams.id, about_both.id]
    assert await meant() == every
    assert await meant(channel=about_trams.channel.id) == [about_trams.id], "the channel's own"
    assert await meant(digest="000000") == [about_floods.id]
    assert await meant(digest=about_both.id) == [about_both.id]
    assert await meant(argument=about_both.id) == [about_both.id]
    assert await meant(digest="00000") == every, "too short for an id"
    assert await meant(digest="trams · DAILY 07:00") == [about_trams.id]
    assert await meant(digest="Floods, Trams") == [about_both.id]
    assert await meant(digest="floods") == [about_floods.id, about_both.id]
    assert await meant(digest="flo") == [about_floods.id, about_both.id]
    assert await meant(digest="floods", topic="Trams") == [about_both.id]
    assert await meant(topic="Trams") == [about_trams.id, about_both.id]
    assert await meant(topic="Owls") == every
    assert await meant(channel=about_trams.channel.id, topic="Floods") == [about_trams.id], "it is known already"
    assert await meant(digest="nothing like it") == every
    with pytest.raises(UserError, match="done already"):
        await chosen(await asking(world, digest="0123456789abcdef"))


async def test_the_only_digest_is_meant_wherever_it_is_and_without_one_that_is_told(world: FakeWorld) -> None:
    with pytest.raises(UserError, match="No digest yet"):
        await chosen(await asking(world))
    (one,) = await ordered(world, {})
    assert (await chosen(await asking(world, by=asker(channel="elsewhere")))).id == one.id


async def test_a_label_tells_a_digest_from_all_others(world: FakeWorld) -> None:
    floods = await add_topic(world.desk, "w", "Floods", "river")
    long = await add_topic(world.desk, "w", "x" * 70, "river")
    await ordered(
        world, {}, {"topic_ids": (floods.id,)}, {"topic_ids": (floods.id,)}, {"topic_ids": ("gone",)},
        {"topic_ids": (long.id,), "schedule": "mon tue wed thu fri 07:00 08:00"},
    )  # fmt: skip
    asked = await asking(world)
    assert list((await labels(asked)).values()) == [
        "News digest · daily 07:00", "Floods · daily 07:00 · 111111", "Floods · daily 07:00 · 222222",
        "no topic left · daily 07:00", f"{'x' * 54} · mon tue wed thu fri 07:00 08:00",
    ]  # fmt: skip
    new = replace(subscription("new"), topic_ids=("n",))
    assert await label(asked, new, [Topic(id="n", workspace_id="w", name="Owls", any_of=())]) == "Owls · daily 07:00"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Floods · werktags (Mo bis Fr) um 07:30"),
        ("es", "Floods · de lunes a viernes a las 07:30"),
        ("fr", "Floods · du lundi au vendredi à 07:30"),
    ],
)
async def test_a_label_says_its_times_in_the_language_of_who_asks(world: FakeWorld, language: str, said: str) -> None:
    floods = await add_topic(world.desk, "w", "Floods", "river")
    (held,) = await ordered(world, {"topic_ids": (floods.id,), "schedule": "weekdays 07:30"})
    assert await label(await asking(world, by=asker(language=language)), held) == said


@pytest.mark.parametrize("nobody", ["", "none", "OFF", "nobody"])
async def test_nobody_is_called(world: FakeWorld, nobody: str) -> None:
    assert role_of(await asking(world), nobody) == ""


# A source


async def test_a_source_goes_by_its_address_its_name_or_its_id(world: FakeWorld) -> None:
    one, twin = feed("https://NNA.example/feed"), feed("https://nna.example/other")
    named, shared = replace(feed("https://post.example/feed"), title="Daily Post"), feed("https://wire.example/feed")
    for source in (one, twin, named):
        await world.desk.news.add_source(source, followed_by="w", called=source.title)
    await world.desk.news.add_source(replace(shared, title="Wire"), followed_by=EVERYONE)
    await world.desk.news.add_source(replace(folder(), title=""), followed_by=EVERYONE)
    asked = await asking(world)
    for wanted, source in ((one.id, one), ("https://nna.example/feed", one), ("daily post", named), ("wire", shared)):
        assert (await source_named(asked, wanted)).id == source.id
    with pytest.raises(UserError, match="No source “owl” here"):
        await source_named(asked, "owl")
    with pytest.raises(UserError) as raised:
        await source_named(asked, "northern news")
    assert str(raised.value) == "Please say which: https://nna.example/other; https://NNA.example/feed."
    assert [source.id for source in await sources_named(asked, "Daily Post, Wire, Daily Post")] == [named.id, shared.id]


async def test_names_are_told_apart_by_their_addresses(world: FakeWorld) -> None:
    one, twin = feed("https://nna.example/feed?key=abcdef123456"), feed("https://nna.example/other")
    post, nameless = (
        replace(feed("https://post.example/feed"), title="Daily Post"),
        replace(feed("https://x.example/f"), title=""),
    )
    local = replace(folder(), title="")
    for source in (one, twin, post, nameless):
        await world.desk.news.add_source(source, followed_by="w", called=source.title)
    for admin in (True, False):
        known = await names(await asking(world, by=asker(admin=admin)))
        shown = one.location if admin else "https://nna.example/feed?key=…"
        assert known.distinct([one, twin, post, nameless]) == [shown, twin.location, "Daily Post", "https://x.example/f"]
        assert [known.line(source) for source in (one, nameless)] == [f"Northern News: {shown}", "https://x.example/f"]
        assert (known.name(local), known.address(local)) == ("a source of whoever runs this bot", "")
        assert known.address(replace(one, kind=SourceKind.INGESTED)) == ""


# A story


@pytest.mark.parametrize(
    "operand",
    [
        "0" * 16, "8000000000000000", "ffffffffffffffff", "0", "1" * 15, "1" * 17, "A" * 16, "-" + "1" * 15,
        "1_1" + "1" * 13,
    ],
)  # fmt: skip
async def test_no_other_operand_names_a_story(world: FakeWorld, operand: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    async def known_story(_: object, __: str, number: int) -> None:
        asked.append(number)

    monkeypatch.setattr("bot.flows.commands.story.known_story", known_story)
    with pytest.raises(UserError, match="no longer kept"):
        await story_named(await asking(world, argument=operand))
    assert asked == []
    for operand, number in (("0000000000000001", 1), ("7fffffffffffffff", 2**63 - 1)):
        with pytest.raises(UserError, match="no longer kept"):
            await story_named(await asking(world, argument=operand))
        assert asked.pop() == number


async def test_a_story_is_split_and_joined_once(world: FakeWorld) -> None:
    links = {"link": "https://nna.example/flood", "other": "https://nna.example/strike"}
    await store(world, item(), item("strike", "Trams stood still.", title="Trams"))
    said = [text(await ask(world, command, **links)) for command in ("story.join", "story.join", "story.split", "story.split")]
    assert said == [say("en", key) for key in ("story_joined", "story_one_already", "story_split", "story_alone")]
    assert "No source here" in text(await ask(world, "story.join", link=links["link"], other="https://nna.example/none"))
    assert "No source here" in text(await ask(world, "story.split", link="https://nna.example/none"))
