"""Which stories a digest or a brief is made of: the one selection that both use, so that they answer alike."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.flows.desk import Desk
from bot.model.analysis import Reading
from bot.model.story import Story
from bot.model.topic import Match, Topic
from bot.model.workspace import Subscription, Window
from bot.ports_outbox import Versions
from bot.understand.excerpt import on_topics
from bot.understand.stories import group_stories
from bot.understand.topics import match, search_words

CANDIDATES = 100
"""Newest matching articles that are looked at; grouping more in one digest would tell a reader nothing."""

COUNTED = 5000
"""So many more are counted, some at a time."""

GOES_ON = timedelta(days=7)
"""How long a story that a channel was told of is remembered, so that what comes next is a follow-up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Stories, best first; the articles that they hold; and why each article is among them.

    For a channel: `seen` are those of the stories' articles that it has had before (they are among a story's copies, as
    they add nothing), and `beyond` are further matching articles, too many to look at.
    """

    stories: tuple[Story, ...]
    readings: tuple[Reading, ...]
    matches: dict[str, Match]
    seen: frozenset[str] = frozenset()
    beyond: tuple[str, ...] = ()

    @property
    def versions(self) -> Versions:
        """Which version of each article of its stories was read."""
        return {reading.article.id: len(reading.article.changes) for story in self.stories for reading in story.readings}


async def select_stories(
    desk: Desk, workspace_id: str, topics: Sequence[Topic], window: Window, *, limit: int = CANDIDATES
) -> Selection:
    """Stories from articles of the window that match any of the topics (none given: all articles)."""
    found = await desk.news.search(workspace_id, _words(desk, topics), window, limit)
    kept, matches = _matching(found, topics)
    return Selection(stories=_grouped(desk, kept, matches), readings=tuple(kept), matches=matches)


async def select_told(desk: Desk, topics: Sequence[Topic], article_ids: Sequence[str]) -> Selection:
    """The stories of a digest that was told, from the articles that it told of."""
    readings = await desk.news.readings(article_ids[:CANDIDATES])
    _, matches = _matching(readings, topics)
    told = tuple(on_topics(reading, topics) or reading for reading in readings)
    return Selection(stories=_grouped(desk, told, matches), readings=told, matches=matches)


async def select_news(
    desk: Desk, subscription: Subscription, topics: Sequence[Topic], window: Window, *, limit: int = CANDIDATES
) -> Selection:
    """Stories for a channel, from articles that it has not had: those stored in the window, and those of messages that died.

    A story that it was told of before comes again only with a report that is no copy of those it had.
    """
    words, channel = _words(desk, topics), subscription.channel
    window = replace(window, archive_age=desk.first_look, timezone=subscription.timezone)
    found = await desk.news.search(subscription.workspace_id, words, window, limit, unseen_by=channel)
    known = {reading.article.id for reading in found}
    undelivered = await desk.outbox.undelivered(subscription)
    again = await desk.news.readings([article_id for article_id in undelivered if article_id not in known])
    kept, matches = _matching((*found, *again), topics)
    beyond = await _beyond(desk, subscription, topics, window, known) if len(found) == limit else ()
    earlier = await _had(desk, subscription, words) if kept else ()
    seen = frozenset(reading.article.id for reading in earlier)
    stories = (_news_of(story, seen) for story in _grouped(desk, (*kept, *earlier), matches))
    return Selection(
        stories=tuple(story for story in stories if story), readings=tuple(kept), matches=matches, seen=seen, beyond=beyond
    )


def _words(desk: Desk, topics: Sequence[Topic]) -> list[tuple[str, ...]]:
    return [alternative for topic in topics for alternative in search_words(topic, desk.languages)]


def _matching(found: Sequence[Reading], topics: Sequence[Topic]) -> tuple[list[Reading], dict[str, Match]]:
    """Those that do match a topic, with their best match each; all of them where no topic is given. Of round-ups what matches."""
    matches: dict[str, Match] = {}
    for reading in found:
        fitting = [fit for topic in topics if (fit := match(topic, reading))]
        if fitting:
            matches[reading.article.id] = max(fitting, key=lambda fit: fit.score)
    kept = (on_topics(reading, topics) for reading in found if not topics or reading.article.id in matches)
    return [reading for reading in kept if reading], matches


def _grouped(desk: Desk, readings: Sequence[Reading], matches: dict[str, Match]) -> tuple[Story, ...]:
    weights = {article_id: fit.score for article_id, fit in matches.items()}
    return group_stories(readings, now=desk.clock(), relevance=weights)


async def _beyond(
    desk: Desk, subscription: Subscription, topics: Sequence[Topic], window: Window, known: Collection[str]
) -> tuple[str, ...]:
    """Matching articles past the candidates, newest first: told of by their number, and seen with it."""
    ids = await desk.news.search_ids(
        subscription.workspace_id, _words(desk, topics), window, COUNTED, unseen_by=subscription.channel
    )
    rest = [article_id for article_id in ids if article_id not in known]
    beyond: list[str] = []
    for start in range(0, len(rest), CANDIDATES):
        readings = await desk.news.readings(rest[start : start + CANDIDATES])
        kept, _ = _matching(readings, topics)
        beyond += [reading.article.id for reading in kept]
    return tuple(beyond)


async def _had(desk: Desk, subscription: Subscription, words: Sequence[Sequence[str]]) -> list[Reading]:
    """What the channel was lately told of with these words."""
    now = desk.clock()
    lately = await desk.news.search(subscription.workspace_id, words, Window(start=now - GOES_ON, end=now), CANDIDATES)
    had = await desk.outbox.seen(subscription.channel, [reading.article.id for reading in lately])
    return [reading for reading in lately if reading.article.id in had]


def _news_of(story: Story, seen: Collection[str]) -> Story | None:
    """The story told by what is new in it; None when that is nothing but copies of what was told before."""
    news = [reading for reading in (story.lead, *story.others) if reading.article.id not in seen]
    if not news:
        return None
    copies = tuple(reading for reading in story.copies if reading.article.id not in seen)
    had = tuple(reading for reading in story.readings if reading.article.id in seen)
    return replace(story, lead=news[0], others=tuple(news[1:]), copies=(*copies, *had))


async def summarized(desk: Desk, stories: Sequence[Story], *, shown: int, method: str | None, count: int) -> tuple[Story, ...]:
    """The stories with their shown leads summarised by another method than at collection, where one is asked for."""

    async def by_method(story: Story) -> Story:
        if method is None or story.lead.analysis.method == method:
            return story
        return replace(story, lead=await desk.understanding.summarize(story.lead, method=method, count=count))

    return (*[await by_method(story) for story in stories[:shown]], *stories[shown:])
