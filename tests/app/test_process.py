"""Who lives and who is dead: told by the system where it can tell, else by heartbeats."""

import math
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.app import process
from bot.app.process import come_to_life, liveness_timeout, machine, pass_away
from bot.flows.succession import BEAT, SILENT, UNSURE

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere heartbeats tell")

ANOTHER = "import sys; from bot.app.process import come_to_life; print(come_to_life(), flush=True); sys.stdin.read()"


@pytest.fixture
def other() -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A process on this machine, and its name."""
    one = subprocess.Popen([sys.executable, "-c", ANOTHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert one.stdout
    yield one.stdout.readline().strip(), one
    one.kill()
    one.communicate()


def test_a_process_lives_until_it_is_killed(other: tuple[str, "subprocess.Popen[str]"]) -> None:
    name, running = other
    assert liveness_timeout(name) == math.inf
    running.kill()
    os.waitid(os.P_PID, running.pid, os.WEXITED | os.WNOWAIT)
    assert liveness_timeout(name) == 0, "dead, though nobody has buried it"
    running.wait()
    assert liveness_timeout(name) == 0


def test_another_process_of_the_same_number_is_not_the_same(other: tuple[str, "subprocess.Popen[str]"]) -> None:
    where, number, started, life = other[0].rsplit("/", 3)
    assert liveness_timeout(f"{where}/{number}/{int(started) - 1}/{life}") == 0


def test_a_newsroom_that_was_closed_in_this_process_is_dead() -> None:
    one, two = come_to_life(), come_to_life()
    assert one != two
    pass_away(one)
    assert (liveness_timeout(one), liveness_timeout(two)) == (0, math.inf)
    pass_away(two)


def test_whoever_ran_before_the_machine_was_started_anew_is_dead() -> None:
    host, _, space = machine().split("/")
    assert liveness_timeout(f"{host}/another-boot/{space}/{os.getpid()}/1/x") == 0


def test_of_others_only_heartbeats_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    host, boot, space = machine().split("/")
    assert liveness_timeout(f"elsewhere/{boot}/{space}/1/1/x") == SILENT
    assert 1.5 * BEAT < liveness_timeout(f"{host}/{boot}/pid:[1]/1/1/x") < 15, (
        "a container of this name that was started anew as this one"
    )
    assert liveness_timeout("") == liveness_timeout("nonsense") == liveness_timeout("a/b/c/d/e/f/g") == SILENT
    monkeypatch.setattr(process, "_started", lambda _: "")
    assert liveness_timeout(come_to_life()) == SILENT, "a system that does not say when a process started"
    assert SILENT > 2 * UNSURE > 2 * BEAT
