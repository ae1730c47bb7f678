"""The state of a digest in words: next time, channel and options; also the settings of a workspace."""

from collections.abc import Sequence
from dataclasses import replace

from bot.compose.answers import compose_list, compose_moments
from bot.compose.edition import Edition
from bot.compose.moments import when
from bot.compose.schedule_words import say_schedule
from bot.compose.sources import GAP
from bot.flows import subscribe
from bot.flows.commands.ask import Ask
from bot.flows.commands.digest_choice import about, digests_of, labels
from bot.flows.commands.lines import CARDS, IN_CHANNEL, IN_THREADS, LANGUAGES, PLAIN, SAY_SO, SILENT
from bot.model.document import Action, Document, Phrase, Span
from bot.model.workspace import Channel, Subscription, Workspace
from bot.parse.schedule.read import parse_schedule
from bot.parse.schedule.timezone import parse_timezone

TIMES_SHOWN = 5
_LABEL = 60
_MOST_BUTTONS = 10


def state_of(ask: Ask, subscription: Subscription) -> tuple[Span, ...]:
    """When it comes next, or why it does not."""
    if subscription.problem:
        return ask.weave("digest_problem", problem=subscription.problem)
    if subscription.muted_until and subscribe.is_muted(subscription, ask.now) and not subscription.paused:
        return ask.weave("digest_silent", when=compose_moments([subscription.muted_until], edition(ask, subscription)))
    if subscription.paused or subscription.next_run_at is None:
        return ask.weave("digest_resting")
    return ask.weave("digest_next", when=compose_moments([subscription.next_run_at], edition(ask, subscription)))


async def state_lines(ask: Ask, *, with_windows: bool = False) -> list[Phrase]:
    """A line for each digest: its label, its channel and its state; if wanted, from when on the next one looks."""
    held, lines = await digests_of(ask), list[Phrase]()
    called = await labels(ask, held)
    for subscription in held:
        line = (
            Span(text=f"{called[subscription.id]} ("),
            channel_span(ask, subscription.channel),
            Span(text="): "),
            *state_of(ask, subscription),
        )
        if with_windows and subscription.last_window_end and not subscription.problem:
            covers = ask.weave("digest_last", when=(when(subscription.last_window_end, ask.edition),))
            line = (*line, Span(text=GAP), *covers)
        lines.append(line)
    return lines


async def resume_buttons(ask: Ask) -> tuple[Action, ...]:
    """A resume button for each digest that rests; for admins, who alone may press it."""
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


def channel_span(ask: Ask, channel: Channel) -> Span:
    """“#news”, as the platform shows its channels; in words where there is only text."""
    is_here = channel.id == ask.request.asker.channel.id
    return Span(text=ask.say("channel_here" if is_here else "channel_elsewhere"), channel=channel.thread or channel.id)


async def said_back(ask: Ask, subscription: Subscription, key: str, *actions: Action) -> Document:
    """The answer after a digest was set: in words, with the channel and the next five times."""
    words = say_schedule(parse_schedule(subscription.schedule), ask.language)
    title = ask.say(key, name=await about(ask, subscription), schedule=words, zone=subscription.timezone)
    coming = compose_moments(subscribe.coming_times(ask.desk, subscription, TIMES_SHOWN), edition(ask, subscription))
    times = ask.weave("next_times", times=coming) if coming else state_of(ask, subscription)
    document = compose_list(title, [(channel_span(ask, subscription.channel),), times], [], language=ask.language)
    buttons = (
        ask.button("digest.preview", subscription.id),
        ask.button("digest.now", subscription.id),
        ask.button("digest.pause", subscription.id),
    )
    return replace(document, actions=(*buttons, *actions))


def said_settings(ask: Ask, changed: Workspace, before: Workspace | None = None) -> list[str]:
    """The language, zone and look of a workspace, a line each; with `before`, only what changed."""
    spoken = next((name for name, code in LANGUAGES.items() if code == changed.language), "language.en")
    said = {
        "language": ask.say(spoken),
        "timezone": changed.timezone,
        "plain": ask.say(PLAIN if changed.plain else CARDS),
        "reads": ", ".join(changed.reads) or ask.say("reads_as_all"),
    }
    if ask.request.asker.delegates:  # Other platforms have no role to name.
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
    """What a workspace blocks: words and outlets."""
    words, outlets = workspace.blocked_words, workspace.blocked_outlets
    return [
        ask.say("blocked_words", names=", ".join(words)) if words else ask.say("blocked_no_words"),
        ask.say("blocked_outlets", names=", ".join(outlets)) if outlets else ask.say("blocked_no_outlets"),
    ]


def edition(ask: Ask, subscription: Subscription) -> Edition:
    """For times in the digest's own zone."""
    return Edition(now=ask.now, zone=parse_timezone(subscription.timezone), language=ask.language)


def said_options(ask: Ask, subscription: Subscription) -> Sequence[str]:
    """The options of a digest: whom it calls, its quiet hours, where follow-ups go, and what is said without news."""
    return [
        ask.say("calls_role") if subscription.ping else ask.say("calls_nobody"),
        ask.say("quiet_hours", hours=subscription.quiet_hours) if subscription.quiet_hours else ask.say("no_quiet_hours"),
        ask.say("follow_ups_are", choice=ask.say(IN_THREADS if subscription.in_threads else IN_CHANNEL)),
        ask.say("empty_are", choice=ask.say(SAY_SO if subscription.say_nothing_new else SILENT)),
        ask.say("variety_is", n=subscription.most_of_one) if subscription.most_of_one else ask.say("no_variety_wanted"),
        ask.say("pictures_are", choice=ask.say(f"pictures_{subscription.pictures}")),
    ]
