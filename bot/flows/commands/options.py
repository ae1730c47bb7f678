"""/digest options and /digest mute, /news settings: what admins choose beside when and about what a digest comes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.compose.answers import compose_list, compose_moments
from bot.flows import subscribe
from bot.flows.commands.ask import Ask, FormErrors
from bot.flows.commands.forms import options_form, settings_form
from bot.flows.commands.lines import CARDS, IN_CHANNEL, IN_THREADS, LANGUAGES, PLAIN, SAY_SO, SILENT
from bot.flows.commands.standing import chosen, edition, label, place, said_settings
from bot.flows.commands.whom import role_of
from bot.flows.lost import with_another_role, without_lost_role
from bot.model.conversation import Reply
from bot.model.errors import UserError
from bot.model.problems import Problem
from bot.model.workspace import Subscription, Workspace
from bot.parse.schedule.durations import parse_duration
from bot.parse.schedule.quiet_hours import parse_quiet_hours
from bot.parse.schedule.timezone import parse_timezone
from bot.words.catalogue import language_called, languages

MOST_STORIES = 20
"""Stories in full that a digest may have at all."""


async def options(ask: Ask) -> Reply:
    """Whom a digest calls, its quiet hours, where follow-ups go, and what a slot without news says; a form without any of it."""
    one = await chosen(ask)
    if not {"ping", "quiet", "followups", "empty", "variety"} & set(ask.request.values):
        return Reply(form=options_form(ask, without_lost_role(one), await label(ask, one)))
    changed = await subscribe.change(ask.desk, _with_options(ask, one), keeper=ask.request.asker.user)
    title = await label(ask, changed)
    return Reply(document=compose_list(title, [(place(ask, changed.channel),)], _told(ask, changed), language=ask.language))


async def mute(ask: Ask) -> Reply:
    """Nothing comes for a while; then it goes on by itself, with what came meanwhile."""
    until = ask.now + parse_duration(ask.value("time"))
    one = await subscribe.mute(ask.desk, await chosen(ask), until)
    when = compose_moments([until], edition(ask, one))
    return ask.tell("digest_muted", ask.button("digest.resume", one.id), name=await label(ask, one), when=when)


async def settings(ask: Ask) -> Reply:
    """The language, the time zone and the look of what everybody gets here, and who may configure; a form without any of it."""
    if not {"language", "zone", "style", "managers"} & set(ask.request.values):
        return Reply(form=settings_form(ask))
    changed, errors = ask.workspace, dict[str, Problem | str]()
    if language := ask.value("language"):
        known = LANGUAGES.get(language) or language_called(language) or language
        errors |= {} if known in languages() else {"language": _no_choice(ask, language, LANGUAGES)}
        changed = replace(changed, language=known)
    if style := ask.value("style"):
        errors |= {} if style in (CARDS, PLAIN) else {"style": _no_choice(ask, style, (CARDS, PLAIN))}
        changed = replace(changed, plain=style == PLAIN)
    try:
        changed = replace(changed, timezone=parse_timezone(ask.value("zone")).key) if ask.value("zone") else changed
    except UserError as problem:
        errors["zone"] = problem.problem
    try:
        changed = _with_managers(ask, changed)
    except UserError as problem:
        errors["managers"] = problem.problem
    if errors:
        raise FormErrors(errors)
    await ask.desk.workspaces.save_workspace(changed)
    return Reply(document=compose_list(ask.say("settings_set"), [], said_settings(ask, changed), language=ask.language))


def _with_managers(ask: Ask, workspace: Workspace) -> Workspace:
    """With the role that may configure too. Raises UserError for whoever may not say so, where there are no roles, and for
    everybody's."""
    if "managers" not in ask.request.values:
        return workspace
    asker = ask.request.asker
    if elsewhere := ask.traits.managers_elsewhere:
        raise UserError(ask.say(elsewhere))
    if not asker.delegates:
        raise UserError(ask.say("managers_not_by_you"))
    return replace(workspace, managers=role_of(ask, ask.value("managers")))


def _with_options(ask: Ask, one: Subscription) -> Subscription:
    """The digest with what was asked for. Raises FormErrors at what is wrong."""
    given, errors = ask.request.values, dict[str, Problem | str]()
    if "ping" in given:
        try:
            one = with_another_role(replace(one, ping=role_of(ask, ask.value("ping"))))
        except UserError as problem:
            errors["ping"] = problem.problem
    try:
        one = replace(one, quiet_hours=str(parse_quiet_hours(ask.value("quiet")) or "")) if "quiet" in given else one
    except UserError as problem:
        errors["quiet"] = problem.problem
    for name, yes, no in (("followups", IN_THREADS, IN_CHANNEL), ("empty", SAY_SO, SILENT)):
        if value := ask.value(name):
            errors |= {} if value in (yes, no) else {name: _no_choice(ask, value, (yes, no))}
    if value := ask.value("variety"):
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 3 else MOST_STORIES + 1
        errors |= {} if number <= MOST_STORIES else {"variety": ask.say("no_variety", name=value[:40], n=MOST_STORIES)}
        one = replace(one, most_of_one=number)
    if errors:
        raise FormErrors(errors)
    if ask.value("followups"):
        one = replace(one, in_threads=ask.value("followups") == IN_THREADS)
    return replace(one, say_nothing_new=ask.value("empty") == SAY_SO) if ask.value("empty") else one


def _no_choice(ask: Ask, typed: str, choices: Iterable[str]) -> str:
    return ask.say("no_choice", name=typed[:40], names=", ".join(ask.say(choice) for choice in choices))


def _told(ask: Ask, one: Subscription) -> Sequence[str]:
    return [
        ask.say("calls_role") if one.ping else ask.say("calls_nobody"),
        ask.say("quiet_hours", hours=one.quiet_hours) if one.quiet_hours else ask.say("no_quiet_hours"),
        ask.say("follow_ups_are", choice=ask.say(IN_THREADS if one.in_threads else IN_CHANNEL)),
        ask.say("empty_are", choice=ask.say(SAY_SO if one.say_nothing_new else SILENT)),
        ask.say("variety_is", n=one.most_of_one) if one.most_of_one else ask.say("no_variety_wanted"),
    ]
