"""A web server on the loopback interface, and what every fetcher shares."""

import asyncio
import ssl
from collections.abc import AsyncIterator

import pytest

from tests.sources.webserver import WebServer


@pytest.fixture(scope="session")
def tls() -> ssl.SSLContext:
    """Loading the system's certificates takes longer than any test."""
    return ssl.create_default_context()


@pytest.fixture
async def web() -> AsyncIterator[WebServer]:
    """The server on a free port of the loopback interface."""
    web = WebServer()
    server = await asyncio.start_server(web.serve, "127.0.0.1", 0)
    web.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield web
    server.close()
