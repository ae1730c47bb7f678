"""Secrets that are kept in files outside the project's folder, for their owner alone."""

import os
from collections.abc import Mapping
from pathlib import Path

from bot.model.errors import UserError
from bot.store.database.private_files import make_folder


def secrets_folder(environ: Mapping[str, str]) -> Path:
    """Where they go (XDG base directory specification): ~/.config/dateline, mostly."""
    return Path(environ.get("XDG_CONFIG_HOME") or "~/.config").expanduser() / "dateline"


def keep_secret(path: Path, secret: str, *, replace: bool = False) -> Path:
    """Write a secret to a file (0600), and say where that is. Raises UserError where one is there already, or none can be."""
    path = path.absolute()
    try:
        make_folder(path.parent)
        if replace:
            path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
            opened.write(secret + "\n")
    except FileExistsError:
        raise UserError(f"{path} is there already; tokens may be stored with it. Name another file for another key") from None
    except OSError as problem:
        raise UserError(f"{path} cannot be written: {problem.strerror}") from None
    return path
