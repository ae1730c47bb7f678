"""The sentences that errors are raised with, as they stand in the code; an f-string makes one for each way that it can go."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, product
from pathlib import Path

_FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Raised:
    """Where an error is made (`bot/parse/cron.py:_value`), and what it may say; nothing where it passes on what another said.

    `unread` is an expression that makes the sentence in a way that is not known here.
    """

    where: str
    sentences: tuple[str, ...] = ()
    unread: str = ""


def error_names(files: Sequence[Path]) -> frozenset[str]:
    """BotError and all that descend from it."""
    classes = [node for file in files for node in ast.walk(_tree(file)) if isinstance(node, ast.ClassDef)]
    names = {"BotError"}
    while found := {one.name for one in classes if {ast.unparse(base) for base in one.bases} & names} - names:
        names |= found
    return frozenset(names)


def raised_in(file: Path, home: Path, errors: frozenset[str], held: Mapping[str, Sequence[str]]) -> Iterator[Raised]:
    """Every error that a file makes. `held` tells what an expression in an f-string may be, where that matters."""
    tree = _tree(file)
    for scope in _scopes(tree):
        reader = _Reader(tree, scope, held)
        where = f"{file.relative_to(home).as_posix()}:{getattr(scope, 'name', '')}"
        for node in _own(scope):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in errors and node.args:
                found = reader.sentences(node.args[0])
                yield (
                    Raised(where, unread=ast.unparse(node.args[0]))
                    if found is None
                    else Raised(where, tuple(dict.fromkeys(found)))
                )


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _scopes(tree: ast.Module) -> Iterator[ast.AST]:
    yield tree
    yield from (node for node in ast.walk(tree) if isinstance(node, _FUNCTION))


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in a function or module itself, in no function within."""
    for child in ast.iter_child_nodes(scope):
        if not isinstance(child, _FUNCTION):
            yield child
            yield from _own(child)


class _Reader:
    """Reads expressions of one function: its variables that hold sentences, and its module's functions that give them."""

    def __init__(self, tree: ast.Module, scope: ast.AST, held: Mapping[str, Sequence[str]]) -> None:
        self._held = held
        self._numbers = count(1)
        self._assigned = self._assignments(tree) | self._assignments(scope)
        functions = {node.name: node for node in tree.body if isinstance(node, _FUNCTION)}
        self._returned = {
            name: [node.value for node in _own(function) if isinstance(node, ast.Return) and node.value]
            for name, function in functions.items()
        }

    def sentences(self, node: ast.expr) -> list[str] | None:
        """What an error may be made with: nothing where it is said already, or by another; None where it cannot be read here."""
        if isinstance(node, ast.Dict):
            found = [self.sentences(value) for value in node.values]
            return None if None in found else [sentence for sentences in found for sentence in sentences or ()]
        known = self._texts(node)
        return known if known is not None else [] if _is_passed_on(node) else None

    def _texts(self, node: ast.expr, *, inside: bool = False) -> list[str] | None:
        """The texts that an expression may be, None where that is not to be seen; `inside` a sentence a sample stands for it."""
        if ast.unparse(node) in self._held:
            return list(self._held[ast.unparse(node)])
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.JoinedStr(values=parts):
                if any(_is_said(part) for part in parts):
                    return []
                return ["".join(pieces) for pieces in product(*map(self._pieces, parts))]
            case ast.IfExp(body=first, orelse=second):
                return self._all([first, second], inside)
            case ast.BoolOp(op=ast.Or(), values=options):
                return self._all(options, inside)
            case ast.Name(id=name) if name in self._assigned:
                return self._all(self._assigned[name], inside)
            case ast.Call(func=ast.Name(id=name)) if name in self._returned:
                return self._all(self._returned[name], inside)
        return [f"q{next(self._numbers)}"] if inside else None

    def _all(self, nodes: Sequence[ast.expr], inside: bool) -> list[str] | None:
        found = [self._texts(node, inside=inside) for node in nodes]
        return [text for texts in found for text in texts or ()] if any(found) else None

    def _pieces(self, part: ast.expr) -> list[str]:
        return self._texts(part.value if isinstance(part, ast.FormattedValue) else part, inside=True) or []

    def _assignments(self, scope: ast.AST) -> dict[str, list[ast.expr]]:
        found: dict[str, list[ast.expr]] = {}
        for node in _own(scope):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found.setdefault(node.targets[0].id, []).append(node.value)
        return found


def _is_said(part: ast.expr) -> bool:
    """Whether a piece of an f-string is in the asker's language already."""
    return isinstance(part, ast.FormattedValue) and ast.unparse(part.value).startswith(("ask.say(", "say(", "say_problem("))


def _is_passed_on(node: ast.expr) -> bool:
    """`str(problem)`, a wording, a table's entry, a dictionary of field errors, or a parameter with words from elsewhere."""
    text = ast.unparse(node)
    return text.startswith(("str(", "ask.say(", "self.say(", "say(", "REFUSALS[")) or text in ("too_large", "errors")
