"""Which stories a digest or a brief is made of: the one selection that both use, so that they answer alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.flows.desk import Desk
from bot.model.analysis import Reading
from bot.model.story import Story
from bot.model.topic import Match, Topic
from bot.model.workspace import Channel, Window
from bot.understand.stories import group_stories
from bot.understand.topics import match, search_words

CANDIDATES = 300
"""Newest matching articles that are looked at; grouping more in one digest would tell a reader nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Stories, best first; the articles that they hold; and why each article is among them."""

    stories: tuple[Story, ...]
    readings: tuple[Reading, ...]
    matches: dict[str, Match]


async def select_stories(
    desk: Desk,
    workspace_id: str,
    topics: Sequence[Topic],
    window: Window,
    *,
    published_after: datetime | None = None,
    archive_age: timedelta | None = None,
    unseen_by: Channel | None = None,
    limit: int = CANDIDATES,
) -> Selection:
    """Stories from articles stored in the window that match any of the topics (none given: all articles).

    `published_after` leaves out articles that say they are older. `archive_age` leaves out those that were older than that
    when they came: what the first visit to a feed brings up from its archive is for search, not for a digest.
    `unseen_by` leaves out what that channel has been sent, or has waiting.
    """
    words = [alternative for topic in topics for alternative in search_words(topic, desk.languages)]
    found = await desk.news.search(workspace_id, words, window, limit)
    seen = await desk.outbox.seen(unseen_by, [reading.article.id for reading in found]) if unseen_by else frozenset()
    matches: dict[str, Match] = {}
    kept: list[Reading] = []
    for reading in found:
        article = reading.article
        published = article.published or article.fetched
        is_old = published_after is not None and published < published_after
        is_archive = archive_age is not None and article.fetched - published > archive_age
        if article.id in seen or is_old or is_archive:
            continue
        fitting = [fit for topic in topics if (fit := match(topic, reading))]
        if fitting:
            matches[article.id] = max(fitting, key=lambda fit: fit.score)
        if fitting or not topics:
            kept.append(reading)
    weights = {article_id: fit.score for article_id, fit in matches.items()}
    stories = group_stories(kept, now=desk.clock(), relevance=weights)
    return Selection(stories=stories, readings=tuple(kept), matches=matches)


async def summarized(desk: Desk, stories: Sequence[Story], *, shown: int, method: str | None, count: int) -> tuple[Story, ...]:
    """The stories with their shown leads summarised by another method than at collection, where one is asked for."""

    async def by_method(story: Story) -> Story:
        if method is None or story.lead.analysis.method == method:
            return story
        return replace(story, lead=await desk.understanding.summarize(story.lead, method=method, count=count))

    return (*[await by_method(story) for story in stories[:shown]], *stories[shown:])
