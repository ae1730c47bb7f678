"""Extracts the body of a page with trafilatura, and with the readability inside it. Neither uses the network.

trafilatura's `deduplicate` keeps state between calls, so it stays off.
"""

from copy import deepcopy
from typing import Any

from bot.model.errors import Unreadable

_FAULTS = (RecursionError, MemoryError, ValueError, TypeError, AttributeError, LookupError, AssertionError)


def extracted(tree: Any, *, fast: bool) -> list[str]:
    """The lines of the article that trafilatura finds; [] if it finds none. Raises Unreadable.

    `fast` skips its other algorithms, which find more on some pages but do worse on most.
    """
    # Imported here: it takes half a second, and most items are text.
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(tree, fast=fast, include_comments=False, include_tables=False)
    except _FAULTS as problem:
        raise Unreadable(f"is HTML that cannot be read ({type(problem).__name__})") from problem
    return _lines(found.text or "") if found else []


def readable(tree: Any) -> Any:
    """The element of the article that readability finds; None if it finds none."""
    from lxml.html import document_fromstring
    from trafilatura.readability_lxml import Document

    try:
        return document_fromstring(Document(deepcopy(tree)).summary())
    except _FAULTS:
        return None


def _lines(text: str) -> list[str]:
    return [line for raw in text.split("\n") if (line := raw.strip())]
