"""/news setup: from nothing to a first digest on one form, with a live preview as the answer."""

from collections.abc import Sequence
from dataclasses import replace

from bot.compose.problems import say_problem
from bot.compose.schedule_words import say_schedule
from bot.flows.collect import collect_source
from bot.flows.commands.ask import Ask, FormErrors
from bot.flows.commands.digests import channel_of, label, new_id, save, timing
from bot.flows.commands.forms import setup_form
from bot.flows.commands.limits import MOST_TOPICS
from bot.flows.commands.questions import digest
from bot.flows.commands.sources import follow_all, own_sources
from bot.flows.manage import make_source
from bot.flows.publish import preview_digest
from bot.flows.subscribe import coming
from bot.model.conversation import Reply
from bot.model.document import Document, Rule, Span, Text
from bot.model.errors import SourceError, UserError
from bot.model.source import Source, SourceKind
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Window
from bot.parse.schedule import parse_schedule
from bot.parse.urls import http_link
from bot.understand.topics import topic_of

MOST_SOURCES_AT_ONCE = 5


async def setup(ask: Ask) -> Reply:
    """The form; or, filled in, everything checked first, then saved, then shown."""
    if not ask.value("times"):
        held = await ask.desk.workspaces.topics(ask.workspace.id)
        return Reply(form=setup_form(ask, topics="\n".join(topic.name for topic in held)))
    times, zone = timing(ask)
    topics, fresh = await _topics(ask)
    sources = await _sources(ask)
    ask = replace(ask, workspace=replace(ask.workspace, timezone=zone))
    await follow_all(ask, sources, held=len(await own_sources(ask)))
    await ask.desk.workspaces.save_workspace(ask.workspace)
    for topic in fresh:
        await ask.desk.workspaces.save_topic(topic)
    one = await _subscription(ask, times, zone, topics)
    await save(ask, one)
    for source in sources:
        await collect_source(ask.desk, source.id)
    return await _preview(ask, one)


def topic_lines(text: str) -> list[tuple[str, str]]:
    """Names and words of topics: one a line (or between semicolons) as “Name: words”, or names alone with commas between."""
    lines = [line.strip() for line in text.replace(";", "\n").splitlines() if line.strip()]
    pairs = [line.partition(":") for line in lines]
    named = [(name.strip(), words.strip() or name.strip()) for name, colon, words in pairs if colon]
    bare = [name.strip() for name, colon, _ in pairs if not colon for name in name.split(",") if name.strip()]
    return named + [(name, name) for name in bare]


async def _topics(ask: Ask) -> tuple[Sequence[Topic], Sequence[Topic]]:
    """All topics that are named, and those among them that are new. Raises FormErrors."""
    held = {topic.name.casefold(): topic for topic in await ask.desk.workspaces.topics(ask.workspace.id)}
    wanted: dict[str, Topic] = {}
    try:
        for name, words in topic_lines(ask.value("topics")):
            topic_id = digest(ask.workspace.id, name.casefold(), ask.now.isoformat())
            fresh = replace(topic_of(name, words), id=topic_id, workspace_id=ask.workspace.id)
            wanted.setdefault(name.casefold(), held.get(name.casefold(), fresh))
    except UserError as problem:
        raise FormErrors({"topics": str(problem)}) from None
    new = [topic for name, topic in wanted.items() if name not in held]
    if len(held) + len(new) > MOST_TOPICS:
        raise FormErrors({"topics": ask.say("topics_full", n=MOST_TOPICS)})
    return list(wanted.values()), new


async def _sources(ask: Ask) -> list[Source]:
    """The first feed behind each address. Raises FormErrors where one leads to none."""
    places = ask.value("sources").replace(",", " ").split()
    if len(places) > MOST_SOURCES_AT_ONCE:
        raise FormErrors({"sources": ask.say("sources_at_once", n=MOST_SOURCES_AT_ONCE)})
    return [await _source(ask, place) for place in places]


async def _source(ask: Ask, place: str) -> Source:
    url = http_link(place) or http_link(f"https://{place}" if "://" not in place else "")
    if not url:
        raise FormErrors({"sources": f"{place[:80]}: {ask.say('no_address')}"})
    try:
        found = await ask.desk.finder.find(url)
    except (SourceError, UserError) as problem:
        raise FormErrors({"sources": f"{url[:80]}: {say_problem(str(problem), ask.language)}"}) from None
    if not found:
        raise FormErrors({"sources": ask.say("no_feed", host=url[:80])})
    return make_source(SourceKind.FEED, found[0].url, title=found[0].title)


async def _subscription(ask: Ask, times: str, zone: str, topics: Sequence[Topic]) -> Subscription:
    """The channel's digest: the one that it has, changed, or a new one."""
    channel = channel_of(ask)
    held = [one for one in await ask.desk.workspaces.subscriptions(ask.workspace.id) if one.channel == channel]
    fresh = Subscription(id=new_id(ask, channel), workspace_id=ask.workspace.id, topic_ids=(), channel=channel, schedule=times)
    one = replace(
        held[0] if held else fresh,
        topic_ids=tuple(topic.id for topic in topics),
        schedule=times,
        timezone=zone,
        paused=False,
        problem="",
        keeper=ask.request.asker.user,
    )
    start = one.last_window_end or ask.now - ask.desk.first_look
    return replace(one, next_run_at=coming(ask.desk, one, ask.now), last_window_end=start)


async def _preview(ask: Ask, one: Subscription) -> Reply:
    """What was set up, in words, and the digest as it would be now."""
    said = say_schedule(parse_schedule(one.schedule), ask.language)
    told = ask.say("digest_set", name=await label(ask, one), schedule=said, zone=one.timezone)
    window = Window(start=ask.now - ask.desk.first_look, end=ask.desk.clock())
    shown = await preview_digest(ask.desk, one, window)
    first = (Text(spans=(Span(text=told),)), Text(spans=(Span(text=ask.say("looks_like")),)), Rule())
    buttons = (ask.button("digest.now", one.id), ask.button("topics.list"), ask.button("sources.list"))
    return Reply(document=Document(title=told, blocks=(*first, *shown.blocks), actions=buttons, language=ask.language))
