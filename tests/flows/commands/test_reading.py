"""Read: a report without a page of its own opens in the chat, for those who may see it."""

from dataclasses import replace

import pytest

from bot.flows.ingest import ingest
from bot.flows.post import take_back
from bot.flows.publish import publish_now
from bot.model.document import Citation, spans_of
from bot.model.workspace import Window
from tests.builders import FLOOD, item, subscription, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text
from tests.stored import readings_in

EVER = Window(start=NOW.replace(year=2000), end=NOW.replace(year=2100))


async def fill(world: FakeWorld, body: str = FLOOD) -> str:
    """One report, handed over as a file; its id."""
    await ingest(world.desk, "w", [replace(item(body=body), url="")])
    (reading,) = await readings_in(world.desk, "w", (), EVER, 5)
    return reading.article.id


async def test_a_brief_offers_to_read_what_has_no_link(world: FakeWorld) -> None:
    article_id = await fill(world)
    told = await press(world, await ask(world, "brief", topic="river"), "brief.read")
    assert told.private
    assert told.document
    assert text(told).startswith("River Arle tops its banks")
    assert "the bridge at Gask was opened to lorries again" in text(told)
    cites = [span.cites for block in told.document.blocks for span in spans_of(block) if span.cites]
    assert {cite.article_id for cite in cites} == {article_id}
    assert all(isinstance(cite, Citation) for cite in cites)


async def test_a_report_with_a_page_of_its_own_is_read_there(world: FakeWorld) -> None:
    await ingest(world.desk, "w", [item()])
    (reading,) = await readings_in(world.desk, "w", (), EVER, 5)
    brief = await ask(world, "brief", topic="river")
    assert brief.document
    assert "brief.read" not in {action.name for action in brief.document.actions}
    told = text(await ask(world, "brief.read", argument=reading.article.id))
    assert "has a page of its own: River Arle" in told
    assert "lorries" not in told


async def test_who_does_not_follow_the_source_reads_nothing(world: FakeWorld) -> None:
    article_id = await fill(world)
    told = text(await ask(world, "brief.read", by=asker("elsewhere"), argument=article_id))
    assert told == "This is no longer kept here; please ask again."
    for forged in ("", "@", f"{article_id}@0", f"{article_id}@2", f"{article_id}@x", "x" * 90):
        assert text(await ask(world, "brief.read", argument=forged)) == told


async def test_of_several_one_button_asks_which_and_forged_ones_name_none(world: FakeWorld) -> None:
    await ingest(world.desk, "w", [replace(item(f"k{n}", f"{FLOOD} {n}"), url="") for n in range(2)])
    found = await readings_in(world.desk, "w", (), EVER, 5)
    operand = ",".join(reading.article.id for reading in found)
    told = await ask(world, "brief.choose", argument=operand)
    assert told.document
    assert told.private
    assert {action.argument for action in told.document.actions} == {reading.article.id for reading in found}
    assert text(await ask(world, "brief.choose", by=asker("elsewhere"), argument=operand)).startswith("This is no longer kept")
    for forged in ("", ",", "x", "é", "A" * 90, "a,b,c"):
        assert text(await ask(world, "brief.choose", argument=forged)) == "This is no longer kept here; please ask again."


async def test_a_long_report_is_read_on_to_its_end(world: FakeWorld) -> None:
    sentence = "The water stood at {} centimetres in the street of house {} when the boat came by for those who had stayed. "
    told_of = ("".join(sentence.format(n * 7 + m, n * 20 + m) for m in range(8)) for n in range(12))
    await fill(world, "\n\n".join(f"{words} Paragraph {n} ends here." for n, words in enumerate(told_of)))
    told = await press(world, await ask(world, "brief", topic="water"), "brief.read")
    seen = [text(told)]
    while "[Read on]" in seen[-1]:
        told = await press(world, told, "brief.read")
        seen.append(text(told))
    assert len(seen) > 2
    assert all(f"Paragraph {n} ends here." in " ".join(seen) for n in range(12))
    assert "End of the report, word for word." in seen[-1]


async def test_a_posted_digest_has_the_button_too(world: FakeWorld) -> None:
    article_id = await fill(world)
    await world.desk.workspaces.save_workspace(workspace())
    await world.desk.workspaces.save_subscription(replace(subscription(), next_run_at=None))
    published = await publish_now(world.desk, "daily")
    assert published
    assert published.slot
    (part,) = await world.desk.outbox.digest_parts("daily", published.slot)
    (button,) = (action for action in part.document.actions if action.name == "brief.read")
    assert button.argument == article_id


@pytest.mark.parametrize("typed", ["https://nna.example/flood", "<http://www.nna.example/flood?utm_source=x|nna>"])
async def test_a_report_is_asked_for_by_its_address(world: FakeWorld, typed: str) -> None:
    await ingest(world.desk, "w", [item()])
    told = text(await ask(world, "brief", topic=typed))
    assert told.startswith("The story of “River Arle tops its banks”")
    assert "340 households" in told
    assert "No report that is stored here" in text(await ask(world, "brief", topic="https://nna.example/other"))
    assert "No report that is stored here" in text(await ask(world, "brief", topic=typed, by=asker("v")))


async def test_a_public_brief_that_nobody_was_shown_holds_up_no_other(world: FakeWorld) -> None:
    await ingest(world.desk, "w", [item()])
    reply = await ask(world, "brief", topic="river", public="true")
    assert reply.claim
    refused = await ask(world, "brief", topic="river", public="true")
    assert refused.claim is None
    await take_back(world.desk, refused)
    assert (await ask(world, "brief", topic="river", public="true")).claim is None
    await take_back(world.desk, reply)
    assert (await ask(world, "brief", topic="river", public="true")).claim
