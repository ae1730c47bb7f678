"""Feeds of every format, and bodies that are none."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import Unreadable
from bot.model.feed import Entry, Feed
from bot.parse.feed.draft import LARGEST_FEED, LONGEST_CONTENT, LONGEST_ID, LONGEST_TITLE, MOST_ENTRIES
from bot.parse.feed.read import parse_feed
from tests.growth import assert_in_proportion

URL = "https://news.example/feeds/all.xml"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>The Quay Herald</title>
  <link>https://news.example/</link>
  <atom:link href="https://news.example/feeds/all.xml" rel="self"/>
  <language>en-gb</language>
  <ttl>45</ttl>
  <image><title>A logo</title><link>https://img.example/</link></image>
  <item>
    <title>Ferry strike ends after nine days</title>
    <link>https://news.example/ferry</link>
    <guid isPermaLink="false">herald-1</guid>
    <pubDate>Mon, 09 Mar 2026 12:30:15 GMT</pubDate>
    <dc:creator>Ines Okafor</dc:creator>
    <description>Crews &lt;b&gt;return&lt;/b&gt; to work.</description>
    <content:encoded><![CDATA[<p>Crews return to work on Tuesday.</p>]]></content:encoded>
  </item>
</channel>
</rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title type="text">The Quay Herald</title>
  <link rel="self" href="https://news.example/atom"/>
  <link rel="alternate" type="text/html" href="https://news.example/"/>
  <author><name>Newsroom</name></author>
  <entry>
    <id>herald-1</id>
    <title type="html">Ferry strike ends after nine days</title>
    <link rel="replies" href="https://news.example/ferry/comments"/>
    <link href="https://news.example/ferry"/>
    <updated>2026-03-10T09:00:00Z</updated>
    <published>2026-03-09T12:30:15Z</published>
    <author><name>Ines Okafor</name></author>
    <summary type="html">Crews &lt;b&gt;return&lt;/b&gt; to work.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Crews return to work on Tuesday.</p></div></content>
  </entry>
</feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel rdf:about="https://news.example/"><title>The Quay Herald</title><link>https://news.example/</link>
    <dc:language>en</dc:language></channel>
  <item rdf:about="herald-1">
    <title>Ferry strike ends after nine days</title><link>https://news.example/ferry</link>
    <dc:date>2026-03-09T12:30:15Z</dc:date><dc:creator>Ines Okafor</dc:creator>
    <description>Crews &lt;b&gt;return&lt;/b&gt; to work.</description>
    <content:encoded>&lt;p&gt;Crews return to work on Tuesday.&lt;/p&gt;</content:encoded>
  </item>
</rdf:RDF>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "The Quay Herald", "home_page_url": "https://news.example/",
 "language": "en", "items": [{"id": "herald-1", "url": "https://news.example/ferry", "title": "Ferry strike ends after nine days",
 "date_published": "2026-03-09T12:30:15Z", "authors": [{"name": "Ines Okafor"}], "summary": "Crews return to work.",
 "content_html": "<p>Crews return to work on Tuesday.</p>"}]}"""


def rss(items: str, channel: str = "<title>T</title>") -> bytes:
    return f'<rss version="2.0"><channel>{channel}{items}</channel></rss>'.encode()


def only(body: bytes | str, url: str = URL) -> Entry:
    feed = parse_feed(body if isinstance(body, bytes) else body.encode(), url=url)
    assert len(feed.entries) == 1
    return feed.entries[0]


@pytest.mark.parametrize("text", [RSS, ATOM, RDF, JSON], ids=["rss", "atom", "rdf", "json"])
def test_every_format_says_the_same(text: str) -> None:
    feed = parse_feed(text.encode(), url=URL)
    assert (feed.title, feed.link, feed.language[:2]) == ("The Quay Herald", "https://news.example/", "en")
    entry = only(text)
    assert entry.summary in ("Crews <b>return</b> to work.", "Crews return to work.")
    assert entry.id == "herald-1"
    assert entry.title == "Ferry strike ends after nine days"
    assert entry.link == "https://news.example/ferry"
    assert entry.published == datetime(2026, 3, 9, 12, 30, 15, tzinfo=UTC)
    assert entry.author == "Ines Okafor"
    assert entry.content == "<p>Crews return to work on Tuesday.</p>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "iso-8859-1", "windows-1252"])
def test_every_encoding_is_read(encoding: str) -> None:
    text = RSS.replace("UTF-8", encoding).replace("Quay", "Çay")
    assert parse_feed(text.encode(encoding)).title == "The Çay Herald"


@pytest.mark.parametrize(
    ("body", "media_type", "title"),
    [
        ("<rss><channel><title>Café “news”</title></channel></rss>".encode("windows-1252"), "", "Café “news”"),
        ("<rss><channel><title>Новости</title></channel></rss>".encode("koi8-r"), "text/xml; charset=koi8-r", "Новости"),
        ("<rss><channel><title>Новости</title></channel></rss>".encode(), "text/xml; charset=iso-8859-1", "Новости"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><title>\x93x\x94</title></channel></rss>', "", "“x”"),
        (b'<?xml version="1.0" encoding="no-such"?><rss><channel><title>\xc3\xa9</title></channel></rss>', "", "é"),
        (b"\xef\xbb\xbf\n<rss><channel><title>x</title></channel></rss>", "", "x"),
        (b"<rss><channel><title>" + "é".encode() * 50 + b"\xff</title></channel></rss>", "", "é" * 50 + "\ufffd"),
    ],
)
def test_a_wrong_or_missing_encoding_is_seen_through(body: bytes, media_type: str, title: str) -> None:
    assert parse_feed(body, media_type=media_type).title == title


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("Fish & chips &amp; peas &lt;3", "Fish & chips & peas <3"),
        ("AT&amp;amp;T", "AT&T"),
        ("<![CDATA[Fish & chips &#8211; again]]>", "Fish & chips – again"),
        ("Caf&eacute; &ndash; closed", "Café – closed"),
        ("An &unheardof; entity", "An &unheardof; entity"),
        ("&lt;b&gt;Loud&lt;/b&gt; news", "Loud news"),
        ("<b>Loud</b> news", "Loud news"),
        ("&lt;script&gt;steal()&lt;/script&gt;Quiet news", "Quiet news"),
        ("Bell\x07 rings", "Bell rings"),
        ("Bell&#7; rings", "Bell rings"),
        ("Snow &#x2603; &#9731;", "Snow ☃ ☃"),
        ("Mind the &lt;gap&gt;", "Mind the <gap>"),
        ("Evil &#x202e;gnirts", "Evil gnirts"),
    ],
)
def test_a_title_is_plain_text(written: str, read: str) -> None:
    assert only(rss(f"<item><title>{written}</title></item>")).title == read


@pytest.mark.parametrize(
    ("construct", "read"),
    [
        ('<title type="text">Use of &lt;b&gt; is down</title>', "Use of <b> is down"),
        ('<title type="html">Use of &amp;lt;b&amp;gt; is &lt;i&gt;down&lt;/i&gt;</title>', "Use of <b> is down"),
        ('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Use of &lt;b> is <i>down</i></div></title>',
         "Use of <b> is down"),
        ("<title>Plain &amp; simple</title>", "Plain & simple"),
    ],
)  # fmt: skip
def test_atom_says_what_kind_of_text_a_title_is(construct: str, read: str) -> None:
    entry = only(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry>{construct}</entry></feed>')
    assert entry.title == read


@pytest.mark.parametrize(
    ("item", "title", "link", "key"),
    [
        ("<title>A</title><link>https://n.example/a</link><guid>g1</guid>", "A", "https://n.example/a", "g1"),
        ("<title>A</title><link>https://n.example/a</link>", "A", "https://n.example/a", "https://n.example/a"),
        ("<title>A</title><link>/a</link>", "A", "https://news.example/a", "https://news.example/a"),
        ("<title>A</title><guid>https://n.example/a</guid>", "A", "https://n.example/a", "https://n.example/a"),
        ('<title>A</title><guid isPermaLink="false">https://n.example/a</guid>', "A", "https://n.example/a", "https://n.example/a"),
        ("<title>A</title><guid>g1</guid>", "A", "", "g1"),
        ("<description>One two &lt;b>three&lt;/b>.</description><guid>g1</guid>", "One two three.", "", "g1"),
        ("<title> </title><link>https://n.example/a</link>", "https://n.example/a", "https://n.example/a", "https://n.example/a"),
        ('<title>A</title><a:link xmlns:a="http://www.w3.org/2005/Atom" rel="alternate" href="https://n.example/a"/><guid>g1</guid>',
         "A", "https://n.example/a", "g1"),
        ('<title>A</title><link>https://b.example/1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">'
         "https://n.example/a</f:origLink><guid>g1</guid>", "A", "https://n.example/a", "g1"),
        ('<m:title xmlns:m="http://search.yahoo.com/mrss/">A</m:title><guid>g1</guid>', "A", "", "g1"),
    ],
)  # fmt: skip
def test_gaps_are_filled_from_what_there_is(item: str, title: str, link: str, key: str) -> None:
    entry = only(rss(f"<item>{item}</item>"))
    assert (entry.title, entry.link, entry.id) == (title, link, key)


def test_without_id_and_link_title_and_date_make_the_id() -> None:
    first, same, later = (
        only(rss(f"<item><title>A</title><pubDate>{day} Mar 2026</pubDate><description>{text}</description></item>")).id
        for day, text in ((9, "x"), (9, "y"), (10, "x"))
    )
    assert first == same != later


def test_a_teaser_that_serves_as_title_is_cut_between_words() -> None:
    title = only(rss(f"<item><description>{'harbour news ' * 30}</description></item>")).title
    assert title.endswith("…")
    assert len(title) <= 100
    assert set(title.rstrip("…").split()) == {"harbour", "news"}


def test_xml_base_and_the_feeds_address_resolve_links() -> None:
    body = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/x/"><title>T</title>'
        '<entry xml:base="y/"><title>A</title><link href="a.html"/></entry></feed>'
    )
    assert only(body).link == "https://base.example/x/y/a.html"
    assert only(rss("<item><title>A</title><link>a.html</link></item>"), url="").link == "a.html"


@pytest.mark.parametrize(
    ("author", "name"),
    [("<author>desk@n.example (Ines Okafor)</author>", "Ines Okafor"), ("<author>Ines Okafor</author>", "Ines Okafor"),
     ('<d:creator xmlns:d="http://purl.org/dc/elements/1.1/">A</d:creator><d:creator xmlns:d="http://purl.org/dc/elements/1.1/">B'
      "</d:creator>", "A, B"), ("", "")],
)  # fmt: skip
def test_an_author_is_a_name(author: str, name: str) -> None:
    assert only(rss(f"<item><title>A</title>{author}</item>")).author == name


@pytest.mark.parametrize(
    ("channel", "ttl"),
    [
        ("<ttl>60</ttl>", timedelta(hours=1)),
        ("<ttl>0</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>99999999999</ttl>", None),
        ('<s:updatePeriod xmlns:s="http://purl.org/rss/1.0/modules/syndication/">daily</s:updatePeriod>'
         '<s:updateFrequency xmlns:s="http://purl.org/rss/1.0/modules/syndication/">4</s:updateFrequency>', timedelta(hours=6)),
        ("", None),
    ],
)  # fmt: skip
def test_the_publishers_rhythm_is_kept(channel: str, ttl: timedelta | None) -> None:
    assert parse_feed(rss("", "<title>T</title>" + channel)).ttl == ttl


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "<br />\n<b>Warning</b>: something in feed.php on line 7<br />\n" + text,
        lambda text: "\n\n" + text,
        lambda text: text + "\n<!-- cached --><script>track()</script>",
        lambda text: text.replace(
            "<rss", '<!DOCTYPE rss PUBLIC "-//Example//DTD RSS 0.91//EN" "http://dtd.example/rss.dtd">\n<rss'
        ),
        lambda text: text.replace("nine days", "nine\x0b days"),
        lambda text: text.replace("</channel>", "").replace("</rss>", ""),
        lambda text: text.replace("<ttl>45</ttl>", "<x:ttl>45</x:ttl><webMaster>A & B</webMaster>"),
        lambda text: text.replace("</ttl>", "</tll>"),
        lambda text: text.replace("<rss version", "<RSS version").replace("</rss>", "</RSS>"),
    ],
    ids=[
        "warning before",
        "blank lines before",
        "script after",
        "doctype",
        "control",
        "cut",
        "undeclared prefix",
        "crossed",
        "case",
    ],
)
def test_a_damaged_feed_is_still_read(damage: object) -> None:
    assert callable(damage)
    entry = only(damage(RSS))
    assert (entry.id, entry.title) == ("herald-1", "Ferry strike ends after nine days")
    assert entry.link == "https://news.example/ferry"
    assert entry.content == "<p>Crews return to work on Tuesday.</p>"


def test_what_a_damaged_feed_only_began_is_nothing() -> None:
    body = (
        b'<ritem><guid /guid>\n<false">1</guid><pubDate>9 Mar 2026</pubDate></item><item><title>A</title></item></channel></rss>'
    )
    assert isinstance(attempt(body), (Feed, str))


def test_a_feed_cut_in_its_title_keeps_it() -> None:
    assert parse_feed(b"<rss><channel><title>The Quay Herald").title == "The Quay Herald"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"<!DOCTYPE html>\n<html><head><title>Quay</title></head></html>", "HTML page"),
        (b"<!-- cache -->\n<HTML lang='en'><body>", "HTML page"),
        (
            b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>",
            "challenge",
        ),
        (b"<html><head><title>Quay</title><script src='/cdn-cgi/challenge-platform/x.js'></script></head></html>", "challenge"),
        (b"<html><head><title>A just moment in court</title></head><body>captcha</body></html>", "HTML page"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head/></html>", "HTML page"),
        (b"\x1f\x8b\x08\x00rest", "gzip"),
        (b"%PDF-1.7 rest", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\x00\x01\x02\x03", "binary"),
        (b"Good morning, readers.", "plain text"),
        (b'{"status": "ok"}', "not a JSON Feed"),
        (b"[1, 2]", "not a JSON Feed"),
        (b'{"items": [', "JSON, but is broken"),
        (b'{"items": ' + b"[" * 100_000, "JSON, but is broken"),
        (b"<opml version='2.0'><head><title>Subscriptions</title></head></opml>", "<opml>"),
        (b"<rss", "holds nothing"),
        (b"<rss/>", "holds nothing"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>', "entities"),
        ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY a "b">]><rss/>'.encode("utf-16"), "entities"),
        (b"<rss>" + b" " * LARGEST_FEED, "20 MB"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, found: str) -> None:
    with pytest.raises(Unreadable, match=found) as caught:
        parse_feed(body)
    assert "\n" not in str(caught.value)


def test_an_article_about_entities_is_no_attack() -> None:
    entry = only(rss("<item><title>XML</title><description><![CDATA[<!ENTITY a 'b'>]]></description></item>"))
    assert "<!ENTITY" in entry.summary


@pytest.mark.parametrize("count", [MOST_ENTRIES, MOST_ENTRIES + 1])
def test_the_newest_entries_are_kept_in_the_feeds_order(count: int) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    items = [
        f"<item><title>{n}</title><pubDate>{(start + timedelta(hours=n)).isoformat()}</pubDate></item>" for n in range(count)
    ]
    kept = [int(entry.title) for entry in parse_feed(rss("".join(items))).entries]
    assert kept == list(range(count))[-MOST_ENTRIES:]


def numbered(numbers: Iterable[int], item: str = "<guid>v{n}</guid>") -> list[int]:
    """Which of these undated entries are kept, by the numbers in their titles."""
    items = "".join(f"<item><title>Notice {n}</title>{item.format(n=n)}</item>" for n in numbers)
    return [int(entry.title.split()[1]) for entry in parse_feed(rss(items)).entries]


def test_undated_entries_are_kept_from_the_end_where_the_newest_stand() -> None:
    assert numbered(range(1, 261)) == list(range(61, 261))
    assert numbered(range(260, 0, -1)) == list(range(260, 60, -1))
    assert numbered(range(1, 261), "<link>https://v.example/{n}/notice</link>") == list(range(61, 261))


def test_where_nothing_tells_the_order_both_ends_are_kept() -> None:
    titles = [f"On {word} in {place}" for word in "abcdefghijklmnop" for place in "qrstuvwxyzABCDEFGHI"]
    kept = [entry.title for entry in parse_feed(rss("".join(f"<item><title>{t}</title></item>" for t in titles))).entries]
    assert kept == titles[:100] + titles[-100:]


def test_an_undated_entry_is_as_old_as_its_neighbour() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    dated = "".join(
        f"<item><title>{n}</title><pubDate>{(start - timedelta(hours=n)).isoformat()}</pubDate></item>" for n in range(250)
    )
    kept = [
        entry.title
        for entry in parse_feed(rss("<item><title>new</title></item>" + dated + "<item><title>old</title></item>")).entries
    ]
    assert kept == ["new", *map(str, range(199))]


@pytest.mark.parametrize("over", [0, 1])
def test_texts_have_a_longest_length(over: int) -> None:
    title, content, key = "t" * (LONGEST_TITLE + over), "c" * (LONGEST_CONTENT + over), "g" * (LONGEST_ID + over)
    entry = only(rss(f"<item><title>{title}</title><description>{content}</description><guid>{key}</guid></item>"))
    assert entry.title == (title if not over else "t" * (LONGEST_TITLE - 1) + "…")
    assert entry.summary == "c" * LONGEST_CONTENT
    assert (entry.id == key) is not bool(over)
    assert len(entry.id) <= LONGEST_ID


def test_json_texts_are_plain_and_authors_come_in_every_shape() -> None:
    feed = parse_feed(
        b'{"title": "T", "feed_url": "https://n.example/feed.json", "author": {"name": "Desk"}, "items": ['
        b'{"id": 7, "external_url": "a.html", "content_text": "1 < 2\\n\\nNext."}, {"id": "8", "authors": {"name": "B"}}, 5]}'
    )
    first, second = feed.entries
    assert (first.id, first.link, first.content) == ("7", "https://n.example/a.html", "<p>1 &lt; 2</p><p>Next.</p>")
    assert (first.author, first.title) == ("Desk", "1 < 2 Next.")
    assert second.author == "B"


def attempt(body: bytes) -> Feed | str:
    """The feed, or why there is none; anything but Unreadable fails the test."""
    try:
        return parse_feed(body, url=URL)
    except Unreadable as error:
        return str(error)


def check_promises(feed: Feed | str) -> None:
    if isinstance(feed, str):
        assert feed.endswith(".")
        assert "\n" not in feed
        return
    assert len(feed.entries) <= MOST_ENTRIES
    for text in (
        feed.title,
        feed.link,
        *(text for entry in feed.entries for text in (entry.id, entry.title, entry.link, entry.author)),
    ):
        assert text == " ".join(text.split())
        assert text.isprintable() or all(c.isprintable() or c in "\u200c\u200d\ufffd" or ord(c) > 0x7F for c in text)
    for entry in feed.entries:
        assert entry.id
        assert len(entry.title) <= LONGEST_TITLE
        assert entry.published is None or entry.published.tzinfo is UTC


@given(st.binary(max_size=400))
@settings(max_examples=50, deadline=None)
def test_arbitrary_bytes_are_a_feed_or_unreadable(body: bytes) -> None:
    for bytes_ in (body, b"<rss><channel><item>" + body, b'{"items": [' + body):
        check_promises(attempt(bytes_))


@given(
    st.sampled_from([RSS, ATOM, RDF, JSON]),
    st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 60), st.text(max_size=12)), min_size=1, max_size=4),
)
@settings(max_examples=60, deadline=None)
def test_mutated_feeds_are_feeds_or_unreadable(text: str, edits: list[tuple[int, int, str]]) -> None:
    for at, cut, put in edits:
        text = text[:at] + put + text[at + cut :]
    check_promises(attempt(text.encode("utf-8", "surrogatepass")))


@pytest.mark.parametrize(
    ("start", "piece", "end", "times"),
    [
        (b"<rss><channel><title>", b"<![CDATA[", b"", 100_000),
        (b"", b"&", b"", 50_000),
        (b"", b"<!--", b"", 150_000),
        (b"", b" ", b"x", 500_000),
        (b"<rss><channel>", b"<item><title>x</title></item>", b"</channel></rss>", 4_000),
        (b"<rss><channel><item><title>", b"&lt;a ", b"</title></item></channel></rss>", 75_000),
    ],
    ids=["cdata", "ampersands", "comments", "blanks", "items", "tags"],
)
def test_large_hostile_bodies_take_time_in_proportion(start: bytes, piece: bytes, end: bytes, times: int) -> None:
    check_promises(attempt(start + piece * times + end))
    assert_in_proportion(lambda size: attempt(start + piece * size + end), times)


def test_feedparser_never_sees_a_path_or_an_address(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<rss><channel><title>secret</title><item><title>s</title></item></channel></rss>")
    with pytest.raises(Unreadable):
        parse_feed(str(secret).encode())


BRIDGE = "<rss><channel><title>Talpost</title><item><title>Brücke über die Wörnitz gesperrt</title></item></channel></rss>"


@pytest.mark.parametrize("odd", ["", " "])
@pytest.mark.parametrize(
    ("declared", "media_type"),
    [
        ("utf-16", ""),
        ("UTF-16LE", "text/xml; charset=utf-16"),
        ("ISO-8859-1", "application/rss+xml; charset=utf-8"),
        ("windows-1251", ""),
        ("", "text/xml; charset=windows-1252"),
        ("", "text/xml; charset=windows-1251"),
        ("big5", "text/xml; charset=gb2312"),
    ],
)
def test_utf8_is_utf8_whatever_anybody_says(odd: str, declared: str, media_type: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    assert (
        parse_feed((head + BRIDGE + odd).encode(), media_type=media_type).entries[0].title == "Brücke über die Wörnitz gesperrt"
    )


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("港口关闭", "gb18030"),
        ("港口关闭", "hz"),
        ("港が閉鎖", "iso-2022-jp"),
        ("港が閉鎖", "shift_jis"),
        ("Порт закрыт", "koi8-r"),
    ],
)
def test_other_encodings_are_what_is_declared(text: str, encoding: str) -> None:
    body = f'<?xml version="1.0" encoding="{encoding}"?><rss><channel><title>{text}</title></channel></rss>'
    assert parse_feed(body.encode(encoding)).title == text


def test_a_letter_that_was_cut_in_half_makes_no_other_encoding() -> None:
    body = f'<?xml version="1.0" encoding="ISO-8859-1"?>{BRIDGE.replace("gesperrt", "gesperrt, größere Schäden über")}'.encode()
    title = parse_feed(body.replace("über</".encode(), b"\xc3</")).entries[0].title
    assert title == "Brücke über die Wörnitz gesperrt, größere Schäden \ufffd"


@pytest.mark.parametrize(
    ("link", "read"),
    [
        ("https://pay.example/PDF/Circular no.38 Active - Set up.pdf",
         "https://pay.example/PDF/Circular%20no.38%20Active%20-%20Set%20up.pdf"),
        ("https://pay.example/c?x=2015|2016", "https://pay.example/c?x=2015%7C2016"),
        ("/relative/c40.html", "https://pay.example/relative/c40.html"),
        ("N/A", ""),
    ],
)  # fmt: skip
def test_links_are_mended_and_start_at_the_site(link: str, read: str) -> None:
    items = f"<item><title>Circular</title><guid isPermaLink='false'>N/A</guid><link>{link}</link></item>"
    for url in ("", "https://feeds.example/pay.xml"):
        entry = only(rss(items, "<title>T</title><link>https://pay.example/</link>"), url=url)
        assert entry.link == read
        assert entry.id not in ("N/A", "")


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("A free guide to &lt;head&gt; elements", "A free guide to <head> elements"),
        ("Why &lt;script&gt; blocks, and how", "Why <script> blocks, and how"),
        ("Does it have &lt;animate&gt; too?", "Does it have <animate> too?"),
        ("Both &lt;b&gt; and &lt;i&gt;: what for", "Both <b> and <i>: what for"),
        ("&lt;b&gt;Bold&lt;/b&gt; news", "Bold news"),
        ("&lt;i&gt;Unclosed italics", "Unclosed italics"),
        ("One line &lt;br&gt; another", "One line another"),
    ],
)
def test_an_element_that_is_spoken_of_is_text(title: str, read: str) -> None:
    assert only(rss(f"<item><title>{title}</title></item>")).title == read


def test_a_json_title_is_plain_text() -> None:
    def title(text: str) -> str:
        return only(f'{{"title": "T", "items": [{{"id": "1", "title": "{text}"}}]}}').title

    assert title("Why the <em> tag matters & when") == "Why the <em> tag matters & when"
    assert title("Why the <em>tag matters") == "Why the <em>tag matters"
    assert title("<b>Bold</b> news &amp; more") == "Bold news & more"


def test_what_a_page_would_hide_is_not_in_the_text() -> None:
    post = (
        '<p>The clock has run for a week. <a href="https://s.example/tags/tides">#<span>tides</span></a><br />Photos: '
        '<a href="https://p.example/a"><span class="invisible">https://</span><span class="ellipsis">p.example/a-very-long</span>'
        '<span class="invisible">-path</span></a></p>'
    )
    entry = only(rss(f"<item><guid>1</guid><description><![CDATA[{post}]]></description></item>"))
    assert entry.title == "The clock has run for a week. #tides Photos: p.example/a-very-long"
    assert "https://<" not in entry.summary
    assert "-path" not in entry.summary


def test_who_posted_it_where_is_no_text() -> None:
    line = (
        '&#32; submitted by &#32; <a href="https://b.example/user/tidewatch"> /u/tidewatch </a> <br/> '
        '<span><a href="https://b.example/petrel">[link]</a></span> &#32; <span><a href="https://b.example/1">[comments]</a></span>'
    )
    entry = only(rss(f"<item><guid>1</guid><title>Petrel</title><description><![CDATA[{line}]]></description></item>"))
    assert not {"submitted", "tidewatch", "link", "comments"} & set(entry.summary.replace("[", " ").replace("]", " ").split())
    kept = "<p>Drafts are submitted by <a href='/u'>readers</a>.</p><a href='/x'>[link]</a>"
    assert only(rss(f"<item><guid>1</guid><description><![CDATA[{kept}]]></description></item>")).summary == kept
