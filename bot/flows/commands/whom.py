"""Whom a digest may call: a role of the server or a user group of the workspace, and never everybody."""

import re

from bot.flows.commands.ask import Ask
from bot.model.errors import UserError

_NOBODY = {"", "none", "off", "nobody"}


def role_of(ask: Ask, given: str) -> str:
    """The role that was named by its id, "" for nobody. Raises UserError for what is none.

    @everyone and @here are no ids, or, where @everyone is a role, it has the id of the server.
    """
    if given.casefold() in _NOBODY:
        return ""
    if not re.fullmatch(ask.traits.role, given) or given == ask.workspace.id:
        raise UserError(ask.say("no_role", name=given[:40]))
    return given
