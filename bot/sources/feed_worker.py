"""The process in which feeds are parsed: reads bodies on stdin, writes feeds on stdout, may be killed at any time.

Run as `python -m bot.sources.feed_worker SECONDS BYTES`. A frame is a length (4 bytes, big-endian) and that many bytes.
A request is two frames: JSON {"url", "media_type"}, then the body; the answer is one frame of JSON: {"feed": ...} or
{"problem": ...}. JSON and not pickle, so that not even a worker that a feed took over can reach further. Before the
first request the worker says `{"ready": true}`.
"""

import json
import signal
import struct
import sys
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, BinaryIO

from bot.model.errors import Unreadable
from bot.model.feed import Entry, Feed
from bot.parse.feed import parse_feed

HEADER = struct.Struct(">I")


def feed_to_json(feed: Feed) -> dict[str, Any]:
    """A feed in plain JSON types; `feed_from_json` is its inverse."""
    row = asdict(feed)
    row["ttl"] = feed.ttl.total_seconds() if feed.ttl else None
    for entry in row["entries"]:
        entry["published"] = entry["published"].isoformat() if entry["published"] else None
    return row


def feed_from_json(row: dict[str, Any]) -> Feed:
    """The feed that `feed_to_json` was given."""
    entries = tuple(
        Entry(**{**entry, "published": datetime.fromisoformat(entry["published"]) if entry["published"] else None})
        for entry in row["entries"]
    )
    return Feed(**{**row, "entries": entries, "ttl": timedelta(seconds=row["ttl"]) if row["ttl"] is not None else None})


def main(seconds: float, memory: int) -> None:
    """Answer requests until stdin ends."""
    limit_memory(memory)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    _write(answers, {"ready": True})
    while (header := _read(requests)) is not None and (body := _read(requests)) is not None:
        # The parent kills a hanging worker; the alarm does when the parent is gone. Its default action needs no bytecode.
        signal.setitimer(signal.ITIMER_REAL, seconds)
        answer = _answer(json.loads(header), body)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _write(answers, answer)


def limit_memory(size: int) -> None:
    """Cap the address space where the system can do it (Linux can, macOS accepts and ignores it, Windows knows nothing of it)."""
    try:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except (ImportError, AttributeError, OSError, ValueError) as error:
        print(f"feed worker runs without a memory limit: {error}", file=sys.stderr)  # noqa: T201 - stdout is the protocol's


def _answer(header: dict[str, str], body: bytes) -> dict[str, Any]:
    try:
        return {"feed": feed_to_json(parse_feed(body, url=header["url"], media_type=header["media_type"]))}
    except Unreadable as error:
        return {"problem": str(error)}
    except MemoryError:
        return {"problem": "The feed needs more memory to be read than it is given."}


def _read(stream: BinaryIO) -> bytes | None:
    """One frame, None at the end of the stream."""
    length = stream.read(HEADER.size)
    return stream.read(HEADER.unpack(length)[0]) if len(length) == HEADER.size else None


def _write(stream: BinaryIO, answer: dict[str, Any]) -> None:
    frame = json.dumps(answer).encode()
    stream.write(HEADER.pack(len(frame)) + frame)
    stream.flush()


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
