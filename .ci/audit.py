"""Ask for advisories on every library of the lock file, with pip-audit in a folder of its own.

Exit code 0: none but those below. 1: there are some. 2: the advisories could not be reached, so that nothing is known.
Standard library only.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

TOOL = Path(".venv/audit")
LOCK = "requirements.txt"

ACCEPTED = {"nltk": "its loaders of data are never called: tests/understand/test_nltk_loaders.py"}
"""Libraries whose advisories do not reach us, and what shows that."""


def main() -> int:
    command = [sys.executable, "-m", "pip_audit", "-r", LOCK, "--require-hashes", "--disable-pip", "-f", "json"]
    environment = {**os.environ, "PYTHONPATH": str(TOOL)}
    done = subprocess.run([*command, "--progress-spinner", "off"], env=environment, capture_output=True, text=True)
    try:
        libraries = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        say(f"Nothing is known: pip-audit did not reach the advisories ({last[:300]})")
        return 2
    return judge(libraries)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def judge(libraries: list[dict[str, object]]) -> int:
    """What pip-audit found, in words, and the exit code."""
    skipped = sorted(str(one["name"]) for one in libraries if "skip_reason" in one)
    found = [(str(one["name"]), one.get("vulns") or []) for one in libraries]
    bad = 0
    for name, advisories in found:
        for advisory in advisories:  # type: ignore[attr-defined]
            fixed = ", ".join(advisory.get("fix_versions") or []) or "not yet"
            why = ACCEPTED.get(name, "")
            bad += not why
            say(f"{'accepted' if why else 'ADVISORY'}: {name} {advisory['id']}, fixed in: {fixed}{f' ({why})' if why else ''}")
    if skipped:
        shown = ", ".join(skipped[:5]) + (f" and {len(skipped) - 5} more" if len(skipped) > 5 else "")
        say(f"Nothing is known of {len(skipped)} of {len(libraries)} libraries, whose advisories were not reached: {shown}")
        return 1 if bad else 2
    say(f"{len(libraries)} libraries, {f'advisories that matter: {bad}' if bad else 'none to mend'}.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
