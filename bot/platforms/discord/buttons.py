"""A document's actions as buttons. A button's id contains everything that a press needs, so it works after any restart.

In a direct message that includes the server, its `home`, since nothing else there tells it.
"""

import re
from collections.abc import Iterable, Iterator

import discord

from bot.compose.units import cut, units
from bot.model.document import Action
from bot.platforms.discord.limits import BUTTON_LABEL, CUSTOM_ID, IN_ROW, ROWS

_MARK = "dl"
TEMPLATE = re.compile(rf"{_MARK}(?:@(?P<home>[0-9]{{1,20}}))?:(?P<name>[a-z][a-z._-]*):(?P<argument>[\s\S]*)")


def custom_id(action: Action, home: str = "") -> str:
    """The id of the action's button, or "" if it would be longer than Discord takes."""
    made = f"{_MARK}{f'@{home}' if home else ''}:{action.name}:{action.argument}"
    return made if units(made) <= CUSTOM_ID and TEMPLATE.fullmatch(made) else ""


def view_of(actions: Iterable[Action], home: str = "") -> discord.ui.View | None:
    """At most 25 buttons, without duplicates; None without any. The view is finished, so that the client does not keep it in
    memory."""
    view = discord.ui.View(timeout=None)
    for row, button in enumerate(_buttons(actions, home)):
        button.row = row // IN_ROW
        view.add_item(button)
    view.stop()
    return view if view.children else None


def _buttons(actions: Iterable[Action], home: str) -> Iterator[discord.ui.Button[discord.ui.View]]:
    made = {name: action for action in actions if (name := custom_id(action, home)) and action.label.strip()}
    for name, action in list(made.items())[: ROWS * IN_ROW]:
        yield discord.ui.Button(label=cut(action.label.strip(), BUTTON_LABEL), custom_id=name)
