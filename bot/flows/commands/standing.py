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
    held = {
        subscription.id: _called(ask, subscription, names)
        for subscription in (await digests_of(ask) if digests is None else digests)
    }
    named = list(held.values())
    return {key: name if named.count(name) == 1 else f"{name} · {key[:_CODE]}" for key, name in held.items()}


async def label(ask: Ask, subscription: Subscription, further: Iterable[Topic] = ()) -> str:
    """What one digest is called; a new one may be about `further` topics that are not stored yet."""
    held = await labels(ask)
    names = {**await _topic_names(ask), **{topic.id: topic.name for topic in further}}
    return held[subscription.id] if subscription.id in held else _called(ask, subscription, names)


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
        here = [subscription for subscription in held if subscription.channel.id == ask.request.asker.channel.id]
        fitting = list(held) if len(held) == 1 else here
    if not fitting and is_id(wanted):
        raise UserError(ask.say("done_already"))
    if len(fitting) != 1 and ask.value("topic"):
        fitting = await _about_topic(ask, fitting or list(held), ask.value("topic").casefold())
    if len(fitting) != 1:
        raise WhichDigest(tuple(fitting or held))
    return fitting[0]


def standing(ask: Ask, subscription: Subscription) -> tuple[Span, ...]:
    """When it comes next, or why it does not."""
    if subscription.problem:
        return ask.weave("digest_problem", problem=subscription.problem)
    if subscription.muted_until and subscribe.is_muted(subscription, ask.now) and not subscription.paused:
        return ask.weave("digest_silent", when=compose_moments([subscription.muted_until], edition(ask, subscription)))
    if subscription.paused or subscription.next_run_at is None:
        return ask.weave("digest_resting")
    return ask.weave("digest_next", when=compose_moments([subscription.next_run_at], edition(ask, subscription)))


async def standing_lines(ask: Ask, *, with_windows: bool = False) -> list[Phrase]:
    """For each digest, what it is called, where it goes, and how it stands; if wanted, from when on the next one looks."""
    held, lines = await digests_of(ask), list[Phrase]()
    called = await labels(ask, held)
    for subscription in held:
        line = (
            Span(text=f"{called[subscription.id]} ("),
            place(ask, subscription.channel),
            Span(text="): "),
            *standing(ask, subscription),
        )
        if with_windows and subscription.last_window_end and not subscription.problem:
            covers = ask.weave("digest_last", when=(when(subscription.last_window_end, ask.edition),))
            line = (*line, Span(text=GAP), *covers)
        lines.append(line)
    return lines


async def mending(ask: Ask) -> tuple[Action, ...]:
    """A button for each digest that rests, to let it go on; for admins, who alone may press it."""
    held = await digests_of(ask)
    resting = [
        subscription
        for subscription in held
        if subscription.problem or subscription.paused or subscribe.is_muted(subscription, ask.now)
    ]
    called = await labels(ask, held) if resting and ask.request.asker.is_admin else {}
    resume = ask.say("button.digest.resume")
    several = len(resting) > 1
    return tuple(
        Action(
            name="digest.resume",
            label=f"{resume}: {called[subscription.id]}"[:_LABEL] if several else resume,
            argument=subscription.id,
        )
        for subscription in resting[:_MOST_BUTTONS]
        if subscription.id in called
    )


def place(ask: Ask, channel: Channel) -> Span:
    """“#news”, as the platform shows its channels; in words where there is only text."""
    is_here = channel.id == ask.request.asker.channel.id
    return Span(text=ask.say("channel_here" if is_here else "channel_elsewhere"), channel=channel.thread or channel.id)


async def said_back(ask: Ask, subscription: Subscription, key: str, *actions: Action) -> Document:
    """A digest that was set, in words, with the channel and the next five times."""
    words = say_schedule(parse_schedule(subscription.schedule), ask.language)
    told = ask.say(key, name=_about(ask, subscription, await _topic_names(ask)), schedule=words, zone=subscription.timezone)
    coming = compose_moments(subscribe.coming_times(ask.desk, subscription, TIMES_SHOWN), edition(ask, subscription))
    times = ask.weave("next_times", times=coming) if coming else standing(ask, subscription)
    document = compose_list(told, [(place(ask, subscription.channel),), times], [], language=ask.language)
    buttons = (
        ask.button("digest.preview", subscription.id),
        ask.button("digest.now", subscription.id),
        ask.button("digest.pause", subscription.id),
    )
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


def edition(ask: Ask, subscription: Subscription) -> Edition:
    """For telling times in the digest's own zone."""
    return Edition(now=ask.now, zone=parse_timezone(subscription.timezone), language=ask.language)


async def _topic_names(ask: Ask) -> Mapping[str, str]:
    return {topic.id: topic.name for topic in await ask.desk.workspaces.topics(ask.workspace.id)}


def _called(ask: Ask, subscription: Subscription, names: Mapping[str, str]) -> str:
    return f"{_about(ask, subscription, names)} · {subscription.schedule[:25]}"


def _about(ask: Ask, subscription: Subscription, names: Mapping[str, str]) -> str:
    about = ", ".join(name for topic_id, name in names.items() if topic_id in subscription.topic_ids)
    return about[:60] or ask.say("no_topic_left" if subscription.topic_ids else "news_digest")


async def _about_topic(ask: Ask, digests: list[Subscription], topic: str) -> list[Subscription]:
    """Those that tell of a topic, of which there may be one."""
    topic_id = next((key for key, name in (await _topic_names(ask)).items() if name.casefold() == topic), None)
    return [subscription for subscription in digests if topic_id in subscription.topic_ids] or digests


async def _named(ask: Ask, held: tuple[Subscription, ...], wanted: str) -> list[Subscription]:
    called = {key: name.casefold() for key, name in (await labels(ask, held)).items()}
    exact = [
        subscription for subscription in held if wanted in (subscription.id, subscription.id[:_CODE], called[subscription.id])
    ]
    if exact:
        return exact
    topic_id = next((key for key, name in (await _topic_names(ask)).items() if name.casefold() == wanted), None)
    about = [subscription for subscription in held if topic_id in subscription.topic_ids]
    return about or [subscription for subscription in held if called[subscription.id].startswith(wanted)]


def said_options(ask: Ask, subscription: Subscription) -> Sequence[str]:
    """Whom a digest calls, when it is quiet, where follow-ups go and what a slot without news says."""
    return [
        ask.say("calls_role") if subscription.ping else ask.say("calls_nobody"),
        ask.say("quiet_hours", hours=subscription.quiet_hours) if subscription.quiet_hours else ask.say("no_quiet_hours"),
        ask.say("follow_ups_are", choice=ask.say(IN_THREADS if subscription.in_threads else IN_CHANNEL)),
        ask.say("empty_are", choice=ask.say(SAY_SO if subscription.say_nothing_new else SILENT)),
        ask.say("variety_is", n=subscription.most_of_one) if subscription.most_of_one else ask.say("no_variety_wanted"),
        ask.say("pictures_are", choice=ask.say(f"pictures_{subscription.pictures}")),
    ]
