"""Average linkage (UPGMA: Sokal & Michener 1958): groups whose members are alike on average, so that no chain forms
through a report that resembles two stories."""

import numpy as np
from numpy.typing import NDArray

from bot.understand.likeness import Matrix

_NEVER = -1.0


def average_linkage(alike: Matrix, threshold: float) -> list[list[int]]:
    """Indexes in groups, such that no two groups are `threshold` (over 0) alike on average; ascending.

    By chains of nearest neighbours (Benzécri 1982; Murtagh 1983): each step goes to the nearest group, and two that are
    nearest to each other merge. Merging brings no group nearer to a third than its parts were, so chains stay valid, and
    a chain that ends under the threshold ends for good: O(n²) whatever the input.
    """
    mean: NDArray[np.float64] = alike.astype(np.float64)
    np.fill_diagonal(mean, _NEVER)
    groups = [[index] for index in range(len(mean))]
    settled: set[int] = set()
    for start in range(len(groups)):
        chain = [start]
        while start not in settled:
            here, before = chain[-1], chain[-2] if len(chain) > 1 else None
            nearest = int(mean[here].argmax())
            if before is not None and mean[here, before] >= mean[here, nearest]:
                nearest = before
            if mean[here, nearest] < threshold:
                settled.update(chain)
            elif nearest == before:
                settled.add(_merge(mean, groups, here, nearest))
                chain = chain[:-2] or [start]
            else:
                chain.append(nearest)
    return sorted(sorted(group) for group in groups if group)


def _merge(alike: NDArray[np.float64], groups: list[list[int]], one: int, other: int) -> int:
    """Merge two groups into the one of the lower index; returns the index that is gone."""
    kept, gone = sorted((one, other))
    sizes = len(groups[kept]), len(groups[gone])
    row = (sizes[0] * alike[kept] + sizes[1] * alike[gone]) / sum(sizes)
    row[[kept, gone]] = _NEVER
    alike[kept] = alike[:, kept] = row
    alike[gone] = alike[:, gone] = _NEVER
    groups[kept] += groups[gone]
    groups[gone] = []
    return gone
