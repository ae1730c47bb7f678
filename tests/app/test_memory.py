"""What is free goes back to the system, and threads have no arenas of their own; where the C library is glibc."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import memory

ROOT = Path(__file__).parents[2]

GIVEN_BACK = """
from pathlib import Path
from bot.app.memory import give_back

def pages():
    return int(Path("/proc/self/statm").read_text().split()[1])

blocks = [bytearray(1000) for _ in range(50_000)]
last = blocks[-1]
del blocks
before = pages()
give_back()
print(before - pages())
"""

ARENAS = """
import re, sys, threading
from pathlib import Path
from bot.app.memory import use_one_arena

if sys.argv[1] == "one":
    use_one_arena()
held, all_there, done = [], threading.Barrier(5), threading.Event()

def allocate():
    held.append([bytearray(1000) for _ in range(1000)])
    all_there.wait(20)
    done.wait(20)

threads = [threading.Thread(target=allocate) for _ in range(4)]
for thread in threads:
    thread.start()
all_there.wait(20)
starts = [int(line.split("-")[0], 16) for line in Path("/proc/self/maps").read_text().splitlines() if line.endswith(" 0 ")]
print(sum(start % (64 << 20) == 0 for start in starts))
done.set()
"""


def figure(script: str, *arguments: str) -> int:
    done = subprocess.run([sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return int(done.stdout)


def needs_glibc() -> None:
    if memory._function("malloc_trim") is None:
        pytest.skip("this C library keeps no arenas")


def test_what_is_free_goes_back_to_the_system() -> None:
    needs_glibc()
    assert figure(GIVEN_BACK) * 4096 > 30_000_000


def test_threads_share_one_arena() -> None:
    needs_glibc()
    assert figure(ARENAS, "own") >= 3
    assert figure(ARENAS, "one") == 0


def test_another_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: None) -> object:
        return object()

    memory._function.cache_clear()
    monkeypatch.setattr(memory.ctypes, "CDLL", none)
    try:
        memory.use_one_arena()
        memory.give_back()
    finally:
        memory._function.cache_clear()
