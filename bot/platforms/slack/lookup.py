"""Searches a channel and its thread for the messages of a delivery, a page at a time and never a page twice.

Slack lets apps that are distributed outside its Marketplace make one call a minute, of 15 messages
(https://docs.slack.dev/reference/methods/conversations.history#rate-limits). So a look-up ends where it has to wait, and its
state is text that the outbox keeps until then.
"""

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count, takewhile
from typing import Any, Protocol

from bot.model.delivery import CLOCKS_APART, Search
from bot.model.errors import LookingOn, TryLater
from bot.model.problems import Code
from bot.platforms.slack.outcomes import NoThread, StaleCursor

_PAGE, _PAGES, _SECONDS = 100, 10, 20.0
"""Messages per page; the most pages and seconds of one go."""


class Page(Protocol):
    """An answer of Slack's."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a name."""
        ...


Ask = Callable[..., Awaitable[Page]]
"""A method of Slack's and its arguments to a page of messages. Raises DeliveryError."""


@dataclass(slots=True, kw_only=True)
class Progress:
    """The state of a look-up: the thread that is searched ("": the channel itself), the next page there, and what was found so
    far: by number, each message's `ts` and how many there are. `apart` is which of `CLOCKS_APART` is searched."""

    thread: str
    cursor: str = ""
    apart: int = 0
    found: dict[int, tuple[str, int]] = field(default_factory=dict)

    @property
    def posted(self) -> list[str]:
        """The messages that are there without a gap, in order."""
        return [self.found[number][0] for number in takewhile(self.found.__contains__, count(1))]

    @property
    def is_whole(self) -> bool:
        """Whether all messages of the delivery are found."""
        return 1 in self.found and len(self.posted) == self.found[1][1]


async def look(ask: Ask, key: str, search: Search, thread: str, *, instead: bool = False) -> Progress:
    """Go on with a search to its end; with `instead`, in the channel where the thread is gone.

    Raises DeliveryError: LookingOn where it made progress, and has to wait before it goes on.
    """
    progress = _read(search.looked, thread)
    started, pages = time.monotonic(), 0
    while True:
        try:
            more = await _turn(ask, key, search, progress)
        except StaleCursor:
            progress.cursor = ""
            more = True
        except NoThread:
            if not (instead and progress.thread == thread):
                raise
            progress, more = Progress(thread="", apart=progress.apart), True
        except TryLater as problem:
            if not pages:
                raise
            raise LookingOn(problem.problem, looked=_write(progress), after=problem.after) from problem
        if not more and (progress.found or progress.apart == len(CLOCKS_APART) - 1):
            return progress
        if not more:
            progress = Progress(thread=progress.thread, apart=progress.apart + 1)
        pages += 1
        if pages >= _PAGES or time.monotonic() - started > _SECONDS:
            raise LookingOn(Code.SLACK_RATE_LIMITED, looked=_write(progress))


async def _turn(ask: Ask, key: str, search: Search, progress: Progress) -> bool:
    """Look through one page; whether another follows. A channel shows the first message only, its thread the rest."""
    wanted: dict[str, Any] = {"include_all_metadata": "true", "limit": _PAGE}
    if (apart := CLOCKS_APART[progress.apart]) is not None:
        wide = search.wider(apart)
        wanted["oldest"] = f"{wide.since.timestamp():.6f}"
        wanted["latest"] = f"{wide.until.timestamp():.6f}"
    if progress.cursor:
        wanted["cursor"] = progress.cursor
    method = "conversations.replies" if progress.thread else "conversations.history"
    page = await ask(method, **wanted, **({"ts": progress.thread} if progress.thread else {}))
    _note(progress, page, key)
    progress.cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
    if progress.is_whole:
        return False
    if not progress.thread and 1 in progress.found:
        progress.thread, progress.cursor = progress.found[1][0], ""
        return True
    return bool(progress.cursor) and (apart is not None or bool(progress.thread))  # A channel's first page is its newest.


def _note(progress: Progress, page: Page, key: str) -> None:
    for message in page.get("messages") or []:
        label = (message.get("metadata") or {}).get("event_payload") or {}
        if label.get("key") == key:
            progress.found[int(label["part"])] = (str(message["ts"]), int(label["parts"]))


def _write(progress: Progress) -> str:
    found = [[number, ts, of] for number, (ts, of) in progress.found.items()]
    return json.dumps({"thread": progress.thread, "cursor": progress.cursor, "apart": progress.apart, "found": found})


def _read(looked: str, thread: str) -> Progress:
    """The state that `_write` wrote; a new search where the text is empty."""
    if not looked:
        return Progress(thread=thread)
    held = json.loads(looked)
    found = {number: (ts, of) for number, ts, of in held["found"]}
    apart = held.get("apart", int(held.get("is_wide", False)))  # 0.2.0 knew two.
    return Progress(thread=held["thread"], cursor=held["cursor"], apart=apart, found=found)
