"""Feeds of teasers, with the pages that they link to, from a web server of our own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.e2e.conftest import Desk

BRIDGE = """<html><head><title>Council closes swing bridge | Island Courier</title></head><body><nav><a href=/>Home</a>
<a href=/sport>Sport</a></nav><article><h1>Council closes swing bridge</h1><p>The council of Westhaven voted by nine to four on
Monday to close the old swing bridge for two years. The bridge carries 8,000 cars a day and was built in 1911.</p>
<p>“We have no choice, the steel is tired,” said mayor Lena Ost after the vote. She put the cost at 40 million crowns.</p>
<p>Shop owners on the island fear for their trade. “Two years will finish us,” said Karl Vint, who sells nets there.</p>
<p>A ferry will run every ten minutes from the fish market, from 5 a.m. to midnight. It is free for those who live there.</p>
<p>Work begins on 1 March, the harbour office said in a statement.</p></article>
<footer>Subscribe to our newsletter</footer></body></html>"""

CLOCK = """<html><head><title>A clock that runs on tides</title></head><body><article><h1>A clock that runs on tides</h1>
<p>A clockmaker in Westhaven has built a clock that is driven by nothing but the tide. It stands in the lock house and was set
going on Friday before two hundred guests.</p><p>“The sea never forgets to wind it,” said Ida Brenn, who built it over four years.
It loses less than a second a month.</p><p>The lock house is open on Sundays from ten to four. The town paid 12,000 crowns towards
the works.</p></article></body></html>"""

WALL = """<html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1></body></html>"""

ROBOTS = "User-agent: *\nDisallow: /private/\n"


@dataclass
class Site:
    """Pages by path, each with its status and type; what was asked for, and by whom."""

    url: str = ""
    pages: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def feed(self, *items: tuple[str, str, str]) -> None:
        """One feed, its items given by title, path and description."""
        entries = "".join(
            f"<item><title>{escape(title)}</title><link>{self.url}{path}</link><guid>{path}</guid>"
            f"<pubDate>{format_datetime(datetime.now(UTC) - timedelta(minutes=5 * n))}</pubDate>"
            f"<description>{escape(text)}</description></item>"
            for n, (title, path, text) in enumerate(items, start=1)
        )
        channel = f"<channel><title>Island Courier</title><link>{self.url}/</link><description>d</description>{entries}</channel>"
        self.pages["/feed"] = (200, "application/rss+xml", f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>')


@contextmanager
def served() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers["user-agent"]))
            status, kind, text = site.pages.get(self.path, (404, "text/html", "<h1>Not found</h1>"))
            body = text.encode()
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """The tests look at `asked`."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def reading(make_desk: Callable[..., Desk], site: Site, more: str = "") -> Desk:
    """A newsroom that reads the site's feed."""
    source = f'\n[[sources]]\nkind = "feed"\nlocation = "{site.url}/feed"\ntitle = "Island Courier"\n{more}'
    return make_desk(more=f'{source}\n[fetch]\nallow_hosts = ["127.0.0.1"]\n')


def test_the_first_digest_of_a_stub_feed_shows_sentences_and_quotes_of_its_pages(make_desk: Callable[..., Desk]) -> None:
    with served() as site:
        html = "text/html; charset=utf-8"
        site.pages |= {"/bridge": (200, html, BRIDGE), "/prize": (200, html, BRIDGE), "/wall": (200, html, WALL)}
        site.pages |= {
            "/clock": (200, html, CLOCK),
            "/private/x": (200, html, BRIDGE),
            "/robots.txt": (200, "text/plain", ROBOTS),
        }
        site.feed(
            ("Council closes swing bridge", "/bridge", "The council voted to close the bridge."),
            ("A clock that runs on tides", "/clock", '<a href="https://board.example/item?id=1">Comments</a>'),
            ("Net maker wins prize", "/prize", "A prize for nets went to the island."),
            ("Tugs change their owner", "/wall", "Both tugs were sold to a firm from Estmoor."),
            ("Secret papers of the pilots", "/private/x", "The pilots keep their papers."),
        )
        desk = reading(make_desk, site)
        done = desk.bot("run", "--once")
        assert done.returncode == 0, done.stderr
        assert "nine to four" in done.stdout
        assert "We have no choice, the steel is tired" in done.stdout
        assert "Lena Ost" in done.stdout
        assert "driven by nothing but the tide" in done.stdout
        assert "Ida Brenn" in done.stdout
        assert "Comments" not in done.stdout
        for never in ("Subscribe", "Checking your browser", "Just a moment"):
            assert never not in done.stdout
        assert "Net maker wins prize" in done.stdout
        assert done.stdout.count("nine to four") == 1, "a page of another article is not taken for this one"
        paths = [path for path, _ in site.asked]
        assert paths.count("/robots.txt") == 1
        assert "/private/x" not in paths
        assert all("Dateline" in agent for _, agent in site.asked)
        site.asked.clear()
        again = desk.bot("run", "--once")
        assert "nine to four" not in again.stdout
        assert {path for path, _ in site.asked} <= {"/feed", "/robots.txt"}


def test_who_wants_no_pages_gets_none(make_desk: Callable[..., Desk]) -> None:
    with served() as site:
        site.pages["/bridge"] = (200, "text/html", BRIDGE)
        site.feed(("Council closes swing bridge", "/bridge", "The council voted to close the bridge for two years."))
        done = reading(make_desk, site, 'full_text = "never"\n').bot("run", "--once")
        assert "Council closes swing bridge" in done.stdout
        assert "nine to four" not in done.stdout
        assert [path for path, _ in site.asked] == ["/feed"]
