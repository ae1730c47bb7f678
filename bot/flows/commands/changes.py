"""What importing a settings file would change in a workspace: worked out first, shown, and then done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.compose.topic_words import say_topic
from bot.flows.commands.ask import Ask
from bot.flows.commands.attic import put_away
from bot.flows.commands.digest_choice import label
from bot.flows.commands.digest_state import channel_span, said_settings
from bot.flows.commands.digests import new_id, save
from bot.flows.commands.exchange import Configuration, Json, subscription_from
from bot.flows.commands.questions import short_hash
from bot.flows.commands.sources import follow_all, may_be_read, own_sources
from bot.flows.commands.whom import role_of
from bot.flows.desk import KnowsPlaces
from bot.flows.manage import CONFIGURED
from bot.model.document import Phrase, Span
from bot.model.errors import UserError
from bot.model.source import Source
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Workspace

_ID_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new or different. `replaced` are topics as they are now, `workspace` is None where its settings stay.

    `refused` names what of the file is not taken, and why.
    """

    workspace: Workspace | None
    topics: tuple[Topic, ...]
    replaced: tuple[Topic, ...]
    sources: tuple[Source, ...]
    digests: tuple[Subscription, ...]
    refused: tuple[str, ...] = ()

    async def said(self, ask: Ask) -> list[Phrase]:
        """A line for each change."""
        lines: list[Phrase] = [*said_settings(ask, self.workspace, ask.workspace)] if self.workspace else []
        lines += [ask.say("import_topic", name=f"{topic.name}: {say_topic(topic)}") for topic in self.topics]
        lines += [ask.say("import_source", name=source.location) for source in self.sources]
        for subscription in self.digests:
            called = f"{await label(ask, subscription, self.topics)}, {subscription.timezone} ("
            name = (Span(text=called), channel_span(ask, subscription.channel), Span(text=")"))
            lines.append(ask.weave("import_digest", name=name))
        return lines


async def changes_of(ask: Ask, wanted: Configuration) -> Changes:
    """What of a file is missing here or different. Raises UserError when the workspace would hold too much."""
    held = {topic.name.casefold(): topic for topic in await ask.desk.workspaces.topics(ask.workspace.id)}
    topics = {topic.name.casefold(): _here(ask, topic, held.get(topic.name.casefold())) for topic in wanted.topics}
    changed = {name: topic for name, topic in topics.items() if held.get(name) != topic and not _is_configured(topic)}
    own = {source.id for source, _ in await own_sources(ask)}
    refused: list[str] = []
    sources = {
        source.id: source for source in wanted.sources if source.id not in own and may_be_read(ask, source.location, refused)
    }
    subscriptions = await ask.desk.workspaces.subscriptions(ask.workspace.id)
    there = {_key(subscription) for subscription in subscriptions}
    known = list((held | topics).values())
    made = [_digest(ask, body, known, is_elsewhere=wanted.workspace not in ("", ask.workspace.id)) for body in wanted.digests]
    fresh = {_key(subscription): subscription for subscription in made if _key(subscription) not in there}
    digests = {key: subscription for key, subscription in fresh.items() if await _may_be(ask, subscription, known, refused)}
    changed_settings = replace(ask.workspace, **wanted.settings)
    _refuse_too_many(ask, "topics_full", len(held | topics), ask.desk.allowance.topics)
    _refuse_too_many(ask, "sources_full", len(own) + len(sources), ask.desk.allowance.sources)
    _refuse_too_many(ask, "digests_full", len(subscriptions) + len(digests), ask.desk.allowance.digests)
    return Changes(
        workspace=changed_settings if changed_settings != ask.workspace else None,
        topics=tuple(changed.values()),
        replaced=tuple(held[name] for name in changed if name in held),
        sources=tuple(sources.values()),
        digests=tuple(digests.values()),
        refused=tuple(refused),
    )


async def apply(ask: Ask, changes: Changes) -> None:
    """Make all changes. Replaced topics can be restored."""
    if changes.workspace:
        await ask.desk.workspaces.save_workspace(changes.workspace)
    await follow_all(ask, changes.sources, held=len(await own_sources(ask)))
    for topic in changes.replaced:
        await put_away(ask, topic, f"{topic.name}: {say_topic(topic)}")
    for topic in changes.topics:
        await ask.desk.workspaces.save_topic(topic)
    for number, subscription in enumerate(changes.digests):
        await save(ask, replace(subscription, id=new_id(ask, subscription.channel, str(number))))


def _here(ask: Ask, topic: Topic, held: Topic | None) -> Topic:
    """The topic under the id of the topic of that name here; a new topic's id stays the same until it is saved."""
    new = held.id if held else short_hash(ask.workspace.id, topic.name.casefold(), "import", ask.now.isoformat())
    return replace(topic, id=new, workspace_id=ask.workspace.id, name=held.name if held else topic.name)


def _digest(ask: Ask, body: Json, topics: Sequence[Topic], *, is_elsewhere: bool) -> Subscription:
    """The digest; channels and roles of a file from another workspace are dropped."""
    subscription = subscription_from(ask, body, topics)
    if is_elsewhere:
        subscription = replace(subscription, channel=ask.request.asker.channel, ping="")
    if unknown := {*subscription.topic_ids, *(rule.topic_id for rule in subscription.alerts)} - {topic.id for topic in topics}:
        raise UserError(ask.say("unknown_topic", name=min(unknown)))
    return subscription


async def _may_be(ask: Ask, subscription: Subscription, topics: Sequence[Topic], refused: list[str]) -> bool:
    """Whether a digest could go to its channel and call its role; checked as for a typed command."""
    problem = await _place_problem(ask, subscription)
    if problem:
        called = f"{await label(ask, subscription, topics)}, {subscription.channel.id[:_ID_SHOWN]}"
        refused.append(ask.say("import_refused", name=called, problem=problem))
    return not problem


async def _place_problem(ask: Ask, subscription: Subscription) -> str:
    try:
        ping = role_of(ask, subscription.ping)
    except UserError as problem:
        return ask.problem(problem.problem)
    platform = ask.desk.platforms.get(subscription.channel.platform)
    if not isinstance(platform, KnowsPlaces):
        return ""
    return await platform.place_refusal(subscription.channel, ping, ask.language, plain=ask.workspace.plain)


def _is_configured(topic: Topic) -> bool:
    return topic.id.startswith(CONFIGURED)


def _key(subscription: Subscription) -> tuple[object, ...]:
    return (subscription.channel, subscription.schedule, subscription.timezone, frozenset(subscription.topic_ids))


def _refuse_too_many(ask: Ask, key: str, wanted: int, most: int) -> None:
    if wanted > most:
        raise UserError(ask.say(key, n=most))
