"""Parses a page into a draft: its article's text, its standfirst, and its metadata."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from bot.parse.draft import Draft
from bot.parse.feed.dates import parse_date
from bot.parse.feed.text import single_line
from bot.parse.page.body import Body, description
from bot.parse.page.facts import PageFacts
from bot.parse.page.headlines import folded, share_of_triples
from bot.parse.page.jsonld import texts
from bot.parse.page.kinds import page_kind
from bot.parse.page.naming import outlet_name, page_title
from bot.parse.page.people import byline_below, page_people
from bot.parse.page.picture import page_picture
from bot.parse.page.tree import Line
from bot.parse.plaintext import parse_text
from bot.parse.text import word_count

_NAMES = (
    "article:published_time", "article:published:time", "og:article:published_time",
    "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "published_time", "publication_date", "cxenseparse:recs:publishtime", "article.published",
)  # fmt: skip
_OFFSET = re.compile(r"(?:[+-]\d\d:?\d\d|[A-Z]{2,4})$")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/-]|$)")
_LEAST, _MOST = 8, 80
_SAID_ALREADY = 0.5
_CUT = ("…", "...", "[…]", "[...]")


def read_page(body: Body, tree: Any, facts: PageFacts, *, title: str = "") -> Draft:
    """The article of a page. `title` is the headline if it is known."""
    name = title or page_title(facts)
    cleaned = parse_text("\n".join(body.lines), title=name, is_page=False)
    standfirst, paragraphs = split_standfirst(facts, body.page, cleaned.paragraphs, name)
    people = (
        page_people(facts, tree) or cleaned.byline or byline_below({name, *facts.headings}, [line.text for line in body.page])
    )
    return Draft(
        title=cleaned.title or name,
        paragraphs=paragraphs,
        byline=people,
        outlet=outlet_name(facts) or cleaned.outlet,
        dateline=cleaned.dateline,
        published=page_moment(facts) or cleaned.published,
        published_text=cleaned.published_text,
        url=facts.canonical,
        canonical=facts.canonical,
        picture=page_picture(facts),
        standfirst=standfirst,
        kind=page_kind(facts, facts.first("og:title") or name, sum(map(word_count, paragraphs))),
    )


def page_moment(facts: PageFacts) -> datetime | None:
    """When the article was published; None if the page does not say."""
    dates = [date.strip() for date in _dates(facts) if parse_date(date)]
    if not dates:
        in_address = _IN_ADDRESS.search(facts.url)
        return parse_date("-".join(in_address.groups())) if in_address else None
    best = dates[0]
    if not _CLOCK.search(best):
        best = next((date for date in dates[1:] if _CLOCK.search(date) and _wall(date)[:10] == _wall(best)[:10]), best)
    if not _OFFSET.search(best):
        best = next((date for date in dates[1:] if _OFFSET.search(date) and _wall(date)[:16] == _wall(best)[:16]), best)
    return parse_date(best)


def _dates(facts: PageFacts) -> Iterator[str]:
    """Every date of the article on the page, the most reliable first."""
    yield from texts(facts.node.get("datePublished"))
    for name in _NAMES:
        yield from facts.meta.get(name, ())[:1]
    yield from facts.properties.get("datepublished", ())[:1]
    yield from facts.times[:1]
    yield from texts(facts.node.get("dateCreated"))


def _wall(text: str) -> str:
    """The local date and time, without the offset."""
    moment = parse_date(_OFFSET.sub("", text.removesuffix("Z")).strip())
    return moment.isoformat() if moment else ""


def split_standfirst(facts: PageFacts, page: Sequence[Line], body: Sequence[str], title: str) -> tuple[str, tuple[str, ...]]:
    """The standfirst, and the body without it.

    The standfirst is the page's description if a reader sees it as a line: above the text, or at its head and not set as a
    paragraph. It is none if the body says the same. The words are those of the visible line.
    """
    about = single_line(description(facts))
    if about.endswith(_CUT) or not _LEAST <= word_count(about) <= _MOST or folded(about) == folded(title):
        return "", tuple(body)
    seen = next((line for line in page if folded(line.text) == folded(about)), None)
    if seen is None:
        return "", tuple(body)
    if body and folded(body[0]) == folded(about) and seen.tag != "p":
        return body[0], tuple(body[1:])
    return ("" if share_of_triples(seen.text, " ".join(body)) >= _SAID_ALREADY else seen.text), tuple(body)
