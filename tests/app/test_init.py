"""`init`: what is asked, what is written, and what is made of wrong answers. Tokens are tried against the wire."""

import asyncio
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from bot.app.cli.init import local_zone
from bot.app.cli.init_file import Chosen, ChosenSource, settings_text
from bot.app.cli.main import bot
from bot.app.settings import load_settings
from tests.platforms.discord.wire import Wire
from tests.platforms.slack.wire import Team, open_wire

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789"
NO_DIGEST = "n\n"


def told(folder: Path, answers: str, *options: str) -> Result:
    done = CliRunner().invoke(bot, ["--config", str(folder / "dateline.toml"), "init", *options], input=answers)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_enter_after_enter_is_a_newsroom(tmp_path: Path) -> None:
    done = told(tmp_path, "\n\n\n\n\n\n" + NO_DIGEST)
    assert done.exit_code == 0, done.output
    settings = load_settings(tmp_path / "dateline.toml", {})
    assert settings.digest.schedule == "daily 07:00"
    assert [source.sample for source in settings.sources] == [False, True, True]
    assert "dateline run" in done.output


def test_what_is_answered_is_what_is_set(tmp_path: Path) -> None:
    answers = ["terminal", "Floods: flood, levee; Trams", f"climate {tmp_path}", "weekdays 7:30 and 17:00", "berlin", "y"]
    done = told(tmp_path, "\n".join(answers) + "\n" + NO_DIGEST)
    assert done.exit_code == 0, done.output
    settings = load_settings(tmp_path / "dateline.toml", {})
    assert [(topic.name, topic.words) for topic in settings.topics] == [("Floods", "flood, levee"), ("Trams", "Trams")]
    assert settings.digest.topics == ("Floods", "Trams")
    assert settings.newsroom.timezone == "Europe/Berlin"
    kinds = [source.kind for source in settings.sources]
    assert kinds == ["folder", *["feed"] * 5, "folder"]
    assert settings.sources[-1].location == str(tmp_path)
    assert not any(source.sample for source in settings.sources)
    assert "first at" in done.output


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["irc", "terminal"], "none of terminal, discord, slack"),
        (["", ": words", ""], "a topic needs a name"),
        (["", "", "nowhere", ""], "no recipe; the recipes are world"),
        (["", "", '"open', ""], "quotation mark"),
        (["", "", "", "sometimes", ""], "7:30"),
        (["", "", "", "", "Berln", ""], "did you mean Europe/Berlin"),
        (["", "", "releases", "nodejs", "nodejs/node"], "owner/name"),
        (["", "", "city", "Hamburg"], "A city: which (Hamburg)"),
    ],
    ids=lambda value: value[-2] if isinstance(value, list) else None,
)
def test_a_wrong_answer_is_asked_again(tmp_path: Path, answers: list[str], said: str) -> None:
    done = told(tmp_path, "\n".join([*answers, *[""] * 4]) + "\n" + NO_DIGEST)
    assert said in done.output
    assert "Traceback" not in done.output


def test_projects_and_a_city_are_asked_for(tmp_path: Path) -> None:
    answers = ["", "", "city releases", "Hamburg", "nodejs/node, github.com/docker/compose", "", "", "y"]
    done = told(tmp_path, "\n".join(answers) + "\n" + NO_DIGEST)
    settings = load_settings(tmp_path / "dateline.toml", {})
    assert [topic.name for topic in settings.topics] == ["Hamburg"], done.output
    assert "https://github.com/docker/compose/releases.atom" in {source.location for source in settings.sources}


def test_nothing_is_asked_of_who_says_it_all(tmp_path: Path) -> None:
    options = ["--yes", "--topic", "Floods: flood, levee", "--source", "world", "--at", "daily 06:00", "--zone", "Oslo"]
    done = told(tmp_path, "", *options)
    assert done.exit_code == 0, done.output
    settings = load_settings(tmp_path / "dateline.toml", {})
    assert (settings.newsroom.timezone, settings.digest.schedule) == ("Europe/Oslo", "daily 06:00")
    assert len(settings.sources) == 7


def test_without_topics_of_ones_own_those_of_the_sample_go(tmp_path: Path) -> None:
    told(tmp_path, "", "--yes", "--source", "world")
    assert load_settings(tmp_path / "dateline.toml", {}).topics == ()


def test_whoever_breaks_off_has_written_nothing_and_what_was_there_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "dateline.toml"
    file.write_text("[digest]\nquots = 1\n", encoding="utf-8")
    assert told(tmp_path, "\n\n\n\n\nn\n").exit_code != 0
    assert file.read_text(encoding="utf-8") == "[digest]\nquots = 1\n"
    done = told(tmp_path, "\n\n\n\n\ny\n" + NO_DIGEST)
    assert "kept as dateline.toml.before-" in done.output
    (kept,) = tmp_path.glob("dateline.toml.before-*")
    assert kept.read_text(encoding="utf-8") == "[digest]\nquots = 1\n"


async def test_a_discord_token_is_tried_and_kept_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    async with Wire() as wire:
        monkeypatch.setenv("DISCORD_API_BASE", wire.url)
        answers = ["discord", "not-a-token", TOKEN, "", "", "", "", "y"]
        done = await asyncio.to_thread(told, tmp_path, "\n".join(answers) + "\n" + NO_DIGEST)
    assert done.exit_code == 0, done.output
    assert "does not look like one" in done.output
    assert "It is the token of the application" in done.output
    assert TOKEN not in done.output
    kept = tmp_path / "dateline" / "discord-token"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert TOKEN not in (tmp_path / "dateline.toml").read_text(encoding="utf-8")
    assert load_settings(tmp_path / "dateline.toml", {}).discord.token == TOKEN
    assert "dateline discord invite" in done.output


async def test_slack_tokens_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    bot_token, app_token = "xoxb-1-2-abc", "xapp-1-A1-2-def"
    async with open_wire() as wire:
        wire.teams[bot_token] = Team("T3", bot_token)
        monkeypatch.setenv("SLACK_API_BASE_URL", f"{wire.base}/api")
        answers = ["slack", bot_token, app_token, "", "", "", "", "y"]
        done = await asyncio.to_thread(told, tmp_path, "\n".join(answers) + "\n" + NO_DIGEST)
    slack = load_settings(tmp_path / "dateline.toml", {}).slack
    assert (slack.bot_token, slack.app_token) == (bot_token, app_token), done.output
    assert "the workspace Harwick News" in done.output
    assert "/invite @Dateline" in done.output


WORDS = st.text(min_size=1, max_size=30).filter(str.strip)


@given(
    topics=st.lists(st.tuples(WORDS, WORDS), max_size=3),
    sources=st.lists(st.builds(ChosenSource, kind=st.just("folder"), location=WORDS, title=WORDS), max_size=3),
)
def test_whatever_was_answered_can_be_read_back(topics: list[tuple[str, str]], sources: list[ChosenSource]) -> None:
    told = tomllib.loads(settings_text(Chosen(timezone="UTC", schedule="daily 07:00", sources=sources, topics=topics)))
    assert [(topic["name"], topic["words"]) for topic in told.get("topics", [])] == topics
    assert [(one["location"], one["title"]) for one in told.get("sources", [])] == [(one.location, one.title) for one in sources]


@pytest.mark.parametrize(
    ("environ", "linked", "zone"),
    [
        ({"TZ": "Europe/Oslo"}, "", "Europe/Oslo"),
        ({"TZ": ":America/Lima"}, "", "America/Lima"),
        ({"TZ": "CET-1CEST"}, "/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ({}, "/usr/share/zoneinfo/Etc/UTC", "UTC"),
        ({}, "", "UTC"),
    ],
)
def test_the_machines_zone(tmp_path: Path, environ: dict[str, str], linked: str, zone: str) -> None:
    place = tmp_path / "localtime"
    if linked:
        place.symlink_to(linked)
    assert local_zone(environ, place) == zone
