"""`dateline jobs`: what was set aside in words, and doing it again."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.app.cli.main import bot
from bot.model.errors import UserError
from bot.store.store import open_store
from tests.store.builders import NOW, source


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A newsroom with two sources, one of which ended five processes."""
    path = tmp_path / "dateline.toml"
    path.write_text(f'database = "sqlite:///{tmp_path / "news.db"}"\nsources = []\n[log]\nlevel = "error"\n', encoding="utf-8")
    asyncio.run(_fill(tmp_path / "news.db"))
    return path


async def _fill(file: Path) -> None:
    store = await open_store(f"sqlite:///{file}")
    for name in ("gazette", "tidings"):
        await store.news.add_source(source(name), followed_by="*")
    for process in map(str, range(5)):
        found = await store.news.source("gazette")
        assert found
        await store.news.claim(found[1], NOW, NOW + timedelta(minutes=1), process)
        await store.roster.leave(process)
    await store.close()


def run(config: Path, *arguments: str) -> Result:
    return CliRunner().invoke(bot, ["--config", str(config), "jobs", *arguments])


def test_what_was_set_aside_is_listed_and_done_again_when_asked_for(config: Path) -> None:
    listed = run(config).output
    assert listed.startswith("gazette  visiting gazette: each of the last visits ended the bot")
    assert "tidings" not in listed
    assert run(config, "retry", "gazette").output == "1 job will be done again.\n"
    assert run(config).output == "Nothing was set aside: all work comes to an end.\n"
    assert run(config, "retry", "--all").output == "There is none to retry.\n"


def test_a_job_that_was_not_set_aside_is_named(config: Path) -> None:
    answer = run(config, "retry", "tidings")
    assert isinstance(answer.exception, UserError)
    assert str(answer.exception) == "no job tidings was set aside; `dateline jobs` lists them"
    assert "name one JOB, or --all" in run(config, "retry").output
