"""What people type to name a source, and where large sites keep the feeds of a channel or an account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parse.addresses import account_feeds, address_of, channel_feeds, feeds_by_rule, has_no_feeds
from bot.parse.urls import http_link

CHANNEL = "UC" + "aB3_-" * 4 + "xy"
YOUTUBE = "https://www.youtube.com/feeds/videos.xml"
PROJECT = "https://github.com/harbour/ferry"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://a.example/feed", "https://a.example/feed"),
        (" <https://a.example/> ", "https://a.example/"),
        ("a.example/news", "https://a.example/news"),
        ("feed:https://a.example/x", "https://a.example/x"),
        ("feed://a.example/x", "http://a.example/x"),
        ("FEED:a.example/x", "http://a.example/x"),
        ("@ida@social.example", "https://social.example/@ida"),
        ("acct:ida@social.example", "https://social.example/@ida"),
        ("@tides.bsky.social", "https://bsky.app/profile/tides.bsky.social"),
        ("r/harbours", "https://www.reddit.com/r/harbours/"),
        ("/u/tidewatch", "https://www.reddit.com/user/tidewatch/"),
        ("ida@mail.example", ""),
        ("file:///etc/passwd", ""),
        ("/etc/passwd", ""),
        ("ftp://a.example/f", ""),
        ("javascript:alert(1)", ""),
        ("harbour", ""),
        ("", ""),
    ],
)
def test_what_is_typed_is_an_address_or_none(typed: str, address: str) -> None:
    assert address_of(typed) == address


@pytest.mark.parametrize(
    ("url", "feeds"),
    [
        (f"https://www.youtube.com/channel/{CHANNEL}/videos", (f"{YOUTUBE}?channel_id={CHANNEL}",)),
        ("https://m.youtube.com/playlist?list=PLabcdefgh12345", (f"{YOUTUBE}?playlist_id=PLabcdefgh12345",)),
        ("https://youtube.com/user/harbour", (f"{YOUTUBE}?user=harbour",)),
        ("https://www.youtube.com/@harbour", ()),
        ("https://www.youtube.com/channel/UCshort", ()),
        (PROJECT, (f"{PROJECT}/releases.atom", f"{PROJECT}/tags.atom", f"{PROJECT}/commits.atom")),
        (f"{PROJECT}/releases/tag/v1", (f"{PROJECT}/releases.atom",)),
        (f"{PROJECT}/commits/main", (f"{PROJECT}/commits/main.atom",)),
        (f"{PROJECT}/releases.atom", ()),
        ("https://github.com/harbour", ("https://github.com/harbour.atom",)),
        ("https://bsky.app/profile/tides.example", ("https://bsky.app/profile/tides.example/rss",)),
        ("https://old.reddit.com/r/harbours/new/", ("https://www.reddit.com/r/harbours/.rss",)),
        ("https://www.reddit.com/user/tidewatch", ("https://www.reddit.com/user/tidewatch/.rss",)),
        ("https://www.reddit.com/r/harbours/.rss", ()),
        ("https://www.reddit.com/.rss?feed=k3y&user=me", ()),
        ("https://medium.com/@ida", ("https://medium.com/feed/@ida",)),
        ("https://medium.com/tide-notes", ("https://medium.com/feed/tide-notes",)),
        ("https://tides.medium.com/a-post", ("https://tides.medium.com/feed",)),
        ("https://tides.substack.com/p/a-post", ("https://tides.substack.com/feed",)),
        ("https://substack.com/@ida", ("https://ida.substack.com/feed",)),
        ("https://a.example/@ida", ()),
        ("https://notgithub.com/harbour", ()),
    ],
)
def test_large_sites_keep_feeds_by_rule(url: str, feeds: tuple[str, ...]) -> None:
    assert feeds_by_rule(url) == feeds


@pytest.mark.parametrize(
    ("url", "feeds"),
    [
        ("https://social.example/@ida", ("https://social.example/@ida.rss",)),
        ("https://social.example/@ida/112/embed", ("https://social.example/@ida.rss",)),
        ("https://social.example/users/ida", ("https://social.example/users/ida.rss",)),
        ("https://social.example/users", ()),
        ("https://social.example/about", ()),
    ],
)
def test_accounts_of_the_fediverse_have_a_feed_behind_their_name(url: str, feeds: tuple[str, ...]) -> None:
    assert account_feeds(url) == feeds


@pytest.mark.parametrize(
    "page",
    [
        f'<link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL}">',
        f'<meta itemprop="identifier" content="{CHANNEL}">',
        f'{{"metadata":{{"externalId":"{CHANNEL}"}}}}',
        f'<link title="RSS" href="{YOUTUBE}?channel_id={CHANNEL}">',
    ],
)
def test_the_id_of_a_channel_stands_in_its_page(page: str) -> None:
    assert channel_feeds("https://www.youtube.com/@harbour", page) == (f"{YOUTUBE}?channel_id={CHANNEL}",)
    assert channel_feeds("https://a.example/@harbour", page) == ()


def test_sites_without_feeds_are_known() -> None:
    assert has_no_feeds("https://www.facebook.com/harbour")
    assert not has_no_feeds("https://x.com.example/harbour")


@given(st.text(max_size=80))
def test_whatever_is_typed_no_address_is_unsafe(typed: str) -> None:
    address = address_of(typed)
    assert address == http_link(address)
    for rule in (feeds_by_rule, account_feeds):
        assert all(feed == http_link(feed) for feed in rule(address or "https://github.com/" + typed))
