"""Times and dates as a reader in some time zone says them, and never more exact than the source was."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from bot.compose.wording import say
from bot.model.article import Article
from bot.model.workspace import Window

STALE_AFTER = timedelta(days=7)
"""Older news bears its age."""

_A_WEEK = 6


def when(moment: datetime, *, now: datetime, zone: tzinfo, language: str) -> str:
    """“today 14:02”, “Tue 14:02” within six days either way, “14 Nov” within the year, else “14 Nov 2025”."""
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    time = f"{local:%H:%M}"
    if local.date() == today:
        return say(language, "today", time=time)
    if abs((local.date() - today).days) <= _A_WEEK:
        return f"{_day_name(local.date(), language)} {time}"
    return _calendar_date(local.date(), today, language)


def published(article: Article, *, now: datetime, zone: tzinfo, language: str) -> str:
    """When an article came out: exact where the source is, else what its text says, marked as such; old news with its age."""
    if article.published is None:
        said = article.published_text
        return say(language, "said_date", text=said) if said else say(language, "no_date")
    date_only = _is_date_only(article.published)
    today = now.astimezone(zone).date()
    day = article.published.date() if date_only else article.published.astimezone(zone).date()
    if today - day > STALE_AFTER:
        return say(language, "stale", date=_calendar_date(day, today, language), n=(today - day).days)
    if date_only:
        return f"{_day_name(day, language)} {_calendar_date(day, today, language)}"
    return when(article.published, now=now, zone=zone, language=language)


def length(window: Window, *, language: str) -> str:
    """How long a window is: “last 5 min” under an hour, “last 24 h” up to two days, “last 3 days” beyond."""
    minutes = max(1, round((window.end - window.start) / timedelta(minutes=1)))
    if minutes < 60:
        return say(language, "last_minutes", n=minutes)
    hours = round(minutes / 60)
    return say(language, "last_hours", n=hours) if hours <= 48 else say(language, "last_days", n=round(hours / 24))


def upcoming(next_run: datetime | None, *, now: datetime, zone: tzinfo, language: str) -> str:
    """“next digest Tue 07:00”, or nothing when none is planned."""
    if next_run is None:
        return ""
    return say(language, "next_digest", when=when(next_run, now=now, zone=zone, language=language))


def _is_date_only(moment: datetime) -> bool:
    """Midnight in UTC is how a bare date is stored; shown in another zone it must not slip to the day before."""
    return moment.astimezone(UTC).time() == datetime.min.time()


def _day_name(day: date, language: str) -> str:
    return say(language, "days").split()[day.weekday()]


def _calendar_date(day: date, today: date, language: str) -> str:
    month = say(language, "months").split()[day.month - 1]
    return f"{day.day} {month}" if day.year == today.year else f"{day.day} {month} {day.year}"
