"""Whose turn it is: workspaces one after the other, and within one its sources, however much each of them has waiting."""

from collections import deque
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class FairQueue(Generic[T]):
    """Round robin over groups, in each of them round robin over members (deficit-free, as all tasks are bounded), oldest first.

    Who has nothing waiting costs nothing, and comes last when something comes of him anew.
    """

    def __init__(self) -> None:
        self._groups: dict[Hashable, dict[Hashable, deque[T]]] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def put(self, group: Hashable, member: Hashable, task: T) -> None:
        """Add one to the end of its member's own row."""
        self._groups.setdefault(group, {}).setdefault(member, deque()).append(task)
        self._count += 1

    def take(self) -> T:
        """The next one. Raises IndexError when there is none."""
        if not self._groups:
            raise IndexError("nobody waits")
        group = next(iter(self._groups))
        members = self._groups.pop(group)
        member = next(iter(members))
        row = members.pop(member)
        task = row.popleft()
        self._count -= 1
        if row:
            members[member] = row
        if members:
            self._groups[group] = members
        return task

    def waiting(self) -> list[T]:
        """All of them, in no order that means anything."""
        return [task for members in self._groups.values() for row in members.values() for task in row]
