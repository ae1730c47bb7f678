"""A recipe: feeds to begin with, which outlets publish for readers, under a name that people can ask for."""

from dataclasses import dataclass
from enum import StrEnum


class Asks(StrEnum):
    """What whoever takes a recipe adds of their own."""

    NOTHING = ""
    TOPICS = "topics"
    """A city, or companies: each becomes a topic."""
    PROJECTS = "projects"
    """Software projects, as owner/name: each has a feed of its releases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """`name` is one word ("climate"); `feeds` are pairs of a title and an address; `example` shows what is asked for."""

    name: str
    title: str
    about: str
    feeds: tuple[tuple[str, str], ...] = ()
    asks: Asks = Asks.NOTHING
    example: str = ""
