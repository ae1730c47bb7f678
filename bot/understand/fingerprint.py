"""A sketch of a text that finds copies: syndicated, re-exported and shortened reports.

Broder, "On the resemblance and containment of documents" (SEQUENCES 1997): the smallest hashes of all word shingles are a
fair sample of them, so comparing two samples estimates how much two texts share. For the same news in other words see
`bot.understand.likeness`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from zlib import crc32

import numpy as np

SHINGLE = 4
"""Words in a shingle."""
SKETCH = 128
"""Hashes that are kept. The standard error of a resemblance of .5 is .04."""
COPIED = 0.5
"""Resemblance at which two texts are the same text with edits."""
CONTAINED = 0.8
"""Share of the shorter text at which it is a cut of the longer one."""
_CUT_SHINGLES = 24
"""Texts with fewer shingles are not taken for cuts: any two reports may share a sentence."""
_HASHES = 2**32
_PLACES = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64)


def fingerprint(body_terms: str) -> tuple[int, ...]:
    """The `SKETCH` smallest 32-bit hashes of the text's shingles, ascending; fewer for a short text, () for an empty one.

    The same on every machine and version of Python, since fingerprints are stored.
    """
    words = np.fromiter(map(crc32, body_terms.encode().split()), dtype=np.uint64)
    if not words.size:
        return ()
    width = min(SHINGLE, words.size)
    shingles = np.zeros(words.size - width + 1, dtype=np.uint64)
    for place in range(width):
        shingles += words[place : place + shingles.size] * _PLACES[place]
    return tuple(np.unique(_mixed(shingles))[:SKETCH].tolist())


def _mixed(values: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """Spreads 64-bit values evenly over 32 bits (the finalizer of SplitMix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: np.ndarray[tuple[int], np.dtype[np.uint64]] = values >> np.uint64(32)
    return mixed


def resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """The share (0..1) of all shingles of two texts that both have (Jaccard index); exact for texts shorter than a sketch.

    Both sketches are complete up to the smaller of their last hashes, so all hashes up to there are the sample.
    """
    shared = set(a).intersection(b)
    if not shared:
        return 0.0
    last = min(_reach(a), _reach(b))
    both = sum(value <= last for value in shared)
    return both / (bisect_right(a, last) + bisect_right(b, last) - both)


def _reach(sketch: Sequence[int]) -> int:
    """The hash up to which a sketch is complete."""
    return sketch[-1] if len(sketch) == SKETCH else _HASHES


def is_copy(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two texts are the same text, with small edits or one of them cut short."""
    alike = resemblance(a, b)
    if alike >= COPIED or not alike:
        return alike >= COPIED
    sizes = _shingles(a), _shingles(b)
    shared = alike / (1 + alike) * sum(sizes)
    return min(sizes) >= _CUT_SHINGLES and shared / min(sizes) >= CONTAINED


def _shingles(sketch: Sequence[int]) -> float:
    """An estimate of how many shingles a text has."""
    return float(len(sketch)) if len(sketch) < SKETCH else (SKETCH - 1) * _HASHES / max(1, sketch[-1])
