"""The tokens of schedules: days, months, times of day, steps, and the words between them."""

import re
from collections import deque
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.model.errors import UserError
from bot.model.problems import Code, Problem
from bot.model.schedule import WEEKEND, WORKING_DAYS

# A word ends where no letter of any script follows, so that an error names “täglich”, not “t”.
_TOKEN = re.compile(
    r"""(?P<time>    (?P<hour>[0-9]{1,2}) (?:[:.](?P<minute>[0-9]{2}))? \ ?(?P<half>[ap])\.?m(?![^\W\d_])\.?
                   | (?P<hour24>[0-9]{1,2}) [:.] (?P<minute24>[0-9]{2}) (?![0-9]) )
      | (?P<ordinal> (?P<day>[0-9]{1,2}) (?:st|nd|rd|th)(?![^\W\d_]) )
      | (?P<step>    (?P<hours>[0-9]{1,4})\ ?(?:h|hr|hour)s?(?![^\W\d_])
                     (?:\ ?(?P<rest>[0-9]{1,4})\ ?(?:m|min|minute)s?(?![^\W\d_]))?
                   | (?P<minutes>[0-9]{1,4})\ ?(?:m|min|minute)s?(?![^\W\d_]) )
      | (?P<number>  [0-9]{1,4}(?![0-9]) )
      | (?P<word>    [^\W\d_]+ | [-–—@,;&+] )
      | (?P<blank>   \  )""",
    re.VERBOSE,
)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_SHORTEST_NAME = 3
_DAY_GROUPS = {"weekday": WORKING_DAYS, "workday": WORKING_DAYS, "weekend": WEEKEND}
_TIMES = {"midnight": 0, "noon": 12 * 60}
_MARKS = {"at": "at", "@": "at", "from": "from", "starting": "from", "between": "between", "and": "and", "or": "or",
          "daily": "daily", "everyday": "daily", "weekly": "weekly", "week": "weekly", "monthly": "monthly", "month": "monthly",
          "to": "to", "-": "to", "–": "to", "—": "to", "through": "to", "thru": "to", "until": "to", "till": "to"}  # fmt: skip
_EACH = {"every", "each", "a", "an", "per"}
_LITTLE = _EACH | {"on", "the", "of", "in", "once", ",", ";", "&", "+"}
_AFTER_EVERY = {"day": "daily", "hour": "hourly"}


class Kind(Enum):
    """The kind of a token."""

    WEEKDAY = auto()
    DAYS = auto()
    DAY = auto()
    MONTH = auto()
    TIME = auto()
    STEP = auto()
    NUMBER = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its meaning. `value` is a weekday (0 is Monday), a day, a month or minutes; `values` are those of a group.

    The text of a mark is the same for all its spellings.
    """

    kind: Kind
    text: str
    value: int = 0
    values: tuple[int, ...] = ()

    def as_day(self) -> "Token":
        """A number or ordinal as a day of the month."""
        if not 1 <= self.value <= 31:
            raise UserError(Problem(Code.NOT_A_DAY_OF_MONTH, {"text": self.text}))
        return replace(self, kind=Kind.DAY)

    def as_hour(self) -> "Token":
        """A number as a full hour, or with four digits as hours and minutes."""
        hour, minute = divmod(self.value, 100) if len(self.text) == 4 else (self.value, 0)
        if len(self.text) == 3 or hour > 23 or minute > 59:
            raise UserError(Problem(Code.NOT_A_TIME, {"text": self.text}))
        return replace(self, kind=Kind.TIME, value=hour * 60 + minute)


def tokens(text: str) -> deque[Token]:
    """The tokens of a text in lower case with single spaces. Raises UserError for the first unknown word."""
    found: deque[Token] = deque()
    before, at = "", 0
    while at < len(text):
        read = _TOKEN.match(text, at)
        if not read:
            raise UserError(Problem(Code.NOT_UNDERSTOOD, {"text": text[at : at + 40]}))
        at = read.end()
        if read.lastgroup != "blank":
            token = _meaning(read, before)
            found.extend([token] if token else [])
            before = read[0]
    return found


def _meaning(read: re.Match[str], before: str) -> Token | None:
    match read.lastgroup:
        case "time":
            return Token(Kind.TIME, read[0], _time_of_day(read))
        case "ordinal":
            return Token(Kind.NUMBER, read[0], int(read["day"])).as_day()
        case "step" if before not in _EACH:
            raise UserError(Problem(Code.NOT_A_TIME_NOR_STEP, {"text": read[0]}))
        case "step":
            return Token(Kind.STEP, read[0], int(read["hours"] or 0) * 60 + int(read["rest"] or read["minutes"] or 0))
        case "number" if before in _EACH:
            raise UserError(Problem(Code.STEP_WITHOUT_UNIT, {"text": f"{before} {read[0]}"}))
        case "number":
            return Token(Kind.NUMBER, read[0], int(read[0]))
        case _:
            return _word(read[0], before)


def _time_of_day(read: re.Match[str]) -> int:
    half, hour, minute = read["half"], int(read["hour"] or read["hour24"]), int(read["minute"] or read["minute24"] or 0)
    if minute > 59 or (not 1 <= hour <= 12 if half else hour > 23):
        raise UserError(Problem(Code.NOT_A_TIME, {"text": read[0]}))
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute


def _word(text: str, before: str) -> Token | None:
    """The token of a word; None for one without meaning here. Names may be abbreviated or in the plural: mon, tues, Fridays."""
    if text in _LITTLE:
        return None
    word = _AFTER_EVERY.get(text, text) if before in _EACH else text
    singular = word.removesuffix("s")
    if word in _MARKS:
        return Token(Kind.MARK, _MARKS[word])
    if word in _TIMES:
        return Token(Kind.TIME, text, _TIMES[word])
    if word == "hourly":
        return Token(Kind.STEP, text, 60)
    if singular in _DAY_GROUPS:
        return Token(Kind.DAYS, text, values=_DAY_GROUPS[singular])
    for kind, names, first in ((Kind.WEEKDAY, _WEEKDAYS, 0), (Kind.MONTH, _MONTHS, 1)):
        for value, name in enumerate(names, first):
            if len(singular) >= _SHORTEST_NAME and name.startswith(singular):
                return Token(kind, text, value)
    raise UserError(Problem(Code.NOT_UNDERSTOOD, {"text": text[:40]}))
