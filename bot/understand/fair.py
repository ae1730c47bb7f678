"""Chooses the stories that are shown in full: the best, but news first, and with room for every outlet and topic."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many stories are `shown` in full, and how many of them may be of one outlet or one topic as long as there are others
    (`most`; 0: any number)."""

    shown: int = 5
    most: int = 0


def fairly(
    ranked: Sequence[T], share: Share, *, of: Callable[[T], Collection[str]], stands_apart: Callable[[T], bool]
) -> tuple[tuple[T, ...], dict[int, str]]:
    """The stories in the order in which they are told, and of those that others were let before, by place: whose share was full.

    `ranked` are given best first, `of` names the outlet and the topic that a story belongs to. What stands apart from the news
    (an opinion, a round-up) comes first only where there is nothing else. Room that nobody else wants is filled all the same.
    """
    news = next((place for place, item in enumerate(ranked) if not stands_apart(item)), 0)
    taken: Counter[str] = Counter()
    chosen: list[int] = []
    full: dict[int, str] = {}
    for place in sorted(range(len(ranked)), key=lambda place: (place != news, place)):
        if len(chosen) == share.shown:
            break
        owners = of(ranked[place])
        over = next((owner for owner in owners if share.most and taken[owner] >= share.most), None)
        if over is not None:
            full[place] = over
            continue
        taken.update(owners)
        chosen.append(place)
    spare = list(full)[: share.shown - len(chosen)]
    first = dict.fromkeys([*chosen, *spare])
    order = [*first, *(place for place in range(len(ranked)) if place not in first)]
    given_way = {at: full[place] for at, place in enumerate(order) if place in full and not spare}
    return tuple(ranked[place] for place in order), given_way


def outlet_alone(outlets: Iterable[str]) -> tuple[str, ...]:
    """The outlet of a story, given those of its reports, that nobody else tells; () where several do: it is no one's then."""
    told_by = set(outlets)
    return tuple(told_by) if len(told_by) == 1 else ()
