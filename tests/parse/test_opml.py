"""Lists of feeds: what other readers write is read, what is hostile is refused, what we write they read."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import UserError
from bot.parse.opml import LARGEST, MOST_FEEDS, Outline, read_opml, write_opml

NAMES = st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=20)
NESTED = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="Papers"><outline type="rss" text="Harbour Post" xmlUrl="https://harbour.example/feed"/></outline>
<outline text="Again" xmlUrl="https://HARBOUR.example/feed"/>
<outline text="Local" xmlUrl="file:///etc/passwd"/><outline text="Script" xmlUrl="javascript:alert(1)"/>
</body></opml>"""
LAUGHS = b'<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><opml><body><outline text="&b;" xmlUrl="https://a.example/"/></body></opml>'
OUTSIDE = b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline xmlUrl="https://a.example/&x;"/></body></opml>'


def test_folders_are_flattened_each_feed_comes_once_and_only_web_addresses_count() -> None:
    found = read_opml(NESTED)
    assert found.feeds == (Outline(url="https://harbour.example/feed", title="Harbour Post"),)
    assert found.refused == 2


@pytest.mark.parametrize(
    "body",
    [b"", b"not xml", b"<rss/>", b"<opml/>", b"<opml><body>", LAUGHS, OUTSIDE, b"\x00\xff\xfe", b"<opml>" * 50_000,
     b"x" * (LARGEST + 1)],
    ids=range(10),
)  # fmt: skip
def test_what_is_no_list_or_is_hostile_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(UserError):
        read_opml(body)


@pytest.mark.parametrize(("count", "fits"), [(MOST_FEEDS, True), (MOST_FEEDS + 1, False)])
def test_there_is_a_limit_to_how_many(count: int, fits: bool) -> None:
    body = write_opml("Mine", [Outline(url=f"https://a.example/{number}") for number in range(count)])
    if fits:
        assert len(read_opml(body).feeds) == count
    else:
        with pytest.raises(UserError, match=str(count)):
            read_opml(body)


def test_every_outline_that_we_write_says_rss() -> None:
    body = write_opml("Mine", [Outline(url="https://a.example/feed", title="A & <B>")])
    assert b'version="2.0"' in body
    assert b'type="rss"' in body


@settings(max_examples=50)
@given(
    st.text(), st.lists(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=20), min_size=1, unique=True)
)
def test_what_is_written_is_read_back(title: str, names: list[str]) -> None:
    feeds = [Outline(url=f"https://a.example/{number}", title=name) for number, name in enumerate(names)]
    assert read_opml(write_opml(title, feeds)).feeds == tuple(feeds)


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_user_error(body: bytes) -> None:
    with suppress(UserError):
        assert read_opml(body).feeds
