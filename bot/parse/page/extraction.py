"""The body of a page by trafilatura, and by the readability that it carries. Neither touches the network.

trafilatura's `deduplicate` keeps state between calls and stays off.
"""

from copy import deepcopy
from typing import Any

from bot.model.errors import Unreadable

_FAULTS = (RecursionError, MemoryError, ValueError, TypeError, AttributeError, LookupError, AssertionError)


def extracted(tree: Any, *, fast: bool) -> list[str]:
    """The lines of what trafilatura takes for the article, none when it sees none. Raises Unreadable.

    `fast` leaves out its other algorithms, which find more on some pages and worse on most.
    """
    # Imported here: it takes half a second, and most items are text.
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(tree, fast=fast, include_comments=False, include_tables=False)
    except _FAULTS as problem:
        raise Unreadable(f"is HTML that cannot be read ({type(problem).__name__})") from problem
    return _lines(found.text or "") if found else []


def readable(tree: Any) -> Any:
    """The element that readability takes for the article, None when it finds none."""
    from lxml.html import document_fromstring
    from trafilatura.readability_lxml import Document

    try:
        return document_fromstring(Document(deepcopy(tree)).summary())
    except _FAULTS:
        return None


def _lines(text: str) -> list[str]:
    return [line for raw in text.split("\n") if (line := raw.strip())]
