"""What a publisher lets programs show of a page: nothing, a number of characters, all except marked parts, or the free part.

Obeyed are robots meta tags and X-Robots-Tag (nosnippet, max-snippet), data-nosnippet, the TDM Reservation Protocol, and
schema.org's isAccessibleForFree. They are checked for fetched pages, not for files that a person gives the bot.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.model.page import FetchedPage
from bot.parse.page.facts import PageFacts
from bot.parse.page.jsonld import Node

FREE_PARAGRAPHS = 2
"""Paragraphs that count as free in a paid article without marked parts."""

_TOKENS = frozenset({"robots", "googlebot", "googlebot-news", "dateline"})
_MAX_SNIPPET = re.compile(r"max-snippet\s*:\s*(-?\d{1,7})")
_SIMPLE = re.compile(r"(?P<tag>[a-zA-Z][\w-]*)?(?P<marks>(?:[.#][\w-]+)*)")
_STOP = re.compile(r"[.!?…。！？]['\"’”»)\]」』]{0,2}(?=\s|$)|[。！？]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """What may be shown: nothing if it `is_reserved`, else at most this many `characters` (None: no limit).

    `paid` has the CSS selectors of parts for subscribers; with `is_paid` and no selectors the whole text is paid.
    """

    is_reserved: bool = False
    characters: int | None = None
    is_paid: bool = False
    paid: tuple[str, ...] = ()


def permission(page: FetchedPage, facts: PageFacts) -> Permission:
    """What the headers and markup of a page allow."""
    rules = " , ".join((page.x_robots_tag, *(rule for name in _TOKENS for rule in facts.meta.get(name, ())))).lower()
    most = min((int(number) for number in _MAX_SNIPPET.findall(rules) if int(number) >= 0), default=None)
    reserved = page.tdm_reservation.strip() == "1" or facts.first("tdm-reservation") == "1"
    nodes = [facts.node, *(node for node in facts.nodes if node is not facts.node and _is_paid(node))]
    parts = [part for node in nodes for part in _parts(node) if _is_paid(part)]
    selectors = tuple(selector for part in parts for selector in _selectors(part))
    return Permission(
        is_reserved=reserved or "nosnippet" in re.split(r"[\s,:]+", rules) or most == 0,
        characters=most,
        is_paid=_is_paid(facts.node) or bool(selectors),
        paid=selectors,
    )


def _is_paid(node: Node) -> bool:
    return str(node.get("isAccessibleForFree")).rsplit("/", 1)[-1].strip().lower() == "false"


def _parts(node: Node) -> list[Node]:
    given = node.get("hasPart")
    return [member for member in (given if isinstance(given, list) else [given])[:20] if isinstance(member, dict)]


def _selectors(part: Node) -> list[str]:
    given = part.get("cssSelector")
    return [text for text in (given if isinstance(given, list) else [given])[:20] if isinstance(text, str) and len(text) <= 200]


def remove(tree: Any, selectors: Sequence[str]) -> bool:
    """Removes the elements that CSS selectors name (only tags, classes and ids), and returns whether there were any."""
    removed = False
    for selector in (part for given in selectors for part in given.split(",")):
        # Only the last part of "article .paid > p" is matched. So more of the page may count as paid, never less.
        last = selector.replace(">", " ").split()
        found = _SIMPLE.fullmatch(last[-1]) if last else None
        if not found or not (found["tag"] or found["marks"]):
            continue
        for element in tree.xpath(_xpath(found["tag"] or "*", found["marks"])):
            removed |= _dropped(element)
    return removed


def remove_unquotable(tree: Any) -> None:
    """Removes parts that the page forbids to show elsewhere (data-nosnippet)."""
    for element in tree.xpath("//*[@data-nosnippet]"):
        if element.get("data-nosnippet").strip().lower() != "false":
            _dropped(element)


def cut_to(paragraphs: Sequence[str], characters: int | None) -> tuple[str, ...]:
    """As many whole paragraphs, and then whole sentences, as fit into `characters`; all of them for None."""
    if characters is None:
        return tuple(paragraphs)
    kept: list[str] = []
    for paragraph in paragraphs:
        if len(paragraph) <= characters:
            kept.append(paragraph)
            characters -= len(paragraph)
            continue
        ends = [found.end() for found in _STOP.finditer(paragraph[:characters])]
        return tuple([*kept, paragraph[: ends[-1]]] if ends else kept)
    return tuple(kept)


def _xpath(tag: str, marks: str) -> str:
    wanted = re.findall(r"([.#])([\w-]+)", marks)
    conditions = [
        f"@id='{name}'" if mark == "#" else f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
        for mark, name in wanted
    ]
    return f"//body//{tag}" + "".join(f"[{condition}]" for condition in conditions)


def _dropped(element: Any) -> bool:
    if element.getparent() is None or element.tag in ("html", "body"):
        return False
    element.drop_tree()
    return True
