"""Who wrote an article, for whom, where and when: read from the lines around its headline and its first words."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.parse.feed_dates import parse_date

LONGEST_BYLINE = 160

AGENCIES = {
    "ap": "Associated Press", "the associated press": "Associated Press", "associated press": "Associated Press", "reuters": "Reuters",
    "afp": "Agence France-Presse", "agence france-presse": "Agence France-Presse", "upi": "UPI", "dpa": "dpa", "ansa": "ANSA", "efe": "EFE",
    "pti": "Press Trust of India", "ani": "ANI", "ians": "IANS", "xinhua": "Xinhua", "tass": "TASS", "kyodo": "Kyodo", "cnn": "CNN", "bloomberg": "Bloomberg",
    "pa": "PA", "pa media": "PA Media", "aap": "AAP", "ap news": "Associated Press", "thomson reuters foundation": "Thomson Reuters Foundation", "bbc": "BBC",
}  # fmt: skip
"""News agencies and those who sign like one, by what they put in a dateline or a byline."""

_SIGNS = re.compile(
    r"(?:(?:story|words|text|report|article|written|posted|reported|published|analysis|review|opinion) )?(?:by|von|por|par|door)\b[:\s]\s*"
    r"|(?:author|authors|writer|text|текст|автор|autor|auteur)\s?:\s*",
    re.IGNORECASE,
)
_PARTICLES = frozenset("al ap bin da das de del della der di do dos du el ibn la le san st st. ten ter van vd von y zu".split())
_NAME_WORD = re.compile(r"[^\W\d_][\w’'.\-]*$")
_AFTER_NAMES = re.compile(
    r"$|[|/•·–—\-@(<:;]|for\b|in [A-Z]|at [A-Z]|special to\b|staff\b|senior\b|chief\b|updated\b|published\b|posted\b|on\b|\d|correspondent|reporter|editor|columnist|contribut"
    r"|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|political|business|national|world|science|health|sports|associate|data|the\b",
    re.IGNORECASE,
)
_TIME_STAMP = re.compile(r"(?:updated|published|posted|modified|last updated|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$|(?:updated|published|posted)\b", re.IGNORECASE)
_JOINT = re.compile(r"\s?(?:,\s?(?:and\s|&\s)?|\s(?:and|&|und|et|e|y)\s)")
_DIVIDER = re.compile(r" ?([|·•]) ?")
_ROLE = re.compile(
    r"(?:[\w’'&-]+ ){0,4}(?:staff writer|staff reporter|staff|writer|reporter|correspondent|columnist|editor|contributor|bureau chief|special to .{2,40})\b", re.IGNORECASE
)
_NOT_A_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "the a an this that these those his her our their my your its all most some many one two three contrast comparison then now next law far popular "
    "no chance staff when while with and from for midday noon midnight early late last".split()
)
_SUFFIX_LINE = re.compile(r"subscribe to ((?:the )?[A-Z0-9][\w.&’'-]*(?: (?:[A-Z0-9&][\w.&’'-]*|of|and|the|de|für)){0,6})\s*[.!»›>]*$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\)|ⓒ)[\s©]*(?:(?:19|20)\d\d)?(?:\s?[-–]\s?(?:20)\d\d)?[\s,.by]*", re.IGNORECASE)
_COMPANY = re.compile(r"(?:,? (?:inc|llc|ltd|limited|corp|co|plc|gmbh|pty)\.?)+$|\s(?:media|news) group$", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:published|updated|posted)\b|\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b", re.IGNORECASE
)
_DAY = re.compile(
    r"(?:(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)"
    r"|(?:\b\d{1,2}(?:st|nd|rd|th)?(?: of)? |\b)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?,? (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d\d)(?::\d\d)?\s?([ap])?\.?m?\.?(?:\s?\(?([A-Z]{1,5})\b)?", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:(?:early|late|last|next)? ?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|[Yy]esterday|[Tt]oday|[Tt]onight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening|week))\b"
)
_PLACE_END = re.compile(r"\s?(?:–|—|--|―)\s?| - |: ")
_FILED_BY = re.compile(r"\(([^()]{2,40})\)\s?$")
_FILED_ON = re.compile(r",?\s(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:, \d{4})?\s?$", re.IGNORECASE)
_NO_PLACE = frozenset("UPDATE UPDATED BREAKING WATCH READ LIVE VIDEO NOTE CORRECTION EXCLUSIVE OPINION ANALYSIS WARNING PHOTOS REVIEW QUESTION ANSWER".split())


def byline_names(line: str) -> str:
    """The names in a line that signs an article ("By Ann Roe and Lu Ek, Staff Writers" gives "Ann Roe and Lu Ek"), or ""."""
    return _signed(line)[0]


def byline_outlet(line: str) -> str:
    """The outlet or agency that follows the names of a byline ("By Ann Roe, Norland Post"), or ""."""
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
    """The names of a byline and what follows them; twice nothing when the line is none."""
    if len(line) > LONGEST_BYLINE:
        return "", ""
    line = _DIVIDER.sub(r" \1 ", line)
    sign = _SIGNS.match(line)
    names, rest = _leading_names(line[sign.end() :] if sign else line)
    after = rest.strip(" ,|•·/–—-")
    if sign and not names:
        return AGENCIES.get(after.lower().strip("."), ""), after
    known = _ROLE.match(after) or after.lower().strip(".") in AGENCIES
    if names and (_AFTER_NAMES.match(rest) or (rest[0] == "," and (known or _AFTER_NAMES.match(after) or len(after.split()) <= 5))) if sign else known and rest[:1] in ",|•·–—-":
        return names, after
    return "", ""


def _leading_names(text: str) -> tuple[str, str]:
    """One or more names of two to five words at the start of a text; and what follows.

    A comma joins names only where an "and" comes later: in "Ann Roe, Norland Post" it parts the writer from the outlet.
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
    """How many words of a name stand at `start`, and where they end."""
    count, end, at = 0, start, start
    for word in text[start : start + 80].split(" "):
        bare = word.rstrip(",;|")
        named = _NAME_WORD.match(bare) and (bare[0].isupper() or bare in _PARTICLES) and bare.lower() not in _NOT_A_NAME
        if not named or _ROLE.match(text, at) or _TIME_STAMP.match(bare):
            break
        count, end = count + 1, at + len(bare)
        at += len(word) + 1
        if bare != word:
            break
    return count, end


def is_dated(line: str) -> bool:
    """Whether a short line is about when the article appeared."""
    return len(line) <= 110 and len(line.split()) <= 16 and bool(_DATED.search(line)) and any(character.isdigit() for character in line)


def exact_date(line: str) -> datetime | None:
    """The first full date of a line with its clock time where a zone is given; else midnight UTC of that day."""
    found = _DAY.search(line[:LONGEST_BYLINE])
    if not found:
        return None
    day = parse_date(found[0])
    clock = _CLOCK.search(line[: found.start()] + " " * len(found[0]) + line[found.end() :])
    if day is None or clock is None or not clock[4] or "T" in found[0]:
        return day
    half = f" {clock[3]}m" if clock[3] else ""
    return parse_date(f"{day:%d %b %Y} {clock[1]}:{clock[2]}{half} {clock[4]}") or day


def time_words(paragraphs: Sequence[str]) -> str:
    """The first day or time of day that the opening paragraphs name ("Thursday"), or ""."""
    for paragraph in paragraphs[:4]:
        if found := _WHEN.search(paragraph):
            return found[0].strip()
    return ""


def split_dateline(paragraph: str) -> tuple[str, str, str]:
    """Place, agency and the rest of an opening paragraph: "OSLO, Norway (AP) — The ..." gives ("OSLO, Norway", "Associated Press", "The ...")."""
    dash = _PLACE_END.search(paragraph, 2, 90)
    if not dash:
        return "", "", paragraph
    head, rest = paragraph[: dash.start()].strip(), paragraph[dash.end() :].lstrip()
    filed_by = _FILED_BY.search(head)
    agency = AGENCIES.get(filed_by[1].split("/")[-1].strip().lower(), filed_by[1].strip()) if filed_by else ""
    place = _FILED_ON.sub("", head[: filed_by.start()].strip() if filed_by else head).strip(" ,/")
    known = filed_by is not None and filed_by[1].strip().lower() in AGENCIES
    if not rest or rest[0].islower() or not _is_place(place, known) or (":" in dash[0] and " " in place and not known):
        return "", "", paragraph
    return place, agency if known else "", rest


def _is_place(place: str, signed: bool) -> bool:
    """Whether it is set like a place in a dateline: in capitals, or by an agency's sign."""
    if not place:
        return signed
    first = place.split(",")[0].split("/")[0]
    letters = [character for character in first if character.isalpha()]
    if len(letters) < 3 or first.split()[0] in _NO_PLACE or len(place.split()) > 7:
        return False
    capitals = all(character.isupper() for character in letters)
    return capitals or (signed and all(word[0].isupper() or word in _PARTICLES for word in place.split()))


def outlet_named(line: str) -> str:
    """The outlet that a subscription prompt or a copyright line names, or ""."""
    if len(line) > 200:
        return ""
    if (found := _SUFFIX_LINE.search(line)) and found[1][0].isupper():
        return found[1]
    mark = _COPYRIGHT.search(line)
    if not mark or not mark[0].strip():
        return ""
    owner = re.split(r"[|.;•/]|,? all rights| or its | and its |\s[-–—]\s", line[mark.end() :], maxsplit=1, flags=re.IGNORECASE)[0]
    owner = _COMPANY.sub("", owner.strip(" ,"))
    return owner if owner[:1].isupper() and 1 <= len(owner.split()) <= 6 else ""
