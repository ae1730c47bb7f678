"""Whether a sentence is prose. Program code, settings and commands are not worth showing."""

import re
from unicodedata import category

_LOOKED_AT = 600
_CODE = re.compile(r"[{}<>=|\\~^`]|::|//\s|\w\[|\(\)|[^\W\d]_\w|\w\(|;\s|\w:\s-?\s?\w+:")
_MARKS = re.compile(r"[{}<>=|\\~^`:/\[(_;]")
"""Each pattern of code has one of these in it; most sentences have hardly any."""
_MOST_CODE = 3
"""Number of code patterns at which a sentence is program code."""
_MOST_SIGNS = 0.2
"""Share of a sentence that may be punctuation and symbols. Quotations have a tenth."""


def is_code(text: str) -> bool:
    """Whether a sentence is program code or a setting."""
    seen = text[:_LOOKED_AT]
    return len(_MARKS.findall(seen)) >= _MOST_CODE and sum(1 for _ in _CODE.finditer(seen)) >= _MOST_CODE


def is_prose(text: str) -> bool:
    """Whether a sentence consists of words. Vowel marks of a script do not count as symbols."""
    seen = text[:_LOOKED_AT]
    signs = len(seen) - sum(map(str.isalnum, seen)) - seen.count(" ")  # At most so many: marks and controls are no signs.
    most = _MOST_SIGNS * len(seen)
    return (signs <= most or sum(category(sign)[0] in "PS" for sign in seen) <= most) and not is_code(seen)
