"""Lanes: which jobs wait for which. A server may delay a visit as long as it likes, and no digest must wait for it."""

from enum import StrEnum

from bot.model.job import CollectSource, Job, ReadPages, TellStories


class Lane(StrEnum):
    """Jobs that share places. The order is that in which free places are given."""

    REST = "rest"
    """Digests, alerts, messages, upkeep: nothing must delay these."""
    PAGES = "pages"
    """One place, in which several pages are read at once."""
    STORIES = "stories"
    """One place: reports get their stories one after the other."""
    VISITS = "visits"


_LANES: dict[type, Lane] = {CollectSource: Lane.VISITS, ReadPages: Lane.PAGES, TellStories: Lane.STORIES}


def lane_of(job: Job) -> Lane:
    """The lane in which a job waits."""
    return _LANES.get(type(job), Lane.REST)


def places(concurrency: int) -> dict[Lane, int]:
    """How many jobs of each lane may be at work at once: visits take two thirds of all places at most."""
    return {Lane.REST: concurrency, Lane.PAGES: 1, Lane.STORIES: 1, Lane.VISITS: max(1, 2 * concurrency // 3)}
