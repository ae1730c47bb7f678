"""The types of settings beyond plain text and numbers, each with the message for a wrong value."""

import difflib
import re
import tomllib
from collections.abc import Callable
from datetime import timedelta
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator

from bot.model.errors import UserError
from bot.parse.schedule.durations import parse_duration
from bot.parse.schedule.quiet_hours import parse_quiet_hours
from bot.parse.schedule.read import parse_schedule
from bot.understand.summarize import METHODS
from bot.words.catalogue import languages

_CODE = re.compile(r"[a-z]{2,3}")


def _duration(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("a length of time such as 30s, 15m, 24h or 7d")
    try:
        return parse_duration(value)
    except UserError as problem:
        raise ValueError("a length of time such as 30s, 15m, 24h or 7d") from problem


def _listed(value: object) -> object:
    """A list in TOML; in the environment, items between commas, with or without brackets."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            return tomllib.loads(f"items = {value}")["items"]
        except tomllib.TOMLDecodeError:
            raise ValueError('a list such as a, b or ["a", "b"]') from None
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _zone(value: str) -> str:
    if value not in available_timezones():
        close = difflib.get_close_matches(value, available_timezones(), 1, 0.5)
        raise ValueError("an IANA time zone such as Europe/Berlin" + (f"; did you mean {close[0]}?" if close else ""))
    return value


def _language(value: str) -> str:
    """One of the languages that the bot speaks."""
    if value not in languages():
        raise ValueError(f"one of {', '.join(languages())}")
    return value


def _languages(value: tuple[str, ...]) -> tuple[str, ...]:
    for code in value:
        if not _CODE.fullmatch(code):
            raise ValueError("codes of languages, two letters each (ISO 639-1): en, de")
    return value


def _location(value: str) -> str:
    scheme, is_address, _ = value.partition("://")
    if not value.strip():
        raise ValueError("an address, a file or a folder")
    if is_address and scheme.lower() not in ("http", "https", "feed"):
        raise ValueError("an address that begins with https://, a file or a folder")
    return value


def _schedule(value: str) -> str:
    return str(_understood(parse_schedule, value, "a schedule"))


def _quiet_hours(value: str) -> str:
    return str(_understood(parse_quiet_hours, value, "hours of the day") or "")


def _understood(parse: Callable[[str], object], value: str, what: str) -> object:
    try:
        return parse(value)
    except UserError as problem:
        raise ValueError(f"{what}: {problem}") from problem


def _method(value: str) -> str:
    if value not in METHODS:
        raise ValueError(f"one of {', '.join(METHODS)}")
    return value


Duration = Annotated[timedelta, BeforeValidator(_duration)]
Zone = Annotated[str, AfterValidator(_zone)]
Language = Annotated[str, AfterValidator(_language)]
Location = Annotated[str, AfterValidator(_location)]
Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Languages = Annotated[Names, AfterValidator(_languages)]
ScheduleText = Annotated[str, AfterValidator(_schedule)]
QuietText = Annotated[str, AfterValidator(_quiet_hours)]
Method = Annotated[str, AfterValidator(_method)]
