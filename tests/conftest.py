"""What holds for every test."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from bot.store import store
from tests import postgresql as postgres
from tests.skips import pytest_sessionfinish as pytest_sessionfinish
from tests.templates import copying

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
"""How long an example takes, or its making, says more of the machine than of the code."""

END_TO_END = Path(__file__).parent / "e2e"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that is in tests/e2e is marked so, and what needs a PostgreSQL; elsewhere a test bears the mark itself."""
    for item in items:
        if item.path.is_relative_to(END_TO_END):
            item.add_marker(pytest.mark.e2e)
        values = item.callspec.params.values() if isinstance(item, pytest.Function) and hasattr(item, "callspec") else ()
        if "postgresql" in getattr(item, "fixturenames", ()) or "postgresql" in map(str, values):
            item.add_marker(pytest.mark.postgresql)


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    """A command that runs in the process of the tests sets up its logs for good; the next test reads its own."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(autouse=True, scope="session")
def databases_are_copied() -> Iterator[None]:
    """In this process; what a test starts as a process of its own migrates its own database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "migrate", copying(store.migrate))
        yield


@pytest.fixture(autouse=True, scope="session")
def no_home_of_anybody(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the bot keeps for whoever runs it goes into a folder of the tests: never into their own home."""
    os.environ["XDG_CONFIG_HOME"] = str(tmp_path_factory.mktemp("config"))
    os.environ["XDG_DATA_HOME"] = str(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Any]:
    """A PostgreSQL of our own for this run."""
    if problem := postgres.missing():
        pytest.skip(problem)
    with postgres.server() as server:
        yield server
