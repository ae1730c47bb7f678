"""What is known about a topic, on demand: from the store alone, with no network on the way."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.compose.brief import STORIES, compose_brief, compose_unknown_topic
from bot.compose.notices import no_match
from bot.flows.desk import Desk
from bot.flows.select import Selection, select_stories, summarized
from bot.model.document import Document
from bot.model.topic import Topic
from bot.model.workspace import Window, Workspace
from bot.understand.topics import words_topic

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Somebody's request for a brief: a topic's name or words of their own, and how far back to look.

    `method` None keeps the summaries made at collection.
    """

    workspace: Workspace
    asked: str
    since: datetime
    max_stories: int = STORIES
    summary_sentences: int = 3
    method: str | None = None


async def brief(desk: Desk, question: Question) -> Document:
    """The answer: stories of the topic, or of a search for the words; or, kindly, that there are none."""
    topics = await desk.workspaces.topics(question.workspace.id)
    topic = next((topic for topic in topics if topic.name.casefold() == question.asked.strip().casefold()), None)
    wanted = topic or words_topic(question.asked, question.workspace.id)
    window = Window(start=question.since, end=desk.clock())
    selection = await _select(desk, question, wanted, window)
    zone = ZoneInfo(question.workspace.timezone)
    if not topic and not selection.stories and topics:
        return await _unknown(desk, question, [topic.name for topic in topics], wanted)
    if not selection.stories:
        return await _nothing(desk, question, wanted)
    sources = await desk.news.sources(question.workspace.id)
    return compose_brief(
        selection.stories,
        name=wanted.name,
        since=question.since,
        now=window.end,
        zone=zone,
        failing=sum(state.failures > 0 for _, state in sources),
        sources=len(sources),
        max_stories=question.max_stories,
        language=question.workspace.language,
    )


async def _select(desk: Desk, question: Question, topic: Topic, window: Window) -> Selection:
    selection = await select_stories(desk, question.workspace.id, [topic], window, published_after=window.start)
    stories = await summarized(
        desk,
        selection.stories,
        shown=question.max_stories,
        method=question.method,
        count=question.summary_sentences,
    )
    return Selection(stories=stories, readings=selection.readings, matches=selection.matches)


async def _unknown(desk: Desk, question: Question, known: list[str], topic: Topic) -> Document:
    """Neither a topic of that name nor a report with those words: what may have been meant."""
    now = desk.clock()
    older = await select_stories(desk, question.workspace.id, [topic], Window(start=_EVER, end=now), limit=STORIES)
    if older.stories:
        return await _nothing(desk, question, topic)
    zone = ZoneInfo(question.workspace.timezone)
    return compose_unknown_topic(question.asked, known=known, found=(), now=now, zone=zone, language=question.workspace.language)


async def _nothing(desk: Desk, question: Question, topic: Topic) -> Document:
    """No report in the time asked for: the latest before it, and whether the sources were read at all."""
    now = desk.clock()
    older = await select_stories(desk, question.workspace.id, [topic], Window(start=_EVER, end=now), limit=1)
    latest = older.readings[0].article if older.readings else None
    read_after = (latest.published or latest.fetched) if latest else question.since
    sources = await desk.news.sources(question.workspace.id)
    return no_match(
        topic.name,
        since=question.since,
        now=now,
        zone=ZoneInfo(question.workspace.timezone),
        latest=latest,
        reports_read=await desk.news.count(question.workspace.id, Window(start=read_after, end=now)),
        failing=sum(state.failures > 0 for _, state in sources),
        sources=len(sources),
        language=question.workspace.language,
    )
