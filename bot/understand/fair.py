"""Chooses the stories that are shown in full: the best, with news first and room for every outlet and topic."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many stories are `shown` in full, and the `most` of them from one outlet or topic while others wait (0: no limit)."""

    shown: int = 5
    most: int = 0


def fairly(
    ranked: Sequence[T], share: Share, *, of: Callable[[T], Collection[str]], stands_apart: Callable[[T], bool]
) -> tuple[tuple[T, ...], dict[int, str]]:
    """The stories in the order they are told; and by position the outlet or topic whose full share put a story back.

    `ranked` are the stories, best first. `of` gives the outlet and topics of a story. A story that `stands_apart` (an
    opinion, a round-up) comes first only if there is no news. Room that no other story needs is filled anyway.
    """
    news = next((place for place, item in enumerate(ranked) if not stands_apart(item)), 0)
    taken: Counter[str] = Counter()
    chosen: list[int] = []
    full: dict[int, str] = {}
    for place in (news, *range(news), *range(news + 1, len(ranked))) if ranked else ():
        if len(chosen) == share.shown:
            break
        groups = of(ranked[place])
        over = next((group for group in groups if share.most and taken[group] >= share.most), None)
        if over is not None:
            full[place] = over
            continue
        taken.update(groups)
        chosen.append(place)
    spare = list(full)[: share.shown - len(chosen)]
    first = dict.fromkeys([*chosen, *spare])
    order = [*first, *(place for place in range(len(ranked)) if place not in first)]
    put_back = {at: full[place] for at, place in enumerate(order) if place in full and not spare}
    return tuple(ranked[place] for place in order), put_back


def outlet_alone(outlets: Iterable[str]) -> tuple[str, ...]:
    """The only outlet that reports a story, given the outlets of its reports; () if there are several."""
    told_by = set(outlets)
    return tuple(told_by) if len(told_by) == 1 else ()
