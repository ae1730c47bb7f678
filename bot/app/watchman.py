"""Checks for alarms: is the bot silent where it should not be? Logs when that begins and ends."""

import logging
import time
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from bot.app.process import lives
from bot.flows.alarms import Alarm, Silence, judge, of_workspace, say_alarm
from bot.model.upkeep import Overdue
from bot.ports.care import StoreCare
from bot.ports.queue import Clock

log = logging.getLogger(__name__)


def _nothing_waits() -> float | None:
    return None


class Watchman:
    """One per process. `waits_since` says, on the monotonic clock, since when a text waits to be read here."""

    def __init__(
        self,
        care: StoreCare,
        clock: Clock,
        *,
        platforms: Collection[str],
        waits_since: Callable[[], float | None] = _nothing_waits,
    ) -> None:
        self._care = care
        self._clock = clock
        self._platforms = platforms
        self._waits_since = waits_since
        self._said_already: frozenset[Alarm] = frozenset()

    async def look(self) -> tuple[Silence, ...]:
        """The alarms of now. Raises BotError when the store cannot be asked."""
        now = self._clock()
        return self._judge(await self._care.overdue(now), now)

    async def look_for(self, workspace_id: str, sources: Collection[str]) -> tuple[Silence, ...]:
        """The alarms that concern a workspace, which follows these sources, by id; `names` are its own things alone."""
        now = self._clock()
        return self._judge(of_workspace(await self._care.overdue(now), workspace_id, sources), now)

    async def look_and_tell(self) -> None:
        """Log each alarm that began or ended."""
        now = await self.look()
        for silence in now:
            if silence.alarm not in self._said_already:
                words = say_alarm(silence, datetime.isoformat)
                log.error("alarm", extra={"alarm": silence.alarm.value, "problem": words, "count": silence.count})
        present = frozenset(silence.alarm for silence in now)
        for over in sorted(self._said_already - present):
            log.warning("alarm_over", extra={"alarm": over.value})
        self._said_already = present

    def reading_since(self) -> datetime | None:
        """Since when a text waits to be read."""
        waits = self._waits_since()
        return None if waits is None else self._clock() - timedelta(seconds=time.monotonic() - waits)

    def _judge(self, overdue: Overdue, now: datetime) -> tuple[Silence, ...]:
        return judge(overdue, now, lives=lives, platforms=self._platforms, reading_since=self.reading_since())
