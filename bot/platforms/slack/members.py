"""Members of a workspace: whether they may configure the bot, and their language."""

import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.model.errors import UserError
from bot.model.problems import Problem
from bot.parse.schedule.timezone import parse_timezone
from bot.platforms.slack.outcomes import outcome
from bot.words.catalogue import languages

log = logging.getLogger(__name__)

FRESH = 300.0
"""Seconds for which Slack's answer is cached; users.info may be asked about a hundred times a minute."""
_REMEMBERED = 10_000
_LONGEST = 80

Delegates = Callable[[str], Awaitable[frozenset[str]]]
"""Delegates: the people whom the admins of a workspace named to configure the bot too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What Slack says about somebody. `runs_workspace`: an admin or owner. `language` is an ISO 639-1 code, "" for one that the
    bot does not speak; `timezone` an IANA name, or "". `name` is how others see them.
    """

    runs_workspace: bool = False
    language: str = ""
    timezone: str = ""
    name: str = ""


class Members:
    """Looks people up, and caches them for a while."""

    def __init__(self, delegates: Delegates, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._delegates = delegates
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], tuple[float, Member]] = OrderedDict()
        self._doubts: OrderedDict[tuple[str, str], Problem] = OrderedDict()

    async def member(self, client: AsyncWebClient, team: str, user: str) -> Member:
        """What Slack says about them; a person without rights when Slack cannot be asked."""
        asked, member = self._known.get((team, user), (-FRESH, Member()))
        if self._clock() - asked < FRESH:
            return member
        try:
            found = (await client.users_info(user=user, include_locale=True))["user"]
        except Exception as problem:
            self._doubts[team, user] = outcome(problem).problem
            _bound(self._doubts)
            log.warning("slack_user_unknown", extra={"team": team, "problem": str(self._doubts[team, user])})
            return member
        self._doubts.pop((team, user), None)
        member = _member(found)
        self._known[team, user] = (self._clock(), member)
        _bound(self._known)
        return member

    def doubt(self, team: str, user: str) -> Problem | None:
        """Why Slack could not say who they are when it was last asked, or ""."""
        return self._doubts.get((team, user))

    def language(self, team: str, user: str) -> str:
        """Their language, if it is known already."""
        return self._known.get((team, user), (0.0, Member()))[1].language

    async def may_configure(self, member: Member, team: str, user: str) -> bool:
        """Whether a person may configure: admins, owners, and those whom they named."""
        return member.runs_workspace or user in await self._delegates(team)


def _bound(memory: OrderedDict[tuple[str, str], Any]) -> None:
    while len(memory) > _REMEMBERED:
        memory.popitem(last=False)


def _member(found: Mapping[str, Any]) -> Member:
    language = str(found.get("locale") or "")[:2].lower()
    try:
        zone = parse_timezone(str(found.get("tz") or "")).key
    except UserError:  # It may be missing, or unknown to this machine.
        zone = ""
    runs = any(bool(found.get(flag)) for flag in ("is_admin", "is_owner", "is_primary_owner"))
    profile = found.get("profile") or {}
    name = str(profile.get("display_name") or found.get("real_name") or found.get("name") or "")
    return Member(runs_workspace=runs, language=language if language in languages() else "", timezone=zone, name=name[:_LONGEST])
