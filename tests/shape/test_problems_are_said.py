"""Errors are data: no sentence is raised where a chat shows it, and no logic compares one. Read from the code."""

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from bot.app.settings import HOME
from bot.parse.schedule.read import EXAMPLES
from bot.words.catalogue import languages, template

OPERATORS = {
    "bot/app/": "the command line, the settings and the start of the bot",
    "bot/flows/correct.py:": "the log",
    "bot/flows/deliver.py:": "what nobody foresaw, kept with a message for `outbox`",
    "bot/flows/manage.py:_source_named": "a command of the command line",
    "bot/parse/article.py:": "of a file that was put aside: in the note beside it",
    "bot/parse/jsonfile.py:": "the same",
    "bot/parse/mail.py:": "the same",
    "bot/parse/pdf.py:": "the same",
    "bot/parse/page/": "kept with the page as a reason of its own kind",
    "bot/parse/text.py:": "of a file that was put aside",
    "bot/platforms/asking.py:": "a command of the command line",
    "bot/platforms/discord/cli.py:": "a command of the command line",
    "bot/platforms/slack/opening.py:": "the start of the bot",
    "bot/platforms/slack/serve.py:": "the start of the bot",
    "bot/platforms/slack/settings.py:": "the settings",
    "bot/platforms/slack/token.py:": "a command of the command line",
    "bot/platforms/terminal/": "the terminal",
    "bot/queue/": "a mistake in the bot",
    "bot/sources/pages.py:": "kept with the page as a reason of its own kind, and the log",
    "bot/sources/files.py:": "files that are named on the command line",
    "bot/store/": "the start of the bot, commands of the command line, the log, mistakes in the bot",
}
"""Where errors are made with words of their own, and who reads them."""

FILES = sorted((HOME / "bot").rglob("*.py"))
_FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


def error_names() -> frozenset[str]:
    """BotError and all that descend from it."""
    classes = [node for file in FILES for node in ast.walk(tree(file)) if isinstance(node, ast.ClassDef)]
    names = {"BotError"}
    bases = [(one.name, {ast.unparse(base) for base in one.bases}) for one in classes]
    while found := {name for name, theirs in bases if theirs & names} - names:
        names |= found
    return frozenset(names)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def raised_with_words(file: Path, errors: frozenset[str]) -> Iterator[str]:
    """Where a file makes errors with sentences of its own: `bot/parse/schedule/cron.py:_value`."""
    for where, node in calls(tree(file)):
        if isinstance(node.func, ast.Name) and node.func.id in errors and node.args and words_in(node.args[0]):
            yield f"{file.relative_to(HOME).as_posix()}:{where}"


def calls(node: ast.AST, where: str = "") -> Iterator[tuple[str, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield where, child
        yield from calls(child, child.name if isinstance(child, _FUNCTION) else where)


def words_in(node: ast.AST) -> bool:
    """Whether an expression holds text that is not a value of a problem and not said in the asker's language already."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("Problem", "say", "of"):
        return False
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and any(map(str.isalpha, node.value))
    if isinstance(node, ast.JoinedStr) and not any(
        isinstance(part, ast.FormattedValue) and is_said(part) for part in node.values
    ):
        return True
    keyless = {ast.Dict: "values", ast.Subscript: "value"}.get(type(node))
    inside = getattr(node, keyless) if keyless else list(ast.iter_child_nodes(node))
    return any(map(words_in, inside if isinstance(inside, list) else [inside]))


def is_said(part: ast.expr) -> bool:
    return isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Call) and not words_in(part.value)


ERRORS = error_names()
WORDED = [where for file in FILES for where in raised_with_words(file, ERRORS)]


def test_what_a_chat_shows_is_raised_as_a_code() -> None:
    assert [where for where in WORDED if not where.startswith(tuple(OPERATORS))] == []


def test_who_only_the_operator_hears_of_is_still_there() -> None:
    assert [name for name in OPERATORS if not any(where.startswith(name) for where in WORDED)] == []


def compared(file: Path) -> Iterator[str]:
    """Sentences that a file compares something with, or looks for."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Compare):
            sides: Sequence[ast.AST] = [node.left, *node.comparators]
            texts = [one.value for side in sides for one in ast.walk(side) if isinstance(one, ast.Constant)]
            yield from (text for text in texts if isinstance(text, str) and len(text.split()) > 2)


LAYERS_THAT_DECIDE = ("app", "flows", "platforms", "sources", "store", "queue", "compose")


@pytest.mark.parametrize(
    "file", [one for one in FILES if one.relative_to(HOME).parts[1] in LAYERS_THAT_DECIDE], ids=lambda one: one.stem
)
def test_no_logic_compares_prose(file: Path) -> None:
    assert list(compared(file)) == []


@pytest.mark.parametrize("language", languages())
def test_the_examples_of_a_schedule_are_those_that_are_read(language: str) -> None:
    assert all(example in template(language, "problem.schedule_as_in") for example in EXAMPLES)
