"""Whether the bot's data and secrets can be read by every user of this machine."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from bot.app.checks import Finding
from bot.app.paths import settings_file
from bot.app.secrets import secret_files
from bot.app.settings import PREFIX, Settings, is_secret, secrets_of
from bot.app.wiring import backup_folder, database_url
from bot.platforms.table import PLATFORMS
from bot.store.database.private_files import is_open

_CONTAINERS = ("/run/", "/var/run/")
"""Where containers get their secrets: readable there, and nobody else is in the container."""
_SQLITE = "sqlite:///"
_OURS = (PREFIX, *(chat.secrets for chat in PLATFORMS))
"""The prefixes of the variables that the bot reads."""


def private_files(settings: Settings, chosen: Path | None, environ: Mapping[str, str], home: Path) -> Iterator[Finding]:
    """Each of these files that is there: whether it is private, which file, and what to do."""
    for what, file in _files(settings, chosen, environ, home):
        with suppress(OSError):
            if file.is_file():
                good = not is_open(file)
                words = "private" if good else f"everybody on this machine may read it; chmod 600 {file}"
                yield Finding(good=good, what=f"{what} {file}", words=words)


def _files(settings: Settings, chosen: Path | None, environ: Mapping[str, str], home: Path) -> Iterator[tuple[str, Path]]:
    url = database_url(settings, home)
    if url.startswith(_SQLITE) and ":memory:" not in url:
        yield "database", Path(url.removeprefix(_SQLITE))
    yield from (("backup", file) for file in backup_folder(settings, home).all())
    for name, text in environ.items():
        if name.endswith("_FILE") and name.startswith(_OURS) and not text.startswith(_CONTAINERS):
            yield "secret", Path(text)
    config = settings_file(chosen, environ, home)
    with suppress(OSError, ValueError):
        yield from (("secret", file) for file in secret_files(tomllib.loads(config.read_text(encoding="utf-8")), is_secret))
    if _holds_secrets(config, settings):
        yield "settings with secrets", config


def _holds_secrets(config: Path, settings: Settings) -> bool:
    with suppress(OSError, UnicodeDecodeError):
        text = config.read_text(encoding="utf-8")
        return any(secret and not secret.startswith(_SQLITE) and secret in text for secret in secrets_of(settings))
    return False
