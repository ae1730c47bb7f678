"""Zero-width joiners and non-joiners: part of the spelling in many scripts and emoji, and a trick anywhere else.

Persian writes می‌خواهم with a non-joiner, Malayalam and Sinhala shape letters with joiners, and a family emoji joins several
people (Unicode 16.0 §23.2, UTS #51). Between Latin letters joiners only hide a word from a search.
"""

import re
import unicodedata

_RUN = re.compile("[\u200c\u200d]+")
_TAG = re.compile("[\U000e0000-\U000e007f]")
_TAGS = re.compile("(\U0001f3f4?)([\U000e0000-\U000e007f]+)")
_FLAG = re.compile("[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
"""A region's name in tag characters: England's flag is a black flag and "gbeng"."""
_PICTURES = frozenset({"So", "Sk"})


def without_stray_joiners(text: str) -> str:
    """The text with joiners only where a script or emoji needs them, and with tag characters only in flags."""
    if _TAG.search(text):
        text = _TAGS.sub(lambda found: found[0] if found[1] and _FLAG.fullmatch(found[2]) else found[1], text)
    if "\u200d" in text or "\u200c" in text:
        text = _RUN.sub(lambda run: run[0][0] if _belongs(text, run.start(), run.end()) else "", text)
    return text


def _belongs(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or before.isascii():
        return False
    kind = unicodedata.category(before)
    if text[start] == "\u200d" and after and (kind in _PICTURES or before == "\ufe0f"):
        return unicodedata.category(after) in _PICTURES
    if kind == "Mn" and text[start] == "\u200d":
        return True  # behind a virama, also at a word's end: the older spelling of chillus in Malayalam
    return kind[0] in "LM" and bool(after) and not after.isascii() and unicodedata.category(after)[0] in "LM"
