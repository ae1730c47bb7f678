"""When a page was published, by its own account: the moment with its offset, from what it gives in several places."""

import re
from collections.abc import Iterator
from datetime import datetime

from bot.parse.feed.dates import parse_date
from bot.parse.page.facts import PageFacts
from bot.parse.page.jsonld import texts

_NAMES = (
    "article:published_time", "article:published:time", "og:article:published_time",
    "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "published_time", "publication_date", "cxenseparse:recs:publishtime", "article.published",
)  # fmt: skip
_OFFSET = re.compile(r"(?:[+-]\d\d:?\d\d|[A-Z]{2,4})$")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/-]|$)")


def page_moment(facts: PageFacts) -> datetime | None:
    """When the article was published, None where the page does not tell."""
    told = [one.strip() for one in _told(facts) if parse_date(one)]
    if not told:
        in_address = _IN_ADDRESS.search(facts.url)
        return parse_date("-".join(in_address.groups())) if in_address else None
    best = told[0]
    if not _CLOCK.search(best):
        best = next((one for one in told[1:] if _CLOCK.search(one) and _wall(one)[:10] == _wall(best)[:10]), best)
    if not _OFFSET.search(best):
        best = next((one for one in told[1:] if _OFFSET.search(one) and _wall(one)[:16] == _wall(best)[:16]), best)
    return parse_date(best)


def _told(facts: PageFacts) -> Iterator[str]:
    """Every date that the page gives as that of the article, the surest first."""
    yield from texts(facts.node.get("datePublished"))
    for name in _NAMES:
        yield from facts.meta.get(name, ())[:1]
    yield from facts.properties.get("datepublished", ())[:1]
    yield from facts.times[:1]
    yield from texts(facts.node.get("dateCreated"))


def _wall(text: str) -> str:
    """What the clock on the wall showed: the date and time without the offset."""
    moment = parse_date(_OFFSET.sub("", text.removesuffix("Z")).strip())
    return moment.isoformat() if moment else ""
