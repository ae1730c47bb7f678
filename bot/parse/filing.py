"""Parses datelines, date stamps and copyright lines: where and when an article was filed, and for which outlet."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.parse.feed.dates import parse_date
from bot.parse.month_names import month_named

LONGEST_STAMP = 160

AGENCIES = {
    "ap": "Associated Press", "associated press": "Associated Press", "the associated press": "Associated Press",
    "ap news": "Associated Press", "reuters": "Reuters", "thomson reuters foundation": "Thomson Reuters Foundation",
    "afp": "Agence France-Presse", "agence france-presse": "Agence France-Presse", "upi": "UPI", "dpa": "dpa", "ansa": "ANSA",
    "efe": "EFE", "pti": "Press Trust of India", "ani": "ANI", "ians": "IANS", "xinhua": "Xinhua", "tass": "TASS",
    "kyodo": "Kyodo", "pa": "PA Media", "pa media": "PA Media", "aap": "AAP", "bloomberg": "Bloomberg",
    "cnn": "CNN", "bbc": "BBC", "deutsche presse-agentur": "dpa", "anadolu": "Anadolu Agency", "anadolu agency": "Anadolu Agency",
    "anadolu ajansı": "Anadolu Agency", "agencia efe": "EFE", "agence france presse": "Agence France-Presse", "yonhap": "Yonhap",
    "keystone-sda": "Keystone-SDA", "apa": "APA", "ntb": "NTB", "ritzau": "Ritzau", "belga": "Belga", "lusa": "Lusa",
    "europa press": "Europa Press", "ukrinform": "Ukrinform", "укрінформ": "Ukrinform", "interfax": "Interfax", "čtk": "ČTK",
    "pap": "PAP", "the canadian press": "The Canadian Press", "press association": "PA Media",
}  # fmt: skip
"""News agencies and similar outlets, by the names they use in datelines and bylines."""

MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"

_MONTHS = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATED = re.compile(
    rf"\b{WEEKDAY}\b[.,]{{0,2}} (?:{_MONTHS}\b|\d{{1,2}}\b)|\b(?:published|updated|posted)\b|\b\d{{1,2}}[:.]\d\d\b"
    rf"|\b{_MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTHS}\b|\b\d+[/.-]\d+[/.-]\d\d"
    r"|\d (?:minute|hour|day|week|month)s? ago\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?"
    rf"|(?:\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? |\b){MONTH}\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_DAY_BY_NAME = re.compile(
    r"(?<![\w.])(?P<day>\d{1,2})(?:\.|er|º|ª|°|-го)?\s(?:de\s|d['’])?(?P<month>[^\W\d_]{3,12}(?:\s[^\W\d_]{5,7})?)\.?,?\s(?:del?\s)?"
    r"(?P<year>(?:19|20|١٩|٢٠)\d\d)(?!\d)"
)
"""“29. November 2026”, “29 de noviembre de 2026”, “1er décembre 2026”, “29 листопада 2026”, “29 نوفمبر 2026”."""
_DAY_BY_DOTS = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)(?![\d.]?\d)")
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d\d)(?::\d\d)?\s?([ap])?\.?m?\.?(?:\s?\(?([A-Z]{1,5})\b)?", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:(?:[Ee]arly |[Ll]ate |[Ll]ast |[Nn]ext )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|[Yy]esterday|[Tt]oday|[Tt]onight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening|week))\b"
)
_DATELINE_END = re.compile(r"\s?(?:–|—|--|―)\s?| - |: ")
_SIGNED_ONLY = re.compile(r"([^()\n]{0,50})\(([^()\n]{2,40})\)\s?(?=[^\W\d_a-z]|[\"“‘])")
"""A place and an agency's sign with the sentence right behind, without a dash."""
_FILED_BY = re.compile(r"\(([^()]{2,40})\)\s?$")
_FILED_ON = re.compile(
    rf",?\s(?:{WEEKDAY}\.?,? )?(?:{_MONTHS}\.? \d{{1,2}}|\d{{1,2}}\.? {_MONTHS}\.?)(?:,? \d{{4}})?\s?$", re.IGNORECASE
)
_PLACE_PARTICLES = frozenset(["al", "da", "de", "del", "do", "e", "el", "la", "le", "of", "on", "the", "upon"])
_NO_PLACE = frozenset({
    "UPDATE", "UPDATED", "BREAKING", "WATCH", "READ", "LIVE", "VIDEO", "NOTE", "CORRECTION", "EXCLUSIVE", "OPINION",
    "ANALYSIS", "WARNING", "PHOTOS", "REVIEW", "QUESTION", "ANSWER",
})  # fmt: skip
_OUTLET = r"(?:the )?[A-Z0-9][\w.&’'-]*(?: (?:[A-Z0-9&][\w.&’'-]*|of|and|the|de|für)){0,6}"
_SUBSCRIBE = re.compile(rf"(?i:subscribe to) ({_OUTLET})\s*[.!»›>]*$")
_COPYRIGHT = re.compile(
    r"(?:(?:copyright|©|\(c\)|ⓒ)[\s,:]*)+(?:(?:19|20)\d\d)?(?:\s?[-–]\s?(?:20)\d\d)?[\s,]*(?:(?:copyright|©|by)\s)?",
    re.IGNORECASE,
)
_OWNER_END = re.compile(r"[|,;•/]|\.(?=\s|$|(?-i:[A-Z]))| unless | all rights| or its | and its |\s[-–—]\s", re.IGNORECASE)
_YEARS_BEHIND = re.compile(r"[,\s]+(?:19|20)\d\d(?:\s?[-–]\s?(?:20)?\d\d)?\s*$")
_NO_OUTLET = re.compile(
    r"^[^(]*\)|\b(?:our|your|my|newsletters?|mailing list|all rights|notifications?|channel|podcast|e-?mails?|updates|alerts"
    r"|getty|shutterstock|alamy|istock)\b",
    re.IGNORECASE,
)
"""Picture agencies, and other things that a reader is asked to subscribe to."""
_COMPANY = re.compile(r",? (?:inc|llc|ltd|limited|corp|company|co|plc|gmbh|pty)\.?$", re.IGNORECASE)


def is_dated(line: str) -> bool:
    """Whether a short line says when the article was published."""
    return (
        len(line) <= 110
        and len(line.split()) <= 16
        and bool(_DATED.search(line) or _named_day(line))
        and any(character.isdigit() for character in line)
    )


def exact_date(line: str) -> datetime | None:
    """The first full date in a line, with its clock time if a zone is given; else midnight UTC of that day."""
    if named := _named_day(line[:LONGEST_STAMP]):
        return named
    found = _DAY.search(line[:LONGEST_STAMP])
    if not found:
        return None
    day = parse_date(found[0])
    clock = _CLOCK.search(line[: found.start()] + " " * len(found[0]) + line[found.end() :])
    if day is None or clock is None or not clock[4] or "T" in found[0]:
        return day
    half = f" {clock[3]}m" if clock[3] else ""
    return parse_date(f"{day:%d %b %Y} {clock[1]}:{clock[2]}{half} {clock[4]}") or day


def _named_day(line: str) -> datetime | None:
    """The first full date in a line in another language than English, as midnight UTC."""
    for pattern in (_DAY_BY_NAME, _DAY_BY_DOTS):
        for found in pattern.finditer(line):
            month = int(found["month"]) if found["month"].isdecimal() else month_named(found["month"])
            try:
                day = datetime(int(found["year"]), month, int(found["day"]), tzinfo=UTC)
            except ValueError:
                continue
            if not re.fullmatch(_MONTHS, found["month"], re.IGNORECASE) or found[0][len(found["day"])] == ".":
                return day
    return None


def time_words(paragraphs: Sequence[str]) -> str:
    """The first day or time of day in the opening paragraphs ("Thursday"), or ""."""
    for paragraph in paragraphs[:4]:
        if found := _WHEN.search(paragraph):
            return found[0].strip()
    return ""


def split_dateline(paragraph: str) -> tuple[str, str, str]:
    """The place, the agency and the rest of an opening paragraph.

    "OSLO, Norway (AP) — The ..." gives ("OSLO, Norway", "Associated Press", "The ...").
    """
    if found := _SIGNED_ONLY.match(paragraph):
        place, sign, rest = found[1].strip(" ,/"), found[2].split("/")[-1].strip(), paragraph[found.end() :]
        if sign.lower() in AGENCIES and (not place or _is_place(place, signed=True)):
            return place, AGENCIES[sign.lower()], rest
    dash = _DATELINE_END.search(paragraph, 2, 90)
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
    """Whether a text is set like the place of a dateline: in capitals, or before an agency's sign."""
    if not place:
        return signed
    first = place.split(",")[0].split("/")[0]
    letters = [character for character in first if character.isalpha()]
    if len(letters) < 3 or first.split()[0] in _NO_PLACE or len(place.split()) > 7:
        return False
    capitals = all(character.isupper() for character in letters)
    return capitals or (signed and all(word[0].isupper() or word in _PLACE_PARTICLES for word in place.split()))


def outlet_named(line: str) -> str:
    """The outlet in a subscription prompt or copyright line, or ""."""
    if len(line) > 200:
        return ""
    found = _SUBSCRIBE.search(line)
    if found and not _NO_OUTLET.search(found[1]):
        return found[1]
    mark = _COPYRIGHT.search(line)
    if not mark or not mark[0].strip():
        return ""
    owner = _OWNER_END.split(line[mark.end() :], maxsplit=1)[0]
    owner = _COMPANY.sub("", _YEARS_BEHIND.sub("", owner).strip(" ,"))
    return owner if owner[:1].isupper() and 1 <= len(owner.split()) <= 6 and not _NO_OUTLET.search(owner) else ""
