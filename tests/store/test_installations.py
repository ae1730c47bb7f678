"""Tokens at rest, logins that are used once, and delegates, all of them apart by workspace."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.model.errors import UserError
from bot.model.installation import Installation
from bot.store.schema.tables import slack_installations, slack_states
from bot.store.store import Store, open_store
from bot.store.workspaces.installations import STATE_LIVES, SqlInstallations, new_key

NOW = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)
KEY = new_key()
HARWICK = Installation(workspace="T1", name="Harwick", token="xoxb-secret-of-harwick", bot="B1", bot_user="U1")
LOWMERE = Installation(workspace="T2", name="Lowmere", token="xoxb-secret-of-lowmere")


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    store = await open_store(":memory:")
    yield store
    await store.close()


async def test_an_installation_is_found_in_its_own_workspace_until_it_is_deleted(store: Store) -> None:
    kept = SqlInstallations(store.database, KEY)
    await kept.save(HARWICK, NOW)
    await kept.save(LOWMERE, NOW)
    assert (await kept.find("T1"), await kept.find("T2"), await kept.find("T3")) == (HARWICK, LOWMERE, None)
    assert await kept.delete("T1")
    assert not await kept.delete("T1")
    assert (await kept.find("T1"), await kept.find("T2")) == (None, LOWMERE)


async def test_a_token_is_neither_readable_in_the_database_nor_printed(store: Store) -> None:
    await SqlInstallations(store.database, KEY).save(HARWICK, NOW)
    async with store.database.read() as connection:
        rows = (await connection.execute(select(slack_installations))).all()
    assert "secret" not in repr(rows)
    assert "secret" not in repr(HARWICK)


async def test_keys_can_be_changed_but_not_lost(store: Store) -> None:
    await SqlInstallations(store.database, KEY).save(HARWICK, NOW)
    newer = new_key()
    assert await SqlInstallations(store.database, f"{newer}, {KEY}").find("T1") == HARWICK
    with pytest.raises(UserError, match="key"):
        await SqlInstallations(store.database, newer).find("T1")
    with pytest.raises(UserError, match="key"):
        await SqlInstallations(store.database, "").find("T1")
    with pytest.raises(UserError, match="key"):
        SqlInstallations(store.database, "passw0rd")


async def test_a_login_state_is_good_once_and_for_ten_minutes(store: Store) -> None:
    kept = SqlInstallations(store.database, KEY)
    first, second = await kept.issue_state(NOW), await kept.issue_state(NOW)
    assert first != second
    assert not await kept.consume_state("forged", NOW)
    assert await kept.consume_state(first, NOW + STATE_LIVES - timedelta(seconds=1))
    assert not await kept.consume_state(first, NOW)
    assert not await kept.consume_state(second, NOW + STATE_LIVES)
    assert not await kept.consume_state(await kept.issue_state(NOW + 2 * STATE_LIVES), NOW), "of a time that is yet to come"
    third = await kept.issue_state(NOW + 3 * STATE_LIVES)
    assert await kept.consume_state(third, NOW + 3 * STATE_LIVES)
    async with store.database.read() as connection:
        rows = (await connection.execute(select(slack_states))).all()
    assert len(rows) == 1, "only what was used lately is stored"
    assert third not in repr(rows)


async def test_a_login_state_is_good_once_however_many_ask_at_once(store: Store) -> None:
    kept = SqlInstallations(store.database, KEY)
    state = await kept.issue_state(NOW)
    assert sum(await asyncio.gather(*(kept.consume_state(state, NOW) for _ in range(5)))) == 1


async def test_a_login_state_of_another_key_is_none(store: Store) -> None:
    state = await SqlInstallations(store.database, new_key()).issue_state(NOW)
    assert not await SqlInstallations(store.database, KEY).consume_state(state, NOW)


async def test_delegates_are_those_named_last_and_go_with_the_installation(store: Store) -> None:
    kept = SqlInstallations(store.database, KEY)
    await kept.save(HARWICK, NOW)
    await kept.name_delegates("T1", frozenset({"UA", "UB"}))
    await kept.name_delegates("T2", frozenset({"UC"}))
    await kept.name_delegates("T1", frozenset({"UB"}))
    assert (await kept.delegates("T1"), await kept.delegates("T2")) == ({"UB"}, {"UC"})
    await kept.delete("T1")
    assert await kept.delegates("T1") == frozenset()
