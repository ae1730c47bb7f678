"""Untrusted text as parts of Slack messages: shown letter by letter, never read as a mention, a link or a style.

News goes into rich text, whose parts are data and not markup: style and links are given beside the words, and an asterisk in an
article stays an asterisk. Only fine print is mrkdwn, where three characters are escaped
(https://docs.slack.dev/messaging/formatting-message-text#escaping).
"""

import re
from collections.abc import Iterable, Iterator

from slack_sdk.models.blocks import RichTextElement, RichTextElementParts

from bot.compose.direction import CLOSES, OPENS
from bot.model.document import Span, Style
from bot.parse.text import without_controls
from bot.parse.urls import http_link

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_STYLES = {Style.STRONG: "bold", Style.EMPHASIS: "italic"}
_MARKS = {Style.STRONG: "*", Style.EMPHASIS: "_"}

CHANNEL = re.compile(r"[CG][A-Z0-9]{1,30}")
"""The id of a channel, which no direct message has."""
_MOMENT = "{date_short_pretty} {time}"
"""How Slack shows a moment, in the zone and the language of each reader.

https://docs.slack.dev/messaging/formatting-message-text#date-formatting
"""


def plain(text: str) -> str:
    """The text on one line, without control characters and what can reorder or hide."""
    return without_controls(text).replace("\n", " ").replace("\t", " ")


def escape(text: str) -> str:
    """The text as Slack shows it literally in `text` fields and mrkdwn."""
    return plain(text).translate(_ESCAPES)


def parts(spans: Iterable[Span], *, bold: bool = False) -> list[RichTextElement]:
    """Spans as parts of rich text; empty ones are left out. `bold` makes all of them bold."""
    return list(_parts(spans, bold))


def _parts(spans: Iterable[Span], bold: bool) -> Iterator[RichTextElement]:
    for span in spans:
        text = span.text if span.text in (OPENS, CLOSES) else plain(span.text)
        if not text:
            continue
        names = {_STYLES[span.style]} if span.style in _STYLES else set()
        style = dict.fromkeys(names | ({"bold"} if bold else set()), True) or None
        url = http_link(span.url) if text.strip() else ""
        if CHANNEL.fullmatch(span.channel):
            yield RichTextElementParts.Channel(channel_id=span.channel, style=style)
        elif span.at:
            yield RichTextElementParts.Date(timestamp=int(span.at.timestamp()), format=_MOMENT, fallback=text, style=style)
        elif url:
            yield RichTextElementParts.Link(url=url, text=text, style=style)
        else:
            yield RichTextElementParts.Text(text=text, style=style)


def mrkdwn(spans: Iterable[Span]) -> str:
    """Spans as one line of mrkdwn; addresses stand behind their words."""
    return "".join(map(_run, spans))


def _run(span: Span) -> str:
    if span.text in (OPENS, CLOSES):
        return span.text
    text = escape(span.text)
    if CHANNEL.fullmatch(span.channel):
        return f"<#{span.channel}>"
    if span.at:
        text = f"<!date^{int(span.at.timestamp())}^{_MOMENT}|{text or '–'}>"
    words = text.strip()
    if not words:
        return text
    url = http_link(span.url)
    mark = _MARKS.get(span.style, "")
    shown = f"<{url.translate(_ESCAPES)}|{words}>" if url else words
    before, _, after = text.partition(words)
    return f"{before}{mark}{shown}{mark}{after}"
