"""Schedules in words and cron: what is understood, what is refused and why, and that the stored text reads back."""

from datetime import time, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.model.errors import UserError
from bot.model.schedule import EVERY_DAY, EVERY_MONTH, WEEKEND, WORKING_DAYS, FixedTimes, Interval, Schedule
from bot.parse.schedule.read import EXAMPLES, parse_schedule

SEVEN, HALF_PAST_SEVEN, NINE, FIVE_PM = time(7), time(7, 30), time(9), time(17)


def hours(first: int, last: int) -> tuple[time, ...]:
    return tuple(time(hour) for hour in range(first, last + 1))


def interval(minutes: int, start: time = time()) -> Interval:
    return Interval(every=timedelta(minutes=minutes), start=start)


UNDERSTOOD: dict[str, Schedule] = {
    # a time alone means every day
    "7am": FixedTimes(times=(SEVEN,)),
    "7 a.m.": FixedTimes(times=(SEVEN,)),
    "12am": FixedTimes(times=(time(0),)),
    "12:30 PM": FixedTimes(times=(time(12, 30),)),
    "0730": FixedTimes(times=(HALF_PAST_SEVEN,)),
    "7 am and 5 pm": FixedTimes(times=(SEVEN, FIVE_PM)),
    "noon and midnight": FixedTimes(times=(time(0), time(12))),
    # every day
    "daily 07:00": FixedTimes(times=(SEVEN,)),
    "  Every  DAY @7.30 ": FixedTimes(times=(HALF_PAST_SEVEN,)),
    "once a day at 7": FixedTimes(times=(SEVEN,)),
    "ｄａｉｌｙ ７：００": FixedTimes(times=(SEVEN,)),
    # days of the week
    "weekdays 7:30 and 17:00": FixedTimes(times=(HALF_PAST_SEVEN, FIVE_PM), weekdays=WORKING_DAYS),
    "17:00, 7:30 every weekday": FixedTimes(times=(HALF_PAST_SEVEN, FIVE_PM), weekdays=WORKING_DAYS),
    "weekends 9": FixedTimes(times=(NINE,), weekdays=WEEKEND),
    "mon,thu 08:15": FixedTimes(times=(time(8, 15),), weekdays=(0, 3)),
    "Tues & Weds @ 9": FixedTimes(times=(NINE,), weekdays=(1, 2)),
    "Mondays at 9": FixedTimes(times=(NINE,), weekdays=(0,)),
    "weekly on monday 9": FixedTimes(times=(NINE,), weekdays=(0,)),
    "monday to friday 7:30": FixedTimes(times=(HALF_PAST_SEVEN,), weekdays=WORKING_DAYS),
    "from mon–fri at 7:30": FixedTimes(times=(HALF_PAST_SEVEN,), weekdays=WORKING_DAYS),
    "fri-mon 7": FixedTimes(times=(SEVEN,), weekdays=(0, 4, 5, 6)),
    "weekdays and saturday 9": FixedTimes(times=(NINE,), weekdays=(0, 1, 2, 3, 4, 5)),
    "mon-sun 9": FixedTimes(times=(NINE,)),
    # days of the month
    "monthly 1 09:00": FixedTimes(times=(NINE,), weekdays=(), days=(1,)),
    "monthly 1,15 at 9": FixedTimes(times=(NINE,), weekdays=(), days=(1, 15)),
    "on the 1st and 15th of each month at 9": FixedTimes(times=(NINE,), weekdays=(), days=(1, 15)),
    "monthly 29-31 9:00": FixedTimes(times=(NINE,), weekdays=(), days=(29, 30, 31)),
    "monthly 1 in nov-feb 9:00": FixedTimes(times=(NINE,), weekdays=(), days=(1,), months=(1, 2, 11, 12)),
    "weekdays in june at 9": FixedTimes(times=(NINE,), weekdays=WORKING_DAYS, months=(6,)),
    "mon or monthly 1 09:00": FixedTimes(times=(NINE,), weekdays=(0,), days=(1,)),
    # in a row
    "hourly 8-20": FixedTimes(times=hours(8, 20)),
    "hourly between 8am and 8pm": FixedTimes(times=hours(8, 20)),
    "every 2 hours from 8 to 19": FixedTimes(times=hours(8, 18)[::2]),
    "weekdays every 30m 8:00-9:30": FixedTimes(times=(time(8), time(8, 30), NINE, time(9, 30)), weekdays=WORKING_DAYS),
    "hourly 22-2": FixedTimes(times=(*hours(0, 2), time(22), time(23))),
    "hourly 8-10 and 22:30": FixedTimes(times=(*hours(8, 10), time(22, 30))),
    "every hour on sundays": FixedTimes(times=hours(0, 23), weekdays=(6,)),
    # elapsed time
    "hourly": interval(60),
    "every hour": interval(60),
    "every 6h": interval(360),
    "every 1h30m": interval(90),
    "every 5 minutes": interval(5),
    "every 24h": interval(1440),
    "every 6h from 07:00": interval(360, time(1)),
}

CRON: dict[str, Schedule] = {
    "30 7 * * 1-5": FixedTimes(times=(HALF_PAST_SEVEN,), weekdays=WORKING_DAYS),
    "30 7 * * MON-FRI": FixedTimes(times=(HALF_PAST_SEVEN,), weekdays=WORKING_DAYS),
    "0 9 * * 0": FixedTimes(times=(NINE,), weekdays=(6,)),
    "0 9 * * 7": FixedTimes(times=(NINE,), weekdays=(6,)),
    "0 9 * * 1": FixedTimes(times=(NINE,), weekdays=(0,)),
    "0 9 * * 5-7": FixedTimes(times=(NINE,), weekdays=(4, 5, 6)),
    "0 9 * * fri-sun": FixedTimes(times=(NINE,), weekdays=(4, 5, 6)),
    "0 9 * * 0-6": FixedTimes(times=(NINE,)),
    "0 9 ? * ?": FixedTimes(times=(NINE,)),
    "0 7,17 * * *": FixedTimes(times=(SEVEN, FIVE_PM)),
    "0 9 1,15 * *": FixedTimes(times=(NINE,), weekdays=(), days=(1, 15)),
    "0 9 1 jan,7 *": FixedTimes(times=(NINE,), weekdays=(), days=(1,), months=(1, 7)),
    "0 9 29 2 *": FixedTimes(times=(NINE,), weekdays=(), days=(29,), months=(2,)),
    "0 8-20 * * *": FixedTimes(times=hours(8, 20)),
    "0 */6 * * *": FixedTimes(times=(time(0), time(6), time(12), time(18))),
    "0 20/2 * * *": FixedTimes(times=(time(20), time(22))),
    "*/30 9 * * *": FixedTimes(times=(NINE, time(9, 30))),
    "0 9 */10 * *": FixedTimes(times=(NINE,), weekdays=(), days=(1, 11, 21, 31)),
    # both day fields: either fits, as in crontab(5)
    "0 9 1 * mon": FixedTimes(times=(NINE,), weekdays=(0,), days=(1,)),
    "0 9 1-31 * mon": FixedTimes(times=(NINE,)),
    # evenly round the clock every day: elapsed time
    "0 * * * *": interval(60),
    "15 * * * *": interval(60, time(0, 15)),
    "*/20 * * * *": interval(20),
    "5,35 0-23 * * *": interval(30, time(0, 5)),
    # not evenly, or not every day: the wall clock
    "0 * * * 1": FixedTimes(times=hours(0, 23), weekdays=(0,)),
}

REFUSED = {
    # not understood
    "fortnightly 9": "“fortnightly” was not understood",
    "twice a day": "“twice” was not understood",
    "every day except sunday 9": "“except” was not understood",
    "every 2 days": "“every 2” needs minutes or hours",
    "every 2 weeks mon 9": "“every 2” needs minutes or hours",
    "daily 7:00 !": "“!” was not understood",
    "day 9": "“day” was not understood",
    "mo 9": "“mo” was not understood",
    "tägglich 7 Uhr": "“tägglich” was not understood",
    "7 Uhr tägglich": "“uhr” was not understood",
    "щоденьно 7:00": "“щоденьно” was not understood",
    "每天 7:00": "“每天” was not understood",
    "6 mär 9": "“mär” was not understood",
    # no time, or no such time or day
    "": "no time of day",
    "daily": "no time of day",
    "monthly 1 9": "no time of day",
    "7:60": "“7:60” is no time of day",
    "24:00": "“24:00” is no time of day",
    "13pm": "“13pm” is no time of day",
    "0am": "“0am” is no time of day",
    "730": "“730” is no time of day",
    "monthly 32 9:00": "“32” is no day of the month",
    "monthly 0 9:00": "“0” is no day of the month",
    # open, or to be read in two ways
    "weekly 9": "“weekly” does not say on which day",
    "monthly 09:00": "“monthly” does not say on which day",
    "daily 7h": "a step begins with “every”",
    "6h": "a step begins with “every”",
    "may 1 9:00": "could be a day or an hour",
    "1 may 9:00": "could be a day or an hour",
    "daily until 8": "a beginning and an end",
    "hourly between 8, 20": "a beginning and an end",
    "2026-11-20 9:00": "a beginning and an end",
    "mon 9:00, thu 17:00": "share the same times",
    "1st monday 9": "“or”",
    "mon or tue 9": "“or”",
    "daily mon 9": "“daily” already says all days",
    "daily 8-20": "needs a step",
    "daily from 8": "“from” needs",
    "every 6h at 7:00": "could mean two things",
    "every 5h from 7:00": "divides the day evenly",
    "every 6h every 2h": "one step is enough",
    "weekdays hourly 22-4": "over midnight",
    "hourly 8 to": "no end",
    "hourly 8-mon": "no end",
    "monthly 5-1 9:00": "runs backwards",
    # too often, too seldom, never
    "every 0h": "five minutes at least",
    "every 4 minutes": "five minutes at least",
    "every 25h": "a day at most",
    "7:00 7:04": "more often than every five minutes",
    "monthly 31 in feb,apr 9:00": "never come",
    # cron
    "0 9 31 2 *": "never come",
    "0 9 30 2 *": "never come",
    "61 7 * * *": "“61” is no minute",
    "0 24 * * *": "“24” is no hour",
    "0 9 0 * *": "“0” is no day of the month",
    "0 9 * 13 *": "“13” is no month",
    "0 9 * * 8": "“8” is no weekday",
    "0 9 * * mon,": "“” is no weekday",
    "0 9 * * sun-mon-tue": "“sun-mon-tue” is no weekday",
    "*/0 9 * * *": "“*/0” is no minute",
    "0 17-9 * * *": "“17-9” is no hour",
    "0 9 * foo *": "“foo” is no month",
    "0 9 * *": "five fields",
    "0 0 9 * * *": "five fields",
    "0 9 */2 * 1": "crons do not agree",
    "*/4 * * * *": "more often than every five minutes",
    "*/7 9-17 * * *": "more often than every five minutes",
    "* * * * *": "more often than every five minutes",
}


@pytest.mark.parametrize("text", UNDERSTOOD | CRON)
def test_is_understood(text: str) -> None:
    assert parse_schedule(text) == (UNDERSTOOD | CRON)[text]


@pytest.mark.parametrize("text", UNDERSTOOD | CRON)
def test_its_stored_text_reads_back(text: str) -> None:
    schedule = parse_schedule(text)
    assert parse_schedule(str(schedule)) == schedule


@pytest.mark.parametrize("text", REFUSED)
def test_is_refused_with_the_reason_and_three_examples(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse_schedule(text)
    assert REFUSED[text] in str(refusal.value)
    assert all(example in str(refusal.value) for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_are_themselves_understood(example: str) -> None:
    parse_schedule(example)


@pytest.mark.parametrize(
    ("schedule", "text"),
    [
        ("every day at 7", "daily 07:00"),
        ("0 7 * * 1-5", "weekdays 07:00"),
        ("sat sun 9am", "weekends 09:00"),
        ("thu, mon at 9", "mon,thu 09:00"),
        ("0 9 1 7,1 mon", "mon or monthly 1 in jan,jul 09:00"),
        ("hourly 8-11", "daily 08:00 09:00 10:00 11:00"),
        ("hourly 8-12", "daily every 1h 08:00-12:00"),
        ("every 120 min", "every 2h"),
        ("35,5 * * * *", "every 30m from 00:05"),
    ],
)
def test_is_stored_in_one_canonical_form(schedule: str, text: str) -> None:
    assert str(parse_schedule(schedule)) == text


def test_a_text_of_2000_characters_is_read_and_one_more_is_not() -> None:
    text = "daily 07:00"
    assert parse_schedule(text + " " * (2000 - len(text))) == parse_schedule(text)
    with pytest.raises(UserError, match="too long"):
        parse_schedule(text + " " * (2001 - len(text)))


def some_of(values: tuple[int, ...], least: int = 0) -> st.SearchStrategy[tuple[int, ...]]:
    return st.sets(st.sampled_from(values), min_size=least).map(lambda chosen: tuple(sorted(chosen)))


@st.composite
def fixed_times(draw: st.DrawFn) -> FixedTimes:
    """Canonical ones, as the parser makes them."""
    in_fives = some_of(tuple(range(0, 1440, 5)), least=1)
    shift = draw(st.integers(0, 4))
    times = tuple(time((at + shift) // 60, (at + shift) % 60) for at in draw(in_fives))
    weekdays, days = draw(some_of(EVERY_DAY)), draw(some_of(tuple(range(1, 29))))
    assume(weekdays or days)
    assume(not (len(weekdays) == 7 and days))
    return FixedTimes(times=times, weekdays=weekdays, days=days, months=draw(some_of(EVERY_MONTH, least=1)))


intervals = st.one_of(
    st.integers(5, 1440).map(interval),
    st.sampled_from([minutes for minutes in range(5, 1441) if 1440 % minutes == 0]).flatmap(
        lambda minutes: st.integers(0, minutes - 1).map(lambda start: interval(minutes, time(start // 60, start % 60)))
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(fixed_times(), intervals))
def test_every_schedule_reads_back_from_its_text(schedule: Schedule) -> None:
    assert parse_schedule(str(schedule)) == schedule


def test_the_longest_canonical_text_reads_back() -> None:
    times = tuple(time(minutes // 60, minutes % 60) for minutes in range(0, 1440, 5) if minutes != 720)
    schedule = FixedTimes(times=times, weekdays=(0, 1, 2, 3, 4, 6), days=tuple(range(1, 31)), months=EVERY_MONTH[1:])
    assert parse_schedule(str(schedule)) == schedule


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789:-*/,@. dailymonwekstfrhpg\n?", max_size=60))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        schedule = parse_schedule(text)
    except UserError:
        return
    assert parse_schedule(str(schedule)) == schedule


IN_OTHER_LANGUAGES = {
    "täglich 07:00": "daily 07:00",
    "taeglich um 7 Uhr": "daily 07:00",
    "montags 9 Uhr": "mon 09:00",
    "werktags um 7:30 und 17 Uhr": "weekdays 07:30 17:00",
    "samstags 8 Uhr abends": "sat 20:00",
    "montags und freitags 8 Uhr 30": "mon,fri 08:30",
    "alle 6 Stunden": "every 6h",
    "todos los días a las 7:00": "daily 07:00",
    "lunes y jueves a las 9": "mon,thu 09:00",
    "cada 6 horas": "every 6h",
    "tous les jours à 7h": "daily 07:00",
    "lundi et jeudi à 9h30": "mon,thu 09:30",
    "todos os dias às 7h": "daily 07:00",
    "segunda e quinta às 9h": "mon,thu 09:00",
    "щодня о 07:00": "daily 07:00",
    "по буднях о 7:30 і 17:00": "weekdays 07:30 17:00",
    "кожні 6 годин": "every 6h",
    "يوميًا الساعة ٠٧:٠٠": "daily 07:00",
    "الإثنين والخميس الساعة 9": "mon,thu 09:00",
    "كل 6 ساعات": "every 6h",
}


@pytest.mark.parametrize(("typed", "meant"), IN_OTHER_LANGUAGES.items())
def test_times_are_typed_in_the_languages_that_the_bot_speaks(typed: str, meant: str) -> None:
    assert parse_schedule(typed) == parse_schedule(meant)
