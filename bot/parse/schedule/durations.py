"""Parses durations and past times as people type them: 7d, 24h, 1h30m, 90s, 2 weeks, yesterday."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

from bot.model.errors import UserError
from bot.model.problems import Code, Problem

_UNITS = {"s": 1, "sec": 1, "second": 1, "m": 60, "min": 60, "minute": 60, "h": 3600, "hr": 3600, "hour": 3600,
          "d": 86400, "day": 86400, "w": 604800, "week": 604800}  # fmt: skip
_PART = re.compile(r"(\d{1,9})\s{0,3}([a-z]{1,7})")
_LONGEST = timedelta(days=3650)
_BACK = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=30)}
_LAST = re.compile(r"(?:the )?(?:last|past) (?=.)")
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def parse_duration(text: str) -> timedelta:
    """A positive duration of at most ten years. Raises UserError with examples."""
    wanted, seconds, at = text.strip().lower(), 0, 0
    while part := _PART.match(wanted, at):
        unit = part[2] if part[2] in _UNITS else part[2].removesuffix("s")
        if unit not in _UNITS:
            break
        seconds += int(part[1]) * _UNITS[unit]
        at = part.end()
        at += len(wanted[at:]) - len(wanted[at:].lstrip(" ,"))
    if at != len(wanted) or not 0 < seconds <= _LONGEST.total_seconds():
        raise UserError(Problem(Code.NOT_A_DURATION, {"text": text.strip()[:40]}))
    return timedelta(seconds=seconds)


def is_duration(text: str) -> bool:
    """Whether `parse_duration` accepts the text."""
    try:
        parse_duration(text)
    except UserError:
        return False
    return True


def parse_since(text: str, *, now: datetime, zone: tzinfo = UTC) -> datetime:
    """The moment when a search begins. Raises UserError with examples.

    A duration ago: “7d”, “last 3 days”, “2 weeks ago”; “week” and “last week” are 7 days, “month” and “last month” 30. Or a
    midnight in the user's zone: “today”, “yesterday”, “this week” (Monday), “this month” (the first), or a date (2026-11-20).
    """
    wanted = " ".join(text.lower().split())
    midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    days_back = {"today": 0, "yesterday": 1, "this week": midnight.weekday(), "this month": midnight.day - 1}.get(wanted)
    if days_back is not None:
        return (midnight - timedelta(days=days_back)).astimezone(UTC)
    try:
        day = datetime.fromisoformat(wanted)
    except ValueError:
        return now - _ago(wanted, text)
    return (day if day.tzinfo else day.replace(tzinfo=zone)).astimezone(UTC)


def is_since(text: str) -> bool:
    """Whether `parse_since` accepts the text."""
    try:
        parse_since(text, now=_SOME_DAY)
    except UserError:
        return False
    except OverflowError:  # a date at the edge of the calendar
        return True
    return True


def _ago(wanted: str, typed: str) -> timedelta:
    span = _LAST.sub("", wanted, count=1) if _LAST.match(wanted) else wanted.removesuffix(" ago")
    try:
        return _BACK.get(span) or parse_duration(span)
    except UserError:
        raise UserError(Problem(Code.NOT_A_PAST_TIME, {"text": typed.strip()[:40]})) from None


def say_duration(span: timedelta) -> str:
    """The shortest exact text that `parse_duration` reads as the same duration: 7d, 36h, 90m."""
    seconds = int(span.total_seconds())
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"
