"""The page that an item links to: its answer, and why it may not be taken for the article."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PageRefusal(StrEnum):
    """Why a page is not the article that was linked, or may not be shown as it."""

    STATUS = "status"
    """The status is not 200."""
    NOT_HTML = "not_html"
    UNREADABLE = "unreadable"
    """Markup that no parser understands, or an empty page."""
    MOVED_HOME = "moved_home"
    """The link led to a site's front page."""
    CONSENT = "consent"
    LOGIN = "login"
    CHALLENGE = "challenge"
    """A check for a person: a captcha, a wait, "Access denied"."""
    NOT_FOUND = "not_found"
    """Says with status 200 that there is no such page."""
    REGION = "region"
    """Not available in the country of the request (geo-blocking)."""
    ANOTHER = "another"
    """Another article, or a page of no article."""
    NO_TEXT = "no_text"
    """No more than the feed's text."""
    LIST = "list"
    """Many articles: a front page, a section, a topic."""
    LIVE = "live"
    """A live ticker: nothing in it stays as it was."""
    NOT_TEXT = "not_text"
    """A video, gallery or podcast, with no sentences to quote."""
    PAID = "paid"
    """For subscribers, and its free part is no more than the feed's text (paywall)."""
    ROBOTS = "robots"
    """The host's robots.txt forbids it."""
    RESERVED = "reserved"
    """Its publisher reserves the text from being read by programs (TDM Reservation Protocol), or from being shown (nosnippet)."""

    @property
    def is_wall(self) -> bool:
        """Whether the host's other pages are likely to be behind it, too."""
        walls = (PageRefusal.CONSENT, PageRefusal.LOGIN, PageRefusal.CHALLENGE, PageRefusal.REGION, PageRefusal.NO_TEXT)
        return self in walls


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """A page as it was answered.

    `asked` is the address that the item links to, `url` the one that answered after redirects. `media_type` is the Content-Type
    with its parameters, `body` the unpacked bytes. Of the other headers, those that bear on the page: "" where there is none.
    """

    asked: str
    url: str
    status: int
    media_type: str
    body: bytes
    etag: str = ""
    last_modified: str = ""
    tdm_reservation: str = ""
    x_robots_tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalledHost:
    """A host of a source's pages that shows only walls, why the last one was one, and until when it is left alone."""

    host: str
    why: str
    until: datetime
