"""Which tests reach the statement that holds a mistake: no other test can notice it.

All tests are run once as they are, over modules that tell when such a statement is run. What is run while a module is imported
reaches every test; what a fixture runs, or a file of tests while it is imported, reaches every test of that file.
"""

import functools
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.mutants import child
from tests.mutants.plant import Site, probed

_ALL = ""
_LONGEST = 3600


@dataclass(frozen=True, slots=True)
class Reach:
    """Seconds by test, and by module and node the tests or files that reach it: "" for all."""

    seconds: Mapping[str, float]
    places: Mapping[str, Sequence[str]]

    def tests(self, site: Site) -> list[str]:
        """Those that reach a site."""
        where = set(self.places.get(_key(site.path, site.number), ()))
        return [test for test in self.seconds if _ALL in where or test in where or test.partition("::")[0] in where]


def reach(sites: Sequence[Site], files: Sequence[Path]) -> Reach:
    """Run the tests once. Raises RuntimeError where they fail as they are: then they tell nothing of mistakes."""
    sources: dict[str, str] = {}
    places: dict[str, list[str]] = {}
    for path in {site.path for site in sites}:
        numbers = {site.number for site in sites if site.path == path}
        sources[child.name_of(path)], at_import = probed(path, numbers)
        places |= {_key(path, number): [_ALL] for number in at_import}
    with tempfile.NamedTemporaryFile() as told, pytest.MonkeyPatch.context() as patch:
        plugin = _Recorder(Path(told.name), sources)
        patch.setattr(child.Planter, "probe", plugin.reached)
        patch.setattr(functools, "lru_cache", plugin.remembering(functools.lru_cache))
        how = child.tested(sources, [str(file) for file in files], plugin, limit=_LONGEST)
        written = Path(told.name).read_text(encoding="utf-8")
        found = json.loads(written) if written else {"failed": "not one, and all of them end in an hour"}
        if how != child.SURVIVED:
            raise RuntimeError(f"fails without any mistake: {found['failed']}")
    return Reach(seconds=found["seconds"], places=found["places"] | places)


def _key(path: Path, number: int) -> str:
    return f"{child.name_of(path)} {number}"


class _Recorder:
    """Hears from the modules what is reached, and knows which test is run."""

    def __init__(self, told: Path, modules: Iterable[str]) -> None:
        self._told = told
        self._rooms = ("tests", *{".".join(name.split(".")[:2]) for name in modules})
        self._collected = _ALL
        self._where = self._failed = ""
        self._seconds: dict[str, float] = defaultdict(float)
        self._places: dict[str, set[str]] = defaultdict(set)
        self._caches: list[Any] = []

    def remembering(self, cached: Callable[..., Any]) -> Callable[..., Any]:
        """An `lru_cache` whose caches are known here."""

        def lru_cache(maxsize: Any = 128, typed: bool = False) -> Any:
            made = cached(maxsize, typed)
            if callable(maxsize):
                self._caches.append(made)
                return made

            def decorate(function: Callable[..., Any]) -> Any:
                self._caches.append(held := made(function))
                return held

            return decorate

        return lru_cache

    def _forget(self) -> None:
        """What one test made the code remember, another might never ask again."""
        for held in self._caches:
            if held.__module__.startswith(self._rooms):
                held.cache_clear()

    def reached(self, number: int) -> None:
        """Called by a module before it runs the statement that holds this node."""
        frame = sys._getframe(1)
        where = self._where or self._importing(frame)
        self._places[f"{frame.f_globals['__name__']} {number}"].add(where)

    def _importing(self, frame: Any) -> str:
        """The file of tests that calls while it is imported; "" for any other module."""
        while frame and frame.f_code.co_name != "<module>":
            frame = frame.f_back
        is_test = frame and Path(frame.f_code.co_filename) == child.HOME / self._collected
        return self._collected if is_test else _ALL

    def pytest_collectstart(self, collector: pytest.Collector) -> None:
        self._collected = collector.nodeid

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self._forget()
        self._where = item.nodeid.partition("::")[0]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        self._where = item.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._failed = str(report.longrepr)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._seconds[report.nodeid] += report.duration
        if report.failed:
            self._failed = str(report.longrepr)

    def pytest_sessionfinish(self) -> None:
        places = {key: sorted(where) for key, where in self._places.items()}
        told = {"seconds": self._seconds, "places": places, "failed": self._failed}
        self._told.write_text(json.dumps(told), encoding="utf-8")


class Chosen:
    """Runs some tests only, in an order of their own, and begins none after so many seconds."""

    def __init__(self, tests: Iterable[str], seconds: float) -> None:
        self._order = {test: number for number, test in enumerate(tests)}
        self._seconds = seconds
        self._end = 0.0

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Before the first is run."""
        items[:] = sorted((item for item in items if item.nodeid in self._order), key=lambda item: self._order[item.nodeid])
        self._end = time.monotonic() + self._seconds

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self) -> bool | None:
        """True for a test that is passed over."""
        return True if time.monotonic() > self._end else None
