"""The fate of each report of a digest's window."""

from collections.abc import Collection, Mapping, Sequence

from bot.model.balance import Arrival, Fate


def fates(arrivals: Sequence[Arrival], *, told: Collection[str], shown: Collection[str]) -> Mapping[str, Fate]:
    """The fate of every arrival, by article id. `told` are the ids that the digest's messages tell of, `shown` those they show.

    Of a story that is told only by copies the first report is none. What neither was told nor is old is OTHER here: whether it
    may still come is for whoever knows the topics.
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
