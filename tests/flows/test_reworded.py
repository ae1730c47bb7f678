"""A sentence can be reworded at any time: what is stored still resumes, translates and matches."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app.settings import HOME
from bot.compose.health import remedy_for
from bot.compose.wording import say
from bot.flows.collect import collect_source
from bot.flows.deliver import deliver_due
from bot.flows.lost import come_back, lose_role, lose_server, without_lost_role
from bot.model.delivery import DeliveryState
from bot.model.errors import TryLater, Unreadable
from bot.model.problems import Code, Problem
from bot.platforms.slack.outcomes import MENDED_BY_INSTALLING
from bot.words import catalogue
from tests.builders import feed, subscription, workspace
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, asker, text
from tests.flows.post_office import MINUTE, Post, open_post

_TEXT = re.compile(r'^(msgstr(?:\[\d\])? ")(.+)"$', re.MULTILINE)


def forget() -> None:
    for known in (catalogue.languages, catalogue.catalogue, catalogue._entries):
        known.cache_clear()


@pytest.fixture
def reword(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Once called, every entry of every language says something else around the same values."""

    def now() -> None:
        for file in (HOME / "bot" / "words").glob("*.po"):
            header, _, rest = file.read_text(encoding="utf-8").partition("\n\n")
            (tmp_path / file.name).write_text(f"{header}\n\n" + _TEXT.sub(r'\1¿\2¡"', rest), encoding="utf-8")
        monkeypatch.setattr(catalogue, "HOME", tmp_path)
        forget()

    yield now
    monkeypatch.undo()
    forget()


def test_every_entry_of_every_language_is_reworded(reword: Callable[[], None]) -> None:
    before = {language: dict(catalogue.catalogue(language).entries) for language in catalogue.languages()}
    reword()
    assert set(catalogue.languages()) == set(before)
    for language, entries in before.items():
        after = catalogue.catalogue(language).entries
        names = {f"language.{code}" for code in before}  # What a language calls itself stands in its header.
        same = [key for key in entries if key not in names and any(text in after[key] for text in entries[key])]
        assert (len(entries) > 500, set(after), same) == (True, set(entries), []), language


async def test_digests_that_rest_go_on(world: FakeWorld, reword: Callable[[], None]) -> None:
    desk = world.desk
    await desk.workspaces.save_workspace(workspace())
    await desk.workspaces.save_subscription(replace(subscription("daily"), ping="7"))
    await desk.workspaces.save_subscription(replace(subscription("weekly"), problem=Problem(Code.SLACK_TOKEN_EXPIRED)))
    await lose_server(desk, "fake", "w")
    reword()
    assert await come_back(desk, "w") == 1
    assert await come_back(desk, "w", MENDED_BY_INSTALLING) == 1
    assert [one.problem for one in await desk.workspaces.subscriptions("w")] == [None, None]


async def test_a_role_that_is_gone_is_called_no_more(world: FakeWorld, reword: Callable[[], None]) -> None:
    await world.desk.workspaces.save_subscription(replace(subscription("daily"), ping="7"))
    await lose_role(world.desk, "w", "7")
    reword()
    (one,) = await world.desk.workspaces.subscriptions("w")
    assert without_lost_role(one).ping == ""


async def test_a_source_says_what_is_wrong_and_what_can_be_done(world: FakeWorld, reword: Callable[[], None]) -> None:
    source = feed()
    await world.desk.news.add_source(source, followed_by="w")
    world.feeds.shelves[source.location] = Unreadable(Code.HTML_NOT_FEED)
    await collect_source(world.desk, source.id)
    reword()
    ((_, state),) = await world.desk.news.sources("w")
    assert state.problem is not None
    assert remedy_for(state.problem) == "remedy.no_feed"
    told = text(await ask(world, "sources.health", by=asker(language="de")))
    assert "¿Das ist eine HTML-Seite, kein Feed.¡" in told
    assert say("de", "remedy.no_feed") in told


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    async with open_post() as opened:
        yield opened


async def test_a_message_that_was_given_up_is_told_in_the_askers_language(post: Post, reword: Callable[[], None]) -> None:
    await post.publish()
    for _ in range(30):
        assert await post.desk.outbox.claim(post.clock(), lease_until=post.clock() + 2 * MINUTE)
        post.clock.advance(2 * MINUTE)
    assert await deliver_due(post.desk) == 0
    reword()
    (dead,) = await post.desk.outbox.listed(DeliveryState.DEAD)
    assert dead.problem is not None
    assert dead.problem.say("de") == "¿aufgegeben nach 31 Versuchen: ¿der Bot endete während des letzten Versuchs¡¡"


async def test_a_message_that_waits_is_sent_whatever_its_problem_is_called(post: Post, reword: Callable[[], None]) -> None:
    (key,) = await post.publish()
    post.chat.script = [(TryLater(Code.DISCORD_RATE_LIMITED, after=MINUTE), False)]
    assert await deliver_due(post.desk) == 0
    reword()
    waiting = await post.only()
    assert waiting.problem is not None
    assert (waiting.problem.code, waiting.problem.say("de")) == (Code.DISCORD_RATE_LIMITED, "¿Discord bittet um Geduld¡")
    post.clock.advance(2 * MINUTE)
    assert await deliver_due(post.desk) == 1
    assert post.posted() == [key]
