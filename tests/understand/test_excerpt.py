"""Opinions and round-ups beside the news: told as what they are, and no story of theirs runs into the news."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.model.analysis import Reading
from bot.model.document import text_of
from bot.model.source import RawItem
from bot.model.workspace import Window
from bot.understand.excerpt import on_topics
from bot.understand.read import read_item
from bot.understand.stories import group_stories
from bot.understand.typed_topics import topic_of
from tests.compose.composed import digest_of
from tests.compose.newsroom import subscription

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
SYRIA = topic_of("Syria", "syria")
CONVOY = (
    "A convoy of 42 trucks carrying flour, insulin and blankets reached the northern Syrian town of Deir Hafir on Sunday, "
    "hours after a local truce took hold, the United Nations said."
)
AGAIN = (
    "The trucks with flour, insulin and blankets arrived in Deir Hafir in northern Syria on Sunday after a local truce, "
    "the United Nations said in a statement."
)
FLOODS = "In Velmora, the river Arle rose above its banks and closed three schools, the mayor said on Sunday morning."


def reading(name: str, title: str, *paragraphs: str) -> Reading:
    body = f"{title}\n\n" + "\n\n".join(paragraphs)
    item = RawItem(source_id="s", key=name, body=body.encode(), media_type="text/plain", fetched=NOW, title=title, outlet=name)
    return read_item(item, method="lead", count=3)[0]


NEWS = reading("Levant Daily", "First aid convoy in seven months reaches Deir Hafir", CONVOY, AGAIN)
OPINION = reading("Old Post", "Opinion: The convoy to Deir Hafir is not a policy for Syria", CONVOY, "One road is not a policy.")
ROUND_UP = reading("Morning Sheet", "Morning briefing: floods, a convoy and a vote", FLOODS, AGAIN, "The vote is on Thursday.")


def test_an_opinion_is_never_merged_into_the_news_and_comes_behind_it() -> None:
    first, second = group_stories([OPINION, NEWS], now=NOW)
    assert ([one.article.outlet for one in first.readings], [one.article.outlet for one in second.readings]) == (
        ["Levant Daily"],
        ["Old Post"],
    )


def test_of_a_round_up_only_what_is_on_the_topic_is_told() -> None:
    told = on_topics(ROUND_UP, [SYRIA])
    assert told
    assert [one.text for one in told.analysis.sentences] == [AGAIN]
    assert all(ROUND_UP.article.body[one.start : one.end] == one.text for one in told.analysis.sentences)
    assert on_topics(ROUND_UP, [topic_of("Harbour", "harbour")]) is None
    assert on_topics(NEWS, [SYRIA]) is NEWS
    assert on_topics(ROUND_UP, []) is ROUND_UP


def test_a_heading_within_a_round_up_brings_what_stands_below_it() -> None:
    body = "\n\n".join((FLOODS, "Elsewhere, in Syria", "Talks on the road went on in the night."))
    item = RawItem(
        source_id="s", key="a", body=body.encode(), media_type="text/plain", fetched=NOW, title="Morning briefing: floods"
    )
    told = on_topics(read_item(item, method="lead", count=3, clean=False)[0], [SYRIA])
    assert told
    assert [one.text for one in told.analysis.sentences][-1] == "Talks on the road went on in the night."
    assert FLOODS not in [one.text for one in told.analysis.sentences]


def test_what_a_round_up_says_joins_its_story_and_never_leads_it() -> None:
    told = on_topics(ROUND_UP, [SYRIA])
    assert told
    (story,) = group_stories([told, NEWS], now=NOW)
    assert [one.article.outlet for one in (story.lead, *story.others, *story.copies)] == ["Levant Daily", "Morning Sheet"]


def test_a_digest_says_what_is_an_opinion_once() -> None:
    unlabelled = replace(OPINION, article=replace(OPINION.article, title="The convoy is not a policy for Syria"))
    window = Window(start=NOW.replace(hour=0), end=NOW)
    for one in (OPINION, unlabelled):
        document = digest_of(
            group_stories([one, NEWS], now=NOW), window=window, subscription=subscription(max_stories=1), now=NOW
        )
        assert (
            text_of(tuple(span for block in document.blocks for span in getattr(block, "spans", ()))).count("Opinion: The convoy")
            == 1
        )
