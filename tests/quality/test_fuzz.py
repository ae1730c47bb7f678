"""A short round of every fuzz target, so that they stand ready for `make fuzz`."""

import pytest

from bot.model.errors import BotError
from tests.quality.fuzz import REFUSALS, TARGETS, TookTooLong, bounded, fuzz


@pytest.mark.parametrize("name", TARGETS)
def test_ruined_inputs_are_read_or_refused(name: str) -> None:
    fuzz(name, 5, 1)


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "page"])
def test_the_first_seed_of_each_is_read_whole(name: str) -> None:
    TARGETS[name].parse(TARGETS[name].seeds[0])


def busy() -> None:
    while True:
        pass


def test_what_keeps_a_parser_busy_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.quality.fuzz.PER_INPUT", 0.05)
    assert not issubclass(TookTooLong, REFUSALS)
    assert all(issubclass(refusal, BotError) for refusal in REFUSALS)
    with pytest.raises(TookTooLong), bounded():
        busy()
