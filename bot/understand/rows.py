"""An analysed article as a row of plain data: what `analyze --jsonl` writes, one JSON object a line."""

from bot.model.analysis import Analysis, Quote
from bot.model.article import Article


def analysis_row(row_id: str, article: Article, analysis: Analysis) -> dict[str, object]:
    """The row of one article; offsets are code points into `body`."""
    return {
        "id": row_id,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else article.published_text,
        "language": article.language,
        "body": article.body,
        "sentences": [[sentence.start, sentence.end] for sentence in analysis.sentences],
        "summary": list(analysis.summary),
        "method": analysis.method,
        "quotes": [_quote_row(quote) for quote in analysis.quotes],
    }


def _quote_row(quote: Quote) -> dict[str, object]:
    speaker = quote.speaker
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "parts": [{"start": part.start, "end": part.end, "text": part.text} for part in quote.parts],
        "speaker": speaker.name if speaker else "",
        "role": speaker.role if speaker else "",
        "via": speaker.via if speaker else "",
        "kind": quote.kind.value,
        "confidence": quote.confidence,
    }
