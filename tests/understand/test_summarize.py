import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import UserError
from bot.understand.sentences import split_sentences
from bot.understand.summarize import METHODS, summarize
from tests.growth import assert_in_proportion

TEXT = [
    "The council of Norvik voted on Monday to close the old ferry pier by May. The pier has served the island since 1911.",
    "“We have waited for ten years,” said Ina Berg, who chairs the council. Repairs would have cost the town 40 million crowns.",
    "Fishermen said the closure would end the winter ferry. The ferry carries 900 people a day in winter.",
    "A new pier will open at Sandvik in June. The council will pay for buses until the Sandvik pier opens.",
]
SENTENCES = split_sentences(TEXT)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("count", [1, 3, 7, 8, 9])
def test_every_method_picks_what_was_asked_for_in_reading_order(method: str, count: int) -> None:
    picked = summarize("Norvik closes its ferry pier", SENTENCES, language="en", method=method, count=count)
    assert picked == tuple(sorted(set(picked)))
    assert len(picked) == min(count, len(SENTENCES)) or (method == "lead" and 1 <= len(picked) < count)
    assert all(0 <= index < len(SENTENCES) for index in picked)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_gives_the_same_picks_again(method: str) -> None:
    first, second = (summarize("Norvik", SENTENCES, language="en", method=method) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("texts", [[], ["One sentence only."], ["One. Two."], ["One. Two. Three."]])
def test_a_text_no_longer_than_its_summary_is_its_own_summary(method: str, texts: list[str]) -> None:
    sentences = split_sentences(texts)
    assert summarize("", sentences, language="en", method=method) == tuple(range(len(sentences)))


def test_no_sentence_asked_for_gives_none() -> None:
    assert summarize("", SENTENCES, language="en", count=0) == ()


def test_an_unknown_method_is_answered_with_the_choices_and_a_guess() -> None:
    with pytest.raises(UserError, match=r"Did you mean lexrank\?.*lead, first, lexrank, textrank"):
        summarize("", [], language="en", method="Lexrnk")
    with pytest.raises(UserError) as problem:
        summarize("", [], language="en", method="zzzz")
    assert "Did you mean" not in str(problem.value)


@pytest.mark.parametrize("method", METHODS)
def test_strange_texts_do_not_break_a_method(method: str) -> None:
    for unit in ["… 。", "The. ", "王毅说。", "a" * 5_000 + ". B ", "Nothing. "]:
        sentences = split_sentences([unit * 12, "!", "?"])
        for language in ("en", "", "zh"):
            picked = summarize("", sentences, language=language, method=method)
            assert all(0 <= index < len(sentences) for index in picked)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="abcA. “”\"?!'’\n,王", max_size=80), max_size=8), st.sampled_from([*METHODS]), st.integers(0, 5))
def test_a_summary_is_always_indexes_into_its_text(paragraphs: list[str], method: str, count: int) -> None:
    sentences = split_sentences(paragraphs)
    picked = summarize("A title", sentences, language="en", method=method, count=count)
    assert list(picked) == sorted(set(picked))
    assert len(picked) <= count
    assert bool(picked) == bool(sentences and count)
    assert all(0 <= index < len(sentences) for index in picked)


@pytest.mark.parametrize("method", METHODS)
def test_five_thousand_sentences_are_summarized_in_time_in_proportion(method: str) -> None:
    words = ["ferry", "pier", "harbour", "council", "vote", "winter", "bus", "island", "town", "crown", "storm", "night", "boat"]
    text = " ".join(
        f"The {words[n % 13]} of {words[n * 5 % 12]} {n} met the {words[n * 3 % 11]} near the {words[n * 7 % 12]}."
        for n in range(5_000)
    )
    sentences = split_sentences([text])
    assert len(sentences) == 5_000
    assert_in_proportion(lambda size: summarize("The pier", sentences[:size], language="en", method=method), 5_000)
