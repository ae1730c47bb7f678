"""What a workspace can see in a store: the articles themselves, where the bot only looks for their places."""

from collections.abc import Sequence
from typing import Protocol

from bot.model.analysis import Reading
from bot.model.topic import Sought
from bot.model.workspace import Channel, Window
from bot.ports.news import NewsStore
from bot.ports.stories import StoryFinder


class Shelves(Protocol):
    """A store, or a desk."""

    @property
    def news(self) -> NewsStore: ...

    @property
    def story_finder(self) -> StoryFinder: ...


async def readings_in(
    shelves: Shelves,
    workspace_id: str,
    words: Sequence[Sequence[str]],
    window: Window,
    limit: int,
    *,
    unseen_by: Channel | None = None,
) -> tuple[Reading, ...]:
    """The newest articles with any of the phrases (none: all articles), each phrase given as its stems."""
    topics = [Sought(required=(tuple(map(tuple, words)),))] if words else []
    found = await shelves.story_finder.find(workspace_id, topics, window, limit, unseen_by=unseen_by)
    return await shelves.news.readings([report.article_id for report in found])
