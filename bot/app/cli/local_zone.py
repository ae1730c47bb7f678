"""The time zone of the machine, as far as it says it."""

import os
from collections.abc import Mapping
from pathlib import Path

from bot.parse.schedule.timezone import is_timezone

_LOCALTIME = Path("/etc/localtime")
_ZONEINFO = "zoneinfo/"


def local_zone(environ: Mapping[str, str], localtime: Path = _LOCALTIME) -> str:
    """An IANA name: what TZ says, else where /etc/localtime leads; UTC where neither names a zone."""
    told = environ.get("TZ", "").lstrip(":")
    linked = os.path.realpath(localtime).rpartition(_ZONEINFO)[2] if localtime.is_symlink() else ""
    return next((zone for zone in (told, linked) if "/" in zone and not zone.startswith("Etc/") and is_timezone(zone)), "UTC")
