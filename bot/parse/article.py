"""Parses one raw item into its articles, whatever kind of file or feed entry it is."""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b

from bot.model.article import Article
from bot.model.errors import Unreadable
from bot.model.source import RawItem
from bot.parse.draft import Draft
from bot.parse.feed.dates import is_bare_day
from bot.parse.feed.text import shorten, single_line
from bot.parse.genre import kind_of
from bot.parse.jsonfile import parse_json
from bot.parse.language import language_of
from bot.parse.live import newest_of
from bot.parse.markdown import parse_markdown
from bot.parse.outlet import outlet_id, presentable
from bot.parse.page.html import html_lines, looks_like_html, parse_html
from bot.parse.plaintext import parse_text, unwrap
from bot.parse.teaser import without_prompts
from bot.parse.text import clean_text, decode, short_line, without_controls, word_count
from bot.parse.urls import address_in_words, http_link

TEASER_WORDS = 60
"""An item from the web with fewer words is a teaser of an article on another page."""
_TITLE_FROM_TEXT = 90
_FARTHEST_EAST = timedelta(hours=14)


def parse_article(item: RawItem, *, clean: bool = True) -> Article:
    """The item's article; the first one of a file with several. Raises Unreadable, which says why."""
    return parse_file(item, clean=clean)[0]


def parse_file(item: RawItem, *, clean: bool = True) -> tuple[Article, ...]:
    """All articles of an item; only JSON files have several. Raises Unreadable, which says why.

    With `clean` false the whole text is kept as it is, without dangerous characters, and only split into paragraphs. The
    first article has the item's key, the next ones the key with "/2", "/3" at its end.
    """
    if not item.body.strip() and item.title.strip():
        return (_article(item, Draft(paragraphs=()), item.key),)
    drafts = _from_file(item) or _drafts(item, decode(item.body), clean)
    return tuple(
        _article(item, draft, f"{item.key}/{place}" if place > 1 else item.key) for place, draft in enumerate(drafts, start=1)
    )


def _from_file(item: RawItem) -> tuple[Draft, ...]:
    """The article of a file that is not plain text: a PDF (whatever its name) or an e-mail; () for any other."""
    if item.body.startswith(b"%PDF-"):
        from bot.parse.pdf import parse_pdf  # imported here, since PDFs are rare

        return (parse_pdf(item.body),)
    if item.media_type == "message/rfc822":
        from bot.parse.mail import parse_mail

        return (parse_mail(item.body),)
    return ()


def _drafts(item: RawItem, text: str, clean: bool) -> tuple[Draft, ...]:
    kind = item.media_type.partition(";")[0].strip().lower()
    title = short_line(item.title)
    if kind.endswith("json"):
        drafts = parse_json(text, clean=clean)
        return drafts if clean else tuple(replace(draft, paragraphs=_as_given("\n\n".join(draft.paragraphs))) for draft in drafts)
    is_html = looks_like_html(text) or kind in ("text/html", "application/xhtml+xml")
    if not clean:
        draft = Draft(paragraphs=_as_given(html_lines(text) if is_html else text), title=title)
    elif is_html:
        draft = newest_of(parse_html(text, url=item.url, title=title), lambda: html_lines(text), item.url)
    elif kind in ("text/markdown", "text/x-markdown"):
        draft = parse_markdown(without_controls(text), title=title)
    else:
        draft = newest_of(parse_text(text, title=title), lambda: text, item.url)
    if not title and not any(character.isalnum() for paragraph in draft.paragraphs for character in paragraph):
        raise Unreadable("holds no text that reads as an article")
    return (draft,)


def _as_given(text: str) -> tuple[str, ...]:
    """The paragraphs of a clean text: split at blank lines if lines are hard-wrapped, else at every line's end."""
    text = without_controls(text)
    pieces = text.split("\n\n") if unwrap(text) != text else text.split("\n")
    return tuple(stripped for piece in pieces if (stripped := piece.strip()))


def _article(item: RawItem, draft: Draft, key: str) -> Article:
    """The article of a draft. What the feed says has precedence over what the text seems to say."""
    paragraphs = tuple(stripped for paragraph in draft.paragraphs if (stripped := paragraph.strip()))
    outlet = short_line(item.outlet) or presentable(draft.outlet)
    if item.url:
        paragraphs = without_prompts(paragraphs, title=item.title, outlet=outlet)
    words = sum(map(word_count, paragraphs))
    title = _told_title(item.title) or _told_title(draft.title)
    title = title or shorten(single_line(paragraphs[0] if paragraphs else ""), _TITLE_FROM_TEXT)
    return Article(
        id=blake2b(f"{item.source_id}\n{key}".encode("utf-8", errors="surrogatepass"), digest_size=8).hexdigest(),
        source_id=item.source_id,
        key=key,
        title=title,
        paragraphs=paragraphs,
        fetched=item.fetched,
        language=language_of(clean_text(" ".join(paragraphs[:8]))) or language_of(title),
        url=item.url or draft.url,
        byline=short_line(item.author or draft.byline),
        outlet=outlet,
        dateline=draft.dateline,
        published=_published(item.published or draft.published, item.fetched),
        published_text=draft.published_text,
        is_teaser=bool(item.url) and words < TEASER_WORDS,
        standfirst=single_line(draft.standfirst),
        kind=kind_of(draft.kind, title, item.url or draft.url),
        is_paid=draft.is_paid,
        outlet_id=outlet_id(draft.canonical, item.outlet_url, item.url, draft.url),
        is_archive=item.is_archive,
        picture=item.picture or draft.picture,
    )


def _told_title(said: str) -> str:
    """The headline; one that is only an address in words."""
    title = short_line(said)
    return short_line(address_in_words(title)) if http_link(title) and " " not in title else title


def _published(date: datetime | None, fetched: datetime) -> datetime | None:
    """The date; if it is in the future, the time of fetching. A bare day may have begun already, in the far east."""
    if date is None or date <= fetched + (_FARTHEST_EAST if is_bare_day(date) else timedelta(0)):
        return date
    return fetched
