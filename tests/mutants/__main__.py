"""`make mutants`: of each package so many mistakes, drawn by lot, each in a process of its own with the tests that reach it.

mutmut works here too (with `also_copy`), but tries every mistake: 421 in `compose/fit.py` alone, and it draws no sample;
cosmic-ray starts Python anew for each, which takes longer than most of these tests.
"""

import argparse
import ast
import random
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.mutants.child import HOME, HUNG, SURVIVED, name_of, tested
from tests.mutants.plant import Site, planted, sites
from tests.mutants.reach import Chosen, Reach, reach

PACKAGES = {
    "bot/flows": ("tests/flows",),
    "bot/compose": (
        "tests/compose",
        "tests/flows/test_balance.py",
        "tests/flows/test_follow_story.py",
        "tests/flows/test_pictures.py",
        "tests/flows/test_subscribe.py",
        "tests/flows/commands/test_reads.py",
        "tests/flows/commands/test_scenarios.py",
    ),
    "bot/understand/quotes": ("tests/understand", "tests/quality/test_verbatim.py", "tests/quality/test_own.py"),
    "bot/store/delivery/outbox.py": (
        "tests/contracts/test_outbox.py",
        "tests/contracts/test_outbox_care.py",
        "tests/contracts/test_people.py",
        "tests/flows/test_deliver.py",
    ),
}
"""Where mistakes are planted, and whose tests are to find them."""

_ONE_TEST = 60
"""Seconds that a test has with a mistake: one that hangs is found."""

_ALL_TESTS = 180
"""Seconds after which no further test is tried: the mistake survived."""

_BESIDES = 120
"""Seconds that a process has besides, to begin and for its last test; one that takes longer found nothing."""


def outcome(site: Site, reached: Reach) -> int:
    """Whether the tests that reach a place notice a mistake there, in a process of its own."""
    tests = in_order(site.path, reached.tests(site), reached)
    if not tests:
        return SURVIVED
    files = sorted({str(HOME / test.partition("::")[0]) for test in tests})
    source = {name_of(site.path): planted(site)}
    return tested(source, [f"--timeout={_ONE_TEST}", *files], Chosen(tests, _ALL_TESTS), limit=_ALL_TESTS + _BESIDES)


def in_order(path: Path, tests: Sequence[str], reached: Reach) -> list[str]:
    """Tests in files that name a module first, then those in files that name what imports it, then the rest; short ones first."""
    module = name_of(path)
    users = {name_of(one) for one in (HOME / "bot").rglob("*.py") if module in imports(one)}
    files = {test.partition("::")[0] for test in tests}
    closeness = {file: _closeness(HOME / file, path, module, users) for file in files}
    return sorted(tests, key=lambda test: (closeness[test.partition("::")[0]], reached.seconds[test]))


def _closeness(file: Path, path: Path, module: str, users: set[str]) -> int:
    named = imports(file)
    if module in named or file.stem == f"test_{path.stem}":
        return 0
    return 1 if named & users else 2


def files_of(place: Path) -> list[Path]:
    """Of a folder, the files with tests; a file is itself."""
    return [place] if place.is_file() else sorted(place.rglob("test_*.py"))


@cache
def imports(path: Path) -> set[str]:
    """The modules that a file imports."""
    found = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.module for node in found if isinstance(node, ast.ImportFrom) and node.module}


def drawn(package: str, count: int, seed: int) -> list[Site]:
    """So many places of a package, the same for the same seed, in the order of its files."""
    place = HOME / package
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    all_of_them = [site for file in files for site in sites(file)]
    lot = random.Random(f"{seed} {package}")
    return sorted(lot.sample(all_of_them, min(count, len(all_of_them))), key=lambda site: (site.path, site.number))


def run(packages: Sequence[str], count: int, seeds: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """By draw of a package how many were planted and how many of them found; survivors are told as they are seen."""
    everything = sorted({str(HOME / folder) for package in packages for folder in PACKAGES[package]})
    pytest.main(["-q", "-q", "--collect-only", "-p", "no:cacheprovider", *everything])  # The libraries are imported once.
    for package in packages:
        draws = {f"{package}, seed {seed}": drawn(package, count, seed) for seed in seeds}
        files = [file for folder in PACKAGES[package] for file in files_of(HOME / folder)]
        reached = reach([site for draw in draws.values() for site in draw], files)
        for name, draw in draws.items():
            yield name, len(draw), sum(_is_found(site, reached) for site in draw)


def _is_found(site: Site, reached: Reach) -> bool:
    how = outcome(site, reached)
    if how in (SURVIVED, HUNG):
        what = "hung" if how == HUNG else f"survived {len(reached.tests(site))} tests"
        print(f"  {what}  {site.path.relative_to(HOME)}:{site.line}  {site.what}", flush=True)
    return how not in (SURVIVED, HUNG)


def main() -> int:
    """1 where fewer than the floor were found in one of the draws."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("--count", type=int, default=25, help="mistakes of each package")
    parser.add_argument("--seed", type=int, action="append", help="a draw; give several, and tests are run but once for all")
    parser.add_argument("--floor", type=float, default=0.85, help="the share that has to be found")
    parser.add_argument("--package", action="append", choices=sorted(PACKAGES))
    asked = parser.parse_args()
    is_well = True
    for draw, count, found in run(asked.package or list(PACKAGES), asked.count, asked.seed or [1]):
        print(f"{draw}: {found} of {count} found ({found / count:.0%})", flush=True)
        is_well = is_well and found >= asked.floor * count
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
