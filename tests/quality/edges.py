"""What the thresholds cost that stand on an edge: each at 85 %, 100 % and 115 % of what it is, scored on the labelled sets.

    python -m tests.quality.edges

SAME_STORY (understand/story_board.py) decides which reports tell one story: BCubed F on three sets. OTHER_MARGIN and ALONE
(parse/boilerplate.py) say what running text away from the main margin, or between two lines that are none, still weighs: F1
of the words that are kept of pages and of dirty texts. Needs the sets of EVAL, else ../shared/eval.
"""

import importlib.util
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from bot.app.cli.text import item_of
from bot.parse import boilerplate
from bot.understand import story_board
from bot.understand.read import Reading, read_item
from bot.understand.rows import analysis_row, story_row
from bot.understand.stories import group_stories
from tests.quality.floor import scorer

_SHARES = (0.85, 1.0, 1.15)
_THRESHOLDS = (
    (story_board, "SAME_STORY", "stories"),
    (boilerplate, "OTHER_MARGIN", "boilerplate"),
    (boilerplate, "ALONE", "boilerplate"),
)
_FIGURES = {"stories": "B3_F1", "boilerplate": "F1"}

Row = dict[str, Any]


def _scoring(script: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class InProcess:
    """The bot's commands as the scorer calls them, in this process, so that a threshold can be set; what is read is kept."""

    def __init__(self) -> None:
        self._read: dict[str, Reading] = {}

    def __call__(self, bot: str, arguments: Sequence[str], items: Sequence[Row]) -> tuple[list[Row], float]:
        return (self._grouped(items) if arguments[0] == "stories" else self._analyzed(items)), 0.0

    def _analyzed(self, items: Sequence[Row]) -> list[Row]:
        rows = []
        for item in items:
            reading = read_item(item_of(item), method="first", count=1, clean=True)[0]
            rows.append(analysis_row(item["id"], reading.article, reading.analysis))
        return rows

    def _grouped(self, items: Sequence[Row]) -> list[Row]:
        for item in items:
            if item["id"] not in self._read:
                self._read[item["id"]] = _named(read_item(item_of(item), method="first", count=1, clean=False)[0], item["id"])
        return [story_row(story, 1) for story in group_stories([self._read[item["id"]] for item in items])]


def _named(reading: Reading, identity: str) -> Reading:
    article, analysis = reading.article, reading.analysis
    return replace(reading, article=replace(article, id=identity), analysis=replace(analysis, article_id=identity))


def measured(script: Path) -> Iterator[tuple[str, float, dict[str, float]]]:
    """Threshold, its value, and each set's figure."""
    scoring, run = _scoring(script), InProcess()
    with patch.object(scoring, "run", run):
        for module, name, task in _THRESHOLDS:
            for share in _SHARES:
                value = getattr(module, name) * share
                with patch.object(module, name, value):
                    found = scoring.TASKS[task](script.parent / "data", "", None)
                yield name, value, {of: figures[_FIGURES[task]] for of, figures in found.items()}


def main() -> None:
    script = scorer()
    if script is None:
        sys.exit("no labelled sets in EVAL or ../shared/eval")
    for name, value, figures in measured(script):
        sys.stdout.write(f"{name:13} {value:6.4f}  " + "  ".join(f"{of} {figure}" for of, figure in figures.items()) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
