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
from bot.understand.rank import moment
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
    if not selection.stories:
        return await _nothing(desk, question, wanted, known=() if topic else tuple(topic.name for topic in topics))
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


async def _nothing(desk: Desk, question: Question, topic: Topic, *, known: tuple[str, ...]) -> Document:
    """No report in the time asked for: the latest before it, and whether the sources were read at all.

    Where there never was one, what was asked may be one of the `known` topics, mistyped.
    """
    now, zone, language = desk.clock(), ZoneInfo(question.workspace.timezone), question.workspace.language
    older = await select_stories(desk, question.workspace.id, [topic], Window(start=_EVER, end=now))
    if known and not older.readings:
        return compose_unknown_topic(question.asked, known=known, found=(), now=now, zone=zone, language=language)
    latest = max(older.readings, key=moment, default=None)
    since = moment(latest) if latest else question.since
    sources = await desk.news.sources(question.workspace.id)
    return no_match(
        topic.name,
        since=question.since,
        now=now,
        zone=zone,
        latest=latest.article if latest else None,
        reports_read=await desk.news.count(
            question.workspace.id, Window(start=moment(latest) if latest else question.since, end=now)
        ),
        failing=sum(state.failures > 0 for _, state in sources),
        sources=len(sources),
        language=language,
    )
