"""A web server with feeds and pages of our own making, for measuring: many hosts, each a loopback address of its own.

    python -m tests.quality.bench_feeds_server FEEDS PORT

Says "ready" when it answers. Feed N is `http://127.0.1.X:PORT/feed/N`: ten items, one of which is a teaser that links to a page.
It never changes, and says so to who has it.
"""

import asyncio
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from aiohttp import web

from tests.quality.bench_news import Event

ITEMS, HOSTS = 10, 200
ITEM_SENTENCES, PAGE_SENTENCES = 10, 42
_TAG = '"as it was"'

_SCRIPT = "<script>" + "var shown=shown||[];shown.push({slot:'side',width:300,height:250});\n" * 700 + "</script>"
_LIST = "".join(f'<li><a href="/section/{n}">Section number {n}</a></li>' for n in range(90))
_CARDS = "".join(
    f'<div class="card"><a href="/older/{n}"><img src="/image/{n}.jpg" alt=""><h3>Something told before, part {n}</h3></a>'
    f"<span>Yesterday</span></div>"
    for n in range(40)
)
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - {outlet}</title>
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{date}">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{title}","datePublished":"{date}"}}</script>
{script}</head><body><header><nav><ul>{links}</ul></nav></header><main><article><h1>{title}</h1>{text}</article>
<aside>{cards}</aside></main><footer><ul>{links}</ul><p>All rights reserved</p></footer></body></html>"""


def host_of(feed: int) -> str:
    """The loopback address at which a feed and its pages are."""
    return f"127.0.1.{1 + feed % HOSTS}"


def feed_url(feed: int, port: int) -> str:
    return f"http://{host_of(feed)}:{port}/feed/{feed}"


class Press:
    """All feeds, written before anybody asks; pages are written when they are asked for, the same each time."""

    def __init__(self, feeds: int, port: int) -> None:
        self._port = port
        self._now = datetime.now(UTC)
        self._feeds = [self._feed(feed).encode() for feed in range(feeds)]

    async def feed(self, request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == _TAG:
            return web.Response(status=304, headers={"ETag": _TAG})
        body = self._feeds[int(request.match_info["feed"])]
        return web.Response(body=body, content_type="application/rss+xml", charset="utf-8", headers={"ETag": _TAG})

    async def page(self, request: web.Request) -> web.Response:
        feed = int(request.match_info["feed"])
        title, outlet, paragraphs = _teased(feed)
        text = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
        page = _PAGE.format(
            title=title, outlet=outlet, date=self._now.isoformat(), text=text, script=_SCRIPT, links=_LIST, cards=_CARDS
        )
        return web.Response(text=page, content_type="text/html")

    def _feed(self, feed: int) -> str:
        items = "".join(self._items(feed))
        return (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            f"<channel><title>Paper {feed}</title><link>http://{host_of(feed)}:{self._port}/</link>{items}</channel></rss>"
        )

    def _items(self, feed: int) -> Iterator[str]:
        title, _, paragraphs = _teased(feed)
        teaser = paragraphs[0].partition(". ")[0] + "."
        yield self._item(feed, 0, title, f"<description>{escape(teaser)}</description>")
        chance = random.Random(f"items {feed}")
        for number in range(1, ITEMS):
            report = Event(chance).report(number, ITEM_SENTENCES, self._now)
            html = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in report.body.decode().split("\n\n"))
            yield self._item(feed, number, report.title, f"<content:encoded>{escape(html)}</content:encoded>")

    def _item(self, feed: int, number: int, title: str, text: str) -> str:
        link = f"http://{host_of(feed)}:{self._port}/page/{feed}/{number}"
        date = format_datetime(self._now - timedelta(minutes=11 * number + feed % 10))
        return f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid><pubDate>{date}</pubDate>{text}</item>"


def _teased(feed: int) -> tuple[str, str, list[str]]:
    """Headline, outlet and paragraphs of the article that a feed only tells the beginning of."""
    report = Event(random.Random(f"page {feed}")).report(0, PAGE_SENTENCES, datetime.now(UTC))
    return report.title, report.outlet, report.body.decode().split("\n\n")


async def serve(feeds: int, port: int) -> None:
    """Answer until the process is ended."""
    press = Press(feeds, port)
    app = web.Application()
    app.add_routes([web.get("/feed/{feed}", press.feed), web.get("/page/{feed}/{number}", press.page)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    for host in sorted({host_of(feed) for feed in range(feeds)}):
        await web.TCPSite(runner, host, port).start()
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(*map(int, sys.argv[1:3])))
