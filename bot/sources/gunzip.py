"""Decompresses a response's body within a limit (decompression bombs)."""

import re
import zlib
from collections.abc import AsyncIterable, AsyncIterator

from bot.model.errors import Unreachable, Unreadable
from bot.model.problems import Code, Problem

_STEP = 65_536
_GZIP_OR_ZLIB, _RAW = 47, -15
"""Window bits of zlib's that recognise either header, and that expect none."""
_GZIP_MARK = b"\x1f\x8b"
_PACKED = {"gzip", "x-gzip", "gz", "deflate"}
_PLAIN = {"", "identity", "none", "null", "utf-8", "utf8", "us-ascii", "iso-8859-1", "binary", "8bit", "7bit"}
"""What servers call a body that is not packed; most of it names no content coding at all (RFC 9110 §8.4.1)."""
_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}[<{\[]")


async def read_body(chunks: AsyncIterable[bytes], content_encoding: str, limit: int, *, is_cut: bool = False) -> bytes:
    """All of a body, unpacked in small steps, so that no answer takes more memory than the limit and one step.

    What is markup or JSON from its first byte is not packed, and what begins as gzip is, whatever the header says.

    Raises Unreadable when it is larger than `limit` bytes, packed or not (a stream can unpack to nothing for ever), or packed
    in a way that was not asked for (a 2 KB brotli body can hold gigabytes, and so can gzip within gzip); Unreachable when it
    is broken or cut short. With `is_cut`, what is beyond the limit is left unread.
    """
    codings = [name for name in content_encoding.lower().replace(" ", "").split(",") if name not in _PLAIN]
    if codings not in ([], *([name] for name in _PACKED)):
        raise Unreadable(Problem(Code.ANSWER_PACKED, {"encoding": f"{content_encoding.strip().lower()[:40]!r}"}))
    stream, body = aiter(chunks), bytearray()
    begun = await _beginning(stream)
    is_packed = begun.startswith(_GZIP_MARK) or (bool(codings) and not _TEXT.match(begun))
    read = _unpack if is_packed and begun else _plain
    try:
        await read(begun, stream, body, limit)
    except _Full:
        if not is_cut:
            raise Unreadable(Problem(Code.ANSWER_TOO_LARGE, {"most": f"{limit / 1_000_000:g}"})) from None
        del body[limit:]
    return bytes(body)


async def _beginning(stream: AsyncIterator[bytes]) -> bytes:
    """The first bytes, enough to see how they are packed."""
    begun = b""
    async for chunk in stream:
        begun += chunk
        if len(begun) >= len(_GZIP_MARK):
            break
    return begun


async def _plain(begun: bytes, stream: AsyncIterator[bytes], body: bytearray, limit: int) -> None:
    body += begun
    _check(len(body), limit)
    async for chunk in stream:
        body += chunk
        _check(len(body), limit)


async def _unpack(begun: bytes, stream: AsyncIterator[bytes], body: bytearray, limit: int) -> None:
    unpacker = zlib.decompressobj(_window_bits(begun))
    taken = len(begun)
    try:
        _check(taken, limit)
        unpacker = _unpacked(begun, unpacker, body, limit)
        async for chunk in stream:
            taken += len(chunk)
            _check(taken, limit)
            unpacker = _unpacked(chunk, unpacker, body, limit)
    except zlib.error as error:
        raise Unreachable(Code.ANSWER_NOT_UNPACKED) from error
    if not unpacker.eof:
        raise Unreachable(Code.ANSWER_CUT_SHORT)


def _unpacked(packed: bytes, unpacker: "zlib._Decompress", body: bytearray, limit: int) -> "zlib._Decompress":
    """Add a chunk's content to the body; the unpacker that goes on, another one behind the end of a gzip member."""
    is_full = False
    while is_full or packed.strip(b"\0" if unpacker.eof else b""):
        if unpacker.eof:  # gzip members may follow one another (RFC 1952 §2.2)
            unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
        unpacked = unpacker.decompress(packed, _STEP)
        body += unpacked
        _check(len(body), limit)
        packed = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        # A full step may leave output inside zlib although all input is taken.
        is_full = len(unpacked) == _STEP and not unpacker.eof
    return unpacker


def _window_bits(begun: bytes) -> int:
    """ "deflate" is meant to have zlib's header (RFC 9110 §8.4.1.2), and often has none."""
    has_header = begun.startswith(_GZIP_MARK) or (begun[0] & 15 == 8 and int.from_bytes(begun[:2], "big") % 31 == 0)
    return _GZIP_OR_ZLIB if has_header else _RAW


class _Full(Exception):
    """The limit is reached."""


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise _Full
