"""A port that notes what it is asked, and is otherwise the real one."""

from collections.abc import Callable
from typing import Any


class Spy:
    """`asked` are the calls in order: the method's name, its arguments by place, and those by name."""

    def __init__(self, port: object) -> None:
        self._port = port
        self.asked: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._port, name)
        return self._noting(name, found) if callable(found) else found

    def _noting(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any, **more: Any) -> Any:
            self.asked.append((name, args, more))
            return method(*args, **more)

        return noted

    def calls(self, name: str) -> list[tuple[Any, ...]]:
        """The arguments by place of each call of a method."""
        return [args for called, args, _ in self.asked if called == name]

    def named(self, name: str, argument: str) -> list[Any]:
        """An argument that is given by name, of each call of a method."""
        return [more[argument] for called, _, more in self.asked if called == name]
