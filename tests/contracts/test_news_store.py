"""The contract of `ports.NewsStore`."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.errors import BotError
from bot.model.picture import Picture
from bot.model.problems import problem_of
from bot.model.source import EVERYONE, SAMPLE, FullText, SourceKind, SourceState
from bot.model.workspace import Channel, Window
from bot.store.store import Store
from bot.understand.words import terms
from tests.store.builders import ALL_TIME, NOW, SECOND, channel, delivery, reading, rejected, source, subscription
from tests.stored import readings_in

MICROSECOND = timedelta(microseconds=1)
GAZETTE = SourceState(source_id="gazette")


@pytest.fixture
async def newsroom(store: Store) -> Store:
    """One source, followed by everybody."""
    await store.news.add_source(source(), followed_by="*")
    return store


def phrase(text: str, language: str = "en") -> list[str]:
    return terms(text, language).split()


async def found(newsroom: Store, *phrases: str, workspace: str = "w", limit: int = 100, language: str = "en") -> list[str]:
    words = [phrase(text, language) for text in phrases]
    return [reading.article.key for reading in await readings_in(newsroom, workspace, words, ALL_TIME, limit)]


async def test_a_source_added_twice_is_left_as_it_was(newsroom: Store) -> None:
    await newsroom.news.add_source(replace(source(), title="another title"), followed_by="w")
    assert await newsroom.news.source("gazette") == (source(), GAZETTE)
    assert await newsroom.news.sources() == ((source(), GAZETTE),)
    assert await newsroom.news.source("nowhere") is None


async def test_a_source_goes_by_what_it_calls_itself_until_somebody_calls_it_otherwise(newsroom: Store) -> None:
    plain = replace(source("courier"), title="")
    await newsroom.news.add_source(plain, followed_by="a")
    await newsroom.news.add_source(plain, followed_by="b", called="Island paper")
    await newsroom.news.save_visit(SourceState(source_id="courier"), (), (), own_title="RSS Feed - all articles")
    await newsroom.news.save_visit(SourceState(source_id="courier"), (), ())
    names = {who: [one.name for one, _ in await newsroom.news.sources(who) if one.id == "courier"] for who in ("a", "b")}
    assert names == {"a": ["RSS Feed - all articles"], "b": ["Island paper"]}
    held = await newsroom.news.source("courier")
    assert held
    assert (held[0].title, held[0].name) == ("", "RSS Feed - all articles")
    await newsroom.news.add_source(replace(plain, title="Halvik Post"), followed_by="*")
    names = {who: [one.name for one, _ in await newsroom.news.sources(who) if one.id == "courier"] for who in ("a", "b")}
    assert names == {"a": ["Halvik Post"], "b": ["Island paper"]}


async def test_a_workspace_sees_its_own_sources_and_everybodys(newsroom: Store) -> None:
    await newsroom.news.add_source(source("tidings"), followed_by="a")
    await newsroom.news.add_source(source("courier"), followed_by="b")
    assert [one.id for one, _ in await newsroom.news.sources("a")] == ["gazette", "tidings"]
    assert [one.id for one, _ in await newsroom.news.sources("b")] == ["courier", "gazette"]
    assert [one.id for one, _ in await newsroom.news.sources()] == ["courier", "gazette", "tidings"]


async def test_a_source_that_nobody_follows_any_more_is_none_of_the_newsrooms(newsroom: Store) -> None:
    await newsroom.news.add_source(source("courier"), followed_by="w")
    assert [one.id for one, _ in await newsroom.news.sources()] == ["courier", "gazette"]
    assert await newsroom.news.unfollow("courier", followed_by="w")
    assert [one.id for one, _ in await newsroom.news.sources()] == ["gazette"]
    assert await newsroom.news.source("courier") is not None


async def test_the_sample_is_for_whoever_has_no_source_of_their_own(newsroom: Store) -> None:
    await newsroom.news.add_source(source("sample"), followed_by=SAMPLE)
    await newsroom.news.save_visit(SourceState(source_id="sample"), [reading(source_id="sample")], [])
    await newsroom.news.add_source(source("by-hand", kind=SourceKind.INGESTED), followed_by="b")
    for workspace in ("a", "b"):
        assert "sample" in [one.id for one, _ in await newsroom.news.sources(workspace)]
        assert await found(newsroom, workspace=workspace) == ["a"]
    await newsroom.news.add_source(source("tidings"), followed_by="a")
    assert [one.id for one, _ in await newsroom.news.sources("a")] == ["gazette", "tidings"]
    assert await found(newsroom, workspace="a") == []
    assert await newsroom.news.count("a", Window(start=NOW - SECOND, end=NOW + SECOND)) == 0
    assert await found(newsroom, workspace="b") == ["a"], "articles handed in are no source"
    await newsroom.news.unfollow("tidings", followed_by="a")
    assert await found(newsroom, workspace="a") == ["a"]


async def test_who_follows_a_source_is_known(newsroom: Store) -> None:
    for workspace_id in ("b", EVERYONE, "a"):
        await newsroom.news.add_source(source("tidings"), followed_by=workspace_id)
    await newsroom.news.add_source(source("courier"), followed_by="c")
    assert await newsroom.news.followers("tidings") == tuple(sorted(("a", "b", EVERYONE)))
    assert await newsroom.news.followers("unheard of") == ()


async def test_unfollowing_takes_a_source_from_that_workspace_only(newsroom: Store) -> None:
    for workspace in ("a", "b"):
        await newsroom.news.add_source(source("tidings"), followed_by=workspace)
    await newsroom.news.save_visit(SourceState(source_id="tidings"), [reading(source_id="tidings")], [])
    assert await newsroom.news.unfollow("tidings", followed_by="a")
    assert not await newsroom.news.unfollow("tidings", followed_by="a")
    assert await found(newsroom, workspace="a") == []
    assert await found(newsroom, workspace="b") == ["a"]


async def test_the_samples_sources_are_those_that_nobody_else_follows(newsroom: Store) -> None:
    for name in ("tidings", "shared", "gazette"):
        await newsroom.news.add_source(source(name), followed_by="a" if name == "gazette" else SAMPLE)
    await newsroom.news.add_source(source("shared"), followed_by=EVERYONE)
    assert await newsroom.news.any_sample({"tidings", "gazette"})
    assert not await newsroom.news.any_sample({"shared", "gazette", "unheard of"})
    assert not await newsroom.news.any_sample(set())


async def test_pages_are_wanted_of_a_source_when_one_of_its_followers_wants_them(newsroom: Store) -> None:
    async def wanted(workspace: str | None = None) -> FullText:
        return (await newsroom.news.sources(workspace))[0][0].full_text

    never = replace(source(), full_text=FullText.NEVER)
    await newsroom.news.add_source(never, followed_by="a")
    assert await wanted() == FullText.DEFAULT, "everybody follows it as the configuration says"
    assert await newsroom.news.set_full_text("gazette", FullText.NEVER, followed_by="*")
    assert await wanted() == FullText.NEVER
    await newsroom.news.add_source(replace(source(), full_text=FullText.AUTO), followed_by="b")
    assert await wanted() == FullText.AUTO
    assert await wanted("b") == FullText.AUTO
    assert await wanted("a") == FullText.NEVER, "what another workspace wants is not shown"
    assert not await newsroom.news.set_full_text("gazette", FullText.AUTO, followed_by="stranger")
    held = await newsroom.news.source("gazette")
    assert held is not None
    assert held[0].full_text == FullText.AUTO


async def test_a_source_is_due_at_its_time_and_not_before(newsroom: Store) -> None:
    assert [one.id for one in await newsroom.news.due_sources(NOW)] == ["gazette"], "never visited"
    await newsroom.news.save_visit(replace(GAZETTE, next_check=NOW), [], [])
    assert await newsroom.news.due_sources(NOW - MICROSECOND) == ()
    assert await newsroom.news.due_sources(NOW) == (source(),)


async def test_a_source_that_nobody_follows_or_visits_is_never_due(newsroom: Store) -> None:
    await newsroom.news.add_source(source("by-hand", kind=SourceKind.INGESTED), followed_by="*")
    await newsroom.news.unfollow("gazette", followed_by="*")
    assert await newsroom.news.due_sources(NOW) == ()


async def test_the_state_of_a_visit_is_kept_with_what_it_brought(newsroom: Store) -> None:
    state = SourceState(
        source_id="gazette",
        etag='W/"1"',
        last_modified="Mon, 23 Nov 2026 09:00:00 GMT",
        failures=2,
        problem=problem_of("no answer"),
        last_success=NOW,
        next_check=NOW + timedelta(minutes=15, microseconds=1),
    )
    await newsroom.news.save_visit(state, [reading()], [rejected()])
    assert await newsroom.news.source("gazette") == (source(), state)
    assert await newsroom.news.readings(["gazette:a"]) == (reading(),)


async def test_only_what_was_stored_is_seen(newsroom: Store) -> None:
    await newsroom.news.add_source(source("tidings"), followed_by="*")
    await newsroom.news.save_visit(GAZETTE, [reading("a")], [rejected("b")])
    assert await newsroom.news.unseen("gazette", ["a", "b", "c"]) == {"b", "c"}
    assert await newsroom.news.unseen("tidings", ["a"]) == {"a"}
    assert await newsroom.news.unseen("gazette", []) == frozenset()
    await newsroom.news.save_visit(GAZETTE, [reading("b")], [rejected("b", why="still broken"), rejected("b", why="again")])
    assert await newsroom.news.unseen("gazette", ["a", "b"]) == frozenset()


@pytest.mark.parametrize("count", [500, 501])
async def test_many_keys_at_once(newsroom: Store, count: int) -> None:
    await newsroom.news.save_visit(GAZETTE, [reading(str(n)) for n in range(count)], [])
    assert await newsroom.news.unseen("gazette", [str(n) for n in range(count + 1)]) == {str(count)}
    ids = [f"gazette:{n}" for n in reversed(range(count))]
    assert [one.article.id for one in await newsroom.news.readings(ids)] == ids


async def test_an_item_stored_before_is_left_as_it_is(newsroom: Store) -> None:
    await newsroom.news.save_visit(GAZETTE, [reading("a"), reading("a", "Second in one visit.")], [])
    await newsroom.news.save_visit(GAZETTE, [reading("a", "Edited since.")], [])
    assert await newsroom.news.readings(["gazette:a"]) == (reading("a"),)
    assert await found(newsroom, "edited") == []


async def test_the_same_key_in_two_sources_is_two_articles(newsroom: Store) -> None:
    await newsroom.news.add_source(source("tidings"), followed_by="*")
    await newsroom.news.save_visit(GAZETTE, [reading("a")], [])
    await newsroom.news.save_visit(SourceState(source_id="tidings"), [reading("a", source_id="tidings")], [])
    assert len(await readings_in(newsroom, "w", [], ALL_TIME, 10)) == 2


async def test_a_visit_is_stored_whole_or_not_at_all(newsroom: Store) -> None:
    good, bad = reading("good"), reading("bad")
    sentence = replace(bad.analysis.sentences[0], text="Words that the article does not have.")
    bad = replace(bad, analysis=replace(bad.analysis, sentences=(sentence,)))
    with pytest.raises(BotError, match="Not verbatim"):
        await newsroom.news.save_visit(replace(GAZETTE, etag="new"), [good, bad], [])
    assert await newsroom.news.unseen("gazette", ["good"]) == {"good"}
    assert await newsroom.news.source("gazette") == (source(), GAZETTE)


async def test_a_visit_to_an_unknown_source_is_refused(newsroom: Store) -> None:
    with pytest.raises(BotError, match="no source"):
        await newsroom.news.save_visit(SourceState(source_id="nowhere"), [], [])


async def test_readings_come_in_the_order_asked(newsroom: Store) -> None:
    await newsroom.news.save_visit(GAZETTE, [reading(name) for name in "abc"], [])
    wanted = ["gazette:c", "gazette:nothing", "gazette:a", "gazette:c"]
    assert [one.article.key for one in await newsroom.news.readings(wanted)] == ["c", "a", "c"]


async def test_the_newest_come_first_however_they_were_stored(newsroom: Store) -> None:
    for name, age in [("old", 9), ("new", 0), ("middle", 5)]:
        await newsroom.news.save_visit(GAZETTE, [reading(name, fetched=NOW - age * SECOND)], [])
    assert await found(newsroom) == ["new", "middle", "old"]
    assert await found(newsroom, "ferry") == ["new", "middle", "old"]
    assert await found(newsroom, "ferry", limit=2) == ["new", "middle"]


async def test_a_window_opens_after_its_start_and_holds_its_end(newsroom: Store) -> None:
    moments = {"before": NOW - MICROSECOND, "start": NOW, "in": NOW + MICROSECOND, "end": NOW + SECOND}
    moments["after"] = moments["end"] + MICROSECOND
    await newsroom.news.save_visit(GAZETTE, [reading(name, fetched=at) for name, at in moments.items()], [])
    window = Window(start=NOW, end=NOW + SECOND)
    for words in ([], [["ferri"]]):
        assert [one.article.key for one in await readings_in(newsroom, "w", words, window, 10)] == ["end", "in"]
    assert await newsroom.news.count("w", window) == 2
    assert await newsroom.news.count("w", Window(start=NOW + SECOND, end=NOW)) == 0
    assert await newsroom.news.count("w", Window(start=NOW, end=NOW + 2 * MICROSECOND)) == 1, "within one millisecond"
    between = NOW + timedelta(milliseconds=2)
    await newsroom.news.save_visit(GAZETTE, [reading("between", fetched=between)], [])
    assert await newsroom.news.count("w", window) == 3, "not at its ends, and once"


async def test_a_window_may_leave_out_what_is_old_and_what_was_old_when_it_came(newsroom: Store) -> None:
    week, day = timedelta(days=7), timedelta(days=1)
    dates = {"undated": None, "fresh": NOW, "edge": NOW - week, "old": NOW - week - MICROSECOND}
    undated = {name: reading(name, fetched=NOW) for name in dates}
    dated = [replace(one, article=replace(one.article, published=dates[name])) for name, one in undated.items()]
    await newsroom.news.save_visit(GAZETTE, dated, [])
    window = Window(start=NOW - day, end=NOW)
    for narrower in (replace(window, archive_age=week), replace(window, published_after=NOW - week)):
        assert {one.article.key for one in await readings_in(newsroom, "w", [], narrower, 10)} == {"undated", "fresh", "edge"}
    assert await newsroom.news.count("w", window) == 4
    assert await newsroom.news.count("w", replace(window, published_after=NOW)) == 2


@pytest.mark.parametrize(
    ("timezone", "hour", "kept"),
    [
        ("UTC", 1, {"yesterday", "today", "exactly"}),
        ("UTC", 23, {"yesterday", "today"}),
        ("Europe/Berlin", 22, {"yesterday", "today"}),
        ("Europe/Berlin", 23, {"today"}),
        ("America/New_York", 4, {"yesterday", "today"}),
    ],
)
async def test_a_date_without_a_time_lasts_to_the_end_of_its_day(
    newsroom: Store, timezone: str, hour: int, kept: set[str]
) -> None:
    midnight = NOW.replace(hour=0)
    now = midnight + timedelta(hours=hour, minutes=35)
    dates = {"yesterday": midnight - timedelta(days=1), "today": midnight, "exactly": midnight - timedelta(hours=20)}
    readings = [reading(key, fetched=now) for key in dates]
    dated = [replace(one, article=replace(one.article, published=dates[one.article.key])) for one in readings]
    await newsroom.news.save_visit(GAZETTE, dated, [])
    day = timedelta(days=1)
    window = Window(start=now - day, end=now, timezone=timezone)
    for narrower in (replace(window, published_after=window.start), replace(window, archive_age=day)):
        assert {one.article.key for one in await readings_in(newsroom, "w", [], narrower, 10)} == kept


async def test_what_is_archive_is_found_and_never_news(newsroom: Store) -> None:
    old = reading("old")
    await newsroom.news.save_visit(GAZETTE, [replace(old, article=replace(old.article, published=None, is_archive=True))], [])
    assert await found(newsroom, "ferry") == ["old"]
    for window in (replace(ALL_TIME, archive_age=timedelta(days=7)), replace(ALL_TIME, published_after=NOW - timedelta(days=9))):
        assert await readings_in(newsroom, "w", [], window, 10) == ()


async def test_items_are_known_by_the_pages_they_link_to(newsroom: Store) -> None:
    await newsroom.news.add_source(source("tidings"), followed_by="*")
    await newsroom.news.save_visit(GAZETTE, [reading("a"), reading("b", title="Bridge shut")], [])
    await newsroom.news.save_visit(SourceState(source_id="tidings"), [reading("a", source_id="tidings")], [])
    assert await newsroom.news.at_pages("gazette", {"gazette.example/a", "gazette.example/b", "gazette.example/c"}) == {
        "gazette.example/a": {"a": "Ferry late"},
        "gazette.example/b": {"b": "Bridge shut"},
    }
    assert await newsroom.news.at_pages("tidings", {"gazette.example/a"}) == {}


async def test_nothing_of_one_workspace_is_visible_to_another(newsroom: Store) -> None:
    await newsroom.news.add_source(source("private"), followed_by="b")
    await newsroom.news.save_visit(SourceState(source_id="private"), [reading("secret", source_id="private")], [])
    await newsroom.news.save_visit(GAZETTE, [reading("public")], [])
    assert await found(newsroom, workspace="a") == await found(newsroom, "ferry", workspace="a") == ["public"]
    assert await newsroom.news.count("a", ALL_TIME) == 1
    assert set(await found(newsroom, "ferry", workspace="b")) == {"secret", "public"}


@pytest.mark.parametrize(
    ("body", "words", "hit"),
    [
        ("The bridges of Port Alder are closed.", ["port alder"], True),
        ("The bridges of Port Alder are closed.", ["bridge"], True),
        ("The bridges of Port Alder are closed.", ["alder port"], False),
        ("The port is far from Alder.", ["port alder"], False),
        ("The port is far from Alder.", ["storm", "far"], True),
        ("Nobody at O'Malley's spoke.", ["O’Malley"], True),
        ("The U.S. delegation left.", ["US"], True),
        ("Nothing here.", ["late"], False),
        ("Nothing here.", ["ferry late nothing"], False),
        ("Ärger in Zürich", ["zurich"], True),
        ("Переговоры в Осло завершены", ["осло"], True),
        ("توقفت العبارة في الميناء", ["الميناء"], True),
        ("港口 关闭", ["港口"], True),
        ("Переговоры в Осло завершены", ["осл"], False),
        ("Room 101 is on floor 3", ["101"], True),
    ],
)
async def test_a_search_finds_phrases_of_whole_words(newsroom: Store, body: str, words: list[str], hit: bool) -> None:
    await newsroom.news.save_visit(GAZETTE, [reading("a", body, title="Ferry")], [])
    assert bool(await found(newsroom, *words)) is hit


async def test_a_phrase_does_not_reach_from_the_title_into_the_body(newsroom: Store) -> None:
    await newsroom.news.save_visit(GAZETTE, [reading("a", "Late ships wait.", title="Ferry")], [])
    assert await found(newsroom, "ferry late") == []
    assert await found(newsroom, "ferry") == await found(newsroom, "late ship") == ["a"]


@pytest.mark.parametrize(
    "word",
    [
        '"',
        '""',
        "ferry*",
        "NOT",
        "AND",
        "NEAR(",
        "title_terms:",
        "-ferry",
        "^",
        "'",
        "';--",
        "{a b}",
        "(",
        "%",
        "\0",
        "\ud800",
        " ",
    ],
)
async def test_a_hostile_word_is_a_word_and_never_syntax(newsroom: Store, word: str) -> None:
    await newsroom.news.save_visit(GAZETTE, [reading("a", "The ferri was late."), reading("b", "Nothing.", title="None")], [])
    assert await readings_in(newsroom, "w", [[word]], ALL_TIME, 10) == ()
    assert [one.article.key for one in await readings_in(newsroom, "w", [[word], ["ferri"]], ALL_TIME, 10)] == ["a"]


async def test_an_alternative_without_words_finds_nothing(newsroom: Store) -> None:
    await newsroom.news.save_visit(GAZETTE, [reading("a")], [])
    assert await readings_in(newsroom, "w", [[]], ALL_TIME, 10) == ()
    assert len(await readings_in(newsroom, "w", [[], ["ferri"]], ALL_TIME, 10)) == 1


async def test_many_alternatives_and_long_phrases(newsroom: Store) -> None:
    await newsroom.news.save_visit(GAZETTE, [reading("a")], [])
    many = [[f"word{n}"] for n in range(2000)]
    assert len(await readings_in(newsroom, "w", [*many, ["ferri"]], ALL_TIME, 10)) == 1
    assert await readings_in(newsroom, "w", [["ferri"] * 5000], ALL_TIME, 10) == ()


async def test_text_that_no_database_takes_is_stored_without_moving_an_offset(newsroom: Store) -> None:
    await newsroom.news.save_visit(GAZETTE, [reading("k\ud800", "A\0B \udfff ferry\ud83d.", title="\0")], [rejected("\ud800")])
    assert await newsroom.news.unseen("gazette", ["k\ud800"]) == frozenset()
    (stored,) = await readings_in(newsroom, "w", [["ferri"]], ALL_TIME, 10)
    assert stored.article.body == "A\0B \ufffd ferry\ufffd."
    assert stored.article.title == "\ufffd"
    assert stored.analysis.sentences[0].text == stored.article.body


async def test_what_a_channel_has_had_is_left_out_unless_its_message_died(newsroom: Store) -> None:
    outbox = newsroom.outbox
    await newsroom.news.add_source(source(), followed_by="w")
    await newsroom.news.save_visit(SourceState(source_id="gazette"), [reading(name) for name in "abc"], [])
    await newsroom.workspaces.save_subscription(subscription())
    parts = [delivery(1, article_ids=("gazette:a",)), delivery(2, article_ids=("gazette:b",))]
    assert await outbox.publish(subscription(), NOW, parts, window=ALL_TIME, next_run_at=None)

    async def unseen(to: Channel) -> tuple[set[str], set[str]]:
        found = await readings_in(newsroom, "w", [["ferri"]], ALL_TIME, 10, unseen_by=to)
        return {one.article.id for one in found}, {
            one.article_id for one in await newsroom.story_finder.find("w", (), ALL_TIME, 10, unseen_by=to)
        }

    assert await unseen(channel()) == ({"gazette:c"}, {"gazette:c"})
    assert await unseen(channel("elsewhere")) == ({"gazette:a", "gazette:b", "gazette:c"},) * 2
    await outbox.dead(parts[1].key, problem_of("refused"))
    assert await unseen(channel()) == ({"gazette:b", "gazette:c"},) * 2
    (newest,) = await newsroom.story_finder.find("w", (), ALL_TIME, 1, unseen_by=channel())
    assert newest.article_id == "gazette:c"


async def test_an_article_keeps_its_picture(newsroom: Store) -> None:
    shown = reading("a")
    shown = replace(shown, article=replace(shown.article, picture=Picture(url="https://img.example/a.jpg", alt="A ferry – late")))
    await newsroom.news.save_visit(GAZETTE, [shown, reading("b")], [])
    assert [one.article.picture for one in await newsroom.news.readings(["gazette:a", "gazette:b"])] == [
        shown.article.picture,
        None,
    ]
