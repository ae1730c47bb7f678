"""The sample newsroom, which whoever has no source of their own yet is shown: its news is made up, and is marked as that."""

from collections.abc import Collection, Iterable

from bot.flows.desk import Desk
from bot.model.source import SAMPLE
from bot.model.story import Story


async def sample_ids(desk: Desk) -> frozenset[str]:
    """The sample's sources. What everybody follows is none of it."""
    shown = [source.id for source, _ in await desk.news.sources(SAMPLE)]
    return frozenset([one for one in shown if await desk.news.followers(one) == (SAMPLE,)])


def is_sample(stories: Iterable[Story], samples: Collection[str]) -> bool:
    """Whether any of this news is made up."""
    return any(reading.article.source_id in samples for story in stories for reading in story.readings)
