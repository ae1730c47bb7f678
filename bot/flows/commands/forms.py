"""The forms that people fill in. Each is submitted to a line of the command table, with its fields as that line's options."""

from collections.abc import Iterable, Mapping

from bot.compose.units import units
from bot.flows.commands.ask import Ask, FormErrors
from bot.flows.commands.lines import (
    BY_APP,
    BY_PLACE,
    CARDS,
    IN_CHANNEL,
    IN_THREADS,
    LANGUAGES,
    LENGTHS,
    PICTURES,
    PLAIN,
    SAY_SO,
    SILENT,
)
from bot.model.conversation import Field, Form, OptionKind
from bot.model.errors import UserError
from bot.model.problems import Problem
from bot.model.workspace import Subscription
from bot.parse.schedule.read import DAILY, parse_schedule
from bot.parse.schedule.timezone import parse_timezone

LONG_TEXT = 3000
"""Characters of a field with several lines, on every platform (Slack holds the fewest)."""


def topic_form(ask: Ask, *, name: str = "", words: str = "", topic: str = "", sources: str = "") -> Form:
    """A topic's name and words; `topic` is the id of the one to change, and `sources` those that it is looked for in."""
    path = ("topics", "edit") if topic else ("topics", "add")
    fields: tuple[Field, ...] = (
        _field(ask, "name", value=name, most=100),
        _field(ask, "words", value=words, hint="hint.words", most=LONG_TEXT),
    )
    if topic:
        field = _field(ask, "sources", OptionKind.SOURCES, value=sources, hint="option.sources", required=False, most=LONG_TEXT)
        fields = (*fields, field)
    return Form(title=ask.say(f"form.{'.'.join(path)}"), path=path, fields=fields, hidden={"topic": topic} if topic else {})


def digest_form(ask: Ask, filled: Mapping[str, str], *, digest: str = "", called: str = "") -> Form:
    """When, where and about what a digest comes; `digest` is the id of the one to change, `called` its label.

    `filled` are values of the fields that are known.
    """
    fields = (
        _field(ask, "times", OptionKind.SCHEDULE, value=filled.get("times", DAILY), hint="option.times"),
        _field(ask, "topics", value=filled.get("topics", ""), hint="option.topics", required=False, most=LONG_TEXT),
        _field(ask, "channel", OptionKind.CHANNEL, value=filled.get("channel") or ask.request.asker.channel.id),
        _field(ask, "zone", OptionKind.ZONE, value=filled.get("zone") or ask.workspace.timezone, hint="option.zone"),
        _choice(ask, "length", LENGTHS, filled.get("length", "normal")),
    )
    return Form(
        title=called or ask.say("form.digest.schedule"),
        path=("digest", "schedule"),
        fields=fields,
        hidden={"digest": digest} if digest else {},
    )


def options_form(ask: Ask, subscription: Subscription, called: str) -> Form:
    """The options of a digest; `called` is its label."""
    fields = (
        _field(ask, "ping", OptionKind.ROLE, value=subscription.ping, hint="option.ping", required=False),
        _field(ask, "quiet", value=subscription.quiet_hours, hint="option.quiet", required=False),
        _choice(ask, "followups", (IN_CHANNEL, IN_THREADS), IN_THREADS if subscription.in_threads else IN_CHANNEL),
        _choice(ask, "empty", (SAY_SO, SILENT), SAY_SO if subscription.say_nothing_new else SILENT),
        _field(ask, "variety", value=str(subscription.most_of_one), hint="option.variety", required=False),
    )
    return Form(title=called, path=("digest", "options"), fields=fields, hidden={"digest": subscription.id})


def pictures_form(ask: Ask, subscription: Subscription, called: str) -> Form:
    """Whether a digest shows pictures; `called` is its label."""
    shown = next(name for name, size in PICTURES.items() if size is subscription.pictures)
    return Form(
        title=called,
        path=("digest", "pictures"),
        fields=(_choice(ask, "size", tuple(PICTURES), shown, hint="hint.pictures"),),
        hidden={"digest": subscription.id},
    )


def filter_form(ask: Ask, subscription: Subscription, called: str, *, sources: str, languages: str) -> Form:
    """The sources and languages of a digest; empty for all. `called` is its label."""
    fields = (
        _field(ask, "sources", OptionKind.SOURCES, value=sources, hint="option.sources", required=False, most=LONG_TEXT),
        _field(ask, "languages", value=languages, hint="option.languages", required=False),
    )
    return Form(title=called, path=("digest", "filter"), fields=fields, hidden={"digest": subscription.id})


def blocked_form(ask: Ask, *, words: str, outlets: str) -> Form:
    """What is blocked here: one a line."""
    fields = (
        _field(ask, "words", value=words, hint="option.blocked_words", required=False, most=LONG_TEXT),
        _field(ask, "outlets", value=outlets, hint="option.blocked_outlets", required=False, most=LONG_TEXT),
    )
    return Form(title=ask.say("blocked_title"), path=("news", "blocked"), fields=fields)


def settings_form(ask: Ask) -> Form:
    """The language, the zone and the look for the whole workspace."""
    spoken = next((name for name, code in LANGUAGES.items() if code == ask.workspace.language), "language.en")
    fields: tuple[Field, ...] = (
        _choice(ask, "language", tuple(LANGUAGES), spoken),
        _field(ask, "zone", OptionKind.ZONE, value=ask.workspace.timezone, hint="option.zone"),
        _choice(ask, "style", (CARDS, PLAIN), PLAIN if ask.workspace.plain else CARDS),
    )
    if ask.request.asker.delegates:
        role = _field(ask, "managers", OptionKind.ROLE, value=ask.workspace.managers, hint="option.managers", required=False)
        fields = (*fields, role)
    return Form(title=ask.say("form.news.settings"), path=("news", "settings"), fields=fields)


def times_form(ask: Ask, subscription: Subscription, *, followed: str) -> Form:
    """When something that the asker follows comes; `followed` is its id, "" for everything."""
    fields = (
        _field(ask, "times", OptionKind.SCHEDULE, value=subscription.schedule, hint="option.times"),
        _field(ask, "zone", OptionKind.ZONE, value=subscription.timezone, hint="option.zone"),
    )
    hidden = {"followed": followed} if followed else {}
    return Form(title=ask.say("form.follow.change"), path=("follow", "change"), fields=fields, hidden=hidden)


def my_form(ask: Ask) -> Form:
    """The asker's own language, look and time zone."""
    member = ask.member
    spoken = next((name for name, code in LANGUAGES.items() if member and code == member.language), BY_APP)
    zone = (member.timezone if member else "") or ask.request.asker.timezone or ask.workspace.timezone
    fields = (
        _choice(ask, "language", (BY_APP, *LANGUAGES), spoken),
        _choice(ask, "style", (BY_PLACE, CARDS, PLAIN), (member.style if member else "") or BY_PLACE),
        _field(ask, "zone", OptionKind.ZONE, value=zone, hint="option.zone"),
    )
    return Form(title=ask.say("form.my.settings"), path=("my", "settings"), fields=fields)


def setup_form(ask: Ask, *, topics: str, times: str = DAILY, zone: str = "", called: str = "") -> Form:
    """All that a first digest needs, on one page (a Discord form holds five fields); `called` is the label of the present one."""
    fields = (
        _field(ask, "channel", OptionKind.CHANNEL, value=ask.request.asker.channel.id),
        _field(ask, "topics", value=topics, hint="hint.topics", required=False, most=LONG_TEXT),
        _field(ask, "sources", hint="hint.sources", required=False, most=LONG_TEXT),
        _field(ask, "times", OptionKind.SCHEDULE, value=times, hint="option.times"),
        _field(ask, "zone", OptionKind.ZONE, value=zone or ask.workspace.timezone, hint="option.zone"),
    )
    return Form(title=called or ask.say("form.news.setup"), path=("news", "setup"), fields=fields)


def _choice(ask: Ask, name: str, choices: tuple[str, ...], value: str, *, hint: str = "") -> Field:
    """One of several, each said by its own key."""
    said = tuple((choice, ask.say(choice)) for choice in choices)
    return _field(ask, name, OptionKind.CHOICE, value=value, hint=hint, choices=said)


def _field(
    ask: Ask,
    name: str,
    kind: OptionKind = OptionKind.TEXT,
    *,
    value: str = "",
    hint: str = "",
    required: bool = True,
    most: int = 400,
    choices: tuple[tuple[str, str], ...] = (),
) -> Field:
    if most == LONG_TEXT and units(value) > most:
        raise UserError(ask.say("too_long_for_form", n=most))  # What the form cuts off would be lost with the next save.
    return Field(
        name=name,
        label=ask.say(f"label.{name}"),
        kind=kind,
        value=value[:most],
        hint=ask.say(hint) if hint else "",
        required=required,
        most_characters=most,
        choices=choices,
    )


def no_choice(ask: Ask, typed: str, choices: Iterable[str]) -> str:
    """What to say of words that are none of an option's choices."""
    return ask.say("no_choice", name=typed[:40], names=", ".join(ask.say(choice) for choice in choices))


def read_timing(ask: Ask, schedule: str, zone: str, *, needs_times: bool = False) -> tuple[str, str]:
    """Times and zone that were typed, in the form in which they are stored; the present ones where nothing was typed, unless
    times are required. Raises FormErrors."""
    errors: dict[str, Problem | str] = {}
    try:
        schedule = str(parse_schedule(ask.value("times"))) if ask.value("times") or needs_times else schedule
    except UserError as problem:
        errors["times"] = problem.problem
    try:
        zone = parse_timezone(ask.value("zone")).key if ask.value("zone") else zone
    except UserError as problem:
        errors["zone"] = problem.problem
    if errors:
        raise FormErrors(errors)
    return schedule, zone
