"""Dates as publishers write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.parse.feed.dates import LONGEST_DATE, ZONES, parse_date

NOON = datetime(2026, 3, 9, 12, 30, 15, tzinfo=UTC)
MINUTE = NOON.replace(second=0)
MIDNIGHT = datetime(2026, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mon, 09 Mar 2026 12:30:15 GMT", NOON),
        ("Mon, 9 Mar 2026 12:30:15 +0000", NOON),
        ("Mon, 09 Mar 2026 07:30:15 EST", NOON),
        ("Mon, 09 Mar 2026 08:30:15 EDT", NOON),
        ("Mon, 09 Mar 2026 14:30:15 +0200", NOON),
        ("Mon, 09 Mar 2026 14:30:15 +02:00", NOON),
        ("Mon, 09 Mar 2026 13:30:15 CET", NOON),
        ("Mon, 09 Mar 2026 07:00:15 -0530", NOON),
        ("Mon,09 March 2026 12:30 UT", MINUTE),
        ("09 Mar 26 12:30:15 Z", NOON),
        ("Monday, March 9, 2026 12:30:15 PM", NOON),
        ("March 9, 2026, 7:30 am EST", MINUTE),
        ("Mon Mar  9 12:30:15 2026", NOON),
        ("Mon Mar  9 12:30:15 UTC 2026", NOON),
        ("9 Mar 2026", MIDNIGHT),
        ("09-Mar-2026 12:30:15 GMT", NOON),
        ("2026-Mar-09 12:30:15", NOON),
        ("Mon, 09 Mar 2026 00:00:00 -0800", datetime(2026, 3, 9, 8, tzinfo=UTC)),
        ("Mon, 09 Mar 2026 00:00 +0530", datetime(2026, 3, 8, 18, 30, tzinfo=UTC)),
        ("Mar 9, 2026 12:00 AM", MIDNIGHT),
        ("Mon, 09 Mar 2026 24:00:00 GMT", datetime(2026, 3, 10, tzinfo=UTC)),
        ("2026-03-09T12:30:15Z", NOON),
        ("2026-03-09T12:30:15.123456789Z", NOON),
        ("2026-03-09T14:30:15+02:00", NOON),
        ("2026-03-09T14:30:15+0200", NOON),
        ("2026-03-09T14:30:15+02", NOON),
        ("2026-03-09 12:30:15", NOON),
        ("2026-03-09 12:30:15 UTC", NOON),
        ("2026-03-09 07:30:15 EST", NOON),
        ("2026-03-09 14:30:15 GMT+2", NOON),
        ("20260309T123015Z", NOON),
        ("2026-03-09T12:30Z", MINUTE),
        ("2026-03-09", MIDNIGHT),
        ("2026-03", datetime(2026, 3, 1, tzinfo=UTC)),
        ("  2026-03-09T12:30:15Z\n", NOON),
        ("1999-12-31T23:59:60Z", datetime(1999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("31 Dec 49 00:00 GMT", datetime(2049, 12, 31, tzinfo=UTC)),
        ("31 Dec 99 00:00 GMT", datetime(1999, 12, 31, tzinfo=UTC)),
    ],
)
def test_a_date_is_read(text: str, moment: datetime) -> None:
    assert parse_date(text) == moment


@pytest.mark.parametrize(
    "text",
    ["", "soon", "Thursday", "March", "12:30", "0001-01-01T00:00:00Z", "31 Feb 2026 10:00 GMT", "2026-13-01", "2026-02-30",
     "9 Mar 2026 12:99 GMT", "1969-12-31", "2201-01-01", "2026-03-09T25:00Z",
     "12/05/2025 14:30", "12-05-2025", "maybe on the 9th of 2026", "martes", "a marked 9 of 2026", "123", "31.02.2026"],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Ke, 30 Lok 2024 11:34:37 +0000", "2024-10-30T11:34:37"),
        ("30. lokakuuta 2024 klo 14.30", "2024-10-30T14:30"),
        ("ke 11 mar 2026 09:00", "2026-11-11T09:00"),
        ("Mo, 05 Mai 2025 11:41:36 +0200", "2025-05-05T09:41:36"),
        ("Di, 10 Dez 2024 08:00:00 +0100", "2024-12-10T07:00"),
        ("5. März 2026, 14:30 Uhr", "2026-03-05T14:30"),
        ("Do., 1. Jänner 2026", "2026-01-01"),
        ("lun., 12 févr. 2024 10:00:00 +0100", "2024-02-12T09:00"),
        ("mar. 3 mars 2026 19h56", "2026-03-03T19:56"),
        ("le 1er août 2026 à 8 h", "2026-08-01T08:00"),
        ("mar, 02 ene 2024 19:56:51 +0000", "2024-01-02T19:56:51"),
        ("mar, 24 nov 2026 19:56:51 +0000", "2026-11-24T19:56:51"),
        ("martes, 3 de marzo de 2026, 7:05 p. m.", "2026-03-03T19:05"),
        ("sáb, 12 sept 2026 10:00", "2026-09-12T10:00"),
        ("Seg, 05 Ago 2024 19:56:51 -0300", "2024-08-05T22:56:51"),
        ("sex, 2 de outubro de 2026", "2026-10-02"),
        ("mar 3 marzo 2026 10:00", "2026-03-03T10:00"),
        ("gio 4 giu 2026 10:00", "2026-06-04T10:00"),
        ("ma 9 mrt 2026 10:00", "2026-03-09T10:00"),
        ("pt., 5 wrz 2025 10:00", "2025-09-05T10:00"),
        ("12 stycznia 2026", "2026-01-12"),
        ("4. července 2026", "2026-07-04"),
        ("4. června 2026", "2026-06-04"),
        ("3 Ağustos 2026 Pazartesi", "2026-08-03"),
        ("Пт, 12 апр 2024 10:00:00 +0300", "2024-04-12T07:00"),
        ("9 мая 2026 г., 12:00", "2026-05-09T12:00"),
        ("Сер, 5 лют 2025 10:00:00 +0200", "2025-02-05T08:00"),
        ("5 серпня 2026", "2026-08-05"),
        ("24 листопада 2026, 18:00", "2026-11-24T18:00"),
        ("الثلاثاء، 24 نوفمبر 2026 19:56", "2026-11-24T19:56"),
        ("٢٤ تشرين الثاني ٢٠٢٦", "2026-11-24"),
        ("3 كانون الأول 2026 7:30 م", "2026-12-03T19:30"),
        ("2024年5月3日 10:20", "2024-05-03T10:20"),
        ("2026年11月24日（火）午後7時56分", "2026-11-24T19:56"),
        ("2026년 11월 24일 오후 7:56", "2026-11-24T19:56"),
        ("Sun, 15 Dec 2024 12:15 PM", "2024-12-15T12:15"),
        ("2024-12-15 8:15 PM", "2024-12-15T20:15"),
        ("8:15 p.m., Dec. 15, 2024", "2024-12-15T20:15"),
        ("Tue, 18 Sept 2018 15:53:56 +0300", "2018-09-18T12:53:56"),
        ("25/05/2025 14:30", "2025-05-25T14:30"),
        ("05/25/2025 2:30 PM", "2025-05-25T14:30"),
        ("05/05/2025", "2025-05-05"),
        ("25.05.2025 14:30", "2025-05-25T14:30"),
        ("12.05.2025 14:30", "2025-05-12T14:30"),
        ("1.5.26, 14:30 Uhr", "2026-05-01T14:30"),
        ("2025/05/25 14:30", "2025-05-25T14:30"),
        ("2025. 5. 25. 14:30", "2025-05-25T14:30"),
        ("20250525143000", "2025-05-25T14:30"),
        ("1733000000", "2024-11-30T20:53:20"),
        ("1733000000123", "2024-11-30T20:53:20"),
        ("1733000000.0", "2024-11-30T20:53:20"),
        ("2026-03-09T13:30:00+01:00[Europe/Paris]", "2026-03-09T12:30"),
    ],
)
def test_a_date_is_read_in_its_publishers_own_way(text: str, moment: str) -> None:
    assert parse_date(text) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_every_named_zone_is_understood_in_both_forms() -> None:
    for name, minutes in ZONES.items():
        spoken, iso = parse_date(f"09 Mar 2026 12:30:15 {name.upper()}"), parse_date(f"2026-03-09 12:30:15 {name.upper()}")
        assert spoken is not None
        assert (NOON - spoken).total_seconds() == minutes * 60, name
        assert iso == spoken, name


def test_only_the_beginning_of_an_endless_text_is_looked_at() -> None:
    assert parse_date("2026-03-09" + " " * LONGEST_DATE + "x") == MIDNIGHT
    assert parse_date("9 Mar" + " " * LONGEST_DATE + "2026") is None


@given(st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2199, 12, 30)), st.integers(-12 * 60, 14 * 60))
@settings(max_examples=50)
def test_both_standards_say_the_same(moment: datetime, east: int) -> None:
    aware = moment.replace(microsecond=0, tzinfo=UTC)
    sign, hours, minutes = "-" if east < 0 else "+", *divmod(abs(east), 60)
    local = datetime.fromtimestamp(aware.timestamp() + east * 60, tz=UTC)
    offset = f"{sign}{hours:02}{minutes:02}"
    assert parse_date(local.strftime("%a, %d %b ") + f"{local.year:04} " + local.strftime("%H:%M:%S ") + offset) == aware
    assert parse_date(local.strftime("%Y-%m-%dT%H:%M:%S") + offset) == aware


@given(st.text(alphabet="0123456789:-+ TZaApPmMJjuneGMT.,/٣年月日h", max_size=40))
@settings(max_examples=50)
def test_no_text_raises(text: str) -> None:
    moment = parse_date(text)
    assert moment is None or moment.tzinfo is UTC
