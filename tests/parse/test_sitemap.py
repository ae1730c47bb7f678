"""News sitemaps read as feeds: headline, moment, address; hostile and other ones are refused in words."""

from datetime import UTC, datetime

import pytest

from bot.model.errors import Unreadable
from bot.parse.feed.draft import MOST_ENTRIES
from bot.parse.feed.read import parse_feed

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
)


def page(number: int, title: str = "Ferry late", more: str = "") -> str:
    return (
        f"<url><loc>https://quay.example/{number}</loc><news:news><news:publication><news:name>Quay Herald</news:name>"
        f"<news:language>en</news:language></news:publication><news:publication_date>2026-11-{1 + number % 28:02}T06:00:00+01:00"
        f"</news:publication_date><news:title>{title} {number}</news:title></news:news>{more}</url>"
    )


def sitemap(*pages: str) -> bytes:
    return (HEAD + "".join(pages) + "</urlset>").encode()


def test_pages_become_entries_with_headline_moment_and_address() -> None:
    feed = parse_feed(
        sitemap(page(1, "Harbour &amp; sea:"), page(2, more="<image:image><image:title>A boat</image:title></image:image>"))
    )
    assert (feed.title, feed.language) == ("Quay Herald", "en")
    first, second = feed.entries
    assert (first.title, first.link, first.summary) == ("Harbour & sea: 1", "https://quay.example/1", "")
    assert first.published == datetime(2026, 11, 2, 5, tzinfo=UTC)
    assert second.title == "Ferry late 2"


def test_bare_ampersands_and_an_undeclared_prefix_do_no_harm() -> None:
    loose = page(1, "Harbour & sea").replace("<url>", "<url>")
    body = f"<urlset>{loose}</urlset>".encode()
    assert [entry.title for entry in parse_feed(body).entries] == ["Harbour & sea 1"]


def test_pages_without_a_headline_are_no_news() -> None:
    feed = parse_feed(sitemap("<url><loc>https://quay.example/about</loc></url>", page(1)))
    assert [entry.link for entry in feed.entries] == ["https://quay.example/1"]


def test_only_the_newest_are_kept() -> None:
    entries = parse_feed(sitemap(*(page(number) for number in range(MOST_ENTRIES * 3)))).entries
    assert len(entries) == MOST_ENTRIES
    assert min(entry.published for entry in entries if entry.published) > datetime(2026, 11, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b'<!DOCTYPE urlset [<!ENTITY a "ha">]><urlset><url><loc>&a;</loc></url></urlset>', "refused"),
        (b'<?xml version="1.0"?><!DOCTYPE urlset SYSTEM "http://a.example/x.dtd"><urlset></urlset>', "refused"),
        (sitemap("<url><loc>https://quay.example/</loc></url>"), "without news"),
        (b"<urlset>" + b"<url>" * 30_000, "feed|sitemap"),
        (b"<sitemapindex><sitemap><loc>https://quay.example/a.xml</loc></sitemap></sitemapindex>", "without news"),
    ],
    ids=["entities", "document type", "no news", "nested", "index"],
)
def test_what_is_hostile_or_no_news_says_so(body: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        parse_feed(body)
