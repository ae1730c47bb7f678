"""What readers are shown is what was looked at and found good; `python -m tests.platforms.drawing` draws it anew."""

from pathlib import Path

import pytest

from bot.compose.fit import fit
from bot.model.document import Action
from bot.model.workspace import Window
from bot.platforms.discord.render import render, room
from bot.platforms.slack.blocks import messages
from tests.compose.composed import digest_of
from tests.compose.newsroom import subscription
from tests.compose.test_seams import NOW, newsroom
from tests.platforms import phone
from tests.platforms.drawing import PICTURES, pictures

TWO_SCREENS = 1400
"""Pixels that the five stories of the sample newsroom may take, which bear no dates and say so; it was 2,240, then 1,418."""


@pytest.mark.parametrize(("name", "drawn"), [pytest.param(*one, id=one[0]) for one in pictures()])
def test_readers_see_what_was_looked_at(name: str, drawn: str) -> None:
    assert drawn == (PICTURES / name).read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.skipif(not phone.CHROMIUM, reason=phone.WHY_NOT)
def test_five_stories_are_short_on_a_phone(tmp_path: Path) -> None:
    window = Window(start=NOW.replace(day=NOW.day - 1), end=NOW)
    actions = tuple(Action(name=f"digest.{name}", label=name) for name in ("More quotes", "Timeline", "Why these?"))
    wanted = subscription(max_stories=5, summary_sentences=2, quotes=2)
    document = digest_of(newsroom()[:5], window=window, subscription=wanted, now=NOW, title="Harbour", actions=actions)
    (part,) = fit(document, room(plain=False))
    (message,) = messages(document)
    assert phone.height(phone.discord_page(render(part), [action.label for action in actions]), tmp_path) <= TWO_SCREENS
    assert phone.height(phone.slack_page(message.blocks), tmp_path) <= TWO_SCREENS
