"""What readers are shown is what was looked at and found good; `python -m tests.platforms.drawing` draws it anew."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.compose.fit import fit
from bot.flows.ingest import ingest
from bot.flows.publish import publish_now
from bot.model.document import Document
from bot.platforms.discord.render import render, room
from bot.platforms.slack.blocks import messages
from bot.words.catalogue import languages
from tests.builders import subscription, workspace
from tests.compose.test_seams import sample_items
from tests.fakes import NOW, FakePlatform, open_world
from tests.platforms import phone
from tests.platforms.drawing import PICTURES, pictures

TWO_SCREENS, A_ROW = 1400, 40
"""Pixels of five stories with all their buttons, and of the further row of buttons where reports have no page."""
OTHERS = ("senate", "sund")
"""Articles that tell a sixth and a seventh story."""


@pytest.mark.parametrize(("name", "drawn"), [pytest.param(*one, id=one[0]) for one in pictures()])
def test_readers_see_what_was_looked_at(name: str, drawn: str) -> None:
    assert drawn == (PICTURES / name).read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.skipif(not phone.CHROMIUM, reason=phone.WHY_NOT)
@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize("language", languages())
async def test_five_stories_are_short_on_a_phone(tmp_path: Path, language: str, linked: bool) -> None:
    document = await posted_digest(language, linked=linked)
    (part,) = fit(document, room(plain=False))
    (message,) = messages(document)
    tall = {
        "discord": phone.height(phone.discord_page(render(part), [action.label for action in part.actions]), tmp_path),
        "slack": phone.height(phone.slack_page(message.blocks), tmp_path),
    }
    assert max(tall.values()) <= TWO_SCREENS + (0 if linked else A_ROW), tall


async def posted_digest(language: str, *, linked: bool) -> Document:
    """Five stories of the sample newsroom as they are posted, with every button; not `linked`, four have no page to link to."""
    platform = FakePlatform(limits=room(plain=False))
    async with open_world(platforms={"fake": platform}) as world:
        await world.desk.workspaces.save_workspace(replace(workspace(), language=language))
        dated = [replace(item, published=NOW - timedelta(hours=2), fetched=NOW) for item in sample_items()]
        dated = [replace(item, url=f"https://news.example/{item.key}") for item in dated] if linked else dated
        await ingest(world.desk, "w", [item for item in dated if not item.key.startswith(OTHERS)])
        daily = replace(subscription(next_run_at=None), last_window_end=NOW - timedelta(days=1))
        await world.desk.workspaces.save_subscription(daily)
        published = await publish_now(world.desk, "daily")
        assert published
        assert published.slot
        (part,) = await world.desk.outbox.digest_parts("daily", published.slot)
        return part.document
