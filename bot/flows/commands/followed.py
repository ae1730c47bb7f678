"""What the asker follows, by name: for their list, for completion, and for ending it."""

from collections.abc import Sequence

from bot.compose.answers import compose_moments
from bot.compose.balance import named
from bot.compose.edition import Edition
from bot.compose.entry import title_of
from bot.compose.schedule_words import say_schedule
from bot.flows.commands.ask import Ask
from bot.flows.follow import followed_name
from bot.flows.follow_story import known_story
from bot.flows.subscribe import coming
from bot.model.document import Phrase, Span
from bot.model.errors import UserError
from bot.model.workspace import Subscription
from bot.parse.schedule.read import parse_schedule
from bot.parse.schedule.timezone import parse_timezone

LABEL = 60


async def mine(ask: Ask) -> tuple[Subscription, ...]:
    """All that the asker follows in direct messages."""
    return await ask.desk.workspaces.personal(ask.workspace.id, ask.request.asker.user)


async def names_of(ask: Ask, held: Sequence[Subscription]) -> dict[str, str]:
    """The name of each of these, by its id."""
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    return {subscription.id: followed_name(subscription, topics) or await _title(ask, subscription) for subscription in held}


async def followed_names(ask: Ask) -> list[str]:
    """The names of what the asker follows, for completion."""
    return list((await names_of(ask, await mine(ask))).values())


async def followed_one(ask: Ask) -> Subscription:
    """The item that is named, by name or by the id in a button. Raises UserError for what they do not follow."""
    wanted = ask.value("followed") or ask.operand
    held = await mine(ask)
    called = await names_of(ask, held)
    fitting = [
        subscription
        for subscription in held
        if wanted == subscription.id or called[subscription.id].casefold() == wanted.casefold()
    ]
    begun = (
        [subscription for subscription in held if called[subscription.id].casefold().startswith(wanted.casefold())]
        if wanted
        else []
    )
    if not fitting and len(begun) != 1:
        raise UserError(ask.say("follow_none_such", name=wanted[:LABEL]))
    return (fitting or begun)[0]


async def line_of(ask: Ask, subscription: Subscription, name: str) -> Phrase:
    """“Floods: every day at 07:00 (Europe/Oslo), next today 07:00”, or why it rests; a story by its headline."""
    title = await _story(ask, subscription) or (Span(text=name),)
    if subscription.problem:
        return ask.weave("follow_rests", name=title, problem=subscription.problem)
    if subscription.story_id:
        return ask.weave("follow_goes_on", name=title)
    next_run = subscription.next_run_at or coming(ask.desk, subscription, ask.now)
    edition = Edition(now=ask.now, zone=parse_timezone(subscription.timezone), language=ask.language)
    words = say_schedule(parse_schedule(subscription.schedule), ask.language)
    when = compose_moments([next_run] if next_run else [], edition)
    return ask.weave("follow_comes", name=title, schedule=words, zone=subscription.timezone, when=when)


async def _title(ask: Ask, subscription: Subscription) -> str:
    known = await known_story(ask.desk, ask.workspace.id, subscription.story_id)
    return title_of(known.story.lead.article) if known else ask.say("a_story")


async def _story(ask: Ask, subscription: Subscription) -> tuple[Span, ...]:
    known = await known_story(ask.desk, ask.workspace.id, subscription.story_id) if subscription.story_id else None
    return tuple(named(known.story.lead, ask.edition)) if known else ()
