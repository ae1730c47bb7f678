"""Parses bylines: who wrote an article, and for which outlet."""

import re

from bot.parse.filing import AGENCIES, MONTH, WEEKDAY, is_dated

LONGEST_BYLINE = 160

_SIGNS = re.compile(
    r"(?:(?:story|words|text|report|article|written|posted|reported|published|analysis|review|opinion) )?"
    r"(?:by|von|por|par|door)\b[:\s]\s*|(?:author|authors|writer|text|текст|автор|autor|auteur)\s?:\s*",
    re.IGNORECASE,
)
_PARTICLES = frozenset({
    "al", "ap", "bin", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le", "san",
    "st", "st.", "ten", "ter", "van", "vd", "von", "y", "zu",
})  # fmt: skip
_NOT_A_NAME = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "july", "september", "october", "november", "december", "midday", "noon", "midnight", "early",
    "late", "the", "a", "an", "this", "that", "these", "those", "his", "her", "our", "their", "my", "your", "its", "all",
    "most", "some", "many", "one", "two", "three", "contrast", "comparison", "then", "now", "next", "last", "law", "far",
    "popular", "no", "chance", "staff", "when", "while", "with", "and", "from", "for", "on", "at", "in",
})  # fmt: skip
"""Words that are in no name, whatever their case ("By Monday", "By Law")."""
_NAME_WORD = re.compile(r"[^\W\d_][\w’'.\-]*$")
_AFTER_NAMES = re.compile(
    r"$|[|/•·–—\-@(<:;]|\d|(?:for|on|the|special to|staff|senior|chief|updated|published|posted)\b|in [A-Z]|at [A-Z]"
    r"|(?:political|business|national|world|science|health|sports|associate|data) "
    r"|correspondent|reporter|editor|columnist|contribut"
    rf"|{WEEKDAY}\b|{MONTH}\b",
    re.IGNORECASE,
)
_TIME_STAMP = re.compile(rf"{WEEKDAY}$|(?:last )?(?:updated|published|posted|modified)\b", re.IGNORECASE)
_DATE = re.compile(rf"{MONTH}\.? \d", re.IGNORECASE)
_JOINT = re.compile(r"\s?(?:,\s?(?:and\s|&\s)?|\s(?:and|&|und|et|e|y)\s)")
_DIVIDER = re.compile(r" ?([|·•]) ?")
_ROLE = re.compile(
    r"(?:[\w’'&-]+ ){0,4}(?:staff|writer|reporter|correspondent|columnist|editor|contributor|bureau chief|special to .{2,40})\b",
    re.IGNORECASE,
)


def byline_names(line: str) -> str:
    """The names in a byline ("By Ann Roe and Lu Ek, Staff Writers" gives "Ann Roe and Lu Ek"); "" for other lines."""
    return _signed(line)[0]


def byline_outlet(line: str) -> str:
    """The outlet or agency behind the names of a byline ("By Ann Roe, Norland Post"), or ""."""
    rest = _signed(line)[1]
    if rest.lower().strip(".") in AGENCIES:
        return AGENCIES[rest.lower().strip(".")]
    named = re.match(r"(?:for|special to) ((?:the )?[A-Z][\w ]{2,40})$", rest, re.IGNORECASE)
    if named:
        return named[1]
    words = rest.split()
    fits = 1 <= len(words) <= 5 and all(word[0].isupper() or word in ("of", "and", "the") for word in words)
    return rest if fits and not _ROLE.match(rest) and not _TIME_STAMP.match(rest) and not is_dated(rest) else ""


def _signed(line: str) -> tuple[str, str]:
    """The names of a byline and the rest of the line; two empty strings if it is no byline."""
    if len(line) > LONGEST_BYLINE:
        return "", ""
    line = _DIVIDER.sub(r" \1 ", line)
    sign = _SIGNS.match(line)
    names, rest = _leading_names(line[sign.end() :] if sign else line)
    after = rest.strip(" ,|•·/–—-")
    if sign and not names:
        return AGENCIES.get(after.lower().strip("."), ""), after
    known = _ROLE.match(after) or after.lower().strip(".") in AGENCIES
    if (
        names
        and (_AFTER_NAMES.match(rest) or (rest[0] == "," and (known or _AFTER_NAMES.match(after) or len(after.split()) <= 5)))
        if sign
        else known and rest[:1] in ",|•·–—-"
    ):
        return names, after
    return "", ""


def _leading_names(text: str) -> tuple[str, str]:
    """One or more names of two to five words at the start of a text, and the rest of it.

    A comma separates names only if an "and" follows later: in "Ann Roe, Norland Post" it separates the writer from the
    outlet.
    """
    ends: list[tuple[int, bool]] = []
    at = 0
    while True:
        count, stop = _one_name(text, at)
        if not 2 <= count <= 5:
            break
        joint = _JOINT.match(text, stop)
        ends.append((stop, bool(ends) and text[ends[-1][0] : at].strip() != ","))
        if not joint or len(ends) > 12:
            break
        at = joint.end()
    if not ends:
        return "", text
    end = next((stop for stop, anded in reversed(ends) if anded), ends[0][0])
    return text[:end].strip(), text[end:].lstrip()


def _one_name(text: str, start: int) -> tuple[int, int]:
    """The number of words of the name at `start`, and where it ends."""
    count, end, at = 0, start, start
    for word in text[start : start + 80].split(" "):
        bare = word.rstrip(",;|")
        named = _NAME_WORD.match(bare) and (bare[0].isupper() or bare in _PARTICLES) and bare.lower() not in _NOT_A_NAME
        if not named or _ROLE.match(text, at) or _TIME_STAMP.match(bare) or _DATE.match(text, at):
            break
        count, end = count + 1, at + len(bare)
        at += len(word) + 1
        if bare != word:
            break
    return count, end
