"""Fingerprints: copied text is found, retold news is not."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understand.fingerprint import COPIED, SHINGLE, SKETCH, fingerprint, is_copy, resemblance
from tests.growth import assert_in_proportion

WORDS = st.lists(st.sampled_from([f"w{n}" for n in range(200)]), max_size=400).map(" ".join)


def article(seed: int, length: int = 600) -> list[str]:
    return Random(seed).choices([f"word{n}" for n in range(3000)], k=length)


def print_of(words: list[str]) -> tuple[int, ...]:
    return fingerprint(" ".join(words))


def edited(words: list[str], edits: int) -> list[str]:
    changed = list(words)
    for n, place in enumerate(Random(1).sample(range(len(words)), edits)):
        changed[place] = f"edit{n}"
    return changed


def true_resemblance(a: list[str], b: list[str]) -> float:
    one, other = ({tuple(w[n : n + SHINGLE]) for n in range(len(w) - SHINGLE + 1)} for w in (a, b))
    return len(one & other) / len(one | other)


@pytest.mark.parametrize("edits", [0, 5, 20, 40, 80, 200])
def test_the_estimate_is_near_the_truth(edits):
    words = article(7)
    other = edited(words, edits)
    assert resemblance(print_of(words), print_of(other)) == pytest.approx(true_resemblance(words, other), abs=0.13)


@pytest.mark.parametrize(
    ("what", "other", "copied"),
    [
        ("the same", article(1), True),
        ("a few words edited", edited(article(1), 12), True),
        ("a credit added", [*article(1), "reporting", "by", "somebody"], True),
        ("a first paragraph added", [*article(2, 60), *article(1)], True),
        ("cut to its half", article(1)[:300], True),
        ("cut to its first quarter", article(1)[:150], True),
        ("a third of it in a longer report", [*article(3), *article(1)[:200]], False),
        ("every third word replaced", edited(article(1), 200), False),
        ("another report", article(2), False),
        ("one sentence of it", article(1)[:20], False),
        ("nothing", [], False),
    ],
)
def test_what_is_a_copy(what, other, copied):
    assert is_copy(print_of(article(1)), print_of(other)) is copied, what
    assert is_copy(print_of(other), print_of(article(1))) is copied, what


def test_fingerprints_are_the_same_on_every_machine_because_they_are_stored():
    assert fingerprint("the goat left the harbour at dawn") == (769010093, 3738341473, 3965609348, 4282660206)


def test_sketch_is_full_at_its_size_and_exact_below():
    assert len(print_of(article(1, SKETCH + SHINGLE - 1))) == SKETCH
    assert len(print_of(article(1, SKETCH + SHINGLE - 2))) == SKETCH - 1
    short, other = article(1, 50), edited(article(1, 50), 3)
    assert resemblance(print_of(short), print_of(other)) == pytest.approx(true_resemblance(short, other))


@pytest.mark.parametrize("text", ["", "   ", "one", "one two three"])
def test_tiny_texts(text):
    sketch = fingerprint(text)
    assert len(sketch) == bool(text.strip())
    assert resemblance(sketch, sketch) == float(bool(sketch))


@given(WORDS, WORDS)
@settings(max_examples=50)
def test_resemblance_is_a_symmetric_share(a, b):
    one, other = fingerprint(a), fingerprint(b)
    assert list(one) == sorted(set(one))
    assert all(0 <= value < 2**32 for value in one)
    assert resemblance(one, other) == resemblance(other, one)
    assert 0 <= resemblance(one, other) <= 1
    assert resemblance(one, one) == float(bool(one))
    assert is_copy(one, other) or resemblance(one, other) < COPIED


def test_an_endless_text_is_sketched_in_time_in_proportion():
    text = " ".join(article(5, 120_000))
    assert_in_proportion(lambda size: fingerprint(text[:size]), len(text))
