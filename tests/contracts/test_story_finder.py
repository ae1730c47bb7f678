"""What `StoryFinder` promises, on every database."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.problems import problem_of
from bot.model.source import SourceState
from bot.model.story import Changes, Trace
from bot.store.news import slices, story_search
from bot.store.store import Store
from bot.understand.topics import match, sought
from bot.understand.typed_topics import topic_of, words_topic
from bot.understand.words import terms
from tests.store.builders import ALL_TIME, NOW, channel, delivery, reading, rejected, source, subscription

TEXTS = {
    "a": "The ferry to Port Alder was late again.",
    "b": "Chemical weapons were found near Port Alder, inspectors said.",
    "c": "Weapons made of chemical waste were found.",
    "d": "The ferry strike goes on and the football final is off.",
    "e": "Klimawandel und Klimaschutz an der Landtagswahl.",
}


@pytest.fixture(params=[0, 5_000], ids=["many", "few"])
async def newsroom(store: Store, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Where a workspace's sources brought many reports, and where they brought few, which are looked through by themselves."""
    monkeypatch.setattr(story_search, "_FEW", request.param)
    await store.news.add_source(source(), followed_by="w")
    read = [reading(name, text, title=f"Report {name}") for name, text in TEXTS.items()]
    await store.news.save_visit(SourceState(source_id="gazette"), read, [])
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferry", "ad"),
        ("ferry strike", "d"),
        ('"chemical weapons"', "b"),
        ("weapons chemical", "bc"),
        ("ferry, weapons, -football", "abc"),
        ("+port, ferry, weapons", "ab"),
        ("ferry NOT football", "a"),
        ("klima*", "e"),
        ("*wahl", "e"),
        ("ferry, *wahl", "ade"),
        ("*wahl, +klima*", "e"),
        ("balloon", ""),
    ],
)
async def test_the_index_finds_what_matches(newsroom: Store, words: str, found: str) -> None:
    topic = words_topic(words, "w") if "," not in words else topic_of("t", words)
    seen = await newsroom.story_finder.find("w", [sought(topic, ("en", "de"))], ALL_TIME, 99)
    read = await newsroom.news.readings([one.article_id for one in seen])
    matching = {one.article.key for one in read if match(topic, one)}
    assert matching == set(found)
    assert {one.article.key for one in read} == set(found)


async def test_two_topics_find_what_fits_either(newsroom: Store) -> None:
    wanted = [sought(topic_of("t", words), ("en",)) for words in ("strike", "inspectors")]
    assert len(await newsroom.story_finder.find("w", wanted, ALL_TIME, 99)) == 2
    assert len(await newsroom.story_finder.find("w", (), ALL_TIME, 3)) == 3
    assert await newsroom.story_finder.find("elsewhere", (), ALL_TIME, 99) == ()


async def test_a_report_is_a_story_of_its_own_until_it_is_told(newsroom: Store) -> None:
    found = await newsroom.story_finder.find("w", (), ALL_TIME, 99)
    assert all(one.story == one.place for one in found)
    first, second, *_ = sorted(one.place for one in found)
    turn = await newsroom.stories.take_turn("me", NOW, NOW + timedelta(minutes=1)) or 0
    joined = [Trace(place=first, story=first), Trace(place=second, story=first)]
    assert await newsroom.stories.record(turn, joined, Changes(), NOW, next_id=1)
    assert await newsroom.story_finder.now(second) == first
    assert await newsroom.story_finder.now(first) == first
    assert await newsroom.story_finder.members("w", first, 9) == ("gazette:b", "gazette:a")
    assert await newsroom.story_finder.members("elsewhere", first, 9) == ()
    assert await newsroom.story_finder.stories_of(["gazette:b", "gazette:z"]) == {"gazette:b": first}
    assert await newsroom.stories.record(turn, (), Changes(moved={second: 77}, merged={first: 77}), NOW, next_id=1)
    assert await newsroom.story_finder.now(second) == 77


async def test_the_marks_of_a_report_are_known_once_it_is_told(newsroom: Store) -> None:
    place = min(report.place for report in await newsroom.story_finder.find("w", (), ALL_TIME, 99))
    turn = await newsroom.stories.take_turn("me", NOW, NOW + timedelta(minutes=1)) or 0
    told = [Trace(place=place, story=place, keys=(1, 2), marks=(3, 4))]
    assert await newsroom.stories.record(turn, told, Changes(), NOW, next_id=1)
    assert await newsroom.story_finder.marks(["gazette:a", "gazette:b", "gazette:z"]) == {"gazette:a": (3, 4), "gazette:b": ()}


async def test_what_a_channel_had_of_a_story(newsroom: Store) -> None:
    await newsroom.workspaces.save_subscription(subscription())
    parts = [delivery(1, article_ids=("gazette:a",)), delivery(2, article_ids=("gazette:b",))]
    assert await newsroom.outbox.publish(subscription(), NOW, parts, window=ALL_TIME, next_run_at=None)
    of = await newsroom.story_finder.stories_of(["gazette:a", "gazette:b", "gazette:c"])
    since = NOW - timedelta(days=7)
    assert await newsroom.story_finder.had(channel(), list(of.values()), since) == {
        of["gazette:a"]: ("gazette:a",),
        of["gazette:b"]: ("gazette:b",),
    }
    await newsroom.outbox.dead(parts[1].key, problem_of("refused"))
    assert set(await newsroom.story_finder.had(channel(), list(of.values()), since)) == {of["gazette:a"]}
    assert await newsroom.story_finder.had(channel("elsewhere"), list(of.values()), since) == {}


async def test_what_fits_is_found_behind_any_number_that_a_channel_had(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "_AT_ONCE", 2)
    await store.news.add_source(source(), followed_by="w")
    await store.workspaces.save_subscription(subscription())
    for age in range(9):
        read = reading(f"{age}", fetched=NOW - age * timedelta(hours=9))
        await store.news.save_visit(SourceState(source_id="gazette"), [read], [])
    told = [delivery(article_ids=tuple(f"gazette:{age}" for age in range(7)))]
    assert await store.outbox.publish(subscription(), NOW, told, window=ALL_TIME, next_run_at=None)
    topic = sought(words_topic("ferry", "w"), ("en",))
    for limit, left in ((1, ["gazette:7"]), (2, ["gazette:7", "gazette:8"]), (9, ["gazette:7", "gazette:8"])):
        found = await store.story_finder.find("w", [topic], ALL_TIME, limit, unseen_by=channel())
        assert [one.article_id for one in found] == left


async def test_headlines_are_told_from_texts(newsroom: Store) -> None:
    seen = await newsroom.story_finder.find("w", [sought(topic_of("t", "report, ferry"), ("en",))], ALL_TIME, 99)
    assert len(seen) == len(TEXTS)
    assert terms("Report", "en") == "report"


async def test_failing_sources_are_named_and_all_are_counted(newsroom: Store) -> None:
    await newsroom.news.add_source(source("herald"), followed_by="w")
    await newsroom.news.save_visit(SourceState(source_id="herald", failures=2), (), ())
    assert await newsroom.news.failing("w") == (("herald",), 2)
    assert await newsroom.news.failing("elsewhere") == ((), 0)
    assert await newsroom.news.count_failing("w") == (1, 2)
    assert await newsroom.news.count_failing("elsewhere") == (0, 0)


async def test_all_that_came_in_is_there_with_what_became_of_it(newsroom: Store) -> None:
    await newsroom.news.save_visit(SourceState(source_id="gazette"), (), [rejected()])
    await newsroom.workspaces.save_subscription(subscription())
    told = [delivery(article_ids=("gazette:a",))]
    assert await newsroom.outbox.publish(subscription(), NOW, told, window=ALL_TIME, next_run_at=None)
    window = replace(ALL_TIME, archive_age=timedelta(minutes=30))
    came = await newsroom.story_finder.arrivals("w", channel(), window)
    assert [(one.article_id, one.is_old, one.was_told) for one in came[:2]] == [
        ("gazette:a", True, True),
        ("gazette:b", True, False),
    ]
    assert not any(one.is_old for one in await newsroom.story_finder.arrivals("w", channel(), ALL_TIME))
    assert await newsroom.story_finder.arrivals("elsewhere", channel(), window) == ()
    (unread,) = await newsroom.story_finder.unread("w", ALL_TIME)
    assert (unread.source_id, unread.key, unread.why) == ("gazette", "broken", "no text in it")
    assert await newsroom.story_finder.unread("elsewhere", ALL_TIME) == ()
    assert await newsroom.story_finder.unread("w", replace(ALL_TIME, end=NOW - timedelta(days=1))) == ()


@pytest.mark.parametrize("link", ["https://gazette.example/a", "http://www.gazette.example/a/", "gazette:a"])
async def test_a_report_is_found_by_its_address_or_its_id(newsroom: Store, link: str) -> None:
    assert await newsroom.story_finder.at_link("w", link) == "gazette:a"
    assert await newsroom.story_finder.at_link("elsewhere", link) is None
    assert (await newsroom.story_finder.placing("gazette:a")).stored_at == NOW


async def test_the_reports_of_one_story_alone(newsroom: Store) -> None:
    story = (await newsroom.story_finder.stories_of(["gazette:c"]))["gazette:c"]
    assert [one.article_id for one in await newsroom.story_finder.find("w", (), ALL_TIME, 99, story=story)] == ["gazette:c"]


async def test_articles_as_they_are_printed(newsroom: Store) -> None:
    seen = await newsroom.story_finder.find("w", [], ALL_TIME, 99)
    printed = await newsroom.story_finder.printed([*(one.article_id for one in seen), "nobody's"])
    assert {(one.title, one.body) for one in printed.values()} == {(f"Report {name}", text) for name, text in TEXTS.items()}
    assert {one.language for one in printed.values()} == {"en"}
    assert await newsroom.story_finder.printed([]) == {}
