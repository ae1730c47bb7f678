"""A flow takes the facet of the desk that has what it needs, and no wider one."""

import ast
from dataclasses import fields
from pathlib import Path

import pytest

from bot.flows.desk import ChoosingDesk, CommandDesk, DeliveryDesk, Desk, GatheringDesk, PageDesk, SharedDesk
from tests.shape.test_house_rules import HOME

FACETS = {one.__name__: one for one in (SharedDesk, PageDesk, GatheringDesk, ChoosingDesk, DeliveryDesk, CommandDesk, Desk)}
"""The narrowest first."""

FLOWS = [path for path in sorted((HOME / "bot/flows").glob("*.py")) if "desk: " in path.read_text() and path.name != "desk.py"]


def within(facet: type) -> set[str]:
    """What it has."""
    return {field.name for field in fields(facet)} | {name for name in dir(facet) if not name.startswith("_")}


def asked_for(path: Path) -> set[str]:
    """The facets that the functions of a file take as `desk`."""
    return {
        one.annotation.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for one in node.args.args
        if one.arg == "desk" and isinstance(one.annotation, ast.Name)
    }


def needed(path: Path) -> set[str]:
    """What a file takes from its desk, itself and by the flows that it hands it to."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    home = {name.asname or name.name: node.module for node in imports for name in node.names}
    found = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "desk"}
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        given = [*call.args, *(word.value for word in call.keywords)]
        module = home.get(ast.unparse(call.func)) or ""
        if any(ast.unparse(one) == "desk" for one in given) and module.startswith("bot.flows."):
            for facet in asked_for(HOME / (module.replace(".", "/") + ".py")):
                found |= within(FACETS[facet])
    return found


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: path.stem)
def test_a_flow_takes_the_narrowest_facet_that_has_what_it_needs(path: Path) -> None:
    needs = needed(path)
    narrowest = next(name for name, facet in FACETS.items() if needs <= within(facet))
    assert asked_for(path) == {narrowest}


def test_only_the_worker_takes_the_whole_desk() -> None:
    assert [path.stem for path in FLOWS if "Desk" in asked_for(path)] == ["jobs"]
