"""Which feeds a page points to."""

import pytest

from bot.parse.feed_links import COMMON_PATHS, MOST_LINKS, common_places, feed_links

PAGE = "https://harbour.example/news/today.html"


def link(href: str, kind: str = "application/rss+xml", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}">'


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (link("/feed"), ["https://harbour.example/feed"]),
        (link("feed.xml", "application/atom+xml"), ["https://harbour.example/news/feed.xml"]),
        (link("https://other.example/f", "application/feed+json; charset=utf-8"), ["https://other.example/f"]),
        ("<BASE HREF='https://cdn.example/x/'>" + link("f"), ["https://cdn.example/x/f"]),
        (link("/f", rel="home ALTERNATE"), ["https://harbour.example/f"]),
        (
            link("/f") + link("/F?utm_source=x") + link("/f"),
            ["https://harbour.example/f", "https://harbour.example/F?utm_source=x"],
        ),
        (link("/style", "text/css"), []),
        (link("/f", rel="stylesheet"), []),
        (link("javascript:alert(1)") + link("file:///etc/passwd") + link("ftp://a.example/f"), []),
        ("<link rel=alternate type=application/rss+xml><link rel>", []),
        ("", []),
    ],
)
def test_the_links_of_a_page(page: str, found: list[str]) -> None:
    assert list(feed_links(page, PAGE)) == found


def test_a_page_of_a_thousand_feeds_gives_a_few() -> None:
    assert len(feed_links("".join(link(f"/{n}") for n in range(1000)), PAGE)) == MOST_LINKS


def test_common_places_are_on_the_pages_own_site() -> None:
    assert len(common_places(PAGE)) == len(COMMON_PATHS)
    assert all(place.startswith("https://harbour.example/") for place in common_places(PAGE))
