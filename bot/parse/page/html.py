"""Turns HTML into an article: whole pages with `bot.parse.page`, fragments (as in feeds) line by line."""

import re
from dataclasses import replace

from bot.parse.draft import Draft
from bot.parse.feed.text import decode_entities, has_tags
from bot.parse.page.body import page_body
from bot.parse.page.facts import page_facts
from bot.parse.page.read import read_page
from bot.parse.page.tree import page_lines, read_tree
from bot.parse.plaintext import parse_text
from bot.parse.text import word_count

_LEAST_WORDS = 20
"""With fewer words no article was found, and the page's lines are parsed as text."""
_WHOLE_PAGE = re.compile(r"<(?:!doctype html|html|head|body)[\s>]", re.IGNORECASE)
_MARKUP = re.compile(
    r"(?:<!--.{0,2000}?-->\s{0,80}){0,3}<(?:!doctype html|\?xml |[a-z][a-z0-9]{0,10}[\s/>])", re.IGNORECASE | re.DOTALL
)
_BLOCK_TAG = re.compile(
    r"<(?:!doctype html|/?(?:html|head|body|main|article|section|div|p|br|h[1-6]|ul|ol|li|table|blockquote)(?=[\s/>]))",
    re.IGNORECASE,
)


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML, whatever its file is called: it begins with a tag, and has tags between paragraphs.

    A scraped text may begin with a stray tag, such as a tracking pixel.
    """
    start = text[:4000].lstrip("\ufeff \t\r\n")
    return bool(_MARKUP.match(start) and _BLOCK_TAG.search(text[:20_000]))


def parse_html(html: str, *, url: str = "", title: str = "") -> Draft:
    """The article of a page or of a feed's fragment. Raises Unreadable if the markup cannot be read."""
    if _WHOLE_PAGE.search(html[:5000]):
        return _parse_page(html, url=url, title=title)
    return parse_text(html_lines(html), title=title, is_page=False)


def _parse_page(html: str, *, url: str, title: str) -> Draft:
    tree = read_tree(html)
    facts = page_facts(tree, url)
    draft = read_page(page_body(tree, facts), tree, facts, title=title)
    if sum(map(word_count, draft.paragraphs)) >= _LEAST_WORDS:
        return draft
    return replace(draft, paragraphs=parse_text(html_lines(html), title=draft.title).paragraphs)


def html_lines(html: str) -> str:
    """The text of HTML with a line for each block, list item and line break, without scripts, styles, forms and captions."""
    if not has_tags(html):
        return decode_entities(html)
    return "\n".join(line.text for line in page_lines(read_tree(html)))
