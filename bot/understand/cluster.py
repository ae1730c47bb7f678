"""Clusters by average linkage with a share of complete linkage.

Average linkage (UPGMA, Sokal & Michener 1958) makes groups whose members are alike on average. The share of complete linkage
(Sørensen 1948) keeps strangers apart, so that no chain forms through a report that tells two stories.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understand.likeness import Matrix

LEAST = 0.25
"""Weight of the least likeness of two members in the likeness of two groups; the mean has the rest."""

_NEVER = -1.0
_Square = NDArray[np.float64]


def linked(alike: Matrix, threshold: float) -> list[list[int]]:
    """Groups of indexes, ascending, such that no two groups are `threshold` (over 0) alike.

    By chains of nearest neighbours (Benzécri 1982; Murtagh 1983): each step goes to the nearest group, and two groups that
    are nearest to each other merge. A merger brings no group nearer to a third than its parts were, so chains stay valid, and
    a chain that ends below the threshold ends for good. O(n²) for any input.
    """
    groups = _Groups.of(alike)
    settled: set[int] = set()
    for start in range(len(alike)):
        chain = [start]
        while start not in settled:
            here, before = chain[-1], chain[-2] if len(chain) > 1 else None
            nearest = int(groups.near[here].argmax())
            if before is not None and groups.near[here, before] >= groups.near[here, nearest]:
                nearest = before
            if groups.near[here, nearest] < threshold:
                settled.update(chain)
            elif nearest == before:
                settled.add(groups.merge(here, nearest))
                chain = chain[:-2] or [start]
            else:
                chain.append(nearest)
    return sorted(sorted(members) for members in groups.members if members)


@dataclass(frozen=True, slots=True)
class _Groups:
    """The groups so far: members, and how alike the groups are on average (`mean`), at least (`least`), and combined (`near`)."""

    members: list[list[int]]
    mean: _Square
    least: _Square
    near: _Square

    @classmethod
    def of(cls, alike: Matrix) -> "_Groups":
        start: _Square = alike.astype(np.float64)
        np.fill_diagonal(start, _NEVER)
        return cls([[index] for index in range(len(start))], start, start.copy(), start.copy())

    def merge(self, one: int, other: int) -> int:
        """Merges two groups into the one with the lower index; returns the index that is free now."""
        kept, gone = sorted((one, other))
        sizes = len(self.members[kept]), len(self.members[gone])
        mean = (sizes[0] * self.mean[kept] + sizes[1] * self.mean[gone]) / sum(sizes)
        least = np.minimum(self.least[kept], self.least[gone])
        for square, row in ((self.mean, mean), (self.least, least), (self.near, (1 - LEAST) * mean + LEAST * least)):
            row[[kept, gone]] = _NEVER
            square[kept] = square[:, kept] = row
            square[gone] = square[:, gone] = _NEVER
        self.members[kept] += self.members[gone]
        self.members[gone] = []
        return gone
