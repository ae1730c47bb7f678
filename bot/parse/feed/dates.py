"""Parses an entry's date, in any form that publishers use.

Feeds should use RFC 822 (RSS) or ISO 8601 (Atom, Dublin Core, JSON Feed), and often do neither. ISO forms are matched as
such. Everything else is read word by word, so that order, commas, weekdays and missing parts do not matter.
"""

import re
from datetime import UTC, datetime, time, timedelta

from bot.parse.month_names import month_of

LONGEST_DATE = 100
EARLIEST_YEAR, LATEST_YEAR = 1970, 2200
"""Years outside are a default value ("0001-01-01") or a mistake."""

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "met": 60, "mez": 60, "cest": 120,
    "mest": 120, "mesz": 120, "eet": 120, "sast": 120, "eest": 180, "msk": 180, "trt": 180, "ist": 330, "hkt": 480,
    "sgt": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570, "aest": 600, "acdt": 630, "aedt": 660, "nzst": 720,
    "nzdt": 780, "brt": -180, "art": -180, "adt": -180, "nst": -210, "ndt": -150, "ast": -240, "edt": -240, "et": -300,
    "est": -300, "cdt": -300, "ct": -360, "cst": -360, "mdt": -360, "mt": -420, "mst": -420, "pdt": -420, "pt": -480,
    "pst": -480, "akdt": -480, "akst": -540, "hst": -600,
}  # fmt: skip
"""Minutes east of UTC (RFC 822 §5.1, and other names in use). An ambiguous name means the larger news market's zone."""

_ISO = re.compile(
    r"(\d{4})[-/]?(?:(\d\d?)[-/]?(?:(\d\d?))?)?"
    r"(?:[Tt\s]\s*(\d\d?):?(\d\d)(?::?(\d\d))?(?:[.,]\d{1,12})?)?"
    r"\s*([A-Za-z]{1,5}|(?:GMT|UTC)?\s?[+-]\d\d?:?(?:\d\d)?)?(?:\[[\w/+-]{1,40}\])?"
)
_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d{1,9})?")
"""Seconds or milliseconds since 1970, which have ten or thirteen digits since September 2001."""
_IN_FIGURES = re.compile(r"(?<![\d.:/-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d\d(?![\d:.]))")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[年년./-]\s?(\d{1,2})\s?[月월./-]\s?(\d{1,2})(?:\s?[日일号號]|\.|(?![\d:]))")
_HALVES = (
    (re.compile(r"\b([ap])\.?\s?m\b\.?", re.IGNORECASE), r" \1m "),
    (re.compile("上午|午前|오전|صباحا|ص(?!\\w)"), " am "),
    (re.compile("下午|午後|오후|مساء|(?<!\\w)م(?!\\w)"), " pm "),
)
_CLOCK = re.compile(r"\b(\d{1,2})\s?(?:[hH]|[時时點点시])\s?(\d{2})?\s?[分분]?(?![\w])|(?<=\s)(\d{1,2})\.(\d{2})(?![\d.])")
"""19h56, 19 h, 10时20分, and 14.30 behind a date."""
_MONTH_IN_TWO_WORDS = re.compile(r"(كانون|تشرين)\s+(?=ال)")
_WORD = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?|[+-]\d{1,2}:?(?:\d{2})?(?!\d)|\d+|[^\W\d_]+")
_OFFSET = re.compile(r"([+-])(\d\d?):?(\d\d)?")

Parts = tuple[int, int, int, int, int, int, int]
"""Year, month, day, hour, minute, second, minutes east of UTC."""


def parse_date(text: str) -> datetime | None:
    """The date in UTC, or None if the text has none. A missing time is midnight, a missing zone is UTC.

    Months are read in about twenty languages. 12/05/2025 gives None, since it may be in May or in December.
    """
    text = text.strip()[:LONGEST_DATE]
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    parts = _iso_parts(text) or _worded_parts(_in_one_spelling(text))
    return _moment(*parts) if parts else None


def is_bare_day(moment: datetime) -> bool:
    """Whether a date has no time of day: it is then stored as midnight UTC."""
    return moment.astimezone(UTC).time() == time.min


def _iso_parts(text: str) -> Parts | None:
    if packed := _PACKED.fullmatch(text):
        year, month, day, hour, minute, second = packed.groups()
        return int(year), int(month), int(day), int(hour), int(minute), int(second or 0), 0
    found = _ISO.fullmatch(text)
    if not found or (found[7] or "").lower() in ("am", "pm"):
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    east = _minutes_east(zone or "")
    return int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0), east


def _in_one_spelling(text: str) -> str:
    """The text with dates in digits as `2025-May-25`, "am" and "pm" in English, and clock times with a colon."""
    text = _MONTH_IN_TWO_WORDS.sub(r"\1", text)
    for spelling, half in _HALVES:
        text = spelling.sub(half, text)
    text = _YEAR_FIRST.sub(lambda found: _dated(int(found[1]), int(found[2]), int(found[3])), text)
    text = _IN_FIGURES.sub(_dated_by_order, text)
    return _CLOCK.sub(lambda found: f" {found[1] or found[3]}:{found[2] or found[4] or '00'} ", text)


def _dated_by_order(found: re.Match[str]) -> str:
    """The day comes first behind a dot, or if only that gives a date; the month if only that gives one."""
    first, second, year = int(found[1]), int(found[3]), _full_year(int(found[4]))
    if found[2] == "." or first > 12 or first == second:
        return _dated(year, second, first)
    return _dated(year, first, second) if second > 12 else " "


def _dated(year: int, month: int, day: int) -> str:
    return f" {day} {_ENGLISH[month - 1]} {year} " if 1 <= month <= 12 else " "


def _worded_parts(text: str) -> Parts | None:
    east, half = 0, ""
    numbers: list[int] = []
    names: list[str] = []
    clock: tuple[int, int, int] | None = None
    for word in _WORD.findall(text):
        lower = word.lower()
        if ":" in word and word[0] not in "+-":
            hour, minute, *rest = (int(part.split(".")[0]) for part in word.split(":"))
            clock = (hour, minute, rest[0] if rest else 0)
        elif word[0] in "+-" and clock:
            east = _minutes_east(word)
        elif word.lstrip("+-").isdecimal():
            numbers.append(int(word.lstrip("+-")[:6]))
        elif lower in ("am", "pm"):
            half = lower
        elif lower in ZONES and clock:
            east = ZONES[lower]
        else:
            names.append(lower)
    month = month_of(names)
    if not month or len(numbers) < 2:
        return None
    if clock and half:
        clock = (clock[0] % 12 + (12 if half == "pm" else 0), *clock[1:])
    day, year = sorted(numbers[:2]) if numbers[0] > 31 else numbers[:2]
    return _full_year(year), month, day, *(clock or (0, 0, 0)), east


def _full_year(year: int) -> int:
    """A year of two digits as in RFC 2822 §4.3: 00-49 are 2000-2049."""
    if year >= 100:
        return year
    return year + (2000 if year < 50 else 1900)


def _minutes_east(zone: str) -> int:
    offset = _OFFSET.search(zone)
    if not offset:
        return ZONES.get(zone.strip().lower(), 0)
    sign, hours, minutes = offset.groups()
    return (int(hours) * 60 + int(minutes or 0)) * (-1 if sign == "-" else 1)


def _moment(year: int, month: int, day: int, hour: int, minute: int, second: int, east: int) -> datetime | None:
    if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= 12 and hour <= 24 and minute <= 59 and abs(east) <= 15 * 60):
        return None
    try:
        midnight = datetime(year, month, day, tzinfo=UTC)
    except ValueError:  # the 31st of February
        return None
    # Hour 24 and a leap second are legal in ISO 8601 and unknown to datetime.
    return midnight + timedelta(hours=hour, minutes=minute - east, seconds=min(second, 59))
