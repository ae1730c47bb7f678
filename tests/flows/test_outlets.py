"""Whose news it is, from the feed as it came to the digest as it is read."""

from collections.abc import Sequence

import pytest

from bot.flows.alert import raise_alerts, set_alert
from bot.flows.deliver import deliver_due
from bot.flows.manage import add_topic, make_source
from bot.flows.publish import publish_digest
from bot.flows.subscribe import subscribe
from bot.model.alert import AlertRule
from bot.model.article import Article
from bot.model.source import SourceKind
from bot.parse.feed.read import parse_feed
from bot.sources.feeds import feed_items
from tests.builders import subscription, workspace
from tests.fakes import NOW, FakeWorld
from tests.flows.news import ALWAYS, store, told
from tests.stored import readings_in

HEAD = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{title}</title><link>{link}</link>'
DATE = NOW.strftime("%a, %d %b %Y %H:%M:%S GMT")


def rss(title: str, link: str, *items: str) -> bytes:
    dated = [f"<item><pubDate>{DATE}</pubDate>{item}</item>" for item in items]
    return (HEAD.format(title=title, link=link) + "".join(dated) + "</channel></rss>").encode()


async def come(world: FakeWorld, *feeds: bytes, called: str = "", at: str = "https://feeds.example/rss") -> Sequence[Article]:
    """Have the entries of feeds stored; the articles that they are now."""
    for body in feeds:
        source = make_source(SourceKind.FEED, at, title=called)
        await store(world, *feed_items(source, parse_feed(body), NOW, base=at))
    return [reading.article for reading in await readings_in(world.desk, "w", (), ALWAYS, 99)]


async def digest(world: FakeWorld) -> list[str]:
    """The lines of a digest of all that came."""
    await world.desk.workspaces.save_workspace(workspace())
    made = await subscribe(world.desk, subscription())
    await publish_digest(world.desk, made.id, NOW)
    await deliver_due(world.desk)
    return "\n".join(told(world)).split("\n")


SECTIONS = {
    "World": "The harbour council voted on Monday to close the old swing bridge at Westhaven for two years. Mayor Lena Ost said "
    "the work would cost 40 million crowns. Ferries will run every ten minutes from the fish market.",
    "Politics": "Westhaven's old swing bridge will be closed for two years after a vote of the harbour council on Monday. The "
    "work costs 40 million crowns, mayor Lena Ost said. A ferry will go from the fish market every ten minutes.",
    "Business": "For two years nobody will cross Westhaven's swing bridge: the harbour council closed it by a vote on Monday. "
    "Mayor Lena Ost put the cost at 40 million crowns and promised ferries from the fish market every ten minutes.",
}
HEADLINES = (
    "Westhaven council closes swing bridge for two years",
    "Swing bridge in Westhaven to close for two years after council vote",
    "Two years without Westhaven's swing bridge, council votes",
)


def sections() -> list[bytes]:
    return [
        rss(
            f"Coast Daily - {name}",
            f"https://coastdaily.example/{name.lower()}",
            f"<title>{headline}</title><link>https://coastdaily.example/{name.lower()}/{n}</link><guid>s{n}</guid>"
            f"<description>&lt;p&gt;{text}&lt;/p&gt;</description>",
        )
        for n, ((name, text), headline) in enumerate(zip(SECTIONS.items(), HEADLINES, strict=True))
    ]


async def test_three_sections_of_a_paper_are_three_reports_of_one_outlet(world: FakeWorld) -> None:
    articles = await come(world, *sections())
    assert {article.outlet_id for article in articles} == {"coastdaily.example"}
    assert {article.outlet for article in articles} == {"Coast Daily"}
    lines = await digest(world)
    assert any(line.startswith("1 story, 3 reports") or " · 1 story, 3 reports" in line for line in lines)
    assert not any("+" in line for line in lines)


async def test_they_are_no_alert_of_three_outlets(world: FakeWorld) -> None:
    await world.desk.workspaces.save_workspace(workspace())
    topic = await add_topic(world.desk, "w", "Bridge", "bridge")
    made = await subscribe(world.desk, subscription())
    await set_alert(world.desk, made, AlertRule(topic_id=topic.id, outlets=3))
    articles = await come(world, *sections())
    assert await raise_alerts(world.desk, [article.id for article in articles]) == 0


AGGREGATED = [
    f"<title>{headline} - {paper}</title><link>https://agg.example/r/{n}</link><guid>g{n}</guid><description>"
    f"&lt;a href='https://agg.example/r/{n}'&gt;{headline}&lt;/a&gt;&amp;nbsp;&lt;font color='#6f6f6f'&gt;{paper}&lt;/font&gt;"
    f'</description><source url="{site}">{paper}</source>'
    for n, (headline, paper, site) in enumerate((
        ("Crane collapses at Westhaven terminal", "Coast Daily", "https://coastdaily.example"),
        ("Two hurt as crane collapses at Westhaven port terminal", "Port Times", "https://porttimes.example"),
    ))
]  # fmt: skip


async def test_an_aggregators_items_are_their_publishers(world: FakeWorld) -> None:
    articles = await come(world, rss("Ports - web news search", "https://agg.example/", *AGGREGATED), called="Ports")
    assert sorted((one.outlet, one.outlet_id, one.title, one.paragraphs) for one in articles) == [
        ("Coast Daily", "coastdaily.example", "Crane collapses at Westhaven terminal", ()),
        ("Port Times", "porttimes.example", "Two hurt as crane collapses at Westhaven port terminal", ()),
    ]


async def test_a_source_goes_by_the_name_that_its_admin_gave_it(world: FakeWorld) -> None:
    entry = "<title>Granary burns in Halvik</title><link>https://halvik.example/1</link><guid>1</guid>"
    body = rss("RSS Feed - Latest News - all articles", "https://halvik.example/", entry)
    (article,) = await come(world, body, called="Halvik Post")
    assert article.outlet == "Halvik Post"
    lines = await digest(world)
    assert any("Halvik Post" in line for line in lines)
    assert not any("RSS Feed" in line for line in lines)


REDDIT = """<feed xmlns="http://www.w3.org/2005/Atom"><title>harbours</title>
<link rel="alternate" type="text/html" href="https://board.example/r/harbours/"/><id>/r/harbours.rss</id><entry>
<author><name>/u/tidewatch</name></author><content type="html">&lt;table&gt; &lt;tr&gt;&lt;td&gt; &lt;a
href="https://board.example/r/harbours/1"&gt; &lt;img src="https://b.example/p.jpg" alt="New pilot boat named Petrel"
title="New pilot boat named Petrel" /&gt; &lt;/a&gt; &lt;/td&gt;&lt;td&gt; &amp;#32; submitted by &amp;#32; &lt;a
href="https://board.example/user/tidewatch"&gt; /u/tidewatch &lt;/a&gt; &lt;br/&gt; &lt;span&gt;&lt;a
href="https://coastdaily.example/petrel"&gt;[link]&lt;/a&gt;&lt;/span&gt; &amp;#32; &lt;span&gt;&lt;a
href="https://board.example/r/harbours/1"&gt;[comments]&lt;/a&gt;&lt;/span&gt; &lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</content>
<id>t3_1</id><link href="https://board.example/r/harbours/1"/><published>2026-03-12T10:00:00+00:00</published>
<title>New pilot boat named Petrel</title></entry></feed>"""


async def test_a_boards_frame_around_a_link_is_no_text(world: FakeWorld) -> None:
    (article,) = await come(world, REDDIT.encode())
    assert (article.outlet, article.url) == ("harbours", "https://board.example/r/harbours/1")
    assert article.paragraphs == ()
    assert not any("submitted" in line or "omments" in line for line in await digest(world))


async def test_the_word_comments_is_no_sentence(world: FakeWorld) -> None:
    entry = (
        "<title>A clock that runs on tides</title><link>https://clocks.example/tides</link><guid>l1</guid>"
        "<description>&lt;a href='https://board.example/item?id=1'&gt;Comments&lt;/a&gt;</description>"
    )
    (article,) = await come(world, rss("Link board", "https://board.example/", entry), at="https://board.example/rss")
    assert (article.outlet, article.outlet_id, article.paragraphs) == ("", "clocks.example", ())
    lines = await digest(world)
    assert not any("Comments" in line for line in lines)
    assert any("clocks.example" in line for line in lines)


TEASERS = {
    "en": "The harbour council closed the old swing bridge at Westhaven on Monday. Ferries run every ten minutes.",
    "de": "Der Hafenrat hat die alte Drehbrücke in Westhaven am Montag gesperrt. Fähren fahren alle zehn Minuten.",
    "uk": "Рада порту в понеділок закрила старий розвідний міст у Вестгейвені. Пороми ходять кожні десять хвилин.",
    "ar": "أغلق مجلس الميناء الجسر القديم في ويستهافن يوم الاثنين لمدة عامين. وتعمل العبارات كل عشر دقائق.",
    "ja": "港湾評議会は月曜日、ウェストヘイブンの古い旋回橋を閉鎖した。渡し船は十分おきに出る。",
    "zh": "港务委员会周一关闭了韦斯特黑文的旧平旋桥。渡轮每十分钟一班，从鱼市场出发。",
    "th": "สภาท่าเรือปิดสะพานหมุนเก่าที่เวสต์ฮาเวนเมื่อวันจันทร์เป็นเวลาสองปี เรือข้ามฟากออกทุกสิบนาที",
}


@pytest.mark.parametrize("language", TEASERS)
async def test_a_teaser_speaks_in_every_language(world: FakeWorld, language: str) -> None:
    text = TEASERS[language]
    entry = f"<title>Bridge</title><link>https://c.example/1</link><guid>1</guid><description>{text} Read more</description>"
    await come(world, rss("C", "https://c.example/", entry))
    lines = await digest(world)
    shown = [line for line in lines if line and line in text]
    assert shown
    assert sum("its own summary" in line for line in lines) == 1
    assert not any("Read more" in line or "teaser only" in line for line in lines)
