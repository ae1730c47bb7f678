"""The contract of a chat, over every one that there is and a toy: a new one is a folder and a line of the table."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.compose.fit import fit
from bot.compose.notices import notice
from bot.compose.wording import say
from bot.flows.collect import collect_source
from bot.flows.correct import correct_due
from bot.flows.deliver import deliver_due
from bot.flows.publish import publish_now
from bot.model.delivery import Search
from bot.model.document import Document
from bot.model.errors import Refused, TryLater, Unclear
from bot.platforms.descriptor import Descriptor
from bot.platforms.table import PLATFORMS
from bot.words.catalogue import ENGLISH, catalogue, languages
from tests.builders import FLOOD, feed, item, subscription
from tests.contracts.chat.bench import Bench, Fault
from tests.contracts.chat.on_discord import on_discord
from tests.contracts.chat.on_slack import on_slack
from tests.contracts.chat.on_toy import on_toy
from tests.contracts.chat.toy import TOY

BENCHES: dict[str, Callable[[], AbstractAsyncContextManager[Bench]]] = {
    "discord": on_discord,
    "slack": on_slack,
    "toy": on_toy,
}
EVERY = (*PLATFORMS, TOY)
HOME = Path(__file__).parents[3]


@pytest.fixture(params=[chat.name for chat in EVERY])
async def bench(request: pytest.FixtureRequest) -> AsyncIterator[Bench]:
    """Each chat of the table has to have one."""
    async with BENCHES[request.param]() as opened:
        yield opened


def search(bench: Bench) -> Search:
    now = bench.world.clock()
    return Search(since=now - timedelta(minutes=1), until=now + timedelta(minutes=1))


def told(words: str) -> Document:
    return notice(words)


async def follow(bench: Bench) -> None:
    """A digest of everything goes to the channel."""
    channel = bench.channel
    order = replace(subscription("order", workspace_id=channel.workspace), channel=channel)
    await bench.world.desk.workspaces.save_subscription(order)


async def deliver(bench: Bench, hours: int = 2) -> None:
    for _ in range(6 * hours):
        await deliver_due(bench.world.desk)
        bench.world.clock.advance(timedelta(minutes=10))


async def test_what_is_sent_is_there_once_and_its_receipt_finds_it(bench: Bench) -> None:
    receipt = await bench.platform.send(bench.channel, told("The ferry sails."), "k1")
    assert receipt
    assert ["The ferry sails." in words for words in bench.shown()] == [True]
    await bench.platform.edit(bench.channel, receipt, told("The ferry stays."), "k1")
    await bench.platform.edit(bench.channel, receipt, told("The ferry stays."), "k1")
    (words,) = bench.shown()
    assert "stays" in words
    assert "sails" not in words


async def test_a_message_whose_arrival_is_unclear_is_found_and_no_other_is(bench: Bench) -> None:
    bench.fail(Fault.LOST)
    with pytest.raises(Unclear):
        await bench.platform.send(bench.channel, told("The ferry sails."), "k1")
    assert await bench.platform.find(bench.channel, "k1", search(bench))
    assert await bench.platform.find(bench.channel, "k2", search(bench)) is None


async def test_a_wish_to_wait_is_told_with_its_length_and_nothing_is_there(bench: Bench) -> None:
    bench.fail(Fault.BUSY)
    with pytest.raises(TryLater) as raised:
        await bench.platform.send(bench.channel, told("The ferry sails."), "k1")
    assert timedelta(seconds=12) <= raised.value.after <= timedelta(seconds=20)
    assert bench.shown() == []


async def test_a_channel_that_is_gone_refuses(bench: Bench) -> None:
    bench.fail(Fault.GONE)
    with pytest.raises(Refused):
        await bench.platform.send(bench.channel, told("The ferry sails."), "k1")
    assert bench.shown() == []


@pytest.mark.parametrize("plain", [False, True])
async def test_whatever_fits_its_room_can_be_sent(bench: Bench, plain: bool) -> None:
    room = bench.platform.room(plain=plain)
    long = told(" ".join(f"Word {number} of many." for number in range(1500)))
    parts = fit(replace(long, plain=plain), room)
    for number, part in enumerate(parts):
        await bench.platform.send(bench.channel, part, f"part-{number}")
    assert "Word 0 of many." in bench.shown()[0]


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.BUSY])
async def test_a_digest_arrives_once_whatever_breaks_off(bench: Bench, fault: Fault) -> None:
    await follow(bench)
    bench.fail(fault)
    await publish_now(bench.world.desk, "order")
    await deliver(bench)
    assert sum("River Arle" in words for words in bench.shown()) == 1
    assert await bench.world.desk.outbox.listed() == ()


async def test_a_corrected_digest_is_edited_in_place(bench: Bench) -> None:
    await follow(bench)
    await publish_now(bench.world.desk, "order")
    await deliver_due(bench.world.desk)
    shown = len(bench.shown())
    bench.world.feeds.shelves[feed().location] = (item(body=FLOOD.replace("340 households", "270 households")),)
    for _ in range(2):
        await collect_source(bench.world.desk, feed().id)
    bench.world.clock.advance(timedelta(minutes=5))
    assert await correct_due(bench.world.desk) == 1
    assert len(bench.shown()) == shown
    assert "270 households" in "\n".join(bench.shown())


async def test_a_channel_that_is_gone_lets_its_digest_rest(bench: Bench) -> None:
    await follow(bench)
    bench.fail(Fault.GONE)
    await publish_now(bench.world.desk, "order")
    await deliver_due(bench.world.desk)
    (order,) = await bench.world.desk.workspaces.subscriptions(bench.channel.workspace)
    assert order.problem is not None
    assert bench.shown() == []


async def test_a_command_is_answered_from_the_table(bench: Bench) -> None:
    assert "River Arle" in await bench.ask("brief", topic="Arle")
    assert "/news setup" in await bench.ask("news help")


async def test_who_may_not_configure_is_told_by_whom_it_is_done(bench: Bench) -> None:
    answered = await bench.ask("digest pause", admin=False)
    assert say("en", bench.descriptor.traits.admins_only) in answered


async def test_a_button_is_answered_and_one_that_is_none_is_told(bench: Bench) -> None:
    assert await bench.press("topics.list") == await bench.ask("topics list")
    assert say("en", "no_command", name="brief sing") in (await bench.press("brief.sing", "x")).replace("\n", "")


@pytest.mark.parametrize("chat", EVERY, ids=lambda chat: chat.name)
def test_a_descriptor_says_what_the_application_asks(chat: Descriptor) -> None:
    assert chat.name.isidentifier()
    assert set(chat.traits.lacks) <= set(languages())
    assert chat.traits.admins_only in catalogue(ENGLISH).entries
    assert all(name.startswith(chat.secrets) for name in chat.variables)
    assert (chat.commands is None) == (not chat.about)
    assert chat is TOY or (HOME / "docs" / f"{chat.name}.md").exists()


SCRIPT = """
import bot.platforms.table as table
from tests.contracts.chat.toy import TOY
table.PLATFORMS += (TOY,)
from bot.__main__ import main
main()
"""


@pytest.mark.e2e
def test_a_line_of_the_table_is_all_that_the_application_needs_of_a_new_chat(tmp_path: Path) -> None:
    """Its role, its settings from the environment, its command, its places in help, setup and status: none is written twice."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DISCORD_", "SLACK_"))}
    environ = {**clean, "DATELINE_HOME": str(tmp_path), "PYTHONPATH": str(HOME), "TOY_ROOM": "attic"}

    def run(*words: str, **more: str) -> str:
        command = [sys.executable, "-c", SCRIPT, *words]
        done = subprocess.run(command, env=environ | more, cwd=HOME, capture_output=True, text=True, timeout=120, check=False)
        return done.stdout + done.stderr

    assert "Help with the toy." in run("--help")
    assert run("toy", "room") == "attic\n"
    assert "Toy (set TOY_ROOM; docs/toy.md)" in run("run", "--role", "toy", TOY_ROOM="")
    assert "(terminal, discord, slack, toy)" in run("init")
