"""A page of stories under a heading: what a digest and a brief have in common."""

from collections.abc import Sequence

from bot.compose.edition import Edition, Measure
from bot.compose.entry import compose_entry, compose_line
from bot.compose.sources import count_reports, join
from bot.compose.wording import say
from bot.model.document import Block, Heading, Phrase, Rule, Small, Span, Style, Text
from bot.model.story import Story

LINES = 10
"""The most stories of a page that are only named."""

OTHER_SENTENCES, OTHER_QUOTES, OTHER_QUOTE = 1, 1, 150
"""The limits of every story but the first, and the preferred length of its quote: five fill two screens of a phone."""


def front(title: str, *facts: Phrase) -> tuple[Block, ...]:
    """The heading of a page and, in one line, the facts that are not empty."""
    heading = Heading(spans=(Span(text=title),))
    line = join(facts)
    return (heading, Small(spans=line)) if line else (heading,)


def counts(stories: Sequence[Story], language: str, *, more_stories: int = 0, more_reports: int = 0) -> str:
    """“5 stories, 9 reports”, those that were only counted among them; where each has one report, “5 stories”."""
    number, reports = len(stories) + more_stories, count_reports(stories) + more_reports
    counted = say(language, "stories", n=number)
    if reports == number:
        return counted
    return say(language, "stories_and_reports", stories=counted, reports=say(language, "reports", n=reports))


def end(stories: Sequence[Story], edition: Edition, *, about: str, total: int, further: int = 0) -> Small:
    """The last line: that the page is complete, out of how many reports, and what is not shown. `total` reports came in that
    time, on any topic."""
    language, shown = edition.language, count_reports(stories) + further
    if total <= shown or total < 2:
        said = say(language, "end")
    elif about:
        said = say(language, "end_about", n=shown, total=total, name=about)
    else:
        said = say(language, "end_of", total=total)
    copies = sum(reading.article.id not in edition.seen for story in stories for reading in story.copies)
    return Small(spans=join([said, say(language, "copies", n=copies) if copies else ""]), ends=True)


def body(stories: Sequence[Story], edition: Edition, measure: Measure) -> tuple[Block, ...]:
    """Stories in the given order with a rule between any two; the first may fill the measure, the others take less. Stories
    beyond `measure.max_stories` (at least one) get a line each."""
    max_stories, bullets, quotes = max(1, measure.max_stories), measure.bullets, measure.quotes
    entries: list[tuple[Block, ...]] = []
    was_marked, longest = False, 0
    for story in stories[:max_stories]:
        entries.append(compose_entry(story, edition, bullets=bullets, quotes=quotes, longest=longest, was_marked=was_marked))
        bullets, quotes, longest = min(bullets, OTHER_SENTENCES), min(quotes, OTHER_QUOTES), OTHER_QUOTE
        was_marked = was_marked or story.lead.article.published is None
    if stories[max_stories:]:
        entries.append(_also(stories[max_stories:], edition))
    return tuple(block for entry in entries for block in (Rule(), *entry))[1:]


def _also(stories: Sequence[Story], edition: Edition) -> tuple[Block, ...]:
    label = say(edition.language, "also")
    if len(stories) > LINES:
        label = say(edition.language, "also_of", shown=LINES, n=len(stories))
    lines = (compose_line(story, edition) for story in stories[:LINES])
    return Text(spans=(Span(text=label, style=Style.STRONG),)), *lines
