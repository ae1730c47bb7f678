"""Commands in the bot's own words, as their reader's client shows them."""

import re

from bot.compose.wording import say
from bot.flows.commands.lines import LINES
from bot.model.conversation import Asker

_COMMAND = re.compile(r"(?<![\w/.:])/(?P<first>[a-z]+)(?: (?P<second>[a-z]+))?")


def as_typed(text: str, asker: Asker, language: str, *, translates: bool) -> str:
    """A text in `language` with the names of its commands as the asker sees them; “/news setup” is “/nachrichten einrichten”.

    `translates`: the chat's clients show commands in their own language; wherever they do not, they are typed as in the table.
    Where the client speaks another language than the answer, which ones it shows is not known, and they stay English, as they
    can be typed everywhere.
    """
    if not translates or asker.language != language:
        return text
    return _COMMAND.sub(lambda found: _translated(found, language), text)


def _translated(found: re.Match[str], language: str) -> str:
    first, second = found["first"], found["second"]
    if second and (first, second) in LINES:
        return f"/{say(language, f'name.{first}')} {say(language, f'name.{second}')}"
    if not any(path[0] == first for path in LINES):
        return found[0]
    return f"/{say(language, f'name.{first}')}" + (f" {second}" if second else "")
