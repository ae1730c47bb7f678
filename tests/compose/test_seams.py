"""What must hold where reading, grouping and composing meet: over the sample newsroom, and over stories of any shape."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.compose.answers import compose_reasons
from bot.compose.edition import Edition
from bot.compose.entry import compose_entry, compose_line
from bot.compose.page import counts
from bot.compose.wording import say
from bot.model.analysis import Reading
from bot.model.document import PullQuote, Text, spans_of, text_of
from bot.model.source import RawItem
from bot.model.story import Story
from bot.model.workspace import Window
from bot.understand.read import read_item
from bot.understand.round_up import story_quotes
from bot.understand.stories import group_stories
from bot.understand.teaser import may_be_told
from tests.compose.composed import alert_of, digest_of
from tests.compose.newsroom import subscription

SAMPLE = Path(__file__).parents[2] / "config" / "sample" / "articles"
MEDIA = {".txt": "text/plain", ".html": "text/html", ".md": "text/markdown", ".json": "application/json"}
NOW = datetime(2026, 3, 13, 7, 0, tzinfo=UTC)
EDITION = Edition(now=NOW, zone=UTC)


def newsroom() -> tuple[Story, ...]:
    items = [
        RawItem(source_id="s", key=path.name, body=path.read_bytes(), media_type=MEDIA[path.suffix], fetched=NOW)
        for path in sorted(SAMPLE.iterdir())
    ]
    return group_stories([one for item in items for one in read_item(item, method="lead", count=3)], now=NOW)


@pytest.fixture(scope="module")
def stories() -> tuple[Story, ...]:
    return newsroom()


def attributed(told: Story) -> list[tuple[Reading, int]]:
    return [(one, n) for one, n in story_quotes(told, 50) if may_be_told(one, one.analysis.quotes[n])]


@pytest.mark.parametrize("bullets", [1, 2, 3])
def test_a_story_with_an_attributed_quote_shows_one(stories: tuple[Story, ...], bullets: int) -> None:
    silent = [
        told.lead.article.title
        for told in stories
        if attributed(told)
        and not any(isinstance(block, PullQuote) for block in compose_entry(told, EDITION, bullets=bullets, quotes=1))
    ]
    assert not silent


def test_no_story_opens_with_a_sentence_older_than_its_newest_report_by_a_day(stories: tuple[Story, ...]) -> None:
    for told in stories:
        dates = {one.article.id: one.article.published for one in told.readings}
        newest = max(filter(None, dates.values()), default=None)
        opening = next(block for block in compose_entry(told, EDITION, bullets=3, quotes=1) if isinstance(block, Text))
        said = dates[next(span.cites.article_id for span in opening.spans if span.cites)]
        assert newest is None or said is None or newest - said < timedelta(days=2)


def test_counts_agree_between_digest_reasons_and_alert(stories: tuple[Story, ...]) -> None:
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    digest = digest_of(stories, window=window, subscription=subscription(), now=NOW)
    reasons = compose_reasons("Why", stories, {}, EDITION)
    said = counts(stories, "en")
    for document in (digest, reasons):
        assert said in text_of(spans_of(document.blocks[1]))
    for told in stories:
        tell = text_of(spans_of(compose_reasons("Why", [told], {}, EDITION).blocks[3]))
        alert = text_of(
            spans_of(alert_of(replace(told, copies=()), since=NOW - timedelta(hours=1), now=NOW, zone=UTC).blocks[-1])
        )
        line = text_of(compose_line(told, EDITION).spans)
        further = int(line.rsplit("+", 1)[1]) if "+" in line else 0
        assert tell.startswith(say("en", "why_outlets", n=further + 1))
        assert say("en", "outlets", n=further + 1) in alert
        assert alert.startswith(say("en", "reports", n=1 + len(told.others)))
