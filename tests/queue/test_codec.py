"""Jobs survive the queue."""

from datetime import timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import BotError
from bot.model.job import CollectSource, DeliverDue, Job, PublishDigest, RaiseAlerts
from bot.queue import codec

ZONES = st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))
JOBS: st.SearchStrategy[Job] = st.one_of(
    st.builds(CollectSource, source_id=st.text()),
    st.builds(PublishDigest, subscription_id=st.text(), slot=st.datetimes(timezones=ZONES)),
    st.builds(RaiseAlerts, article_ids=st.lists(st.text()).map(tuple)),
    st.builds(DeliverDue),
)


@settings(max_examples=50)
@given(JOBS)
def test_a_job_comes_back_the_same(job: Job) -> None:
    assert codec.decode(codec.encode(job)) == job


def test_a_job_of_another_version_is_refused() -> None:
    with pytest.raises(BotError, match="does not know"):
        codec.decode(b'{"job": "MakeTea"}')
