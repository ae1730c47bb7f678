"""Loads the data of a language, `data/<language>.toml`.

A language without a file has an empty table.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@lru_cache(maxsize=128)
def knowledge(language: str) -> Mapping[str, Any]:
    """The data of one language (an ISO 639-1 code)."""
    if not (language.isascii() and language.isalpha()):
        return MappingProxyType({})
    file = files("bot.understand").joinpath("data", f"{language}.toml")
    return MappingProxyType(tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {})
