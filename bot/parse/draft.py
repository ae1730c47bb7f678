"""A draft: what a text says about itself, before its source is known."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.article import ArticleKind
from bot.model.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article in the making. Fields are empty where the text says nothing.

    `standfirst` is the introduction (a sentence or two) that is not one of the paragraphs. `is_paid` means that the rest is
    for subscribers. `canonical` is the address that the page declares as the article's own.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    byline: str = ""
    outlet: str = ""
    dateline: str = ""
    published: datetime | None = None
    published_text: str = ""
    url: str = ""
    standfirst: str = ""
    kind: ArticleKind = ArticleKind.TEXT
    is_paid: bool = False
    canonical: str = ""
    picture: Picture | None = None
