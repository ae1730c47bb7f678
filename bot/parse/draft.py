"""What a text told about itself, before it is known where it came from."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article in the making; empty where the text told nothing."""

    paragraphs: tuple[str, ...]
    title: str = ""
    byline: str = ""
    outlet: str = ""
    dateline: str = ""
    published: datetime | None = None
    published_text: str = ""
    url: str = ""
