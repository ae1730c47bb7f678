"""Where in a module a small mistake can be planted, and the module with one planted."""

import ast
import copy
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
}
_UNHEARD = {"log", "_log"}
"""What is only said to the log is no promise of the code."""


PROBE = "__reached__"


@dataclass(frozen=True, slots=True)
class Site:
    """One place and one mistake: the node with that number in the order of `ast.walk`, and what is done to it."""

    path: Path
    number: int
    line: int
    what: str


def sites(path: Path) -> Iterator[Site]:
    """All of a module, but for what it says to the log and to those who read its types."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spared = set(_spared(tree))
    for number, node in enumerate(ast.walk(tree)):
        if number not in spared and (what := _mistake(node)):
            yield Site(path, number, getattr(node, "lineno", 0), what)


def planted(site: Site) -> str:
    """The source of the module with that mistake in it."""
    tree = ast.parse(site.path.read_text(encoding="utf-8"))
    node = next(node for number, node in enumerate(ast.walk(tree)) if number == site.number)
    _plant(node)
    return ast.unparse(ast.fix_missing_locations(tree))


def probed(path: Path, numbers: Collection[int]) -> tuple[str, set[int]]:
    """The source of a module that calls `__reached__` with a node's number before the statement around it is run.

    And the numbers that have no such statement: what is run when the module is imported.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    parents = {child: parent for parent in nodes for child in ast.iter_child_nodes(parent)}
    at_import = {number for number in numbers if not _probe(nodes[number], number, parents)}
    return ast.unparse(ast.fix_missing_locations(tree)), at_import


def _probe(node: ast.AST, number: int, parents: Mapping[ast.AST, ast.AST]) -> bool:
    while not isinstance(node, ast.stmt):
        node = parents[node]
    around = parents[node]
    above: ast.AST | None = around
    while above is not None and not isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef):
        above = parents.get(above)
    if above is None:
        return False
    (body,) = (held for _, held in ast.iter_fields(around) if isinstance(held, list) and node in held)
    call = ast.Call(func=ast.Name(id=PROBE, ctx=ast.Load()), args=[ast.Constant(value=number)], keywords=[])
    body.insert(body.index(node), ast.Expr(value=call))
    return True


def _spared(tree: ast.Module) -> Iterator[int]:
    kept: set[int] = set()
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) in _UNHEARD:
            parts = [node]
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            parts = [*node.decorator_list]
            if not isinstance(node, ast.ClassDef):
                parts += [node.returns, *(one.annotation for one in [*node.args.args, *node.args.kwonlyargs])]
        elif isinstance(node, ast.AnnAssign):
            parts = [node.annotation]
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            parts = [node]
        kept |= {id(inner) for part in parts if part is not None for inner in ast.walk(part)}
    yield from (number for number, node in enumerate(ast.walk(tree)) if id(node) in kept)


def _mistake(node: ast.AST) -> str:
    """What would be done to a node, in words; "" where nothing is."""
    mutant = copy.deepcopy(node)
    if not _plant(mutant):
        return ""
    return f"{ast.unparse(node)[:60]}  ->  {ast.unparse(mutant)[:60]}".replace("\n", " ")


def _plant(node: ast.AST) -> bool:
    """Plant the mistake of its kind in a node, if there is one."""
    match node:
        case ast.Compare(ops=[one, *rest]) if type(one) in _COMPARED:
            node.ops = [_COMPARED[type(one)](), *rest]
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.BinOp(op=op, left=left) if type(op) in _COUNTED and not _is_text(left):
            node.op = _COUNTED[type(op)]()
        case ast.Constant(value=bool() as value):
            node.value = not value
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            node.value = value + 1
        case ast.If(test=test) | ast.IfExp(test=test):
            node.test = ast.UnaryOp(op=ast.Not(), operand=test)
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            node.value = ast.Constant(value=None)
        case ast.Continue():
            return False
        case _:
            return False
    return True


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
