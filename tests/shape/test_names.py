"""A loop variable or a parameter bears the name of what it holds: `one` stands only beside `other` or `two`, in a pair."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTNERS = {"other", "two"}


def nameless(tree: ast.AST) -> Iterator[int]:
    """The lines where `one` is bound by a loop or as a parameter, without a partner."""
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            names = {name.id for name in ast.walk(node.target) if isinstance(name, ast.Name)}
            line = node.target.lineno
        elif isinstance(node, ast.arguments):
            bound = [*node.posonlyargs, *node.args, *node.kwonlyargs]
            names, line = {argument.arg for argument in bound}, bound[0].lineno if bound else 0
        else:
            continue
        if "one" in names and names.isdisjoint(PARTNERS):
            yield line


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("for one in found: pass", [1]),
        ("[one for _, one in found]", [1]),
        ("max(found, key=lambda one: one.at)", [1]),
        ("def said(ask, one): ...", [1]),
        ("for one, other in pairwise(found): pass", []),
        ("def alike(one, other): ...", []),
        ("for report in found: pass", []),
    ],
)
def test_the_rule_itself(code: str, lines: list[int]) -> None:
    assert list(nameless(ast.parse(code))) == lines


def test_what_a_loop_or_a_parameter_holds_is_named() -> None:
    files = sorted((ROOT / "bot").rglob("*.py"))
    assert len(files) > 100
    found = [f"{file.relative_to(ROOT)}:{line}" for file in files for line in nameless(ast.parse(file.read_text("utf-8")))]
    assert not found, "name these after what they hold"
