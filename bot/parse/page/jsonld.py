"""Reads a page's JSON-LD (schema.org), from hostile and careless markup alike.

Publishers wrap it in comments, leave a comma behind the last member, break lines inside strings, and escape it twice.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from bot.parse.page.headlines import likeness
from bot.parse.urls import canonical_url

Node = Mapping[str, Any]

MOST_SCRIPTS, LONGEST_SCRIPT = 20, 1_000_000
DEEPEST, MOST_MEMBERS, MOST_NODES = 6, 200, 1_000
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*$"
)
_CONTROLS = re.compile("[\x00-\x1f]")
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_MEMBERS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")
_SAME_PAGE, _SAME_HEADLINE, _NO_ARTICLE = 3, 2, -2


def json_ld(scripts: Sequence[str]) -> tuple[Node, ...]:
    """Every object with a type in the scripts, in order."""
    found: list[Node] = []
    for script in scripts[:MOST_SCRIPTS]:
        if len(script) <= LONGEST_SCRIPT:
            for node in _nodes(_loaded(script), DEEPEST):
                if len(found) >= MOST_NODES:
                    return tuple(found)
                found.append(node)
    return tuple(found)


def types(node: Node) -> frozenset[str]:
    """The names of a node's types, without their address."""
    given = node.get("@type")
    return frozenset(str(kind).rsplit("/", 1)[-1] for kind in (given if isinstance(given, list) else [given])[:10])


def is_article(node: Node) -> bool:
    """Whether a node is an article of any kind."""
    return any(name.endswith(("Article", "Posting", "Report")) and name != "JobPosting" for name in types(node))


def texts(value: Any) -> tuple[str, ...]:
    """The texts of a value: a string, a list of strings, or the names of objects."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if isinstance(value, list):
        return tuple(text for member in value[:MOST_MEMBERS] if not isinstance(member, list) for text in texts(member))
    if isinstance(value, dict):
        return texts(value.get("name")) if not isinstance(value.get("name"), dict) else ()
    return ()


def text(value: Any) -> str:
    """The first of the texts, or ""."""
    return next(iter(texts(value)), "")


def main_article(nodes: Sequence[Node], addresses: Sequence[str], headlines: Sequence[str]) -> Node:
    """The node of the page's own article, by its addresses and headlines; {} if there is none.

    On some pages nodes of related articles come first.
    """
    pages = {_folded(address) for address in addresses if address}
    best: Node = {}
    most = -1.0
    for node in nodes:
        if not (is_article(node) or "WebPage" in types(node)):
            continue
        score = 0.0 if is_article(node) else float(_NO_ARTICLE)
        entity = node.get("mainEntityOfPage")
        own = [node.get("url"), node.get("@id"), entity.get("@id") if isinstance(entity, dict) else entity]
        score += _SAME_PAGE * any(isinstance(address, str) and _folded(address) in pages for address in own)
        title = text(node.get("headline")) or text(node.get("name"))
        score += _SAME_HEADLINE * max((likeness(title, headline) for headline in headlines), default=0.0)
        score += bool(node.get("articleBody")) + 0.5 * bool(node.get("datePublished"))
        if score > most:
            best, most = node, score
    return best


def _folded(address: str) -> str:
    """An address without differences between two addresses of one page."""
    parts = urlsplit(canonical_url(address)) if address.startswith("http") else urlsplit("")
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


def _loaded(script: str) -> Any:
    bare = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip().rstrip(";").strip()
    for attempt in (bare, _LAST_COMMA.sub("", _CONTROLS.sub(" ", bare)), html.unescape(bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    if isinstance(value, list):
        for member in value[:MOST_MEMBERS]:
            if depth:
                yield from _nodes(member, depth - 1)
    elif isinstance(value, dict):
        if value.get("@type"):
            yield value
        for name in _MEMBERS:
            if depth and isinstance(value.get(name), dict | list):
                yield from _nodes(value[name], depth - 1)
