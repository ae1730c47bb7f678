"""A database of every released version opens with all that is in it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.note import NoteKind
from bot.model.picture import PictureSize
from bot.model.place import place
from bot.model.upkeep import Chore
from bot.store.database.backup import check
from bot.store.database.columns import channel_text, microseconds
from bot.store.migrate import HEAD
from bot.store.schema.told import channel_hash
from bot.store.store import open_store
from tests.store.builders import ALL_TIME, NOW, channel
from tests.store.freeze import SCHEMAS, frozen
from tests.stored import readings_in

RELEASED = sorted(SCHEMAS.glob("*.sql"))


def made_from(schema: Path, file: Path) -> Path:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(schema.read_text(encoding="utf-8"))
    return file


def test_the_newest_schema_is_frozen_as_it_is() -> None:
    assert [path.stem for path in RELEASED][-1] == HEAD, "run python -m tests.store.freeze"
    assert RELEASED[-1].read_text(encoding="utf-8") == frozen(), (
        "the schema has changed: add a migration; or, while this one is unreleased, run python -m tests.store.freeze"
    )


@pytest.mark.parametrize("schema", RELEASED, ids=lambda path: path.stem)
async def test_an_older_database_is_raised_with_its_rows(schema: Path, tmp_path: Path) -> None:
    file = made_from(schema, tmp_path / "news.db")
    store = await open_store(str(file))
    found = await readings_in(store, "w", [["ferri"]], ALL_TIME, 9)
    assert [one.article.key for one in found] == ["b", "a"]
    assert await store.news.unseen("gazette", ["old", "a", "new"]) == {"new"}
    subscription = await store.workspaces.subscription("morning")
    assert subscription is not None
    assert subscription.next_run_at is not None
    assert subscription.next_run_at > NOW
    assert await store.outbox.seen(channel(), ["gazette:a", "gazette:b"]) == {"gazette:a"}
    entry = await store.care.entry(Chore.TICK)
    assert entry is not None
    assert (entry.at, entry.words) == (NOW, "frozen")
    assert (await store.care.figures()).waiting == 1
    await store.close()
    check(file)


async def test_a_title_that_a_source_had_is_one_that_somebody_gave_it(tmp_path: Path) -> None:
    store = await open_store(str(made_from(SCHEMAS / "0005.sql", tmp_path / "news.db")))
    ((source, state),) = await store.news.sources("w")
    assert (source.title, source.own_title, source.name) == ("gazette", "", "gazette")
    await store.news.save_visit(state, (), (), own_title="The Gazette - all articles")
    await store.news.add_source(source, followed_by="w", called="Our paper")
    assert [one.name for one, _ in await store.news.sources("w")] == ["Our paper"]
    assert [one.name for one, _ in await store.news.sources("v")] == ["gazette"]
    await store.close()


async def test_the_newest_teasers_wait_for_their_pages_and_all_else_is_kept(tmp_path: Path) -> None:
    file = made_from(SCHEMAS / "0002.sql", tmp_path / "news.db")
    fresh = [("t1", 23), ("t2", 20), ("t3", 16), ("t4", 12), ("t5", 8), ("t6", 4), ("t7", 1)]
    now = datetime.now(UTC)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "insert into sources select 'folder', 'folder', 'in', '', every, '', '', 0, '', null, null from sources"
        )
        for name, hours in (*fresh, ("old", 30)):
            add_copy(connection, name, now - timedelta(hours=hours))
        add_copy(connection, "full", now, is_teaser=0)
        add_copy(connection, "unlinked", now - timedelta(minutes=1), url="")
        add_copy(connection, "unreadable", now - timedelta(hours=22), url="http://[broken")
        add_copy(connection, "file", now - timedelta(minutes=2), source_id="folder")
        before = connection.execute("select id, title, is_teaser, mark from articles order by place").fetchall()
    store = await open_store(str(file))
    readings = await store.news.readings([article_id for article_id, *_ in before])
    await store.close()
    assert {(one.article.origin, one.article.teaser, one.article.kind) for one in readings} == {("feed", "", "")}
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("select id, title, is_teaser, mark from articles order by place").fetchall() == before
        queued = connection.execute("select article_id, address, host, state, tries from pages order by article_id").fetchall()
        assert connection.execute("select count(*) from pages where next_try is null").fetchone() == (0,)
    address = "https://gazette.example/a?named="
    assert queued == [(name, f"{address}{name}", "gazette.example", "waiting", 0) for name, _ in fresh[2:]], "the newest five"
    assert len(readings) == len(before) == 14
    check(file)


async def test_articles_are_known_by_their_pages_after_an_upgrade(tmp_path: Path) -> None:
    file = made_from(SCHEMAS / "0003.sql", tmp_path / "news.db")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("update articles set url = 'http://www.gazette.example/b/?utm_source=x' where key = 'b'")
    store = await open_store(str(file))
    held = await store.news.at_pages("gazette", {"gazette.example/a", "gazette.example/b"})
    (_, state), *_ = await store.news.sources()
    await store.close()
    assert held == {"gazette.example/a": {"a": "Ferry late"}, "gazette.example/b": {"b": "Ferry late"}}
    assert (state.read_at, state.reason, state.address, state.moving_to, state.moving_seen) == (None, "every", "", "", 0)
    check(file)


async def test_what_channels_were_told_of_is_found_by_their_hashes_after_an_upgrade(tmp_path: Path) -> None:
    file = made_from(SCHEMAS / "0019.sql", tmp_path / "news.db")
    others = [channel("sports"), replace(channel("weather"), thread="7")]
    with closing(sqlite3.connect(file)) as connection, connection:
        for number, to in enumerate(others):
            message = _first(connection, "outbox") | {"key": f"more {number}", "part": 5 + number, "channel": channel_text(to)}
            insert(connection, "outbox", message)
            insert(connection, "mentions", {"delivery_key": f"more {number}", "position": 0, "article_id": "gazette:b"})
    await (await open_store(str(file))).close()
    with closing(sqlite3.connect(file)) as connection:
        held = connection.execute("select article_id, channel_hash from mentions order by delivery_key").fetchall()
    expected = [("gazette:b", channel_hash(to)) for to in others] + [("gazette:a", channel_hash(channel()))]
    assert held == expected
    check(file)


def add_copy(connection: sqlite3.Connection, name: str, at: datetime, **changed: object) -> None:
    """A teaser like the first article there, in a database as 0002 left it."""
    row = _first(connection, "articles")
    place_then = place(at)
    same = {"place": place_then, "id": name, "key": name, "stored_at": microseconds(at), "is_teaser": 1}
    row |= same | {"url": f"https://gazette.example/a?named={name}"} | changed
    text = _first(connection, "texts") | {"place": place_then}
    insert(connection, "articles", row)
    insert(connection, "texts", text)


def insert(connection: sqlite3.Connection, table: str, values: dict[str, object]) -> None:
    marks = ", ".join("?" * len(values))
    connection.execute(f"insert into {table} ({', '.join(values)}) values ({marks})", list(values.values()))  # noqa: S608


def _first(connection: sqlite3.Connection, table: str) -> dict[str, object]:
    found = connection.execute(f"select * from {table} order by rowid limit 1")  # noqa: S608
    return dict(zip([column[0] for column in found.description], found.fetchone(), strict=True))


@pytest.mark.parametrize("schema", RELEASED, ids=lambda path: path.stem)
async def test_an_older_backup_may_be_restored(schema: Path, tmp_path: Path) -> None:
    check(made_from(schema, tmp_path / "old.db"))


async def test_a_page_that_is_being_read_while_the_database_is_raised_waits_for_its_lease(tmp_path: Path) -> None:
    file = made_from(SCHEMAS / "0007.sql", tmp_path / "news.db")
    with closing(sqlite3.connect(file)) as connection, connection:
        add_copy(connection, "page", NOW - timedelta(hours=5))
        columns = (
            "article_id, address, host, state, why, tries, next_try, lease_until, read_at, etag, last_modified, mark, last_mark"
        )
        values = (
            "page",
            "https://a.example/1",
            "a.example",
            "waiting",
            "",
            1,
            microseconds(NOW),
            microseconds(NOW + timedelta(minutes=3)),
        )
        connection.execute(f"insert into pages ({columns}) values ({', '.join('?' * 13)})", (*values, None, "", "", "", ""))  # noqa: S608
    store = await open_store(str(file))
    assert await store.roster.holders() == frozenset()
    assert not await store.pages.due(NOW)
    assert await store.pages.due(NOW + timedelta(minutes=3))
    await store.close()


async def test_what_is_being_sent_while_the_database_is_raised_waits_for_its_lease_as_before(tmp_path: Path) -> None:
    file = made_from(SCHEMAS / "0004.sql", tmp_path / "news.db")
    lease = NOW + timedelta(minutes=2)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("update outbox set state = 'sending', attempts = 1, lease_until = ?", (microseconds(lease),))
    store = await open_store(str(file))
    assert await store.roster.holders() == frozenset()
    assert await store.roster.present() == ()
    assert not await store.outbox.is_due(NOW)
    assert await store.outbox.is_due(lease)
    assert all(state.cost == timedelta() for _, state in await store.news.sources())
    await store.close()


async def test_what_is_stored_goes_on_without_pictures(tmp_path: Path) -> None:
    store = await open_store(str(made_from(SCHEMAS / "0016.sql", tmp_path / "news.db")))
    subscription = await store.workspaces.subscription("morning")
    assert subscription
    assert subscription.pictures is PictureSize.OFF
    assert {one.article.picture for one in await store.news.readings(["gazette:a", "gazette:b"])} == {None}
    await store.workspaces.save_subscription(replace(subscription, pictures=PictureSize.SMALL))
    held = await store.workspaces.subscription("morning")
    assert held
    assert held.pictures is PictureSize.SMALL
    await store.close()


async def test_whoever_had_a_story_followed_is_written_down_with_it(tmp_path: Path) -> None:
    file = made_from(SCHEMAS / "0017.sql", tmp_path / "news.db")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.row_factory = sqlite3.Row
        (held,) = connection.execute("select * from subscriptions").fetchall()
        for name, place in (("mine", "@U7ANN"), ("here", "news")):
            row = dict(held) | {"id": name, "story_id": 7, "channel": f'["slack","w","{place}",""]', "keeper": "U7ANN"}
            marks = ", ".join("?" * len(row))
            connection.execute(f"insert into subscriptions ({', '.join(row)}) values ({marks})", tuple(row.values()))  # noqa: S608
        for kind in ("brief", "log"):
            connection.execute("insert into notes values ('w', ?, 'n', '{}', 1, '')", (kind,))
    store = await open_store(str(file))
    assert [one.id for one in await store.workspaces.personal("w", "U7ANN")] == ["mine"]
    assert [one.id for one in await store.workspaces.story_follows("w")] == ["here", "mine"]
    assert [one.id for one in await store.workspaces.subscriptions("w")] == ["morning"]
    assert await store.notes.note("w", NoteKind.BRIEF, "n") is None, "by no hash of that age can it be told whose it is"
    assert await store.notes.note("w", NoteKind.LOG, "n") is not None
    await store.close()
