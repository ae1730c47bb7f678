"""One article as the bot understands it, for whoever wants to see what it makes of a text."""

from datetime import datetime, tzinfo

from bot.compose.edition import Edition
from bot.compose.entry import compose_entry
from bot.compose.wording import say
from bot.model.analysis import Reading
from bot.model.document import Document, Small, Span
from bot.model.story import Story
from bot.understand.quotes.tell import is_told


def compose_reading(reading: Reading, *, now: datetime, zone: tzinfo, language: str = "en") -> Document:
    """Headline, whole summary, every quote whose speaker is known, sources, and what was counted on the way."""
    article, analysis = reading.article, reading.analysis
    story = Story(id=article.id, lead=reading)
    edition = Edition(now=now, zone=zone, language=language)
    entry = compose_entry(story, edition, bullets=len(analysis.summary), quotes=len(analysis.quotes))
    facts = say(
        language,
        "reading",
        paragraphs=len(article.paragraphs),
        sentences=len(analysis.sentences),
        quotes=len(analysis.quotes),
        attributed=sum(is_told(quote) for quote in analysis.quotes),
        written=article.language or "?",
        method=analysis.method,
    )
    return Document(title=article.title, blocks=(*entry, Small(spans=(Span(text=facts),))), language=language)
