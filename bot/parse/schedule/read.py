"""Parses schedules as people type them: “weekdays 7:30 and 17:00”, “every 6h”, “30 7 * * 1-5”.

The words are read from left to right into days, months, times, spans of time and a step. What is missing or ambiguous is
refused with the reason, never guessed. Refused too are schedules more often than every five minutes, and those that would
never come.
"""

import unicodedata
from collections import deque
from dataclasses import dataclass, field
from datetime import time, timedelta
from itertools import pairwise

from bot.model.errors import UserError
from bot.model.problems import Code, Problem
from bot.model.schedule import EVERY_DAY, EVERY_MONTH, FixedTimes, Interval, Schedule
from bot.parse.schedule.cron import CronLine, is_cron, parse_cron
from bot.parse.schedule.languages import in_english
from bot.parse.schedule.tokens import Kind, Token, tokens

DAILY = "daily 07:00"
"""The default schedule."""

EXAMPLES = (DAILY, "weekdays 7:30 and 17:00", "every 6h")

_LONGEST_TEXT = 2000
_SHORTEST = 5  # minutes
_A_DAY = 24 * 60
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def parse_schedule(text: str) -> Schedule:
    """Parses words or a cron line. Raises UserError, which names what was not understood and gives three examples."""
    try:
        if len(text) > _LONGEST_TEXT:
            raise UserError(Code.SCHEDULE_TOO_LONG)
        tidy = " ".join(unicodedata.normalize("NFKC", text).lower().split())
        return _from_cron(parse_cron(tidy)) if is_cron(tidy) else _in_any_language(tidy)
    except UserError as problem:
        raise UserError(Problem(Code.SCHEDULE_AS_IN, {"problem": problem.problem})) from None


def _in_any_language(tidy: str) -> Schedule:
    """Parses words in English, else in another language. Raises UserError, which names the words as typed."""
    try:
        return _from_words(_read(tokens(tidy)))
    except UserError:
        english = in_english(tidy)
        if english == tidy:
            raise
        try:
            return _from_words(_read(tokens(english)))
        except UserError:
            pass
        raise


@dataclass(slots=True)
class _Parsed:
    """What the words have said so far. Times are in minutes; `order` records how days and times alternate."""

    weekdays: set[int] = field(default_factory=set)
    days: set[int] = field(default_factory=set)
    months: set[int] = field(default_factory=set)
    times: set[int] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)
    step: int = 0
    start: int | None = None
    marks: set[str] = field(default_factory=set)
    order: list[str] = field(default_factory=list)

    def note_order(self, to: str) -> None:
        if self.order[-1:] != [to]:
            self.order.append(to)


def _read(words: deque[Token]) -> _Parsed:
    parsed = _Parsed()
    while words:
        token = words.popleft()
        if token.kind is Kind.MARK:
            parsed.marks.add(token.text)
            continue
        if token.kind is Kind.STEP:
            if parsed.step or not _SHORTEST <= token.value <= _A_DAY:
                raise UserError(Problem(Code.NOT_ONE_STEP, {"text": token.text}))
            parsed.step = token.value
            continue
        if token.kind is Kind.NUMBER:
            token = _number(token, parsed)
        _take(token, _range_end(token, words, parsed), parsed)
        parsed.marks.discard("from")
    return parsed


def _number(token: Token, parsed: _Parsed) -> Token:
    """A bare number is a day behind “monthly”, else an hour. Beside a month's name it is ambiguous."""
    if "at" in parsed.marks or parsed.step:
        return token.as_hour()
    if "monthly" in parsed.marks:
        return token.as_day()
    parsed.marks.add("bare")
    return token.as_hour()


def _range_end(first: Token, rest: deque[Token], parsed: _Parsed) -> Token | None:
    """The end of “mon-fri”, “8 to 20” or “between 8 and 20”, removed from `rest`; None if there is no range."""
    joins = {"to", "and"} if "between" in parsed.marks else {"to"}
    if not rest or rest[0].text not in joins:
        return None
    join = rest.popleft()
    parsed.marks.discard("between")
    last = rest.popleft() if rest else None
    if last and last.kind is Kind.NUMBER:
        last = last.as_day() if first.kind is Kind.DAY else last.as_hour()
    if not last or last.kind is not first.kind:
        text = f"{first.text} {join.text} {last.text if last else ''}"
        raise UserError(Problem(Code.SPAN_WITHOUT_END, {"text": text}))
    return last


def _take(first: Token, last: Token | None, parsed: _Parsed) -> None:
    start, end = first.value, (last or first).value
    match first.kind:
        case Kind.WEEKDAY:
            parsed.weekdays |= _circle(start, end, EVERY_DAY)
            parsed.note_order("days")
        case Kind.DAYS:
            parsed.weekdays.update(first.values)
            parsed.note_order("days")
        case Kind.DAY:
            if start > end:
                raise UserError(Problem(Code.SPAN_BACKWARDS, {"text": f"{first.text}-{end}"}))
            parsed.days.update(range(start, end + 1))
            parsed.note_order("days")
        case Kind.MONTH:
            parsed.months |= _circle(start, end, EVERY_MONTH)
        case Kind.TIME if last:
            parsed.spans.append((start, end))
            parsed.note_order("times")
        case Kind.TIME if "from" in parsed.marks:
            parsed.start = start
        case Kind.TIME:
            parsed.times.add(start)
            parsed.note_order("times")


def _circle(first: int, last: int, around: tuple[int, ...]) -> set[int]:
    """The values from `first` to `last`, past the end of the week or year if needed."""
    return {around[(at - around[0]) % len(around)] for at in range(first, last + 1 + (len(around) if last < first else 0))}


def _from_words(parsed: _Parsed) -> Schedule:
    _refuse_unclear(parsed)
    if parsed.step and not (parsed.weekdays or parsed.days or parsed.months or parsed.spans):
        return _interval(parsed.step, parsed.start)
    times = set(parsed.times)
    if parsed.step:
        for start, end in parsed.spans or [(0, _A_DAY - 1)]:
            times |= _stepped(start, end, parsed.step)
    weekdays = parsed.weekdays or (set() if parsed.days else set(EVERY_DAY))
    return _fixed_times(times, weekdays, parsed.days, parsed.months or set(EVERY_MONTH))


def _stepped(start: int, end: int, step: int) -> set[int]:
    return {at % _A_DAY for at in range(start, end + 1 + (_A_DAY if end < start else 0), step)}


def _refuse_unclear(parsed: _Parsed) -> None:
    if bool(parsed.weekdays and parsed.days) != ("or" in parsed.marks):
        raise UserError(Code.OR_OUT_OF_PLACE)
    if "daily" in parsed.marks and (parsed.days or parsed.weekdays):
        raise UserError(Code.DAILY_WITH_DAYS)
    if parsed.months and "bare" in parsed.marks:
        raise UserError(Code.NUMBER_BESIDE_MONTH)
    if parsed.marks & {"to", "between"}:
        raise UserError(Code.SPAN_INCOMPLETE)
    if "weekly" in parsed.marks and not parsed.weekdays:
        raise UserError(Code.WEEKLY_WITHOUT_DAY)
    if "monthly" in parsed.marks and not parsed.days:
        raise UserError(Code.MONTHLY_WITHOUT_DAY)
    if len(parsed.order) > 2:
        raise UserError(Code.DAYS_WITH_DIFFERENT_TIMES)
    if parsed.spans and not parsed.step:
        raise UserError(Code.SPAN_WITHOUT_STEP)
    if parsed.start is not None and (not parsed.step or parsed.weekdays or parsed.spans or parsed.times):
        raise UserError(Code.FROM_WITHOUT_END)
    if parsed.step and parsed.times and not parsed.spans:
        raise UserError(Code.STEP_WITH_TIME)
    if not (parsed.step or parsed.times):
        raise UserError(Code.NO_TIME_GIVEN)
    if any(end < start for start, end in parsed.spans) and (parsed.weekdays or parsed.days):
        raise UserError(Code.SPAN_OVER_MIDNIGHT)


def _interval(minutes: int, start: int | None) -> Interval:
    if minutes < _SHORTEST:
        raise UserError(Code.TOO_OFTEN)
    if start is not None and _A_DAY % minutes:
        raise UserError(Code.STEP_DOES_NOT_DIVIDE_DAY)
    return Interval(every=timedelta(minutes=minutes), start=_clock((start or 0) % minutes))


def _from_cron(line: CronLine) -> Schedule:
    """A line that runs evenly round the clock every day is an interval; any other has times of the wall clock."""
    gaps = {later - earlier for earlier, later in pairwise((*line.minutes, line.minutes[0] + 60))}
    round_the_clock = len(line.hours) == 24 and len(gaps) == 1
    if round_the_clock and (line.weekdays, line.days, line.months) == (EVERY_DAY, (), EVERY_MONTH):
        return _interval(gaps.pop(), line.minutes[0])
    times = {hour * 60 + minute for hour in line.hours for minute in line.minutes}
    return _fixed_times(times, set(line.weekdays), set(line.days), set(line.months))


def _fixed_times(times: set[int], weekdays: set[int], days: set[int], months: set[int]) -> FixedTimes:
    """The schedule in canonical form, after a check that it ever comes, and not too often."""
    if not weekdays and not any(day <= _LONGEST_MONTHS[month - 1] for day in days for month in months):
        raise UserError(Code.NO_SUCH_DAY)
    if any(later - earlier < _SHORTEST for earlier, later in pairwise(sorted(times))):
        raise UserError(Code.TOO_OFTEN)
    if len(weekdays) == 7 or len(days) == 31:
        weekdays, days = set(EVERY_DAY), set()
    return FixedTimes(
        times=tuple(_clock(minutes) for minutes in sorted(times)),
        weekdays=tuple(sorted(weekdays)),
        days=tuple(sorted(days)),
        months=tuple(sorted(months)),
    )


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
