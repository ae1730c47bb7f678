"""What became of each report that came in while a digest was made."""

from collections.abc import Collection, Mapping, Sequence

from bot.model.balance import Arrival, Fate


def fates(arrivals: Sequence[Arrival], *, told: Collection[str], shown: Collection[str]) -> Mapping[str, Fate]:
    """The fate of every arrival, by article id.

    `told` are the ids of articles that the digest's messages contain, `shown` the ids of those that they name. If only copies
    of a story are told, the first of them does not count as a copy. A report that was neither told nor is old has the fate
    OTHER: whether it may still be told depends on the topics.
    """
    mine = [arrival for arrival in arrivals if arrival.article_id in told]
    in_own_words = {arrival.story for arrival in mine if not arrival.is_copy}
    first = {arrival.story: arrival.article_id for arrival in reversed(mine) if arrival.story not in in_own_words}
    on_page = {arrival.story for arrival in mine if arrival.article_id in shown}
    had_before = {arrival.story for arrival in arrivals if arrival.was_told and arrival.article_id not in told}

    def fate(arrival: Arrival) -> Fate:
        if arrival.article_id not in told:
            return Fate.OLD if arrival.is_old else Fate.HAD if arrival.was_told else Fate.OTHER
        if arrival.article_id in shown:
            return Fate.TOLD
        adds_nothing = arrival.is_copy and (first.get(arrival.story) != arrival.article_id or arrival.story in had_before)
        if adds_nothing:
            return Fate.COPIES
        return Fate.TOLD if arrival.story in on_page else Fate.COUNTED

    return {arrival.article_id: fate(arrival) for arrival in arrivals}
