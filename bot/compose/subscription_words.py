"""A subscription in words for the command line: when it comes, about what, and why it may not come."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from bot.compose.schedule_words import say_schedule
from bot.model.alert import AlertRule
from bot.model.schedule import Schedule
from bot.model.workspace import Subscription

_MINUTE = timedelta(minutes=1)


def say_subscription(
    subscription: Subscription,
    schedule: Schedule,
    times: Sequence[datetime],
    *,
    topics: Sequence[str],
    now: datetime,
    zone: tzinfo,
) -> tuple[str, ...]:
    """A line for each fact. `times` are the coming ones; there are none while nothing is sent."""
    about = ", ".join(topics) or ("nothing: its topics were removed" if subscription.topic_ids else "everything")
    lines = [f"A digest of {about}, {say_schedule(schedule)} ({subscription.timezone})."]
    if subscription.quiet_hours:
        lines.append(f"Quiet hours {subscription.quiet_hours}: what is due then comes at their end.")
    lines.append(_state(subscription, now, zone))
    return (*lines, *say_times(times, zone))


def say_times(times: Sequence[datetime], zone: tzinfo) -> tuple[str, ...]:
    """The coming times in local time, a line each, under a heading; nothing where there are none."""
    if not times:
        return ()
    return ("Next:", *(f"  {moment.astimezone(zone):%a %d %b %Y %H:%M %Z}" for moment in times))


def say_alert(rule: AlertRule, topic: str) -> str:
    """One line that says when a channel hears of a topic at once."""
    minutes = rule.within // _MINUTE
    quiet = "also" if rule.in_quiet_hours else "never"
    return (
        f"{topic}: at once when {rule.outlets} outlets report a story within {minutes} minutes, "
        f"at most {rule.per_day} a day, {quiet} in quiet hours."
    )


def _state(subscription: Subscription, now: datetime, zone: tzinfo) -> str:
    if subscription.problem:
        return f"Stopped: {subscription.problem}. Mend that, then resume it."
    if subscription.paused:
        return "Paused until it is resumed; what comes meanwhile is in the first digest after."
    if subscription.muted_until and subscription.muted_until > now:
        until = subscription.muted_until.astimezone(zone)
        return f"Silent until {until:%a %d %b %Y %H:%M %Z}; what comes meanwhile is in the first digest after."
    return "On."
