"""Several connections made at once to a file that is new to all of them."""

from sqlite3 import OperationalError
from typing import Any

import pytest
from sqlalchemy.util import greenlet_spawn

from bot.store.database import connections


class Cursor:
    """Raises an error so many times."""

    def __init__(self, times: int, problem: str) -> None:
        self.left, self.problem = times, problem
        self.executed: list[str] = []

    def execute(self, statement: str) -> None:
        self.executed.append(statement)
        if self.left:
            self.left -= 1
            raise OperationalError(self.problem)


async def _run(cursor: Any) -> list[str]:
    await greenlet_spawn(connections._patiently, cursor, "PRAGMA journal_mode = WAL")
    return cursor.executed


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_BETWEEN_TRIES", 0)


@pytest.mark.parametrize("times", [0, 1, 40])
async def test_a_locked_file_is_waited_for(times: int) -> None:
    assert len(await _run(Cursor(times, "database is locked"))) == times + 1


@pytest.mark.parametrize(("times", "problem"), [(41, "database is locked"), (1, "disk I/O error")])
async def test_not_for_ever_and_not_for_anything_else(times: int, problem: str) -> None:
    cursor = Cursor(times, problem)
    with pytest.raises(OperationalError, match=problem):
        await _run(cursor)
    assert len(cursor.executed) == times
