"""What became of each report of a digest's window."""

from collections.abc import Collection, Mapping, Sequence

from bot.model.balance import Arrival, Fate


def fates(arrivals: Sequence[Arrival], *, told: Collection[str], shown: Collection[str]) -> Mapping[str, Fate]:
    """The fate of every arrival, by article id. `told` are the ids that the digest's messages tell of, `shown` those they show.

    Of a story that is told only by copies the first report is none. What neither was told nor is old is OTHER here: whether it
    may still come is for whoever knows the topics.
    """
    mine = [one for one in arrivals if one.article_id in told]
    in_own_words = {one.story for one in mine if not one.is_copy}
    first = {one.story: one.article_id for one in reversed(mine) if one.story not in in_own_words}
    on_page = {one.story for one in mine if one.article_id in shown}
    had_before = {one.story for one in arrivals if one.was_told and one.article_id not in told}

    def fate(one: Arrival) -> Fate:
        if one.article_id not in told:
            return Fate.OLD if one.is_old else Fate.HAD if one.was_told else Fate.OTHER
        if one.article_id in shown:
            return Fate.TOLD
        adds_nothing = one.is_copy and (first.get(one.story) != one.article_id or one.story in had_before)
        if adds_nothing:
            return Fate.COPIES
        return Fate.TOLD if one.story in on_page else Fate.COUNTED

    return {one.article_id: fate(one) for one in arrivals}
