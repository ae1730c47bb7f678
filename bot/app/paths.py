"""Paths and version: the files that come with Dateline, and the home folder of whoever runs it."""

import os
from collections.abc import Mapping
from pathlib import Path

VERSION = "0.2.0"
_PACKAGE = Path(__file__).resolve().parents[1]
_CHECKOUT = _PACKAGE.parent


def _is_checkout() -> bool:
    return (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "config" / "default.toml").is_file()


def home_of(environ: Mapping[str, str], *, checkout: Path | None) -> Path:
    """The folder of `dateline.toml` and `var/`: what DATELINE_HOME names, else the checkout, else the user's data folder.

    That folder is where the XDG base directory specification puts it: ~/.local/share/dateline, mostly.
    """
    if chosen := environ.get("DATELINE_HOME"):
        return Path(chosen).expanduser().resolve()
    if checkout:
        return checkout
    data = Path(environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser()
    return (data if data.is_absolute() else Path("~/.local/share").expanduser()) / "dateline"


def settings_file(chosen: Path | None, environ: Mapping[str, str], home: Path) -> Path:
    """The user's own settings file, whether it exists or not."""
    return chosen or Path(environ.get("DATELINE_CONFIG") or home / "dateline.toml")


SHIPPED = _CHECKOUT if _is_checkout() else _PACKAGE
"""The folder with `config/` in it: the checkout, or, where Dateline was installed by pip, the package itself."""

HOME = home_of(os.environ, checkout=_CHECKOUT if _is_checkout() else None)
"""Relative paths in settings start here."""
