"""Whom a digest may call: a role of the server or a user group of the workspace, and never everybody."""

import re
from collections.abc import Mapping

from bot.flows.commands.ask import Ask
from bot.model.errors import UserError

_NOBODY = {"", "none", "off", "nobody"}
_DISCORD, _SLACK = r"[0-9]{5,25}", r"S[A-Z0-9]{5,25}"
_ROLES: Mapping[str, str] = {"discord": _DISCORD, "slack": _SLACK}
"""A role's id on Discord, a user group's on Slack; @everyone and @here are no ids, but for the one below."""


def role_of(ask: Ask, given: str) -> str:
    """The role that was named by its id, "" for nobody. Raises UserError for what is none.

    On Discord @everyone is a role whose id is the server's own.
    """
    if given.casefold() in _NOBODY:
        return ""
    known = _ROLES.get(ask.request.asker.channel.platform, f"{_DISCORD}|{_SLACK}")
    if not re.fullmatch(known, given) or given == ask.workspace.id:
        raise UserError(ask.say("no_role", name=given[:40]))
    return given
