"""News that is easily told apart: each report in words of its own, and several reports of one story in shared ones."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.flows.ingest import ingest
from bot.model.source import RawItem
from bot.model.workspace import Window
from tests.builders import item
from tests.compose.random_news import text_of
from tests.fakes import NOW, FakeWorld

_SYLLABLES = ("ba", "ke", "di", "lo", "mu", "ra", "se", "ti", "vo", "zu")


def name(number: int) -> str:
    """A word for a number: 27 is “Dirati”."""
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number:03d}").capitalize()


def report(number: int, *, fetched: datetime, published: datetime | None = None) -> RawItem:
    """News that has nothing in common with that of any other number."""
    who = name(number)
    words = [name(number * 7 % 499 + 500).lower() + who.lower()[:4] + ending for ending in ("ing", "ed", "al", "or", "ic", "um")]
    body = f"{who} {words[0]} {words[1]} {words[2]}.\n\n{who} {words[3]} {words[4]} {words[5]} {words[0]} again."
    raw = item(f"report-{number}", body, title=f"{who} {words[0]}", published=published or fetched)
    return replace(raw, fetched=fetched)


async def store(world: FakeWorld, *items: RawItem, to: str = "w") -> None:
    """Have them stored, as what one workspace was handed."""
    await ingest(world.desk, to, items)


def told(world: FakeWorld) -> list[str]:
    """The text of each message that arrived, in order."""
    return [text_of(document) for _, document, _ in world.platform.posted]


def times_told(world: FakeWorld, numbers: Iterable[int]) -> dict[int, int]:
    """How many messages each report of `report` was told in, by its headline."""
    messages = told(world)
    return {number: sum(f"{name(number)} " in message for message in messages) for number in numbers}


ALWAYS = Window(start=NOW.replace(year=2000), end=NOW.replace(year=2100))
