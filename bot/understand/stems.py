"""Stems words: reduces inflected forms to what they have in common, so that a topic finds them all.

With Snowball (https://snowballstem.org) where it has an algorithm, else with a light stemmer of our own whose steps are data
(`stems` in `data/<language>.toml`). Arabic has the light stemmer too, since Snowball's keeps more forms apart.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import Stemmer

from bot.understand.knowledge import knowledge

ALGORITHMS = {
    "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "nb": "norwegian", "nn": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
"""ISO 639-1 codes and the Snowball algorithm for each."""

Step = Callable[[str], str]


def stem_printed(word: str, language: str) -> str:
    """The stem of one printed word, in lower case with accents; the word itself in a language without a stemmer.

    Accents tell endings apart (Turkish "ı" and "i", Czech "í" and "i"), so fold the stem afterwards, not the word before.
    """
    lower = word.replace("İ", "i").replace("I", "ı").lower() if language in ("tr", "az") else word.lower()
    return _stemmer(language)(lower)


@lru_cache(maxsize=128)
def _stemmer(language: str) -> Step:
    steps = tuple(_step(step) for step in knowledge(language).get("stems", ()))
    if steps:
        return partial(_in_steps, steps)
    algorithm = ALGORITHMS.get(language)
    return Stemmer.Stemmer(algorithm).stemWord if algorithm else str


def _in_steps(steps: Sequence[Step], word: str) -> str:
    for step in steps:
        word = step(word)
    return word


def _step(step: Mapping[str, Any]) -> Step:
    """One step of a light stemmer: a replacement by a pattern, or the removal of the longest of some suffixes or prefixes.

    At least `least` letters are left. With `after`, a suffix counts only behind one of these letters. The step is repeated up
    to `times`.
    """
    if "pattern" in step:
        return partial(re.compile(step["pattern"]).sub, step["by"])
    longest_first = sorted(step.get("suffixes") or step["prefixes"], key=len, reverse=True)
    cut = _without_suffix if "suffixes" in step else _without_prefix
    return partial(cut, tuple(longest_first), step["least"], step.get("after", ""), step.get("times", 1))


def _without_suffix(suffixes: Sequence[str], least: int, after: str, times: int, word: str) -> str:
    for _ in range(times):
        for suffix in suffixes:
            rest = len(word) - len(suffix)
            if rest >= least and word.endswith(suffix) and (not after or word[rest - 1] in after):
                word = word[:rest]
                break
    return word


def _without_prefix(prefixes: Sequence[str], least: int, after: str, times: int, word: str) -> str:
    prefix = next((candidate for candidate in prefixes if word.startswith(candidate) and len(word) - len(candidate) >= least), "")
    return word[len(prefix) :]
