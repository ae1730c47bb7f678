"""Untrusted text made safe for a terminal: nothing in it may move the cursor, colour, hide or reorder."""

import re
import unicodedata
from urllib.parse import quote

from bot.parse.marks import limit_marks

_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_CONTROLS = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 and C1 controls, escape among them (ECMA-48)
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of direction, which can reorder a line (UAX #9)
    "\u00ad\u2060-\u2064\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"  # invisible characters
    "\ud800-\udfff"  # halves of surrogate pairs, which no encoding takes
    "]"
)
_IN_ASCII = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'",
        "–": "-", "—": "--", "…": "...", "·": "-", "•": "*", "│": "|", "─": "-", "€": "EUR", "£": "GBP",
        "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "þ": "th", "ð": "d",
    }
)  # fmt: skip
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~"


def plain(text: str, *, ascii_only: bool = False) -> str:
    """The text on one line without control characters; in ASCII letters lose their marks and what has no likeness is a "?"."""
    text = limit_marks(_CONTROLS.sub("", _SPACES.sub(" ", text)))
    if not ascii_only or text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_IN_ASCII))
    return "".join("?" if ord(c) > 127 else c for c in decomposed if not unicodedata.combining(c))


def plain_url(url: str) -> str:
    """A link that is safe to print and to put into an escape sequence: ASCII without spaces, or "" if it is no web link."""
    if not url.lower().startswith(("https://", "http://")):
        return ""
    return quote(_CONTROLS.sub("", url), safe=_URL_SAFE)
