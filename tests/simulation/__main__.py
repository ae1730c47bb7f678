"""`python -m tests.simulation`: run worlds by their seeds, replay one, or show that planted faults are found."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.simulation.hazards import hazards_of

FIXED = "0"
"""The hash seed of Python's, so that sets are gone through in the same order each time."""


def main() -> int:
    """The number of what failed, at most 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=200, help="how many worlds")
    parser.add_argument("--start", type=int, default=1, help="the first seed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="worlds at a time")
    parser.add_argument("--first", action="store_true", help="end at the first world in which something does not hold")
    parser.add_argument(
        "--having",
        nargs="*",
        default=[],
        metavar="HAZARD",
        help="of these worlds those with all of the hazards (not-HAZARD: without it)",
    )
    parser.add_argument("--replay", type=int, metavar="SEED", help="run one world and print all that happens in it")
    parser.add_argument("--logs", action="store_true", help="with --replay: the bot's own log as well")
    parser.add_argument("--faults", nargs="*", metavar="NAME", help="plant each fault (or these) and see that it is found")
    asked = parser.parse_args()
    if asked.faults is not None:
        from tests.simulation.planting import find_all

        return find_all(asked.faults, seeds=asked.seeds, jobs=asked.jobs)
    if asked.replay is not None:
        return _replay(asked.replay, logs=asked.logs)
    seeds = range(asked.start, asked.start + asked.seeds)
    return _run([seed for seed in seeds if _has(seed, asked.having)], jobs=asked.jobs, stop_at_first=asked.first)


def _has(seed: int, hazards: Sequence[str]) -> bool:
    had = hazards_of(seed)
    return all(bool(getattr(had, hazard.removeprefix("not-"))) != hazard.startswith("not-") for hazard in hazards)


def _run(seeds: Iterable[int], *, jobs: int, stop_at_first: bool) -> int:
    from tests.simulation.runner import run_seeds

    began, failed, ran, figures, cpu = time.monotonic(), 0, 0, dict[str, int](), 0.0
    for outcome in run_seeds(seeds, jobs=jobs, stop_at_first=stop_at_first):
        ran, cpu = ran + 1, cpu + outcome.seconds
        for name, figure in outcome.facts.items():
            figures[name] = figures.get(name, 0) + figure
        if outcome.broken:
            failed += 1
            print(f"seed {outcome.seed} ({outcome.trace}): {len(outcome.broken)} broken", flush=True)  # noqa: T201
            for words in outcome.broken[:6]:
                print(f"  {words}", flush=True)  # noqa: T201
    told = ", ".join(f"{figure} {name.replace('_', ' ')}" for name, figure in figures.items())
    print(f"{ran} worlds: {told}")  # noqa: T201
    print(f"{failed} failed; {time.monotonic() - began:.0f} s, {cpu / max(1, ran):.1f} s of CPU each")  # noqa: T201
    if failed:
        print("Replay one: python -m tests.simulation --replay SEED (docs/simulation.md)")  # noqa: T201
    return min(failed, 1)


def _replay(seed: int, *, logs: bool) -> int:
    from tests.simulation.runner import run_seed, warm_up

    folder = Path(tempfile.mkdtemp(prefix="simulation-"))
    try:
        outcome = run_seed(seed, warm_up(folder), trace=True, logs=logs)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write("\n".join([*outcome.lines, "", f"trace {outcome.trace}, {outcome.facts}", *outcome.broken, ""]))
    sys.stdout.flush()
    os._exit(min(len(outcome.broken), 1))  # The simulated process leaves nothing to tidy up.


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != FIXED:
        os.execve(  # noqa: S606  (the same program)
            sys.executable, [sys.executable, "-m", "tests.simulation", *sys.argv[1:]], {**os.environ, "PYTHONHASHSEED": FIXED}
        )
    sys.exit(main())
