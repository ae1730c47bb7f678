"""Which of a digest's stories go on from one that its channel was told: they may go into the thread of that message."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.flows.desk import ChoosingDesk
from bot.flows.select import Selection
from bot.model.story import Story
from bot.model.workspace import Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """What goes into the channel, and by the receipt of an earlier message what goes into its thread."""

    channel: Selection
    threads: Mapping[str, Selection]


async def divide(desk: ChoosingDesk, subscription: Subscription, selection: Selection) -> Divided:
    """The selection in two, where the channel wants follow-ups in threads. Whatever is in no thread is the channel's."""
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
    told = {reading.article.id for story in selection.stories for reading in story.readings} & selection.seen
    return await desk.outbox.told_in(subscription.channel, sorted(told)) if told else {}
