"""Stories one below the other, under a heading: what a digest and a brief have in common."""

from collections.abc import Sequence

from bot.compose.edition import Edition
from bot.compose.entry import compose_entry, compose_line
from bot.compose.sources import count_reports, join
from bot.compose.wording import say
from bot.model.document import Block, Heading, Phrase, Rule, Small, Span, Style, Text
from bot.model.story import Story

LINES = 10
"""Stories of a page that have no room of their own but are named."""

OTHER_BULLETS, OTHER_QUOTES = 2, 1
"""What every story but the first may take (five of them fill one Discord message)."""


def front(title: str, *facts: Phrase) -> tuple[Block, ...]:
    """The heading of a page and, in one line, the facts that are not empty."""
    heading = Heading(spans=(Span(text=title),))
    told = join(facts)
    return (heading, Small(spans=told)) if told else (heading,)


def counts(stories: Sequence[Story], language: str) -> str:
    """“5 stories from 9 reports”."""
    told = say(language, "stories", n=len(stories))
    return say(language, "stories_from_reports", stories=told, reports=say(language, "reports", n=count_reports(stories)))


def body(stories: Sequence[Story], edition: Edition, *, max_stories: int, bullets: int, quotes: int) -> tuple[Block, ...]:
    """Stories by rank with a rule between any two; the first may fill `bullets` and `quotes`, the others take fewer.

    Stories beyond `max_stories` (at least one) follow in a line each.
    """
    max_stories = max(1, max_stories)
    ranked = sorted(stories, key=lambda story: -story.score)
    entries: list[tuple[Block, ...]] = []
    for story in ranked[:max_stories]:
        entries.append(compose_entry(story, edition, bullets=bullets, quotes=quotes))
        bullets, quotes = min(bullets, OTHER_BULLETS), min(quotes, OTHER_QUOTES)
    if ranked[max_stories:]:
        entries.append(_also_notable(ranked[max_stories:], edition))
    return tuple(block for entry in entries for block in (Rule(), *entry))[1:]


def _also_notable(stories: Sequence[Story], edition: Edition) -> tuple[Block, ...]:
    label = say(edition.language, "also_notable")
    if len(stories) > LINES:
        label = say(edition.language, "also_notable_of", shown=LINES, n=len(stories))
    lines = (compose_line(story, edition) for story in stories[:LINES])
    return Text(spans=(Span(text=label, style=Style.STRONG),)), *lines
