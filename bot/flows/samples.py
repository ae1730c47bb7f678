"""The sample newsroom, for whoever has no source yet: its news is made up, and marked as such."""

from collections.abc import Iterable

from bot.flows.desk import SharedDesk
from bot.model.story import Story


async def is_sample(desk: SharedDesk, stories: Iterable[Story]) -> bool:
    """Whether any of this news is made up."""
    return await desk.news.any_sample({reading.article.source_id for story in stories for reading in story.readings})
