"""A story's timeline: one line a step, word for word, with who said it and when."""

from bot.compose import moments
from bot.compose.answers import MOST_LINES
from bot.compose.cite import cited
from bot.compose.edition import Edition
from bot.compose.page import front
from bot.compose.shorten import shorten
from bot.compose.sources import GAP, join, outlet
from bot.compose.wording import say
from bot.model.document import Document, Small, Span, Style, Text
from bot.model.story import Story
from bot.understand.steps import steps

_LONGEST = 300
"""The most characters of a step."""


def compose_steps(title: str, story: Story, edition: Edition, *, fact: str = "") -> Document:
    """How a story developed, the earliest step first; of many the newest. `fact` stands below the title."""
    language, found = edition.language, steps(story)
    shown = found[-MOST_LINES:]
    dates = moments.published_each((reading.article for reading, _ in shown), edition)
    lines = [
        Text(
            spans=join(
                [
                    tuple(Span(text=span.text, at=span.at, zone=span.zone, style=Style.STRONG) for span in date),
                    (
                        *shorten((cited(reading.article, sentence),), _LONGEST),
                        Span(text=GAP, style=Style.FAINT),
                        Span(text=outlet(reading.article, language), url=reading.article.url, style=Style.FAINT),
                    ),
                ]
            ),
            bullet=True,
        )
        for (reading, sentence), date in zip(shown, dates, strict=True)
    ]
    left_out = len(found) - len(shown)
    more = (Small(spans=(Span(text=say(language, "earlier", n=left_out)),)),) if left_out else ()
    reports = say(language, "reports", n=len(story.readings))
    return Document(title=title, blocks=(*front(title, reports, fact), *more, *lines), language=language)
