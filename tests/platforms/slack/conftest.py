"""A Slack to talk to."""

from collections.abc import AsyncIterator

import pytest

from tests.platforms.slack.people import Newsdesk, open_newsdesk
from tests.platforms.slack.wire import SlackWire, open_wire


@pytest.fixture
async def wire() -> AsyncIterator[SlackWire]:
    """Two workspaces, T1 and T2, each with a channel C1. A test that makes it refuse a body fails."""
    async with open_wire() as opened:
        yield opened
        assert not opened.broken


@pytest.fixture
async def newsdesk(wire: SlackWire) -> AsyncIterator[Newsdesk]:
    """The bot in both workspaces, listening."""
    async with open_newsdesk(wire) as opened:
        yield opened
