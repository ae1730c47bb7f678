"""A skip that nobody allowed fails the run."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app.settings import HOME
from tests.skips import unexpected


@pytest.mark.parametrize(
    ("reason", "code"), [("root may write everywhere", 0), ("the machine is slow today", 1)], ids=["allowed", "not allowed"]
)
def test_only_skips_on_the_list_pass(reason: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("from tests.skips import pytest_sessionfinish\n", encoding="utf-8")
    (tmp_path / "test_it.py").write_text(f"import pytest\n\ndef test_it():\n    pytest.skip({reason!r})\n", encoding="utf-8")
    run = [sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", "--rootdir", str(tmp_path), "--import-mode=importlib"]
    ask = [*run, "-o", f"pythonpath={HOME}", str(tmp_path)]
    done = subprocess.run(ask, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code, done.stdout
    assert ("skipped without leave" in done.stdout) == bool(code)


def reasons() -> Iterator[str]:
    """What every skip of the tests says of itself, where it says so in words."""
    for file in (HOME / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("pytest.skip", "pytest.mark.skipif", "pytest.mark.skip"):
                said = [*node.args[:1], *(one.value for one in node.keywords if one.arg == "reason")]
                yield from (one.value for one in said if isinstance(one, ast.Constant) and isinstance(one.value, str))


def test_every_skip_is_on_the_list() -> None:
    found = list(reasons())
    assert len(found) > 10
    assert unexpected(found) == []
