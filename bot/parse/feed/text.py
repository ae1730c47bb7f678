"""Plain text on one line from titles and names with markup, entities and stray control characters."""

import html
import re
import unicodedata

from bot.parse.joiners import without_stray_joiners
from bot.parse.marks import limit_marks

LONGEST_MARKUP = 20_000
"""Characters of a title's or teaser's markup that are read."""

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_BLOCKS = """address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav noframes ol optgroup
    option p pre search section select summary table tbody td textarea tfoot th thead title tr ul"""
_INLINE = """a abbr acronym applet area audio b base basefont bdi bdo big blink canvas cite code col colgroup data datalist del
    dfn em embed font i iframe img input ins kbd label link map mark marquee meta meter nobr noscript object output param picture
    progress q rp rt ruby s samp script slot small source span strike strong style sub sup svg template time track tt u var
    video wbr"""
_TAG = re.compile(rf"</?(?:({'|'.join(_BLOCKS.split())})|{'|'.join(_INLINE.split())})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_MENTIONED = re.compile(r"(?<!\S)<(?!(?:br|hr|img|p|wbr|li|input)>)([A-Za-z][A-Za-z0-9]{0,11})>(?=$|[\s,.;:?!])", re.IGNORECASE)
_END_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9]{0,11})")
_SILENT = re.compile(r"<(script|style)(?=[\s/>])", re.IGNORECASE)
_SILENT_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
# Bidirectional controls can make a headline read as another; the rest is invisible and only splits words or hides text.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def single_line(text: str) -> str:
    """The text in NFC with single spaces, without control, bidirectional and invisible characters and floods of marks."""
    visible = limit_marks(without_stray_joiners(_INVISIBLE.sub("", _CONTROL.sub("", text))))
    return " ".join(unicodedata.normalize("NFC", visible).split())


def plain(markup: str) -> str:
    """What a reader sees of a line of HTML: no tags, no scripts, entities decoded.

    Angle brackets without an HTML element ("the <tag> of this year") are text, and so is an element that is only mentioned
    ("a guide to <head>"). Entities that are left are decoded a second time, since publishers escape twice far more often than
    they write about entities.
    """
    text = strip_tags(without_mentioned_tags(markup[:LONGEST_MARKUP]))
    return single_line(decode_entities(decode_entities(text)))


def without_mentioned_tags(markup: str) -> str:
    """The markup with mentioned elements escaped.

    An element is only mentioned if its tag stands alone between words, without attributes and without an end tag.
    """
    if "<" not in markup:
        return markup
    ended = {found[1].lower() for found in _END_TAG.finditer(markup)}
    return _MENTIONED.sub(lambda tag: tag[0] if tag[1].lower() in ended else f"&lt;{tag[1]}&gt;", markup)


def strip_tags(markup: str) -> str:
    """The markup without tags, scripts and style sheets; the border of a block becomes a space."""
    return _TAG.sub(lambda tag: " " if tag[1] else "", _without_silent(markup))


def has_tags(text: str) -> bool:
    """Whether a text has HTML tags in it."""
    return _TAG.search(text) is not None


def decode_entities(text: str) -> str:
    """The text with character references decoded once. Without a semicolon ("AT&T", "Q&A") it is text."""
    return ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def as_html(text: str) -> str:
    """Plain text as HTML, with a `<p>` for each paragraph if there are several."""
    paragraphs = [html.escape(part.strip(), quote=False) for part in text.replace("\r\n", "\n").split("\n\n")]
    kept = [part for part in paragraphs if part]
    return kept[0] if len(kept) == 1 else "".join(f"<p>{part}</p>" for part in kept)


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words if a word ends in the last third, with "…" at the end."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 2 // 3 else cut).rstrip(" ,;:–—-") + "…"


def _without_silent(markup: str) -> str:
    kept, at = [], 0
    while opening := _SILENT.search(markup, at):
        kept.append(markup[at : opening.start()])
        closing = _SILENT_END[opening[1].lower()].search(markup, opening.end())
        at = closing.start() if closing else len(markup)
    return "".join([*kept, markup[at:]])
