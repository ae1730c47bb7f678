"""How central each sentence is to its article: LexRank (Erkan & Radev 2004) as the sumy library computes it, in matrices.

sumy compares every pair of sentences in Python; one matrix product gives the same similarities some fifty times faster,
so that every article can afford it.
"""

from collections import Counter
from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

Matrix = NDArray[numpy.float64]

THRESHOLD = 0.1
_EPSILON = 0.1


def similarities(sentences: Sequence[Sequence[str]]) -> Matrix:
    """The idf-modified cosine of each pair of sentences, given as their stems."""
    counts = _counts(sentences)
    if not counts.size:
        return numpy.zeros((len(sentences), len(sentences)))
    holding = (counts > 0).sum(axis=0)
    inverse_frequency = numpy.log(len(sentences) / (1 + holding))
    weights = counts / numpy.maximum(counts.max(axis=1, keepdims=True), 1) * inverse_frequency
    lengths = numpy.linalg.norm(weights, axis=1)
    unit = weights / numpy.where(lengths > 0, lengths, 1)[:, None]
    product: Matrix = unit @ unit.T
    return product


def _counts(sentences: Sequence[Sequence[str]]) -> Matrix:
    columns = {stem: column for column, stem in enumerate(dict.fromkeys(stem for words in sentences for stem in words))}
    counts = numpy.zeros((len(sentences), len(columns)))
    for row, words in enumerate(sentences):
        for stem, times in Counter(words).items():
            counts[row, columns[stem]] = times
    return counts


def centralities(similarity: Matrix) -> Matrix:
    """The share of attention that each sentence draws when every sentence votes for those like it.

    Power iteration with sumy's threshold and its stopping rule, so that the ranking is sumy's own.
    """
    linked = (similarity > THRESHOLD).astype(float)
    transition = linked / numpy.maximum(linked.sum(axis=1, keepdims=True), 1)
    scores: Matrix = numpy.full(len(similarity), 1 / max(1, len(similarity)))
    change = 1.0
    while change > _EPSILON:
        following = transition.T @ scores
        length = numpy.linalg.norm(following)
        if not length:
            return scores
        following = following / length
        change = float(numpy.linalg.norm(following - scores))
        scores = following
    return scores
