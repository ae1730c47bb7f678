"""A subscription's digest: the stories of its window, best first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.compose import moments
from bot.compose.edition import Edition, Measure
from bot.compose.entry import headline
from bot.compose.page import body, counts, end, front
from bot.compose.wording import say, weave
from bot.model.document import Action, Document, Text, text_of
from bot.model.story import Story
from bot.model.workspace import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestShape:
    """What a digest says around its stories.

    `title` names the topics; without any it is a news digest. `more_stories` and `more_reports` are only counted, as are the
    stories told `in_threads` of earlier digests. `reports_read` is how many came in the window, on whatever. `is_sample`: the
    news is made up.
    """

    window: Window
    measure: Measure = field(default_factory=Measure)
    title: str = ""
    next_run: datetime | None = None
    more_stories: int = 0
    more_reports: int = 0
    in_threads: int = 0
    reports_read: int = 0
    is_sample: bool = False
    actions: tuple[Action, ...] = ()


def compose_follow_up(stories: Sequence[Story], edition: Edition, measure: Measure) -> Document:
    """Follow-ups to stories that were told before, for the thread of that message: the stories alone."""
    return Document(
        title=text_of(headline(stories[0].lead.article)),
        blocks=body(stories, edition, measure),
        language=edition.language,
        plain=edition.plain,
        day=moments.this_day(edition),
    )


def compose_digest(stories: Sequence[Story], edition: Edition, shape: DigestShape) -> Document:
    """The whole digest as one document, for `fit` to cut to a platform's measure; the stories as they are given, best first.

    Stories that go on from what the channel has had are marked, and those of which it was alerted. No story at all gives a
    document that says so.
    """
    language, title = edition.language, shape.title or say(edition.language, "news_digest")
    covered, upcoming = moments.since(shape.window.start, edition), moments.upcoming(shape.next_run, edition)
    if stories:
        marked = say(language, "sample") if shape.is_sample else ""
        counted = counts(stories, language, more_stories=shape.more_stories, more_reports=shape.more_reports)
        first = front(title, marked, covered, counted, _elsewhere(shape.in_threads, language), upcoming)
        last = end(stories, edition, about=shape.title, total=shape.reports_read, further=shape.more_reports)
        blocks = (*first, *body(stories, edition, shape.measure), last)
    else:
        blocks = (*front(title, upcoming), Text(spans=weave(language, "quiet", since=covered)))
    return Document(
        title=title,
        blocks=blocks,
        actions=shape.actions,
        language=language,
        plain=edition.plain,
        day=moments.this_day(edition),
        topic=shape.title,
    )


def _elsewhere(in_threads: int, language: str) -> str:
    return say(language, "in_their_threads", n=in_threads) if in_threads else ""
