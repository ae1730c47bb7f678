"""Links: which are safe to show, which lead to the same page, and where a page redirects its reader."""

import re
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

LONGEST_LINK = 2000

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff<>\"`{}|\\^]")
_FOLDED = re.compile(r"\s*[\t\r\n]\s*")
_TO_ENCODE = re.compile(r"[ |^`{}]")
"""Characters that publishers leave in paths and queries, though an address must not have them (RFC 3986 §2)."""
_NO_LINK = frozenset(("n/a", "none", "null", "nil", "undefined", "nan", "-", "#"))
"""Values that programs write instead of a missing link or id."""
_HOST = re.compile(r"[^\s/?#@:\[\]%]{1,253}")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = {
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh", "mc_cid",
    "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "vero_id", "oly_enc_id", "oly_anon_id", "cmpid", "ncid", "wt_mc",
    "at_medium", "at_campaign", "ns_mchannel", "ns_source", "ns_campaign",
}  # fmt: skip
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\s_+.-]+")
_WORD = re.compile(r"[^\W\d_]+|\d{1,4}")
_FEWEST_WORDS = 3
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_")


LOOKED_AT = 20_000
"""Characters of a page that are read: a refresh is in its head."""
LONGEST_DELAY = 10
"""Seconds. A page that reloads itself every few minutes is no redirect."""
_META = re.compile(r"<meta\s[^<>]{0,1000}>", re.IGNORECASE)
_REFRESH = re.compile(r"""http-equiv\s{0,9}=\s{0,9}["']?refresh\b""", re.IGNORECASE)
_CONTENT = re.compile(
    r"""content\s{0,9}=\s{0,9}["']?\s{0,9}(\d{1,4})(?:\.\d{0,9})?\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=\s{0,9})?["']?([^"'<>]{1,2000})""",
    re.IGNORECASE,
)
_WITHOUT_SCRIPTS = re.compile(r"<noscript\b.{0,5000}?</noscript", re.IGNORECASE | re.DOTALL)


def http_link(link: str, base: str = "") -> str:
    """The link as an absolute http(s) address, resolved against `base`; "" if it is not safe to show.

    Refused are other schemes, user names and passwords, white space, control and direction characters, and more than 2,000
    characters.
    """
    absolute = resolve(link, base)
    if len(absolute) > LONGEST_LINK or _FORBIDDEN.search(absolute):
        return ""
    parts = _split(absolute)
    return absolute if parts else ""


def address_in_words(address: str) -> str:
    """What to call a page that has no headline but its address: the words of its last name, where it has so many as a headline
    (“Ferry to leave on sunday”), else site and path. A query is never shown: it may hold a secret."""
    parts = _split(http_link(address))
    if parts is None:
        return address
    names = [name for name in unquote(parts.path, errors="ignore").split("/") if name]
    words = [word for word in _BETWEEN_WORDS.split(_ENDING.sub("", names[-1]) if names else "") if _WORD.fullmatch(word)]
    if len(words) >= _FEWEST_WORDS:
        said = " ".join(words)
        return said[0].upper() + said[1:]
    return "/".join(((parts.hostname or "").removeprefix("www."), *names))


def canonical_url(url: str) -> str:
    """The canonical spelling of a page's address: host in lower case, no default port, fragment or tracking parameters.

    "" for a text that is no link.
    """
    parts = _split(http_link(url))
    if parts is None:
        return ""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else (parts.hostname or "").rstrip(".")
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _is_tracking(pair))
    return urlunsplit((parts.scheme, host + port, parts.path or "/", query, ""))


def page_key(url: str) -> str:
    """A key for the page of a link, the same with https and without "www."; "" for a home page or no link."""
    _, _, address = canonical_url(url).partition("://")
    key = address.removeprefix("www.").rstrip("/")
    return key if "/" in key or "?" in key else ""


def resolve(link: str, base: str = "") -> str:
    """A link in a document at `base` as an absolute address if possible, without stray white space.

    Forbidden characters behind the host are percent-encoded. "N/A" gives "".
    """
    link = _FOLDED.sub("", link.strip())
    if is_no_link(link):
        return ""
    try:
        return encoded(urljoin(base, link) if base else link)
    except ValueError:
        return link


def parts_of(url: str) -> SplitResult:
    """The parts of a text in place of an address; empty ones if it cannot be split ("https://[")."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def is_no_link(text: str) -> bool:
    """Whether a value says that there is no link or id."""
    return not text or text.casefold() in _NO_LINK


def encoded(url: str) -> str:
    """The address with spaces and similar characters percent-encoded in path, query and fragment."""
    start = url.find("/", url.find("://") + 3) if "://" in url else 0
    if start < 0 or not _TO_ENCODE.search(url, start):
        return url
    return url[:start] + _TO_ENCODE.sub(lambda found: f"%{ord(found[0]):02X}", url[start:])


def _split(url: str) -> SplitResult | None:
    """The parts of an http(s) URL with a valid host and port; None for others."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or "@" in parts.netloc:
        return None
    host = parts.hostname or ""
    return parts if ":" in host or (_HOST.fullmatch(host) and host.strip(".")) else None


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def refresh_of(page: str, url: str) -> str:
    """The address that a page at `url` redirects to at once (`<meta http-equiv=refresh>`), or ""."""
    for meta in _META.finditer(_WITHOUT_SCRIPTS.sub("", page[:LOOKED_AT])):
        found = _CONTENT.search(meta[0]) if _REFRESH.search(meta[0]) else None
        if found and int(found[1]) <= LONGEST_DELAY:
            link = http_link(found[2].replace("&amp;", "&"), url)
            return link if link != url else ""
    return ""
