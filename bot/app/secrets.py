"""Secrets that configuration files only name: the environment holds them, or says which file does."""

import base64
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.model.errors import UserError
from bot.sources.credentials import Credentials, server_of

SOURCE_SECRETS = "DATELINE_SECRET_"
"""The prefix of the variables that hold credentials for sources."""

_FILE = "_file"
_HEADER = re.compile(r"([A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}):[ \t]+(\S.*)")
_OURS = frozenset(("host", "connection", "content-length", "transfer-encoding", "accept-encoding", "te", "upgrade"))


def fill_in_secrets(values: dict[str, Any], environ: Mapping[str, str]) -> None:
    """Replace each name of a secret in the sources by what the environment holds. Raises UserError."""
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


IsSecret = Callable[[tuple[str, ...]], bool]
"""Whether the setting at a path is a secret."""


def read_secret_files(values: dict[str, Any], origin: str, is_secret: IsSecret) -> None:
    """Read secrets from files: in a configuration, `token_file` names a file that holds `token`, and so for every secret.

    Raises UserError for a file that cannot be read.
    """
    for place, table, key in [*_named_files(values, is_secret)]:
        path = Path(table.pop(key)).expanduser()
        table[key.removesuffix(_FILE)] = _held(f"{origin}: {'.'.join((*place, key))}", path)


def secret_files(values: dict[str, Any], is_secret: IsSecret) -> list[Path]:
    """The secret files that a configuration names."""
    return [Path(table[key]).expanduser() for _, table, key in _named_files(values, is_secret)]


def _named_files(values: dict[str, Any], is_secret: IsSecret) -> Iterator[tuple[tuple[str, ...], dict[str, Any], str]]:
    tables: list[tuple[tuple[str, ...], dict[str, Any]]] = [((), values)]
    for place, table in tables:
        for key, value in table.items():
            if isinstance(value, dict):
                tables.append(((*place, key), value))
            elif key.endswith(_FILE) and isinstance(value, str) and is_secret((*place, key.removesuffix(_FILE))):
                yield place, table, key


def secret_file(variable: str, path: Path) -> str:
    """The contents of the file that a variable names. Raises UserError."""
    return _held(f"environment: {variable}", path)


def _held(named_by: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise UserError(f"{named_by} names {path}, which cannot be read: {problem}") from None


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
