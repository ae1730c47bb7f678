"""Decodes a feed's bytes into text for a strict XML parser, and repairs common faults.

Repaired are a wrong or missing encoding, named HTML entities, bare ampersands, control characters, text before and after the
document, and a DOCTYPE. The time is linear in the body's length.
"""

import codecs
import html
import re

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']([A-Za-z0-9._:-]{1,40})""")
_CHARSET = re.compile(r"""charset\s{0,20}=\s{0,20}["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"),
    (b"{\x00", "utf-16-le"), (b"\x00{", "utf-16-be"),
)  # fmt: skip
"""First bytes of a body that show its encoding, whatever it declares (XML 1.0, appendix F)."""
_LATIN = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
_NO_CHARSETS = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"}
_WIDE = ("utf-16", "utf_16", "utf16", "utf-32", "utf_32", "utf32", "ucs", "iso-10646")
"""Encodings that a declaration in plain ASCII contradicts."""
_ESCAPING = ("iso-2022", "iso2022", "csiso2022", "hz", "utf-7", "utf7", "unicode-1-1-utf-7")
"""Encodings in which every byte is ASCII, so that they look like valid UTF-8."""
_ROOT = re.compile(r"<\?xml|<rss\b|<feed\b|<rdf:RDF\b", re.IGNORECASE)
_HEAD = re.compile(r"<\?xml[^>]{0,500}\?>|<!--.{0,5000}?-->|<!DOCTYPE[^\[>]{0,1000}>|\s+", re.IGNORECASE | re.DOTALL)
_END = re.compile(r"</(?:rss|feed|rdf:RDF)\s{0,20}>", re.IGNORECASE)
_AMPERSAND = re.compile(r"&(?:#(?P<number>[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});|(?P<name>[A-Za-z][A-Za-z0-9]{0,31});)?")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OF_XML = {"amp", "lt", "gt", "quot", "apos"}
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


def decode(body: bytes, media_type: str = "") -> str:
    """The text of a body.

    By its byte order mark; else as UTF-8 if it is valid UTF-8, whatever the server or the document says; else by the encoding
    that the document declares or the server names; else as windows-1252.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    declared, said = _DECLARED.search(body[:1000]), _CHARSET.search(media_type)
    names = [declared[1].decode("ascii").lower() if declared else "", said[1].lower() if said else ""]
    names = [name for name in names if not name.startswith(_WIDE)]
    if not any(name.startswith(_ESCAPING) for name in names) and (text := _as_utf8(body)) is not None:
        return text
    for name in names:
        text = _strictly(body, name)
        if text is not None:
            return text
    return body.decode("windows-1252", "replace")


def _as_utf8(body: bytes) -> str | None:
    """The text, if its bytes are UTF-8: letters of other encodings hardly ever make valid sequences.

    A few bad bytes are an accident, such as a teaser cut inside a letter. Many mean another encoding.
    """
    text = body.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return text if not lost or lost * 4 < len(body) - len(text) else None


def declares_entities(text: str) -> bool:
    """Whether a document declares its own entities, by which a small feed can expand without end."""
    return any("<!ENTITY" in part for part, is_cdata in _sections(text) if not is_cdata)


def repair(text: str) -> str:
    """The document without XML declaration and DOCTYPE, with entities replaced by characters and stray `&` escaped."""
    start = _ROOT.search(text)
    text = text[start.start() if start else 0 :]
    at = 0
    while head := _HEAD.match(text, at):
        at = head.end()
    ends = [found.end() for found in _END.finditer(text, max(at, len(text) - 100_000))]
    document = _NOT_XML.sub("", text[at : ends[-1] if ends else len(text)])
    return "".join(part if is_cdata else _AMPERSAND.sub(_repaired, part) for part, is_cdata in _sections(document))


def _strictly(body: bytes, encoding: str) -> str | None:
    if not encoding or encoding in _NO_CHARSETS:
        return None
    try:
        # Bodies declared as Latin-1 are in windows-1252 (WHATWG Encoding §4.2).
        return body.decode("windows-1252" if encoding in _LATIN else encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _sections(text: str) -> list[tuple[str, bool]]:
    """The text split into parts outside and inside CDATA sections, with their brackets."""
    sections, at = [], 0
    while (start := text.find(_CDATA, at)) >= 0:
        end = text.find(_CDATA_END, start)
        if end < 0:
            break
        sections += [(text[at:start], False), (text[start : end + len(_CDATA_END)], True)]
        at = end + len(_CDATA_END)
    return [*sections, (text[at:], False)]


def _repaired(found: re.Match[str]) -> str:
    name, number = found["name"], found["number"]
    if name in _OF_XML:
        return found[0]
    if not name and not number:
        return "&amp;" + found[0][1:]
    text = html.unescape(found[0])
    if text == found[0]:
        return "&amp;" + found[0][1:]
    return html.escape(_NOT_XML.sub("", text), quote=False)
