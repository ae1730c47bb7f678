"""Which feeds an HTML page points to (RSS autodiscovery, https://www.rssboard.org/rss-autodiscovery), and where else to look."""

from html.parser import HTMLParser
from urllib.parse import urljoin

from bot.parse.urls import canonical_url, http_link

MOST_LINKS = 10
MOST_READ = 500_000
"""Characters of a page that are looked at; its links to feeds stand in its head."""

COMMON_PATHS = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")
"""Where sites keep a feed that their pages do not tell of."""

_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml"}


def feed_links(page: str, url: str) -> tuple[str, ...]:
    """The http(s) addresses of the feeds that a page at `url` names, in its order, each once, at most ten."""
    finder = _Finder(url)
    finder.feed(page[:MOST_READ])
    once: dict[str, str] = {}
    for link in finder.found:
        once.setdefault(canonical_url(link), link)
    return tuple(once.values())[:MOST_LINKS]


def common_places(url: str) -> tuple[str, ...]:
    """Addresses on the page's own site that are worth trying."""
    return tuple(link for path in COMMON_PATHS if (link := http_link(urljoin(url, path))))


class _Finder(HTMLParser):
    """Collects `<link rel=alternate type=application/rss+xml href=…>`; `<base href>` counts as in browsers."""

    def __init__(self, url: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base = url
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "base":
            self.base = http_link(values.get("href", ""), self.base) or self.base
        elif tag == "link" and "alternate" in values.get("rel", "").lower().split():
            kind = values.get("type", "").partition(";")[0].strip().lower()
            link = http_link(values.get("href", ""), self.base) if kind in _TYPES else ""
            self.found += [link] if link else []
