"""A small web server that answers from a table, and misbehaves on demand."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

Answer = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole response; header names are written with underscores."""
    lines = {"content-length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in lines.items() if value), "", ""]
    return "\r\n".join(head).encode() + body


@dataclass
class WebServer:
    """`pages` maps a path to what is sent; `requests` keeps (path, headers) of what came. With `keeps`, a connection stays open
    for further requests; `connections` counts them."""

    url: str = ""
    pages: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    keeps: bool = False
    connections: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, one answer; or as many as are asked for."""
        self.connections += 1
        try:
            while await self._answer(reader, writer) and self.keeps:
                pass
        except (ConnectionError, asyncio.IncompleteReadError):
            return  # the client has seen enough
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        path = head[0].split()[1]
        named = (line.partition(": ") for line in head[1:] if line)
        self.requests.append((path, {name.lower(): value for name, _, value in named}))
        page = self.pages.get(path, answer(status="404 Not Found"))
        if isinstance(page, bytes):
            writer.write(page)
        else:
            await page(writer)
        await writer.drain()
        return isinstance(page, bytes)
