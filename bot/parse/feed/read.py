"""Parses bytes into a Feed, in any format and with any faults: RSS, RDF, Atom, JSON Feed.

First with a strict parser (ten times faster, and it loses nothing), then with the same parser on repaired text, last with a
tolerant one. Run it in a process that can be killed: no parser is safe from every hostile body.
"""

import re

from lxml import etree

from bot.model.errors import Unreadable
from bot.model.feed import Feed
from bot.model.problems import Code, Problem
from bot.parse.feed.draft import LARGEST_FEED, DraftFeed, finish_feed
from bot.parse.feed.encoding import declares_entities, decode, repair
from bot.parse.feed.json_feed import parse_json
from bot.parse.feed.loose import parse_loosely
from bot.parse.feed.sitemap import parse_sitemap, sitemap_kind
from bot.parse.feed.xml import parse_xml

_ITEM = re.compile(r"<(?:[a-z]{1,10}:)?(?:item|entry)[\s/>]", re.IGNORECASE)
_HTML = re.compile(
    r"(?:<!--.{0,1000}?-->\s{0,50}|<\?xml[^>]{0,200}>\s{0,50}){0,3}<(?:!doctype\s{1,20}html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CHALLENGE = re.compile(
    r"<title>[^<]{0,80}(?:just a moment|attention required|checking your browser|verify(?:ing)? you are (?:a )?human"
    r"|human verification|are you (?:a robot|human)|access denied|request blocked|security check|ddos[ -]guard|bot protection"
    r"|einen moment)|cf[-_]chl|challenge-platform|captcha-delivery|_incapsula_resource",
    re.IGNORECASE,
)
_TITLES = 20_000
"""Characters in which a page's title or a challenge script is looked for."""
_FEED_ROOT = re.compile(r"<(?:rss|rdf:RDF|feed|channel)(?:[\s/>]|$)", re.IGNORECASE)
_BINARY = (
    (b"\x1f\x8b", Code.GZIP_NOT_FEED), (b"PK\x03\x04", Code.ZIP_NOT_FEED), (b"%PDF", Code.PDF_NOT_FEED),
    (b"\x89PNG", Code.IMAGE_NOT_FEED), (b"\xff\xd8\xff", Code.IMAGE_NOT_FEED), (b"GIF8", Code.IMAGE_NOT_FEED),
)  # fmt: skip


def parse_feed(body: bytes, *, url: str = "", media_type: str = "") -> Feed:
    """The feed in a body fetched from `url` with this Content-Type. Raises Unreadable, which says what was found."""
    if len(body) > LARGEST_FEED:
        raise Unreadable(Problem(Code.FEED_TOO_LARGE, {"most": LARGEST_FEED // 1000000}))
    if not body.strip():
        raise Unreadable(Code.FEED_EMPTY)
    kind = next((kind for mark, kind in _BINARY if body.startswith(mark)), None)
    text = "" if kind else decode(body, media_type)
    if kind or "\x00" in text[:2000]:
        raise Unreadable(kind or Code.BINARY_NOT_FEED)
    draft = _from_json(text, url) if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[") else _from_markup(text, url)
    return finish_feed(draft)


def _from_json(text: str, url: str) -> DraftFeed:
    try:
        draft = parse_json(text.lstrip("\ufeff"), url)
    except ValueError as error:
        raise Unreadable(Code.BROKEN_JSON) from error
    if draft is None:
        raise Unreadable(Code.JSON_BUT_NO_FEED)
    return draft


def _from_markup(text: str, url: str) -> DraftFeed:
    if _HTML.match(text.lstrip()[:3000]):
        if _CHALLENGE.search(text[:_TITLES]):
            raise Unreadable(Code.CHALLENGE_NOT_FEED)
        raise Unreadable(Code.HTML_NOT_FEED)
    if kind := sitemap_kind(text):
        return _from_sitemap(text, kind)
    if declares_entities(text):
        raise Unreadable(Code.FEED_DECLARES_ENTITIES)
    has_items = _ITEM.search(text) is not None
    draft = None if "<!DOCTYPE" in text[:2000] else _strictly(text, url)
    if not _is_complete(draft, has_items):
        repaired = repair(text)
        draft = _strictly(repaired, url)
        if not _is_complete(draft, has_items):
            draft = _loosely(repaired, url)
    if not _holds_something(draft):
        # libxml2 recovers what feedparser drops, such as a title that is never closed.
        draft = _strictly(repair(text), url, recover=True)
    if draft is None or not _holds_something(draft) or not (draft.entries or _FEED_ROOT.search(text)):
        raise Unreadable(_what_it_is(text))
    return draft


def _from_sitemap(text: str, kind: str) -> DraftFeed:
    """The feed in a news sitemap, for sites without a feed."""
    if kind != "urlset":
        raise Unreadable(Code.SITEMAP_WITHOUT_NEWS)
    return parse_sitemap(text)


def _holds_something(draft: DraftFeed | None) -> bool:
    return draft is not None and bool(draft.entries or draft.title or draft.link)


def _is_complete(draft: DraftFeed | None, has_items: bool) -> bool:
    return draft is not None and (bool(draft.entries) or not has_items)


def _strictly(document: str, url: str, *, recover: bool = False) -> DraftFeed | None:
    try:
        return parse_xml(document.encode("utf-8", "replace"), url, recover=recover)
    except (etree.XMLSyntaxError, ValueError):  # ValueError: libxml2 refuses the base address
        return None


def _loosely(document: str, url: str) -> DraftFeed | None:
    try:
        return parse_loosely(document.encode("utf-8", "replace"), url)
    except Exception:  # feedparser may raise anything; the next attempt, or the final error, says what is wrong
        return None


def _what_it_is(text: str) -> Problem | Code:
    if _FEED_ROOT.search(text):
        return Code.FEED_TOO_DAMAGED
    root = re.search(r"<([A-Za-z][\w:.-]{0,40})", text[:5000])
    return Problem(Code.MARKUP_NOT_FEED, {"tag": root[1]}) if root else Code.TEXT_NOT_FEED
