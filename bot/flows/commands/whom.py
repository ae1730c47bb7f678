"""The options of a digest, and which role or group it may call: one of the server or workspace, never everybody."""

import re
from dataclasses import replace

from bot.flows.commands.ask import Ask, FormErrors
from bot.flows.commands.forms import no_choice
from bot.flows.commands.lines import IN_CHANNEL, IN_THREADS, SAY_SO, SILENT
from bot.flows.lost import with_another_role
from bot.model.errors import UserError
from bot.model.problems import Problem
from bot.model.workspace import Subscription
from bot.parse.schedule.quiet_hours import parse_quiet_hours

MOST_STORIES = 20
"""The most stories in full that a digest may have."""

_NOBODY = {"", "none", "off", "nobody"}


def role_of(ask: Ask, given: str) -> str:
    """The id of the role that was named, "" for nobody. Raises UserError for an unknown one.

    @everyone and @here are no ids; where @everyone is a role, its id is that of the server.
    """
    if given.casefold() in _NOBODY:
        return ""
    if not re.fullmatch(ask.traits.role, given) or given == ask.workspace.id:
        raise UserError(ask.say("no_role", name=given[:40]))
    return given


def with_options(ask: Ask, subscription: Subscription) -> Subscription:
    """The digest with the options as asked for. Raises FormErrors at the wrong field."""
    given, errors = ask.request.values, dict[str, Problem | str]()
    if "ping" in given:
        try:
            subscription = with_another_role(replace(subscription, ping=role_of(ask, ask.value("ping"))))
        except UserError as problem:
            errors["ping"] = problem.problem
    try:
        subscription = (
            replace(subscription, quiet_hours=str(parse_quiet_hours(ask.value("quiet")) or ""))
            if "quiet" in given
            else subscription
        )
    except UserError as problem:
        errors["quiet"] = problem.problem
    for name, yes, no in (("followups", IN_THREADS, IN_CHANNEL), ("empty", SAY_SO, SILENT)):
        if value := ask.value(name):
            errors |= {} if value in (yes, no) else {name: no_choice(ask, value, (yes, no))}
    if value := ask.value("variety"):
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 3 else MOST_STORIES + 1
        errors |= {} if number <= MOST_STORIES else {"variety": ask.say("no_variety", name=value[:40], n=MOST_STORIES)}
        subscription = replace(subscription, most_of_one=number)
    if errors:
        raise FormErrors(errors)
    if ask.value("followups"):
        subscription = replace(subscription, in_threads=ask.value("followups") == IN_THREADS)
    return replace(subscription, say_nothing_new=ask.value("empty") == SAY_SO) if ask.value("empty") else subscription
