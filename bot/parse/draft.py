"""A draft: what a text says about itself, before its source is known."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.article import ArticleKind
from bot.model.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article in the making; empty where the text told nothing.

    `standfirst` is the sentence or two that introduce the article and are no part of its paragraphs; `kind` an ArticleKind;
    `is_paid` says that the rest is for subscribers; `canonical` is the address that the page gives as the article's own.
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
