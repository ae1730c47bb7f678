"""Whose the entries of a feed are: an aggregator's, a link board's, a paper's sections."""

import pytest

from bot.model.feed import Entry, Feed
from bot.parse.feed.outlets import headline_of, publishers, site_name
from bot.parse.feed.read import parse_feed

AGGREGATOR = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Ports - web news search</title>
<link>https://agg.example/</link>
<item><title>Crane collapses at Westhaven terminal - Coast Daily</title><link>https://agg.example/r/1</link><guid>g1</guid>
<description>&lt;a href="https://agg.example/r/1"&gt;Crane collapses at Westhaven terminal&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font
color="#6f6f6f"&gt;Coast Daily&lt;/font&gt;</description><source url="https://coastdaily.example">Coast Daily</source></item>
<item><title>Two hurt as crane falls - at last - Port Times</title><link>https://agg.example/r/2</link><guid>g2</guid>
<description>&lt;ol&gt;&lt;li&gt;&lt;a href="https://x.example"&gt;Two hurt as crane falls&lt;/a&gt;&lt;/li&gt;&lt;li&gt;&lt;a
href="https://y.example"&gt;Port shut&lt;/a&gt; &lt;font&gt;Sea Post&lt;/font&gt;&lt;/li&gt;&lt;/ol&gt;</description>
<source url="https://porttimes.example">Port Times</source></item></channel></rss>"""

PLANET = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet Harbour</title><link href="https://planet.example/"/>
<id>p</id><entry><id>1</id><title>On cranes</title><link href="https://coast.example/1"/><summary>Cranes stand still.</summary>
<source><id>https://coast.example/feed</id><title>Coast Daily | News</title><link href="https://coast.example/"/></source></entry>
</feed>"""


def test_an_aggregators_item_is_its_publishers() -> None:
    feed = parse_feed(AGGREGATOR.encode())
    told = publishers(feed, location="https://agg.example/rss", called="Ports search")
    assert [(one.name, one.address) for one in told] == [
        ("Coast Daily", "https://coastdaily.example"),
        ("Port Times", "https://porttimes.example"),
    ]
    assert [headline_of(entry, one) for entry, one in zip(feed.entries, told, strict=True)] == [
        "Crane collapses at Westhaven terminal",
        "Two hurt as crane falls - at last",
    ]
    assert [entry.summary for entry in feed.entries] == ["", ""]


def test_an_atom_entry_names_the_feed_that_it_is_from() -> None:
    (told,) = publishers(parse_feed(PLANET.encode()), location="https://planet.example/atom.xml")
    assert (told.name, told.address) == ("Coast Daily", "https://coast.example/")


def feed(title: str, link: str, *links: str, **changes: str) -> Feed:
    return Feed(title=title, link=link, entries=tuple(Entry(id=one, title="T", link=one, **changes) for one in links))


def test_what_a_link_board_links_to_is_not_the_boards() -> None:
    board = feed("Link board", "https://board.example/", "https://a.example/1", "https://b.example/1", "https://board.example/2")
    assert [one.name for one in publishers(board, location="https://board.example/rss")] == ["", "", "Link board"]


def test_a_papers_own_articles_may_stand_at_another_address_of_its() -> None:
    paper = feed("Coast Daily", "https://coast.example/", *(f"https://coast-media.example/{n}" for n in range(4)))
    assert {one.name for one in publishers(paper, location="https://feeds.example/coast")} == {"Coast Daily"}


def test_a_feed_that_names_itself_as_the_source_is_its_own() -> None:
    named = {"source_title": "Coast Daily - World", "source_link": "https://coast.example/world"}
    own = feed("Coast Daily - World", "https://coast.example/", "https://coast.example/1", **named)
    assert [(one.name, one.address) for one in publishers(own)] == [("Coast Daily", "")]


def test_the_admins_name_wins_over_the_feeds() -> None:
    halvik = feed("RSS Feed - Latest News - all articles", "https://halvik.example/", "https://halvik.example/1")
    assert [one.name for one in publishers(halvik, called="Halvik Post")] == ["Halvik Post"]
    assert [one.name for one in publishers(halvik, called=halvik.title)] == [""]


@pytest.mark.parametrize(
    ("title", "domain", "name"),
    [
        ("Coast Daily", "coastdaily.example", "Coast Daily"),
        ("Coast Daily - World", "coastdaily.example", "Coast Daily"),
        ("World news | The Coast Daily", "coastdaily.example", "The Coast Daily"),
        ("CDN Topics: World", "cdn.example", "CDN"),
        ("CD > Top Stories", "cd.example", "CD"),
        ("El País: última hora", "elpais.com", "El País"),
        ("Latest breaking news and video from Coast Daily", "coastdaily.example", "Coast Daily"),
        ("Deutsche Welle", "dw.com", "Deutsche Welle"),
        ("harbours", "board.example", "harbours"),
        ("朝日", "asahi.com", "朝日"),
        ("Top Stories", "coast.example", ""),
        ("World", "coast.example", ""),
        ("RSS", "coast.example", ""),
        ("Nachrichten - Politik", "kueste.example", ""),
        ("World News: Breaking news, politics, crime, tech, and more", "coast.example", ""),
        ("https://coast.example/feed", "coast.example", ""),
        ("", "coast.example", ""),
        ("", "", ""),
        (" - | : ", "", ""),
    ],
)
def test_a_sites_name_is_what_its_domain_bears_out(title: str, domain: str, name: str) -> None:
    assert site_name(title, domain) == name
