"""Lists of feeds as other readers exchange them: OPML 2.0 (http://opml.org/spec2.opml), read with defusedxml, written plainly."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.model.errors import UserError
from bot.parse.feed_bytes import decode
from bot.parse.urls import canonical_url, http_link

LARGEST = 1_000_000
MOST_FEEDS = 200
_LONGEST_TITLE = 200
_MOST_OUTLINES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One feed of a list; `url` is a safe http(s) address."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """A list's feeds, each once, and how many of its outlines name no feed that may be read."""

    feeds: tuple[Outline, ...]
    refused: int = 0


def read_opml(body: bytes) -> Subscriptions:
    """The feeds of an OPML file, folders flattened. Raises UserError for what is too large, hostile or no OPML."""
    if len(body) > LARGEST:
        raise UserError(f"the file is larger than {LARGEST // 1_000_000} MB")
    try:
        root = fromstring(decode(body).lstrip("\ufeff \t\r\n").encode(), forbid_dtd=True)
    except DefusedXmlException:
        raise UserError("the file declares XML entities or a document type, which are refused") from None
    except (ParseError, ValueError, LookupError, RecursionError):
        raise UserError("this is no OPML file that can be read") from None
    if root.tag.lower() != "opml":
        raise UserError("this is no OPML file: its root is not <opml>")
    outlines = [dict(outline.attrib) for outline, _ in zip(root.iter("outline"), range(_MOST_OUTLINES), strict=False)]
    return _subscriptions([outline for outline in outlines if "xmlUrl" in outline or "xmlurl" in outline])


def _subscriptions(outlines: Iterable[dict[str, str]]) -> Subscriptions:
    feeds: dict[str, Outline] = {}
    refused = 0
    for outline in outlines:
        url = http_link(outline.get("xmlUrl", outline.get("xmlurl", "")))
        title = " ".join((outline.get("title") or outline.get("text") or "").split())[:_LONGEST_TITLE]
        refused += not url
        if url:
            feeds.setdefault(canonical_url(url), Outline(url=url, title=title))
    if len(feeds) > MOST_FEEDS:
        raise UserError(f"the file names {len(feeds)} feeds; {MOST_FEEDS} at once are the most")
    if not feeds:
        raise UserError("the file names no feed with an http(s) address")
    return Subscriptions(feeds=tuple(feeds.values()), refused=refused)


def write_opml(title: str, feeds: Iterable[Outline]) -> bytes:
    """An OPML 2.0 file in UTF-8. Each outline bears type="rss", which some readers insist on, whatever the feed's format."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = _xml_text(title)
    body = SubElement(root, "body")
    for feed in feeds:
        name = _xml_text(feed.title or feed.url)
        SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=_xml_text(feed.url))
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _xml_text(text: str) -> str:
    """The text without what XML 1.0 has no way to write."""
    return "".join(character if character.isprintable() else " " for character in text)
