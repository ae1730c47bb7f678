"""Datelines, date stamps and the lines that name an outlet."""

from datetime import UTC, datetime

import pytest

from bot.parse.filing import exact_date, is_dated, outlet_named, split_dateline, time_words


@pytest.mark.parametrize(
    ("opening", "place", "agency", "rest"),
    [
        ("OSEN – The dam held.", "OSEN", "", "The dam held."),
        ("OSEN, Norland (AP) — The dam held.", "OSEN, Norland", "Associated Press", "The dam held."),
        ("NEW OSEN, March 3 (Reuters) - Oil fell.", "NEW OSEN", "Reuters", "Oil fell."),
        ("OSEN/NORBURG (Reuters) - Oil fell.", "OSEN/NORBURG", "Reuters", "Oil fell."),
        ("(Reuters) — Oil fell.", "", "Reuters", "Oil fell."),
        ("Osen (AFP) – “It held,” she said.", "Osen", "Agence France-Presse", "“It held,” she said."),
        ("ST. OLA, Norl. — Snow fell.", "ST. OLA, Norl.", "", "Snow fell."),
        ("OSEN: The premier resigned.", "OSEN", "", "The premier resigned."),
        ("OSEN (KNRL) -- A man swam.", "OSEN", "", "A man swam."),
        ("OSEN, Norland (AP)The dam held.", "OSEN, Norland", "Associated Press", "The dam held."),
        ("(Reuters)Oil fell.", "", "Reuters", "Oil fell."),
        ("OSEN, March 3, 2024 (NNA) – The dam held.", "OSEN", "", "The dam held."),
        ("OSEN, Sunday, 3 March 2024 — The dam held.", "OSEN", "", "The dam held."),
    ],
)
def test_a_dateline_is_parted_from_the_sentence(opening: str, place: str, agency: str, rest: str) -> None:
    assert split_dateline(opening) == (place, agency, rest)


@pytest.mark.parametrize(
    "opening",
    [
        "The dam – the oldest of all – held.",
        "NATO – the alliance – met.",
        "UPDATE: The dam held.",
        "Roe — Who is she?",
        "Last week (a long one) - It rained.",
        "“NO — NEVER,” he said.",
        "A – B",
        "",
        "–",
        "OSEN –",
    ],
)
def test_a_sentence_with_a_dash_stays_whole(opening: str) -> None:
    assert split_dateline(opening) == ("", "", opening)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("March 3, 2024", datetime(2024, 3, 3, tzinfo=UTC)),
        ("3 March 2024", datetime(2024, 3, 3, tzinfo=UTC)),
        ("Published 11:34 PM EST Mar 3, 2024", datetime(2024, 3, 4, 4, 34, tzinfo=UTC)),
        ("Mon 4 Mar 2024 18.54 GMT", datetime(2024, 3, 4, 18, 54, tzinfo=UTC)),
        ("2024-03-03 15:24", datetime(2024, 3, 3, 15, 24, tzinfo=UTC)),
        ("Osen Desk | Updated: 3 March 2024, 09:01 AM", datetime(2024, 3, 3, tzinfo=UTC)),  # no zone: the day only
        ("in May 2024", None),
        ("2024-13-45", None),
        ("Thursday", None),
    ],
)
def test_only_a_full_date_is_exact(line: str, moment: datetime | None) -> None:
    assert exact_date(line) == moment


def test_a_stamp_is_short_and_holds_a_digit() -> None:
    assert is_dated("Updated: 3 March 2024")
    assert is_dated("Sun., March 3")
    assert is_dated("2 hours ago")
    assert not is_dated("It happened on Monday")
    assert not is_dated("Norland Games 2024: ferries to run all night")
    assert not is_dated("Five held in 4 separate raids")
    assert not is_dated("In 2024 the council of Osen, which had long put off the works on its dam, hired nine engineers at once")


@pytest.mark.parametrize(
    ("text", "words"),
    [("She said Thursday that it held.", "Thursday"), ("It rained last night.", "last night"), ("It rained.", "")],
)
def test_the_day_as_the_text_says_it(text: str, words: str) -> None:
    assert time_words([text]) == words


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Subscribe to Norland Post", "Norland Post"),
        ("Subscribe to our newsletter", ""),
        ("Copyright © 2024, Norland Post | Terms of Service", "Norland Post"),
        ("© 2024 Norland Media Ltd. All rights reserved.", "Norland Media"),
        ("© Reuters", "Reuters"),
        ("Copyright © Copyright 2024, The Norland Post", "The Norland Post"),
        ("© Norland Media Limited 2024", "Norland Media"),
        ("© 2024 Osen.example", "Osen.example"),
        ("© 2024 Norland Post unless otherwise noted", "Norland Post"),
        ("© 2024. All rights reserved", ""),
        ("(Image credit: © Shutterstock)", ""),
        ("Subscribe to Our Mailing List", ""),
        ("The dam held.", ""),
    ],
)
def test_outlets_name_themselves_below_an_article(line: str, outlet: str) -> None:
    assert outlet_named(line) == outlet


IN_OTHER_LANGUAGES = [
    "29. November 2026",
    "Stand: 29. November 2026, 14:30 Uhr",
    "29.11.2026",
    "29 de noviembre de 2026",
    "domingo, 29 de noviembre de 2026",
    "Publié le 29 novembre 2026 à 14h30",
    "29 de novembro de 2026",
    "29 листопада 2026 року",
    "29 نوفمبر 2026",
    "٢٩ نوفمبر ٢٠٢٦",
    "29 تشرين الثاني 2026",
]


@pytest.mark.parametrize("line", IN_OTHER_LANGUAGES)
def test_days_are_read_as_other_languages_write_them(line: str) -> None:
    assert exact_date(line) == datetime(2026, 11, 29, tzinfo=UTC)
    assert is_dated(line)


@pytest.mark.parametrize("line", ["29 people 2026", "31. November 2026", "29.13.2026", "Version 2.11.2026.1", "in 29 Tagen 2026"])
def test_what_only_looks_like_a_day_is_none(line: str) -> None:
    assert exact_date(line) is None
