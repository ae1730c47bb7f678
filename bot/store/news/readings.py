"""Articles with their analyses as rows: offsets only, since every text of an analysis is a slice of the body.

So a stored sentence or quote cannot differ from its article, and a reading decodes in well under 0.1 ms.
"""

from collections.abc import Mapping
from typing import Any

from bot.model.analysis import Analysis, Extract, Quote, QuoteKind, Reading, Sentence, Speaker
from bot.model.article import Article, ArticleKind, Change, Origin
from bot.model.errors import BotError
from bot.model.picture import Picture
from bot.parse.urls import page_key

_ORIGINS = {origin.value: origin for origin in Origin}
_ARTICLE_KINDS = {kind.value: kind for kind in ArticleKind}
_KINDS = {kind.value: kind for kind in QuoteKind}


def encode(reading: Reading, place: int, mark: str = "") -> tuple[dict[str, Any], dict[str, Any]]:
    """The rows of `schema.articles` and `schema.texts`. Raises BotError when an analysis does not fit its article."""
    article, analysis = reading.article, reading.analysis
    if analysis.article_id != article.id:
        raise BotError(f"The analysis of {analysis.article_id} cannot be stored with article {article.id}")
    return _encode_article(article, place, mark), {
        "place": place,
        "paragraphs": article.paragraphs,
        "analysis": _encode_analysis(analysis, article.body),
        "title_terms": analysis.title_terms,
        "body_terms": analysis.body_terms,
        "changes": [[change.sentences, change.quotes] for change in article.changes],
        "teaser": article.teaser,
    }


def _encode_article(article: Article, place: int, mark: str) -> dict[str, Any]:
    return {
        "place": place,
        "id": article.id,
        "source_id": article.source_id,
        "key": article.key,
        "stored_at": article.fetched,
        "title": article.title,
        "language": article.language,
        "url": article.url,
        "byline": article.byline,
        "outlet": article.outlet,
        "dateline": article.dateline,
        "published": article.published,
        "published_text": article.published_text,
        "is_teaser": article.is_teaser,
        "mark": mark,
        "last_mark": mark,
        "origin": article.origin,
        "standfirst": article.standfirst,
        "outlet_id": article.outlet_id,
        "kind": article.kind,
        "is_paid": article.is_paid,
        "is_archive": article.is_archive,
        "picture_url": article.picture.url if article.picture else "",
        "picture_alt": article.picture.alt if article.picture else "",
        "page_key": page_key(article.url),
    }


def decode(columns: Mapping[str, Any], held: Reading | None = None) -> Reading:
    """The reading in a row of both tables; `held` itself if it is the same version with the same index."""
    article = _decode_article(columns)
    if held is not None and held.article == article and held.analysis.body_terms == columns["body_terms"]:
        return held
    return Reading(article=article, analysis=_decode_analysis(columns, article.id, article.body))


def _decode_article(columns: Mapping[str, Any]) -> Article:
    return Article(
        id=columns["id"],
        source_id=columns["source_id"],
        key=columns["key"],
        title=columns["title"],
        paragraphs=tuple(columns["paragraphs"]),
        fetched=columns["stored_at"],
        language=columns["language"],
        url=columns["url"],
        byline=columns["byline"],
        outlet=columns["outlet"],
        dateline=columns["dateline"],
        published=columns["published"],
        published_text=columns["published_text"],
        is_teaser=columns["is_teaser"],
        changes=tuple(_decode_change(*change) for change in columns["changes"]),
        origin=_ORIGINS[columns["origin"]],
        standfirst=columns["standfirst"],
        teaser=columns["teaser"],
        kind=_ARTICLE_KINDS[columns["kind"]],
        is_paid=columns["is_paid"],
        is_archive=columns["is_archive"],
        outlet_id=columns["outlet_id"],
        picture=Picture(url=columns["picture_url"], alt=columns["picture_alt"]) if columns["picture_url"] else None,
    )


def _decode_change(sentences: list[list[str]], quotes: list[list[str]]) -> Change:
    return Change(sentences=tuple((was, now) for was, now in sentences), quotes=tuple((was, now) for was, now in quotes))


def _encode_analysis(analysis: Analysis, body: str) -> list[Any]:
    return [
        analysis.version,
        [n for s in analysis.sentences for n in (s.paragraph, *_offsets(s, body))],
        analysis.summary,
        analysis.method,
        [_encode_quote(quote, body) for quote in analysis.quotes],
        analysis.key_quotes,
        analysis.fingerprint,
        analysis.ranking,
    ]


def _decode_analysis(columns: Mapping[str, Any], article_id: str, body: str) -> Analysis:
    version, sentences, summary, method, quotes, key_quotes, fingerprint, *since = columns["analysis"]
    numbers = iter(sentences)
    return Analysis(
        article_id=article_id,
        version=version,
        sentences=tuple(
            [
                Sentence(text=body[start:end], paragraph=paragraph, start=start, end=end)
                for paragraph, start, end in zip(numbers, numbers, numbers, strict=True)
            ]
        ),
        summary=tuple(summary),
        method=method,
        quotes=tuple(_decode_quote(quote, body) for quote in quotes),
        key_quotes=tuple(key_quotes),
        title_terms=columns["title_terms"],
        body_terms=columns["body_terms"],
        fingerprint=tuple(fingerprint),
        ranking=tuple(since[0]) if since else (),
    )


def _encode_quote(quote: Quote, body: str) -> list[Any]:
    speaker = quote.speaker
    return [
        *_offsets(quote, body),
        [n for part in quote.parts for n in _offsets(part, body)],
        quote.kind,
        quote.sentences,
        _offsets(quote.lead, body) if quote.lead else None,
        [speaker.name, speaker.role, speaker.via] if speaker else None,
        quote.cue,
        quote.venue,
        quote.confidence,
    ]


def _decode_quote(values: list[Any], body: str) -> Quote:
    start, end, parts, kind, sentences, lead, speaker, cue, venue, confidence = values
    numbers = iter(parts)
    return Quote(
        text=body[start:end],
        start=start,
        end=end,
        parts=tuple(_extract(body, *pair) for pair in zip(numbers, numbers, strict=True)),
        kind=_KINDS[kind],
        sentences=tuple(sentences),
        lead=_extract(body, *lead) if lead else None,
        speaker=Speaker(name=speaker[0], role=speaker[1], via=speaker[2]) if speaker else None,
        cue=cue,
        venue=venue,
        confidence=confidence,
    )


def _extract(body: str, start: int, end: int) -> Extract:
    return Extract(text=body[start:end], start=start, end=end)


def _offsets(stretch: Sentence | Extract | Quote, body: str) -> tuple[int, int]:
    """The offsets of the stretch; BotError unless it is verbatim there: decoding would silently give another text."""
    if body[stretch.start : stretch.end] != stretch.text:
        raise BotError(f"Not verbatim at {stretch.start}-{stretch.end}: {stretch.text[:60]!r}")
    return stretch.start, stretch.end
