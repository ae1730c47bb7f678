"""Subscriptions: made, changed, paused, muted and resumed; and when each is next due."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.flows.desk import SharedDesk
from bot.model.errors import UserError
from bot.model.problems import Code
from bot.model.workspace import Subscription
from bot.parse.schedule.quiet_hours import parse_quiet_hours
from bot.parse.schedule.read import parse_schedule
from bot.parse.schedule.timezone import parse_timezone


def checked(subscription: Subscription) -> Subscription:
    """The subscription with schedule, zone and quiet hours in the form in which they are stored. Raises UserError."""
    return replace(
        subscription,
        schedule=str(parse_schedule(subscription.schedule)),
        timezone=parse_timezone(subscription.timezone).key,
        quiet_hours=str(parse_quiet_hours(subscription.quiet_hours) or ""),
    )


async def subscribe(desk: SharedDesk, subscription: Subscription) -> Subscription:
    """Make a new subscription, due at once: its first digest shows what there is. Raises UserError for a wrong field."""
    made = replace(checked(subscription), next_run_at=desk.clock(), last_window_end=None)
    await desk.workspaces.save_subscription(made)
    return made


async def change(desk: SharedDesk, subscription: Subscription, **values: object) -> Subscription:
    """Change fields of a subscription, and plan it by its new times. Raises UserError, and changes nothing then."""
    changed = checked(replace(subscription, **values))  # type: ignore[arg-type]
    changed = replace(changed, next_run_at=coming_after_change(desk, subscription, changed))
    await desk.workspaces.save_subscription(changed)
    return changed


async def pause(desk: SharedDesk, subscription: Subscription) -> Subscription:
    """Send nothing until it is resumed. What comes meanwhile is in the first digest after."""
    return await _save_in_time(desk, replace(subscription, paused=True))


async def mute(desk: SharedDesk, subscription: Subscription, until: datetime) -> Subscription:
    """Send nothing until then, and go on without a command. What comes meanwhile is in the first digest after."""
    if until <= desk.clock():
        raise UserError(Code.TIME_IS_PAST)
    return await _save_in_time(desk, replace(subscription, muted_until=until))


async def resume(desk: SharedDesk, subscription: Subscription) -> Subscription:
    """Go on after a pause, a mute, or a problem that disabled it."""
    return await _save_in_time(desk, replace(subscription, paused=False, muted_until=None, problem=None))


async def mended(desk: SharedDesk, subscription: Subscription) -> Subscription:
    """Go on after a problem; a pause or a mute stays, since nobody ended it."""
    return await _save_in_time(desk, replace(subscription, problem=None))


def is_muted(subscription: Subscription, now: datetime) -> bool:
    """Whether it is muted."""
    return subscription.muted_until is not None and subscription.muted_until > now


def quiet_until(subscription: Subscription, moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours that contain it."""
    hours = parse_quiet_hours(subscription.quiet_hours)
    return hours.over(moment, ZoneInfo(subscription.timezone)) if hours else moment


def _quiet_since(subscription: Subscription, moment: datetime) -> datetime:
    """The moment itself, or the last one before the quiet hours that contain it."""
    hours = parse_quiet_hours(subscription.quiet_hours)
    begun = hours.since(moment, ZoneInfo(subscription.timezone)) if hours else moment
    return begun - timedelta(microseconds=1) if begun < moment else moment


def coming(desk: SharedDesk, subscription: Subscription, after: datetime, *, is_new: bool = False) -> datetime | None:
    """When it is next due after a moment; None while it is paused or disabled.

    Slots while it is muted are skipped. Those in quiet hours come at their end, as one: in the middle of such hours also the one
    that they hold already, unless its times are new.
    """
    if subscription.paused or subscription.problem:
        return None
    muted = subscription.muted_until
    after = max(after, muted) if muted else after
    begun = after if is_new else _quiet_since(subscription, after)
    return quiet_until(subscription, desk.next_time(subscription, max(begun, muted) if muted else begun))


def coming_after_change(desk: SharedDesk, before: Subscription | None, changed: Subscription) -> datetime | None:
    """When it is next due after a change. A slot that is due and not made yet (the bot was off, say) stays due unless its times
    change.

    If it is made at this very moment, the outbox knows that the slot had its digest, and the schedule moves on.
    """
    now = desk.clock()
    if before is None or (before.schedule, before.timezone) != (changed.schedule, changed.timezone):
        return coming(desk, changed, now, is_new=True)
    later, due = coming(desk, changed, now), before.next_run_at
    return due if later and due and due <= now and not is_muted(changed, now) else later


def coming_times(desk: SharedDesk, subscription: Subscription, count: int = 5) -> tuple[datetime, ...]:
    """The coming times, the stored one first; none while it is paused or disabled."""
    times: list[datetime] = []
    at = subscription.next_run_at or coming(desk, subscription, desk.clock())
    while at is not None and len(times) < count:
        times.append(at)
        at = coming(desk, subscription, at)
    return tuple(times)


async def _save_in_time(desk: SharedDesk, subscription: Subscription) -> Subscription:
    due = replace(subscription, next_run_at=coming(desk, subscription, desk.clock()))
    await desk.workspaces.save_subscription(due)
    return due
