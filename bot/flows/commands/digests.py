"""/digest: set up and change digests. What was changed is answered in words, with the next five times."""

from dataclasses import replace

from bot.compose.answers import compose_list, compose_moments
from bot.flows import subscribe
from bot.flows.commands.ask import Ask, FormErrors
from bot.flows.commands.attic import put_away
from bot.flows.commands.digest_choice import WhichDigest, chosen, digests_of, label
from bot.flows.commands.digest_state import channel_span, edition, resume_buttons, said_back, said_options, state_lines
from bot.flows.commands.forms import digest_form, options_form, read_timing
from bot.flows.commands.lines import DIGEST, IN_CHANNEL, IN_THREADS, LENGTH, SAY_SO, SILENT, TIMES, ZONE, command
from bot.flows.commands.questions import short_hash
from bot.flows.commands.whom import with_options
from bot.flows.deliver import deliver_due
from bot.flows.lost import with_another_channel, without_lost_role
from bot.flows.manage import find_topic
from bot.flows.publish import next_window, preview_digest, publish_now
from bot.model.conversation import Form, Option, OptionKind, Reply
from bot.model.delivery import DeliveryState
from bot.model.errors import UserError
from bot.model.workspace import Channel, Subscription
from bot.parse.names import listed_names
from bot.parse.schedule.durations import parse_duration
from bot.parse.schedule.read import DAILY

DIGEST_SIZES = {"short": (3, 2, 1), "normal": (5, 2, 2), "long": (10, 4, 3)}
"""Stories of a digest, and sentences and quotes of the first of them."""
_CHANGEABLE = ("times", "topics", "channel", "zone", "length")


@command("digest", "now", options=(DIGEST,), admin=True)
async def now(ask: Ask) -> Reply:
    """Post a digest to its channel at once; the schedule stays as it is."""
    subscription = await chosen(ask)
    name = await label(ask, subscription)
    published = await publish_now(ask.desk, subscription.id, quiet=True)
    await deliver_due(ask.desk)
    if published is None or published.slot is None:
        raise UserError(ask.say("just_now"))
    if not published.parts:
        return ask.tell("digest_empty", name=name)
    parts = await ask.desk.outbox.digest_parts(subscription.id, published.slot)
    if failed := next((part.problem for part in parts if part.state is DeliveryState.DEAD), None):
        return ask.tell("digest_failed", name=name, problem=failed)
    sent = all(part.state is DeliveryState.SENT for part in parts)
    return ask.tell("digest_posted" if sent else "digest_waiting", name=name)


@command("digest", "preview", options=(DIGEST,))
async def preview(ask: Ask) -> Reply:
    """What a digest would contain now, for the asker alone; where there is no digest, one about everything."""
    subscription = await chosen(ask) if ask.value("digest") or await digests_of(ask) else _anything(ask)
    return Reply(document=await preview_digest(ask.desk, subscription, next_window(ask.desk, subscription, ask.now)))


@command(
    "digest",
    "schedule",
    options=(
        TIMES,
        Option(name="topics", about="option.topics", kind=OptionKind.TOPICS),
        Option(name="channel", about="option.channel", kind=OptionKind.CHANNEL),
        ZONE,
        LENGTH,
        DIGEST,
    ),
    admin=True,
    form=True,
)
async def schedule(ask: Ask) -> Reply:
    """Set times, topics, channel or length of the channel's digest, or of the one that is named; create one where there is none.
    Without values, a form."""
    held = await _meant(ask)
    given = {name for name in _CHANGEABLE if ask.value(name)}
    if "times" not in given and (held is None or not given - {"channel"}):
        return Reply(form=await _form(ask, held))
    wanted = await _wanted(ask, held)
    undo = (await put_away(ask, held, await label(ask, held)),) if held else ()
    kept = await save(ask, wanted, held)
    return Reply(document=await said_back(ask, kept, "digest_set", *undo))


@command(
    "digest",
    "options",
    options=(
        DIGEST,
        Option(name="ping", about="option.ping", kind=OptionKind.ROLE),
        Option(name="quiet", about="option.quiet"),
        Option(name="followups", about="option.followups", kind=OptionKind.CHOICE, choices=(IN_CHANNEL, IN_THREADS)),
        Option(name="empty", about="option.empty", kind=OptionKind.CHOICE, choices=(SAY_SO, SILENT)),
        Option(name="variety", about="option.variety"),
    ),
    admin=True,
    form=True,
)
async def options(ask: Ask) -> Reply:
    """Whom a digest calls, its quiet hours, where follow-ups go, and what is said without news; without values, a form."""
    subscription = await chosen(ask)
    if not {"ping", "quiet", "followups", "empty", "variety"} & set(ask.request.values):
        return Reply(form=options_form(ask, without_lost_role(subscription), await label(ask, subscription)))
    changed = await subscribe.change(ask.desk, with_options(ask, subscription), keeper=ask.request.asker.user)
    title = await label(ask, changed)
    lines = said_options(ask, changed)
    return Reply(document=compose_list(title, [(channel_span(ask, changed.channel),)], lines, language=ask.language))


@command(
    "digest",
    "mute",
    options=(Option(name="time", about="option.time", kind=OptionKind.DURATION, required=True), DIGEST),
    admin=True,
)
async def mute(ask: Ask) -> Reply:
    """Send nothing for a while, then go on; the first digest after contains what came meanwhile."""
    until = ask.now + parse_duration(ask.value("time"))
    subscription = await subscribe.mute(ask.desk, await chosen(ask), until)
    when = compose_moments([until], edition(ask, subscription))
    return ask.tell("digest_muted", ask.button("digest.resume", subscription.id), name=await label(ask, subscription), when=when)


@command("digest", "pause", options=(DIGEST,), admin=True)
async def pause(ask: Ask) -> Reply:
    """Send nothing until it is resumed."""
    subscription = await subscribe.pause(ask.desk, await chosen(ask))
    return ask.tell("digest_paused", ask.button("digest.resume", subscription.id), name=await label(ask, subscription))


@command("digest", "resume", options=(DIGEST,), admin=True)
async def resume(ask: Ask) -> Reply:
    """Send again from the next time on, also after a platform had refused it."""
    subscription = await subscribe.resume(ask.desk, without_lost_role(await chosen(ask)))
    return Reply(document=await said_back(ask, subscription, "digest_resumed"))


@command("digest", "list")
async def list_all(ask: Ask) -> Reply:
    """All digests: their channels, states and next times."""
    lines = await state_lines(ask)
    if not lines:
        return ask.tell("no_digests")
    document = compose_list(ask.say("digests_title"), [], lines, language=ask.language)
    return Reply(document=replace(document, actions=await resume_buttons(ask)))


@command("digest", "remove", options=(DIGEST,), admin=True)
async def remove(ask: Ask) -> Reply:
    """Remove a digest; it can be restored."""
    subscription = await chosen(ask)
    name = await label(ask, subscription)
    undo = await put_away(ask, subscription, name)
    await ask.desk.workspaces.delete_subscription(ask.workspace.id, subscription.id)
    return ask.tell("digest_removed", undo, name=name)


def channel_of(ask: Ask) -> Channel:
    """The channel that is named by its id, else the one where it was asked; within the asker's own server or team.

    Whether there is such a channel is checked by the platform, before the handler runs and again before it sends.
    """
    here = ask.request.asker.channel
    wanted = ask.value("channel")
    return replace(here, id=wanted, thread="") if wanted and wanted != here.id else here


async def save(ask: Ask, subscription: Subscription, held: Subscription | None = None) -> Subscription:
    """Store a digest, in the place of `held` or as a new one: with its next time, its window, and the asker as its keeper.

    Raises UserError when there are too many.
    """
    there = {other.id for other in await digests_of(ask)}
    if len(there) >= ask.desk.allowance.digests and subscription.id not in there:
        raise UserError(ask.say("digests_full", n=ask.desk.allowance.digests))
    kept = replace(
        subscription,
        keeper=ask.request.asker.user,
        next_run_at=subscribe.coming_after_change(ask.desk, held, subscription),
        last_window_end=subscription.last_window_end or ask.now - ask.desk.first_look,
    )
    await ask.desk.workspaces.save_subscription(kept)
    return kept


def timing(ask: Ask, held: Subscription | None = None) -> tuple[str, str]:
    """Schedule and zone as asked for, in the form in which they are stored. Raises FormErrors at the wrong field."""
    if held:
        return read_timing(ask, held.schedule, held.timezone)
    return read_timing(ask, "", ask.workspace.timezone, needs_times=True)


def new_id(ask: Ask, channel: Channel, *parts: str) -> str:
    """An id for a new digest; `parts` distinguish it from others made at the same moment."""
    return short_hash(ask.workspace.id, channel.id, ask.request.asker.user, ask.now.isoformat(), *parts)


async def _meant(ask: Ask) -> Subscription | None:
    """The digest that is named, by a button too, or the one that the channel has; None for a new one.

    Raises UserError where the channel has several. Other topics than those of the channel's digest make a new digest.
    """
    if ask.value("digest") or ask.operand:
        return await chosen(ask)
    channel = channel_of(ask)
    held = await digests_of(ask)
    here = [subscription for subscription in held if subscription.channel == channel]
    if "topics" in ask.request.values:
        topic_ids = set(await _topic_ids(ask))
        here = [subscription for subscription in here if set(subscription.topic_ids) == topic_ids]
    if len(here) > 1:
        raise WhichDigest(tuple(here))
    return here[0] if here else None


async def _wanted(ask: Ask, held: Subscription | None) -> Subscription:
    times, zone = timing(ask, held)
    channel = channel_of(ask) if ask.value("channel") or not held else held.channel
    made = new_id(ask, channel, times, ask.value("topics"))
    fresh = Subscription(id=made, workspace_id=ask.workspace.id, topic_ids=(), channel=channel, schedule=times)
    subscription = replace(held or fresh, channel=channel, schedule=times, timezone=zone)
    if "topics" in ask.request.values or not held:
        subscription = replace(subscription, topic_ids=await _topic_ids(ask))
    if ask.value("length"):
        subscription = _sized(ask, subscription)
    return with_another_channel(subscription) if held and held.channel != channel else subscription


def _sized(ask: Ask, subscription: Subscription) -> Subscription:
    if ask.value("length") not in DIGEST_SIZES:
        raise FormErrors({"length": ask.say("no_length", name=ask.value("length")[:40])})
    stories, sentences, quotes = DIGEST_SIZES[ask.value("length")]
    return replace(subscription, max_stories=stories, summary_sentences=sentences, quotes=quotes)


async def _topic_ids(ask: Ask) -> tuple[str, ...]:
    held = await ask.desk.workspaces.topics(ask.workspace.id)
    names = listed_names(ask.value("topics"), [topic.name for topic in held])
    try:
        return tuple([(await find_topic(ask.desk, ask.workspace.id, name)).id for name in names])
    except UserError as problem:
        raise FormErrors({"topics": problem.problem}) from None


def _anything(ask: Ask) -> Subscription:
    return Subscription(
        id="", workspace_id=ask.workspace.id, topic_ids=(), channel=ask.request.asker.channel, schedule=DAILY,
        timezone=ask.workspace.timezone,
    )  # fmt: skip


async def _form(ask: Ask, held: Subscription | None) -> Form:
    """The form, filled with what was given, else with the digest's present values."""
    filled = {name: ask.value(name) for name in _CHANGEABLE if ask.value(name)}
    if held is None:
        return digest_form(ask, filled)
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    size = (held.max_stories, held.summary_sentences, held.quotes)
    as_it_is = {
        "topics": ", ".join(topic.name for topic in topics if topic.id in held.topic_ids),
        "times": held.schedule,
        "channel": held.channel.id,
        "zone": held.timezone,
        "length": next((name for name, figures in DIGEST_SIZES.items() if figures == size), "normal"),
    }
    return digest_form(ask, as_it_is | filled, digest=held.id, called=await label(ask, held))
