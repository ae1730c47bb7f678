"""What may go wrong in a world, by its seed. It imports nothing of the bot: what does comes after `steady.install()`."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazards:
    """What may go wrong in a world, and until when; after that it is calm."""

    crashes: int = 0
    cuts: bool = False
    clock: int = 0
    discord: int = 0
    slack: int = 0
    feeds: int = 0
    workers: int = 0
    places: int = 0
    people: int = 0
    corrections: int = 0
    stories: int = 1
    forget: bool = False
    distributed: bool = False
    pages: bool = False


def hazards_of(seed: int) -> Hazards:
    """What may go wrong in the world of a seed."""
    rng = dice("hazards", seed)

    def some(most: int, odds: float = 0.5) -> int:
        return rng.randint(1, most) if rng.random() < odds else 0

    return Hazards(
        crashes=some(6, 0.7),
        cuts=rng.random() < 0.6,
        clock=some(3, 0.35),
        discord=some(6),
        slack=some(6),
        feeds=some(4, 0.4),
        workers=some(1, 0.2),
        places=some(1, 0.3),
        people=some(25, 0.7),
        corrections=some(4),
        stories=rng.randint(1, 2),
        forget=rng.random() < 0.3,
        distributed=rng.random() < 0.35,
        pages=rng.random() < 0.2,
    )


def dice(what: str, seed: int) -> random.Random:
    """Chance for one purpose in the world of a seed."""
    return random.Random(f"{what} {seed}")
