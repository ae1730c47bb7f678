"""/digest: a channel's standing orders. Whatever is changed is said back in words, with the next five times."""

from dataclasses import replace

from bot.compose.answers import compose_list, compose_moments
from bot.compose.edition import Edition
from bot.compose.schedule_words import say_schedule
from bot.flows import subscribe
from bot.flows.commands.ask import Ask, FormErrors
from bot.flows.commands.attic import put_away
from bot.flows.commands.forms import digest_form
from bot.flows.commands.limits import MOST_DIGESTS
from bot.flows.commands.questions import digest
from bot.flows.deliver import deliver_due
from bot.flows.lost import without_lost_role
from bot.flows.manage import find_topic
from bot.flows.publish import preview_digest, publish_now
from bot.model.conversation import Form, Reply
from bot.model.document import Document, Span
from bot.model.errors import UserError
from bot.model.workspace import Channel, Subscription, Window
from bot.parse.schedule import parse_schedule
from bot.parse.timezone import parse_timezone

LENGTHS = {"short": (3, 2, 1), "normal": (5, 3, 2), "long": (10, 4, 3)}
"""Stories of a digest, and sentences and quotes of the first of them."""
TIMES_SHOWN = 5
_CODE = 6


async def schedule(ask: Ask) -> Reply:
    """A new digest, or new times, topics, place or length for one; a form where it is not said when."""
    held = await chosen(ask) if ask.value("digest") else None
    if not ask.value("times") and not held:
        return Reply(form=digest_form(ask, topics=ask.value("topics")))
    if held and not any(ask.value(name) for name in ("times", "topics", "channel", "zone", "length")):
        return Reply(form=await _form_of(ask, held))
    wanted = await _wanted(ask, held)
    await save(ask, wanted)
    return Reply(document=await _said_back(ask, wanted, "digest_set"))


async def now(ask: Ask) -> Reply:
    """Post a digest to its channel at once; the schedule goes on as it was."""
    one = await chosen(ask)
    published = await publish_now(ask.desk, one.id)
    await deliver_due(ask.desk)
    if published is None:
        raise UserError(ask.say("just_now"))
    return ask.tell("digest_posted" if published.parts else "digest_empty", name=await label(ask, one))


async def preview(ask: Ask) -> Reply:
    """What a digest would say now, for the asker alone; without any digest, one about everything."""
    one = await chosen(ask) if ask.value("digest") or await _all(ask) else _anything(ask)
    start = one.last_window_end or ask.now - ask.desk.first_look
    return Reply(document=await preview_digest(ask.desk, one, Window(start=start, end=ask.now)))


async def pause(ask: Ask) -> Reply:
    """Nothing comes until it is resumed."""
    one = await subscribe.pause(ask.desk, await chosen(ask))
    return ask.tell("digest_paused", ask.button("digest.resume", one.id), name=await label(ask, one))


async def resume(ask: Ask) -> Reply:
    """It comes again from its next time on, also after a platform had refused it."""
    one = await subscribe.resume(ask.desk, without_lost_role(await chosen(ask)))
    return Reply(document=await _said_back(ask, one, "digest_resumed"))


async def list_all(ask: Ask) -> Reply:
    """All digests, how they stand and when each comes next."""
    held = await _all(ask)
    if not held:
        return ask.tell("no_digests")
    lines = [await standing_line(ask, one) for one in held]
    return Reply(document=compose_list(ask.say("digests_title"), [], lines, language=ask.language))


async def remove(ask: Ask) -> Reply:
    """No such digest any more; it can be had back."""
    one = await chosen(ask)
    name = await label(ask, one)
    undo = await put_away(ask, one, name)
    await ask.desk.workspaces.delete_subscription(ask.workspace.id, one.id)
    return ask.tell("digest_removed", undo, name=name)


async def chosen(ask: Ask) -> Subscription:
    """The digest that is named, or the only one, or this channel's only one. Raises UserError that lists what there is."""
    held, wanted = await _all(ask), (ask.value("digest") or ask.operand).casefold()
    if not held:
        raise UserError(ask.say("no_digests"))
    labels = {one.id: await label(ask, one) for one in held}
    if wanted:
        fitting = [one for one in held if wanted in (one.id, one.id[:_CODE], labels[one.id].casefold())]
    else:
        here = [one for one in held if one.channel.id == ask.request.asker.channel.id]
        fitting = list(held) if len(held) == 1 else here
    if len(fitting) != 1:
        raise UserError(ask.say("which_digest", names="; ".join(labels.values())[:1500]))
    return fitting[0]


async def label(ask: Ask, one: Subscription) -> str:
    """A digest in a few words, told apart from all others by the beginning of its id."""
    names = [topic.name for topic in await ask.desk.workspaces.topics(ask.workspace.id) if topic.id in one.topic_ids]
    about = ", ".join(names)[:60] or ask.say("news_digest" if not one.topic_ids else "no_topic_left")
    return f"{about} · {one.schedule[:25]} · {one.id[:_CODE]}"


def standing(ask: Ask, one: Subscription) -> tuple[Span, ...]:
    """When it comes next, or why it does not."""
    if one.problem:
        return ask.weave("digest_problem", problem=one.problem)
    if one.paused or one.next_run_at is None:
        return ask.weave("digest_resting")
    return ask.weave("digest_next", when=compose_moments([one.next_run_at], edition(ask, one)))


async def standing_line(ask: Ask, one: Subscription) -> tuple[Span, ...]:
    """Its label, and how it stands."""
    return (Span(text=f"{await label(ask, one)}: "), *standing(ask, one))


def channel_of(ask: Ask) -> Channel:
    """The channel that is named by its id, else the one where it was asked; within the asker's own server or team.

    Whether the platform has such a channel there is for the platform to check, before it asks and again before it sends.
    """
    here = ask.request.asker.channel
    wanted = ask.value("channel")
    return replace(here, id=wanted, thread="") if wanted and wanted != here.id else here


async def save(ask: Ask, one: Subscription) -> None:
    """Keep a digest. Raises UserError when there are too many."""
    held = await _all(ask)
    if len(held) >= MOST_DIGESTS and one.id not in {other.id for other in held}:
        raise UserError(ask.say("digests_full", n=MOST_DIGESTS))
    await ask.desk.workspaces.save_subscription(one)


def timing(ask: Ask, held: Subscription | None = None) -> tuple[str, str]:
    """Schedule and zone as asked for, in the form in which they are stored. Raises FormErrors at the field that is wrong."""
    errors: dict[str, str] = {}
    times, zone = held.schedule if held else "", held.timezone if held else ask.workspace.timezone
    try:
        times = str(parse_schedule(ask.value("times"))) if ask.value("times") or not held else times
    except UserError as problem:
        errors["times"] = str(problem)
    try:
        zone = parse_timezone(ask.value("zone")).key if ask.value("zone") else zone
    except UserError as problem:
        errors["zone"] = str(problem)
    if errors:
        raise FormErrors(errors)
    return times, zone


def new_id(ask: Ask, channel: Channel) -> str:
    """An id for a digest that is being made."""
    return digest(ask.workspace.id, channel.id, ask.request.asker.user, ask.now.isoformat())


async def _wanted(ask: Ask, held: Subscription | None) -> Subscription:
    times, zone = timing(ask, held)
    channel = channel_of(ask) if ask.value("channel") or not held else held.channel
    fresh = Subscription(id=new_id(ask, channel), workspace_id=ask.workspace.id, topic_ids=(), channel=channel, schedule=times)
    one = replace(held or fresh, channel=channel, schedule=times, timezone=zone, keeper=ask.request.asker.user)
    if ask.value("topics") or not held:
        one = replace(one, topic_ids=await _topic_ids(ask))
    if ask.value("length"):
        one = _sized(ask, one)
    due = subscribe.coming(ask.desk, one, ask.now)
    return replace(one, next_run_at=due, last_window_end=one.last_window_end or ask.now - ask.desk.first_look)


def _sized(ask: Ask, one: Subscription) -> Subscription:
    if ask.value("length") not in LENGTHS:
        raise FormErrors({"length": ask.say("no_length", name=ask.value("length")[:40])})
    stories, sentences, quotes = LENGTHS[ask.value("length")]
    return replace(one, max_stories=stories, summary_sentences=sentences, quotes=quotes)


async def _topic_ids(ask: Ask) -> tuple[str, ...]:
    names = [name.strip() for name in ask.value("topics").split(",") if name.strip()]
    try:
        return tuple([(await find_topic(ask.desk, ask.workspace.id, name[:100])).id for name in names])
    except UserError as problem:
        raise FormErrors({"topics": str(problem)}) from None


async def _said_back(ask: Ask, one: Subscription, key: str) -> Document:
    words = say_schedule(parse_schedule(one.schedule), ask.language)
    told = ask.say(key, name=await label(ask, one), schedule=words, zone=one.timezone)
    coming = compose_moments(subscribe.coming_times(ask.desk, one, TIMES_SHOWN), edition(ask, one))
    times = ask.weave("next_times", times=coming) if coming else standing(ask, one)
    document = compose_list(told, [times], [], language=ask.language)
    buttons = (ask.button("digest.preview", one.id), ask.button("digest.now", one.id), ask.button("digest.pause", one.id))
    return replace(document, actions=buttons)


def edition(ask: Ask, one: Subscription) -> Edition:
    """For telling times in the digest's own zone."""
    return Edition(now=ask.now, zone=parse_timezone(one.timezone), language=ask.language)


def _anything(ask: Ask) -> Subscription:
    return Subscription(
        id="", workspace_id=ask.workspace.id, topic_ids=(), channel=ask.request.asker.channel, schedule="daily 07:00",
        timezone=ask.workspace.timezone,
    )  # fmt: skip


async def _all(ask: Ask) -> tuple[Subscription, ...]:
    return await ask.desk.workspaces.subscriptions(ask.workspace.id)


async def _form_of(ask: Ask, held: Subscription) -> Form:
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    names = ", ".join(topic.name for topic in topics if topic.id in held.topic_ids)
    size = (held.max_stories, held.summary_sentences, held.quotes)
    length = next((name for name, figures in LENGTHS.items() if figures == size), "normal")
    return digest_form(ask, topics=names, times=held.schedule, digest=held.id, length=length)
