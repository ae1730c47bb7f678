"""Decodes bytes, and cleans text for showing. All text that comes in passes here.

Removed is what can deceive a reader or harm a platform: control characters, bidirectional overrides (Unicode UAX #9;
CVE-2021-42574), zero-width characters, lone surrogates and floods of combining marks.
"""

import codecs
import re
import unicodedata
from functools import lru_cache

from bot.model.errors import Unreadable
from bot.parse.feed.text import shorten, single_line
from bot.parse.joiners import without_stray_joiners
from bot.parse.marks import limit_marks

MAX_BYTES = 5_000_000
TITLE_LENGTH = 300
_SAMPLE = 60_000
"""Bytes that are read to guess an encoding."""

_SIGNATURES = (
    (b"%PDF-", "a PDF document"), (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"RIFF", "a RIFF container"), (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"), (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"SQLite format 3", "a database"), (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
)  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?([A-Za-z0-9_\-]{3,20})""", re.IGNORECASE)
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls but line breaks and tabs
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # soft hyphen, zero width, bidi
    "\ud800-\udfff\ufffd]"  # lone surrogates, what could not be decoded
)
_DOUBLED = re.compile(r"(?<!')''(?!')|(?<!`)``(?!`)")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff]"  # Thai and Lao, Burmese, Khmer, kana, Han
)
_WIDE_MARKS = re.compile("[\u3001-\u3003\u3008-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]")
_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ODD_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def decode(body: bytes, *, declared: str = "") -> str:
    """The text of a file or an HTTP answer. Raises Unreadable if it is empty, too large or not text.

    `declared` is the encoding from outside, such as a header. It is used unless the bytes contradict it.
    """
    if len(body) > MAX_BYTES:
        raise Unreadable(f"is too large: {len(body) / 1e6:.1f} MB (at most {MAX_BYTES // 1_000_000} MB)")
    for signature, what in _SIGNATURES:
        if body.startswith(signature):
            raise Unreadable(f"is not text: {what}")
    text = _characters(body, declared)
    if not text.strip("\ufeff\x00 \t\r\n\x0b\x0c"):
        raise Unreadable("is empty")
    strange = sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), *range(28, 32)))
    if strange > 0.005 * len(text) + 2 or text.count("\ufffd") > 0.05 * len(text):
        raise Unreadable("is not text: binary data")
    return text


def _characters(body: bytes, declared: str) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, errors="replace")
    if wide := _wide_encoding(body[:_SAMPLE]):
        return body.decode(wide, errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as problem:
        if problem.start and _is_nearly_utf8(body):
            return body.decode("utf-8", errors="replace")
    encoding = _known_encoding(declared) or _declared_encoding(body) or _guessed_encoding(body[:_SAMPLE])
    return body.decode(encoding, errors="replace")


def _wide_encoding(sample: bytes) -> str:
    """UTF-16 without a byte order mark, in which every other byte of Western text is zero; "" for others."""
    if len(sample) < 4 or b"\x00" not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * len(sample) / 2 and even < 0.05 * len(sample) / 2:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * len(sample) / 2 and odd < 0.05 * len(sample) / 2 else ""


def _is_nearly_utf8(body: bytes) -> bool:
    """Whether a body is UTF-8 that is cut or damaged in a few places."""
    text = body.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - damaged > 4 * damaged


def _declared_encoding(body: bytes) -> str:
    """The encoding that the head of an HTML or XML document declares, if Python knows it."""
    found = _DECLARED.search(body[:2048])
    return _known_encoding(found[1].decode("ascii")) if found else ""


def _known_encoding(name: str) -> str:
    """Python's name for an encoding of text; "" if it knows none of that name."""
    try:
        codec = codecs.lookup(name)
        # The declaration was read as ASCII, so the encoding must include ASCII: no UTF-16, no text transforms.
        if name.encode("ascii").decode(codec.name, errors="replace") != name:
            return ""
    except (LookupError, UnicodeError):
        return ""
    return "cp1252" if codec.name == "iso8859-1" else "" if codec.name in ("utf-8", "ascii") else codec.name


def _guessed_encoding(sample: bytes) -> str:
    """Western European if few letters are beyond ASCII, else the likeliest for the text's letters."""
    if sum(byte > 0x7F for byte in sample) < 0.2 * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def without_controls(text: str) -> str:
    """The text with newlines as line breaks, without unprintable or deceptive characters, and otherwise unchanged."""
    return limit_marks(without_stray_joiners(_UNSAFE.sub("", _LINE_BREAK.sub("\n", text))))


def clean_text(text: str) -> str:
    """Printable NFC text with newlines and plain spaces."""
    return _ODD_SPACE.sub(" ", unicodedata.normalize("NFC", without_controls(text)))


@lru_cache(maxsize=8192)
def word_count(text: str) -> int:
    """The number of words: parts between spaces, and half a word for each character of a script without spaces.

    These are Chinese, Japanese, Thai, Lao, Khmer and Burmese. Cached, since the same lines are counted repeatedly.
    """
    unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
    if not unspaced:
        return len(text.split())
    return unspaced // 2 + len(_WIDE_MARKS.sub(" ", _UNSPACED.sub(" ", text)).split())


def with_quotation_marks(text: str) -> str:
    """The text with “marks” for ''doubled apostrophes'' and ``accents'', if it has no other double marks.

    Old wire reports have them. Only pairs inside a line change; a single one may mean inches or be a mistake.
    """
    if any(mark in text for mark in '"“”„«»'):
        return text
    return "\n".join(_marked(line) if "''" in line else line for line in text.split("\n"))


def _marked(line: str) -> str:
    pieces: list[str] = []
    opening, done = -1, 0
    for found in _DOUBLED.finditer(line):
        start, end = found.span()
        if line[end : end + 1].strip() and not line[max(0, start - 1) : start].isalnum() and opening < 0:
            opening = start
        elif opening >= 0 and found[0] == "''" and line[start - 1].strip():
            pieces += [line[done:opening], "“", line[opening + 2 : start], "”"]
            opening, done = -1, end
    return "".join([*pieces, line[done:]])


def short_line(text: str) -> str:
    """A title or a name on one line with single spaces, cut at a word if it is too long."""
    return shorten(single_line(text), TITLE_LENGTH)
