"""Everything that can go wrong, as the bot's own words.

BotError
├── UserError                 told to the asker; says what to do
├── StoreTrouble              the database is away, or full: the same works when that is over
├── SourceError               a value per source: the run goes on
│   ├── Unreachable           network, status, time limit
│   │   └── Resting           not asked, as its host wants to be left alone
│   ├── Unreadable            came, but is no feed or article
│   └── NotTheArticle         a page came, but not the article that was linked
└── DeliveryError
    ├── TryLater              with the server's own delay
    ├── Unclear               may have arrived: look it up before sending again
    │   └── LookingOn         its look-up has come so far, and goes on from there
    └── Refused               will never arrive there
        └── Final             what arrived there can never be changed

All of them say what went wrong as data (`bot.model.problems`): `str` of one is English, for the log and the command line; a chat
says its `problem` in the reader's language. Adapters translate library errors at their own border; no httpx, sqlalchemy, discord
or slack exception crosses it.
"""

from datetime import timedelta

from bot.model.page import PageRefusal
from bot.model.problems import Code, Problem, problem_of


class BotError(Exception):
    """Anything that the bot reports in one line. Text without a code is for the operator alone, or in the reader's language
    already."""

    def __init__(self, problem: Problem | Code | str) -> None:
        super().__init__(problem)
        self.problem = problem_of(problem)

    def __str__(self) -> str:
        return str(self.problem)


class UserError(BotError):
    """A request that cannot be met."""


class StoreTrouble(BotError):
    """The database cannot work now, for an external reason (a full disk, a lost connection); it will when that is over."""


class SourceError(BotError):
    """A source that could not be read this time."""


class Unreachable(SourceError):
    """No usable answer. `retry_after` is what the server asked for, `status` the answer's (0: there was none)."""

    def __init__(self, problem: Problem | Code | str, *, retry_after: timedelta | None = None, status: int = 0) -> None:
        super().__init__(problem)
        self.retry_after = retry_after
        self.status = status


class Resting(Unreachable):
    """The request was not made: the host asked for a pause, which is no fault of this address."""


class Unreadable(SourceError):
    """An answer or a file that holds no feed and no article."""


class NotTheArticle(SourceError):
    """A page that is not the article that was linked; `refusal` says why."""

    def __init__(self, refusal: PageRefusal | str) -> None:
        # As a text when it is unpickled from a reading process.
        self.refusal = PageRefusal(refusal)
        super().__init__(self.refusal.value)


class DeliveryError(BotError):
    """A message that did not go out."""


class TryLater(DeliveryError):
    """The receiver asks for a pause (Retry-After, a rate limit)."""

    def __init__(self, problem: Problem | Code | str, *, after: timedelta) -> None:
        super().__init__(problem)
        self.after = after


class Unclear(DeliveryError):
    """The message may have arrived. `after` is how long the receiver asks to wait before the look-up."""

    def __init__(self, problem: Problem | Code | str, *, after: timedelta = timedelta()) -> None:
        super().__init__(problem)
        self.after = after


class LookingOn(Unclear):
    """The look-up is not complete yet. `looked` is its state, in the platform's own words."""

    def __init__(self, problem: Problem | Code | str, *, looked: str, after: timedelta = timedelta()) -> None:
        super().__init__(problem, after=after)
        self.looked = looked


class Refused(DeliveryError):
    """The receiver will not take this message."""


class Final(Refused):
    """Nothing posted there can be changed, and nobody need know."""
