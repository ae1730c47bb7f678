"""Changes each weight that tells what is shown, and asks the tests whether they notice: `python -m tests.mutants.weights`."""

import importlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

import pytest

from tests.mutants.child import HOME, SURVIVED, forked, tested

CHANGES = (0.0, 0.7, 1.3)

_LONGEST = 600

_EXAMPLES = "tests/understand/test_weights.py"
_SPEAKERS = ("tests/understand/quotes/test_certainty.py", "tests/understand/quotes")


@dataclass(frozen=True, slots=True)
class Weights:
    """Numbers of a module, by the names that are given to them there, and the tests that are to notice."""

    module: str
    names: tuple[str, ...]
    tests: tuple[str, ...]


WEIGHTS = (
    Weights("bot.understand.lead_method", ("_CENTRAL", "_TOLD", "_HEADLINE", "_SAMENESS", "_UNINTRODUCED"), (_EXAMPLES,)),
    Weights("bot.understand.lead_method", ("_QUOTATION", "_QUESTION", "_UNFINISHED", "_HANGS"), (_EXAMPLES,)),
    Weights("bot.understand.lead_method", ("_PER_WORD_SHORT", "_PER_WORD_LONG"), (_EXAMPLES,)),
    Weights("bot.understand.rank", ("_CORROBORATION", "_RELEVANCE", "_RECENCY", "_SUBSTANCE"), (_EXAMPLES,)),
    Weights("bot.understand.quotes.choose", ("_STANDPOINT", "_DIRECT", "_LED", "_EARLY", "_TOO_LONG"), (_EXAMPLES,)),
    Weights("bot.understand.quotes.choose", ("_POINTS_ELSEWHERE", "_ASKS"), (_EXAMPLES,)),
    Weights("bot.understand.quotes.find", ("SPEAKER_FLOOR",), _SPEAKERS),
    Weights(
        "bot.understand.quotes.continued",
        ("_LABELLED", "_OF_NOUN", "_OF_FIRM_NOUN", "_OF_BODY", "_OF_PRONOUN", "_RUNS_ON", "_MAY_RUN_ON", "_SIGNED", "_PRIOR"),
        _SPEAKERS,
    ),
    Weights("bot.understand.quotes.continued", ("_LONGEST_SIGNATURE", "_LONGEST_STATEMENT"), _SPEAKERS),
    Weights("bot.understand.quotes.continued", ("LOOK_BACK", "PARAGRAPHS_BACK"), _SPEAKERS),
    Weights("bot.understand.story_board", ("SAME_STORY",), (_EXAMPLES, "tests/understand/test_stories.py")),
    Weights("bot.understand.rarity", ("shares_of_reports",), (_EXAMPLES, "tests/understand/test_stories.py")),
    Weights("bot.parse.boilerplate", ("END", "CLOSING", "FURNITURE", "BULLET", "SHORT"), ("tests/parse/test_boilerplate.py",)),
    Weights("bot.parse.boilerplate", ("OTHER_MARGIN", "REPEATED", "ALONE", "TRUNCATED"), ("tests/parse/test_boilerplate.py",)),
    Weights("bot.parse.furniture", ("LONGEST", "LONGEST_PRINT"), ("tests/parse/test_furniture.py",)),
)


def outcome(one: Weights, name: str, change: float) -> int:
    """Whether the tests notice, in a process of its own."""
    files = [str(HOME / test) for test in one.tests]
    return forked(lambda: _change(importlib.import_module(one.module), name, change), files, limit=_LONGEST)


def _change(module: object, name: str, change: float) -> None:
    held = getattr(module, name)
    held = held() if callable(held) else held
    if isinstance(held, dict):
        held.update({key: value * change for key, value in held.items()})
    else:
        setattr(
            module, name, held * change if isinstance(held, float) else ceil(held * change) if change > 1 else int(held * change)
        )


def warm_up() -> None:
    """Import once what all of them import."""
    files = sorted({str(HOME / test) for one in WEIGHTS for test in one.tests})
    pytest.main(["-q", "-q", "--collect-only", "-p", "no:cacheprovider", *files])


def run(wanted: Sequence[str]) -> Iterator[tuple[str, list[bool]]]:
    """By weight, which of its changes were noticed."""
    for one in WEIGHTS:
        for name in one.names:
            if not wanted or any(word in f"{one.module}.{name}" for word in wanted):
                yield f"{one.module}.{name}", [outcome(one, name, change) != SURVIVED for change in CHANGES]


def main() -> int:
    """1 where a change was not noticed, or where tests fail without one: then they notice nothing."""
    warm_up()
    for tests in dict.fromkeys(one.tests for one in WEIGHTS):
        if tested({}, [str(HOME / test) for test in tests], object(), limit=_LONGEST) != SURVIVED:
            print(f"fails without any change: {', '.join(tests)}")
            return 1
    is_well = True
    for name, noticed in run(sys.argv[1:]):
        cells = "  ".join(
            f"x{change:g}: {'noticed' if seen else 'MISSED'}" for change, seen in zip(CHANGES, noticed, strict=True)
        )
        print(f"{name:55} {cells}", flush=True)
        is_well = is_well and all(noticed)
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
