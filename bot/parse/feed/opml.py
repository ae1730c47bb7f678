"""Reads and writes lists of feeds as other readers exchange them: OPML 2.0 (http://opml.org/spec2.opml).

Reading uses defusedxml, and accepts what programs write: bare ampersands, HTML entities, any spelling of `xmlUrl`, `feed:`
addresses, nested folders.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.model.errors import UserError
from bot.model.problems import Code, Problem
from bot.parse.addresses import address_of
from bot.parse.feed.encoding import declares_entities, decode, repair
from bot.parse.feed.text import shorten, single_line
from bot.parse.urls import canonical_url

LARGEST = 2_000_000
"""Bytes: five thousand feeds, and the largest file that a chat accepts."""
MOST_FEEDS = 500
_LONGEST_TITLE = 200
_LONGEST_NAMED = 80
_MOST_OUTLINES = 10_000
_EITHER = re.compile(r"\s*(?:[&+/|,;]|\b(?:and|und|et|y|e|та|і)\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One feed of a list. `url` is a safe http(s) address, `folder` the name of its folder ("" for none)."""

    url: str
    title: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A feed of a list that is not taken, and why. `is_too_many` is True if only the number of feeds is too large."""

    name: str
    why: Problem
    is_too_many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """The feeds of a list, each once, and those that are refused."""

    feeds: tuple[Outline, ...]
    refused: tuple[Refused, ...] = ()


def read_opml(body: bytes) -> Subscriptions:
    """The feeds of an OPML file. Raises UserError if it is too large, hostile or not OPML."""
    if len(body) > LARGEST:
        raise UserError(Problem(Code.FILE_TOO_LARGE, {"most": LARGEST // 1_000_000}))
    text = decode(body)
    if declares_entities(text):
        raise UserError(Code.FILE_DECLARES_ENTITIES)
    try:
        root = fromstring(repair(text).encode("utf-8", "replace"), forbid_dtd=True)
    except DefusedXmlException:
        raise UserError(Code.FILE_DECLARES_ENTITIES) from None
    except (ParseError, ValueError, LookupError, RecursionError):
        raise UserError(Code.NOT_OPML) from None
    if root.tag.lower() != "opml":
        raise UserError(Code.OPML_WITHOUT_ROOT)
    return _subscriptions(_outlines(root))


def _outlines(root: Element) -> Iterator[tuple[dict[str, str], str]]:
    """The attributes of each outline with a feed, with names in lower case, and its folder."""
    waiting = [(root, "")]
    for _ in range(_MOST_OUTLINES):
        if not waiting:
            return
        element, folder = waiting.pop()
        said = {name.lower().replace("_", "").replace("-", ""): value for name, value in element.attrib.items()}
        is_feed = "xmlurl" in said or ("url" in said and said.get("type", "").lower() in ("rss", "atom", "feed"))
        is_folder = element.tag.lower() == "outline" and not is_feed
        if is_feed:
            yield said, folder or _title(said.get("category", "").split(",")[0].rpartition("/")[2])
        inside = _title(said.get("title") or said.get("text") or "") if is_folder else folder
        waiting += [(child, inside or folder) for child in reversed(element)]


def _subscriptions(outlines: Iterable[tuple[dict[str, str], str]]) -> Subscriptions:
    feeds: dict[str, Outline] = {}
    refused: list[Refused] = []
    for said, folder in outlines:
        given = said.get("xmlurl") or said.get("url") or ""
        title, url = _title(said.get("title") or said.get("text") or ""), address_of(given)
        if not url:
            named = given[:_LONGEST_NAMED]
            refused.append(Refused(name=title or named, why=Problem(Code.NOT_HTTP_ADDRESS, {"text": named})))
        elif canonical_url(url) in feeds:
            continue
        elif len(feeds) == MOST_FEEDS:
            refused.append(Refused(name=title or url, why=Problem(Code.FEEDS_AT_ONCE, {"most": MOST_FEEDS}), is_too_many=True))
        else:
            feeds[canonical_url(url)] = Outline(url=url, title="" if title == url else title, folder=folder)
    if not feeds:
        raise UserError(Code.OPML_WITHOUT_FEEDS)
    return Subscriptions(feeds=tuple(feeds.values()), refused=tuple(refused))


def _title(text: str) -> str:
    return shorten(single_line(text), _LONGEST_TITLE)


def write_opml(title: str, feeds: Iterable[Outline]) -> bytes:
    """An OPML 2.0 file in UTF-8.

    Each outline has type="rss", which some readers require whatever the feed's format.
    """
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
    """The text without characters that XML 1.0 cannot have."""
    return "".join(character if character.isprintable() else " " for character in text)


def folder_words(folder: str) -> str:
    """A folder's name as the words of a topic: “Harbour & Sea” means either word."""
    return ", ".join(f'"{part}"' if " " in part else part for part in _EITHER.split(folder.replace('"', " ")) if part)
