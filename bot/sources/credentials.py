"""What a source's server wants to be told before it gives anything: a password or a header, for that server alone."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """Headers for one server, named by scheme, host and port. They are never shown, logged or sent anywhere else."""

    server: tuple[str, str, int | None]
    headers: tuple[tuple[str, str], ...] = field(repr=False)

    def for_url(self, url: str) -> dict[str, str]:
        """The headers where the address is that server's, else none."""
        return dict(self.headers) if server_of(url) == self.server else {}


def server_of(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port: what says the same is the same server. All of it is empty for what is no address."""
    try:
        parts = urlsplit(url)
        scheme = parts.scheme.lower()
        return scheme, (parts.hostname or "").rstrip("."), parts.port or {"http": 80, "https": 443}.get(scheme)
    except ValueError:
        return "", "", None
