"""Finds the feeds of a page: those that it declares (RSS autodiscovery), and those at usual addresses.

For autodiscovery see https://www.rssboard.org/rss-autodiscovery. The usual names of undeclared feeds are those that Miniflux
tries. Run `page_links` in a process that can be killed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bot.parse.addresses import channel_feeds
from bot.parse.feed.encoding import decode
from bot.parse.feed.text import single_line
from bot.parse.page.tree import read_tree
from bot.parse.urls import canonical_url, http_link

MOST_LINKS = 10
MOST_READ = 500_000
"""Characters of a page that are read: half from its head and half from its foot, where links to feeds are."""
MOST_SITEMAPS = 5
_MOST_ANCHORS = 200
_MOST_PIECES = 20
_LONGEST_NAME = 60
"""The most characters of a link's text that may name a feed."""

NAMES = (
    "feed",
    "feed/",
    "rss",
    "rss/",
    "atom.xml",
    "feed.xml",
    "rss.xml",
    "index.xml",
    "index.rss",
    "feed.atom",
    "rss/feed.xml",
    "feed.json",
)
SITEMAPS = ("news-sitemap.xml", "sitemap-news.xml", "sitemap_news.xml", "news_sitemap.xml", "sitemap.xml")
"""Usual addresses of sitemaps that no page links to."""

_TYPES = {
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/xml", "text/xml",
    "application/x-rss+xml", "application/x-atom+xml", "text/rss+xml", "application/rss", "application/atom",
}  # fmt: skip
_ANCHOR = re.compile(
    r"(?:^|[/.?&=_-])(?:rss\d?|atom\d?|rdf|feeds?)(?:$|[/.?&=_-])|feedburner\.com/|\.(?:rss|atom|rdf)$", re.IGNORECASE
)
_READER = re.compile(r"(?:feedly|inoreader|newsblur|netvibes|bloglovin|theoldreader|my\.yahoo)\.com", re.IGNORECASE)
"""Services whose buttons add a page to their own feed reader."""
_CALLED = re.compile(r"\b(?:rss|atom|feeds?|xml)\b|تغذية|стрічка", re.IGNORECASE)
_COMMENTS = re.compile(
    r"\b(?:comments|replies|kommentare|comentarios|comentários|commentaires|commenti|reacties|коментарі)\b|التعليقات",
    re.IGNORECASE,
)
_LINK_VALUE = re.compile(r"<([^<>]{1,2000})>((?:\s*;\s*[\w*-]{1,30}\s*=?\s*(?:\"[^\"]{0,500}\"|[^\s\",;]{0,500}))*)")
_PARAMETER = re.compile(r";\s*([\w*-]{1,30})\s*=?\s*(?:\"([^\"]*)\"|([^\s\",;]*))")
_SITEMAP = re.compile(r"^\s{0,20}sitemap\s{0,20}:\s{0,20}(\S{1,2000})", re.IGNORECASE | re.MULTILINE)
_LOC = re.compile(r"<(?:\w{1,10}:)?loc>\s{0,200}([^<\s]{1,2000})\s{0,200}</", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """The feeds of a page: `feeds` that it declares, and `hinted` links that look like feeds."""

    feeds: tuple[str, ...] = ()
    hinted: tuple[str, ...] = ()


def page_links(body: bytes, url: str, media_type: str = "", link_header: str = "") -> PageLinks:
    """The feeds in a page at `url` and in its Link header (RFC 8288), each http(s) address once, comment feeds last.

    Raises Unreadable.
    """
    text = decode(body, media_type)
    finder = _Finder(url)
    half = MOST_READ // 2
    if text.strip():
        finder.read(read_tree(text if len(text) <= MOST_READ else text[:half] + text[-half:]))
    declared = [*_in_header(link_header, url), *finder.declared]
    channel = channel_feeds(url, text)
    ordered = sorted(declared, key=lambda found: is_about_comments(found[1], found[0]))
    feeds = _once([*(link for link, _ in ordered), *channel])
    hinted = [link for link in _once(finder.anchors) if link not in feeds]
    return PageLinks(feeds=feeds[:MOST_LINKS], hinted=tuple(hinted[:MOST_LINKS]))


def is_about_comments(title: str, url: str) -> bool:
    """Whether a feed has readers' comments, by its title or address."""
    parts = urlsplit(url)
    return bool(_COMMENTS.search(title) or _COMMENTS.search(unquote(f"{parts.path} {parts.query}").replace("_", "-")))


def common_places(url: str) -> tuple[str, ...]:
    """Usual addresses of feeds: below the page, in its folder, and at the root of its site."""
    parts = urlsplit(url)
    folders = [parts.path.rstrip("/") + "/", parts.path.rpartition("/")[0] + "/", "/"]
    below = [f"{folders[0]}{name}" for name in ("feed", "rss")]
    named = [f"{folder}{name}" for folder in dict.fromkeys(folders[1:]) for name in NAMES]
    return _once(http_link(urljoin(url, path)) for path in [*below, *named])


def sitemap_places(url: str, robots: str) -> tuple[str, ...]:
    """Likely addresses of a news sitemap: those in robots.txt (news first), and the usual names."""
    named = [http_link(found) for found in _SITEMAP.findall(robots[:MOST_READ])]
    usual = [http_link(urljoin(url, f"/{name}")) for name in SITEMAPS]
    return _once([*sorted(named, key=lambda link: "news" not in link.lower())[:MOST_SITEMAPS], *usual])


def sitemap_children(index: str) -> tuple[str, ...]:
    """The sitemaps in a sitemap index (https://www.sitemaps.org/protocol.html) that may have news."""
    return _once(link for found in _LOC.findall(index[:MOST_READ]) if "news" in (link := http_link(found)).lower())[
        :MOST_SITEMAPS
    ]


def _once(links: Iterable[str]) -> tuple[str, ...]:
    once: dict[str, str] = {}
    for link in links:
        if link:
            once.setdefault(canonical_url(link), link)
    return tuple(once.values())


def _in_header(value: str, url: str) -> list[tuple[str, str]]:
    found = []
    for target, tail in _LINK_VALUE.findall(value[:10_000]):
        said = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(tail)}
        if "alternate" in said.get("rel", "").lower().split() and _kind(said.get("type", "")) in _TYPES:
            found.append((http_link(target, url), said.get("title", "")))
    return found


def _kind(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


class _Finder:
    """Collects `<link rel=alternate type=application/rss+xml href=…>`, and links in the text that look like feeds.

    `<base href>` works as in browsers. `declared` has pairs of an address and a title.
    """

    def __init__(self, url: str) -> None:
        self.base = url
        self.declared: list[tuple[str, str]] = []
        self.anchors: list[str] = []

    def read(self, tree: Any) -> None:
        for element in tree.iter("base", "link", "a"):
            href = element.get("href", "")
            if element.tag == "base":
                self.base = http_link(href, self.base) or self.base
            elif element.tag == "link":
                self._declared(element.attrib, href)
            elif href and len(self.anchors) < _MOST_ANCHORS:
                self._anchored(element, href)

    def _declared(self, values: Mapping[str, str], href: str) -> None:
        rel = values.get("rel", "").lower().split()
        if ("alternate" in rel and _kind(values.get("type", "")) in _TYPES) or "feed" in rel:
            self.declared.append((http_link(href, self.base), single_line(values.get("title", "")[:500])))

    def _anchored(self, anchor: Any, href: str) -> None:
        link = http_link(href, self.base)
        if not link or _READER.search(link):
            return
        parts = urlsplit(link)
        words = "".join(islice(anchor.itertext(), _MOST_PIECES))[:200].strip()
        looks_so = _ANCHOR.search(f"{parts.path}?{parts.query}") or _ANCHOR.search(parts.netloc + "/")
        if looks_so or (len(words) < _LONGEST_NAME and _CALLED.search(words)):
            self.anchors.append(link)
