"""Finds the publisher of each entry of a feed, and its name.

All feeds of a newspaper are its own, whatever the section. An aggregator names each entry's publisher, or links to other
newspapers' pages; then the entry is that newspaper's, and the feed's name says nothing about it.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from bot.model.feed import Entry, Feed
from bot.parse.outlet import identity, presentable
from bot.parse.urls import resolve

LONGEST_NAME = 80

_BORDER = re.compile(r"\s*[|»›>·•]\s*|\s+[-–—]+(?:\s+|$)|(?<=\w)\s*[:：]\s+")
_TAIL = re.compile(r"\s+[-–—|·]\s+")
_APPENDED = re.compile(r"(?i)\s+(?:topics|rss|feeds?|headlines|category)$")
_NO_LETTER = re.compile(r"[\W_]+")
_WORDS_OF_A_NAME = 4
_TELLING = 3
_CONTENTS = """
    rss atom xml feed feeds rss-feed newsfeed channel latest recent new top all main front page home homepage site website web
    news newswire headlines stories story articles article posts post blog updates update topics topic category section search
    results breaking live today daily world international national local politics business economy sport sports culture science
    technology tech health opinion entertainment the of from and in on for - & english
    nachrichten aktuell aktuelle neueste alle schlagzeilen startseite meldungen welt politik wirtschaft
    actualités actualité infos dernières une à la toutes les monde politique
    noticias últimas portada titulares todas actualidad mundo política economía notícias destaques
    новини новости головна все усі світ політика главное أخبار الأخبار آخر العالم سياسة الرئيسية
"""
_GENERIC = frozenset(_CONTENTS.split())
"""Words that say what is in a feed, not who publishes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """An entry's publisher: the outlet's name ("" if only its address shows it) and its address ("" for the entry's own)."""

    name: str = ""
    address: str = ""


def publishers(feed: Feed, *, location: str = "", called: str = "") -> tuple[Publisher, ...]:
    """The publisher of each entry. `called` is the name that a person gave the source; it replaces the feed's title."""
    named = {outlet for outlet in (identity(feed.link), identity(location)) if outlet}
    homes = named | _homes(feed, location)
    domain = identity(feed.link) or next(iter(homes), "")
    name = presentable(called) if called and called != feed.title else site_name(feed.title, domain)
    own = Publisher(name=name[:LONGEST_NAME])
    return tuple(_publisher(entry, location, named, homes, own) for entry in feed.entries)


def headline_of(entry: Entry, publisher: Publisher) -> str:
    """The entry's title without the publisher's name at its end ("Crane collapses - Coast Daily")."""
    *_, border = (None, *_TAIL.finditer(entry.title))
    names = {name.casefold() for name in (publisher.name, entry.source_title) if name}
    if border and entry.title[border.end() :].strip().casefold() in names:
        return entry.title[: border.start()].strip() or entry.title
    return entry.title


def site_name(title: str, domain: str) -> str:
    """A site's name from its feed's title: the part that matches its domain, else all of it; "" if it names no site."""
    label = _compact(domain.partition("/")[0].partition(".")[0])
    parts = [part for part in _BORDER.split(title) if part and _compact(part)]
    matching = [part for part in parts if _matches_domain(part, label, domain)]
    if matching:
        best = min(matching, key=lambda part: (abs(len(_compact(part)) - len(label)), len(part)))
        return presentable(_within(best, label) if len(best.split()) > _WORDS_OF_A_NAME else _APPENDED.sub("", best))
    telling = [part for part in parts if not set(part.casefold().split()) <= _GENERIC]
    if not telling or (len(telling) < len(parts) and len(telling[0].split()) > _WORDS_OF_A_NAME):
        return ""
    return presentable(telling[0] if len(telling) < len(parts) else title)


def _homes(feed: Feed, location: str) -> set[str]:
    """The site that most of a feed's entries link to, unless there are only one or two."""
    links = Counter(outlet for entry in feed.entries if (outlet := identity(resolve(entry.link, location))))
    most, times = links.most_common(1)[0] if links else ("", 0)
    is_reliable = times >= _TELLING or not identity(feed.link)
    return {most} if is_reliable and 2 * times > sum(links.values()) else set()


def _publisher(entry: Entry, location: str, named: set[str], homes: set[str], own: Publisher) -> Publisher:
    called, at = presentable(entry.source_title), identity(entry.source_link)
    if called or at:
        is_own = at in named or (not at and called.casefold() == own.name.casefold())
        if is_own and own.name:
            return own
        return Publisher(name=(site_name(called, at) or called)[:LONGEST_NAME], address=entry.source_link)
    linked = identity(resolve(entry.link, location))
    return own if not linked or linked in homes else Publisher()


def _matches_domain(part: str, label: str, domain: str) -> bool:
    """Whether a domain matches a name: "BBC News" and bbc.co.uk, "NYT" and nytimes.com, "Deutsche Welle" and dw.com."""
    name = _compact(part)
    if len(label) < 2 or not name or set(part.casefold().split()) <= _GENERIC:
        return False
    initials = "".join(word[0] for word in part.casefold().split())
    return (
        (len(label) > 2 and label in name)
        or (name in label and 2 * len(name) >= len(label))
        or (len(name) > 2 and label.startswith(name))
        or name == _compact(domain)
        or label in (name, initials)
    )


def _within(part: str, label: str) -> str:
    """The words of a long title that make up the domain's name; the whole title if none do."""
    words = part.split()
    runs = (words[at : at + size] for size in range(1, _WORDS_OF_A_NAME + 1) for at in range(len(words) - size + 1))
    return next((" ".join(run) for run in runs if _compact("".join(run)) == label), part)


def _compact(name: str) -> str:
    """A name in lower case without accents, spaces and punctuation."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return _NO_LETTER.sub("", "".join(letter for letter in letters if not unicodedata.combining(letter)))
