"""How alike reports are in what they tell: cosine of TF-IDF over headline and opening.

Spärck Jones (1972) weights with BM25's saturation (Robertson & Zaragoza 2009). Words are rare or common against the reports
at hand *and* a prior, so that three reports compare as three hundred do: the words of English news by how common they are
(`commonness`), and in any language shorter words are the commoner ones (Zipf's law of abbreviation); all others are taken
for rare until seen often.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.model.analysis import Reading
from bot.understand.commonness import SHARE_OF_REPORTS

_OPENING_WORDS = 150
_SATURATION = 0.5
_PRIOR_REPORTS = 500
_PRIOR_SHARE = 0.01
_PRIOR_SHARE_BY_LENGTH = (0.5, 0.5, 0.5, 0.3)
"""Share of reports that hold a given word of 0, 1, 2, 3 letters."""
_NARROW = 2.0
"""How many words' worth of likeness count for half: a name that two stories share is two or three words and no event.
The breadth is the participation ratio (Σp)²/Σp² of the shared words' products."""
_COMMON = 32
"""Words in more reports than this are multiplied as a dense matrix, rarer ones pair by pair."""

Matrix = NDArray[np.float32]
_Floats = NDArray[np.float64]
_Indexes = NDArray[np.int64]


def likeness(readings: Sequence[Reading]) -> Matrix:
    """A symmetric matrix of likeness (0..1) with ones on its diagonal."""
    rows, columns, counts, words = _counts(readings)
    documents = np.bincount(columns, minlength=len(words))
    shares = np.array([_prior_share(word) for word in words])
    rarity = np.log((len(readings) + _PRIOR_REPORTS + 1) / (documents + _PRIOR_REPORTS * shares))
    weights = counts * (_SATURATION + 1) / (counts + _SATURATION) * np.maximum(rarity, 0.0)[columns]
    lengths = np.sqrt(np.bincount(rows, weights * weights, minlength=len(readings)))
    weights /= np.maximum(lengths, 1e-9)[rows]
    alike = _products(rows, columns, weights, documents, len(readings))
    breadth = alike * alike / np.maximum(_products(rows, columns, weights * weights, documents, len(readings)), 1e-9)
    alike *= breadth / (breadth + _NARROW)
    np.fill_diagonal(alike, 1.0)
    return alike


def _counts(readings: Sequence[Reading]) -> tuple[_Indexes, _Indexes, _Floats, list[str]]:
    """Word counts as a sparse matrix sorted by row: rows, columns, values, and the words of the columns."""
    known: dict[str, int] = {}
    texts = [
        [*reading.analysis.title_terms.split(), *reading.analysis.body_terms.split(None, _OPENING_WORDS)[:_OPENING_WORDS]]
        for reading in readings
    ]
    places = np.array([known.setdefault(word, len(known)) for text in texts for word in text], dtype=np.int64)
    texts_of_places = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    cells, counts = np.unique(texts_of_places * max(1, len(known)) + places, return_counts=True)
    rows, columns = np.divmod(cells, max(1, len(known)))
    return rows, columns, counts.astype(np.float64), list(known)


def _prior_share(word: str) -> float:
    if word in SHARE_OF_REPORTS:
        return SHARE_OF_REPORTS[word]
    if len(word) < len(_PRIOR_SHARE_BY_LENGTH) and not word.isdigit():
        return _PRIOR_SHARE_BY_LENGTH[len(word)]
    return _PRIOR_SHARE


def _products(rows: _Indexes, columns: _Indexes, weights: _Floats, documents: _Indexes, size: int) -> Matrix:
    """The matrix times its transpose, without ever holding all words of all reports densely."""
    common = np.cumsum(documents > _COMMON) - 1
    dense = documents[columns] > _COMMON
    table = np.zeros((size, int(common[-1]) + 1 if common.size else 0), dtype=np.float32)
    table[rows[dense], common[columns[dense]]] = weights[dense]
    alike: Matrix = table @ table.T
    shared = np.flatnonzero(~dense & (documents[columns] > 1))
    shared = shared[np.argsort(columns[shared], kind="stable")]
    rows, columns, weights = rows[shared], columns[shared], weights[shared]
    cells, values = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for step in range(1, _COMMON):
        same = np.flatnonzero(columns[:-step] == columns[step:])
        cells.append(rows[same] * size + rows[same + step])
        values.append(weights[same] * weights[same + step])
    upper = np.bincount(np.concatenate(cells), np.concatenate(values), minlength=size * size).reshape(size, size)
    return (alike + upper + upper.T).astype(np.float32)
