"""Problems as data: every code is said in every language, with its values and with nobody's words taken for the bot's own."""

import pickle
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose.wording import say, weave
from bot.model.errors import Unreadable, UserError
from bot.model.problems import Code, Problem, problem_of
from bot.words.catalogue import catalogue, languages

CODES = [code for code in Code if code is not Code.TEXT]
INNER = Problem(Code.NO_TIME_GIVEN)


def places(code: Code) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(catalogue("en").template(f"problem.{code}")) if name is not None]


def filled(code: Code) -> Problem:
    return Problem(code, {name: INNER if name == "problem" else f"{name}7" for name in places(code)})


def test_every_code_has_an_entry_and_every_entry_a_code() -> None:
    entries = {key.removeprefix("problem.") for key in catalogue("en").entries if key.startswith("problem.")}
    assert entries == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_problem_is_said_in_every_language_with_its_values(code: Code) -> None:
    problem = filled(code)
    said = {language: problem.say(language) for language in languages()}
    for language, words in said.items():
        assert all(f"{name}7" in words for name in places(code) if name != "problem"), words
        assert ("problem" not in places(code)) or INNER.say(language) in words
    assert len(set(said.values())) > 1, "it is English everywhere"
    assert str(problem) == said["en"]


@pytest.mark.parametrize("code", CODES)
def test_a_value_that_is_not_there_is_no_error(code: Code) -> None:
    """What an older version stored may lack what an entry has a place for today."""
    assert all(Problem(code).say(language) for language in languages())
    assert all(("…" in Problem(code).say("de")) for _ in places(code))


@given(text=st.text(), language=st.sampled_from([*languages(), "xx", ""]))
def test_what_anybody_typed_is_said_as_it_is(text: str, language: str) -> None:
    assert Problem(Code.TEXT, {"text": text}).say(language) == text
    assert text in Problem(Code.NOT_UNDERSTOOD, {"text": text}).say(language)
    assert text in Problem(Code.QUIET_HOURS_AS_IN, {"problem": Problem(Code.TEXT, {"text": text})}).say(language)


def test_an_error_says_its_problem_in_english_and_bears_it_as_data() -> None:
    error = UserError(Code.NO_TIME_GIVEN)
    assert (str(error), error.problem) == ("no time of day was given", INNER)
    assert UserError("already said").problem == problem_of("already said") == Problem(Code.TEXT, {"text": "already said"})


def test_an_error_comes_whole_out_of_another_process() -> None:
    error = Unreadable(Problem(Code.FEED_TOO_LARGE, {"most": 20}))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  (our own)
    assert (type(again), again.problem, str(again)) == (Unreadable, error.problem, "The feed is larger than 20 MB.")


def test_a_wording_says_its_problem_in_its_own_language() -> None:
    problem = Problem(Code.HTML_NOT_FEED)
    assert say("de", "source_problem", problem=problem) == "nicht lesbar: Das ist eine HTML-Seite, kein Feed."
    assert say("xx", "source_problem", problem=problem) == "cannot be read: This is an HTML page, not a feed."
    assert "".join(span.text for span in weave("de", "source_problem", problem=problem)) == say(
        "de", "source_problem", problem=problem
    )
