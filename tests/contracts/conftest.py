"""Every backend that a contract is held against."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.store import Store, open_store
from tests.postgresql import new_database

BACKENDS = ("memory", "file", "postgresql")


def _url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    if backend == "memory":
        return ":memory:"
    if backend == "file":
        return f"sqlite:///{tmp_path / 'news.db'}"
    return new_database(request.getfixturevalue("postgresql"))


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return _url(request.param, tmp_path, request)


@pytest.fixture(params=BACKENDS[1:])
def shared_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that several stores can open at once."""
    return _url(request.param, tmp_path, request)


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    store = await open_store(url)
    yield store
    await store.close()
