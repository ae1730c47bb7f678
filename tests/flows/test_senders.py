"""How many messages a process sends at once, and when it sends none."""

import asyncio

import pytest

from bot.flows.senders import Senders


def taken(senders: Senders, times: int) -> list[bool]:
    """Which of so many that ask one after the other, and keep it, get a slot."""
    if not times:
        return []
    with senders.acquire() as free:
        return [free, *taken(senders, times - 1)]


def test_eight_at_once_and_all_places_are_free_again() -> None:
    senders = Senders()
    for _ in range(2):
        assert taken(senders, 10) == [True] * 8 + [False] * 2
    assert senders.free == 8


def test_who_is_closed_or_held_starts_nothing() -> None:
    senders = Senders()
    senders.hold()
    assert taken(senders, 1) == [False]
    senders.go_on()
    assert taken(senders, 1) == [True]
    senders.close()
    senders.go_on()
    assert taken(senders, 1) == [False]


def test_a_place_is_free_again_whatever_happened() -> None:
    senders = Senders(1)

    def break_off() -> None:
        with senders.acquire() as free:
            raise ValueError(f"broken off, {free}")

    for _ in range(2):
        with pytest.raises(ValueError, match="broken off, True"):
            break_off()
    assert taken(senders, 1) == [True]


def test_a_message_is_on_its_way_once() -> None:
    senders = Senders()
    with senders.sending("a") as first, senders.sending("a") as second, senders.sending("b") as other:
        assert (first, second, other) == (True, False, True)
    with senders.sending("a") as again:
        assert again


async def test_who_is_held_breaks_off_what_runs_at_once() -> None:
    senders = Senders()

    async def send() -> None:
        async with senders.within(60):
            await asyncio.Event().wait()

    sending = [asyncio.create_task(send()) for _ in range(2)]
    await asyncio.sleep(0)
    senders.hold()
    async with asyncio.timeout(5):
        assert [type(problem) for problem in await asyncio.gather(*sending, return_exceptions=True)] == [TimeoutError] * 2
    senders.hold()
    async with senders.within(60):
        pass
