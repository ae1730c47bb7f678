"""A newsroom moved to another database: everything of it, checked, as often as one likes, and nothing of anybody else's."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.model.errors import BotError, UserError
from bot.model.source import SourceState
from bot.model.workspace import Window, Workspace
from bot.store.database.transfer import transfer, verify
from bot.store.store import Store, open_store
from tests.store.builders import ALL_TIME, NOW, channel, delivery, reading, rejected, source, subscription
from tests.stored import readings_in

SECOND = timedelta(seconds=1)


@pytest.fixture
async def old(tmp_path: Path) -> AsyncIterator[Store]:
    """A newsroom with something of everything: an outbox with a sent and a waiting part, what was seen, a page, a note."""
    store = await open_store(f"sqlite:///{tmp_path / 'old.db'}")
    await store.news.add_source(source(), followed_by="*")
    await store.news.save_visit(SourceState(source_id="gazette"), [reading(str(n)) for n in range(1_200)], [rejected()])
    await store.workspaces.save_workspace(Workspace(id="w", platform="discord", name="Harbour \U0001f6a2 people"))
    order = subscription()
    await store.workspaces.save_subscription(order)
    parts = [delivery(1, article_ids=("gazette:1",)), delivery(2, article_ids=("gazette:2",))]
    await store.outbox.publish(order, NOW, parts, window=Window(start=NOW - SECOND, end=NOW), next_run_at=NOW + SECOND)
    claimed = await store.outbox.claim(NOW, lease_until=NOW + SECOND)
    assert claimed
    await store.outbox.sent(claimed.key, "receipt", NOW)
    yield store
    await store.close()


@pytest.fixture
async def new(shared_url: str) -> AsyncIterator[Store]:
    store = await open_store(shared_url)
    yield store
    await store.close()


async def move(old: Store, new: Store) -> int:
    return await transfer(old.database, new.database, NOW, lambda *_: None)


async def test_the_copy_has_everything_and_the_work_goes_on_there(old: Store, new: Store) -> None:
    assert await move(old, new) > 2_400
    tables = {one.table: one.rows for one in await verify(old.database, new.database)}
    assert (tables["articles"], tables["outbox"], tables["sources"]) == (1_200, 2, 1)
    found = await readings_in(new, "w", [["ferri"]], ALL_TIME, 2_000)
    assert len(found) == 1_200
    assert await new.outbox.seen(channel(), ["gazette:1", "gazette:2", "gazette:3"]) == {"gazette:1", "gazette:2"}
    waits = await new.outbox.claim(NOW + 2 * SECOND, lease_until=NOW + 3 * SECOND)
    assert waits
    assert waits.part == 2
    await new.news.save_visit(SourceState(source_id="gazette"), [reading("later"), reading("5")], ())
    assert (await new.care.figures()).articles == 1_201


async def test_run_again_it_copies_what_changed_alone(old: Store, new: Store) -> None:
    await move(old, new)
    assert await move(old, new) == 0
    await old.workspaces.save_workspace(Workspace(id="w", platform="discord", name="Others"))
    await old.news.save_visit(SourceState(source_id="gazette", etag="x"), [reading("later")], ())
    await old.workspaces.delete_subscription("w", subscription().id)
    with pytest.raises(BotError, match="differs"):
        await verify(old.database, new.database)
    assert await move(old, new) == 6, "a workspace, a source, an article, its text and its story, and a subscription that went"
    await verify(old.database, new.database)


async def test_an_article_that_gave_way_to_another_under_its_key_gives_way_in_the_copy(old: Store, new: Store) -> None:
    await move(old, new)
    async with old.database.write() as connection:
        await connection.execute(text("delete from texts where place = (select place from articles where id = 'gazette:7')"))
        await connection.execute(text("delete from articles where id = 'gazette:7'"))
    again = replace(reading("7").article, fetched=NOW + timedelta(days=1))
    await old.news.save_visit(SourceState(source_id="gazette"), [replace(reading("7"), article=again)], ())
    await move(old, new)
    await verify(old.database, new.database)


async def test_another_newsroom_is_not_overwritten(old: Store, new: Store, tmp_path: Path) -> None:
    await new.news.add_source(source("tidings"), followed_by="*")
    with pytest.raises(UserError, match="holds a newsroom already"):
        await move(old, new)
    assert [one.id for one, _ in await new.news.sources("w")] == ["tidings"]


async def test_a_copy_of_another_newsroom_is_not_overwritten(old: Store, new: Store, tmp_path: Path) -> None:
    await move(old, new)
    other = await open_store(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(UserError, match="holds a copy of"):
        await move(other, new)
    await other.close()
    assert (await new.care.figures()).articles == 1_200


async def test_progress_is_told_by_table(old: Store, new: Store) -> None:
    told: list[tuple[str, int, int]] = []
    tell: Callable[[str, int, int], None] = lambda *progress: told.append(progress)  # noqa: E731
    await transfer(old.database, new.database, NOW, tell)
    assert [progress for progress in told if progress[0] == "articles"] == [
        ("articles", 500, 1_200),
        ("articles", 1_000, 1_200),
        ("articles", 1_200, 1_200),
    ]
