"""What a file of settings would change in a workspace: worked out first, shown, and then done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.compose.topic_words import say_topic
from bot.flows.commands.ask import Ask
from bot.flows.commands.attic import put_away
from bot.flows.commands.digests import new_id, save
from bot.flows.commands.exchange import Configuration, Json, subscription_from
from bot.flows.commands.limits import MOST_DIGESTS, MOST_SOURCES, MOST_TOPICS
from bot.flows.commands.questions import digest
from bot.flows.commands.sources import follow_all, own_sources
from bot.flows.manage import CONFIGURED
from bot.flows.subscribe import coming
from bot.model.errors import UserError
from bot.model.source import Source
from bot.model.topic import Topic
from bot.model.workspace import Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new or different: `replaced` are topics as they are now, `timezone` is "" where it stays."""

    timezone: str
    topics: tuple[Topic, ...]
    replaced: tuple[Topic, ...]
    sources: tuple[Source, ...]
    digests: tuple[Subscription, ...]

    def said(self, ask: Ask) -> list[str]:
        """A line for each."""
        lines = [ask.say("import_zone", name=self.timezone)] if self.timezone else []
        lines += [ask.say("import_topic", name=f"{topic.name}: {say_topic(topic)}") for topic in self.topics]
        lines += [ask.say("import_source", name=source.location) for source in self.sources]
        return lines + [ask.say("import_digest", name=f"{one.schedule} ({one.timezone})") for one in self.digests]


async def changes_of(ask: Ask, wanted: Configuration) -> Changes:
    """What of a file is not here yet, or is different. Raises UserError when the workspace would hold too much."""
    held = {topic.name.casefold(): topic for topic in await ask.desk.workspaces.topics(ask.workspace.id)}
    topics = {topic.name.casefold(): _here(ask, topic, held.get(topic.name.casefold())) for topic in wanted.topics}
    changed = {name: topic for name, topic in topics.items() if held.get(name) != topic and not _is_configured(topic)}
    own = {source.id for source, _ in await own_sources(ask)}
    sources = {source.id: source for source in wanted.sources if source.id not in own}
    subscriptions = await ask.desk.workspaces.subscriptions(ask.workspace.id)
    there = {_key(one) for one in subscriptions}
    known = list((held | topics).values())
    digests = {_key(one): one for body in wanted.digests if _key(one := _digest(ask, body, known)) not in there}
    _refuse_too_many(ask, "topics_full", len(held | topics), MOST_TOPICS)
    _refuse_too_many(ask, "sources_full", len(own) + len(sources), MOST_SOURCES)
    _refuse_too_many(ask, "digests_full", len(subscriptions) + len(digests), MOST_DIGESTS)
    return Changes(
        timezone=wanted.timezone if wanted.timezone != ask.workspace.timezone else "",
        topics=tuple(changed.values()),
        replaced=tuple(held[name] for name in changed if name in held),
        sources=tuple(sources.values()),
        digests=tuple(digests.values()),
    )


async def apply(ask: Ask, changes: Changes) -> None:
    """Do all of it. Topics that are replaced can be had back."""
    if changes.timezone:
        await ask.desk.workspaces.save_workspace(replace(ask.workspace, timezone=changes.timezone))
    await follow_all(ask, changes.sources, held=len(await own_sources(ask)))
    for topic in changes.replaced:
        await put_away(ask, topic, f"{topic.name}: {say_topic(topic)}")
    for topic in changes.topics:
        await ask.desk.workspaces.save_topic(topic)
    for number, one in enumerate(changes.digests):
        due = coming(ask.desk, one, ask.now)
        start = ask.now - ask.desk.first_look
        await save(ask, replace(one, id=digest(new_id(ask, one.channel), str(number)), next_run_at=due, last_window_end=start))


def _here(ask: Ask, topic: Topic, held: Topic | None) -> Topic:
    """The topic under the id that its namesake has here; a new one's is the same until it is saved."""
    new = held.id if held else digest(ask.workspace.id, topic.name.casefold(), "import", ask.now.isoformat())
    return replace(topic, id=new, workspace_id=ask.workspace.id, name=held.name if held else topic.name)


def _digest(ask: Ask, body: Json, topics: Sequence[Topic]) -> Subscription:
    one = replace(subscription_from(ask, body, topics), ping="")  # a role is one of the server that the file came from
    if unknown := set(one.topic_ids) - {topic.id for topic in topics}:
        raise UserError(ask.say("unknown_topic", name=min(unknown)))
    return one


def _is_configured(topic: Topic) -> bool:
    return topic.id.startswith(CONFIGURED)


def _key(one: Subscription) -> tuple[object, ...]:
    return (one.channel, one.schedule, one.timezone, frozenset(one.topic_ids))


def _refuse_too_many(ask: Ask, key: str, wanted: int, most: int) -> None:
    if wanted > most:
        raise UserError(ask.say(key, n=most))
