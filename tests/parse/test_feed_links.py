"""Which feeds a page points to, and where else one may stand."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import Unreadable
from bot.parse.feed.links import (
    MOST_LINKS,
    common_places,
    is_about_comments,
    page_links,
    sitemap_children,
    sitemap_places,
)
from tests.growth import assert_in_proportion

PAGE = "https://harbour.example/news/today.html"


def link(href: str, kind: str = "application/rss+xml", rel: str = "alternate", title: str = "") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}" title="{title}">'


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (link("/feed"), ["https://harbour.example/feed"]),
        (link("feed.xml", "application/atom+xml"), ["https://harbour.example/news/feed.xml"]),
        (link("/index.xml", "application/xml"), ["https://harbour.example/index.xml"]),
        (link("https://other.example/f", "application/feed+json; charset=utf-8"), ["https://other.example/f"]),
        ("<BASE HREF='https://cdn.example/x/'>" + link("f"), ["https://cdn.example/x/f"]),
        (link("/f", rel="home ALTERNATE"), ["https://harbour.example/f"]),
        (
            link("/f") + link("/F?utm_source=x") + link("/f"),
            ["https://harbour.example/f", "https://harbour.example/F?utm_source=x"],
        ),
        (
            link("/c", title="Harbour » Comments Feed") + link("/comments/feed/") + link("/f", title="Harbour » Feed"),
            ["https://harbour.example/f", "https://harbour.example/c", "https://harbour.example/comments/feed/"],
        ),
        (link("/style", "text/css"), []),
        (link("/f", rel="stylesheet"), []),
        (link("javascript:alert(1)") + link("file:///etc/passwd") + link("ftp://a.example/f"), []),
        ("<link rel=alternate type=application/rss+xml><link rel>", []),
        ("", []),
    ],
)
def test_the_feeds_that_a_page_declares_those_of_comments_last(page: str, found: list[str]) -> None:
    assert list(page_links(page.encode(), PAGE).feeds) == found


def test_a_page_of_a_thousand_feeds_gives_a_few() -> None:
    page = "".join(link(f"/{n}") + f'<a href="/rss/{n}">RSS</a>' for n in range(1000)).encode()
    links = page_links(page, PAGE)
    assert (len(links.feeds), len(links.hinted)) == (MOST_LINKS, MOST_LINKS)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ('</feed>; rel="alternate"; type="application/rss+xml"', ["https://harbour.example/feed"]),
        ('<https://a.example/x>; rel=preload, </f.xml>; type=application/atom+xml; rel="alternate"; title="A, B"',
         ["https://harbour.example/f.xml"]),
        ('</de>; rel="alternate"; hreflang="de"', []),
        ("</feed", []),
    ],
)  # fmt: skip
def test_a_link_header_names_feeds_too(value: str, found: list[str]) -> None:
    assert list(page_links(b"<html>", PAGE, "text/html", value).feeds) == found


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        ('<a href="/rss/world.xml">World</a>', ["https://harbour.example/rss/world.xml"]),
        ('<a href="/?feed=rss2">Entries</a>', ["https://harbour.example/?feed=rss2"]),
        ('<a href="/blog/feed">Subscribe</a>', ["https://harbour.example/blog/feed"]),
        ('<a href="https://feeds.feedburner.com/harbour">x</a>', ["https://feeds.feedburner.com/harbour"]),
        ('<a href="/abo"><span>RSS</span></a>', ["https://harbour.example/abo"]),
        ('<a href="https://feedly.com/i/subscription/feed/https://harbour.example/rss">Feedly</a>', []),
        ('<a href="/feedback">Feedback</a><a href="/news">News</a><a href="mailto:rss@a.example">RSS</a>', []),
    ],
)
def test_links_in_the_text_that_look_like_feeds_are_hints(anchor: str, found: list[str]) -> None:
    assert list(page_links(f"<html><body>{anchor}</body>".encode(), PAGE).hinted) == found


def test_usual_places_are_below_the_page_in_its_folder_and_at_the_root() -> None:
    places = common_places("https://harbour.example/news/world")
    assert places[0] == "https://harbour.example/news/world/feed"
    assert {"https://harbour.example/news/atom.xml", "https://harbour.example/rss/feed.xml"} <= set(places)
    assert len(places) == len(set(places))
    assert all(place.startswith("https://harbour.example/") for place in places)


def test_news_sitemaps_are_where_robots_txt_says_and_at_the_usual_places() -> None:
    robots = "User-agent: *\nDisallow:\nSitemap: https://harbour.example/sitemap-all.xml\nsitemap: https://harbour.example/s/news.xml\n"
    places = sitemap_places(PAGE, robots)
    assert places[:2] == ("https://harbour.example/s/news.xml", "https://harbour.example/sitemap-all.xml")
    assert "https://harbour.example/news-sitemap.xml" in places
    child = "<sitemap><loc> https://harbour.example/{}.xml </loc></sitemap>"
    index = f"<sitemapindex>{child.format('a')}{child.format('news1')}</sitemapindex>"
    assert sitemap_children(index) == ("https://harbour.example/news1.xml",)


def test_an_opinion_section_is_no_comments_feed() -> None:
    assert not is_about_comments("Comment is free", "https://a.example/commentisfree/rss")
    assert is_about_comments("Comments on: Bridge", "https://a.example/bridge/feed")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.text(max_size=200))
def test_no_page_raises(page: bytes, header: str) -> None:
    with suppress(Unreadable):
        page_links(b"<html><a href=" + page, PAGE, "text/html", header)


@pytest.mark.parametrize("piece", ["<", "<a href=", "<!--", '<a href="', "<link ", "&#", "</a", "<![", ";", "<loc>"])
def test_hostile_repetition_takes_time_in_proportion(piece: str) -> None:
    def look(size: int) -> None:
        with suppress(Unreadable):
            page_links((piece * size).encode()[: 4 * size], PAGE, "", piece * (size // 5))
        sitemap_children(piece * size)

    assert_in_proportion(look, 160_000)
