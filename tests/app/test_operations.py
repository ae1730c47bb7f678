"""docs/reference/events.toml against the code: an event that is told must be explained, and one that is explained exists."""

import ast
import tomllib
from pathlib import Path

from bot.app.settings import HOME

EVENTS = tomllib.loads((HOME / "docs" / "reference" / "events.toml").read_text(encoding="utf-8"))
LEVELS = {"debug", "info", "warning", "error", "exception"}
NAMED_ELSEWHERE = {"store_failed", "job_failed", "clock_was_set_back", "work_was_overdue"}
"""Told through `Troubles._tell` and by `app/periodic.py`, which have the event's name in a variable."""


def events_of(path: Path) -> set[str]:
    """The constant first (for `log.log` second) arguments of all calls to a logger."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "log"):
            continue
        event = node.args[0] if node.func.attr in LEVELS else node.args[1]
        if isinstance(event, ast.Constant):
            found.add(event.value)
    return found


def test_every_event_is_explained_and_no_other() -> None:
    told = NAMED_ELSEWHERE.union(*(events_of(path) for path in (HOME / "bot").rglob("*.py")))
    assert {*EVENTS} == told
