"""What must never be shown: passwords and tokens, wherever a message may have picked them up."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

HIDDEN = "…"
_CREDENTIALS = re.compile(r"://[^/@\s]*@")
_SECRET_PARAMETER = re.compile(r"([?&](?:[a-z_]{0,20}(?:token|secret|password|key)|auth|sig|signature)=)[^&\s#]+", re.IGNORECASE)
_SHORTEST = 4


def hide_credentials(text: str) -> str:
    """The text without the user names, passwords and tokens that its URLs carry."""
    return _SECRET_PARAMETER.sub(rf"\1{HIDDEN}", _CREDENTIALS.sub(f"://{HIDDEN}@", text))


class Redactor:
    """Hides known secrets, the passwords inside those that are URLs, and what `hide_credentials` hides."""

    def __init__(self, secrets: Iterable[str]) -> None:
        found = {part for secret in secrets for part in (secret, *_passwords(secret)) if len(part) >= _SHORTEST}
        self._secrets = sorted(found, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """The text as it may be shown."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return hide_credentials(text)


def _passwords(secret: str) -> tuple[str, ...]:
    try:
        password = urlsplit(secret).password or ""
    except ValueError:
        return ()
    return password, unquote(password)
