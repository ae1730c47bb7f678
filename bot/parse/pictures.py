"""Chooses the picture of an article that may be shown: over https, and no tracking pixel.

The signs of trackers are data (`data/pictures.toml`). The address guard checks later where the picture's host leads.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from bot.model.picture import Picture
from bot.parse.feed.text import plain, shorten
from bot.parse.private import has_secret, shown_address
from bot.parse.urls import http_link

LONGEST_ALT = 300
"""Characters of a description: a sentence or two, since screen readers read it aloud."""

_SMALLEST = 33
"""Pixels. A picture declared smaller is a tracking pixel, an icon or a badge."""
_LARGEST = 2400
"""Pixels beyond which a wider picture is no better."""
_NO_PICTURE = (".svg", ".svgz", ".ico", ".cur", ".pdf", ".html", ".htm", ".js")
_MOVING = (".gif",)
_FEWEST_WORDS = 2
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|tiff?)|\S*\d{3,}\S*", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPicture:
    """A picture as a feed or page names it. Sizes are as declared, or "". `alt` may be HTML."""

    url: str
    alt: str = ""
    width: str = ""
    height: str = ""
    media_type: str = ""


def best_picture(drafts: Iterable[DraftPicture], *, base: str = "") -> Picture | None:
    """The widest picture that may be shown, the first of equals; None if there is none."""
    best: tuple[int, Picture] | None = None
    for draft in drafts:
        url = http_link(draft.url, base)
        if not url or not _may_be_shown(draft, url):
            continue
        width = min(_pixels(draft.width) or 0, _LARGEST)
        if best is None or width > best[0]:
            best = width, Picture(url=url, alt=_described(draft.alt))
    return best[1] if best else None


def is_safe_to_post(picture: Picture, *, location: str, is_private: bool) -> bool:
    """Whether a picture's address may be posted: it must not have a key in it, its own or its feed's.

    Of a private feed, which needs a password or has a key in its address (`location`), only an address without query may be
    posted.
    """
    parts = urlsplit(picture.url)
    if is_private or shown_address(location) != location:
        return not parts.query and shown_address(picture.url) == picture.url
    return not has_secret(picture.url)


def _may_be_shown(draft: DraftPicture, url: str) -> bool:
    parts = urlsplit(url)
    sizes = [size for size in map(_pixels, (draft.width, draft.height)) if size is not None]
    path = parts.path.lower()
    if parts.scheme != "https" or parts.port not in (None, 443) or "." not in (parts.hostname or ""):
        return False
    if any(size < _SMALLEST for size in sizes) or path.endswith(_NO_PICTURE) or "svg" in draft.media_type.lower():
        return False
    if (path.endswith(_MOVING) or "gif" in draft.media_type.lower()) and not sizes:
        return False
    return not _counts_readers(parts.hostname or "", f"{path}?{parts.query.lower()}" if parts.query else path)


def _counts_readers(host: str, place: str) -> bool:
    hosts, hints = _trackers()
    labels = host.lower().rstrip(".").split(".")
    return any(".".join(labels[at:]) in hosts for at in range(len(labels))) or hints.search(place) is not None


@lru_cache(maxsize=1)
def _trackers() -> tuple[frozenset[str], re.Pattern[str]]:
    """Hosts that track readers, and a pattern for such addresses elsewhere."""
    known = tomllib.loads(files("bot.parse").joinpath("data", "pictures.toml").read_text(encoding="utf-8"))
    words = "|".join(re.escape(word) for word in known["words"].split())
    return frozenset(known["hosts"].split()), re.compile(rf"[/?&](?:{words})(?=[/.?&=]|$)|(?<!\d)1x1(?!\d)")


def _pixels(size: str) -> int | None:
    found = _NUMBER.fullmatch(size)
    return int(found[1]) if found else None


def _described(alt: str) -> str:
    """A picture's description; "" for a file name, a number or a single word, which tell a listener nothing."""
    text = shorten(plain(alt), LONGEST_ALT)
    return text if len(text.split()) >= _FEWEST_WORDS and not _FILE_NAME.fullmatch(text) else ""
