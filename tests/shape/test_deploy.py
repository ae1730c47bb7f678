"""The files of `deploy/`: what they name exists. No container runtime is needed."""

import json
import re
from pathlib import Path

import pytest

from bot.app.metrics import Metrics
from bot.app.roles import Role

HOME = Path(__file__).parents[2]
DEPLOY = HOME / "deploy"
DASHBOARD = json.loads((DEPLOY / "grafana-dashboard.json").read_text(encoding="utf-8"))
_SUFFIXES = ("_total", "_bucket", "_sum", "_count")


def metrics() -> set[str]:
    """Every name that a page of metrics may bear."""
    names = {metric.name for metric in Metrics().registry.collect()}
    return names | {name + suffix for name in names for suffix in _SUFFIXES}


@pytest.mark.parametrize("panel", DASHBOARD["panels"], ids=lambda panel: panel["title"])
def test_every_panel_shows_metrics_that_exist(panel: dict[str, object]) -> None:
    known, targets = metrics(), panel["targets"]
    assert isinstance(targets, list)
    assert targets
    for target in targets:
        named = re.findall(r"\b(?:dateline|process)_\w+", target["expr"])
        assert named
        assert set(named) <= known


def test_every_metric_of_the_bot_is_on_the_dashboard() -> None:
    shown = " ".join(target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"])
    missing = [metric.name for metric in Metrics().registry.collect() if metric.name not in shown]
    assert [name for name in missing if name.startswith("dateline_")] == []


def test_the_image_is_made_of_what_is_there_and_runs_as_nobody_special() -> None:
    lines = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    copied = [word for line in lines if line.startswith("COPY ") and "--from" not in line for word in line.split()[1:-1]]
    assert copied
    assert [name for name in copied if not (HOME / name).exists()] == []
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users == ["dateline"]
    assert "--require-hashes" in "".join(lines)
    assert any(line.startswith("HEALTHCHECK") for line in lines)


def test_compose_and_procfile_name_roles_that_exist() -> None:
    compose = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    roles = re.findall(r'"--role", "(\w+)"', compose)
    assert roles == ["chat", "worker", "clock"]
    procfile = (HOME / "Procfile").read_text(encoding="utf-8")
    lines = dict(line.split(": ", 1) for line in procfile.splitlines())
    whole = {"web": "run", "bot": "run"}
    assert {name: words.split()[-1] for name, words in lines.items()} == whole | {role: role for role in roles}
    assert {*roles} <= {*Role.every()}
    assert "read_only: true" in compose
    assert "no-new-privileges" in compose
