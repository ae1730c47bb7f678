"""Lists of feeds: what other readers write is read, what is hostile is refused, what we write they read."""

from contextlib import suppress
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import UserError
from bot.parse.feed.opml import LARGEST, MOST_FEEDS, Outline, folder_words, read_opml, write_opml

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
    assert found.feeds == (Outline(url="https://harbour.example/feed", title="Harbour Post", folder="Papers"),)
    assert [(one.name, "no http(s) address" in str(one.why)) for one in found.refused] == [("Local", True), ("Script", True)]


@pytest.mark.parametrize(
    "body",
    [b"", b"not xml", b"<rss/>", b"<opml/>", b"<opml><body>", LAUGHS, OUTSIDE, b"\x00\xff\xfe", b"<opml>" * 50_000,
     b"x" * (LARGEST + 1)],
    ids=range(10),
)  # fmt: skip
def test_what_is_no_list_or_is_hostile_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(UserError):
        read_opml(body)


@pytest.mark.parametrize(("count", "refused"), [(MOST_FEEDS, 0), (MOST_FEEDS + 2, 2)])
def test_of_more_than_fit_the_first_are_taken_and_the_rest_is_named(count: int, refused: int) -> None:
    listed = read_opml(write_opml("Mine", [Outline(url=f"https://a.example/{number}") for number in range(count)]))
    assert len(listed.feeds) == MOST_FEEDS
    assert [one.name for one in listed.refused] == [f"https://a.example/{MOST_FEEDS + number}" for number in range(refused)]


@pytest.mark.parametrize(
    "outline",
    [
        '<outline text="Sea & sand" xmlUrl="https://a.example/f?cat=1&lang=en"/>',
        '<outline title="Sea &amp; sand" XMLURL="https://a.example/f?cat=1&amp;lang=en"/>',
        '<outline title="Sea &amp; sand" xml_url="feed:https://a.example/f?cat=1&lang=en"/>',
        '<outline title="Sea&nbsp;&amp; sand" type="rss" url="https://a.example/f?cat=1&lang=en"/>',
        '<outline text="x"><outline text="Sea & sand" xmlURL=" https://a.example/f?cat=1&lang=en "/></outline>',
    ],
)
def test_what_other_programs_write_is_read(outline: str) -> None:
    body = f'<?xml version="1.0"?><opml version="2.0"><head><title>A & B</title></head><body>{outline}</body></opml>'
    (feed,) = read_opml(body.encode()).feeds
    assert (feed.url, feed.title) == ("https://a.example/f?cat=1&lang=en", "Sea & sand")


def test_folders_are_kept_by_their_own_names() -> None:
    body = b"""<opml><body><outline text="News"><outline text="World"><outline xmlUrl="https://a.example/1"/></outline>
        <outline xmlUrl="https://a.example/2"/></outline><outline xmlUrl="https://a.example/3" category="/Boats/Sail,x"/>
        <outline xmlUrl="https://a.example/4"/></body></opml>"""
    assert [feed.folder for feed in read_opml(body).feeds] == ["World", "News", "Sail", ""]


@pytest.mark.parametrize(
    ("folder", "words"),
    [("Harbour & Sea", "Harbour, Sea"), ("New York", '"New York"'), ("Land und Meer", "Land, Meer"), ("Andes", "Andes")],
)
def test_a_folder_is_words_for_a_topic(folder: str, words: str) -> None:
    assert folder_words(folder) == words


def test_every_outline_that_we_write_says_rss() -> None:
    body = write_opml("Mine", [Outline(url="https://a.example/feed", title="A & <B>")])
    assert b'version="2.0"' in body
    assert b'type="rss"' in body


@settings(max_examples=50, deadline=None)
@given(
    st.text(), st.lists(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=20), min_size=1, unique=True)
)
def test_what_is_written_is_read_back(title: str, names: list[str]) -> None:
    feeds = [Outline(url=f"https://a.example/{number}", title=normalize("NFC", name)) for number, name in enumerate(names)]
    assert read_opml(write_opml(title, feeds)).feeds == tuple(feeds)


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_user_error(body: bytes) -> None:
    with suppress(UserError):
        assert read_opml(body).feeds
