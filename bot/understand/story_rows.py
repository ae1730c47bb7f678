"""A story as a row of plain data: what `stories --jsonl` writes, one JSON object a line."""

from bot.model.analysis import Quote, Reading
from bot.model.story import Story
from bot.understand.round_up import story_quotes, summarize_story

QUOTES = 3


def story_row(story: Story, count: int) -> dict[str, object]:
    """The row of one story with a summary of `count` sentences; every text is verbatim in the article whose id it bears."""
    return {
        "ids": [reading.article.id for reading in story.readings],
        "lead": story.lead.article.id,
        "headline": story.lead.article.title,
        "summary": [
            {"id": reading.article.id, "text": reading.analysis.sentences[index].text}
            for reading, index in summarize_story(story, count=count)
        ],
        "quotes": [_quote_row(reading, reading.analysis.quotes[index]) for reading, index in story_quotes(story, QUOTES)],
    }


def _quote_row(reading: Reading, quote: Quote) -> dict[str, object]:
    speaker = quote.speaker
    return {
        "id": reading.article.id,
        "text": quote.text,
        "speaker": speaker.name if speaker else "",
        "role": speaker.role if speaker else "",
        "via": speaker.via if speaker else "",
    }
