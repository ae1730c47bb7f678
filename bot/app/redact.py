"""What must never be shown: passwords and tokens, wherever a message may have picked them up."""

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from bot.parse.private import HIDDEN, hide_secrets

_SHORTEST = 4


class Redactor:
    """Hides known secrets, the passwords inside those that are URLs, and what `hide_secrets` hides."""

    def __init__(self, secrets: Iterable[str]) -> None:
        found = {part for secret in secrets for part in (secret, *_passwords(secret), *_lines(secret)) if len(part) >= _SHORTEST}
        self._secrets = sorted(found, key=len, reverse=True)

    def __call__(self, text: str, *, longest: int) -> str:
        """The text as it may be shown, cut to so many characters; of a long one no more is looked at than may be shown."""
        begun = text[: 2 * longest]
        for secret in self._secrets:
            begun = begun.replace(secret, HIDDEN)
        shown = hide_secrets(begun)
        if len(text) > 2 * longest:  # what stood at the cut may be half a secret
            shown = shown[:-longest]
        return shown if len(shown) <= longest and len(text) <= 2 * longest else f"{shown[:longest]}{HIDDEN}"


def _passwords(secret: str) -> tuple[str, ...]:
    try:
        password = urlsplit(secret).password or ""
    except ValueError:
        return ()
    return password, unquote(password)


def _lines(secret: str) -> list[str]:
    """Of several lines, each, and what stands behind its first colon: the values of headers."""
    lines = [line.strip() for line in secret.splitlines()]
    return [part for line in lines for part in (line, line.partition(": ")[2])]
