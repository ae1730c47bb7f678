"""Fair queuing: workspaces in turn, and in each its sources in turn, however much any of them has waiting."""

from collections import deque
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class FairQueue(Generic[T]):
    """Round robin over groups, in each of them round robin over members, oldest first.

    No deficits are counted, as all tasks are bounded. A member with nothing waiting costs nothing, and joins at the end when
    something comes for it again.
    """

    def __init__(self) -> None:
        self._groups: dict[Hashable, dict[Hashable, deque[T]]] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def put(self, group: Hashable, member: Hashable, task: T) -> None:
        """Add one at the end of its member's own queue."""
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
        """All items, in no particular order."""
        return [task for members in self._groups.values() for row in members.values() for task in row]
