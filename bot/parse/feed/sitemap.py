"""Reads news sitemaps as feeds, for sites without one: the articles of two days, with title, date and address.

See https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
"""

import re

from lxml import etree

from bot.model.errors import Unreadable
from bot.model.problems import Code
from bot.parse.feed.draft import DraftEntry, DraftFeed
from bot.parse.feed.encoding import declares_entities, repair

_ROOT = re.compile(
    r"\s{0,50}(?:(?:<\?.{0,500}?\?>|<!--.{0,1000}?-->|<!DOCTYPE[^>]{0,500}>)\s{0,50}){0,5}<(?:\w{1,10}:)?(urlset|sitemapindex)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_NEWS = "http://www.google.com/schemas/sitemap-news/"
_MOST_PAGES = 50_000
"""The most pages that a sitemap may have by its specification. The newest 200 news pages are kept, as of any feed."""


def sitemap_kind(text: str) -> str:
    """ "urlset" or "sitemapindex" for a sitemap, "" for any other document."""
    found = _ROOT.match(text[:5000].lstrip("\ufeff"))
    return found[1].lower() if found else ""


def parse_sitemap(text: str) -> DraftFeed:
    """The pages of a sitemap that are marked as news. Raises Unreadable."""
    if declares_entities(text) or "<!DOCTYPE" in text[:5000]:
        raise Unreadable(Code.FEED_DECLARES_ENTITIES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(repair(text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Unreadable(Code.FEED_TOO_DAMAGED)
    pages = [page for page, _ in zip(root.iterchildren("{*}url"), range(_MOST_PAGES), strict=False)]
    entries = [entry for page in pages if (entry := _entry(page)).title]
    if not entries:
        raise Unreadable(Code.SITEMAP_WITHOUT_NEWS)
    newspaper, language = _first(root, "name"), _first(root, "language")
    return DraftFeed(title=newspaper, entries=tuple(entries), language=language)


def _entry(page: "etree._Element") -> DraftEntry:
    link = (page.findtext("{*}loc") or "").strip()
    dates = (_first(page, "publication_date"), (page.findtext("{*}lastmod") or "").strip())
    return DraftEntry(id=link, title=_first(page, "title"), link=link, dates=tuple(filter(None, dates)))


def _first(element: "etree._Element", name: str) -> str:
    """The text of the first element with this name in any version of the news namespace, declared or not."""
    for child in element.iter():
        tag = str(child.tag)
        if tag == f"news:{name}" or (tag.startswith(f"{{{_NEWS}") and tag.endswith(f"}}{name}")):
            return (child.text or "").strip()
    return ""
