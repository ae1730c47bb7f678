"""What the world does to a running bot: no room, a lock, a damaged file, and what the operator gets to read."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model.source import SourceState
from bot.store.database.backup import BackupFolder
from bot.store.store import open_store
from tests.e2e.conftest import Desk
from tests.store.builders import reading, source

ARTICLE = """\
Lamplighters of {place} keep their ladders for another winter

By Anna Petrie

{place} – The council of {place} decided on Monday that its lamplighters may keep their ladders for another winter.

“Nobody has yet shown me a switch that says good evening,” lamplighter Oren Tabb said after the vote.
"""
FAST = '\n[digest]\nschedule = "every 5m"\n[work]\ntick = "1s"\n[log]\nlevel = "info"\nformat = "json"\n'
IS_ROOT = os.geteuid() == 0


class Running:
    """A bot at work, and what it has said so far."""

    def __init__(self, desk: Desk, **environment: str) -> None:
        self.desk = desk
        self._out, self._err = (desk.folder / name for name in ("out.txt", "err.txt"))
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                stdout=out,
                stderr=err,
                cwd=desk.folder,
                env=desk.environment(**environment),
            )

    @property
    def said(self) -> str:
        return self._err.read_text(encoding="utf-8")

    def events(self, name: str) -> list[dict[str, object]]:
        lines = [json.loads(line) for line in self.said.splitlines() if line.startswith("{")]
        return [line for line in lines if line["event"] == name]

    def wait_for(self, what: Callable[[], object], seconds: float = 40) -> None:
        until = time.monotonic() + seconds
        while not what():
            assert self.process.poll() is None, f"it ended by itself: {self.said}"
            assert time.monotonic() < until, self.said
            time.sleep(0.1)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(30) == 0
        assert "Traceback" not in self.said


@contextmanager
def running(desk: Desk, **environment: str) -> Iterator[Running]:
    bot = Running(desk, **environment)
    try:
        bot.wait_for(lambda: "Ctrl-C stops" in bot.said)
        yield bot
    finally:
        bot.process.kill()
        bot.process.wait()


def drop(desk: Desk, place: str) -> None:
    (desk.inbox / f"{place}.txt").write_text(ARTICLE.format(place=place), encoding="utf-8")


def titles(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        return {title for (title,) in connection.execute("select title from articles")}


def stored(desk: Desk, place: str) -> bool:
    return any(place in title for title in titles(desk.folder / "news.db"))


def damage(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[200:] = os.urandom(len(content) - 200)
    file.write_bytes(content)


@pytest.mark.slow
def test_a_lock_of_ten_seconds_is_waited_for_and_told_once(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(more=FAST)
    with running(desk) as bot:
        with closing(sqlite3.connect(desk.folder / "news.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            drop(desk, "Lowmere")
            time.sleep(10)
            assert bot.process.poll() is None
        bot.wait_for(lambda: stored(desk, "Lowmere"))
        bot.wait_for(lambda: len(bot.events("store_recovered")) == len(bot.events("store_failed")))
        assert len(bot.events("store_failed")) <= 1
        assert all("locked by another program" in str(event["problem"]) for event in bot.events("store_failed"))
        bot.stop()


@pytest.mark.slow
@pytest.mark.skipif(not IS_ROOT, reason="only root can make a small disk")
def test_a_full_disk_is_told_once_and_what_came_meanwhile_is_not_lost(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = make_desk(more=FAST)
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        with running(desk, DATELINE_DATABASE=f"sqlite:///{disk}/news.db") as bot:
            drop(desk, "Lowmere")
            bot.wait_for(lambda: any("Lowmere" in title for title in titles(disk / "news.db")))
            _fill(disk / "ballast")
            drop(desk, "Highmere")
            bot.wait_for(lambda: bot.events("store_failed"))
            time.sleep(5)
            assert len(bot.events("store_failed")) == 1, "one event, not one a tick"
            assert "no room left" in str(bot.events("store_failed")[0]["problem"])
            assert not bot.events("store_recovered")
            (disk / "ballast").unlink()
            bot.wait_for(lambda: bot.events("store_recovered"))
            bot.wait_for(lambda: any("Highmere" in title for title in titles(disk / "news.db")))
            bot.stop()
        assert len(titles(disk / "news.db")) == 2
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


def test_no_room_at_the_start_is_one_line(desk: Desk) -> None:
    drop(desk, "Lowmere")
    limited = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); "
    limited += "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); sys.argv = ['bot', 'ingest', sys.argv[1]]; "
    limited += "runpy.run_module('bot', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", limited, str(desk.inbox / "Lowmere.txt")],
        capture_output=True,
        text=True,
        cwd=desk.folder,
        env=desk.environment(),
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert len(done.stderr.splitlines()) == 1
    assert "news.db" in done.stderr
    assert desk.bot("ingest", str(desk.inbox / "Lowmere.txt")).stdout.startswith("1 new"), "nothing of it was left behind"


async def test_a_damaged_database_is_left_alone_and_the_way_back_is_said(desk: Desk) -> None:
    with (desk.folder / "dateline.toml").open("a") as settings:
        settings.write(f'[backup]\nfolder = "{desk.folder}/backups"\n')
    file = desk.folder / "news.db"
    store = await open_store(str(file))
    await store.news.add_source(source(), followed_by="*")
    await store.news.save_visit(SourceState(source_id="gazette"), [reading("a", title="Ferry late")], [])
    await store.close()
    backup = BackupFolder(folder=desk.folder / "backups", keep=1).add(file, datetime.now(UTC))
    damage(file)
    before = file.read_bytes()
    for command in [("run",), ("brief", "ferry"), ("status",)]:
        done = desk.bot(*command)
        assert done.returncode == 1
        assert done.stdout == ""
        first, second = done.stderr.splitlines()
        assert re.fullmatch(rf"Error: {file} is (damaged|not a database).*", first)
        assert second == f"The newest backup: dateline restore {backup}"
    assert file.read_bytes() == before, "it does not start over by itself"
    restored = desk.bot("restore", str(backup), "--yes")
    assert restored.returncode == 0, restored.stderr
    assert titles(file) == {"Ferry late"}


def test_a_damaged_database_without_a_backup(desk: Desk) -> None:
    (desk.folder / "news.db").write_bytes(b"SQLite format 3\0" + os.urandom(5000))
    done = desk.bot("status", DATELINE_BACKUP_FOLDER=str(desk.folder / "backups"))
    assert done.returncode == 1
    assert f"There is no backup in {desk.folder}/backups" in done.stderr


@pytest.mark.slow
def test_nobody_restores_under_a_running_bot_or_by_mistake(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(more=FAST)
    copy = desk.folder / "copy.db"
    with running(desk) as bot:
        assert desk.bot("backup", str(copy)).returncode == 0
        refused = desk.bot("restore", str(copy), "--yes")
        assert refused.returncode == 1
        assert "a bot is running" in refused.stderr
        bot.stop()
    assert desk.bot("restore", str(copy), stdin="n\n").returncode == 130
    assert list(desk.folder.glob("*.before-*")) == []
    assert desk.bot("restore", str(copy), stdin="y\n").returncode == 0


@pytest.mark.skipif(IS_ROOT, reason="nothing is read-only to root")
def test_a_read_only_folder_is_one_line(desk: Desk) -> None:
    closed = desk.folder / "closed"
    closed.mkdir(mode=0o500)
    _is_one_line_about(desk.bot("run", "--once", DATELINE_DATABASE=f"sqlite:///{closed}/news.db"), closed)


def test_a_folder_in_which_nobody_can_write_is_one_line(desk: Desk) -> None:
    _is_one_line_about(desk.bot("run", "--once", DATELINE_DATABASE="sqlite:////proc/dateline/news.db"), Path("/proc/dateline"))


def _is_one_line_about(done: "subprocess.CompletedProcess[str]", where: Path) -> None:
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert len(done.stderr.splitlines()) == 1
    assert str(where) in done.stderr


@pytest.mark.parametrize("command", [("run", "--once"), ("status",), ("backup",)])
@pytest.mark.parametrize("port", ["1", "x1"])
def test_a_secret_is_never_said(desk: Desk, command: tuple[str, ...], port: str) -> None:
    url = f"postgresql://dateline:hush-hush@127.0.0.1:{port}/news"
    done = desk.bot(*command, DATELINE_DATABASE=url, DATELINE_LOG_LEVEL="debug" if command == ("status",) else "info")
    assert done.returncode == 1
    assert done.stderr
    assert "hush-hush" not in done.stderr + done.stdout


def test_status_says_how_it_is_and_who_is_needed(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(more='\n[[sources]]\nkind = "feed"\nlocation = "gone.xml"\ntitle = "Gone Gazette"\n')
    drop(desk, "Lowmere")
    desk.bot("run", "--once")
    well = desk.bot("status")
    assert well.returncode == 0, well.stdout
    assert re.search(r"Articles: +1 stored", well.stdout)
    assert re.search(r"Gone Gazette: cannot be read: There is no file gone.xml. · next visit ", well.stdout)
    assert re.search(r"Outbox: +0 waiting; 0 dead", well.stdout)
    assert re.search(r"Digests: +terminal: next at \d{4}-\d\d-\d\d \d\d:\d\d UTC \(in ", well.stdout)
    assert well.stdout.endswith("The bot is not running. Start it: dateline run\n")
    with closing(sqlite3.connect(desk.folder / "news.db")) as connection:
        connection.execute("update outbox set state = 'dead'")
        connection.execute("update sources set failures = 3 where title = 'Gone Gazette'")
        connection.commit()
    ill = desk.bot("status")
    assert ill.returncode == 1
    assert "1 message could not be sent: dateline outbox" in ill.stdout
    assert "Gone Gazette keeps failing" in ill.stdout


@pytest.mark.slow
def test_status_works_beside_a_running_bot_with_a_health_port(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(more=FAST + "[health]\nport = 18473\n")
    with running(desk) as bot:
        bot.wait_for(lambda: bot.events("health_served"))
        bot.wait_for(lambda: "is running" in desk.bot("status").stdout)
        assert _get("http://127.0.0.1:18473/readyz") == "ready\n"
        assert "dateline_queue_length" in _get("http://127.0.0.1:18473/metrics")
        bot.stop()


def _get(url: str) -> str:
    import httpx

    return httpx.get(url, trust_env=False).text
