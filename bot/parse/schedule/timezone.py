"""Parses time zones as people name them: “Europe/Berlin”, “berlin”, “new york”.

Names and rules are from the IANA time zone database (https://www.iana.org/time-zones), through `zoneinfo`.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.model.errors import UserError
from bot.model.problems import Code, Problem

_LONGEST_TEXT = 64
_AREAS_OF_REGIONS = {"Brazil", "Canada", "Chile", "Etc", "Mexico", "US"}  # their zones are regions: Canada/Central
_NO_CITIES = {"North", "South", "West"}  # of Australia
_NOT_FOR_PEOPLE = {"Factory", "localtime", "posixrules"}

# These names mean a zone for half a year only, or several zones, or (EST) one without daylight saving.
_UNCLEAR = {
    "est": ("America/New_York",), "edt": ("America/New_York",), "et": ("America/New_York",),
    "cst": ("America/Chicago", "Asia/Shanghai"), "cdt": ("America/Chicago",), "ct": ("America/Chicago",),
    "mst": ("America/Denver", "America/Phoenix"), "mdt": ("America/Denver",), "mt": ("America/Denver",),
    "pst": ("America/Los_Angeles",), "pdt": ("America/Los_Angeles",), "pt": ("America/Los_Angeles",),
    "hst": ("Pacific/Honolulu",), "bst": ("Europe/London",), "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "cest": ("Europe/Berlin", "Europe/Paris"), "eest": ("Europe/Athens", "Europe/Helsinki"), "msk": ("Europe/Moscow",),
    "sgt": ("Asia/Singapore",), "hkt": ("Asia/Hong_Kong",), "jst": ("Asia/Tokyo",), "kst": ("Asia/Seoul",),
    "aest": ("Australia/Sydney", "Australia/Brisbane"), "aedt": ("Australia/Sydney",), "nzst": ("Pacific/Auckland",),
    "samoa": ("Pacific/Apia", "Pacific/Pago_Pago"),
}  # fmt: skip


def parse_timezone(text: str) -> ZoneInfo:
    """The zone with this IANA name or city, in any case. Store its `key`. Raises UserError with suggestions."""
    wanted = "_".join(text.split()).casefold()[:_LONGEST_TEXT]
    if wanted in _UNCLEAR:
        raise UserError(_with_zones(_IF_UNCLEAR, text.strip(), _UNCLEAR[wanted]))
    known = _names()
    if wanted in known:
        return ZoneInfo(known[wanted])
    # An offset (UTC+2) names no zone, and the Etc zones that look like it count the other way round.
    candidates = [] if any(letter.isdigit() for letter in wanted) else known
    similar = get_close_matches(wanted.rpartition("/")[2], candidates, n=3, cutoff=0.7)
    close = tuple(dict.fromkeys(known[name] for name in similar))
    raise UserError(_with_zones(_IF_UNKNOWN, text.strip()[:_LONGEST_TEXT], close))


def is_timezone(text: str) -> bool:
    """Whether an IANA name or a city is a zone, in any case."""
    return len(text) <= _LONGEST_TEXT and "_".join(text.split()).casefold() in _names()


@cache
def _names() -> Mapping[str, str]:
    """Folded names of zones, and of their cities, to zones. A zone's own name has precedence over a city's."""
    zones = sorted(available_timezones() - _NOT_FOR_PEOPLE)
    cities = {}
    for zone in zones:
        area, _, city = zone.partition("/")
        # A name of three parts is a small place whose namesake is larger: America/Indiana/Petersburg.
        if city and area not in _AREAS_OF_REGIONS and city not in _NO_CITIES and "/" not in city:
            cities[city.casefold()] = zone
    return cities | {zone.casefold(): zone for zone in zones}


_IF_UNCLEAR = (Code.ZONE_UNCLEAR, Code.ZONE_UNCLEAR, Code.ZONE_UNCLEAR_OF_TWO, Code.ZONE_UNCLEAR_OF_THREE)
_IF_UNKNOWN = (Code.NO_ZONE, Code.NO_ZONE_BUT, Code.NO_ZONE_BUT_TWO, Code.NO_ZONE_BUT_THREE)
"""The problem, by how many zones may have been meant."""


def _with_zones(codes: Sequence[Code], text: str, zones: Sequence[str]) -> Problem:
    return Problem(codes[len(zones)], {"text": text, **dict(zip(("zone", "second", "third"), zones, strict=False))})
