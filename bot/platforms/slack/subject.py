"""A message of Slack's without its markup, for “Brief me on this”."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.platforms.subject import LONGEST, Said

_LINK = re.compile(r"<(https?://[^<>|\s]{1,2000})(?:\|([^<>]{0,2000}))?>")
_MARKUP = re.compile(r"<[^<>]{0,2000}>|:[a-z0-9_+-]{1,40}:|[*_~`]")


def said_in(message: Mapping[str, Any]) -> Said:
    """Its words and links, and what is shown below it of a page, a forwarded message, or a file."""
    raw = str(message.get("text", ""))[:LONGEST]
    links = [found[1] for found in _LINK.finditer(raw)]
    words = _MARKUP.sub(" ", _LINK.sub(lambda found: found[2] or " ", raw))
    text = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    shown = (str(part.get(name) or "") for part in message.get("attachments") or () for name in ("from_url", "title_link"))
    return Said(
        text=text,
        links=tuple(dict.fromkeys(link for link in (*links, *shown) if link)),
        titles=tuple(_passed_on(message, "title")),
        texts=tuple(_passed_on(message, "text")),
    )


def _passed_on(message: Mapping[str, Any], name: str) -> Iterator[str]:
    for part in (*(message.get("attachments") or ()), *(message.get("files") or ())):
        if part.get(name):
            yield str(part[name])
