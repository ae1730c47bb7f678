"""Cookies for the length of one fetch: some servers send a visitor round in circles who does not bring back the one they set."""

from collections.abc import Iterable

from bot.sources.credentials import server_of

MOST_COOKIES, LONGEST_COOKIE = 20, 4_096


class Cookies:
    """What each server set on the way through a chain of redirects, given back to that very server, then forgotten."""

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
