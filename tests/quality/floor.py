"""The floor under the bot's understanding: labelled sets are scored, and the run fails when a figure falls below its mark.

    make quality                  a bounded part of each set
    make quality ROWS=0           all rows
    make quality EVAL=DIR         the sets of another folder

The sets lie outside the project (their texts are their publishers'): in EVAL, else in ../shared/eval. Where there
are none the run fails, unless QUALITY_WITHOUT_SETS is set: then the traps on articles of our own hold the floor alone
(tests/e2e/test_seed_and_traps.py).
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bot.app.settings import HOME

FLOOR = {
    ("summaries", "summ_cnndm", "R1"): 31.3,
    ("summaries", "summ_cnndm", "over_lead3.R1"): 1.4,
    ("summaries", "summ_bbc", "R1"): 53.7,
    ("summaries", "summ_bbc", "over_lead3.R1"): 2.8,
    ("briefs", "multi_neus", "R1"): 39.5,
    ("quotes", "quotes_polnear", "span_F1"): 95.8,
    ("quotes", "quotes_polnear", "named_speaker"): 93.2,
    ("quotes", "quotes_polnear", "pronoun_speaker"): 88.7,
    ("quotes", "quotes_polnear", "noun_speaker"): 53.3,
    ("quotes", "quotes_polnear", "speaker_precision_when_given"): 96.0,
    ("speakers", "quotes_de", "named_speaker"): 62.2,
    ("speakers", "quotes_de", "precision_when_given"): 92.2,
    ("speakers", "quotes_world_es", "named_speaker"): 90.7,
    ("speakers", "quotes_world_es", "precision_when_given"): 92.3,
    ("speakers", "quotes_world_fr", "named_speaker"): 62.0,
    ("speakers", "quotes_world_it", "named_speaker"): 75.9,
    ("speakers", "quotes_world_pt", "named_speaker"): 75.9,
    ("speakers", "quotes_world_uk", "named_speaker"): 87.9,
    ("stories", "basil", "B3_F1"): 99.0,
    ("stories", "ecbplus", "B3_F1"): 91.5,
    ("stories", "neus", "B3_F1"): 85.5,
    ("boilerplate", "scraped_pages", "F1"): 91.2,
    ("boilerplate", "dirty_txt", "F1"): 94.0,
    ("pages", "pages", "F1"): 96.5,
    ("pages", "pages", "title"): 80.5,
    ("pages", "pages", "authors"): 83.5,
    ("pages", "pages", "date"): 94.0,
    ("feeds", "feed_cases", "checks_right"): 94.0,
    ("feeds", "feeds_real", "parsed"): 99.0,
    ("feeds", "feeds_real", "links_agree"): 99.0,
}
"""Task, set and figure to the least that is good enough: what the bounded part gave, less one. `over_lead3` is how much better a
summary is than an article's first three sentences, so that those alone do not pass."""


WITHOUT = "QUALITY_WITHOUT_SETS"
"""Set, it lets the floor pass where there are no labelled sets, as in a checkout without them."""


def scorer() -> Path | None:
    """Where the labelled sets and their scorer are."""
    place = Path(os.environ.get("EVAL", HOME.parent / "shared" / "eval")) / "score.py"
    return place if place.exists() else None


def scored(script: Path, task: str, rows: int) -> dict[str, Any]:
    """The figures of one task."""
    command = [sys.executable, str(script), task, "--json", "--bot", f"{sys.executable} -m bot"]
    done = subprocess.run([*command, *(["--limit", str(rows)] if rows else [])], cwd=HOME, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{task} could not be scored: {done.stderr.strip()[-500:]}")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _figure(figures: dict[str, Any], name: str) -> float:
    first, _, rest = name.partition(".")
    found = figures[first]
    return float(found[rest] if rest else found)


def main(rows: int) -> int:
    """Score, print each figure beside its mark, and say how many fell below."""
    script = scorer()
    if script is None:
        if os.environ.get(WITHOUT):
            print(f"quality floor: not measured, since there are no labelled sets in EVAL or ../shared/eval ({WITHOUT} is set)")
            return 0
        print(f"quality floor: no labelled sets in EVAL or ../shared/eval; name their folder in EVAL, or set {WITHOUT}=1")
        return 1
    below = 0
    for task in dict.fromkeys(task for task, _, _ in FLOOR):
        figures = scored(script, task, rows)[task]
        for (of, name, figure), least in FLOOR.items():
            if of == task:
                found = _figure(figures[name], figure)
                good = found >= least
                below += not good
                print(
                    f"{'ok  ' if good else 'FELL'}  {name:16s} {figure:30s} {found:7.2f}  at least {least}",
                    flush=True,
                )
    return below


if __name__ == "__main__":
    sys.exit(1 if main(int(os.environ.get("ROWS", "80"))) else 0)
