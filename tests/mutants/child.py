"""Runs tests in a process of its own, over modules whose source is another than their files'."""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from tests.mutants.plant import PROBE

HOME = Path(__file__).parents[2]

KILLED, SURVIVED, HUNG = 1, 0, 2

_OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-m", "not slow and not postgresql and not e2e")


class Planter(PathFinder):
    """Loads modules from the sources that are given here."""

    sources: Mapping[str, str] = {}
    probe: Callable[[int], None] | None = None

    @classmethod
    def find_spec(cls, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Only those modules are found here."""
        spec = PathFinder.find_spec(name, path, target) if name in cls.sources else None
        if spec and spec.origin:
            spec.loader = _Loader(name, spec.origin)
        return spec


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        return compile(Planter.sources[fullname], self.path, "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        setattr(module, PROBE, Planter.probe)
        super().exec_module(module)


def name_of(path: Path) -> str:
    """What a module is called."""
    return ".".join(path.relative_to(HOME).with_suffix("").parts)


def tested(sources: Mapping[str, str], arguments: Sequence[str], plugin: object, *, limit: float) -> int:
    """As `forked`, over modules of these sources."""

    def prepare() -> None:
        for name in [name for name in sys.modules if name.partition(".")[0] in ("bot", "tests")]:
            del sys.modules[name]
        Planter.sources = sources
        sys.meta_path.insert(0, Planter)

    return forked(prepare, arguments, plugin, limit=limit)


def forked(prepare: Callable[[], object], arguments: Sequence[str], *plugins: object, limit: float) -> int:
    """Run tests in a process of its own, once it is prepared.

    KILLED where one of them fails or hangs, SURVIVED where none does, HUNG after so many seconds.
    """
    child = os.fork()
    if not child:
        os.setsid()
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        prepare()
        os._exit(KILLED if pytest.main([*_OPTIONS, *arguments], plugins=plugins) != 0 else SURVIVED)
    end = time.monotonic() + limit
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return HUNG
