"""`make mutants`: of each package so many mistakes, drawn by lot, each in a process of its own with the tests of its module.

mutmut works here too (with `also_copy`), but tries every mistake: 421 in `compose/fit.py` alone, and it draws no sample;
cosmic-ray starts Python anew for each, which takes longer than most of these tests.
"""

import argparse
import ast
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from tests.mutants.plant import Site, planted, sites

HOME = Path(__file__).parents[2]
PACKAGES = {
    "bot/flows": ("tests/flows",),
    "bot/compose": ("tests/compose",),
    "bot/understand/quotes": ("tests/understand/quotes", "tests/quality/test_verbatim.py"),
    "bot/store/delivery/outbox.py": (
        "tests/contracts/test_outbox.py",
        "tests/contracts/test_outbox_care.py",
        "tests/flows/test_deliver.py",
    ),
}
"""Where mistakes are planted, and whose tests are to find them."""

LONGEST = 240
"""Seconds that the tests of one mistake have: one that makes them hang is found."""

KILLED, SURVIVED, HUNG = 1, 0, 2


class Planter(PathFinder):
    """Loads one module with a mistake in it."""

    module, source = "", ""

    @classmethod
    def find_spec(cls, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Only that module is found here."""
        spec = PathFinder.find_spec(name, path, target) if name == cls.module else None
        if spec and spec.origin:
            spec.loader = _Loader(name, spec.origin)
        return spec


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        return compile(Planter.source, self.path, "exec", dont_inherit=True)


def tests_of(path: Path, folders: Sequence[str]) -> list[str]:
    """The files that test a module: those that name it first, then those of what imports it, then the rest of its package's."""
    module = ".".join(path.relative_to(HOME).with_suffix("").parts)
    users = {
        ".".join(one.relative_to(HOME).with_suffix("").parts) for one in (HOME / "bot").rglob("*.py") if module in imports(one)
    }
    files = [file for folder in folders for file in files_of(HOME / folder)]
    closeness = {file: _closeness(file, path, module, users) for file in files}
    return [str(file) for file in sorted(files, key=lambda file: closeness[file])]


def _closeness(file: Path, path: Path, module: str, users: set[str]) -> int:
    named = imports(file)
    if module in named or file.stem == f"test_{path.stem}":
        return 0
    return 1 if named & users else 2


def files_of(place: Path) -> list[Path]:
    """Of a folder, the files with tests; a file is itself."""
    return [place] if place.is_file() else sorted(place.rglob("test_*.py"))


def imports(path: Path) -> set[str]:
    """The modules that a file imports."""
    found = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.module for node in found if isinstance(node, ast.ImportFrom) and node.module}


def outcome(site: Site, files: Sequence[str]) -> int:
    """Whether the tests notice, in a process of its own."""
    child = os.fork()
    if not child:
        os.setsid()
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        for name in [name for name in sys.modules if name.partition(".")[0] in ("bot", "tests")]:
            del sys.modules[name]
        Planter.module = ".".join(site.path.relative_to(HOME).with_suffix("").parts)
        Planter.source = planted(site)
        sys.meta_path.insert(0, Planter)
        options = ["-x", "-q", "-p", "no:cacheprovider", "-m", "not slow and not postgresql and not e2e"]
        os._exit(KILLED if pytest.main([*options, *files]) != 0 else SURVIVED)
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return HUNG


def drawn(package: str, count: int, seed: int) -> list[Site]:
    """So many places of a package, the same for the same seed, in the order of its files."""
    place = HOME / package
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    all_of_them = [site for file in files for site in sites(file)]
    lot = random.Random(f"{seed} {package}")
    return sorted(lot.sample(all_of_them, min(count, len(all_of_them))), key=lambda site: (site.path, site.number))


def run(packages: Sequence[str], count: int, seed: int) -> Iterator[tuple[str, int, int]]:
    """By package how many were planted and how many of them found; survivors are told as they are seen."""
    everything = sorted({str(HOME / folder) for package in packages for folder in PACKAGES[package]})
    pytest.main(["-q", "-q", "--collect-only", "-p", "no:cacheprovider", *everything])  # The libraries are imported once.
    for package in packages:
        planted_here = drawn(package, count, seed)
        found = 0
        for site in planted_here:
            how = outcome(site, tests_of(site.path, PACKAGES[package]))
            found += how != SURVIVED
            if how in (SURVIVED, HUNG):
                what = "survived" if how == SURVIVED else f"took over {LONGEST} s"
                print(f"  {what}  {site.path.relative_to(HOME)}:{site.line}  {site.what}", flush=True)
        yield package, len(planted_here), found


def main() -> int:
    """1 where fewer than the floor were found in one of the packages."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("--count", type=int, default=25, help="mistakes of each package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--floor", type=float, default=0.85, help="the share that has to be found")
    parser.add_argument("--package", action="append", choices=sorted(PACKAGES))
    asked = parser.parse_args()
    is_well = True
    for package, count, found in run(asked.package or list(PACKAGES), asked.count, asked.seed):
        print(f"{package}: {found} of {count} found ({found / count:.0%})", flush=True)
        is_well = is_well and found >= asked.floor * count
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
