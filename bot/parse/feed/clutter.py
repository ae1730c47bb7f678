"""Removes clutter that feeds add to an entry's text: parts that a page would hide, links to comments."""

import re

from bot.parse.feed.text import strip_tags

_HIDDEN = re.compile(r"""<span [^<>]{0,200}?class=["']?invisible["'\s>][^<>]{0,500}(?:>[^<>]{0,500})?</span>""", re.IGNORECASE)
"""Mastodon's links have hidden parts ("https://" and the end of the address), which no reader sees."""
_POSTED_BY = re.compile(
    r"(?:&#32;|\s){0,9}submitted by(?:&#32;|\s){0,9}<a\s[^<>]{0,500}>\s{0,9}/?u/[^<>]{1,80}</a>"
    r"(?:(?:&#32;|\s){0,9}to(?:&#32;|\s){0,9}<a\s[^<>]{0,500}>\s{0,9}/?r/[^<>]{1,80}</a>)?",
    re.IGNORECASE,
)
_LINK_TO = re.compile(r"<a\s[^<>]{0,500}>\s{0,9}\[(?:link|comments)\]\s{0,9}</a>", re.IGNORECASE)
"""The links below every entry of Reddit's feeds."""


def without_clutter(markup: str) -> str:
    """An entry's markup without hidden parts, and without Reddit's line on who posted it where."""
    if "invisible" in markup:
        markup = _HIDDEN.sub("", markup)
    if "submitted by" in markup and (shorter := _POSTED_BY.sub(" ", markup)) != markup:
        markup = _LINK_TO.sub(" ", shorter)
    return markup


def fuller(content: str, summary: str) -> str:
    """The markup with the longer visible text; `content` if both are equal. Pictures do not count."""
    return content if _visible(content) >= _visible(summary) else summary


def _visible(markup: str) -> int:
    return len("".join(strip_tags(markup).split()))
