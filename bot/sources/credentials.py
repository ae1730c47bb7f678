"""Credentials for a source's server: a password or a header, sent to that server alone."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """Headers for one server, named by scheme, host and port. They are never shown, logged or sent anywhere else."""

    server: tuple[str, str, int | None]
    headers: tuple[tuple[str, str], ...] = field(repr=False)

    def for_url(self, url: str) -> dict[str, str]:
        """The headers if the address is on that server, else none."""
        return dict(self.headers) if server_of(url) == self.server else {}


def server_of(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port, which identify a server. All empty for an invalid address."""
    try:
        parts = urlsplit(url)
        scheme = parts.scheme.lower()
        return scheme, (parts.hostname or "").rstrip("."), parts.port or {"http": 80, "https": 443}.get(scheme)
    except ValueError:
        return "", "", None
