"""The main job from outside: collect, print a digest, go on, stop cleanly."""

import signal
from collections.abc import Callable

import pytest

from tests.e2e.conftest import Desk, running

ARTICLE = """\
Bakers of Lowmere agree to keep their ovens cold on Sundays

By Anna Petrie

LOWMERE – The bakers' guild of Lowmere voted on Tuesday to keep every oven in the town cold on Sundays, ending a quarrel.

“We were all selling half a loaf on the seventh day, and nobody was sleeping,” guild master Oren Tabb said after the vote.

The rule takes effect on the first Sunday of next month. Cafes may still sell bread that was baked on a Saturday.
"""


def test_run_once_prints_a_digest_and_then_says_that_nothing_is_new(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(sample=True)
    first = desk.bot("run", "--once")
    assert first.returncode == 0, first.stderr
    assert "Arle" in first.stdout
    assert "\x1b" not in first.stdout
    second = desk.bot("run", "--once")
    assert second.returncode == 0, second.stderr
    assert "Arle" not in second.stdout
    assert "Nothing to report since" in second.stdout


def test_a_file_dropped_later_comes_in_the_next_digest_alone(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(sample=True)
    desk.bot("run", "--once")
    (desk.inbox / "bakers.txt").write_text(ARTICLE, encoding="utf-8")
    done = desk.bot("run", "--once")
    assert "Bakers of Lowmere" in done.stdout
    assert "Oren Tabb" in done.stdout
    assert "Arle" not in done.stdout
    assert (desk.inbox / "bakers.txt").exists()


def test_the_same_article_under_another_name_is_not_new(desk: Desk) -> None:
    (desk.inbox / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert "Bakers of Lowmere" in desk.bot("run", "--once").stdout
    (desk.inbox / "a.txt").rename(desk.inbox / "b.txt")
    (desk.inbox / "c.txt").write_text(ARTICLE, encoding="utf-8")
    assert "Bakers of Lowmere" not in desk.bot("run", "--once").stdout


def test_an_unreadable_file_is_put_aside_with_the_reason(desk: Desk) -> None:
    (desk.inbox / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (desk.inbox / "empty.txt").write_bytes(b"")
    (desk.inbox / "broken.json").write_text('{"title": "x", ')
    (desk.inbox / "good.txt").write_text(ARTICLE, encoding="utf-8")
    done = desk.bot("run", "--once")
    assert "Bakers of Lowmere" in done.stdout
    rejected = desk.inbox / "rejected"
    for name in ("noise.txt", "empty.txt", "broken.json"):
        assert (rejected / name).exists()
        assert len((rejected / f"{name}.why.txt").read_text(encoding="utf-8").strip()) > 10
        assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_it_runs_on_until_it_is_told_to_stop(desk: Desk) -> None:
    (desk.inbox / "a.txt").write_text(ARTICLE, encoding="utf-8")
    with running(desk) as bot:
        bot.tells("Ctrl-C stops")
        assert bot.stop(signal.SIGINT) == 0
    assert "Bakers of Lowmere" in bot.printed
    assert "Next digest at" in bot.told
    assert "Traceback" not in bot.told


def test_a_second_start_shows_the_news_again(desk: Desk) -> None:
    (desk.inbox / "a.txt").write_text(ARTICLE, encoding="utf-8")
    desk.bot("run", "--once")
    with running(desk) as bot:
        bot.prints("Bakers of Lowmere")
        assert bot.stop(signal.SIGTERM) == 0


@pytest.mark.slow
def test_a_file_dropped_while_it_runs_comes_with_the_next_slot(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(more='[digest]\nschedule = "*/5 * * * *"\n')
    with running(desk) as bot:
        bot.tells("Ctrl-C stops")
        (desk.inbox / "late.txt").write_text(ARTICLE, encoding="utf-8")
        bot.prints("Bakers of Lowmere", seconds=330)
        assert bot.stop(signal.SIGTERM) == 0


def test_a_closed_screen_does_not_silence_the_next_one(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    (desk.inbox / "a.txt").write_text(ARTICLE, encoding="utf-8")
    closed = desk.folder / "closed.py"
    closed.write_text(
        "import os, sys\nfrom bot.app.cli.main import main\nread, write = os.pipe()\nos.close(read)\nos.dup2(write, 1)\n"
        "sys.argv = ['bot', 'run', '--once']\nif __name__ == '__main__':\n    main()\n"
    )
    first = desk.python(str(closed))
    assert "Traceback" not in first.stderr
    assert "Bakers of Lowmere" in desk.bot("run", "--once").stdout
    assert "Digests:      terminal: next at" in desk.bot("status").stdout
