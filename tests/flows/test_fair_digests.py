"""A digest has room for every outlet and topic, the news comes first, and "Why these?" says so in words."""

from dataclasses import replace
from datetime import timedelta

from bot.flows.manage import add_topic
from bot.flows.select import select_stories, share_of
from bot.model.conversation import Reply
from bot.model.source import RawItem
from bot.model.workspace import Window
from tests.builders import subscription, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, press, text
from tests.flows.news import name, report, store, told

HOUR = timedelta(hours=1)
DAY = Window(start=NOW - timedelta(days=1), end=NOW)


def of(outlet: str, one: RawItem) -> RawItem:
    return replace(one, outlet=outlet.capitalize(), url=f"https://{outlet}.example/{one.key}")


async def newsroom(world: FakeWorld) -> None:
    """Eight reports of one paper, all newer than the two of another."""
    gazette = [of("gazette", report(n, fetched=NOW - n * HOUR / 10)) for n in range(8)]
    await store(world, *gazette, *(of("post", report(n, fetched=NOW - 5 * HOUR)) for n in (20, 21)))
    await world.desk.workspaces.save_workspace(workspace())


async def posted(world: FakeWorld, **values: object) -> Reply:
    await world.desk.workspaces.save_subscription(replace(subscription(), **values))  # type: ignore[arg-type]
    await ask(world, "digest.now", digest="daily")
    (_, document, _), *_ = world.platform.posted
    return Reply(document=document)


async def test_no_outlet_fills_a_digest_alone(world: FakeWorld) -> None:
    await newsroom(world)
    await posted(world)
    in_full, also = told(world)[0].split("\nAlso\n")
    assert [number for number in (0, 1, 2, 20, 21) if f"{name(number)} " not in in_full] == []
    assert [number for number in range(3, 8) if f"{name(number)} " not in also] == []


async def test_a_digest_may_want_the_best_whoever_they_are_of(world: FakeWorld) -> None:
    await newsroom(world)
    await posted(world, most_of_one=0)
    in_full, _ = told(world)[0].split("\nAlso\n")
    assert all(f"{name(number)} " in in_full for number in range(5))


async def test_why_these_says_who_gave_way(world: FakeWorld) -> None:
    await newsroom(world)
    why = text(await press(world, await posted(world), "digest.why"))
    assert why.count("behind others, since Gazette has its share above") == 5
    assert "room for every outlet and topic" in why
    assert "came out today 14:30" in why


async def test_what_several_outlets_tell_is_nobodys_share(world: FakeWorld) -> None:
    both = [of(outlet, replace(report(9, fetched=NOW), key=f"{outlet}-9")) for outlet in ("gazette", "post")]
    await store(world, *both, *(of("gazette", report(n, fetched=NOW - n * HOUR)) for n in range(1, 6)))
    share = share_of(replace(subscription(), max_stories=3, most_of_one=2))
    found = await select_stories(world.desk, "w", [], DAY, share=share)
    assert [story.lead.article.title.split()[0] for story in found.stories[:3]] == [name(9), name(1), name(2)]
    assert found.given_way == {}


async def test_no_topic_fills_a_digest_alone(world: FakeWorld) -> None:
    busy_ones = (of(f"paper{n}", report(n, fetched=NOW - n * HOUR)) for n in range(6))
    await store(world, *busy_ones, of("other", report(30, fetched=NOW - 20 * HOUR)))
    busy = await add_topic(world.desk, "w", "Busy", ", ".join(name(n) for n in range(6)))
    rare = await add_topic(world.desk, "w", "Rare", name(30))
    share = share_of(replace(subscription(), max_stories=3, most_of_one=2))
    found = await select_stories(world.desk, "w", [busy, rare], DAY, share=share)
    assert [found.matches[story.lead.article.id].topic_id for story in found.stories[:3]] == [busy.id, busy.id, rare.id]
    assert set(found.given_way.values()) == {"Busy"}


async def test_a_round_up_never_comes_first(world: FakeWorld) -> None:
    round_up = replace(report(1, fetched=NOW), title="Morning briefing: Zuzuvo and nine more")
    await store(world, round_up, report(2, fetched=NOW - 160 * HOUR))
    found = await select_stories(world.desk, "w", [], Window(start=NOW - timedelta(days=7), end=NOW))
    assert [story.lead.article.title.split(":")[0] for story in found.stories] == [
        report(2, fetched=NOW).title,
        "Morning briefing",
    ]


async def test_an_admin_says_how_many_in_the_chat(world: FakeWorld) -> None:
    await newsroom(world)
    await world.desk.workspaces.save_subscription(subscription())
    said = text(await ask(world, "digest.options", digest="daily", variety="2"))
    assert "stories of one outlet or topic: at most 2, as long as there are others" in said
    held = await world.desk.workspaces.subscription("daily")
    assert held is not None
    assert held.most_of_one == 2
    assert "any number" in text(await ask(world, "digest.options", digest="daily", variety="0"))
    for wrong in ("many", "21", "-1", "٣"):
        reply = await ask(world, "digest.options", digest="daily", variety=wrong)
        assert reply.errors == {"variety": f"“{wrong}” is no number from 0 to 20."}
