"""Chinese, Japanese and Korean put no space around a quotation: its sentence goes on with what is written right behind it."""

import re

_OPENING = re.compile(r"[「『“]|(?<!\S)\"")
_CLOSERS = {"「": "」", "『": "』", "“": "”", '"': '"'}
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PARTICLE = re.compile(r"[\u3040-\u309f\uac00-\ud7a3]")
"""What goes on with a sentence whose quotation has ended in a stop: Japanese and Korean particles."""
_LONGEST = 400


def is_within_speech(text: str, begin: int, stop: int, end: int) -> bool:
    """Whether the stop at `stop`, its closing marks reaching to `end`, stands in a quotation that its sentence goes on with.

    `begin` is where the sentence began. Looks at 400 characters to both sides.
    """
    if text[end - 1 : end] in '」』”"’' and _PARTICLE.match(text, end):
        return True
    opened = None
    for found in _OPENING.finditer(text, max(begin, stop - _LONGEST), stop):
        closer = text.find(_CLOSERS[found.group()], found.end(), stop + _LONGEST)
        if closer >= stop:
            opened = (found.start(), closer)
            break
    if opened is None or opened[1] < end:
        return False
    first, closer = opened
    goes_on = _UNSPACED if text[closer] != '"' else _PARTICLE
    return goes_on.match(text, closer + 1) is not None or text[max(begin, first - 1) : first] in ("：", "，")
