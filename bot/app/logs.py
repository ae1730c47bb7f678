"""One event a line on standard error: for people, or as JSON for machines. docs/reference/events.md lists every event.

What comes from outside (titles, file names, servers' answers) cannot forge a line or steer a terminal: control characters and
marks of writing direction are escaped. Secrets are cut out of every fact.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import unquote, urlsplit

from bot.app.settings import LogSettings
from bot.parse.private import HIDDEN, hide_secrets
from bot.sources.refused import refused

# Exceptions are facts like any other here: what would draw them takes a fourteenth of a start.
with refused("rich.console"), refused("rich.pretty"):
    import structlog

_QUIET = (
    "httpx",
    "httpcore",
    "aiohttp",
    "apscheduler",
    "sqlalchemy",
    "alembic",
    "pgqueuer",
    "trafilatura",
    "htmldate",
    "asyncio",
)
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST = 2_000
_LONGEST_TRACE = 20_000
_SHORTEST = 4
"""Characters of a secret that is hidden wherever it stands."""


def start_logs(settings: LogSettings, stream: TextIO = sys.stderr, *, secrets: Iterable[str] = ()) -> None:
    """Write every `logging` record of the bot as one structured event; of libraries, warnings and above."""
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    machine = settings.format == "json"
    in_words = _in_full if settings.level == "debug" else _in_short
    chain: list[structlog.types.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info if machine else in_words,
        _Presentable(Redactor(secrets)),
        structlog.processors.JSONRenderer() if machine else structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0),
    ]
    handler = logging.StreamHandler(stream)
    handler.setLevel(settings.level.upper())
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=chain))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.level.upper())
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


class Redactor:
    """Hides known secrets, the passwords inside those that are URLs, and what `hide_secrets` hides."""

    def __init__(self, secrets: Iterable[str]) -> None:
        found = {part for secret in secrets for part in (secret, *_passwords(secret), *_lines(secret)) if len(part) >= _SHORTEST}
        self._secrets = sorted(found, key=len, reverse=True)

    def __call__(self, text: str, *, longest: int) -> str:
        """The text as it may be shown, cut to so many characters. No more of a long text is scanned than may be shown."""
        begun = text[: 2 * longest]
        for secret in self._secrets:
            begun = begun.replace(secret, HIDDEN)
        shown = hide_secrets(begun)
        if len(text) > 2 * longest:  # the cut may leave half a secret
            shown = shown[:-longest]
        return shown if len(shown) <= longest and len(text) <= 2 * longest else f"{shown[:longest]}{HIDDEN}"


def _passwords(secret: str) -> tuple[str, ...]:
    try:
        password = urlsplit(secret).password or ""
    except ValueError:
        return ()
    return password, unquote(password)


def _lines(secret: str) -> list[str]:
    """Each of several lines, and what stands behind its first colon: the values of headers."""
    lines = [line.strip() for line in secret.splitlines()]
    return [part for line in lines for part in (line, line.partition(": ")[2])]


class _Presentable:
    """Makes every fact one harmless line without secrets."""

    def __init__(self, redact: Redactor) -> None:
        self._redact = redact

    def __call__(self, _: Any, __: str, facts: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {name: self._fact(name, value) for name, value in facts.items()}

    def _fact(self, name: str, value: Any) -> Any:
        if value is None or isinstance(value, bool | int | float):
            return value
        longest = _LONGEST_TRACE if name in ("exception", "trace") else _LONGEST
        text = self._redact(str(value), longest=longest)
        return _UNSAFE.sub(lambda unsafe: unsafe[0].encode("unicode_escape").decode(), text)


def _in_full(logger: Any, method: str, facts: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """All of an exception as a fact like any other; one named "exception" would begin a line of its own."""
    facts = structlog.processors.format_exc_info(logger, method, facts)
    if "exception" in facts:
        facts["trace"] = facts.pop("exception")
    return facts


def _in_short(_: Any, __: str, facts: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception in a few words, for people; the level debug and the format json have all of it."""
    error = facts.pop("exc_info", None)
    problem = error[1] if isinstance(error, tuple) else error
    if isinstance(problem, BaseException):
        last = (traceback.extract_tb(problem.__traceback__) or [None])[-1]
        place = f" ({Path(last.filename).name}:{last.lineno})" if last else ""
        facts["error"] = f"{type(problem).__name__}: {problem}{place}"
    return facts
