"""One visit to a source, with everything that can be wrong with it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.flows.collect import collect_all, collect_source, take_in
from bot.flows.turns import whose
from bot.model.allowance import Allowance
from bot.model.analysis import Reading
from bot.model.errors import BotError, Resting, SourceError, Unreachable, Unreadable
from bot.model.problems import problem_of
from bot.model.source import EVERYONE, SAMPLE, RawItem, Source, SourceKind, SourceState, VisitReason
from bot.model.workspace import Window
from bot.ports.news import NewsStore, Rejected, Visit
from bot.sources.folder import FolderReader
from tests.builders import FLOOD, STRIKE, feed, folder, item
from tests.fakes import NOW, FakeReader, FakeWorld, HereAndNow
from tests.flows.spy import Spy
from tests.stored import readings_in

NOISE = item("noise", bytes(range(256)) * 8)
AT_ONCE = 24
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


async def follow(world: FakeWorld, shelf: Sequence[RawItem] | SourceError, location: str = "https://nna.example/feed") -> str:
    source = feed(location)
    world.feeds.shelves[location] = shelf
    await world.desk.news.add_source(source, followed_by="*")
    return source.id


async def state_of(world: FakeWorld, source_id: str) -> SourceState:
    found = await world.desk.news.source(source_id)
    assert found
    return found[1]


async def stored(world: FakeWorld) -> list[Reading]:
    always = Window(start=NOW - timedelta(days=999), end=NOW + timedelta(days=999))
    return list(await readings_in(world.desk, "w", (), always, 99))


async def test_what_is_new_is_stored_and_what_is_known_is_counted(world: FakeWorld) -> None:
    source_id = await follow(world, [item()])
    first = await collect_source(world.desk, source_id)
    assert first
    assert (first.new, first.known, first.problem) == (1, 0, None)
    world.feeds.shelves["https://nna.example/feed"] = [item("strike", STRIKE), item()]
    second = await collect_source(world.desk, source_id)
    assert second
    assert (second.new, second.known) == (1, 1)
    assert {reading.article.key for reading in await stored(world)} == {"flood", "strike"}


async def test_an_item_that_comes_twice_in_one_visit_is_one_article(world: FakeWorld) -> None:
    source_id = await follow(world, [item(), item("strike", STRIKE), item()])
    collected = await collect_source(world.desk, source_id)
    assert collected
    assert (collected.new, collected.known) == (2, 1)
    assert len(await stored(world)) == 2


async def test_a_source_that_nobody_registered_is_not_visited(world: FakeWorld) -> None:
    assert await collect_source(world.desk, "nowhere") is None
    assert world.feeds.visits == 0


async def test_a_kind_that_nobody_reads_is_not_visited(world: FakeWorld) -> None:
    by_hand = replace(feed("by hand"), kind=SourceKind.INGESTED)
    await world.desk.news.add_source(by_hand, followed_by="*")
    assert await collect_source(world.desk, by_hand.id) is None


@pytest.mark.parametrize(("asked_for", "wait"), [(None, timedelta(seconds=1)), (20 * MINUTE, 20 * MINUTE)])
async def test_nothing_is_wrong_with_a_source_whose_host_rests(
    world: FakeWorld, asked_for: timedelta | None, wait: timedelta
) -> None:
    source_id = await follow(world, Resting("nna.example rests", retry_after=asked_for))
    never_read = await collect_source(world.desk, source_id)
    assert never_read
    assert str(never_read.problem) == "nna.example rests"
    state = await state_of(world, source_id)
    assert (state.failures, state.next_check) == (0, NOW + wait)
    world.clock.advance(HOUR)
    world.feeds.shelves["https://nna.example/feed"] = [item()]
    await collect_source(world.desk, source_id)
    world.clock.advance(HOUR)
    world.feeds.shelves["https://nna.example/feed"] = Resting("nna.example rests", retry_after=asked_for)
    again = await collect_source(world.desk, source_id)
    assert again
    assert again.problem is None
    assert (await state_of(world, source_id)).failures == 0


async def test_a_failing_source_is_asked_ever_more_rarely_and_at_least_daily(world: FakeWorld) -> None:
    source_id = await follow(world, Unreachable("nna.example does not answer"))
    waits = []
    for failures in range(1, 13):
        collected = await collect_source(world.desk, source_id)
        state = await state_of(world, source_id)
        assert collected
        assert collected.problem == state.problem == problem_of("nna.example does not answer")
        assert state.failures == failures
        assert state.next_check
        waits.append(state.next_check - NOW)
    assert waits[:4] == [5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 40 * MINUTE]
    assert waits[-4:] == [1280 * MINUTE, DAY, DAY, DAY]


async def test_a_source_that_recovers_is_as_good_as_new(world: FakeWorld) -> None:
    source_id = await follow(world, Unreadable("is no feed"))
    await collect_source(world.desk, source_id)
    world.feeds.shelves["https://nna.example/feed"] = [item()]
    collected = await collect_source(world.desk, source_id)
    state = await state_of(world, source_id)
    assert collected
    assert collected.new == 1
    assert (state.failures, state.problem, state.next_check) == (0, None, NOW + 30 * MINUTE)


@pytest.mark.parametrize(
    ("wish", "wait"),
    [(2 * HOUR, 2 * HOUR), (timedelta(seconds=1), 5 * MINUTE), (5 * MINUTE, 5 * MINUTE), (3 * DAY, DAY), (None, 5 * MINUTE)],
)
async def test_a_server_that_asks_for_time_gets_it(world: FakeWorld, wish: timedelta | None, wait: timedelta) -> None:
    source_id = await follow(world, Unreachable("429", retry_after=wish))
    await collect_source(world.desk, source_id)
    assert (await state_of(world, source_id)).next_check == NOW + wait


@pytest.mark.parametrize(("wish", "reason"), [(2 * HOUR, VisitReason.ASKED), (None, VisitReason.FAILED)])
async def test_the_state_says_why_the_next_visit_is_then(world: FakeWorld, wish: timedelta | None, reason: VisitReason) -> None:
    source_id = await follow(world, Unreachable("429", retry_after=wish))
    await collect_source(world.desk, source_id)
    assert (await state_of(world, source_id)).reason is reason


def ferry(scheme: str, *, key: str = "", title: str = "Ferry to Ostmark resumes", path: str = "ferry/") -> RawItem:
    return replace(item(key or f"{scheme}://ferry.example/?p=0"), url=f"{scheme}://ferry.example/{path}", title=title)


@pytest.mark.parametrize(
    "again",
    [
        ferry("https"),
        ferry("https", path="ferry"),
        ferry("http", key="another id"),
        ferry("https", key="tag:1", path="ferry/?utm_source=rss"),
        ferry("https", title="Ferry to Ostmark resumes after six weeks"),
    ],
    ids=["https", "no slash", "guid", "tracking", "headline"],
)
async def test_an_article_whose_id_changed_is_no_news(world: FakeWorld, again: RawItem) -> None:
    source_id = await follow(world, [ferry("http")])
    await collect_source(world.desk, source_id)
    world.feeds.shelves["https://nna.example/feed"] = [again]
    second = await collect_source(world.desk, source_id)
    assert second
    assert (second.new, second.known) == (0, 1)
    assert len(await stored(world)) == 1


@pytest.mark.parametrize(
    "other",
    [
        ferry("https", key="2", title="Night boats come back"),
        ferry("https", key="2", title="Ferry 2 to Ostmark resumes"),
        ferry("https", key="2", path="petrel/"),
        ferry("https", key="2", path=""),
    ],
    ids=["another headline", "another figure", "another page", "the home page"],
)
async def test_another_article_is_news(world: FakeWorld, other: RawItem) -> None:
    source_id = await follow(world, [ferry("http")])
    await collect_source(world.desk, source_id)
    world.feeds.shelves["https://nna.example/feed"] = [other]
    second = await collect_source(world.desk, source_id)
    assert second
    assert second.new == 1


async def test_another_sources_article_of_the_same_page_is_its_own(world: FakeWorld) -> None:
    first = await follow(world, [ferry("http")])
    second = await follow(world, [ferry("https")], "https://other.example/feed")
    assert [(await collect_source(world.desk, one)).new for one in (first, second)] == [1, 1]  # type: ignore[union-attr]


async def test_a_date_that_lies_ahead_counts_as_now(world: FakeWorld) -> None:
    today, east = NOW.replace(hour=0, minute=0), (NOW + DAY).replace(hour=0, minute=0)
    dates = {"ahead": NOW + DAY, "now": NOW, "past": NOW - DAY, "today": today, "far east": east, "day ahead": east + DAY}
    source_id = await follow(world, [replace(item(key), published=date) for key, date in dates.items()])
    await collect_source(world.desk, source_id)
    published = {reading.article.key: reading.article.published for reading in await stored(world)}
    assert published == dates | {"ahead": NOW, "day ahead": NOW}


async def test_a_failure_keeps_what_makes_the_next_visit_cheap(world: FakeWorld) -> None:
    source_id = await follow(world, Unreachable("down"))
    held = SourceState(source_id=source_id, etag='"7"', last_modified="yesterday", last_success=NOW - DAY)
    await world.desk.news.save_visit(held, (), ())
    await collect_source(world.desk, source_id)
    state = await state_of(world, source_id)
    assert (state.etag, state.last_modified, state.last_success) == ('"7"', "yesterday", NOW - DAY)


async def test_one_bad_source_is_a_value_beside_the_others(world: FakeWorld) -> None:
    bad, good = feed("https://bad.example"), feed("https://good.example")
    await follow(world, Unreachable("down"), bad.location)
    await follow(world, [item()], good.location)
    visits = await collect_all(world.desk, [bad, good, feed("https://unknown.example")])
    assert [(visit.source.location, visit.new, visit.problem) for visit in visits] == [
        (bad.location, 0, problem_of("down")),
        (good.location, 1, None),
    ]


@dataclass
class CrowdedReader(FakeReader):
    """Notes which visits began, and how many went on at the same time."""

    begun: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def visit(self, source: Source, state: SourceState) -> Visit:
        self.begun.append(source.location)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(0)
            return await super().visit(source, state)
        finally:
            self.at_once -= 1


async def test_thousands_of_sources_are_visited_some_at_a_time_so_that_what_ended_is_stored(world: FakeWorld) -> None:
    """All at once, every one of them would end late: what is broken off then was read for nothing."""
    crowd = CrowdedReader(world.clock)
    many = [feed(f"https://videos.example/{number}") for number in range(2 * AT_ONCE)]
    others = [feed(f"https://paper-{number}.example/feed") for number in range(3)]
    for source in (*many, *others):
        await world.desk.news.add_source(source, followed_by="*")
        crowd.shelves[source.location] = []
    desk = replace(world.desk, readers={SourceKind.FEED: crowd})
    visits = await collect_all(desk, [*many, *others])
    assert crowd.most_at_once == AT_ONCE
    assert set(crowd.begun[:4]) >= {source.location for source in others}, "a host with many feeds keeps no other host waiting"
    assert [visit.source.id for visit in visits] == [source.id for source in (*many, *others)]


async def test_an_unreadable_item_is_put_aside_and_the_rest_is_stored(world: FakeWorld) -> None:
    source_id = await follow(world, [NOISE, item()])
    collected = await collect_source(world.desk, source_id)
    assert collected
    assert collected.new == 1
    ((noise, why),) = [(one.item, one.why) for one in world.feeds.rejected]
    assert noise.key == "noise"
    assert collected.rejected == (f"{noise.label} {why}",)


async def test_an_unreadable_item_is_tried_again_for_a_later_version_may_read_it(world: FakeWorld) -> None:
    source_id = await follow(world, [NOISE])
    for _ in range(2):
        collected = await collect_source(world.desk, source_id)
        assert collected
        assert len(collected.rejected) == 1


async def test_what_the_reader_refused_is_put_aside_too(world: FakeWorld) -> None:
    world.feeds.refused = (Rejected(item=NOISE, why="is too large"),)
    collected = await collect_source(world.desk, await follow(world, [item()]))
    assert collected
    assert collected.new == 1
    assert collected.rejected == (f"{NOISE.label} is too large",)
    assert [one.why for one in world.feeds.rejected] == ["is too large"]


async def test_a_stub_is_stored_as_the_teaser_that_it_is(world: FakeWorld) -> None:
    stub = item("stub", "The River Arle topped its banks at Harwick on Thursday. Read on at our site.")
    await collect_source(world.desk, await follow(world, [stub, item("strike", STRIKE)]))
    assert {reading.article.key: reading.article.is_teaser for reading in await stored(world)} == {"stub": True, "strike": False}


class Crash(BaseException):
    """The process ends here."""


class CrashingNews:
    """A store whose next save never comes to pass."""

    def __init__(self, news: NewsStore) -> None:
        self._news = news

    def __getattr__(self, name: str) -> object:
        return getattr(self._news, name)

    async def save_visit(self, *_: object, **__: object) -> None:
        raise Crash


async def test_a_crash_before_the_save_loses_nothing_and_moves_nothing_twice(world: FakeWorld, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(FLOOD, encoding="utf-8")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 8)
    source = folder(str(tmp_path))
    await world.desk.news.add_source(source, followed_by="*")
    before, after = (
        replace(world.desk, readers={SourceKind.FOLDER: FolderReader(clock=world.clock, settle=timedelta())}) for _ in range(2)
    )
    with pytest.raises(Crash):
        await collect_source(replace(before, news=CrashingNews(before.news)), source.id)  # type: ignore[arg-type]
    collected = await collect_source(after, source.id)
    assert collected
    assert (collected.new, collected.rejected) == (1, ())
    assert sorted(path.name for path in (tmp_path / "rejected").iterdir()) == ["noise.txt", "noise.txt.why.txt"]
    assert (tmp_path / "good.txt").exists()
    again = await collect_source(after, source.id)
    assert again
    assert (again.new, again.rejected) == (0, ())
    assert len(await stored(world)) == 1


async def test_a_crash_in_putting_aside_leaves_the_item_for_the_next_visit(world: FakeWorld) -> None:
    source_id = await follow(world, [NOISE, item()])

    class Clumsy:
        visit = world.feeds.visit

        async def reject(self, *_: object) -> None:
            raise Crash

    with pytest.raises(Crash):
        await collect_source(replace(world.desk, readers={SourceKind.FEED: Clumsy()}), source_id)
    assert await stored(world) == []
    collected = await collect_source(world.desk, source_id)
    assert collected
    assert (collected.new, len(collected.rejected)) == (1, 1)


async def test_a_store_that_refuses_is_told_and_nothing_counts_as_seen(world: FakeWorld) -> None:
    source_id = await follow(world, [item()])

    class Full(CrashingNews):
        async def save_visit(self, *_: object, **__: object) -> None:
            raise BotError("no room left")

    with pytest.raises(BotError, match="no room left"):
        await collect_source(replace(world.desk, news=Full(world.desk.news)), source_id)  # type: ignore[arg-type]
    assert await world.desk.news.unseen(source_id, ["flood"]) == {"flood"}


async def test_a_source_that_costs_much_is_asked_less_often_and_that_is_told(
    world: FakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    """Not more than a hundredth of a processor is one source's."""

    class Heavy(HereAndNow):
        seconds = 62.0

        async def read(self, item: RawItem) -> tuple[Reading, ...]:
            whose().seconds += self.seconds
            return await super().read(item)

    heavy = Heavy()
    desk, source = replace(world.desk, understanding=heavy), feed()
    await desk.news.add_source(source, followed_by="w")
    for visit, rest in enumerate((100 * MINUTE, 100 * MINUTE, source.every)):
        heavy.seconds = 62.0 if visit < 2 else 1.9
        world.feeds.shelves[source.location] = [item(f"n{visit}")]
        await collect_source(desk, source.id)
        state = await state_of(world, source.id)
        assert (state.next_check, state.cost.total_seconds()) == (world.clock() + rest, heavy.seconds)
        world.clock.advance(rest)
    assert [record.message for record in caplog.records if record.levelname == "WARNING"] == ["source_slowed"]


async def test_a_folder_is_looked_into_however_much_its_files_cost(world: FakeWorld) -> None:
    class Heavy(HereAndNow):
        async def read(self, item: RawItem) -> tuple[Reading, ...]:
            whose().seconds += 62
            return await super().read(item)

    inbox = folder()
    await world.desk.news.add_source(inbox, followed_by=EVERYONE)
    world.folders.shelves[inbox.location] = [item()]
    await collect_source(replace(world.desk, understanding=Heavy()), inbox.id)
    assert (await state_of(world, inbox.id)).next_check == NOW + inbox.every


async def test_a_feed_that_keeps_its_parser_busy_and_fails_rests_as_long(world: FakeWorld) -> None:
    async def visit(*_: object) -> Visit:
        whose().seconds += 62
        raise Unreadable("takes more than 5 s to read")

    world.feeds.visit = visit  # type: ignore[method-assign]
    source_id = await follow(world, [])
    await collect_source(world.desk, source_id)
    assert (await state_of(world, source_id)).next_check == NOW + 100 * MINUTE


async def test_work_is_done_on_behalf_of_the_one_workspace_that_follows_a_source(world: FakeWorld) -> None:
    turns: list[tuple[str, str]] = []

    class Noting(HereAndNow):
        async def read(self, item: RawItem) -> tuple[Reading, ...]:
            turns.append((whose().group, whose().member))
            return await super().read(item)

    desk, followers = replace(world.desk, understanding=Noting()), (("one",), ("one", "two"), (EVERYONE,), (SAMPLE,))
    for number, who in enumerate(followers):
        source = feed(f"https://{number}.example/feed")
        for one in who:
            await desk.news.add_source(source, followed_by=one)
        world.feeds.shelves[source.location] = [item()]
        await collect_source(desk, source.id)
    assert [group for group, _ in turns] == ["one", "*", "*", "*"]
    assert len({member for _, member in turns}) == 4
    assert (whose().group, whose().member) == ("", "")


async def test_a_workspace_has_so_many_articles_a_day_and_the_rest_later(
    world: FakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    desk = replace(world.desk, allowance=Allowance(articles=3))
    own, other, shared = (feed(f"https://{name}.example/feed") for name in ("own", "other", "shared"))
    for source, who in ((own, "w"), (other, "other"), (shared, EVERYONE)):
        await desk.news.add_source(source, followed_by=who)
        world.feeds.shelves[source.location] = [item(f"{number}", title=f"No. {number}") for number in range(5)]
        collected = await collect_source(desk, source.id)
        assert collected
        assert collected.new == (5 if source is shared else 3)
    assert [record.message for record in caplog.records if record.levelname == "WARNING"] == ["articles_left"] * 2
    state = await state_of(world, own.id)
    assert (state.etag, state.last_modified) == ("", ""), "what is left is still to be had at the next visit"
    again = await collect_source(desk, own.id)
    assert again
    assert again.new == 0
    world.clock.advance(DAY + MINUTE)
    again = await collect_source(desk, own.id)
    assert again
    assert (again.new, again.known) == (2, 3)


async def test_a_visit_that_is_not_due_is_not_made_and_one_that_another_makes_is_told_as_nothing(world: FakeWorld) -> None:
    source_id = await follow(world, [item()])
    assert await collect_source(world.desk, source_id, if_due=True) is not None, "never visited"
    assert world.feeds.visits == 1
    assert await collect_source(world.desk, source_id, if_due=True) is None
    world.clock.advance(30 * MINUTE - timedelta(seconds=1))
    assert await collect_source(world.desk, source_id, if_due=True) is None
    assert world.feeds.visits == 1
    world.clock.advance(timedelta(seconds=1))
    assert await collect_source(world.desk, source_id, if_due=True) is not None
    state = await state_of(world, source_id)
    assert await world.desk.news.claim(state, world.clock(), world.clock() + HOUR, "another")

    class Taken(CrashingNews):
        async def claim(self, *_: object) -> None:
            return None

    desk = replace(world.desk, news=Taken(world.desk.news))  # type: ignore[arg-type]
    asked = await collect_source(desk, source_id)
    assert asked is not None
    assert (asked.new, asked.known, asked.problem, asked.rejected) == (0, 0, None, ())
    assert await collect_source(desk, source_id, if_due=True) is None
    assert world.feeds.visits == 2


@pytest.mark.parametrize(("problem", "tries"), [(BotError("no room left"), 0), (RuntimeError("a mistake"), 1)])
async def test_a_visit_that_fails_by_our_mistake_counts_as_a_try(world: FakeWorld, problem: Exception, tries: int) -> None:
    given_back: list[tuple[object, dict[str, bool]]] = []

    class Noting(CrashingNews):
        async def give_back(self, state: SourceState, until: object, **more: bool) -> None:
            given_back.append((until, more))

        async def save_visit(self, *_: object, **__: object) -> None:
            raise problem

    source_id = await follow(world, [item()])
    with pytest.raises(type(problem)):
        await collect_source(replace(world.desk, news=Noting(world.desk.news)), source_id)  # type: ignore[arg-type]
    assert given_back == [(NOW + 10 * MINUTE, {"failed": bool(tries)})]


async def test_what_a_visit_brought_is_logged_and_a_visit_without_news_only_for_who_looks_closely(
    world: FakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    source_id = await follow(world, [item(), NOISE])
    for shelf in ([item(), NOISE], [item()], [item(body=FLOOD.replace("340", "270"))], [item(body=FLOOD.replace("340", "270"))]):
        world.feeds.shelves["https://nna.example/feed"] = shelf
        await collect_source(world.desk, source_id)
    told = [record for record in caplog.records if record.message == "source_collected"]
    assert [(one.levelname, one.__dict__["new"], one.__dict__["corrected"], one.__dict__["rejected"]) for one in told] == [
        ("INFO", 1, 0, 1), ("DEBUG", 0, 0, 0), ("DEBUG", 0, 0, 0), ("INFO", 0, 1, 0),
    ]  # fmt: skip


async def test_hosts_take_turns_however_their_feeds_are_listed(world: FakeWorld) -> None:
    crowd = CrowdedReader(world.clock)
    urls = [
        "https://a.example/1",
        "http://a.example/2",
        "https://b.example/1",
        "https://a.example/3",
        "https://c.example",
        "/srv/x",
    ]
    for url in urls:
        await world.desk.news.add_source(feed(url), followed_by="*")
    await collect_all(replace(world.desk, readers={SourceKind.FEED: crowd}), [feed(url) for url in urls])
    assert [crowd.begun.index(url) for url in ("https://a.example/1", "https://b.example/1", "https://c.example", "/srv/x")] == [
        0, 1, 2, 3,
    ]  # fmt: skip
    assert crowd.begun[4:] == ["http://a.example/2", "https://a.example/3"]


async def test_visits_that_do_not_end_in_time_are_broken_off_and_due_again(world: FakeWorld) -> None:
    slow, quick = feed("https://slow.example"), feed("https://quick.example")
    for source in (slow, quick):
        await world.desk.news.add_source(source, followed_by="*")
        world.feeds.shelves[source.location] = [item()]
    visit = world.feeds.visit

    async def slowly(source: Source, state: SourceState) -> Visit:
        if source.location == slow.location:
            await asyncio.Event().wait()
        return await visit(source, state)

    world.feeds.visit = slowly  # type: ignore[method-assign]
    ended = await collect_all(world.desk, [slow, quick], within=timedelta(seconds=0.5))
    assert [one.source.location for one in ended] == [quick.location]
    assert (await state_of(world, slow.id)).next_check is None
    assert await collect_all(world.desk, []) == ()


async def test_of_several_sources_only_those_that_are_due_are_visited_where_that_is_asked(world: FakeWorld) -> None:
    one, other = feed("https://one.example"), feed("https://other.example")
    for source in (one, other):
        await world.desk.news.add_source(source, followed_by="*")
        world.feeds.shelves[source.location] = []
        await collect_source(world.desk, source.id)
    visited = await collect_all(world.desk, [one, other], if_due=[one.id])
    assert [visit.source.id for visit in visited] == [other.id]


async def test_a_feed_without_a_title_goes_by_its_address(world: FakeWorld) -> None:
    source = replace(feed(), title="")
    await world.desk.news.add_source(source, followed_by="w")
    for title, own in (("https://nna.example/", ""), ("Northern News", "Northern News")):
        await take_in(world.desk, source, Visit(items=(), state=await state_of(world, source.id), title=title))
        ((held, _),) = await world.desk.news.sources("w")
        assert held.own_title == own


@pytest.mark.parametrize("is_free", [True, False])
async def test_a_claim_that_was_under_way_when_all_was_stopped_is_undone_if_it_was_made(world: FakeWorld, is_free: bool) -> None:
    source_id = await follow(world, [item()])
    before = await state_of(world, source_id)
    asked, may_go_on = asyncio.Event(), asyncio.Event()

    class Slow(Spy):
        async def claim(self, state: SourceState, now: datetime, until: datetime, holder: str) -> datetime | None:
            asked.set()
            await may_go_on.wait()
            return await world.desk.news.claim(state, now, until, holder) if is_free else None

    news = Slow(world.desk.news)
    visit = asyncio.create_task(collect_source(replace(world.desk, news=news), source_id))  # type: ignore[arg-type]
    await asked.wait()
    visit.cancel()
    await asyncio.sleep(0)
    may_go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await visit
    assert len(news.calls("give_back")) == is_free
    assert world.feeds.visits == 0
    assert await state_of(world, source_id) == before
    assert (await collect_source(world.desk, source_id, if_due=True)) is not None, "it is due as before"
