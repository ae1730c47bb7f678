"""Modules that a library would import, or look for, and that are of no use here."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec


@contextmanager
def refused(name: str) -> Iterator[None]:
    """During the block nobody can import this module, unless somebody did before."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # That is how an import is refused.
    try:
        yield
    finally:
        del sys.modules[name]


def is_not_there(name: str) -> None:
    """Where a module is not installed, let nobody search the whole path for it again."""
    if find_spec(name) is None:
        sys.modules[name] = None  # type: ignore[assignment]
