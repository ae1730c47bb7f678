"""Times and dates in the reader's time zone, never more exact than the source.

An exact moment is kept in its span (`Span.at`), so that a platform can show it in each reader's zone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.compose.edition import Edition
from bot.compose.wording import say, weave
from bot.model.article import Article, ArticleKind
from bot.model.document import Span
from bot.model.workspace import Window
from bot.parse.feed.dates import is_bare_day
from bot.words.cldr import day_name, month_in_date

STALE_AFTER = timedelta(days=7)
"""Older news is shown with its age."""

_A_WEEK = 6
_TIME = "{time}"
_A_DAY, _LATE = timedelta(days=1), timedelta(minutes=10)
"""A moment so long ago is yesterday in every zone; a digest may be a little late."""


def when(moment: datetime, edition: Edition) -> Span:
    """“today 14:02”, “Tue 14:02” within six days either way, “14 Nov” within the year, else “14 Nov 2025”."""
    local, today = moment.astimezone(edition.zone), this_day(edition)
    time, zone = f"{local:%H:%M}", f"{local:%Z}"
    if local.date() == today:
        text = say(edition.language, "today", time=time)
    elif abs((local.date() - today).days) <= _A_WEEK:
        text = f"{_day_name(local.date(), edition.language)} {time}"
    else:
        text, zone = _calendar_date(local.date(), today, edition.language), ""
    return Span(text=text, at=moment, zone=zone)


def to_the_minute(moment: datetime, edition: Edition) -> Span:
    """As `when`, but always with the time of day: “19 Mar 07:00”."""
    said, local = when(moment, edition), moment.astimezone(edition.zone)
    return said if said.zone else replace(said, text=f"{said.text} {local:%H:%M}", zone=f"{local:%Z}")


def published(article: Article, edition: Edition, *, briefly: bool = False) -> tuple[Span, ...]:
    """When an article came out: exact where the source is, else what its text says, marked as such; old news with its age.

    `briefly`: the mark was set a moment ago, at another article.
    """
    language, today = edition.language, this_day(edition)
    if article.published is None:
        said = article.published_text
        marked = say(language, "said_date", text=said) if said else say(language, "no_date")
        return (Span(text=say(language, "said_day", text=said) if said and briefly else marked),)
    date_only = is_bare_day(article.published)
    day = article.published.date() if date_only else article.published.astimezone(edition.zone).date()
    exact = None if date_only else article.published
    if today - day > STALE_AFTER:
        said_day = Span(text=_calendar_date(day, today, language), at=exact)
        return weave(language, "stale", date=(said_day,), n=(today - day).days)
    if date_only:
        return (Span(text=f"{_day_name(day, language)} {_calendar_date(day, today, language)}"),)
    return (_by_the_clock(when(article.published, edition), edition.now - article.published),)


def another_day(article: Article, edition: Edition, *, briefly: bool = False) -> tuple[Span, ...]:
    """When an article came out, if that is not within the last day: “Fri”, “20 Nov (10 days old)”, or that nobody knows.

    A live page goes on by the hour, and bears its time. `briefly`: that there is no date was said a moment ago.
    """
    if article.published is None:
        is_said_again = briefly and not article.published_text
        return () if is_said_again else published(article, edition, briefly=briefly)
    if article.kind is ArticleKind.LIVE:
        return (Span(text=say(edition.language, "live") + " "), *published(article, edition))
    is_day = is_bare_day(article.published)
    day = article.published.date() if is_day else article.published.astimezone(edition.zone).date()
    yesterday = (edition.now - timedelta(days=1)).astimezone(edition.zone)
    if (day >= yesterday.date()) if is_day else (article.published >= yesterday):
        return ()
    if (this_day(edition) - day).days <= _A_WEEK:
        return (Span(text=_day_name(day, edition.language)),)
    return published(article, edition)


def since(start: datetime, edition: Edition) -> tuple[Span, ...]:
    """“since 07:00”, “since yesterday 07:00”, “since Tue 14:02”, “since 14 Nov”: the period as people would name it."""
    local, today, ago = start.astimezone(edition.zone), this_day(edition), edition.now - start
    said = when(start, edition)
    if local.date() == today:
        said = replace(said, text=f"{local:%H:%M}")
    elif local.date() == today - timedelta(days=1):
        said = replace(said, text=say(edition.language, "yesterday_at", time=f"{local:%H:%M}"))
    if abs(ago - _A_DAY) <= _LATE:
        said = replace(said, clock=say(edition.language, "yesterday_at", time=_TIME))
    return weave(edition.language, "since_when", when=(_by_the_clock(said, ago),))


def _by_the_clock(said: Span, ago: timedelta) -> Span:
    """The span of a moment less than a day ago, which its time of day names in every zone."""
    return replace(said, clock=_TIME) if timedelta() <= ago < _A_DAY - _LATE else said


def published_each(articles: Iterable[Article], edition: Edition) -> Iterator[tuple[Span, ...]]:
    """When each of these came out; only the first without a date says that there is none."""
    was_marked = False
    for article in articles:
        has_none = article.published is None and not article.published_text
        yield () if has_none and was_marked else published(article, edition, briefly=was_marked)
        was_marked = was_marked or article.published is None


def length(window: Window, *, language: str) -> str:
    """How long a window is: “last 5 min” under an hour, “last hour” or “last 24 h” up to two days, “last 3 days” beyond."""
    minutes = max(1, round((window.end - window.start) / timedelta(minutes=1)))
    if minutes < 60:
        return say(language, "last_minutes", n=minutes)
    hours = round(minutes / 60)
    return say(language, "last_hours", n=hours) if hours <= 48 else say(language, "last_days", n=round(hours / 24))


def upcoming(next_run: datetime | None, edition: Edition) -> tuple[Span, ...]:
    """“next digest Tue 07:00”, or nothing when none is planned; a time that has passed is not shown."""
    if next_run is None or next_run <= edition.now:
        return ()
    return weave(edition.language, "next_digest", when=(replace(when(next_run, edition), ahead=True),))


def this_day(edition: Edition) -> date:
    """The day in the edition's zone."""
    return edition.now.astimezone(edition.zone).date()


def _day_name(day: date, language: str) -> str:
    return day_name(language, day.weekday())


def _calendar_date(day: date, today: date, language: str) -> str:
    month = month_in_date(language, day.month)
    if day.year == today.year:
        return say(language, "calendar_date", n=day.day, month=month)
    return say(language, "calendar_date_of", n=day.day, month=month, year=day.year)
