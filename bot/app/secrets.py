"""Secrets that configuration files only name: the environment holds them, or says which file does."""

import base64
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.model.errors import UserError
from bot.sources.credentials import Credentials, server_of

SOURCE_SECRETS = "DATELINE_SECRET_"
"""How the variables begin that hold what sources' servers want to be told."""

_HEADER = re.compile(r"([A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}):[ \t]+(\S.*)")
_OURS = frozenset(("host", "connection", "content-length", "transfer-encoding", "accept-encoding", "te", "upgrade"))


def fill_in_secrets(values: dict[str, Any], environ: Mapping[str, str]) -> None:
    """Put what the environment holds in the place of each name that a source has for its secret. Raises UserError."""
    sources = values.get("sources")
    for source in sources if isinstance(sources, list) else ():
        name = source.get("secret", "") if isinstance(source, dict) else ""
        if not isinstance(name, str) or not name:
            continue
        variable = SOURCE_SECRETS + name.upper().replace("-", "_")
        if variable + "_FILE" in environ:
            source["secret"] = secret_file(variable + "_FILE", Path(environ[variable + "_FILE"]))
        elif variable in environ:
            source["secret"] = environ[variable]
        else:
            raise UserError(
                f"{source.get('location')} wants a secret; set {variable}, or {variable}_FILE to a file that holds it"
            )


def secret_file(variable: str, path: Path) -> str:
    """What a file holds that a variable names. Raises UserError."""
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise UserError(f"environment: {variable} names {path}, which cannot be read: {problem}") from None


def read_credentials(text: str, location: str) -> Credentials:
    """Credentials for a source's server: `user:password` (Basic, RFC 7617), or lines such as `X-Api-Key: …`. Raises UserError."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    headers = [_HEADER.fullmatch(line) for line in lines]
    if len(lines) == 1 and headers[0] is None and ":" in lines[0]:
        basic = base64.b64encode(lines[0].encode()).decode("ascii")
        return Credentials(server=server_of(location), headers=(("authorization", f"Basic {basic}"),))
    named = tuple((found[1].lower(), found[2].strip()) for found in headers if found)
    if len(named) < max(1, len(lines)) or any(name in _OURS or not value.isascii() for name, value in named):
        raise UserError(f"the secret of {location} is neither user:password nor lines such as X-Api-Key: value")
    return Credentials(server=server_of(location), headers=named)
