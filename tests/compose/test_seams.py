"""What must hold where reading, grouping and composing meet: over the sample newsroom, and over the cases told beside it.

The cases lie outside the project, in ../shared/cases; where they are not, this says so and they are skipped.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app.settings import HOME
from bot.compose.answers import compose_reasons
from bot.compose.edition import Edition
from bot.compose.entry import compose_entry, compose_line
from bot.compose.page import counts
from bot.compose.wording import say
from bot.flows.manage import make_source
from bot.model.analysis import Reading
from bot.model.document import PullQuote, Text, spans_of, text_of
from bot.model.errors import Unreadable
from bot.model.source import RawItem, SourceKind
from bot.model.story import Story
from bot.model.workspace import Window
from bot.parse.feed.read import parse_feed
from bot.sources.feeds import feed_items
from bot.understand.read import read_item
from bot.understand.round_up import story_quotes
from bot.understand.stories import group_stories
from bot.understand.teaser import may_be_shown
from tests.compose.composed import alert_of, digest_of
from tests.compose.newsroom import subscription

SAMPLE = Path(__file__).parents[2] / "config" / "sample" / "articles"
CASES = HOME.parent / "shared" / "cases"
MEDIA = {".txt": "text/plain", ".html": "text/html", ".md": "text/markdown", ".json": "application/json"}
NOW = datetime(2026, 3, 13, 7, 0, tzinfo=UTC)
EDITION = Edition(now=NOW, zone=UTC)


def sample_items() -> list[RawItem]:
    return [
        RawItem(source_id="s", key=path.name, body=path.read_bytes(), media_type=MEDIA[path.suffix], fetched=NOW)
        for path in sorted(SAMPLE.iterdir())
    ]


def newsroom() -> tuple[Story, ...]:
    return group_stories([one for item in sample_items() for one in read_item(item, method="lead", count=3)], now=NOW)


def cases() -> tuple[Story, ...]:
    """The stories of all reports there: grouped where they are of one set, each by itself elsewhere; their feeds' as well."""
    lines = [line for file in sorted((CASES / "texts").glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    told: dict[str, list[Reading]] = {}
    for number, row in enumerate(map(json.loads, lines)):
        item = RawItem(
            source_id=row.get("outlet", "s"),
            key=row["id"],
            body=row["text"].encode(),
            media_type="text/plain",
            fetched=NOW,
            title=row["title"],
            outlet=row.get("outlet", ""),
            published=datetime.fromisoformat(row["published"]) if row.get("published") else NOW,
        )
        told.setdefault(row.get("set", f"{number}"), []).extend(read_item(item, method="lead", count=3))
    for file in sorted((CASES / "feeds").glob("*/*.xml")):
        told[file.parent.name] = list(_of_feed(file))
    return tuple(story for readings in told.values() for story in group_stories(readings, now=NOW))


def _of_feed(file: Path) -> Iterator[Reading]:
    try:
        feed = parse_feed(file.read_bytes())
    except Unreadable:
        return
    for item in feed_items(make_source(SourceKind.FEED, "https://feed.example/"), feed, NOW):
        with suppress(Unreadable):
            yield from read_item(item, method="lead", count=3)


@pytest.fixture(scope="module", params=["sample", "cases"])
def stories(request: pytest.FixtureRequest) -> tuple[Story, ...]:
    if request.param == "sample":
        return newsroom()
    if not CASES.exists():
        pytest.skip("no cases in ../shared/cases")
    return cases()


def test_there_is_something_to_look_at(stories: tuple[Story, ...]) -> None:
    assert len(stories) >= 5
    assert sum(bool(attributed(told)) for told in stories) >= 5


def attributed(told: Story) -> list[tuple[Reading, int]]:
    return [(one, n) for one, n in story_quotes(told, 50) if may_be_shown(one, one.analysis.quotes[n])]


def shows_a_quote(told: Story, bullets: int) -> bool:
    """By itself, or within a sentence that says whose it is: what is told in one is not said again below it."""
    blocks = compose_entry(told, EDITION, bullets=bullets, quotes=1)
    lines = [text_of(spans_of(block)) for block in blocks if isinstance(block, Text)]
    quotes = [one.analysis.quotes[at] for one, at in attributed(told)]
    within = (all(part.text in line for part in quote.parts) for quote in quotes for line in lines)
    return any(isinstance(block, PullQuote) for block in blocks) or any(within)


@pytest.mark.parametrize("bullets", [1, 2, 3])
def test_a_story_with_an_attributed_quote_shows_one(stories: tuple[Story, ...], bullets: int) -> None:
    assert not [told.lead.article.title for told in stories if attributed(told) and not shows_a_quote(told, bullets)]


def test_a_quote_in_the_sample_stands_by_itself() -> None:
    told = [one for one in newsroom() if attributed(one)]
    assert all(any(isinstance(block, PullQuote) for block in compose_entry(one, EDITION, bullets=1, quotes=1)) for one in told)


@pytest.mark.parametrize("bullets", [1, 3])
def test_a_quote_begins_with_a_sentence_or_with_itself(stories: tuple[Story, ...], bullets: int) -> None:
    for told in stories:
        starts = {one.article.id: {sentence.start for sentence in one.analysis.sentences} for one in told.readings}
        marks = {one.article.id: {quote.start for quote in one.analysis.quotes} for one in told.readings}
        for block in compose_entry(told, EDITION, bullets=bullets, quotes=5):
            if isinstance(block, PullQuote):
                first = next(span.cites for span in block.spans if span.cites)
                assert first.start in starts[first.article_id] | marks[first.article_id], text_of(block.spans)


def test_no_story_opens_with_a_sentence_older_than_its_newest_report_by_a_day(stories: tuple[Story, ...]) -> None:
    for told in stories:
        dates = {one.article.id: one.article.published for one in told.readings}
        newest = max(filter(None, dates.values()), default=None)
        shown = [block for block in compose_entry(told, EDITION, bullets=3, quotes=1) if isinstance(block, Text)]
        if not shown:
            continue
        opening = shown[0]
        said = dates[next(span.cites.article_id for span in opening.spans if span.cites)]
        assert newest is None or said is None or newest - said < timedelta(days=1)


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
