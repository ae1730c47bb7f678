"""What goes with age and what stays, on every database (the port `StoreCare`)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.model.errors import StoreTrouble
from bot.model.problems import problem_of
from bot.model.source import SourceState
from bot.model.story import Changes, Trace
from bot.model.upkeep import Chore, Entry, Held
from bot.model.workspace import Window, Workspace
from bot.store.store import Store
from tests.store.builders import ALL_TIME, NOW, channel, delivery, reading, rejected, source, subscription
from tests.stored import readings_in

DAY = timedelta(days=1)
OLD, NEW = NOW - 100 * DAY, NOW
CUT = NOW - 90 * DAY


async def store_articles(store: Store, names: Sequence[str], fetched: datetime) -> None:
    await store.news.add_source(source(), followed_by="*")
    await store.news.save_visit(
        SourceState(source_id="gazette"), [reading(name, fetched=fetched) for name in names], [rejected(f"bad-{names[0]}")]
    )


async def kept(store: Store) -> list[str]:
    found = await readings_in(store, "w", [["ferri"]], ALL_TIME, 99)
    assert len(found) == await store.news.count("w", ALL_TIME), "index and table agree"
    return sorted(one.article.key for one in found)


async def publish(store: Store, slot: datetime, *, shows: tuple[str, ...] = (), name: str = "morning") -> str:
    order = subscription(name, next_run_at=slot)
    await store.workspaces.save_subscription(order)
    sent = delivery(1, slot=slot, to=channel(), article_ids=shows, of=name)
    window = Window(start=slot - DAY, end=slot)
    assert await store.outbox.publish(order, slot, [sent], window=window, next_run_at=slot + DAY)
    return sent.key


async def test_articles_go_by_age_batch_by_batch_and_the_index_with_them(store: Store) -> None:
    await store_articles(store, ["a", "b", "c"], OLD)
    await store_articles(store, ["d", "e"], NEW)
    assert [await store.care.forget(Held.ARTICLES, CUT, 2) for _ in range(3)] == [2, 1, 0]
    assert await kept(store) == ["d", "e"]
    figures = await store.care.figures()
    assert (figures.articles, figures.forgotten, figures.newest) == (2, 3, NEW)
    assert figures.size > 0


async def test_the_limit_of_age_is_exact(store: Store) -> None:
    await store_articles(store, ["at"], CUT)
    await store_articles(store, ["before"], CUT - timedelta(milliseconds=1))
    assert await store.care.forget(Held.ARTICLES, CUT, 9) == 1
    assert await kept(store) == ["at"]


async def test_an_old_item_that_its_feed_still_lists_is_not_new_again(store: Store) -> None:
    await store_articles(store, ["a"], OLD)
    await store.care.forget(Held.ARTICLES, CUT, 9)
    assert await store.news.unseen("gazette", ["a", "z"]) == {"z"}


async def test_rejected_items_go_by_age(store: Store) -> None:
    await store_articles(store, ["a"], OLD)
    assert await store.care.forget(Held.REJECTED, NOW, 9) == 0
    assert await store.care.forget(Held.REJECTED, NOW + DAY, 9) == 1


async def test_a_delivery_stays_as_long_as_its_articles(store: Store) -> None:
    await store_articles(store, ["a", "b"], OLD)
    await publish(store, OLD, shows=("gazette:a",))
    taken = await store.outbox.claim(NOW, lease_until=NOW + DAY)
    assert taken is not None
    await store.outbox.sent(taken.key, "r", OLD)
    assert await store.care.forget(Held.DELIVERIES, CUT, 9) == 0
    assert await store.care.forget(Held.DIGESTS, CUT, 9) == 0
    assert await store.outbox.seen(channel(), ["gazette:a"]) == {"gazette:a"}
    await store.care.forget(Held.ARTICLES, CUT, 9)
    assert await store.care.forget(Held.DELIVERIES, CUT, 9) == 1
    assert await store.care.forget(Held.DIGESTS, CUT, 9) == 1
    async with store.database.read() as connection:
        left = [await connection.scalar(text(f"select count(*) from {name}")) for name in ("outbox", "mentions", "digests")]  # noqa: S608
    assert left == [0, 0, 0]


async def test_what_is_still_to_be_sent_never_goes(store: Store) -> None:
    await publish(store, OLD, name="waiting")
    assert await store.care.forget(Held.DELIVERIES, NOW + DAY, 9) == 0
    assert await store.outbox.claim(NOW, lease_until=NOW + DAY)
    assert await store.care.forget(Held.DELIVERIES, NOW + DAY, 9) == 0
    figures = await store.care.figures()
    assert (figures.waiting, figures.dead, figures.waiting_since) == (1, 0, OLD)


async def test_what_rests_since_its_workspace_sent_the_bot_away_troubles_nobody(store: Store) -> None:
    key = await publish(store, NOW)
    await store.outbox.claim(NOW, lease_until=NOW + DAY)
    await store.outbox.dead(key, problem_of("no such channel"))
    await store.workspaces.disable_subscription("morning", problem_of("the bot was removed"))
    here = Workspace(id="w", platform="discord", name="W")
    await store.workspaces.save_workspace(here)
    figures = await store.care.figures()
    assert (figures.dead, figures.disabled) == (1, (("morning", problem_of("the bot was removed")),))
    await store.workspaces.save_workspace(replace(here, left_at=NOW))
    figures = await store.care.figures()
    assert (figures.dead, figures.disabled) == (0, ())


async def test_a_dead_letter_goes_by_age_too(store: Store) -> None:
    key = await publish(store, OLD)
    await store.outbox.claim(NOW, lease_until=NOW + DAY)
    await store.outbox.dead(key, problem_of("no such channel"))
    assert (await store.care.figures()).dead == 1
    assert await store.care.forget(Held.DELIVERIES, CUT, 9) == 1
    assert (await store.care.figures()).dead == 0


async def test_a_chore_is_entered_by_one_of_many(store: Store) -> None:
    assert await store.care.entry(Chore.HOUSEKEEPING) is None
    first = Entry(at=OLD, words="nothing")
    assert await store.care.enter(Chore.HOUSEKEEPING, first, last=None)
    assert not await store.care.enter(Chore.HOUSEKEEPING, Entry(at=NEW), last=None)
    second = Entry(at=NEW, words="3 articles")
    assert await store.care.enter(Chore.HOUSEKEEPING, second, last=first)
    assert not await store.care.enter(Chore.HOUSEKEEPING, Entry(at=NEW + DAY), last=first)
    assert await store.care.entry(Chore.HOUSEKEEPING) == second
    assert await store.care.entry(Chore.TICK) is None


async def test_a_store_in_shape_finds_what_it_found(store: Store) -> None:
    for number in range(30):
        await store_articles(store, [f"n{number}"], NOW + timedelta(seconds=number))
    before = await kept(store)
    await store.care.optimise()
    await store.care.optimise()
    assert await kept(store) == before


async def test_connections_that_the_server_cut_are_trouble_once_and_made_anew(store: Store) -> None:
    if store.database.is_sqlite:
        pytest.skip("SQLite has no server")
    async with store.database.write() as connection:
        await connection.execute(text("select 1"))
    cut = text("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()")
    for _ in range(2):
        with pytest.raises(StoreTrouble, match=r"cannot be reached|started or stopped"):
            async with store.database.write() as connection:
                await connection.execute(cut)
        assert await store.news.sources() == ()


async def test_what_was_said_of_stories_goes_with_their_reports(store: Store) -> None:
    await store_articles(store, ["a", "b"], OLD)
    await store_articles(store, ["c", "d"], NEW)
    places = [at for at, _ in await store.stories.pending(9)]
    turn = await store.stories.take_turn("me", NOW, NOW + DAY) or 0
    assert await store.stories.record(turn, [Trace(place=at, story=at) for at in places], Changes(), NOW, next_id=1)
    assert await store.stories.join(places[0], places[1], OLD) is not None
    assert await store.stories.join(places[2], places[3], NEW) is not None
    assert await store.story_finder.now(places[1]) == places[0]
    await store.care.forget(Held.ARTICLES, CUT, 9)
    assert (await store.stories.verdicts()).joined == {(places[2], places[3])}
    assert await store.story_finder.now(places[1]) == places[1]
    assert await store.story_finder.now(places[3]) == places[2]
