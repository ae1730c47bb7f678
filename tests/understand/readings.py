"""Readings from plain words: every field a test does not name has a harmless value."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.model.analysis import Analysis, Extract, Quote, QuoteKind, Reading, Speaker
from bot.model.article import Article
from bot.understand.fingerprint import fingerprint
from bot.understand.sentences import split_sentences
from bot.understand.summarize import summarize
from bot.understand.words import terms

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def reading(article_id: str, title: str, body: str, *, language: str = "en", hours_ago: float = 0, **fields) -> Reading:
    """An analysed article without quotes; paragraphs are parted by blank lines."""
    article = Article(
        **{
            "id": article_id,
            "source_id": f"source-{article_id}",
            "key": article_id,
            "title": title,
            "paragraphs": tuple(paragraph for paragraph in body.split("\n\n") if paragraph.strip()),
            "fetched": NOON - timedelta(hours=hours_ago),
            "language": language,
            **fields,
        }
    )
    sentences = split_sentences(article.paragraphs, language)
    body_terms = terms(article.body, language)
    analysis = Analysis(
        article_id=article_id,
        version=1,
        sentences=sentences,
        summary=summarize(title, sentences, language=language, count=3),
        method="lead",
        quotes=(),
        key_quotes=(),
        title_terms=terms(title, language),
        body_terms=body_terms,
        fingerprint=fingerprint(body_terms),
    )
    return Reading(article=article, analysis=analysis)


def with_quotes(plain: Reading, *spoken: tuple[str, str]) -> Reading:
    """The same reading with quotes (text as in the body, speaker or ""), all of them key quotes, best first."""
    body = plain.article.body
    quotes = []
    for text, name in spoken:
        start = body.index(text)
        end = start + len(text)
        inside = tuple(n for n, s in enumerate(plain.analysis.sentences) if s.start < end and start < s.end)
        quotes.append(
            Quote(
                text=text,
                start=start,
                end=end,
                parts=(Extract(text=text, start=start, end=end),),
                kind=QuoteKind.DIRECT,
                sentences=inside,
                speaker=Speaker(name=name) if name else None,
                confidence=0.9 if name else 0.0,
            )
        )
    analysis = replace(plain.analysis, quotes=tuple(quotes), key_quotes=tuple(range(len(quotes))))
    return replace(plain, analysis=analysis)
