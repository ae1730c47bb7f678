"""What the keepers of a workspace change: topics, sources and digests."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.flows.collect import Collected, collect_source
from bot.flows.desk import GatheringDesk
from bot.flows.subscribe import change, checked, subscribe
from bot.model.errors import UserError
from bot.model.problems import Code, Problem
from bot.model.source import EVERYONE, SAMPLE, FullText, Source, SourceKind, SourceState
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Workspace
from bot.understand.typed_topics import did_you_mean, topic_of

CONFIGURED = "configured-"
"""The prefix of the ids of topics from the operator's configuration; they are changed there."""

_NAME_SHOWN = 100
"""Characters of an unknown topic's name that are looked at, and that an answer repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The newsroom of the operator's settings. `samples` are sources for whoever has none yet; `topics` are pairs of a name and
    its words."""

    workspace: Workspace
    sources: tuple[Source, ...]
    samples: tuple[Source, ...]
    topics: tuple[tuple[str, str], ...]
    subscription: Subscription
    digest_topics: tuple[str, ...] = ()


def make_source(
    kind: SourceKind,
    location: str,
    *,
    title: str = "",
    every: timedelta = timedelta(minutes=30),
    full_text: FullText = FullText.DEFAULT,
) -> Source:
    """A source with its id: the same location is the same source, whoever adds it."""
    hashed = hashlib.blake2b(f"{kind}:{location}".encode(), digest_size=8)
    return Source(id=hashed.hexdigest(), kind=kind, location=location, title=title, every=every, full_text=full_text)


async def configure(desk: GatheringDesk, configuration: Configuration) -> None:
    """Bring the store in line with the settings; what people added by command stays."""
    workspace = configuration.workspace
    await desk.workspaces.save_workspace(workspace)
    await _follow(desk, configuration.sources, EVERYONE)
    await _follow(desk, configuration.samples, SAMPLE)
    await _keep_topics(desk, workspace, configuration.topics)
    await _subscribe(desk, configuration)


async def add_topic(desk: GatheringDesk, workspace_id: str, name: str, words: str) -> Topic:
    """A new topic, or new words for the one of that name. Raises UserError."""
    held = await _topic_named(desk, workspace_id, name)
    if held and held.id.startswith(CONFIGURED):
        raise UserError(Problem(Code.CONFIGURED_CHANGE_THERE, {"name": held.name}))
    topic = replace(topic_of(name, words), id=held.id if held else _topic_id("", workspace_id, name), workspace_id=workspace_id)
    await desk.workspaces.save_topic(topic)
    return topic


async def remove_topic(desk: GatheringDesk, workspace_id: str, name: str) -> Topic:
    """Remove a topic and return it. Raises UserError with the names that may have been meant."""
    topic = await find_topic(desk, workspace_id, name)
    if topic.id.startswith(CONFIGURED):
        raise UserError(Problem(Code.CONFIGURED_REMOVE_THERE, {"name": topic.name}))
    await desk.workspaces.delete_topic(workspace_id, topic.id)
    return topic


async def find_topic(desk: GatheringDesk, workspace_id: str, name: str) -> Topic:
    """The topic of that name, ignoring case. Raises UserError with the names that may have been meant."""
    topic = await _topic_named(desk, workspace_id, name)
    if topic:
        return topic
    names = [topic.name for topic in await desk.workspaces.topics(workspace_id)]
    typed = name[:_NAME_SHOWN]
    close = did_you_mean(typed, names)
    code = Code.NO_TOPIC_BUT if close else Code.NO_TOPIC_OF if names else Code.NO_TOPIC_YET
    raise UserError(Problem(code, {"name": typed, "names": ", ".join(close or names)}))


async def add_source(desk: GatheringDesk, workspace_id: str, source: Source) -> Collected:
    """Follow a source and read it at once. Raises SourceError, and adds nothing, when it cannot be read."""
    if await desk.news.source(source.id) is None:
        await desk.readers[source.kind].visit(source, SourceState(source_id=source.id))
    await desk.news.add_source(source, followed_by=workspace_id, called=source.title)
    collected = await collect_source(desk, source.id)
    assert collected is not None  # noqa: S101  (it was added a moment ago)
    return collected


async def remove_source(desk: GatheringDesk, workspace_id: str, wanted: str) -> Source:
    """Stop following a source, named by its id, location or title. Its articles stay."""
    source = await _source_named(desk, workspace_id, wanted)
    if not await desk.news.unfollow(source.id, followed_by=workspace_id):
        raise UserError(Problem(Code.CONFIGURED_REMOVE_THERE, {"name": wanted}))
    return source


async def want_pages(desk: GatheringDesk, workspace_id: str, wanted: str, wish: FullText) -> Source:
    """Set whether a workspace wants a source's pages read; the source is named as in `remove_source`."""
    source = await _source_named(desk, workspace_id, wanted)
    if not await desk.news.set_full_text(source.id, wish, followed_by=workspace_id):
        raise UserError(Problem(Code.CONFIGURED_CHANGE_THERE, {"name": wanted}))
    return source


async def _source_named(desk: GatheringDesk, workspace_id: str, wanted: str) -> Source:
    for source, _ in await desk.news.sources(workspace_id):
        if wanted in (source.id, source.location, source.title, source.own_title):
            return source
    raise UserError(f"no source “{wanted}”; `dateline sources` lists them")


async def _topic_named(desk: GatheringDesk, workspace_id: str, name: str) -> Topic | None:
    topics = await desk.workspaces.topics(workspace_id)
    return next((topic for topic in topics if topic.name.casefold() == name.strip().casefold()), None)


def _topic_id(kind: str, workspace_id: str, name: str) -> str:
    return kind + hashlib.blake2b(f"{workspace_id}:{name.strip().casefold()}".encode(), digest_size=8).hexdigest()


async def _follow(desk: GatheringDesk, sources: Sequence[Source], followers: str) -> None:
    wanted, held = {source.id for source in sources}, await desk.news.followed(followers)
    for source_id in held.keys() - wanted:
        await desk.news.unfollow(source_id, followed_by=followers)
    for source in sources:
        if held.get(source.id) != (source.title, source.full_text):
            await desk.news.add_source(source, followed_by=followers)
            await desk.news.set_full_text(source.id, source.full_text, followed_by=followers)


async def _keep_topics(desk: GatheringDesk, workspace: Workspace, configured: Sequence[tuple[str, str]]) -> None:
    wanted = [
        replace(topic_of(name, words), id=_topic_id(CONFIGURED, workspace.id, name), workspace_id=workspace.id)
        for name, words in configured
    ]
    kept = {topic.id for topic in wanted}
    names = {topic.name.casefold() for topic in wanted}
    for topic in await desk.workspaces.topics(workspace.id):
        replaced = topic.name.casefold() in names and topic.id not in kept
        if replaced or (topic.id.startswith(CONFIGURED) and topic.id not in kept):
            await desk.workspaces.delete_topic(workspace.id, topic.id)
    for topic in wanted:
        await desk.workspaces.save_topic(topic)


async def _subscribe(desk: GatheringDesk, configuration: Configuration) -> None:
    """The terminal's subscription: new, or with the shape and topics that the settings give it now.

    What was set by command (times, quiet hours, alerts, a pause) stays; its times only until those in the settings change.
    """
    wanted = checked(configuration.subscription)
    wanted = replace(wanted, configured=" | ".join((wanted.schedule, wanted.timezone, wanted.quiet_hours)))
    topic_ids = [(await find_topic(desk, wanted.workspace_id, name)).id for name in configuration.digest_topics]
    wanted = replace(wanted, topic_ids=tuple(topic_ids))
    held = await desk.workspaces.subscription(wanted.id)
    if held is None:
        await subscribe(desk, wanted)
        return
    kept = replace(
        wanted,
        alerts=held.alerts,
        paused=held.paused,
        muted_until=held.muted_until,
        problem=held.problem,
        next_run_at=held.next_run_at,
        last_window_end=held.last_window_end,
    )
    same_times = replace(kept, schedule=held.schedule, timezone=held.timezone, quiet_hours=held.quiet_hours)
    if held.configured != wanted.configured:
        times = {"schedule": wanted.schedule, "timezone": wanted.timezone, "quiet_hours": wanted.quiet_hours}
        await change(desk, same_times, **times)
    elif same_times != held:  # a bot may be publishing it at this moment
        await desk.workspaces.save_subscription(same_times)
