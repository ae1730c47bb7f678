"""Which pages are worth reading: those of recent teasers whose source wants it and whose page may hold the text."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.flows.desk import PageDesk
from bot.model.analysis import Reading
from bot.model.article import Article
from bot.model.source import FullText, Source, SourceKind
from bot.parse.urls import canonical_url
from bot.ports.pages import WantedPage

FIRST_PAGES, FIRST_AGE = 5, timedelta(hours=24)
"""At the first visit to a source: so many of the newest recent items. A feed may hold years of archive."""

TOO_OLD = timedelta(hours=48)
"""An item that came out longer ago is no news by the time its page is read."""

NO_TEXT_THERE = frozenset({
    "youtube.com", "youtu.be", "x.com", "twitter.com", "facebook.com", "fb.watch", "instagram.com", "tiktok.com", "linkedin.com",
    "t.me", "news.google.com", "threads.net", "vimeo.com", "podcasts.apple.com", "open.spotify.com", "soundcloud.com",
})  # fmt: skip
"""Hosts, with all below them, whose pages hold a video or a picture, require a login, or redirect by a script."""

_NO_TEXT_IN = (
    ".mp3", ".mp4", ".m4a", ".m4v", ".ogg", ".wav", ".mov", ".webm", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg",
    ".zip", ".gz", ".pdf", ".epub", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".xml", ".json", ".ics",
)  # fmt: skip


def wants_pages(by_default: FullText, source: Source) -> bool:
    """Whether the pages of a source are read. For a feed in a local file only if its owner says so."""
    if source.kind is not SourceKind.FEED:
        return False
    is_web = source.location.startswith(("http://", "https://"))
    wish = by_default if source.full_text is FullText.DEFAULT and is_web else source.full_text
    return wish is FullText.AUTO


def wanted_pages(desk: PageDesk, readings: Sequence[Reading], *, is_first: bool) -> tuple[WantedPage, ...]:
    """The pages to read of articles that a visit brought; `is_first`: nothing was ever collected from there before."""
    now = desk.clock()
    youngest = now - (FIRST_AGE if is_first else TOO_OLD)
    fresh = [reading.article for reading in readings if reading.article.is_teaser and _came_out(reading.article) > youngest]
    if is_first:
        fresh = sorted(fresh, key=_came_out, reverse=True)
    pages = [page for article in fresh if (page := page_of(desk, article))]
    return tuple(pages[:FIRST_PAGES] if is_first else pages)


def page_of(desk: PageDesk, article: Article) -> WantedPage | None:
    """The page that an article links to, to be read as soon as its host may be asked; None where no page can hold its text."""
    address = canonical_url(article.url)
    parts = urlsplit(address)
    host = parts.hostname or ""
    if not host or parts.path.lower().endswith(_NO_TEXT_IN):
        return None
    if any(host == other or host.endswith(f".{other}") for other in NO_TEXT_THERE):
        return None
    return WantedPage(article_id=article.id, address=address, host=host, next_try=desk.clock() + desk.page_turns.left(host))


def _came_out(article: Article) -> datetime:
    return min(article.published or article.fetched, article.fetched)
