"""Moments, durations and text on their way to a database and back."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from bot.store.database.columns import Duration, Moment, microseconds, storable

DIALECT = sqlite.dialect()
ZONES = st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(timezone)


@given(st.datetimes(timezones=ZONES, min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)))
def test_a_moment_comes_back_the_same_and_in_utc(moment: datetime) -> None:
    back = Moment().process_result_value(Moment().process_bind_param(moment, DIALECT), DIALECT)
    assert back == moment
    assert back is not None
    assert back.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        microseconds(datetime(2026, 11, 23))


@given(st.timedeltas(timedelta(0), timedelta(days=365)))
def test_a_duration_comes_back_the_same(length: timedelta) -> None:
    assert Duration().process_result_value(Duration().process_bind_param(length, DIALECT), DIALECT) == length


@given(st.text(st.characters(exclude_categories=[])))
def test_storable_text_is_utf_8_of_the_same_length(text: str) -> None:
    clean = storable(text)
    assert "\0" not in clean
    assert len(clean.encode().decode()) == len(text)
