"""Readings and stories made by hand, so that compositions can be tested on known ground."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.model.analysis import Analysis, Extract, Quote, QuoteKind, Reading, Sentence, Speaker
from bot.model.article import Article
from bot.model.story import Story
from bot.model.workspace import Channel, Subscription

NOW = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)
"""A Thursday."""

_SENTENCE = re.compile(r"\S[^.!?]*[.!?]+[”\"]?|\S[^.!?]*$")


def read(
    name: str = "a",
    *paragraphs: str,
    title: str = "River Arle tops its banks",
    outlet: str = "Northern News Agency",
    byline: str = "",
    url: str = "",
    published: datetime | None = None,
    published_text: str = "",
    fetched: datetime = NOW - timedelta(hours=2),
    is_teaser: bool = False,
    quotes: Sequence[Quote] = (),
    summary: Sequence[int] | None = None,
) -> Reading:
    """An article and an analysis of it whose summary, made by hand, is its first sentences."""
    article = Article(
        id=name,
        source_id="test",
        key=name,
        title=title,
        paragraphs=paragraphs or ("The river rose overnight.", "Nobody was hurt."),
        fetched=fetched,
        language="en",
        url=url,
        byline=byline,
        outlet=outlet,
        published=published,
        published_text=published_text,
        is_teaser=is_teaser,
    )
    sentences = _sentences(article)
    analysis = Analysis(
        article_id=name,
        version=1,
        sentences=sentences,
        summary=tuple(range(min(3, len(sentences)))) if summary is None else tuple(summary),
        method="by hand",
        quotes=tuple(quotes),
        key_quotes=tuple(range(len(quotes))),
        title_terms=title.lower(),
        body_terms=article.body.lower(),
        fingerprint=(hash(name) % 1000,),
    )
    return Reading(article=article, analysis=analysis)


def quote(
    body: str,
    *parts: str,
    speaker: str = "Ida Holm",
    role: str = "mayor of Harwick",
    via: str = "",
    venue: str = "",
    lead: str = "",
) -> Quote:
    """A quote by the words of its parts (and of its lead), which must stand in the body."""
    extracts = tuple(_extract(body, part) for part in parts)
    return Quote(
        text=body[extracts[0].start : extracts[-1].end],
        start=extracts[0].start,
        end=extracts[-1].end,
        parts=extracts,
        kind=QuoteKind.MIXED if lead else QuoteKind.DIRECT,
        sentences=(0,),
        lead=_extract(body, lead) if lead else None,
        speaker=Speaker(name=speaker, role=role, via=via) if speaker else None,
        cue="said",
        venue=venue,
        confidence=0.9,
    )


def story(lead: Reading, *others: Reading, copies: Sequence[Reading] = (), score: float = 0.5) -> Story:
    """A story led by the first reading."""
    return Story(id=f"story-{lead.article.id}", lead=lead, others=others, copies=tuple(copies), score=score)


def subscription(**changes: object) -> Subscription:
    """A channel's daily digest."""
    wanted: dict[str, object] = {
        "id": "daily",
        "workspace_id": "w",
        "topic_ids": (),
        "channel": Channel(platform="terminal", workspace="w", id="c"),
        "schedule": "0 7 * * *",
        "quotes": 3,
    }
    return Subscription(**(wanted | changes))  # type: ignore[arg-type]


def _sentences(article: Article) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    start = 0
    for number, paragraph in enumerate(article.paragraphs):
        found += [
            Sentence(text=match.group(), paragraph=number, start=start + match.start(), end=start + match.end())
            for match in _SENTENCE.finditer(paragraph)
        ]
        start += len(paragraph) + 2
    return tuple(found)


def _extract(body: str, words: str) -> Extract:
    start = body.index(words)
    return Extract(text=words, start=start, end=start + len(words))
