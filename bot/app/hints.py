"""What an operator can do about an error that is worded for everybody: the setting's name, and the file that it belongs in."""

import re
from pathlib import Path

_REFUSED = re.compile(r"Port \d+ of (\S+) is not one for web pages|(\S+) is not on the public internet")
_CONFIGURED = "comes from the configuration file"


def hint(message: str, file: Path) -> str:
    """A line about the setting that an error is about, or "". `file` is the user's settings, be it there or not."""
    if found := _REFUSED.search(message):
        host = found[1] or found[2]
        variable = f"DATELINE_FETCH_ALLOW_HOSTS={host}"
        return f'If it is yours, allow it: [fetch] allow_hosts = ["{host}"] in {file}, or {variable}'
    if _CONFIGURED in message:
        if file.exists():
            return f"The file is {file}."
        return (
            f"There is no {file} yet, so this is config/default.toml's. Copy config/example.toml there: its lists replace them."
        )
    return ""
