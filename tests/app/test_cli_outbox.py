"""`dateline outbox`: what waits or is stuck in words, and letting it go on or go away."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.app.cli.main import bot
from bot.model.delivery import Delivery, DeliveryState
from bot.model.errors import UserError
from bot.model.problems import problem_of
from bot.model.workspace import Window
from bot.store.store import open_store
from tests.store.builders import NOW, SECOND, delivery, subscription

DEAD, WAITS = "d" * 24, "a" * 24


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A newsroom with one dead and one waiting message."""
    path = tmp_path / "dateline.toml"
    path.write_text(f'database = "sqlite:///{tmp_path / "news.db"}"\nsources = []\n[log]\nlevel = "error"\n', encoding="utf-8")
    asyncio.run(_fill(tmp_path / "news.db"))
    return path


async def _fill(file: Path) -> None:
    store = await open_store(f"sqlite:///{file}")
    parts = [replace(delivery(1), key=DEAD), replace(delivery(2, not_before=NOW + SECOND), key=WAITS)]
    await store.workspaces.save_subscription(subscription())
    await store.outbox.publish(subscription(), NOW, parts, window=Window(start=NOW - SECOND, end=NOW), next_run_at=None)
    await store.outbox.claim(NOW, lease_until=NOW + SECOND)
    await store.outbox.dead(DEAD, problem_of("the channel is gone"))
    await store.close()


def run(config: Path, *arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(bot, ["--config", str(config), "outbox", *arguments], input=answer)


def held(config: Path) -> dict[str, Delivery]:
    async def look() -> dict[str, Delivery]:
        store = await open_store(f"sqlite:///{config.parent / 'news.db'}")
        try:
            return {one.key: one for one in await store.outbox.listed(*DeliveryState) if one.subscription_id == "morning"}
        finally:
            await store.close()

    return asyncio.run(look())


def test_the_list_says_what_waits_and_what_was_given_up_and_why(config: Path) -> None:
    said = run(config).output
    assert "Waiting (1):" in said
    assert f"{WAITS}  Morning news, part 2, due 2026-11-23 09:00 UTC, to discord server news; " in said
    assert "next try not before 2026-11-23 09:00:01 UTC" in said
    assert "Given up (1):" in said
    assert f"{DEAD}  Morning news, part 1, due 2026-11-23 09:00 UTC, to discord server news; tried 1 time; " in said
    assert "the channel is gone" in said


@pytest.mark.parametrize("which", [DEAD, "--all-dead"])
def test_the_dead_are_tried_again(config: Path, which: str) -> None:
    assert "1 message will be tried again." in run(config, "retry", which).output
    again = held(config)[DEAD]
    assert (again.state, again.attempts) == (DeliveryState.WAITING, 0)
    assert "There is none to retry." in run(config, "retry", "--all-dead").output


def test_a_message_is_dropped_when_that_is_confirmed(config: Path) -> None:
    assert run(config, "drop", WAITS, answer="n\n").exit_code != 0
    assert set(held(config)) == {DEAD, WAITS}
    assert "Dropped." in run(config, "drop", WAITS, answer="y\n").output
    assert "Dropped." in run(config, "drop", DEAD, "--yes").output
    assert held(config) == {}
    assert "everything was sent" in run(config).output


@pytest.mark.parametrize("arguments", [("retry", WAITS), ("retry", "nothing"), ("drop", "nothing", "--yes")])
def test_a_message_that_is_not_there_is_said_so(config: Path, arguments: tuple[str, ...]) -> None:
    problem = run(config, *arguments).exception
    assert isinstance(problem, UserError)
    assert "`dateline outbox` lists them" in str(problem)


@pytest.mark.parametrize("arguments", [("retry",), ("retry", DEAD, "--all-dead")])
def test_retry_wants_one_key_or_all(config: Path, arguments: tuple[str, ...]) -> None:
    answer = run(config, *arguments)
    assert answer.exit_code == 2
    assert "--all-dead" in answer.output
