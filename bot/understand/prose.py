"""Whether a sentence is prose. Program code, settings and commands are not worth showing."""

import re
from unicodedata import category

_LOOKED_AT = 600
_CODE = re.compile(r"[{}<>=|\\~^`]|::|//\s|\w\[|\(\)|[^\W\d]_\w|\w\(|;\s|\w:\s-?\s?\w+:")
_MOST_CODE = 3
"""Number of code patterns at which a sentence is program code."""
_MOST_SIGNS = 0.2
"""Share of a sentence that may be punctuation and symbols. Quotations have a tenth."""


def is_code(text: str) -> bool:
    """Whether a sentence is program code or a setting."""
    return sum(1 for _ in _CODE.finditer(text[:_LOOKED_AT])) >= _MOST_CODE


def is_prose(text: str) -> bool:
    """Whether a sentence consists of words. Vowel marks of a script do not count as symbols."""
    seen = text[:_LOOKED_AT]
    return sum(category(sign)[0] in "PS" for sign in seen) <= _MOST_SIGNS * len(seen) and not is_code(seen)
