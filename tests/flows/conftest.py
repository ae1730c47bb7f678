"""A desk over a real store in memory, for every flow."""

from collections.abc import AsyncIterator

import pytest

from tests.fakes import FakeWorld, open_world


@pytest.fixture
async def world() -> AsyncIterator[FakeWorld]:
    """An empty newsroom at half past two on a Thursday."""
    async with open_world() as opened:
        yield opened
