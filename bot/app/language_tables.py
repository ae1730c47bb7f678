"""The tables of language detection (py3langid), in memory once for all reading processes.

Each process would unpack 70 MB of them for itself, in 0.7 s. So the bot opens an unnamed file, the first process fills it, and
all of them map it. Pages that are never looked up are never read. Where mapping is not possible, py3langid uses its own tables.
"""

import fcntl
import functools
import mmap
import os
import pickle
import tempfile
from array import array
from contextlib import suppress
from typing import IO, Any

_HEAD = 16
_PAGE = mmap.ALLOCATIONGRANULARITY
_WRITTEN = b"tables01"
"""The first bytes of a file that was written completely; the length of the pickled part follows."""


@functools.cache
def tables_file() -> IO[bytes] | None:
    """An unnamed file for the reading processes of this one, gone with it; None where there is no space for it."""
    with suppress(OSError):
        return tempfile.TemporaryFile(buffering=0)
    return None


def use_tables(file: int) -> None:
    """Detect languages by the tables in an open file, filled now if no other process has. Raises OSError."""
    from py3langid import langid

    fcntl.lockf(file, fcntl.LOCK_EX)
    try:
        if not os.pread(file, _HEAD, 0).startswith(_WRITTEN):
            _fill(file, langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE))
    finally:
        fcntl.lockf(file, fcntl.LOCK_UN)
    langid.IDENTIFIER = _identifier(file, langid.LanguageIdentifier)


def _fill(file: int, model: Any) -> None:
    """Write everything else pickled, the large tables as they lie in memory, and last the mark that it is complete."""
    large = (model.nb_ptc, model.tk_nextmove, array("i", model.tk_output))
    shapes = (model.nb_ptc.shape, model.nb_ptc.dtype.str, model.tk_nextmove.typecode, len(model.tk_nextmove))
    rest = pickle.dumps((shapes, model.nb_pc, model.nb_classes, model.tk_row))
    at = _start(len(rest))
    for table in large:
        _write(file, memoryview(table).cast("B"), at)
        at += memoryview(table).nbytes
    _write(file, memoryview(rest), _HEAD)
    _write(file, memoryview(_WRITTEN + len(rest).to_bytes(8, "big")), 0)


def _write(file: int, data: memoryview, at: int) -> None:
    while data:
        written = os.pwrite(file, data, at)
        data, at = data[written:], at + written


def _start(length: int) -> int:
    """Where the tables begin, behind so many pickled bytes."""
    return -(-(_HEAD + length) // _PAGE) * _PAGE


def _identifier(file: int, kind: Any) -> Any:
    import numpy

    memory = mmap.mmap(file, 0, prot=mmap.PROT_READ)
    length = int.from_bytes(memory[len(_WRITTEN) : _HEAD], "big")
    (shape, number, code, count), shares, classes, rows = pickle.loads(memory[_HEAD : _HEAD + length])  # noqa: S301  (our own)
    at = _start(length)
    likely = numpy.frombuffer(memory, number, shape[0] * shape[1], at).reshape(shape)
    left = memoryview(memory)[at + likely.nbytes :]
    end = count * array(code).itemsize
    return kind(likely, shares, classes, left[:end].cast(code), left[end:].cast("i"), tk_row=rows)
