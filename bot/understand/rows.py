"""Articles and stories as rows of plain data: `analyze` and `stories --jsonl` print one JSON object a line."""

from bot.model.analysis import Analysis, Quote, Reading
from bot.model.article import Article
from bot.model.story import Story
from bot.understand.round_up import story_quotes, summarize_story

QUOTES = 3


def analysis_row(row_id: str, article: Article, analysis: Analysis) -> dict[str, object]:
    """The row of one article. Offsets are code points in `body`."""
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


def story_row(story: Story, count: int) -> dict[str, object]:
    """The row of one story with a summary of `count` sentences. Every text is verbatim in the article whose id it has."""
    return {
        "ids": [reading.article.id for reading in story.readings],
        "lead": story.lead.article.id,
        "headline": story.lead.article.title,
        "summary": [
            {"id": reading.article.id, "text": reading.analysis.sentences[index].text}
            for reading, index in summarize_story(story, count=count)
        ],
        "quotes": [_cited_quote_row(reading, reading.analysis.quotes[index]) for reading, index in story_quotes(story, QUOTES)],
    }


def _cited_quote_row(reading: Reading, quote: Quote) -> dict[str, object]:
    speaker = quote.speaker
    return {
        "id": reading.article.id,
        "text": quote.text,
        "speaker": speaker.name if speaker else "",
        "role": speaker.role if speaker else "",
        "via": speaker.via if speaker else "",
    }
