"""Problems in the database: kept as data, and raised from the sentences that stood there before."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from bot.model.delivery import DeliveryState
from bot.model.problems import Code, Problem, problem_of
from bot.store.database.columns import Trouble
from bot.store.migrations.sentences import LONGEST, as_data
from bot.store.store import open_store
from tests.growth import assert_in_proportion
from tests.store.test_upgrade import SCHEMAS, made_from

INNER = Problem(Code.NO_TIME_GIVEN)
DIALECT = sqlite.dialect()


def kept(problem: Problem | None) -> Problem | None:
    """A problem, written and read again."""
    return Trouble().process_result_value(Trouble().process_bind_param(problem, DIALECT), DIALECT)


@pytest.mark.parametrize(
    "problem",
    [
        None,
        INNER,
        problem_of("somebody's “words”\n"),
        Problem(Code.FEED_TOO_LARGE, {"most": 20}),
        Problem(Code.GIVEN_UP, {"count": 5, "problem": Problem(Code.QUIET_HOURS_AS_IN, {"problem": INNER})}),
    ],
)
def test_a_problem_is_kept_with_its_values(problem: Problem | None) -> None:
    assert kept(problem) == problem


def test_a_code_of_a_newer_version_is_told_by_its_name() -> None:
    assert Trouble().process_result_value('{"code":"moon_is_full","values":{"n":1}}', DIALECT) == problem_of("moon_is_full")


async def test_sentences_that_were_stored_become_data_and_unknown_ones_stay_as_text(tmp_path: Path) -> None:
    file = made_from(SCHEMAS / "0009.sql", tmp_path / "news.db")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("update sources set problem = 'a.example answered 404 Not Found.'")
        connection.execute("update subscriptions set problem = 'the bot was removed from the server'")
        connection.execute("update outbox set problem = 'given up after 5 attempts: “x” happened', state = 'dead'")
    store = await open_store(str(file))
    ((_, state),) = await store.news.sources("w")
    order = await store.workspaces.subscription("morning")
    (dead,) = await store.outbox.listed(DeliveryState.DEAD)
    await store.close()
    assert state.problem == Problem(Code.HOST_ANSWERED, {"host": "a.example", "status": "404 Not Found"})
    assert order is not None
    assert order.problem == Problem(Code.SERVER_REMOVED_BOT)
    assert dead.problem == Problem(Code.GIVEN_UP, {"count": "5", "problem": problem_of("“x” happened")})


async def test_no_problem_stays_none(tmp_path: Path) -> None:
    store = await open_store(str(made_from(SCHEMAS / "0009.sql", tmp_path / "news.db")))
    assert [state.problem for _, state in await store.news.sources("w")] == [None]
    await store.close()


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "no such host",
        "NO TIME OF DAY WAS GIVEN",
        "x answered y.!",
        "my topic answered 5.",
        "no topic “a”; there are: b”; there are: c",
        "no topic “a”; did you mean b?”; there are: c?",
        "the channel is gone " * 600,
    ],
)
def test_what_no_template_makes_or_two_do_stays_as_text(sentence: str) -> None:
    assert as_data(sentence) == {"code": "text", "values": {"text": sentence}}


@given(text=st.text(max_size=80))
def test_what_somebody_typed_is_kept_in_its_place(text: str) -> None:
    found = as_data(f"“{text}” was not understood")
    assert found in (
        {"code": "not_understood", "values": {"text": text}},
        {"code": "text", "values": {"text": f"“{text}” was not understood"}},
    )


@pytest.mark.parametrize("piece", ["“", "”; there are: ", " of ", "; write “22:00-07:00” or “off”", "…” has "])
def test_hostile_sentences_take_time_in_proportion(piece: str) -> None:
    assert_in_proportion(lambda size: as_data((piece * size)[:LONGEST]), 100)
