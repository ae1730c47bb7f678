"""Reads response headers: when to come back (RFC 9110, RFC 9111), and cookies."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from bot.parse.feed.dates import parse_date
from bot.sources.credentials import server_of

LONGEST_WAIT = timedelta(days=30)


MOST_COOKIES, LONGEST_COOKIE = 20, 4_096


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long the answer stays good: Cache-Control's max-age, else Expires (RFC 9111 §4.2.1)."""
    directives = [part.strip().lower() for part in headers.get("cache-control", "").split(",")]
    if "no-store" in directives or "no-cache" in directives:
        return None
    for directive in directives:
        name, _, value = directive.partition("=")
        if name == "max-age":
            return _seconds(value.strip('"'))
    return _until(headers.get("expires", ""), headers, now)


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """The pause that the server asks for: Retry-After, in seconds or as a date (RFC 9110 §10.2.3)."""
    value = headers.get("retry-after", "").strip()
    return _seconds(value) or _until(value, headers, now)


def is_challenge(headers: Mapping[str, str]) -> bool:
    """Whether a refusal is a check for a person (captcha), by headers of the protection services."""
    marks = (headers.get("cf-mitigated", ""), headers.get("x-amzn-waf-action", ""))
    return any(mark.strip().lower() in ("challenge", "captcha") for mark in marks) or "x-datadome" in headers


def _seconds(value: str) -> timedelta | None:
    if not (value.isascii() and value.isdigit()):
        return None
    return min(timedelta(seconds=int(value[:10])), LONGEST_WAIT) or None


def _until(value: str, headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """The time from the server's own clock to a date, so that a wrong clock on either side does no harm."""
    moment = parse_date(value)
    if moment is None:
        return None
    wait = moment - (parse_date(headers.get("date", "")) or now)
    return min(wait, LONGEST_WAIT) if wait > timedelta(0) else None


class Cookies:
    """Cookies that each server set during a chain of redirects, sent back to that server alone, then forgotten."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str, int | None], dict[str, str]] = {}

    def keep(self, url: str, set_cookies: Iterable[str]) -> None:
        """Take the values of an answer's Set-Cookie headers (RFC 6265 §4.1); what else they say is of no use in a minute."""
        held = self._held.setdefault(server_of(url), {})
        for line in set_cookies:
            name, equals, value = line.partition(";")[0].strip().partition("=")
            if equals and name and len(line) <= LONGEST_COOKIE and line.isascii() and (name in held or len(held) < MOST_COOKIES):
                held[name] = value

    def for_url(self, url: str) -> dict[str, str]:
        """The header for a request to an address; empty where its server set none."""
        held = self._held.get(server_of(url))
        return {"cookie": "; ".join(f"{name}={value}" for name, value in held.items())} if held else {}
