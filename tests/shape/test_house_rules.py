"""The rules of the house that a tool of its own does not check."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.app.cli.main import bot
from bot.app.settings import HOME, Settings

FILES = sorted((HOME / "bot").rglob("*.py"))
TOP_LEVEL = {"bot", "config", "tests", "Procfile", "requirements.txt", "README.md"}
FOR_TOOLS = {"pyproject.toml", "Makefile", "docs", "LICENSE", "CHANGELOG.md", "SECURITY.md", "requirements-dev.txt", "deploy"} | {
    "requirements-postgresql.txt"
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOME)))
def test_a_file_and_its_functions_can_be_read_in_one_go(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno + 1 < 40, f"{node.name} is too long"


MOST_PARAMETERS = 6


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOME)))
def test_a_public_function_takes_at_most_six_parameters(path: Path) -> None:
    """Besides itself. Commands of the command line have one for each of their options, and migrations stay as they were."""
    if "migrations" in path.parts:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
            continue
        if any("click." in ast.unparse(decorator) for decorator in node.decorator_list):
            continue
        names = [one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
        given = names[1:] if names[:1] in (["self"], ["cls"]) else names
        assert len(given) <= MOST_PARAMETERS, f"{node.name} takes {', '.join(given)}"


@pytest.mark.parametrize("path", [path for path in FILES if path.name == "__init__.py"], ids=lambda path: path.parent.name)
def test_packages_hold_no_logic(path: Path) -> None:
    assert all(isinstance(node, ast.Expr) for node in ast.parse(path.read_text(encoding="utf-8")).body)


def test_nothing_else_lies_at_the_top() -> None:
    shown = {path.name for path in HOME.iterdir() if not path.name.startswith(".")}
    assert shown - {"var", "dateline.toml"} <= TOP_LEVEL | FOR_TOOLS
    assert shown >= TOP_LEVEL


def test_the_reference_holds_every_setting() -> None:
    reference = tomllib.loads((HOME / "config" / "default.toml").read_text(encoding="utf-8"))
    assert set(reference) == set(Settings.model_fields)
    for section, field in Settings.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and hasattr(kind, "model_fields"):
            assert set(reference[section]) == set(kind.model_fields)


@pytest.mark.parametrize("command", bot.list_commands(None))  # type: ignore[arg-type]
def test_each_command_helps_with_an_example(command: str) -> None:
    answer = CliRunner().invoke(bot, [command, "--help"])
    assert answer.exit_code == 0
    assert "Example:" in answer.output
    assert f"dateline {command}" in answer.output


def test_the_readme_names_commands_that_exist() -> None:
    text = (HOME / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^dateline ([a-z][a-z-]*)", text, re.MULTILINE)) | set(re.findall(r"`dateline ([a-z][a-z-]*)`", text))
    assert len(named) > 5
    assert named <= set(bot.list_commands(None))  # type: ignore[arg-type]
    targets = set(re.findall(r"^make ([a-z-]+)", text, re.MULTILINE)) | set(re.findall(r"`make ([a-z-]+)`", text))
    makefile = (HOME / "Makefile").read_text(encoding="utf-8")
    assert {"run", "test"} <= targets
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
    for linked in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (HOME / linked).exists(), linked
