"""Turns: whoever has little to do is never kept waiting by whoever has much."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app.fair_queue import FairQueue

PUTS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=60)


def test_the_worked_example() -> None:
    queue: FairQueue[str] = FairQueue()
    for task in ("big/one/1", "big/one/2", "big/two/1", "small/inbox/1", "big/one/3", "small/inbox/2"):
        queue.put(*task.split("/")[:2], task)
    taken = [queue.take() for _ in range(len(queue))]
    assert taken == ["big/one/1", "small/inbox/1", "big/two/1", "small/inbox/2", "big/one/2", "big/one/3"]
    with pytest.raises(IndexError):
        queue.take()


@given(PUTS)
def test_nothing_is_lost_and_each_row_keeps_its_order(puts: list[tuple[str, str]]) -> None:
    queue: FairQueue[tuple[str, str, int]] = FairQueue()
    for number, (group, member) in enumerate(puts):
        queue.put(group, member, (group, member, number))
    assert len(queue.waiting()) == len(queue) == len(puts)
    taken = [queue.take() for _ in puts]
    assert Counter(taken) == Counter((*put, number) for number, put in enumerate(puts))
    for put in set(puts):
        assert [number for *whose, number in taken if tuple(whose) == put] == [n for n, one in enumerate(puts) if one == put]
    assert len(queue) == 0


@given(PUTS)
def test_between_two_turns_of_a_group_every_other_that_waits_has_one(puts: list[tuple[str, str]]) -> None:
    queue: FairQueue[str] = FairQueue()
    for group, member in puts:
        queue.put(group, member, group)
    taken = [queue.take() for _ in puts]
    for at, group in enumerate(taken):
        if group in taken[at + 1 :]:
            between = taken[at + 1 : taken.index(group, at + 1)]
            assert set(taken[at + 1 :]) - {group} <= set(between) | {group}
