"""The page that an item links to, read as the item's article, or refused because it is something else."""

import re

from bot.model.errors import NotTheArticle, Unreadable
from bot.model.page import FetchedPage, PageRefusal
from bot.model.source import RawItem
from bot.parse.draft import Draft
from bot.parse.feed_text import decode_entities, plain
from bot.parse.page import html_lines, parse_html
from bot.parse.pages.judge import refused_by_address, refused_by_words
from bot.parse.text import decode, headline

_MARKUP = frozenset({"text/html", "application/xhtml+xml", ""})
_TITLES = re.compile(r"<(title|h1)[^<>]{0,500}>(.{1,1000}?)</\1", re.IGNORECASE | re.DOTALL)
_MOST_TITLES = 4


def read_linked_page(page: FetchedPage, item: RawItem) -> Draft:
    """The article of the page that an item of a feed links to; its title is the feed's.

    Raises NotTheArticle, with the reason, when it is no article, another one, or tells no more than the feed did.
    """
    if refusal := refused_by_address(page):
        raise NotTheArticle(refusal)
    if page.media_type.partition(";")[0].strip().lower() not in _MARKUP:
        raise NotTheArticle(PageRefusal.NOT_HTML)
    if page.tdm_reservation.strip() == "1":
        raise NotTheArticle(PageRefusal.RESERVED)
    try:
        html = decode(page.body)
        draft = parse_html(html, url=page.url, title=headline(item.title))
        teaser = " ".join(html_lines(item.body.decode("utf-8", "replace")).split("\n"))
    except Unreadable as problem:
        raise NotTheArticle(PageRefusal.UNREADABLE) from problem
    titles = tuple(decode_entities(plain(found[2])) for found in list(_TITLES.finditer(html))[:_MOST_TITLES])
    refusal = refused_by_words(title=draft.title, teaser=teaser, titles=titles, about="", paragraphs=draft.paragraphs)
    if refusal:
        raise NotTheArticle(refusal)
    return draft
