"""Reads RSS 0.9x to 2.0, RDF and Atom from well-formed XML with lxml: the fast path, enough for most feeds.

Formats: https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec, RFC 4287 (Atom), the Atom 0.3
draft, and the modules that news feeds use: Dublin Core, content, Media RSS, iTunes, FeedBurner, syndication.
"""

import base64
import binascii
import html
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from lxml import etree

from bot.parse.feed.draft import DraftEntry, DraftFeed
from bot.parse.feed.pictures import entry_pictures
from bot.parse.feed.text import as_html, has_tags
from bot.parse.urls import http_link, resolve

_PREFIXES = {
    "": "", "http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "", "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/atom": "atom:", "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/dc/elements/1.1/": "dc:", "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:", "http://purl.org/rss/1.0/modules/syndication/": "sy:",
    "http://search.yahoo.com/mrss/": "media:", "http://search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
}  # fmt: skip
"""Namespaces (in lower case), and the prefix used for each here. Elements of other namespaces are ignored."""
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_VOID = frozenset(("br", "hr", "img", "input", "wbr", "embed", "source"))
_PERIODS = {"hourly": 1, "daily": 24, "weekly": 24 * 7, "monthly": 24 * 30, "yearly": 24 * 365}
_DATES = (
    "pubdate", "atom:published", "atom:issued", "dc:date", "dcterms:issued", "dcterms:created", "atom:created",
    "atom:updated", "atom:modified", "dcterms:modified", "lastbuilddate",
)  # fmt: skip

Element = Any
Children = dict[str, list[Element]]


def parse_xml(document: bytes, url: str = "", *, recover: bool = False) -> DraftFeed | None:
    """The feed in a UTF-8 document, whatever encoding it declares; None if its root is no feed.

    Raises etree.XMLSyntaxError if it is not well-formed, unless `recover` is true.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
        encoding="utf-8", recover=recover,
    )  # fmt: skip
    root = etree.fromstring(document, parser, base_url=url or None)
    name = _name(root) if root is not None else None
    if name in ("feed", "atom:feed"):
        return _atom_feed(root, url)
    if name in ("rss", "rdf:rdf"):
        return _rss_feed(root, url)
    return None


def _rss_feed(root: Element, url: str) -> DraftFeed:
    top = _children(root)
    channel = _children(top["channel"][0]) if "channel" in top else {}
    items = [*channel.get("item", ()), *top.get("item", ())]
    link = _rss_link(channel, url)
    return DraftFeed(
        title=_first_markup(channel, "title", "dc:title"),
        link=link,
        entries=tuple(_rss_entry(item, url, http_link(link)) for item in items),
        language=_first_text(channel, "language", "dc:language"),
        ttl=_ttl(channel),
        base=_base(channel, url, "title"),
    )


def _rss_entry(item: Element, url: str, site: str) -> DraftEntry:
    children = _children(item)
    guid = _first_text(children, "guid", "atom:id", "dc:identifier") or (item.get(_RDF_ABOUT) or "").strip()
    link = _rss_link(children, url, site)
    if not link and all(element.get("isPermaLink", "true") != "false" for element in children.get("guid", ())):
        link = http_link(guid) or (resolve(guid, site or url) if guid.startswith("/") else "")
    return DraftEntry(
        id=guid,
        title=_first_markup(children, "title", "dc:title", "media:title", "atom:title", "itunes:title"),
        link=link,
        dates=_dates(children),
        author=_rss_author(children),
        summary=_first_markup(children, "description", "dc:description", "atom:summary", "itunes:summary", "media:description"),
        content=_first_markup(children, "content:encoded", "atom:content"),
        base=_base(children, url, "title"),
        source_title=_first_markup(children, "source"),
        source_link=next((element.get("url", "") for element in children.get("source", ())), ""),
        pictures=entry_pictures(item),
    )


def _rss_link(children: Children, url: str, site: str = "") -> str:
    """The address of an item's or channel's page: the original link behind FeedBurner's, else `link`, else Atom's alternate.

    A relative link is resolved against its `xml:base`, else against the channel's `site`, since feeds often are on another
    host.
    """
    for element in (*children.get("feedburner:origlink", ()), *children.get("link", ())):
        link = _text(element) or element.get("href") or ""
        if link:
            return resolve(link, site if site and element.base in (None, url) else element.base or url)
    return _atom_link(children, url)


def _rss_author(children: Children) -> str:
    """The author's name. By the specification, `author` is an e-mail address with the name in parentheses."""
    names = [_text(element) for element in children.get("dc:creator", ())]
    if not any(names) and "atom:author" in children:
        return _atom_author(children)
    named = ", ".join(dict.fromkeys(name for name in names if name)) or _first_text(
        children, "author", "dc:author", "itunes:author", "media:credit"
    )
    address, bracket, name = named.partition("(")
    return name.rstrip(") ") if bracket and "@" in address else named


def _atom_feed(root: Element, url: str) -> DraftFeed:
    children = _children(root, default="atom:")
    author = _atom_author(children)
    return DraftFeed(
        title=_first_markup(children, "atom:title"),
        link=_atom_link(children, url),
        entries=tuple(_atom_entry(entry, url, author) for entry in children.get("atom:entry", ())),
        language=root.get(_LANGUAGE) or _first_text(children, "dc:language"),
        ttl=_ttl(children),
        base=_base(children, url, "atom:title"),
    )


def _atom_entry(entry: Element, url: str, feed_author: str) -> DraftEntry:
    children = _children(entry, default="atom:")
    group = _children(children["media:group"][0]) if "media:group" in children else {}
    source = _children(children["atom:source"][0], default="atom:") if "atom:source" in children else {}
    return DraftEntry(
        id=_first_text(children, "atom:id"),
        title=_first_markup(children, "atom:title", "dc:title", "media:title") or _first_markup(group, "media:title"),
        link=_first_text(children, "feedburner:origlink") or _atom_link(children, url),
        dates=_dates(children),
        author=_atom_author(children) or _first_text(children, "dc:creator") or feed_author,
        summary=_first_markup(children, "atom:summary", "media:description") or _first_markup(group, "media:description"),
        content=_first_markup(children, "atom:content"),
        base=_base(children, url, "atom:title"),
        source_title=_first_markup(source, "atom:title"),
        source_link=_atom_link(source, url) or http_link(_first_text(source, "atom:id")),
        pictures=entry_pictures(entry),
    )


def _atom_link(children: Children, url: str) -> str:
    """The alternate link (also one without `rel`), to a page before other media types (RFC 4287 §4.2.7)."""
    links = [element for element in children.get("atom:link", ()) if element.get("rel", "alternate").lower() in ("", "alternate")]
    links.sort(key=lambda element: "html" not in element.get("type", "text/html").lower())
    return next((resolve(link.get("href"), link.base or url) for link in links if (link.get("href") or "").strip()), "")


def _atom_author(children: Children) -> str:
    people = [_children(element, default="atom:") for element in children.get("atom:author", ())]
    return ", ".join(dict.fromkeys(name for person in people if (name := _first_text(person, "atom:name"))))


def _base(children: Children, url: str, name: str) -> str:
    """The address that relative addresses in an element's text are resolved against."""
    return next((element.base for element in children.get(name, ()) if element.base), url)


def _dates(children: Children) -> tuple[str, ...]:
    return tuple(_text(element) for name in _DATES for element in children.get(name, ())[:1])


def _ttl(children: Children) -> timedelta | None:
    """How long a copy may be kept (time to live): RSS's `ttl` in minutes, else the syndication module's period."""
    minutes = _first_text(children, "ttl")
    if minutes.isdecimal() and len(minutes) <= 6:
        return timedelta(minutes=int(minutes)) or None
    hours, times = _PERIODS.get(_first_text(children, "sy:updateperiod").lower()), _first_text(children, "sy:updatefrequency")
    if not hours:
        return None
    return timedelta(hours=hours) / (max(1, int(times)) if times.isdecimal() and len(times) <= 4 else 1)


def _children(element: Element, default: str = "") -> Children:
    """An element's children by known name, in document order. Those without a namespace get the `default` prefix."""
    found: Children = {}
    for child in element:
        name = _name(child)
        if name is not None:
            found.setdefault(name if ":" in name else default + name, []).append(child)
    return found


def _name(element: Element) -> str | None:
    """The known prefix and the local name in lower case; None for an entity reference or an unknown namespace."""
    if not isinstance(element.tag, str):
        return None
    namespace, _, local = element.tag.rpartition("}")
    prefix = _PREFIXES.get(namespace[1:].lower())
    return None if prefix is None else prefix + local.lower()


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip() if len(element) else (element.text or "").strip()


def _first_text(children: Children, *names: str) -> str:
    """The first text under one of these names."""
    return next((text for element in _named(children, names) if (text := _text(element))), "")


def _first_markup(children: Children, *names: str) -> str:
    """The first text under one of these names, as HTML."""
    return next((markup for element in _named(children, names) if (markup := _markup(element))), "")


def _named(children: Children, names: Iterable[str]) -> Iterable[Element]:
    return (element for name in names for element in children.get(name, ()))


def _markup(element: Element) -> str:
    """A text construct as HTML (RFC 4287 §3.1; Atom 0.3's `mode`). RSS does not say, and means HTML."""
    kind, mode = (element.get("type") or "").lower(), (element.get("mode") or "").lower()
    if mode == "base64" or ("/" in kind and not kind.startswith("text/") and "xml" not in kind):
        return _from_base64(_text(element))
    if len(element):
        return _inner(_unwrapped(element)).strip()
    text = element.text or ""
    if kind in ("text", "text/plain") and not (mode == "" and kind == "text/plain" and has_tags(text)):
        return as_html(text)
    return html.escape(text, quote=False).strip() if "xhtml" in kind else text.strip()


def _unwrapped(element: Element) -> Element:
    """The element, or the `div` inside it that XHTML constructs are wrapped in."""
    if len(element) != 1 or (element.text or "").strip():
        return element
    only = element[0]
    is_div = isinstance(only.tag, str) and only.tag.rpartition("}")[2] == "div"
    return only if is_div and not (only.tail or "").strip() else element


def _inner(element: Element) -> str:
    """An element's content as HTML, without namespaces. The parser allows at most 256 levels."""
    parts = [html.escape(element.text or "", quote=False)]
    for child in element:
        if isinstance(child.tag, str):
            name = child.tag.rpartition("}")[2]
            attributes = "".join(f' {key.rpartition("}")[2]}="{html.escape(value)}"' for key, value in child.attrib.items())
            parts.append(f"<{name}{attributes}>" + ("" if name in _VOID else f"{_inner(child)}</{name}>"))
        parts.append(html.escape(child.tail or "", quote=False))
    return "".join(parts)


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text).decode("utf-8", "replace").strip()
    except (binascii.Error, ValueError):
        return ""
