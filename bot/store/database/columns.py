"""Column types that both databases store alike: moments, durations, clean text, small JSON, channels."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from bot.model.problems import Code, Problem
from bot.model.workspace import Channel

Int64 = BigInteger().with_variant(Integer, "sqlite")
"""64 bits everywhere; only a column declared INTEGER can be SQLite's rowid."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970 UTC. Raises ValueError for a moment without a zone, which would be ambiguous."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return (moment - EPOCH) // _MICROSECOND


def storable(text: str) -> str:
    """The text with U+FFFD in the place of what no database accepts as UTF-8: NUL and lone surrogates. Offsets stay right."""
    return _UNSTORABLE.sub("\ufffd", text)


def dumps(value: object) -> str:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def problem_json(problem: Problem) -> dict[str, object]:
    """A problem as it is stored: its code, and its values if it has any."""
    values = {name: problem_json(value) if isinstance(value, Problem) else value for name, value in problem.values.items()}
    return {"code": problem.code, "values": values} if values else {"code": problem.code}


def _problem(stored: Mapping[str, Any]) -> Problem:
    """A stored problem; a code that this version does not know becomes text."""
    if stored["code"] not in set(Code):
        return Problem(Code.TEXT, {"text": stored["code"]})
    given = stored.get("values", {}).items()
    return Problem(Code(stored["code"]), {name: _problem(value) if isinstance(value, dict) else value for name, value in given})


class Trouble(TypeDecorator[Problem]):
    """A problem as JSON, `{"code": ..., "values": {...}}`; "" stands for none."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Problem | None, dialect: Dialect) -> str:
        return storable(dumps(problem_json(value))) if value else ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> Problem | None:
        return _problem(json.loads(value)) if value else None


class Moment(TypeDecorator[datetime]):
    """An aware moment as microseconds since 1970; it comes back in UTC."""

    impl = Int64
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + timedelta(microseconds=value)


class Duration(TypeDecorator[timedelta]):
    """A duration as microseconds."""

    impl = Int64
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return None if value is None else value // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        return None if value is None else timedelta(microseconds=value)


class Words(TypeDecorator[str]):
    """Text from anywhere, cleaned when it is written."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Json(TypeDecorator[Any]):
    """Lists and scalars as compact JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return storable(dumps(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


def channel_text(channel: Channel) -> str:
    """A channel as one comparable text: the JSON list of its four ids."""
    return storable(dumps([channel.platform, channel.workspace, channel.id, channel.thread]))


class ChannelText(TypeDecorator[Channel]):
    """A channel as its text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Channel | None, dialect: Dialect) -> str | None:
        return None if value is None else channel_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Channel | None:
        if value is None:
            return None
        platform, workspace, channel, thread = json.loads(value)
        return Channel(platform=platform, workspace=workspace, id=channel, thread=thread)
