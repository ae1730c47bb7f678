"""A response's body within a limit, whatever it unpacks to."""

import zlib
from collections.abc import AsyncIterable

from bot.model.errors import Unreachable, Unreadable

_STEP = 65_536
_GZIP_OR_ZLIB = 47
"""Window bits of zlib's that recognise either header."""


async def read_body(chunks: AsyncIterable[bytes], content_encoding: str, limit: int) -> bytes:
    """All of a body, unpacked in small steps, so that no answer takes more memory than the limit and one step.

    Raises Unreadable when it is larger than `limit` bytes, packed or not (a stream can unpack to nothing for ever), or packed
    in a way that was not asked for (a 2 KB brotli body can hold gigabytes, and so can gzip within gzip); Unreachable when it
    is broken or cut short.
    """
    encoding = content_encoding.strip().lower()
    if encoding in ("", "identity"):
        return await _plain(chunks, limit)
    if encoding not in ("gzip", "x-gzip"):
        raise Unreadable(f"The answer is packed as {encoding[:40]!r}, which was not asked for.")
    return await _gunzipped(chunks, limit)


async def _plain(chunks: AsyncIterable[bytes], limit: int) -> bytes:
    body = bytearray()
    async for chunk in chunks:
        body += chunk
        _check(len(body), limit)
    return bytes(body)


async def _gunzipped(chunks: AsyncIterable[bytes], limit: int) -> bytes:
    body = bytearray()
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    has_begun, taken = False, 0
    try:
        async for chunk in chunks:
            taken += len(chunk)
            _check(taken, limit)
            packed, is_full = chunk, False
            while is_full or packed.strip(b"\0" if unpacker.eof else b""):
                if unpacker.eof:  # gzip members may follow one another (RFC 1952 §2.2)
                    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
                unpacked = unpacker.decompress(packed, _STEP)
                body += unpacked
                _check(len(body), limit)
                has_begun = True
                packed = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
                # A full step may leave output inside zlib although all input is taken.
                is_full = len(unpacked) == _STEP and not unpacker.eof
    except zlib.error as error:
        raise Unreachable("The answer is broken: it cannot be unpacked.") from error
    if has_begun and not unpacker.eof:
        raise Unreachable("The answer was cut short.")
    return bytes(body)


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise Unreadable(f"The answer is larger than {limit / 1_000_000:g} MB.")
