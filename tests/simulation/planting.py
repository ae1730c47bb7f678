"""Planted faults: mistakes that somebody could make, each in a copy of the bot, and each to be found within the seeds.

A fault is a TOML file in `faults/`: what is wrong (`about`), exact replacements (`[[change]]` with `file`, `old` and `new`),
the seed that found it last, which is tried first (`seed`), and the hazards without which nothing shows of it, or that hide it
(`needs`, named as in `hazards.Hazards`, with `not-` before the latter): only worlds that fit are run. `old` has to stand in its
file exactly once: where the bot was changed so that it does not, the fault has to be planted anew, and the run says so.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FAULTS = Path(__file__).parent / "faults"
_FOUND = re.compile(r"^seed (\d+) .*\n  (.*)$", re.MULTILINE)


class DoesNotApply(Exception):
    """The bot was changed where a fault is to be planted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One exact replacement in one file of the bot."""

    file: str
    old: str
    new: str

    def applied(self, text: str) -> str:
        """The text with the mistake in it. Raises DoesNotApply."""
        if (times := text.count(self.old)) != 1:
            raise DoesNotApply(f"{self.file} has {times} times what is to be replaced once:\n{self.old}")
        return text.replace(self.old, self.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One mistake."""

    name: str
    about: str
    changes: tuple[Change, ...]
    seed: int = 0
    needs: tuple[str, ...] = ()


def faults(names: Sequence[str] = ()) -> tuple[Fault, ...]:
    """All faults by name, or those. Raises KeyError for one that there is not."""
    known = {file.stem: _read(file) for file in sorted(FAULTS.glob("*.toml"))}
    return tuple(known[name] for name in names or known)


def plant(fault: Fault, into: Path) -> None:
    """Make the copy of the bot with the mistake in it. Raises DoesNotApply."""
    _copy(into)
    for change in fault.changes:
        file = into / change.file
        file.write_text(change.applied(file.read_text(encoding="utf-8")), encoding="utf-8")


def _copy(into: Path) -> None:
    """All that makes a checkout of the bot, so that it finds its own settings there."""
    for name in ("bot", "config"):
        shutil.copytree(ROOT / name, into / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", into)
    (into / "tests").symlink_to(ROOT / "tests")


def find_all(names: Sequence[str], *, seeds: int, jobs: int) -> int:
    """Plant each, and say which seed found it and as what; 1 where one does not apply or is not found, else 0."""
    missed = 0
    with tempfile.TemporaryDirectory(prefix="no-fault-") as folder:
        _copy(Path(folder))
        for fault in faults(names):
            began = time.monotonic()
            try:
                found, words = find(fault, Path(folder), seeds=seeds, jobs=jobs)
            except DoesNotApply as problem:
                found, words = 0, f"DOES NOT APPLY: {problem}"
            missed += not found
            what = f"found by seed {found}: {words}" if found else words or f"NOT FOUND within {seeds} seeds"
            print(f"{fault.name:32} {what}  ({time.monotonic() - began:.0f} s)", flush=True)  # noqa: T201
    print(f"{missed} of {len(faults(names))} faults were not found")  # noqa: T201
    return min(missed, 1)


def find(fault: Fault, right: Path, *, seeds: int, jobs: int) -> tuple[int, str]:
    """The seed that found it and what it told, or 0 and nothing. Raises DoesNotApply.

    `right` is a copy without a mistake. A seed that does not hold there either says nothing, and the next ones are tried.
    """
    with tempfile.TemporaryDirectory(prefix="fault-") as folder:
        copy = Path(folder)
        plant(fault, copy)
        order = ([(fault.seed, 1)] if fault.seed else []) + [(1, seeds)]
        for start, count in order:
            end = start + count
            while start < end and (match := _FOUND.search(_run(copy, start, end - start, jobs, fault.needs))):
                seed = int(match[1])
                if not _FOUND.search(_run(right, seed, 1, 1)):
                    return seed, match[2][:110]
                start = seed + 1
        return 0, ""


def _run(copy: Path, start: int, count: int, jobs: int, needs: Sequence[str] = ()) -> str:
    command = [
        sys.executable,
        "-m",
        "tests.simulation",
        "--first",
        "--start",
        str(start),
        "--seeds",
        str(count),
        "--jobs",
        str(jobs),
        "--having",
        *needs,
    ]
    environment = {**os.environ, "PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    if "worlds:" not in done.stdout:
        raise RuntimeError(f"the simulation did not run:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def _read(file: Path) -> Fault:
    held = tomllib.loads(file.read_text(encoding="utf-8"))
    changes = tuple(Change(**{name: text.strip("\n") for name, text in change.items()}) for change in held["change"])
    return Fault(
        name=file.stem, about=held["about"], changes=changes, seed=held.get("seed", 0), needs=tuple(held.get("needs", ()))
    )
