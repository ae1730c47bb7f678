"""Zones by name or city, and what is said about those that are neither."""

from zoneinfo import available_timezones

import pytest

from bot.model.errors import UserError
from bot.parse.schedule.timezone import is_timezone, parse_timezone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        (" Berlin ", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("New_York", "America/New_York"),
        ("utc", "UTC"),
        ("Singapore", "Singapore"),  # a zone of its own name wins over Asia/Singapore
        ("Buenos Aires", "America/Buenos_Aires"),
    ],
)
def test_a_zone_is_known_by_name_or_city(text: str, zone: str) -> None:
    assert parse_timezone(text).key == zone
    assert is_timezone(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Berln", "Europe/Berlin"),
        ("Europe/Berln", "Europe/Berlin"),
        ("Europe/Munich", "name a large city"),
        ("UTC+2", "name a large city"),  # Etc/GMT+2 would be two hours behind
        ("EST", "America/New_York"),  # the zone EST has no summer time
        ("CST", "America/Chicago or Asia/Shanghai"),
        ("Samoa", "Pacific/Apia or Pacific/Pago_Pago"),
        ("San Juan", "name a large city"),  # not the one in Argentina
        ("central", "US/Central"),
        ("../../etc/passwd", "name a large city"),
        ("", "name a large city"),
        ("x" * 5000, "name a large city"),
    ],
)
def test_an_unknown_or_unclear_zone_is_refused_with_advice(text: str, advice: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse_timezone(text)
    assert advice in str(refusal.value)
    assert len(str(refusal.value)) < 250


def test_every_zone_for_people_is_known_by_its_own_name() -> None:
    short = {"EST", "MST", "HST", "Factory", "localtime", "posixrules"}
    assert [zone for zone in available_timezones() - short if parse_timezone(zone).key != zone] == []


@pytest.mark.parametrize("text", ["", "Europe/", "Europe/Atlantis", "CST", "floods/trams", "x" * 5000])
def test_what_is_no_zone_for_sure_is_not_known_as_one(text: str) -> None:
    assert not is_timezone(text)
