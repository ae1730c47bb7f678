"""Identifies outlets: two reports are one outlet's if their pages are in one registrable domain, in any section.

Domains are those of the Public Suffix List (https://publicsuffix.org) in the `tld` library; nothing is fetched. On platforms
with many publishers, the host or the path tells them apart. Always count and name outlets with `by_outlet`. Authors are not
outlets, so their names are never used.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from tld import get_fld

from bot.model.article import Article
from bot.parse.feed.text import single_line
from bot.parse.urls import http_link

_HOSTS = """
    substack.com wordpress.com tumblr.com typepad.com livejournal.com ghost.io weebly.com wixsite.com squarespace.com
    hatenablog.com over-blog.com canalblog.com posthaven.com beehiiv.com write.as bearblog.dev micro.blog mataroa.blog
    hashnode.dev neocities.org jimdo.com jimdofree.com strikingly.com bandcamp.com home.blog buttondown.email
    netlify.app vercel.app pages.dev medium.com
"""
_BY_HOST = frozenset(_HOSTS.split())
"""Domains where every host is a publisher. Others (blogspot.com, github.io) are in the Public Suffix List."""

_BY_PATH = {
    "medium.com": 1, "note.com": 1, "dev.to": 1, "t.me": 1, "telegram.me": 1, "github.com": 1, "gitlab.com": 1,
    "facebook.com": 1, "instagram.com": 1, "x.com": 1, "twitter.com": 1, "patreon.com": 1, "threads.net": 1,
    "reddit.com": 2, "bsky.app": 2, "linkedin.com": 2, "sites.google.com": 2,
}  # fmt: skip
"""Hosts where the first so many parts of the path identify the publisher."""

_NOBODY = frozenset((
    "youtube.com", "youtu.be", "vimeo.com", "soundcloud.com", "news.google.com", "feedburner.com", "feedproxy.google.com", "t.co",
))  # fmt: skip
"""Hosts whose addresses do not identify the publisher. There the name or the source does."""

_ACCOUNT = re.compile(r"/(@[^/]{1,100})")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|www\.|\S+\.[a-z]{2,}/|@|/?[ur]/", re.IGNORECASE)
_NUMERIC = re.compile(r"[\d.]+|.*:.*")
_COMPANY = re.compile(
    r"[\s,]+(?:GmbH(?: & Co\.? KG)?|AG|SE|KG|e\.? ?V\.|Inc\.?|LLC|L\.L\.C\.|Ltd\.?|Limited|PLC|plc|Corp\.?|Co\.|S\.?A\.?U?\.?"
    r"|S\.?L\.?U?\.|SL|SAS|S\.r\.l\.|S\.p\.A\.|SpA|B\.?V\.?|N\.V\.|Oyj?|AB|ASA|A/S|ApS|Pty(?: Ltd)?\.?|Sp\. z o\.o\."
    r"|a\.s\.|s\.r\.o\.|Ltda\.?)$"
)


def outlet_of(article: Article) -> str:
    """An article's outlet id; for articles stored without one, computed from their address."""
    return article.outlet_id or outlet_id(article.url, name=article.outlet, source_id=article.source_id)


def outlet_id(*addresses: str, name: str = "", source_id: str = "") -> str:
    """The id of an outlet: by the first address that identifies it, else by its name, else by the source."""
    known = (identity(address) for address in addresses)
    return next((name for name in known if name), "") or _folded(name) or source_id


def by_outlet(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The first article of each outlet, in order.

    Two addresses with the same name are one outlet if their domains have the same first word (bbc.com and bbc.co.uk), or if
    one of them has no address.
    """
    first: list[Article] = []
    known: set[str] = set()
    labels: dict[str, set[str]] = {}
    for article in articles:
        own, name = outlet_of(article), _folded(article.outlet)
        label, named = _label(own), labels.setdefault(name, set()) if name else set()
        if own not in known and not (named and (not label or label in named or "" in named)):
            first.append(article)
        known.add(own)
        named.add(label)
    return tuple(first)


def identity(address: str) -> str:
    """The publisher of a web address: a registrable domain, or an account on a platform; "" if unknown."""
    link = http_link(address)
    return _identity(link) if link else ""


def site_of(address: str) -> str:
    """A name for an outlet without one: its domain."""
    return identity(address) or _host(urlsplit(http_link(address)))


def presentable(name: str) -> str:
    """A name as readers know it, without the company's legal form; "" for an address or an account's handle."""
    line = single_line(name)
    return "" if _ADDRESS.match(line) else _COMPANY.sub("", line).strip(" ,;|-–—·")


@lru_cache(maxsize=4096)
def _identity(link: str) -> str:
    parts = urlsplit(link)
    host = _host(parts)
    domain = _domain(host)
    path = unquote(parts.path).lower()
    if account := _ACCOUNT.match(path):
        return f"{domain}/{account[1]}"
    if host in _NOBODY or domain in _NOBODY:
        return ""
    if domain in _BY_HOST and host != domain:
        return host
    place = host if host in _BY_PATH else domain
    steps = [step for step in path.split("/") if step][: _BY_PATH.get(place, 0)]
    return "/".join((place if steps else domain, *steps))


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    try:
        return host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        return host


@lru_cache(maxsize=4096)
def _domain(host: str) -> str:
    """The registrable part of a host. An unknown suffix has one label, by the list's own rule."""
    if "." not in host or _NUMERIC.fullmatch(host):
        return host
    return get_fld(host, fail_silently=True, fix_protocol=True) or ".".join(host.split(".")[-2:])


def _label(own: str) -> str:
    """The first word of a domain; "" for other ids."""
    return own.partition(".")[0] if "." in own and not set(own) & set(" /") else ""


def _folded(name: str) -> str:
    """A name without differences in spelling: "The Osen Post" and "Osen Post" are one."""
    return " ".join(name.split()).casefold().removeprefix("the ")
