"""A subscription's digest: the stories of its window, best first."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.compose import moments
from bot.compose.edition import Edition
from bot.compose.entry import headline
from bot.compose.page import body, counts, end, front
from bot.compose.wording import say, weave
from bot.model.document import Action, Document, Text, text_of
from bot.model.story import Story
from bot.model.workspace import Subscription, Window


def compose_follow_up(
    stories: Sequence[Story],
    *,
    subscription: Subscription,
    now: datetime,
    seen: frozenset[str],
    language: str = "en",
    plain: bool = False,
) -> Document:
    """What goes on from stories told before, for the thread of the message that told them: the stories alone."""
    edition = Edition(now=now, zone=ZoneInfo(subscription.timezone), language=language, seen=seen, plain=plain)
    blocks = body(stories, edition, **_room(subscription))
    title, day = text_of(headline(stories[0].lead.article)), moments.this_day(edition)
    return Document(title=title, blocks=blocks, language=language, plain=plain, day=day)


def compose_digest(
    stories: Sequence[Story],
    *,
    window: Window,
    subscription: Subscription,
    now: datetime,
    title: str = "",
    next_run: datetime | None = None,
    seen: frozenset[str] = frozenset(),
    alerted: frozenset[str] = frozenset(),
    more_stories: int = 0,
    more_reports: int = 0,
    in_threads: int = 0,
    reports_read: int = 0,
    is_sample: bool = False,
    actions: tuple[Action, ...] = (),
    language: str = "en",
    plain: bool = False,
) -> Document:
    """The whole digest as one document, for `fit` to cut to a platform's measure; the stories as they are given, best first.

    `title` names the topics; without any it is a news digest. `seen` are the ids of articles that the channel has had:
    stories that go on from there are marked, and those of which it was `alerted`. `more_stories` and `more_reports` are only
    counted, as are the stories told `in_threads` of earlier digests. `reports_read` is how many came in that time, on
    whatever. `is_sample`: the news is made up. No story at all gives a document that says so.
    """
    about, title = title, title or say(language, "news_digest")
    edition = Edition(now=now, zone=ZoneInfo(subscription.timezone), language=language, seen=seen, alerted=alerted, plain=plain)
    covered, upcoming = moments.since(window.start, edition), moments.upcoming(next_run, edition)
    if stories:
        marked = say(language, "sample") if is_sample else ""
        counted = counts(stories, language, more_stories=more_stories, more_reports=more_reports)
        first = front(title, marked, covered, counted, _elsewhere(in_threads, language), upcoming)
        last = end(stories, edition, about=about, total=reports_read, further=more_reports)
        blocks = (*first, *body(stories, edition, **_room(subscription)), last)
    else:
        blocks = (*front(title, upcoming), Text(spans=weave(language, "quiet", since=covered)))
    day = moments.this_day(edition)
    return Document(title=title, blocks=blocks, actions=actions, language=language, plain=plain, day=day, topic=about)


def _elsewhere(in_threads: int, language: str) -> str:
    return say(language, "in_their_threads", n=in_threads) if in_threads else ""


def _room(subscription: Subscription) -> dict[str, int]:
    """How much a digest may tell."""
    return {
        "max_stories": subscription.max_stories,
        "bullets": subscription.summary_sentences,
        "quotes": subscription.quotes,
    }
