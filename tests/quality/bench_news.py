"""News by the thousand for measuring: events with names and figures of their own, each told by a few reports."""

import random
from collections.abc import Iterator
from datetime import datetime

from bot.model.source import RawItem

THEMES = ("flood", "strike", "budget", "vaccine", "harbour", "bridge", "council", "court", "school", "railway", "bank", "union")
COMMON = (
    "the", "a", "of", "to", "in", "and", "for", "on", "that", "with", "was", "by", "said", "will", "from", "have", "were",
    "after", "would", "had", "been", "their", "its", "who", "which", "new", "last", "year", "people", "government",
    "minister", "city", "report", "week", "more", "than", "first", "public", "between", "officials", "plan", "made", "could",
    "before", "most", "country",
)  # fmt: skip
VERBS = ("opened", "closed", "approved", "delayed", "rebuilt", "warned", "cut", "raised", "joined", "left", "won", "lost")
_BEGIN = (
    "Ar",
    "Bren",
    "Cal",
    "Dor",
    "El",
    "Far",
    "Gas",
    "Har",
    "Is",
    "Jor",
    "Kar",
    "Low",
    "Mar",
    "Nor",
    "Os",
    "Pel",
    "Tes",
    "Val",
)
_MIDDLE = ("a", "en", "i", "o", "un", "e", "ar", "il")
_END = ("le", "wick", "mere", "tra", "sund", "ford", "dal", "by", "mark", "row", "moor", "vik")


def news(seed: int, count: int, stored: datetime, *, sentences: tuple[int, int] = (15, 45)) -> Iterator[RawItem]:
    """Raw items in the order in which an event's reports come; about three reports an event."""
    chance = random.Random(seed)
    number = 0
    while number < count:
        event = Event(chance)
        for _ in range(min(chance.choice((1, 1, 2, 3, 6)), count - number)):
            yield event.report(number, chance.randint(*sentences), stored)
            number += 1


class Event:
    """One thing that happened, with the words that its reports share."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._theme = chance.choice(THEMES)
        self._words = [_name(chance).lower() for _ in range(30)]
        self._names = [_name(chance) for _ in range(8)]

    def report(self, number: int, sentences: int, stored: datetime) -> RawItem:
        """One outlet's account of it."""
        lines = [self._sentence() for _ in range(sentences)]
        body = "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, sentences, 3))
        return RawItem(
            source_id="bench",
            key=str(number),
            body=body.encode(),
            media_type="text/plain",
            fetched=stored,
            title=f"{self._names[0]} {self._theme} {self._chance.choice(VERBS)} {' '.join(self._chance.sample(self._words, 4))}",
            outlet=self._chance.choice(("Courier", "Herald", "Gazette", "Post", "Meridian", "Agency")),
        )

    def _sentence(self) -> str:
        chance = self._chance
        words = [chance.choice(self._words if chance.random() < 0.3 else COMMON) for _ in range(chance.randint(9, 26))]
        words[chance.randrange(len(words))] = self._theme
        words.insert(chance.randrange(1, len(words)), chance.choice(self._names))
        text = " ".join(words)
        text = text[0].upper() + text[1:]
        if chance.random() < 0.2:
            return f"“{text},” {chance.choice(self._names)} {chance.choice(self._names)} said."
        return text + "."


def _name(chance: random.Random) -> str:
    return chance.choice(_BEGIN) + chance.choice(_MIDDLE) * chance.randint(0, 1) + chance.choice(_END)
