"""Collects a page's metadata once: meta elements, JSON-LD, microdata, headings, times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.parse.feed.text import single_line
from bot.parse.page.jsonld import Node, is_article, json_ld, main_article, text
from bot.parse.urls import http_link

MOST_OF_A_KIND = 40
LONGEST = 2_000
_HEADINGS = 6
_OWN = frozenset({"author", "datepublished", "headline", "name", "description"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """The metadata of a page.

    `url` is the address that answered, `canonical` the one that the page declares. `meta` has the contents of meta elements
    by name or property in lower case, `properties` the values of microdata. `headings` are the first h1 elements. `node` is
    the JSON-LD of the page's article ({} if there is none). `cards` counts elements that look like entries of a list of
    articles.
    """

    url: str
    canonical: str
    title: str
    meta: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, tuple[str, ...]]
    signed: tuple[str, ...]
    headings: tuple[str, ...]
    times: tuple[str, ...]
    nodes: tuple[Node, ...]
    node: Node
    cards: int

    def first(self, *names: str) -> str:
        """The first content of the first of these meta elements that the page has; "" for none."""
        return next((self.meta[name][0] for name in names if name in self.meta), "")

    @property
    def headlines(self) -> tuple[str, ...]:
        """All that may be the article's headline."""
        given = (
            *self.headings[:3],
            self.first("og:title"),
            text(self.node.get("headline")),
            self.first("twitter:title"),
            self.title,
        )
        return tuple(dict.fromkeys(value for value in given if value))

    @property
    def host(self) -> str:
        """The host of the site, without "www."."""
        return (urlsplit(self.canonical or self.url).hostname or "").removeprefix("www.")

    @property
    def is_article(self) -> bool:
        """Whether the page declares itself an article."""
        kind = self.first("og:type").lower()
        return "article" in kind or is_article(self.node) or bool(self.first("article:published_time"))


def page_facts(tree: Any, url: str) -> PageFacts:
    """Collects the metadata of a document."""
    meta = _meta(tree)
    canonical = _canonical(tree, url) or http_link(meta.get("og:url", ("",))[0], url)
    headings = tuple(_texts(tree.iter("h1"), _HEADINGS))
    title = next(iter(_texts(tree.iter("title"), 1)), "")
    nodes = json_ld([element.text or "" for element in tree.iter("script") if _is_json_ld(element)])
    titles = (*headings, meta.get("og:title", ("",))[0], title)
    properties: dict[str, list[str]] = {}
    for element in tree.xpath("//*[@itemprop]")[: 5 * MOST_OF_A_KIND]:
        name = element.get("itemprop").strip().lower()
        if name in _OWN:
            properties.setdefault(name, []).append(_value(element))
    return PageFacts(
        url=url,
        canonical=canonical,
        title=title,
        meta=meta,
        properties={name: tuple(value for value in values if value) for name, values in properties.items()},
        signed=tuple(_texts(tree.xpath("//a[@rel='author']")[:5], 5)),
        headings=headings,
        times=tuple(value for element in list(tree.iter("time"))[:MOST_OF_A_KIND] if (value := element.get("datetime"))),
        nodes=nodes,
        node=main_article(nodes, (canonical, url), titles),
        cards=max(sum(1 for _ in tree.iter("article")), _linked_headings(tree)),
    )


def _meta(tree: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = single_line((element.get("content") or "")[:LONGEST])
        if name and content and len(found.setdefault(name, [])) < MOST_OF_A_KIND:
            found[name].append(content)
    return {name: tuple(contents) for name, contents in found.items() if contents}


def _canonical(tree: Any, url: str) -> str:
    links = (
        element.get("href") or "" for element in tree.iter("link") if (element.get("rel") or "").lower().strip() == "canonical"
    )
    return next((link for href in links if (link := http_link(href, url))), "")


def _is_json_ld(element: Any) -> bool:
    return (element.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json"


def _texts(elements: Iterable[Any], most: int) -> list[str]:
    found: list[str] = []
    for element in elements:
        if words := single_line("".join(element.itertext())[:LONGEST]):
            found.append(words)
        if len(found) >= most:
            break
    return found


def _value(element: Any) -> str:
    given = element.get("content") or element.get("datetime")
    named = element.xpath(".//*[@itemprop='name']") if not given else ()
    return single_line((given or "".join((named[0] if named else element).itertext()))[:LONGEST])


def _linked_headings(tree: Any) -> int:
    headings = list(tree.iter("h2", "h3"))
    return sum(
        1
        for heading in headings
        if heading.find(".//a") is not None or (heading.getparent() is not None and heading.getparent().tag == "a")
    )
