"""Shards: which part of the servers a connection serves (https://docs.discord.com/developers/events/gateway#sharding)."""

import re
from collections.abc import Mapping

_SHARDS = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?/(\d{1,4})")


def shards_of(text: str) -> tuple[tuple[int, ...], int] | None:
    """“0-7/32”, “3/4”: the numbers of the shards, and how many there are; None for "", the number that Discord recommends.

    Raises ValueError, which says what was expected.
    """
    if not text:
        return None
    found = _SHARDS.fullmatch(text.strip())
    if found:
        first, count = int(found[1]), int(found[3])
        last = int(found[2] or first)
        if first <= last < count:
            return tuple(range(first, last + 1)), count
    raise ValueError("the first shard, the last, and how many there are in all: 0-7/32, or 3/4")


def client_options(text: str) -> Mapping[str, object]:
    """The same as arguments of discord.py's client."""
    shards = shards_of(text)
    return {"shard_ids": list(shards[0]), "shard_count": shards[1]} if shards else {}
