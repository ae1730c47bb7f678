"""Encodes jobs as small JSON: only ids, so that a job that waited a week still means the same."""

import json
from dataclasses import fields
from datetime import datetime
from typing import Any, get_args

from bot.model.errors import BotError
from bot.model.job import Job

_KINDS = {kind.__name__: kind for kind in get_args(Job)}


def encode(job: Job) -> bytes:
    """The same bytes for the same job."""
    values = {field.name: getattr(job, field.name) for field in fields(job)}
    texts = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}
    return json.dumps({"job": type(job).__name__, **texts}).encode()


def decode(payload: bytes) -> Job:
    """The job that was encoded. Raises BotError for one that this version does not know."""
    values = json.loads(payload)
    kind = _KINDS.get(values.pop("job"))
    if kind is None:
        raise BotError("A job waits that this version does not know")
    moments = {field.name for field in fields(kind) if field.type in (datetime, "datetime")}
    job: Job = kind(**{name: _value(value, is_moment=name in moments) for name, value in values.items()})
    return job


def _value(value: Any, *, is_moment: bool) -> Any:
    if is_moment:
        return datetime.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
