"""The document of a brief: stories in the same form as a digest's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from textwrap import shorten

from bot.compose import moments
from bot.compose.edition import Edition, Measure
from bot.compose.page import body, counts, front
from bot.compose.wording import say, weave
from bot.model.document import Action, Document, Phrase, Small, Span, Style, Text
from bot.model.story import Story
from bot.model.workspace import Window

STORIES, BULLETS, QUOTES = 5, 3, 3
LIKENESS = 0.6
_NAMES = 600
"""The most characters of the topics' names that are listed."""

LONGEST_NAME = 80
"""The most characters of a name that are compared and repeated; comparing takes quadratic time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefShape:
    """What a brief says around its stories: its topic or the words that somebody typed, and since when it looks.

    `failing` of the `sources` that the workspace follows gave nothing at their last visit. The asker has had the edition's
    `seen` articles in a brief at `had`; `unchanged` counts stories that are left out for that. `is_sample`: the news is made up.
    `more_stories` and `more_reports` are only counted.
    """

    name: str
    since: datetime
    measure: Measure = field(default_factory=Measure)
    next_run: datetime | None = None
    failing: int = 0
    sources: int = 0
    is_sample: bool = False
    had: datetime | None = None
    unchanged: int = 0
    more_stories: int = 0
    more_reports: int = 0
    actions: tuple[Action, ...] = ()


def compose_brief(stories: Sequence[Story], edition: Edition, shape: BriefShape) -> Document:
    """A brief of at least one story."""
    language = edition.language
    failures = say(language, "failing", n=shape.failing, total=shape.sources) if shape.failing else ""
    news, same = _since_the_last(shape.had, shape.unchanged, edition)
    marked, coming = say(language, "sample") if shape.is_sample else "", moments.upcoming(shape.next_run, edition)
    counted = counts(stories, language, more_stories=shape.more_stories, more_reports=shape.more_reports)
    covered = moments.length(Window(start=shape.since, end=edition.now), language=language)
    first = front(shape.name, marked, covered, counted, news, same, coming, failures)
    return Document(
        title=shape.name,
        blocks=(*first, *body(stories, edition, shape.measure)),
        actions=shape.actions,
        language=language,
        plain=edition.plain,
        topic=shape.name,
    )


def _since_the_last(had: datetime | None, unchanged: int, edition: Edition) -> tuple[Phrase, Phrase]:
    """From when on this is new to the asker, and how many stories are left out because they had them."""
    stories = say(edition.language, "stories", n=unchanged)
    news = weave(edition.language, "new_since", when=(moments.when(had, edition),)) if had else ()
    return news, say(edition.language, "unchanged", stories=stories) if unchanged else ""


def compose_unknown_topic(
    asked: str, edition: Edition, *, known: Sequence[str], found: Sequence[Story], actions: tuple[Action, ...] = ()
) -> Document:
    """No topic of that name: the names that look like it, and what a search for the words found."""
    language, asked = edition.language, asked[:LONGEST_NAME]
    close = likely_meant(asked, known)
    if known and not found and not close:
        words = say(language, "nothing_on", name=asked, names=shorten(", ".join(known), _NAMES, placeholder="…"))
        return Document(title=words, blocks=(Text(spans=(Span(text=words),)),), actions=actions, language=language)
    spans = [Span(text=say(language, "unknown_topic", name=asked))]
    if close:
        names = (Span(text=", ".join(close), style=Style.STRONG),)
        spans += [Span(text=" "), *weave(language, "did_you_mean", names=names)]
    blocks = (Text(spans=tuple(spans)),)
    if found:
        marked = Small(spans=(Span(text=f"{counts(found, language)} ({say(language, 'search')})"),))
        entries = body(found, edition, Measure(max_stories=STORIES, bullets=BULLETS, quotes=QUOTES))
        return Document(title=spans[0].text, blocks=(*blocks, marked, *entries), actions=actions, language=language)
    return Document(title=spans[0].text, blocks=blocks, actions=actions, language=language)


def likely_meant(asked: str, known: Sequence[str], *, most: int = 3) -> tuple[str, ...]:
    """The names that are most like what was typed, ignoring case (Ratcliff/Obershelp, difflib)."""
    by_folded = {name[:LONGEST_NAME].casefold(): name for name in known}
    close = get_close_matches(asked[:LONGEST_NAME].casefold(), list(by_folded), n=most, cutoff=LIKENESS)
    return tuple(by_folded[name] for name in close)
