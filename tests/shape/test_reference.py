"""docs/reference is what `make reference` makes of the code, and says of every setting and metric what it is for."""

import runpy

import pytest

from bot.app.metrics import Metrics
from bot.app.settings import HOME, Settings

REFERENCE = runpy.run_path(str(HOME / ".ci" / "reference.py"))
PAGES: dict[str, str] = REFERENCE["pages"]()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_the_code_is(name: str) -> None:
    written = (HOME / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert written == PAGES[name], f"{name} is old: make reference, or PYTHONPATH=. .venv/bin/python .ci/reference.py"


def test_every_setting_is_told() -> None:
    for section, field in Settings.model_fields.items():
        kind = field.annotation
        for name in getattr(kind, "model_fields", ()):
            assert f"| `{section}.{name}` |" in PAGES["settings.md"]


def test_every_setting_and_metric_says_what_it_is_for() -> None:
    rows = [
        line.split(" | ") for page in ("settings.md", "metrics.md") for line in PAGES[page].splitlines() if line.startswith("| `")
    ]
    assert [row[0] for row in rows if not row[-1].strip(" |")] == []
    told = [family.name for family in Metrics().registry.collect() if family.name.startswith("dateline_")]
    assert all(f"`{name}" in PAGES["metrics.md"] for name in told)
