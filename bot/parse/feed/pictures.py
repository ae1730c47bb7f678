"""Finds the pictures of an entry: Media RSS (https://www.rssboard.org/media-rss), enclosures, Atom links."""

from collections.abc import Iterator
from typing import Any

from bot.parse.pictures import DraftPicture

MOST = 20
"""Pictures of an entry that are considered."""

_DEEPEST = 3
_MEDIA = ("http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss")
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")


def entry_pictures(entry: Any) -> tuple[DraftPicture, ...]:
    """The pictures of an entry's element in order, with thumbnails last."""
    found = list(_named(entry, _about(entry), 0))
    found.sort(key=lambda depth_and_picture: depth_and_picture[0])
    return tuple(picture for _, picture in found[:MOST])


def _named(element: Any, about: str, depth: int) -> Iterator[tuple[int, DraftPicture]]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        space, _, name = child.tag.rpartition("}")
        name, is_media = name.lower(), space[1:].lower() in _MEDIA
        own = _about(child) or about
        if is_media and name == "content" and _is_image(child, child.get("url", ""), child.get("medium", "")):
            yield 0, _picture(child, "url", own)
        elif is_media and name == "thumbnail":
            yield 2, _picture(child, "url", about)
        elif name == "enclosure" and _is_image(child, child.get("url", "")):
            yield 1, _picture(child, "url", about)
        elif name == "link" and child.get("rel", "").lower() == "enclosure" and _is_image(child, child.get("href", "")):
            yield 1, _picture(child, "href", child.get("title") or about)
        if is_media and name in ("group", "content") and depth < _DEEPEST:
            yield from _named(child, own, depth + 1)


def _is_image(element: Any, url: str, medium: str = "") -> bool:
    """Whether an element declares a picture; without a declaration, by the ending of its address."""
    kind = (element.get("type") or "").lower()
    if kind or medium:
        return kind.startswith("image/") or (not kind and medium.lower() == "image")
    return url.partition("?")[0].lower().endswith(_ENDINGS)


def _picture(element: Any, address: str, about: str) -> DraftPicture:
    return DraftPicture(
        url=element.get(address, ""),
        alt=element.get("alt") or about,
        width=element.get("width", ""),
        height=element.get("height", ""),
        media_type=element.get("type", ""),
    )


def _about(element: Any) -> str:
    """The Media RSS description of an element's pictures, else its title."""
    texts = {"description": "", "text": "", "title": ""}
    for child in element:
        if not isinstance(child.tag, str):
            continue
        space, _, name = child.tag.rpartition("}")
        if space[1:].lower() in _MEDIA and name.lower() in texts:
            texts[name.lower()] = texts[name.lower()] or "".join(child.itertext()).strip()
    return next(filter(None, texts.values()), "")
