"""The look around without its idle wake-ups: in a simulation they are nearly all that would ever happen."""

from bot.app import watch

LOOK_AROUND = 3600.0
"""Seconds between two looks around: one a minute would be most of what a night costs. Heartbeat and watchman go by it."""


def without_polling() -> None:
    """Let all processes that are simulated work like that from now on."""
    watch.MINUTE, watch.SOON = LOOK_AROUND, LOOK_AROUND / 4
    watch.BEAT = watch.WATCH = watch.SETTLE = LOOK_AROUND
