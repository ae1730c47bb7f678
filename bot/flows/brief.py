"""Briefs: what is known about a topic, on demand, from the store alone and without the network."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.compose.brief import QUOTES, STORIES, BriefShape, compose_brief, compose_unknown_topic, likely_meant
from bot.compose.edition import Edition, Measure
from bot.compose.notices import no_match, nothing_new, what_was_read
from bot.flows.desk import ChoosingDesk
from bot.flows.finding import Had
from bot.flows.pages import ask_for_pages_of
from bot.flows.samples import is_sample
from bot.flows.select import Selection, select_stories, summarized
from bot.flows.timing import EARLIEST
from bot.model.analysis import Reading
from bot.model.document import Document
from bot.model.story import Story
from bot.model.topic import Topic
from bot.model.workspace import Channel, Window, Workspace
from bot.parse.asking import subject_of
from bot.understand.rank import moment
from bot.understand.typed_topics import words_topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A request for a brief: a topic's name or free words, and how far back to look. `until` None means now.

    `had` is what the asker had in their last brief on it: stories with nothing new are left out. `summary_sentences` and `quotes`
    are the most for the first story. `method` None keeps the summaries made at collection. `channel` is where it was asked, if
    follow-ups to what was told there are to be marked.
    """

    workspace: Workspace
    asked: str
    since: datetime
    until: datetime | None = None
    had: Had | None = None
    max_stories: int = STORIES
    summary_sentences: int = 3
    quotes: int = QUOTES
    method: str | None = None
    channel: Channel | None = None


class Outcome(StrEnum):
    """The kind of answer."""

    STORIES = "stories"
    UNCHANGED = "unchanged"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The answer's kind and its document. `latest` is the newest report where none is as new as was asked; `likely` are topics
    that may have been meant."""

    topic: Topic
    is_saved: bool
    outcome: Outcome
    selection: Selection
    document: Document
    latest: Reading | None = None
    likely: tuple[str, ...] = ()


async def brief(desk: ChoosingDesk, question: Question) -> Document:
    """The answer: stories of the topic, or of a search for the words; or that there are none."""
    return (await research(desk, question)).document


async def research(desk: ChoosingDesk, question: Question) -> Findings:
    """The answer together with the selection it was made from."""
    topics = await desk.workspaces.topics(question.workspace.id)
    saved = _named(topics, question.asked.strip())
    if saved is None:
        question = replace(question, asked=subject_of(question.asked))
        saved = _named(topics, question.asked)
    topic = saved or words_topic(question.asked, question.workspace.id)
    zone = question.workspace.timezone
    window = Window(start=question.since, end=question.until or desk.clock(), timezone=zone)
    selection = await _select(desk, question, topic, window)
    if await ask_for_pages_of(desk, selection.stories[: question.max_stories]):
        selection = await _select(desk, question, topic, window)
    known = () if saved else tuple(topic.name for topic in topics)
    if not selection.stories and not selection.unchanged:
        return await _nothing(desk, question, topic, known=known)
    if likely := likely_meant(question.asked, known):
        outcome, document = Outcome.UNKNOWN, _unknown(desk, question, known, selection.stories)
    else:
        outcome, document = await _answer(desk, question, topic, selection)
    return Findings(topic=topic, is_saved=bool(topic.id), outcome=outcome, selection=selection, document=document, likely=likely)


def _named(topics: Sequence[Topic], name: str) -> Topic | None:
    return next((topic for topic in topics if topic.name.casefold() == name.casefold()), None)


async def _seen(desk: ChoosingDesk, channel: Channel | None, selection: Selection) -> frozenset[str]:
    """Which stories go on after the channel was told of them: those are follow-ups."""
    if channel is None:
        return frozenset()
    seen = await desk.outbox.seen(channel, [reading.article.id for reading in selection.readings])
    ids = [frozenset(reading.article.id for reading in story.readings) for story in selection.stories]
    return frozenset().union(*(story & seen for story in ids if story - seen))


async def _select(desk: ChoosingDesk, question: Question, topic: Topic, window: Window) -> Selection:
    window = replace(window, published_after=window.start)
    selection = await select_stories(desk, question.workspace.id, [topic], window, had=question.had)
    stories = await summarized(
        desk,
        selection.stories,
        shown=question.max_stories,
        method=question.method,
        count=question.summary_sentences,
    )
    return replace(selection, stories=stories)


async def _answer(desk: ChoosingDesk, question: Question, topic: Topic, found: Selection) -> tuple[Outcome, Document]:
    """The stories, without those that the asker has had unchanged; if all are unchanged, one line that says so."""
    workspace, now, stories = question.workspace, desk.clock(), found.stories
    edition, had = _edition(workspace, now), question.had.at if question.had else None
    if had and not stories:
        return Outcome.UNCHANGED, nothing_new(topic.name, edition, since=had, unchanged=found.unchanged)
    failing, followed = await desk.news.count_failing(workspace.id)
    measure = Measure(max_stories=question.max_stories, bullets=question.summary_sentences, quotes=question.quotes)
    shape = BriefShape(
        name=topic.name,
        since=question.since,
        measure=measure,
        next_run=await _next_run(desk, topic),
        failing=failing,
        sources=followed,
        is_sample=await is_sample(desk, stories),
        had=had,
        unchanged=found.unchanged if had else 0,
        more_stories=found.more,
        more_reports=len(found.beyond),
    )
    edition = replace(edition, seen=found.seen | await _seen(desk, question.channel, found))
    return Outcome.STORIES, compose_brief(stories, edition, shape)


def _edition(workspace: Workspace, now: datetime) -> Edition:
    return Edition(now=now, zone=ZoneInfo(workspace.timezone), language=workspace.language, plain=workspace.plain)


async def _next_run(desk: ChoosingDesk, topic: Topic) -> datetime | None:
    """When the topic next comes in a digest here."""
    subscriptions = await desk.workspaces.subscriptions(topic.workspace_id) if topic.id else ()
    covering = [
        subscription for subscription in subscriptions if topic.id in subscription.topic_ids or not subscription.topic_ids
    ]
    return min(
        (subscription.next_run_at for subscription in covering if subscription.next_run_at and not subscription.paused),
        default=None,
    )


def _unknown(desk: ChoosingDesk, question: Question, known: tuple[str, ...], stories: tuple[Story, ...]) -> Document:
    edition = replace(_edition(question.workspace, desk.clock()), plain=False)
    return compose_unknown_topic(question.asked, edition, known=known, found=stories)


async def _unheard_of(desk: ChoosingDesk, question: Question, known: tuple[str, ...]) -> Document:
    """No topic, and no report with these words: the answer says what was read in that time, and what could not be."""
    workspace, now = question.workspace, desk.clock()
    count = await desk.news.count(workspace.id, Window(start=question.since, end=now))
    facts = what_was_read(_edition(workspace, now), reports_read=count, failing=await desk.news.failing(workspace.id))
    document = _unknown(desk, question, known, ())
    return replace(document, blocks=(*document.blocks, facts))


async def _nothing(desk: ChoosingDesk, question: Question, topic: Topic, *, known: tuple[str, ...]) -> Findings:
    """No report in the time asked for: the answer names the latest before it, and says whether the sources were read at all.
    Where there never was one, a similar name among the `known` topics is suggested."""
    workspace, now = question.workspace, desk.clock()
    older = await select_stories(desk, workspace.id, [topic], Window(start=EARLIEST, end=now))
    if known and not older.readings:
        unknown = await _unheard_of(desk, question, known)
        likely = likely_meant(question.asked, known)
        return Findings(topic=topic, is_saved=False, outcome=Outcome.UNKNOWN, selection=older, document=unknown, likely=likely)
    latest = max(older.readings, key=moment, default=None)
    read_after = moment(latest) if latest else question.since
    document = no_match(
        topic.name,
        replace(_edition(workspace, now), plain=False),
        since=question.since,
        latest=latest.article if latest else None,
        reports_read=await desk.news.count(workspace.id, Window(start=read_after, end=now)),
        failing=await desk.news.failing(workspace.id),
    )
    return Findings(
        topic=topic, is_saved=bool(topic.id), outcome=Outcome.NOTHING, selection=older, document=document, latest=latest
    )
