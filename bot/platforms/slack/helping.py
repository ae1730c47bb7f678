"""Usage of commands: shown for `help`, and where what was typed is incomplete."""

from dataclasses import replace

from bot.compose.answers import compose_list
from bot.compose.notices import notice
from bot.compose.wording import say
from bot.flows.commands.table import COMMANDS, LINES
from bot.model.conversation import Asker, Command, OptionKind
from bot.model.document import Document
from bot.platforms.slack.arguments import Typed, usage


def how_typed(name: str, language: str) -> Document:
    """How each line of a command is typed, and what it is for."""
    lines = [_line(line, language) for line in COMMANDS if line.path[0] == name]
    return compose_list(say(language, "usage"), [], lines, language=language)


def what_lacks(typed: Typed, asker: Asker) -> Document | None:
    """The option that is missing, and how to give it; None where none is, and where the asker may not use the command anyway.

    A file is never missing: it is given by a form.
    """
    line, language = LINES[typed.path], asker.language
    wanted = [option for option in line.options if option.required and option.kind is not OptionKind.FILE]
    lacking = next((option for option in wanted if not typed.values.get(option.name, "").strip()), None)
    if lacking is None or (line.admin and not asker.is_admin):
        return None
    document = notice(say(language, "missing", name=say(language, f"name.{lacking.name}")), language=language)
    shown = compose_list("", [], [_line(line, language)], language=language)
    return replace(document, blocks=(*document.blocks, *shown.blocks))


def _line(line: Command, language: str) -> str:
    return f"{usage(line, language)} – {say(language, line.about)}"
