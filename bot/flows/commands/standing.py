"""What a digest is called in an answer, which one is meant, where it goes, and how it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.compose.answers import compose_list, compose_moments
from bot.compose.edition import Edition
from bot.compose.moments import when
from bot.compose.schedule_words import say_schedule
from bot.compose.sources import GAP
from bot.flows import subscribe
from bot.flows.commands.ask import Ask
from bot.flows.commands.lines import CARDS, IN_CHANNEL, IN_THREADS, LANGUAGES, PLAIN, SAY_SO, SILENT
from bot.flows.commands.questions import is_id
from bot.model.document import Action, Document, Phrase, Span
from bot.model.errors import UserError
from bot.model.topic import Topic
from bot.model.workspace import Channel, Subscription, Workspace
from bot.parse.schedule.read import parse_schedule
from bot.parse.schedule.timezone import parse_timezone

TIMES_SHOWN = 5
_CODE = 6
_LABEL = 60
_MOST_BUTTONS = 10


async def digests_of(ask: Ask) -> tuple[Subscription, ...]:
    """All digests of the workspace."""
    return await ask.desk.workspaces.subscriptions(ask.workspace.id)


async def labels(ask: Ask, digests: Iterable[Subscription] | None = None) -> Mapping[str, str]:
    """Each digest's id, and what it is called: its topics and its times; the beginning of its id only where others are alike.

    `digests` are all of the workspace, as they were read already: somebody may make or remove one meanwhile.
    """
    names = await _topic_names(ask)
    held = {one.id: _called(ask, one, names) for one in (await digests_of(ask) if digests is None else digests)}
    named = list(held.values())
    return {key: name if named.count(name) == 1 else f"{name} · {key[:_CODE]}" for key, name in held.items()}


async def label(ask: Ask, one: Subscription, further: Iterable[Topic] = ()) -> str:
    """What one digest is called; a new one may be about `further` topics that are not stored yet."""
    held = await labels(ask)
    names = {**await _topic_names(ask), **{topic.id: topic.name for topic in further}}
    return held[one.id] if one.id in held else _called(ask, one, names)


class WhichDigest(UserError):
    """Several digests could be meant."""

    def __init__(self, digests: tuple[Subscription, ...]) -> None:
        super().__init__(f"{len(digests)} digests could be meant")
        self.digests = digests


async def chosen(ask: Ask) -> Subscription:
    """The digest that is named, or the only one, or this channel's only one; of several the one on the topic that is named.

    Raises WhichDigest where several could be meant, UserError where there is none.

    It may be named by its label or the beginning of it, by one of its topics, or by the beginning of its id.
    """
    held, wanted = await digests_of(ask), (ask.value("digest") or ask.operand).casefold()
    if not held:
        raise UserError(ask.say("no_digests"))
    if wanted:
        fitting = await _named(ask, held, wanted)
    else:
        here = [one for one in held if one.channel.id == ask.request.asker.channel.id]
        fitting = list(held) if len(held) == 1 else here
    if not fitting and is_id(wanted):
        raise UserError(ask.say("done_already"))
    if len(fitting) != 1 and ask.value("topic"):
        fitting = await _about_topic(ask, fitting or list(held), ask.value("topic").casefold())
    if len(fitting) != 1:
        raise WhichDigest(tuple(fitting or held))
    return fitting[0]


def standing(ask: Ask, one: Subscription) -> tuple[Span, ...]:
    """When it comes next, or why it does not."""
    if one.problem:
        return ask.weave("digest_problem", problem=one.problem)
    if one.muted_until and subscribe.is_muted(one, ask.now) and not one.paused:
        return ask.weave("digest_silent", when=compose_moments([one.muted_until], edition(ask, one)))
    if one.paused or one.next_run_at is None:
        return ask.weave("digest_resting")
    return ask.weave("digest_next", when=compose_moments([one.next_run_at], edition(ask, one)))


async def standing_lines(ask: Ask, *, with_windows: bool = False) -> list[Phrase]:
    """For each digest, what it is called, where it goes, and how it stands; if wanted, from when on the next one looks."""
    held, lines = await digests_of(ask), list[Phrase]()
    called = await labels(ask, held)
    for one in held:
        line = (Span(text=f"{called[one.id]} ("), place(ask, one.channel), Span(text="): "), *standing(ask, one))
        if with_windows and one.last_window_end and not one.problem:
            covers = ask.weave("digest_last", when=(when(one.last_window_end, ask.edition),))
            line = (*line, Span(text=GAP), *covers)
        lines.append(line)
    return lines


async def mending(ask: Ask) -> tuple[Action, ...]:
    """A button for each digest that rests, to let it go on; for admins, who alone may press it."""
    held = await digests_of(ask)
    resting = [one for one in held if one.problem or one.paused or subscribe.is_muted(one, ask.now)]
    called = await labels(ask, held) if resting and ask.request.asker.is_admin else {}
    resume = ask.say("button.digest.resume")
    several = len(resting) > 1
    return tuple(
        Action(name="digest.resume", label=f"{resume}: {called[one.id]}"[:_LABEL] if several else resume, argument=one.id)
        for one in resting[:_MOST_BUTTONS]
        if one.id in called
    )


def place(ask: Ask, channel: Channel) -> Span:
    """“#news”, as the platform shows its channels; in words where there is only text."""
    is_here = channel.id == ask.request.asker.channel.id
    return Span(text=ask.say("channel_here" if is_here else "channel_elsewhere"), channel=channel.thread or channel.id)


async def said_back(ask: Ask, one: Subscription, key: str, *actions: Action) -> Document:
    """A digest that was set, in words, with the channel and the next five times."""
    words = say_schedule(parse_schedule(one.schedule), ask.language)
    told = ask.say(key, name=_about(ask, one, await _topic_names(ask)), schedule=words, zone=one.timezone)
    coming = compose_moments(subscribe.coming_times(ask.desk, one, TIMES_SHOWN), edition(ask, one))
    times = ask.weave("next_times", times=coming) if coming else standing(ask, one)
    document = compose_list(told, [(place(ask, one.channel),), times], [], language=ask.language)
    buttons = (ask.button("digest.preview", one.id), ask.button("digest.now", one.id), ask.button("digest.pause", one.id))
    return replace(document, actions=(*buttons, *actions))


def said_settings(ask: Ask, changed: Workspace, before: Workspace | None = None) -> list[str]:
    """The language, zone and look of a workspace, a line each; only what is different from before, if that is given."""
    spoken = next((name for name, code in LANGUAGES.items() if code == changed.language), "language.en")
    said = {
        "language": ask.say(spoken),
        "timezone": changed.timezone,
        "plain": ask.say(PLAIN if changed.plain else CARDS),
        "reads": ", ".join(changed.reads) or ask.say("reads_as_all"),
    }
    if ask.request.asker.delegates:  # Elsewhere there is no role to name.
        said["managers"] = ask.say("managers_role" if changed.managers else "managers_none")
    labels = {"language": "language", "timezone": "zone", "plain": "style", "reads": "reads", "managers": "managers"}
    lines = [
        f"{ask.say(f'label.{labels[name]}')}: {words}"
        for name, words in said.items()
        if before is None or getattr(changed, name) != getattr(before, name)
    ]
    blocks = before is not None and said_blocked(ask, changed) != said_blocked(ask, before)
    return [*lines, *(said_blocked(ask, changed) if blocks else ())]


def said_blocked(ask: Ask, workspace: Workspace) -> list[str]:
    """Of what nothing is told in a workspace: words, and outlets."""
    words, outlets = workspace.blocked_words, workspace.blocked_outlets
    return [
        ask.say("blocked_words", names=", ".join(words)) if words else ask.say("blocked_no_words"),
        ask.say("blocked_outlets", names=", ".join(outlets)) if outlets else ask.say("blocked_no_outlets"),
    ]


def edition(ask: Ask, one: Subscription) -> Edition:
    """For telling times in the digest's own zone."""
    return Edition(now=ask.now, zone=parse_timezone(one.timezone), language=ask.language)


async def _topic_names(ask: Ask) -> Mapping[str, str]:
    return {topic.id: topic.name for topic in await ask.desk.workspaces.topics(ask.workspace.id)}


def _called(ask: Ask, one: Subscription, names: Mapping[str, str]) -> str:
    return f"{_about(ask, one, names)} · {one.schedule[:25]}"


def _about(ask: Ask, one: Subscription, names: Mapping[str, str]) -> str:
    about = ", ".join(name for topic_id, name in names.items() if topic_id in one.topic_ids)
    return about[:60] or ask.say("no_topic_left" if one.topic_ids else "news_digest")


async def _about_topic(ask: Ask, digests: list[Subscription], topic: str) -> list[Subscription]:
    """Those that tell of a topic, of which there may be one."""
    topic_id = next((key for key, name in (await _topic_names(ask)).items() if name.casefold() == topic), None)
    return [one for one in digests if topic_id in one.topic_ids] or digests


async def _named(ask: Ask, held: tuple[Subscription, ...], wanted: str) -> list[Subscription]:
    called = {key: name.casefold() for key, name in (await labels(ask, held)).items()}
    exact = [one for one in held if wanted in (one.id, one.id[:_CODE], called[one.id])]
    if exact:
        return exact
    topic_id = next((key for key, name in (await _topic_names(ask)).items() if name.casefold() == wanted), None)
    about = [one for one in held if topic_id in one.topic_ids]
    return about or [one for one in held if called[one.id].startswith(wanted)]


def said_options(ask: Ask, one: Subscription) -> Sequence[str]:
    """Whom a digest calls, when it is quiet, where follow-ups go and what a slot without news says."""
    return [
        ask.say("calls_role") if one.ping else ask.say("calls_nobody"),
        ask.say("quiet_hours", hours=one.quiet_hours) if one.quiet_hours else ask.say("no_quiet_hours"),
        ask.say("follow_ups_are", choice=ask.say(IN_THREADS if one.in_threads else IN_CHANNEL)),
        ask.say("empty_are", choice=ask.say(SAY_SO if one.say_nothing_new else SILENT)),
        ask.say("variety_is", n=one.most_of_one) if one.most_of_one else ask.say("no_variety_wanted"),
        ask.say("pictures_are", choice=ask.say(f"pictures_{one.pictures}")),
    ]
