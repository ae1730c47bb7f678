"""A walk through every command's wrong use: a typing mistake, something missing, a bad value. Each answer names the fix."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.app.cli.main import bot
from tests.app.typing import typed, written_settings

TYPOS = [
    ("breif x", "did you mean “dateline brief”?"),
    ("stop", "Ctrl-C"),
    ("xyzzy", "`dateline help` lists all"),
    ("topics delet x", "did you mean “dateline topics delete”?"),
    ("topics xyzzy", "there is: add, remove"),
    ("help breif", "did you mean “dateline brief”?"),
]
"""Words that are no command, and what is said."""

VALUES = [
    ("--config none.toml topics", "config", 1, "start from config/example.toml"),
    ("init --chat irc", "init chat", 2, "'discord'"),
    ("init --yes --topic :", "init topics", 1, "a topic needs a name"),
    ("init --yes --source nowhere", "init sources", 1, "the recipes are world"),
    ("init --yes --at sometimes", "init times", 1, "7:30"),
    ("init --yes --zone Berln", "init zone", 1, "did you mean Europe/Berlin"),
    ("run --role chief", "run role", 2, "'news'"),
    ("run --role slack", "run role", 1, "SLACK_APP_TOKEN"),
    ("brief floods --since soon", "brief since", 2, "7d"),
    ("brief floods --stories 99", "brief stories", 2, "1<=x<=20"),
    ("brief floods --method best", "brief method", 2, "'lexrank'"),
    ("digest --topic floodz", "digest topic", 1, "Floods"),
    ("digest --since soon", "digest since", 2, "7d"),
    ("ingest none.txt", "ingest paths", 2, "none.txt"),
    ("topics add Syria", "topics add words", 2, "dateline topics add 'Syria'"),
    ("topics add {long} x", "topics add name", 1, "at most"),
    ("topics remove floodz", "topics remove name", 1, "Floods"),
    ("topics remove floods", "topics remove name", 1, "The file is "),
    ("sources add nowhere", "sources add location", 1, "https://"),
    ("sources add http://127.0.0.1/feed.xml", "sources add location", 1, "DATELINE_FETCH_ALLOW_HOSTS=127.0.0.1"),
    ("sources import none.opml", "sources import file", 2, "none.opml"),
    ("sources pages nowhere never", "sources pages wanted", 1, "`dateline sources` lists them"),
    ("sources pages nowhere perhaps", "sources pages wish", 2, "'never'"),
    ("sources remove nowhere", "sources remove wanted", 1, "`dateline sources` lists them"),
    ("add-source gopher://example.org/feed", "add-source location", 1, "http(s)"),
    ("add-source releases", "add-source location", 1, "https://github.com/OWNER/NAME"),
    ("recipes potions", "recipes names", 1, "there are: world"),
    ("schedule mute long", "schedule mute length", 1, "30m"),
    ("schedule pause --for long", "schedule pause length", 1, "30m"),
    ("schedule preview sometimes", "schedule preview text", 1, "7:30"),
    ("schedule preview 'daily 07:00' --zone Berln", "schedule preview zone", 1, "did you mean Europe/Berlin"),
    ("schedule quiet night", "schedule quiet hours", 1, "22:00-07:00"),
    ("schedule set sometimes", "schedule set text", 1, "7:30"),
    ("schedule set 'daily 07:00' --zone Berln", "schedule set zone", 1, "did you mean Europe/Berlin"),
    ("alerts off floodz", "alerts off topic", 1, "Floods"),
    ("alerts on floodz", "alerts on topic", 1, "Floods"),
    ("alerts on floods --outlets 0", "alerts on outlets", 2, "x>=1"),
    ("alerts on floods --minutes 0", "alerts on minutes", 2, "x>=1"),
    ("alerts on floods --per-day 0", "alerts on per_day", 2, "x>=1"),
    ("outbox drop 0123", "outbox drop key", 1, "`dateline outbox` lists them"),
    ("outbox delete 0123 --yes", "outbox drop key", 1, "`dateline outbox` lists them"),
    ("outbox retry", "outbox retry key", 2, "--all-dead"),
    ("outbox retry 0123", "outbox retry key", 1, "`dateline outbox` lists them"),
    ("jobs retry", "jobs retry job", 2, "`dateline jobs` lists them"),
    ("jobs retry 0123", "jobs retry job", 1, "`dateline jobs` lists them"),
    ("migrate-store nowhere sqlite:///b.db", "migrate-store old", 2, "such as sqlite:///var/dateline.db"),
    ("migrate-store sqlite:///none.db sqlite:///b.db", "migrate-store old", 2, "there is no file none.db"),
    ("migrate-store sqlite:///dateline.toml nowhere", "migrate-store new", 2, "such as sqlite:///var/dateline.db"),
    ("backup no-such-folder/news.db", "backup path", 1, "no such folder; is the disk there?"),
    ("restore none.db", "restore path", 1, "none.db"),
    ("discord invite", "discord invite application", 1, "DISCORD_TOKEN"),
    ("discord invite --application x", "discord invite application", 2, "not a valid integer"),
    ("discord invite --application 0", "discord invite application", 2, "x>=1"),
    ("slack key dateline.toml/below/key", "slack key file", 1, "cannot be written"),
    ("slack manifest --url news.example.org", "slack manifest url", 2, "begins with https://"),
    ("analyze", "analyze files", 2, "--jsonl"),
    ("analyze none.txt", "analyze files", 1, "none.txt"),
    ("analyze none.txt --sentences 0", "analyze sentences", 2, "1<=x<=50"),
    ("analyze none.txt --method best", "analyze method", 2, "'lexrank'"),
    ("stories", "stories files", 2, "--jsonl"),
    ("stories none.txt --sentences 0", "stories sentences", 2, "1<=x<=50"),
    ("story split nowhere", "story split link", 1, "`dateline brief TOPIC` prints links"),
    ("story follow nowhere", "story follow link", 1, "No source here has brought nowhere"),
    ("story unfollow nowhere", "story unfollow link", 1, "No source here has brought nowhere"),
    ("story timeline nowhere", "story timeline link", 1, "No source here has brought nowhere"),
    ("story join nowhere other", "story join link", 1, "`dateline brief TOPIC` prints links"),
    ("story join nowhere", "story join other", 2, "For example: dateline story join"),
    ("feed none.xml", "feed locations", 1, "none.xml"),
    ("balance --list lost", "balance fate", 2, "'told'"),
    ("balance --page 0", "balance page", 2, "1<=x<=9999"),
    ("completion tcsh", "completion shell", 2, "'bash', 'zsh', 'fish'"),
    ("help breif", "help words", 2, "did you mean “dateline brief”?"),
]
"""Command lines with a bad value, which parameter it is about, and what they end with."""

FREE = {"brief topic", "why-not address", "sources add title", "add-source title", "slack manifest name"}
"""What may be any text."""


def commands(group: click.Group = bot, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that it is typed with."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


EVERY = [(path, command) for path, command in commands() if path != ("help",)]
NEEDY = [path for path, command in EVERY if any(isinstance(one, click.Argument) and one.required for one in command.params)]


@pytest.fixture(autouse=True)
def newsroom(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A newsroom without sources, in the folder where the commands are typed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_CONFIG", written_settings(tmp_path))
    for name in ("DISCORD_TOKEN", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        monkeypatch.delenv(name, raising=False)


def is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: list[str], code: int, told: str) -> None:
    ended, out, err = typed(monkeypatch, capsys, line)
    assert ended == code, err
    assert [one for one in err.splitlines() if one.startswith("Error: ")], err
    assert told in err
    assert out == ""
    assert "Traceback" not in err


@pytest.mark.parametrize(("line", "told"), TYPOS)
def test_a_word_that_is_no_command_leads_to_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str, told: str
) -> None:
    is_told(monkeypatch, capsys, line.split(), 2, told)


@pytest.mark.parametrize("path", [path for path, _ in EVERY], ids=" ".join)
def test_an_option_that_there_is_not_is_told_with_the_way_to_those_that_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: tuple[str, ...]
) -> None:
    if path == ("topics", "add"):
        pytest.skip("there it is a word to leave out: `topics add Syria syria --football`")
    is_told(monkeypatch, capsys, [*path, "--xyzzy"], 2, f"dateline {' '.join(path)} --help shows how it is used.")


@pytest.mark.parametrize("path", NEEDY, ids=" ".join)
def test_what_is_missing_is_named_with_an_example(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: tuple[str, ...]
) -> None:
    is_told(monkeypatch, capsys, [*path], 2, "Missing argument")
    _, _, err = typed(monkeypatch, capsys, [*path])
    assert "For example: dateline " in err


@pytest.mark.parametrize(("line", "about", "code", "told"), VALUES, ids=[line for line, _, _, _ in VALUES])
def test_a_bad_value_is_told_with_the_fix(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str, about: str, code: int, told: str
) -> None:
    is_told(monkeypatch, capsys, shlex.split(line.replace("{long}", "x" * 120)), code, told)


def test_no_value_of_any_command_is_left_out() -> None:
    wanted = {"config"}
    for path, command in EVERY:
        valued = [one for one in command.params if not (isinstance(one, click.Option) and one.is_flag)]
        wanted |= {" ".join((*path, one.name or "")) for one in valued}
    assert wanted | {"help words"} == {about for _, about, _, _ in VALUES} | FREE
