"""Reads a linked page as its item's article, or refuses it."""

import re
from dataclasses import replace
from typing import Any

from bot.model.article import ArticleKind
from bot.model.errors import NotTheArticle, Unreadable
from bot.model.page import FetchedPage, PageRefusal
from bot.model.source import RawItem
from bot.parse.draft import Draft
from bot.parse.page.body import Body, description, page_body
from bot.parse.page.facts import PageFacts, page_facts
from bot.parse.page.headlines import folded
from bot.parse.page.html import html_lines
from bot.parse.page.judge import refused_by_address, refused_by_words
from bot.parse.page.kinds import is_list
from bot.parse.page.permission import FREE_PARAGRAPHS, Permission, cut_to, permission, remove, remove_unquotable
from bot.parse.page.read import read_page
from bot.parse.page.tree import page_lines, read_tree
from bot.parse.text import decode, short_line, word_count

_CHARSET = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_.-]{1,40})", re.IGNORECASE)
_MARKUP = frozenset({"text/html", "application/xhtml+xml", ""})


def read_linked_page(page: FetchedPage, item: RawItem) -> Draft:
    """The article of the page that a feed's item links to, with the title of the feed.

    Raises NotTheArticle, with the reason, if the page is no article or another one, says no more than the feed, or must not
    be shown. Of a paid article only the free part is kept.
    """
    if refusal := refused_by_address(page):
        raise NotTheArticle(refusal)
    if page.media_type.partition(";")[0].strip().lower() not in _MARKUP:
        raise NotTheArticle(PageRefusal.NOT_HTML)
    try:
        return _article(page, item)
    except Unreadable as problem:
        raise NotTheArticle(PageRefusal.UNREADABLE) from problem


def _article(page: FetchedPage, item: RawItem) -> Draft:
    charset = _CHARSET.search(page.media_type)
    tree = read_tree(decode(page.body, declared=charset[1] if charset else ""))
    facts = page_facts(tree, page.url)
    allowed = permission(page, facts)
    if allowed.is_reserved:
        raise NotTheArticle(PageRefusal.RESERVED)
    remove_unquotable(tree)
    body = page_body(tree, facts)
    draft = read_page(body, tree, facts, title=short_line(item.title))
    teaser = " ".join(html_lines(item.body.decode("utf-8", "replace")).split("\n"))
    if refusal := _refusal(draft, body, facts, teaser):
        raise NotTheArticle(refusal)
    return _shown(draft, tree, allowed, teaser)


def _refusal(draft: Draft, body: Body, facts: PageFacts, teaser: str) -> PageRefusal | None:
    text = (draft.standfirst, *draft.paragraphs) if draft.standfirst else draft.paragraphs
    refusal = refused_by_words(
        title=draft.title,
        teaser=teaser,
        titles=facts.headlines,
        about=description(facts),
        paragraphs=text,
        seen=[line.text for line in body.page],
    )
    if draft.kind is not ArticleKind.TEXT and refusal in (None, PageRefusal.NO_TEXT):
        return PageRefusal.LIVE if draft.kind is ArticleKind.LIVE else PageRefusal.NOT_TEXT
    return PageRefusal.LIST if refusal in (None, PageRefusal.ANOTHER) and is_list(facts) else refusal


def _shown(draft: Draft, tree: Any, allowed: Permission, teaser: str) -> Draft:
    """The part of an article that may be shown."""
    if not allowed.is_paid and allowed.characters is None:
        return draft
    paragraphs = _free(draft.paragraphs, tree, allowed) if allowed.is_paid else draft.paragraphs
    left = None if allowed.characters is None else allowed.characters - len(draft.standfirst)
    paragraphs = cut_to(paragraphs, left)
    if sum(map(word_count, (draft.standfirst, *paragraphs))) <= word_count(teaser):
        raise NotTheArticle(PageRefusal.PAID if allowed.is_paid else PageRefusal.RESERVED)
    return replace(draft, paragraphs=paragraphs, is_paid=allowed.is_paid)


def _free(paragraphs: tuple[str, ...], tree: Any, allowed: Permission) -> tuple[str, ...]:
    """The paragraphs outside the paid parts; the first two if none are marked."""
    if not remove(tree, allowed.paid):
        return paragraphs[:FREE_PARAGRAPHS]
    left = folded(" ".join(line.text for line in page_lines(tree)))
    return tuple(paragraph for paragraph in paragraphs if folded(paragraph) in left)
