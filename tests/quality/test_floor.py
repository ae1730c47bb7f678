"""The floor can fail: on a figure that fell, on sets that are missing, and on summaries that are only the first sentences."""

import json
from pathlib import Path

import pytest

from tests.quality import floor

SCORE = """
import json, sys
from pathlib import Path
print(json.dumps({sys.argv[1]: json.loads(Path(__file__).with_name("figures.json").read_text())[sys.argv[1]]}))
"""


def sets(folder: Path, **less: float) -> None:
    """A scorer that gives each figure at its mark, or so much below by the name of the figure."""
    figures: dict[str, dict[str, dict[str, object]]] = {}
    for (task, name, figure), least in floor.FLOOR.items():
        first, _, rest = figure.partition(".")
        value = least - less.get(first, 0)
        held = figures.setdefault(task, {}).setdefault(name, {})
        held[first] = {rest: value} if rest else value
    (folder / "score.py").write_text(SCORE, encoding="utf-8")
    (folder / "figures.json").write_text(json.dumps(figures), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EVAL", str(tmp_path))
    monkeypatch.delenv(floor.WITHOUT, raising=False)
    return tmp_path


def test_figures_at_their_marks_pass(folder: Path) -> None:
    sets(folder)
    assert floor.main(80) == 0


@pytest.mark.parametrize(("figure", "times"), [("over_lead3", 2), ("pronoun_speaker", 1), ("links_agree", 1)])
def test_a_figure_that_fell_fails(folder: Path, figure: str, times: int) -> None:
    sets(folder, **{figure: 0.5})
    assert floor.main(80) == times


def test_first_sentences_are_no_better_than_themselves() -> None:
    assert all(least > 0 for (_, _, figure), least in floor.FLOOR.items() if figure.startswith("over_lead3"))


def test_missing_sets_fail_unless_that_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert floor.main(80) == 1
    monkeypatch.setenv(floor.WITHOUT, "1")
    assert floor.main(80) == 0
