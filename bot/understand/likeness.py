"""Likeness of reports: the cosine of TF-IDF over headline and opening (`rarity`), if they share enough words."""

from collections.abc import Sequence
from itertools import combinations
from math import fsum

import numpy as np
from numpy.typing import NDArray

from bot.understand.rarity import Vector

_NARROW = 2.0
"""Breadth of shared words at which likeness counts half. A name in two stories is two or three words, not an event.

The breadth is the participation ratio (Σp)²/Σp² of the products p of the shared words' weights.
"""
_COMMON = 32
"""Words in more reports than this are multiplied as a dense matrix, rarer words pair by pair."""
_FEW = 12
"""So few reports are compared two by two: arrays of them cost more than they save. Most stories have no more."""

Matrix = NDArray[np.float32]
_Floats = NDArray[np.float64]
_Indexes = NDArray[np.int64]


def alike(one: Vector, other: Vector) -> float:
    """The likeness (0..1) of two reports."""
    products = [one[word] * other[word] for word in one.keys() & other.keys()]
    if not products:
        return 0.0
    cosine = fsum(products)  # exact, since a set gives the words in any order
    breadth = cosine * cosine / fsum([product * product for product in products])
    return cosine * breadth / (breadth + _NARROW)


def likeness(vectors: Sequence[Vector]) -> Matrix:
    """The matrix of `alike` for all pairs: symmetric, with ones on its diagonal."""
    if len(vectors) <= _FEW:
        return _two_by_two(vectors)
    known: dict[str, int] = {}
    columns = np.array([known.setdefault(word, len(known)) for vector in vectors for word in vector], dtype=np.int64)
    weights = np.array([weight for vector in vectors for weight in vector.values()], dtype=np.float64)
    rows = np.repeat(np.arange(len(vectors)), [len(vector) for vector in vectors])
    documents = np.bincount(columns, minlength=len(known))
    found = _products(rows, columns, weights, documents, len(vectors))
    breadth = found * found / np.maximum(_products(rows, columns, weights * weights, documents, len(vectors)), 1e-9)
    found *= breadth / (breadth + _NARROW)
    np.fill_diagonal(found, 1.0)
    return found


def _two_by_two(vectors: Sequence[Vector]) -> Matrix:
    found: Matrix = np.eye(len(vectors), dtype=np.float32)
    for one, other in combinations(range(len(vectors)), 2):
        found[one, other] = found[other, one] = alike(vectors[one], vectors[other])
    return found


def _products(rows: _Indexes, columns: _Indexes, weights: _Floats, documents: _Indexes, size: int) -> Matrix:
    """The matrix times its transpose, without a dense matrix of all words and reports."""
    common = np.cumsum(documents > _COMMON) - 1
    dense = documents[columns] > _COMMON
    table = np.zeros((size, int(common[-1]) + 1 if common.size else 0), dtype=np.float32)
    table[rows[dense], common[columns[dense]]] = weights[dense]
    found: Matrix = table @ table.T
    shared = np.flatnonzero(~dense & (documents[columns] > 1))
    shared = shared[np.argsort(columns[shared], kind="stable")]
    rows, columns, weights = rows[shared], columns[shared], weights[shared]
    cells, values = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for step in range(1, min(_COMMON, size)):  # rarer words are in at most this many reports
        same = np.flatnonzero(columns[:-step] == columns[step:])
        cells.append(rows[same] * size + rows[same + step])
        values.append(weights[same] * weights[same + step])
    upper = np.bincount(np.concatenate(cells), np.concatenate(values), minlength=size * size).reshape(size, size)
    return (found + upper + upper.T).astype(np.float32)
