"""Parses quiet hours as people type them: “22:00-07:00”, “22-7”, “10pm to 7am”, “off”."""

import unicodedata
from datetime import time

from bot.model.errors import UserError
from bot.model.problems import Code, Problem
from bot.model.quiet_hours import QuietHours
from bot.parse.schedule.tokens import Kind, Token, tokens

_NONE = {"", "off", "none", "no"}
_LONGEST_TEXT = 60
_JOINING = {"to", "from", "and"}


def parse_quiet_hours(text: str) -> QuietHours | None:
    """The quiet hours, or None for “off” and for an empty text. Raises UserError with an example."""
    tidy = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    if tidy in _NONE:
        return None
    try:
        if len(tidy) > _LONGEST_TEXT:
            raise UserError(Code.QUIET_HOURS_TOO_LONG)
        said = [token for token in tokens(tidy) if not (token.kind is Kind.MARK and token.text in _JOINING)]
        if len(said) != 2:
            raise UserError(Problem(Code.NOT_TWO_TIMES, {"text": tidy}))
        start, end = map(_time, said)
        if start == end:
            raise UserError(Code.QUIET_HOURS_ENDLESS)
    except UserError as problem:
        raise UserError(Problem(Code.QUIET_HOURS_AS_IN, {"problem": problem.problem})) from None
    return QuietHours(start=start, end=end)


def _time(token: Token) -> time:
    read = token.as_hour() if token.kind is Kind.NUMBER else token
    if read.kind is not Kind.TIME:
        raise UserError(Problem(Code.NOT_A_TIME, {"text": token.text}))
    return time(*divmod(read.value, 60))
