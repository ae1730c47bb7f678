"""Parses the five fields of a crontab line, as in crontab(5).

Minute, hour, day of month, month, day of week: each is a list of `*`, numbers, ranges and steps. Months and weekdays may be
named, in any case; 0 and 7 are Sunday. If both day fields are given, a day needs to fit only one of them.
"""

import re
from dataclasses import dataclass

from bot.model.errors import UserError
from bot.model.problems import Code, Problem
from bot.model.schedule import EVERY_DAY, EVERY_MONTH, MONTHS, WEEKDAYS

_NUMERIC = re.compile(r"[0-9*/,-]+")
_NAMED = re.compile(r"[0-9*?/,a-z-]+")
_PART = re.compile(r"(?:[*?]|(?P<first>[0-9]{1,4}|[a-z]{3,9})(?:-(?P<last>[0-9]{1,4}|[a-z]{3,9}))?)(?:/(?P<step>[0-9]{1,4}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class CronLine:
    """The values that each field allows, sorted; weekdays count from Monday (0).

    A day fits if it is one of `days` or on one of `weekdays`. A bare `*` in one day field allows no day by itself; in both it
    allows every weekday.
    """

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    refusal: Code
    lowest: int
    highest: int
    names: tuple[str, ...] = ()


_MINUTE = _Field(refusal=Code.NOT_A_MINUTE, lowest=0, highest=59)
_HOUR = _Field(refusal=Code.NOT_AN_HOUR, lowest=0, highest=23)
_DAY = _Field(refusal=Code.NOT_A_DAY_OF_MONTH, lowest=1, highest=31)
_MONTH = _Field(refusal=Code.NOT_A_MONTH, lowest=1, highest=12, names=("", *MONTHS))
_WEEKDAY = _Field(refusal=Code.NOT_A_WEEKDAY, lowest=0, highest=7, names=(WEEKDAYS[-1], *WEEKDAYS))


def is_cron(text: str) -> bool:
    """Whether a text is a cron line, or was meant to be one."""
    fields = text.split()
    if any(field[0] in "*?" for field in fields):
        return True
    return len(fields) == 5 and all(map(_NUMERIC.fullmatch, fields[:3])) and all(map(_NAMED.fullmatch, fields[3:]))


def parse_cron(text: str) -> CronLine:
    """Parses five fields in lower case. Raises UserError, which names the part that was not understood."""
    fields = text.split()
    if len(fields) != 5:
        raise UserError(Problem(Code.CRON_NOT_FIVE_FIELDS, {"text": text[:40], "count": len(fields)}))
    days, weekdays = _values(fields[2], _DAY), sorted({(day - 1) % 7 for day in _values(fields[4], _WEEKDAY)})
    any_day, any_weekday = fields[2] in ("*", "?"), fields[4] in ("*", "?")
    # Crons differ on `*/2` beside the other day field (some take both, some either), so the user is asked.
    if not (any_day or any_weekday) and (fields[2][0] in "*?" or fields[4][0] in "*?"):
        raise UserError(Problem(Code.CRON_DAY_AND_WEEKDAY, {"day": fields[2][:20], "weekday": fields[4][:20]}))
    if any_day and any_weekday:
        days, weekdays = [], list(EVERY_DAY)
    elif any_day:
        days = []
    elif any_weekday:
        weekdays = []
    return CronLine(
        minutes=tuple(_values(fields[0], _MINUTE)),
        hours=tuple(_values(fields[1], _HOUR)),
        days=tuple(days),
        months=EVERY_MONTH if fields[3] == "*" else tuple(_values(fields[3], _MONTH)),
        weekdays=tuple(weekdays),
    )


def _values(text: str, field: _Field) -> list[int]:
    found: set[int] = set()
    for part in text.split(","):
        read = _PART.fullmatch(part)
        if not read:
            raise UserError(Problem(field.refusal, {"text": part[:40]}))
        step = int(read["step"] or 1)
        first, last = _bounds(read, field)
        if step == 0 or last < first:
            raise UserError(Problem(field.refusal, {"text": part}))
        found.update(range(first, last + 1, step))
    return sorted(found)


def _bounds(read: re.Match[str], field: _Field) -> tuple[int, int]:
    if not read["first"]:
        return field.lowest, field.highest
    first = _value(read["first"], field)
    if not read["last"]:
        return first, field.highest if read["step"] else first
    last = _value(read["last"], field)
    return first, 7 if field is _WEEKDAY and last == 0 < first else last  # fri-sun


def _value(text: str, field: _Field) -> int:
    if text in field.names:
        return field.names.index(text)
    if not text.isdigit() or not field.lowest <= int(text) <= field.highest:
        raise UserError(Problem(field.refusal, {"text": text}))
    return int(text)
