"""How a digest is divided: which message has which articles, and which stories go into the thread of an earlier message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.flows.desk import ChoosingDesk
from bot.flows.select import Selection
from bot.model.document import Document, shown_articles
from bot.model.story import Story
from bot.model.workspace import Subscription


def articles_by_part(parts: Sequence[Document], selection: Selection) -> list[tuple[str, ...]]:
    """For each part the articles that the channel has had once it has arrived; each new article in just one part.

    A story belongs to the first part that shows it. What is not shown (counted, or a copy of what the channel had) belongs to the
    last.
    """
    if not parts:
        return []
    part_of: dict[str, int] = {}
    for number, part in enumerate(parts):
        for article_id in shown_articles(part):
            part_of.setdefault(article_id, number)
    last = len(parts) - 1
    by_part: list[list[str]] = [[] for _ in parts]
    placed: set[str] = set(selection.seen)
    for story in selection.stories:
        ids = [reading.article.id for reading in story.readings if reading.article.id not in placed]
        by_part[min((part_of[article_id] for article_id in ids if article_id in part_of), default=last)] += ids
        placed.update(ids)
    rest = [*(reading.article.id for reading in selection.readings), *selection.beyond]
    by_part[last] += [article_id for article_id in dict.fromkeys(rest) if article_id not in placed]
    return [tuple(ids) for ids in by_part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """What goes into the channel, and, by the receipt of an earlier message, what goes into its thread."""

    channel: Selection
    threads: Mapping[str, Selection]


async def divide(desk: ChoosingDesk, subscription: Subscription, selection: Selection) -> Divided:
    """The selection split in two, where the channel wants follow-ups in threads. Stories without a thread go into the channel."""
    roots = await _roots(desk, subscription, selection) if subscription.in_threads else {}
    threads: dict[str, list[Story]] = {}
    rest: list[Story] = []
    for story in selection.stories:
        found = [roots[reading.article.id] for reading in story.readings if reading.article.id in roots]
        threads.setdefault(found[0], []).append(story) if found else rest.append(story)
    elsewhere = {reading.article.id for stories in threads.values() for story in stories for reading in story.readings}
    readings = tuple(reading for reading in selection.readings if reading.article.id not in elsewhere)
    return Divided(
        channel=replace(selection, stories=tuple(rest), readings=readings),
        threads={
            receipt: Selection(stories=tuple(stories), readings=(), matches={}, seen=selection.seen)
            for receipt, stories in threads.items()
        },
    )


async def _roots(desk: ChoosingDesk, subscription: Subscription, selection: Selection) -> Mapping[str, str]:
    before = {reading.article.id for story in selection.stories for reading in story.readings} & selection.seen
    return await desk.outbox.threads_of(subscription.channel, sorted(before)) if before else {}
