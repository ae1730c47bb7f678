"""Stems: inflected forms meet, and words that only begin alike do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understand.knowledge import knowledge
from bot.understand.words import query_terms, stem, terms
from tests.understand.word_forms import FORMS, OTHERS

MISSED, CONFUSED = 0.1, 1 / 30 + 0.04
"""Shares of pairs that may go wrong: no stemmer without a dictionary gets all."""


def pairs(table: str) -> list[tuple[str, str]]:
    return [(one, other) for one, other in (pair.split() for pair in table.split("|"))]


@pytest.mark.parametrize("language", FORMS)
def test_a_topic_finds_the_forms_of_its_words(language: str) -> None:
    wanted = pairs(FORMS[language])
    missed = [(one, other) for one, other in wanted if stem(one, language) != stem(other, language)]
    assert len(wanted) >= 30
    assert len(missed) <= MISSED * len(wanted), missed


@pytest.mark.parametrize("language", OTHERS)
def test_a_topic_finds_no_other_words(language: str) -> None:
    unlike = pairs(OTHERS[language])
    confused = [(one, other) for one, other in unlike if stem(one, language) == stem(other, language)]
    assert len(unlike) >= 27
    assert len(confused) <= CONFUSED * len(unlike), confused


@pytest.mark.parametrize("language", FORMS)
def test_without_a_stemmer_few_forms_meet(language: str) -> None:
    """The pairs are a test: without a stemmer they stay apart, but for a mark or an apostrophe here and there."""
    wanted = pairs(FORMS[language])
    assert sum(stem(one, "") == stem(other, "") for one, other in wanted) <= 0.15 * len(wanted)


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from(["uk", "ar", "ko", "tr", "pl", "hi", "de", "xx"]))
def test_any_word_has_a_stem_that_is_found_again(text: str, language: str) -> None:
    for spelling in query_terms(text, [language])[:1]:
        assert " ".join(spelling) == terms(text, language)
        assert all(" " not in word for word in spelling)


def test_nothing_is_known_of_what_is_no_language() -> None:
    assert not knowledge("xx")
    assert not knowledge("../de")
    assert not knowledge("")
