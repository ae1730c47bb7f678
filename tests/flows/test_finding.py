"""What somebody had of a topic, and where a topic is looked for."""

from dataclasses import replace

import pytest

from bot.flows.filters import Filter, blocked_outlets, filter_of
from bot.flows.finding import Had, find_reports
from bot.flows.manage import add_topic
from bot.model.source import SourceKind
from bot.model.topic import Topic
from bot.model.workspace import Window
from bot.ports.stories import SearchHit
from bot.understand.read import read_item
from tests.builders import item, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.news import ALWAYS, name, report, store

WINDOW = Window(start=NOW, end=NOW)


def hits(count: int) -> list[SearchHit]:
    """So many reports, the newest first: of 302, places 302 to 1."""
    return [
        SearchHit(place=n, article_id=f"a{n}", story=n, outlet="o", is_copy=False, fullness=1.0, at=0)
        for n in range(count, 0, -1)
    ]


@pytest.mark.parametrize(("count", "ids", "before"), [(0, 0, 0), (1, 1, 0), (300, 300, 0), (301, 300, 1), (320, 300, 20)])
def test_three_hundred_are_remembered_one_by_one_and_all_before_by_their_place(count: int, ids: int, before: int) -> None:
    found = hits(count)
    had = Had.of(found, NOW)
    assert (had.at, len(had.ids), had.before) == (NOW, ids, before)
    assert had.parted(found) == (found, [])


def test_what_was_stored_later_is_new_though_it_is_older() -> None:
    found = hits(5)
    had = Had(at=NOW, ids=frozenset({"a4"}), before=2)
    old, new = had.parted(found)
    assert [report.place for report in old] == [4, 2, 1]
    assert [report.place for report in new] == [5, 3]


def topic(*source_ids: str) -> Topic:
    return Topic(id="t", workspace_id="w", name="t", any_of=("river",), source_ids=source_ids)


@pytest.mark.parametrize(
    ("of_topic", "of_window", "found"),
    [
        ((), (), ()), ((), ("a",), ("a",)), (("a", "b"), (), ("a", "b")), (("a", "b"), ("b", "c"), ("b",)),
        (("a",), ("c",), None),
    ],
)  # fmt: skip
def test_a_topic_with_sources_is_looked_for_in_those_that_both_name(
    of_topic: tuple[str, ...], of_window: tuple[str, ...], found: tuple[str, ...] | None
) -> None:
    window = Filter(window=replace(WINDOW, source_ids=of_window), languages=("en",)).among(topic(*of_topic))
    assert (window.source_ids if window else None) == found


(ENGLISH,) = read_item(replace(item(), source_id="s"), method="lead", count=1)


@pytest.mark.parametrize(
    ("window", "words", "lets"),
    [
        ({}, (), True),
        ({"source_ids": ("s",)}, (), True),
        ({"source_ids": ("other",)}, (), False),
        ({"languages": ("en",)}, (), True),
        ({"languages": ("de",)}, (), False),
        ({"without_outlets": ("northern news agency",)}, (), False),
        ({"without_outlets": ("another",)}, (), True),
        ({}, ("sandbags",), False),
        ({}, ("tram",), True),
    ],
)
def test_a_filter_lets_through_what_nothing_speaks_against(window: dict[str, object], words: tuple[str, ...], lets: bool) -> None:
    made = Filter(window=replace(WINDOW, **window), languages=("en",), words=words)  # type: ignore[arg-type]
    assert made.lets(ENGLISH) is lets


def test_a_language_that_nobody_knows_is_let_through() -> None:
    unknown = replace(ENGLISH, article=replace(ENGLISH.article, language=""))
    assert Filter(window=replace(WINDOW, languages=("de",)), languages=("en",)).lets(unknown)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (["Daily  Post ", "DAILY POST"], ("daily post",)),
        (["post.example", "https://www.post.example/news", " post.example "], ("post.example",)),
        (["St. Mary Echo", "v1.2 News"], ("st. mary echo", "v1.2 news")),
        (["", "  "], ()),
    ],
)
def test_outlets_are_stored_in_one_form(typed: list[str], stored: tuple[str, ...]) -> None:
    assert blocked_outlets(typed) == stored


async def test_a_workspace_that_nobody_set_up_blocks_nothing(world: FakeWorld) -> None:
    assert await filter_of(world.desk, "w", WINDOW) == Filter(window=WINDOW, languages=world.desk.languages)


async def test_what_a_workspace_blocks_is_left_to_the_search_as_far_as_it_goes(world: FakeWorld) -> None:
    held = replace(workspace(), blocked_outlets=("the post", "echo"), reads=("de", "en"))
    await world.desk.workspaces.save_workspace(held)
    plain = await filter_of(world.desk, "w", WINDOW)
    assert plain.window == replace(WINDOW, without_outlets=("the post", "post", "the the post", "echo", "the echo"))
    assert (plain.languages, plain.words) == (("de", "en"), ())
    await world.desk.workspaces.save_workspace(replace(held, blocked_words=("tram",), reads=()))
    words = await filter_of(world.desk, "w", WINDOW)
    assert (words.window.without_words is not None, words.words, words.languages) == (True, ("tram",), world.desk.languages)


async def test_topics_with_sources_of_their_own_are_found_together_newest_first_and_once(world: FakeWorld) -> None:
    await store(world, *(report(n, fetched=NOW) for n in (2, 3, 5)))
    first = await add_topic(world.desk, "w", "A", f"{name(5)}, {name(3)}")
    second = await add_topic(world.desk, "w", "B", f"{name(2)}, {name(3)}")
    (source, _), *_ = await world.desk.news.sources("w")
    assert source.kind is SourceKind.INGESTED
    wanted = Filter(window=ALWAYS, languages=("en",))
    among = [replace(first, source_ids=(source.id,)), second]
    found = await find_reports(world.desk, "w", among, wanted)
    assert len(found) == 3
    assert [report.place for report in found] == sorted((report.place for report in found), reverse=True)
    assert found == await find_reports(world.desk, "w", [first, second], wanted)
    elsewhere = [replace(first, source_ids=("another",))]
    assert await find_reports(world.desk, "w", elsewhere, wanted) == ()
