"""Digests of real feeds, as they came with only their dates moved: what a reader gets of each story.

The feeds lie outside the project (their texts are their publishers'): in EVAL, else in ../shared/eval. Where there are none, this
says so and is skipped.
"""

import base64
import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

import pytest

from bot.app.settings import HOME
from bot.flows.manage import make_source
from bot.model.analysis import Reading
from bot.model.article import Origin
from bot.model.document import Block, Document, Heading, Small, Text, text_of
from bot.model.errors import NotTheArticle, Unreadable
from bot.model.feed import Feed
from bot.model.page import FetchedPage
from bot.model.source import SourceKind
from bot.model.workspace import Channel, Subscription, Window
from bot.parse.feed.read import parse_feed
from bot.sources.feeds import feed_items
from bot.understand.read import read_item, read_page
from bot.understand.stories import group_stories
from tests.compose.composed import digest_of

FEEDS = Path(os.environ.get("EVAL", HOME.parent / "shared" / "eval")) / "data" / "feeds_real.jsonl.gz"
NOW = datetime(2026, 3, 13, 9, 0, tzinfo=UTC)
NEWEST = 5
CARRYING = 0.9

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FEEDS.exists(), reason="no real feeds in EVAL or ../shared/eval"),
]


@dataclass
class Shown:
    """A story as it stands in a digest."""

    headline: str
    sentences: list[str] = field(default_factory=list)
    fine_print: str = ""


def real_feeds() -> Iterator[Feed]:
    with gzip.open(FEEDS, "rt", encoding="utf-8") as lines:
        for line in lines:
            try:
                yield parse_feed(base64.b64decode(json.loads(line)["data"]))
            except Unreadable:
                continue


def digest_from(readings: Sequence[Reading]) -> Document:
    channel = Channel(platform="terminal", workspace="w", id="c")
    order = Subscription(
        id="s", workspace_id="w", topic_ids=(), channel=channel, schedule="daily 07:00", max_stories=NEWEST, timezone="UTC"
    )
    stories = group_stories(readings, now=NOW)
    return digest_of(stories, window=Window(start=NOW - timedelta(days=1), end=NOW), subscription=order, now=NOW)


def read_feed(feed: Feed) -> list[Reading]:
    """Its newest entries, as if they had come out this morning."""
    source = make_source(SourceKind.FEED, feed.link or "https://feed.example/")
    readings: list[Reading] = []
    for number, item in enumerate(feed_items(source, feed, NOW, base=feed.link)[:NEWEST]):
        published = NOW - timedelta(minutes=7 * number)
        try:
            readings += read_item(replace(item, published=published), method="lead", count=3)
        except Unreadable:
            continue
    return readings


PAGE = """<html><head><title>{title}</title><meta property="og:title" content="{title}">
<meta property="og:type" content="article"></head><body><nav><a href="/">Home</a></nav>
<article><h1>{title}</h1>{text}</article><footer>All rights reserved</footer></body></html>"""
OWN = (
    "Two ferries crossed the sound at dawn, and the harbour master counted every passenger who came ashore.",
    "“Nobody had seen the water so still in March,” said Ida Brenn, who has kept the lock for eleven years.",
    "The council meets again on Thursday to say what the repairs may cost, and who is going to pay for them.",
    "Engineers looked at the piers on both sides of the river and found no crack that was not there before.",
    "Buses run every ten minutes until the bridge is open again, and the market stays where it was until May.",
)


def with_its_page(reading: Reading) -> Reading:
    """A teaser with the text of the page that it links to: its headline, and an article of our own."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in OWN)
    html = PAGE.format(title=escape(reading.article.title), text=text)
    url = reading.article.url
    page = FetchedPage(asked=url, url=url, status=200, media_type="text/html; charset=utf-8", body=html.encode())
    try:
        return read_page(page, reading.article, (), method="lead", count=3)
    except NotTheArticle:
        return reading


def shown(blocks: Sequence[Block]) -> list[Shown]:
    stories: list[Shown] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            stories.append(Shown(text_of(block.spans)))
        elif isinstance(block, Text) and stories and (cited := [span for span in block.spans if span.cites]):
            stories[-1].sentences.append(text_of(cited))
        elif isinstance(block, Small) and stories:
            stories[-1].fine_print = text_of(block.spans)
    return stories


@pytest.fixture(scope="module")
def stories() -> list[Shown]:
    return [story for feed in real_feeds() for story in shown(digest_from(read_feed(feed)).blocks)]


def test_nine_of_ten_stories_carry_a_sentence_without_any_page(stories: list[Shown]) -> None:
    assert len(stories) > 100
    silent = [story.headline for story in stories if not story.sentences]
    print(f"\n{len(stories)} stories, {len(stories) - len(silent)} with a sentence")
    assert len(silent) <= (1 - CARRYING) * len(stories), silent


def test_a_page_takes_the_place_of_the_teaser_and_its_mark() -> None:
    """Every second teaser has its page; the others speak for themselves."""
    silent, told, filled = 0, 0, 0
    for feed in real_feeds():
        readings = read_feed(feed)
        read = [with_its_page(one) if n % 2 and one.article.is_teaser else one for n, one in enumerate(readings)]
        filled += sum(one.article.origin is Origin.PAGE for one in read)
        stories = shown(digest_from(read).blocks)
        told += len(stories)
        silent += sum(not story.sentences for story in stories)
        assert not [text for story in stories for text in story.sentences if _alike(text, story.headline) >= 0.8]
    print(f"\n{told} stories, {told - silent} with a sentence; {filled} articles from their pages")
    assert filled > 30
    assert silent <= (1 - CARRYING) * told


def test_no_sentence_says_the_headline_again(stories: list[Shown]) -> None:
    again = [(story.headline, text) for story in stories for text in story.sentences if _alike(text, story.headline) >= 0.8]
    assert not again


def _alike(one: str, other: str) -> float:
    """F1 of their words."""
    words, others = (Counter(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return 2 * (words & others).total() / max(1, words.total() + others.total())


def test_no_prompt_of_a_feed_is_a_sentence(stories: list[Shown]) -> None:
    prompts = ("comments", "read more", "continue reading", "appeared first on", "submitted by", "[link]")
    found = [text for story in stories for text in story.sentences if text.casefold().rstrip(" .…»").endswith(prompts)]
    assert not found


def test_no_headline_is_an_address(stories: list[Shown]) -> None:
    assert not [story.headline for story in stories if "://" in story.headline and " " not in story.headline.strip()]


def test_no_table_of_contents_is_a_sentence(stories: list[Shown]) -> None:
    assert not [
        text for story in stories for text in story.sentences if re.match(r"(?:table of )?contents\b", text, re.IGNORECASE)
    ]


def test_no_outlet_is_named_twice_below_a_story(stories: list[Shown]) -> None:
    for story in stories:
        names = [re.sub(r"^\[\d+\]\s", "", name).partition(",")[0] for name in story.fine_print.split(" · ")]
        assert len(names) == len(set(names)) or names.count("same outlet") > 1, story.fine_print


def test_what_is_an_outlets_own_summary_is_marked_once(stories: list[Shown]) -> None:
    assert all(story.fine_print.count("its own summary") <= 1 for story in stories)
    assert any("its own summary" in story.fine_print for story in stories)
