"""Reads linked pages as their hosts allow: by robots.txt (RFC 9309), as HTML, within 5 MB (the port `PageReader`)."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Protocol
from urllib.parse import urlsplit

from bot.model.errors import NotTheArticle, Resting, SourceError, Unreachable
from bot.model.page import FetchedPage, PageRefusal
from bot.parse.robots import LARGEST_ROBOTS, Verdict
from bot.ports.queue import Clock
from bot.sources.credentials import Credentials
from bot.sources.http import PAGES, HttpFetcher, Wish

LARGEST_PAGE = 5_000_000
"""Bytes, unpacked. Of 433 real pages the largest has 2.5 MB."""

KEPT, KEPT_UNREACHABLE = timedelta(hours=24), timedelta(minutes=5)
"""How long a robots.txt is cached (RFC 9309 §2.4), and that there was none."""

LONGEST_SPACING = timedelta(minutes=1)
"""The longest Crawl-delay that is followed: less than 60 pages an hour burden nobody."""

_MOST_HOSTS = 1_000
_MOST_KEPT = 64 * 1024
"""The largest robots.txt that is cached; a larger one is fetched again when it is needed."""


class Judge(Protocol):
    """Reads a robots.txt where time is bounded (`bot.parse.robots.verdict` in a process that can be killed)."""

    def __call__(self, robots: bytes, address: str) -> Awaitable[Verdict]:
        """Raises Unreadable."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Robots:
    """A host's answer for its robots.txt; None: there was no answer, so nothing is allowed."""

    rules: bytes | None
    until: datetime


class WebPages:
    """The port `PageReader` over HTTP. `credentials` are those of sources, by location."""

    def __init__(
        self, fetcher: HttpFetcher, judge: Judge, *, clock: Clock, credentials: Mapping[str, Credentials] = MappingProxyType({})
    ) -> None:
        self._fetcher = fetcher
        self._credentials = credentials
        self._judge = judge
        self._clock = clock
        self._robots: dict[str, _Robots] = {}
        self._delays: dict[str, timedelta] = {}

    def spacing(self, host: str) -> timedelta:
        """As the host's robots.txt wishes (Crawl-delay), up to a minute."""
        return self._delays.get(host, timedelta())

    async def fetch(self, address: str, *, etag: str = "", last_modified: str = "", of: str = "") -> FetchedPage:
        """The page, each hop on the way to it allowed by the rules of its host."""
        wish = Wish(media_types=("text/html", "application/xhtml+xml"), largest=LARGEST_PAGE, allow=self._allow)
        known, credentials = {"etag": etag, "last_modified": last_modified}, self._credentials.get(of)
        fetched = await self._fetcher.fetch(address, **known, accept=PAGES, wish=wish, credentials=credentials)
        return FetchedPage(
            asked=address,
            url=fetched.url,
            status=fetched.status,
            media_type=fetched.media_type,
            body=fetched.body,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
            tdm_reservation=fetched.tdm_reservation,
            x_robots_tag=fetched.x_robots_tag,
        )

    async def _allow(self, url: str) -> None:
        """Raises NotTheArticle where the host's rules forbid this address, Unreachable where they cannot be had."""
        parts = urlsplit(url)
        root, host = f"{parts.scheme}://{parts.netloc}", parts.hostname or ""
        robots = self._robots.get(root)
        if robots is None or robots.until <= self._clock():
            robots = await self._ask(root)
        if robots.rules is None:
            raise Unreachable(f"{host} did not say what may be read there (robots.txt).")
        if not robots.rules:
            return
        said = await self._judge(robots.rules, url)
        self._delays[host] = min(said.delay, LONGEST_SPACING)
        if not said.is_allowed:
            raise NotTheArticle(PageRefusal.ROBOTS)

    async def _ask(self, root: str) -> _Robots:
        """A host's rules. Without a robots.txt (4xx) all may be read, without an answer (5xx) nothing (RFC 9309 §2.3.1)."""
        now = self._clock()
        try:
            wish = Wish(largest=LARGEST_ROBOTS, is_cut=True)
            fetched = await self._fetcher.fetch(f"{root}/robots.txt", accept="text/plain, */*;q=0.5", wish=wish)
        except Resting:
            raise
        except SourceError as problem:
            status = problem.status if isinstance(problem, Unreachable) else 0
            is_free = 400 <= status < 500 and status != 429
            robots = _Robots(rules=b"" if is_free else None, until=now + (KEPT if is_free else KEPT_UNREACHABLE))
        else:
            robots = _Robots(rules=fetched.body, until=now + KEPT)
        if len(self._robots) >= _MOST_HOSTS:
            self._robots, self._delays = {}, {}
        if len(robots.rules or b"") <= _MOST_KEPT:
            self._robots[root] = robots
        return robots
