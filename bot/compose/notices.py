"""Notices: answers and messages of a line or two, for when there are no stories to show."""

from collections.abc import Sequence
from datetime import datetime

from bot.compose import moments
from bot.compose.edition import Edition
from bot.compose.entry import headline
from bot.compose.wording import say, weave
from bot.model.article import Article
from bot.model.document import Action, Document, Phrase, Span, Text, text_of
from bot.model.workspace import Window

NAMED = 3
"""The most unreadable sources that are named."""


def no_match(
    name: str,
    edition: Edition,
    *,
    since: datetime,
    latest: Article | None = None,
    reports_read: int = 0,
    failing: tuple[Sequence[str], int] = ((), 0),
) -> Document:
    """Nothing on a topic in the time asked for: the latest there is, how much was read since, and what could not be read: the
    names of those that are `failing` ("" for one without a name), and of how many.
    """
    language, (names, total) = edition.language, failing
    window = moments.length(Window(start=since, end=edition.now), language=language)
    first = say(language, "no_match", name=name, window=window)
    spans = [Span(text=first)]
    if latest is not None:
        date = moments.published(latest, edition)
        spans += [Span(text=" "), *weave(language, "latest", when=date, headline=headline(latest))]
    spans.append(Span(text=" " + say(language, "read_since" if latest else "read", n=reports_read)))
    if names:
        spans.append(Span(text=" " + _failing(names, total, language)))
    return Document(title=first, blocks=(Text(spans=tuple(spans)),), language=language)


def what_was_read(edition: Edition, *, reports_read: int, failing: tuple[Sequence[str], int]) -> Text:
    """How much was searched, and which sources failed: below an answer that found nothing."""
    names, total = failing
    said = [say(edition.language, "read", n=reports_read), *([_failing(names, total, edition.language)] if names else [])]
    return Text(spans=(Span(text=" ".join(said)),))


def _failing(names: Sequence[str], total: int, language: str) -> str:
    said = say(language, "failing_sentence", n=len(names), total=total)
    known = [name for name in names if name][:NAMED]
    return f"{said[:-1]}: {', '.join(known)}." if known else said


def nothing_new(name: str, edition: Edition, *, since: datetime, unchanged: int) -> Document:
    """The asker has had everything; `since` is the time of the last brief."""
    language, moment = edition.language, moments.when(since, edition)
    stories = say(language, "stories", n=unchanged)
    line = weave(language, "nothing_new", name=name, when=(moment,), stories=stories)
    return notice(line, language=language)


def notice(line: Phrase, *, actions: tuple[Action, ...] = (), language: str = "en") -> Document:
    """One line of the bot's own."""
    spans = (Span(text=line),) if isinstance(line, str) else line
    return Document(title=text_of(spans), blocks=(Text(spans=spans),), actions=actions, language=language)
