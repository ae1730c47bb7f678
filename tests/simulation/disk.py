"""A disk that forgets: what SQLite wrote and did not sync is lost, all or in part, when the power is cut.

SQLite reaches its files through a VFS (https://www.sqlite.org/vfs.html). `install` makes a copy of the system's own the
default, in which writing, shortening and syncing are also written down. So the bot, its driver and SQLite are the real
ones, on real files; only what the disk would still hold after a power cut is known beside them.
"""

import ctypes
import os
import random
import shutil
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_OK = 0
_Pointer = ctypes.c_void_p
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, _Pointer, ctypes.c_int, _Pointer)
_CLOSE = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer)
_READ = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int)


class _Vfs(ctypes.Structure):
    """sqlite3_vfs, third version."""

    _fields_ = (
        ("iVersion", ctypes.c_int),
        ("szOsFile", ctypes.c_int),
        ("mxPathname", ctypes.c_int),
        ("pNext", _Pointer),
        ("zName", ctypes.c_char_p),
        ("pAppData", _Pointer),
        ("xOpen", _Pointer),
        *(
            (name, _Pointer)
            for name in (
                "xDelete",
                "xAccess",
                "xFullPathname",
                "xDlOpen",
                "xDlError",
                "xDlSym",
                "xDlClose",
                "xRandomness",
                "xSleep",
                "xCurrentTime",
                "xGetLastError",
                "xCurrentTimeInt64",
                "xSetSystemCall",
                "xGetSystemCall",
                "xNextSystemCall",
            )
        ),
    )


class _Methods(ctypes.Structure):
    """sqlite3_io_methods, third version."""

    _fields_ = (
        ("iVersion", ctypes.c_int),
        *(
            (name, _Pointer)
            for name in (
                "xClose",
                "xRead",
                "xWrite",
                "xTruncate",
                "xSync",
                "xFileSize",
                "xLock",
                "xUnlock",
                "xCheckReservedLock",
                "xFileControl",
                "xSectorSize",
                "xDeviceCharacteristics",
                "xShmMap",
                "xShmLock",
                "xShmBarrier",
                "xShmUnmap",
                "xFetch",
                "xUnfetch",
            )
        ),
    )


@dataclass(slots=True)
class _Kept:
    """One file: what is to be undone, newest last, to have what the disk holds for sure."""

    path: str
    unsynced: list[tuple[int, bytes, bytes]] = field(default_factory=list)
    """Writes: offset, what stood there, what was written. A shortening: the new size, what was cut off, nothing."""


class Disk:
    """The files of one database, by what of them was synced."""

    def __init__(self) -> None:
        self.files: dict[str, _Kept] = {}
        self.syncs = 0
        self.writes = 0
        self._open: dict[int, _Kept] = {}
        self._methods: dict[int, _Methods] = {}
        self._alive: list[Any] = []

    def install(self) -> None:
        """Let SQLite use this disk for all files that it opens by name from now on, in this process."""
        library = _sqlite()
        library.sqlite3_vfs_find.restype = _Pointer
        library.sqlite3_vfs_find.argtypes = (ctypes.c_char_p,)
        library.sqlite3_vfs_register.argtypes = (_Pointer, ctypes.c_int)
        vfs = _Vfs.from_buffer_copy(_Vfs.from_address(library.sqlite3_vfs_find(None)))
        open_file = _OPEN(vfs.xOpen)

        def opened(self_: int, name: int, file: int, flags: int, out: int) -> int:
            code = open_file(self_, name, file, flags, out)
            if code == _OK and name:
                self._watch(file, ctypes.string_at(name).decode())
            return code

        hook = _OPEN(opened)
        vfs.zName, vfs.xOpen = b"forgetful", ctypes.cast(hook, _Pointer).value
        self._alive += [vfs, hook]
        library.sqlite3_vfs_register(ctypes.addressof(vfs), 1)

    def cut(self, folder: Path, rng: random.Random) -> int:
        """The power is cut: of what was not synced nothing is left, or by chance parts. How many writes were lost."""
        lost = 0
        for kept in self.files.values():
            path = folder / Path(kept.path).name
            if not kept.unsynced or not path.exists():
                continue
            share = rng.choice((0.0, 0.0, 0.0, 0.5, 0.9))
            content = bytearray(path.read_bytes())
            for offset, before, after in reversed(kept.unsynced):
                _undo(content, offset, before, after)
            survivors = [write for write in kept.unsynced if rng.random() < share]
            for offset, _, after in survivors:
                if len(content) < offset:
                    content.extend(bytes(offset - len(content)))
                content[offset : offset + len(after)] = after
            lost += len(kept.unsynced) - len(survivors)
            path.write_bytes(content)
        self.forget()
        return lost

    def forget(self) -> None:
        """Begin anew: the files are those of another life."""
        self.files.clear()
        self._open.clear()

    def _watch(self, file: int, path: str) -> None:
        """Put our own methods into an open file, which is a struct that begins with a pointer to them."""
        self._open[file] = self.files.setdefault(path, _Kept(path))
        slot = ctypes.c_void_p.from_address(file)
        held = slot.value
        assert held is not None
        if held not in self._methods:
            self._methods[held] = self._ours(_Methods.from_address(held))
        slot.value = ctypes.addressof(self._methods[held])

    def _ours(self, theirs: _Methods) -> _Methods:
        read, write, close = _READ(theirs.xRead), _READ(theirs.xWrite), _CLOSE(theirs.xClose)
        truncate = _TRUNCATE(theirs.xTruncate)
        size_of = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.POINTER(ctypes.c_int64))(theirs.xFileSize)

        def content(file: int, offset: int, length: int) -> bytes:
            size = ctypes.c_int64()
            size_of(file, ctypes.byref(size))
            length = max(0, min(length, size.value - offset))
            buffer = ctypes.create_string_buffer(length or 1)
            if length:
                read(file, ctypes.addressof(buffer), length, offset)
            return buffer.raw[:length]

        def on_write(file: int, data: int, length: int, offset: int) -> int:
            before = content(file, offset, length)
            self.writes += 1
            if file in self._open:
                self._open[file].unsynced.append((offset, before, ctypes.string_at(data, length)))
            return write(file, data, length, offset)

        def on_truncate(file: int, size: int) -> int:
            if file in self._open:
                self._open[file].unsynced.append((size, content(file, size, 1 << 40), b""))
            return truncate(file, size)

        def on_sync(file: int, flags: int) -> int:
            self.syncs += 1
            if file in self._open:
                self._open[file].unsynced.clear()
            return _OK

        def on_close(file: int) -> int:
            self._open.pop(file, None)
            return close(file)

        ours = _Methods.from_buffer_copy(theirs)
        hooks = {
            "xWrite": _READ(on_write),
            "xTruncate": _TRUNCATE(on_truncate),
            "xSync": _SYNC(on_sync),
            "xClose": _CLOSE(on_close),
        }
        for name, hook in hooks.items():
            setattr(ours, name, ctypes.cast(hook, _Pointer).value)
        self._alive += [theirs, read, write, close, truncate, size_of, *hooks.values()]
        return ours


def carry_over(folder: Path, life: int) -> None:
    """Give the next life the files as they are now; the dead one's open files go on to another folder."""
    old = folder.with_name(f"{folder.name}-{life}")
    folder.rename(old)
    folder.mkdir()
    for file in sorted(old.iterdir()):
        if file.is_file() and not file.name.endswith("-shm"):
            shutil.copyfile(file, folder / file.name)


def _undo(content: bytearray, offset: int, before: bytes, after: bytes) -> None:
    if after:
        content[offset : offset + len(after)] = before
    else:
        content[offset:] = before


def _sqlite() -> Any:
    """The very library that Python's own driver uses."""
    import _sqlite3

    try:
        library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
        library.sqlite3_vfs_find  # noqa: B018  (raises where it cannot be reached)
    except (OSError, AttributeError) as problem:
        where = f"SQLite {sqlite3.sqlite_version}, process {os.getpid()}"
        raise RuntimeError(f"the simulated disk needs a Python whose sqlite3 module links libsqlite3.so ({where})") from problem
    return library
