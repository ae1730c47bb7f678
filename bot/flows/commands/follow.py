"""/follow: topics, speakers and stories by direct message, with a schedule and zone of one's own. Nobody else sees what one
follows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from difflib import get_close_matches

from bot.compose.answers import compose_list
from bot.compose.edition import Edition
from bot.compose.notices import notice
from bot.flows import subscribe
from bot.flows.commands.ask import Ask, keep_workspace
from bot.flows.commands.followed import LABEL, followed_one, line_of, mine, names_of
from bot.flows.commands.forms import read_timing, times_form
from bot.flows.commands.lines import FOLLOWED, LINK, TIMES, TOPIC, ZONE, button, command
from bot.flows.commands.story import follow_it, story_named
from bot.flows.deliver import deliver_due
from bot.flows.follow import Times, begun_line, follow_speaker, follow_topic, followed_name
from bot.flows.follow_speaker import quotes_of, said_document, speakers_like
from bot.flows.manage import find_topic
from bot.flows.people import unfollowing
from bot.flows.publish import preview_digest
from bot.model.conversation import Option, OptionKind, Reply
from bot.model.delivery import DeliveryState
from bot.model.document import Action, Block, Phrase, Rule, Span, Text
from bot.model.errors import UserError
from bot.model.member import Member
from bot.model.workspace import Subscription, Window
from bot.parse.schedule.read import DAILY
from bot.parse.schedule.timezone import parse_timezone
from bot.understand.quotes.same_person import words_to_find

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_LONGEST, _SHOWN = 100, 5
_MOST_BUTTONS = 10
_LIKE = 0.6


@command("follow", "topic", options=(TOPIC, TIMES, ZONE))
async def topic(ask: Ask) -> Reply:
    """Follow a topic of this workspace: what is new comes to the asker alone."""
    wanted = await find_topic(ask.desk, ask.workspace.id, ask.value("topic") or await _topic_pressed(ask))
    times = await _times(ask)
    await keep_workspace(ask)
    subscription = await follow_topic(ask.desk, ask.reader, wanted, times)
    shown = await preview_digest(
        ask.desk, _shown_to(ask, subscription), Window(start=ask.now - _DAY, end=ask.desk.clock()), [wanted]
    )
    return await _begun(ask, subscription, shown.blocks)


@command(
    "follow", "speaker", options=(Option(name="who", about="option.who", kind=OptionKind.SPEAKER, required=True), TIMES, ZONE)
)
async def speaker(ask: Ask) -> Reply:
    """Follow a speaker: their quotes come to the asker, word for word, on days with new ones."""
    name = " ".join((ask.value("who") or ask.operand).split())[:_LONGEST]
    if not words_to_find(name):
        raise UserError(ask.say("quotes_of_whom"))
    times = await _times(ask)
    await keep_workspace(ask)
    lately = await quotes_of(ask.desk, ask.workspace.id, name, Window(start=ask.now - _WEEK, end=ask.desk.clock()))
    subscription = await follow_speaker(ask.desk, ask.reader, name, times, lately)
    if lately:
        return await _begun(ask, subscription, said_document(subscription, lately[:_SHOWN], ask.edition).blocks)
    likely = get_close_matches(name, await speakers_like(ask.desk, ask.workspace.id, ""), 3, _LIKE)
    meant = [Action(name="follow.speaker", label=one_name[:LABEL], argument=one_name) for one_name in likely if one_name != name]
    line = Text(spans=(Span(text=ask.say("follow_not_quoted", name=name) + (f" {ask.say('follow_meant')}" if meant else "")),))
    return await _begun(ask, subscription, (line,), meant, is_preview=False)


@command("follow", "story", options=(LINK,))
async def story(ask: Ask) -> Reply:
    """Follow a story: its next steps come to the asker."""
    return await follow_it(ask, await story_named(ask), here=False)


@command("follow", "list")
async def list_all(ask: Ask) -> Reply:
    """Everything that the asker follows, when each comes next, and a button to end each."""
    held = await mine(ask)
    if not held:
        return ask.tell("follow_nothing")
    called = await names_of(ask, held)
    lines: list[Phrase] = [await line_of(ask, subscription, called[subscription.id]) for subscription in held]
    end, on = ask.say("button.story.unfollow"), ask.say("button.follow.resume")
    resting = [
        Action(name="follow.resume", label=f"{on}: {called[subscription.id]}"[:LABEL], argument=subscription.id)
        for subscription in held
        if subscription.problem
    ]
    ends = [
        replace(action, label=f"{end}: {called[subscription.id]}"[:LABEL])
        for subscription in held
        for action in unfollowing(subscription, ask.language)
    ]
    timed = [ask.button("follow.times")] if any(not subscription.story_id for subscription in held) else []
    document = compose_list(ask.say("follow_list"), [ask.say("follow_private")], lines, language=ask.language)
    return Reply(document=replace(document, actions=(*timed, *resting[:_SHOWN], *ends[:_MOST_BUTTONS])))


@command("follow", "change", options=(FOLLOWED, TIMES, ZONE), form=True)
async def change(ask: Ask) -> Reply:
    """Change the times or the zone, of one item or of all topics and speakers; without values, a form."""
    held = (
        [await followed_one(ask)]
        if ask.value("followed") or ask.operand
        else [subscription for subscription in await mine(ask) if not subscription.story_id]
    )
    if not held:
        return ask.tell("follow_nothing")
    if not ask.value("times") and not ask.value("zone"):
        named = held[0].id if len(held) == 1 else ""
        return Reply(form=times_form(ask, held[0], followed=named))
    lines: list[Phrase] = []
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    for subscription in held:
        times = await _times(ask, subscription)
        changed = await subscribe.change(ask.desk, subscription, schedule=times.schedule, timezone=times.timezone)
        lines.append(await line_of(ask, changed, followed_name(changed, topics)))
    document = compose_list(ask.say("follow_changed"), [], lines, language=ask.language)
    return Reply(document=replace(document, actions=(ask.button("follow.list"),)))


@button("follow", "times", form=True)
async def times(ask: Ask) -> Reply:
    """The form for other times, from the list."""
    return await change(ask)


@command("follow", "stop", options=(replace(FOLLOWED, required=True),))
async def stop(ask: Ask) -> Reply:
    """End one item; by a button under the message, or by name."""
    subscription = await followed_one(ask)
    called = (await names_of(ask, [subscription]))[subscription.id]
    await ask.desk.workspaces.delete_subscription(ask.workspace.id, subscription.id)
    return ask.tell("follow_stopped", name=called)


@button("follow", "resume")
async def resume(ask: Ask) -> Reply:
    """Send again, for a person who accepts direct messages again."""
    subscription = await followed_one(ask)
    going = await subscribe.resume(ask.desk, subscription)
    called = (await names_of(ask, [subscription]))[subscription.id]
    return Reply(document=notice(await line_of(ask, going, called), language=ask.language))


async def _begun(
    ask: Ask, subscription: Subscription, shown: Sequence[Block], more: Sequence[Action] = (), *, is_preview: bool = True
) -> Reply:
    """Says that it comes from now on, when next, and what it would contain now; or why nothing can reach the asker."""
    await deliver_due(ask.desk)
    first = await ask.desk.outbox.digest_parts(subscription.id, subscription.began) if subscription.began else ()
    actions = (
        *unfollowing(subscription, ask.language),
        ask.button("follow.times", subscription.id),
        ask.button("follow.list"),
        *more,
    )
    if died := next((part.problem for part in first if part.state is DeliveryState.DEAD), None):
        again = ask.button("follow.resume", subscription.id)
        return ask.tell("follow_unreached", again, *actions, problem=died)
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    edition = Edition(now=ask.now, zone=parse_timezone(subscription.timezone), language=ask.language, plain=ask.plain)
    begun = notice(begun_line(ask.desk, subscription, followed_name(subscription, topics), edition), language=ask.language)
    private = Text(spans=(Span(text=ask.say("follow_private")),))
    like = (Text(spans=(Span(text=ask.say("looks_like")),)), Rule()) if is_preview else ()
    return Reply(document=replace(begun, blocks=(*begun.blocks, private, *like, *shown), actions=actions))


async def _times(ask: Ask, held: Subscription | None = None) -> Times:
    """Times and zone as asked for; else the present ones, or those that the asker chose before. Raises FormErrors."""
    member = ask.member
    schedule = held.schedule if held else (member.schedule if member else "") or DAILY
    zone = held.timezone if held else (member.timezone if member else "") or ask.request.asker.timezone or ask.workspace.timezone
    schedule, zone = read_timing(ask, schedule, zone)
    kept = member or Member(workspace_id=ask.workspace.id, user_id=ask.request.asker.user)
    spoken = ask.request.asker.language or kept.spoken
    await ask.desk.people.save_member(replace(kept, spoken=spoken, schedule=schedule, timezone=zone))
    return Times(schedule=schedule, timezone=zone)


def _shown_to(ask: Ask, subscription: Subscription) -> Subscription:
    """The subscription for its preview: without a next time, which the line above says."""
    return replace(subscription, next_run_at=None)


async def _topic_pressed(ask: Ask) -> str:
    """The name of the topic that a button bears by its id."""
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    return next((topic.name for topic in topics if topic.id == ask.operand), ask.operand[:LABEL])
