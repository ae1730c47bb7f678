"""The buttons under a posted digest: further quotes, the timeline, and why these stories."""

from dataclasses import dataclass, replace

from bot.compose.answers import compose_reasons, compose_timeline
from bot.flows.commands.ask import Ask
from bot.flows.commands.lines import button
from bot.flows.commands.quotes import further_quotes
from bot.flows.commands.story import story_buttons
from bot.flows.publish import named_digest, subscribed_topics
from bot.flows.select import ANY_SHARE, Selection, select_again, share_of
from bot.model.conversation import Reply
from bot.model.document import Block
from bot.model.errors import UserError
from bot.model.workspace import Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class _Posted:
    name: str
    is_personal: bool
    selection: Selection
    blocks: tuple[Block, ...]


@button("digest", "quotes", about="brief.quotes")
async def quotes(ask: Ask) -> Reply:
    """What else was said in the stories of a digest."""
    posted = await _posted(ask)
    return further_quotes(ask, posted.name, posted.selection.stories, posted.blocks)


@button("digest", "timeline", about="brief.timeline")
async def timeline(ask: Ask) -> Reply:
    """Its reports as they came out."""
    posted = await _posted(ask)
    document = compose_timeline(ask.say("timeline_of", name=posted.name), posted.selection.readings, ask.edition)
    return Reply(document=replace(document, actions=story_buttons(ask, posted.selection.stories)))


@button("digest", "why", about="brief.why")
async def why(ask: Ask) -> Reply:
    """Why these stories, in this order; from there, what became of all reports."""
    posted = await _posted(ask)
    title, selection = ask.say("why_title", name=posted.name), posted.selection
    document = compose_reasons(title, selection.stories, selection.matches, ask.edition, selection.given_way)
    further = () if posted.is_personal else (ask.button("digest.balance", ask.operand),)
    return Reply(document=replace(document, actions=further))


async def _theirs(ask: Ask) -> tuple[Subscription, ...]:
    """The digests of the workspace, and the asker's own."""
    own = await ask.desk.workspaces.personal(ask.workspace.id, ask.request.asker.user)
    return (*await ask.desk.workspaces.subscriptions(ask.workspace.id), *own)


async def _posted(ask: Ask) -> _Posted:
    """The digest that the pressed button names. Raises UserError when it is not of this workspace, or no longer kept."""
    named = named_digest(ask.operand)
    held = await _theirs(ask) if named else ()
    subscription = next((subscription for subscription in held if named and subscription.id == named[0]), None)
    parts = await ask.desk.outbox.digest_parts(subscription.id, named[1]) if subscription and named else ()
    ids = [article_id for part in parts for article_id in part.article_ids]
    topics = await subscribed_topics(ask.desk, subscription) if subscription else ()
    selection = await select_again(ask.desk, ask.workspace.id, topics, ids, share_of(subscription) if subscription else ANY_SHARE)
    if not selection.stories:
        raise UserError(ask.say("too_old"))
    name = ", ".join(topic.name for topic in topics) or ask.say("news_digest")
    blocks = tuple(block for part in parts for block in part.document.blocks)
    is_personal = subscription is not None and bool(subscription.channel.person)
    return _Posted(name=name, is_personal=is_personal, selection=selection, blocks=blocks)
