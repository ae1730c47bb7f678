"""Names of an article and its outlet: the headline without the site's name, and the site's name without its address."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.parse.feed.text import decode_entities, single_line
from bot.parse.page.facts import PageFacts
from bot.parse.page.headlines import folded
from bot.parse.page.jsonld import text, texts, types
from bot.parse.text import word_count

_MARK = re.compile(r"\s*[|ㅣ│]\s*|\s+(?:[-–—·•»«:]{1,2}|::)\s+|\s*[＿｜]\s*")
_LEAST_OF_TITLE = 0.3
"""Share of the longer headline's length. A shorter h1 is a label above it."""
COMPANY = re.compile(
    r"[,\s]+(?:gmbh(?: & co\.? kg)?|ag|inc\.?|llc|ltd\.?|limited|s\.?l\.?u?\.?|s\.?a\.?|s\.?p\.?a\.?|s\.?r\.?l\.?|plc|corp\.?"
    r"|b\.?v\.?|oy|ab|as|kg|co\.?)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:https?://|www\.|@)|/|^[^\s@]+@[^\s@]+$")
_LONGEST_NAME = 60


def site_names(facts: PageFacts) -> tuple[str, ...]:
    """The names that a page gives its site, with its publisher's."""
    given = [*facts.meta.get("og:site_name", ()), *facts.meta.get("application-name", ())]
    publisher = facts.node.get("publisher")
    given += texts(publisher)
    given += [text(node.get("name")) for node in facts.nodes if types(node) & {"WebSite", "NewsMediaOrganization"}]
    names = (single_line(decode_entities(name)) for name in given)
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= _LONGEST_NAME))


def outlet_name(facts: PageFacts) -> str:
    """The site's name: one that matches the host, else the first without a legal form; never an address or @handle."""
    names = [name for name in site_names(facts) if not _ADDRESS.search(name)]
    host = facts.host.lower()
    known = [name for name in names if _is_in_host(COMPANY.sub("", name), host)]
    plain = [name for name in names if not COMPANY.search(name)]
    best = [name for name in known if name in plain] or plain or known or names
    # Of two spellings prefer the one that a person wrote over one generated from the address.
    chosen = min(best, key=lambda name: (best[0] == name.lower() == name, best.index(name)), default="")
    return COMPANY.sub("", chosen)


def _is_in_host(name: str, host: str) -> bool:
    """Whether a name is in the host, or a label of the host in the name."""
    bare = folded(name)
    labels = [folded(label) for label in host.split(".")[:-1]]
    return bool(bare) and (bare in folded(host) or any(len(label) >= 3 and label in bare for label in labels))


def page_title(facts: PageFacts) -> str:
    """The headline: an h1 that is in the page's title, else the title without the site's name."""
    site = {folded(name) for name in site_names(facts)}
    titles = [facts.first("og:title"), text(facts.node.get("headline")), facts.first("twitter:title"), facts.title]
    titles = [single_line(decode_entities(text)) for text in titles if text]
    for heading in facts.headings:
        if folded(heading) and folded(heading) not in site and any(_is_of(heading, text) for text in titles):
            return without_site(heading, facts)
    return without_site(next(iter([*titles, *facts.headings]), ""), facts)


def _is_of(heading: str, title: str) -> bool:
    """Whether a heading is a title, or its beginning or end."""
    short, long = folded(heading), folded(title)
    return short == long or (len(short) >= _LEAST_OF_TITLE * len(long) and (long.startswith(short) or long.endswith(short)))


def without_site(title: str, facts: PageFacts) -> str:
    """A title without the site's name at its beginning or end."""
    pieces = _pieces(title)
    while len(pieces) > 1 and _is_site(pieces[-1][1], facts):
        pieces.pop()
    while len(pieces) > 1 and _is_site(pieces[0][1], facts):
        pieces.pop(0)
        pieces[0] = ("", pieces[0][1])
    bare = "".join(mark + piece for mark, piece in pieces).strip()
    return bare if word_count(bare) > 1 else title


def _pieces(title: str) -> list[tuple[str, str]]:
    """The parts of a title, each with the mark before it."""
    found, at, mark = [], 0, ""
    for match in _MARK.finditer(title):
        found.append((mark, title[at : match.start()]))
        at, mark = match.end(), match[0]
    return [*found, (mark, title[at:])]


def _is_site(piece: str, facts: PageFacts) -> bool:
    """Whether a part of a title is the name of the site or of its host."""
    bare = folded(piece)
    if not bare:
        return True
    names: Sequence[str] = [folded(name) for name in site_names(facts)]
    address = folded(urlsplit(facts.url).hostname or "")
    return (
        bare in names or (len(bare) >= 3 and bare in (folded(facts.host), *_hosts(facts))) or (len(bare) >= 4 and bare in address)
    )


def _hosts(facts: PageFacts) -> tuple[str, ...]:
    return tuple(facts.host.split(".")[:-1])
