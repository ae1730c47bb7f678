"""Likeness of reports: the cosine of TF-IDF over headline and opening (`rarity`), if they share enough words."""

from collections.abc import Sequence

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
"""So few reports are compared each with those behind it: a matrix of them costs more than it saves. Most stories have no more."""
_LITTLE = 1e-9
"""Less than any two shared words have, instead of zero."""

Matrix = NDArray[np.float32]
_Floats = NDArray[np.float64]
_Indexes = NDArray[np.int64]


def alike(vector: Vector, others: Sequence[Vector]) -> list[float]:
    """The likeness (0..1) of a report to each of several others."""
    if not others or not len(vector.numbers):
        return [0.0] * len(others)
    numbers, weights, rows = _together(others)
    at = np.searchsorted(vector.numbers, numbers)
    at[at == len(vector.numbers)] = 0
    shared = np.flatnonzero(vector.numbers[at] == numbers)
    products = vector.weights[at[shared]] * weights[shared]
    cosine = np.bincount(rows[shared], products, minlength=len(others))
    breadth = cosine * cosine / np.maximum(np.bincount(rows[shared], products * products, minlength=len(others)), _LITTLE)
    found: list[float] = (cosine * breadth / (breadth + _NARROW)).tolist()
    return found


def likeness(vectors: Sequence[Vector]) -> Matrix:
    """The matrix of `alike` for all pairs: symmetric, with ones on its diagonal."""
    if len(vectors) <= _FEW:
        return _one_by_one(vectors)
    numbers, weights, rows = _together(vectors)
    known, columns = np.unique(numbers, return_inverse=True)
    documents = np.bincount(columns, minlength=len(known))
    found = _products(rows, columns, weights, documents, len(vectors))
    breadth = found * found / np.maximum(_products(rows, columns, weights * weights, documents, len(vectors)), _LITTLE)
    found *= breadth / (breadth + _NARROW)
    np.fill_diagonal(found, 1.0)
    return found


def _together(vectors: Sequence[Vector]) -> tuple[NDArray[np.uint32], _Floats, _Indexes]:
    """All words of several vectors and their weights, with the number of the vector that each is from."""
    numbers = np.concatenate([vector.numbers for vector in vectors])
    weights = np.concatenate([vector.weights for vector in vectors])
    return numbers, weights, np.repeat(np.arange(len(vectors)), [len(vector.numbers) for vector in vectors])


def _one_by_one(vectors: Sequence[Vector]) -> Matrix:
    found: Matrix = np.eye(len(vectors), dtype=np.float32)
    for number, vector in enumerate(vectors[:-1]):
        found[number, number + 1 :] = found[number + 1 :, number] = alike(vector, vectors[number + 1 :])
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
