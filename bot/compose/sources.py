"""The fine print of a story: who reported it and when, and how far those reports go."""

from collections.abc import Collection, Iterable

from bot.compose import moments
from bot.compose.cite import NO_BREAK, Numbers
from bot.compose.edition import Edition
from bot.compose.wording import say, weave
from bot.model.article import Article
from bot.model.document import Phrase, Span, Style
from bot.model.story import Story
from bot.parse.outlet import site_of
from bot.understand.rank import outlets

SOURCES_LISTED = 6
GAP = " · "


def outlet(article: Article, language: str) -> str:
    """Who published it: the outlet's name, else its site's."""
    return article.outlet or site_of(article.url) or say(language, "unnamed_source")


def reference(article: Article, numbers: Numbers, edition: Edition) -> tuple[Span, ...]:
    """The mark behind words of one of several reports; it never begins a line. Who listens hears the outlet, not a number."""
    if article.id not in numbers:
        return ()
    mark = f"({outlet(article, edition.language)})" if edition.plain else f"[{numbers[article.id]}]"
    return (Span(text=f"{NO_BREAK}{mark}", style=Style.FAINT),)


def count_reports(stories: Iterable[Story]) -> int:
    """How many articles tell these stories, copies included."""
    return sum(len(story.readings) for story in stories)


def join(notes: Iterable[Phrase]) -> tuple[Span, ...]:
    """Those notes that are not empty, in one line."""
    spans: list[Span] = []
    for note in notes:
        if note:
            spans += [*([Span(text=GAP)] if spans else []), *((Span(text=note),) if isinstance(note, str) else note)]
    return tuple(spans)


def sources(story: Story, numbers: Numbers, cited: Collection[str], edition: Edition) -> tuple[Span, ...]:
    """Fine print: counts and what else a reader should know, every cited report and the best of the others.

    A teaser whose words are shown is marked as its outlet's own summary; where nothing is shown, a leading one as no more.
    """
    articles = list({reading.article.id: reading.article for reading in story.readings}.values())
    others = [article for article in articles if article.id not in cited][: max(0, SOURCES_LISTED - len(cited))]
    listed = [article for article in articles if article.id in cited or article in others]
    facts = join([count(story, edition.language), _continuity(story, edition)])
    is_bare = not cited and story.lead.article.is_teaser
    bare = (Span(text=GAP + say(edition.language, "teaser")),) if is_bare else ()
    if not numbers:
        return (*_source(articles[0], edition, speaks=bool(cited)), *bare, Span(text=GAP), *facts)
    spans = [*facts, *bare]
    was_marked = False
    for article in listed:
        number = () if edition.plain else (Span(text=f"[{numbers[article.id]}]{NO_BREAK}"),)
        spans += [Span(text=GAP), *number, *_source(article, edition, speaks=article.id in cited, briefly=was_marked)]
        was_marked = was_marked or article.published is None
    left_out = len(articles) - len(listed)
    return (*spans, Span(text=GAP + say(edition.language, "more", n=left_out))) if left_out else tuple(spans)


def _source(article: Article, edition: Edition, *, speaks: bool, briefly: bool = False) -> tuple[Span, ...]:
    """Who published it and when. `speaks`: its words are shown."""
    name = outlet(article, edition.language)
    named: tuple[Span, ...] = (Span(text=name, url=article.url),)
    byline = article.byline if article.byline != name else ""
    if speaks and article.is_teaser:
        named, between = own_summary(named, edition.language), GAP
    else:
        between = ", "
    by = between + byline if byline else ""
    by += GAP + say(edition.language, "paid") if article.is_paid and speaks else ""
    return (*named, Span(text=by + GAP), *moments.published(article, edition, briefly=briefly))


def own_summary(named: tuple[Span, ...], language: str) -> tuple[Span, ...]:
    """“Levant Daily, its own summary”: whose words a teaser's are."""
    return weave(language, "own_summary", outlet=named)


def count(story: Story, language: str) -> str:
    """“4 reports, 3 outlets”, or “1 report”."""
    reports = say(language, "reports", n=count_reports([story]))
    if len(story.readings) == 1:
        return reports
    return say(language, "reports_and_outlets", reports=reports, outlets=say(language, "outlets", n=outlets(story.readings)))


def _continuity(story: Story, edition: Edition) -> str:
    """That readers had part of this story before, and how many days it has been going on; or were alerted to it."""
    known = [reading.article for reading in story.readings if reading.article.id in edition.seen]
    if not known:
        was_alerted = any(reading.article.id in edition.alerted for reading in story.readings)
        return say(edition.language, "alerted") if was_alerted else ""
    first = min(article.fetched for article in known).astimezone(edition.zone).date()
    return say(edition.language, "follow_up", n=(edition.now.astimezone(edition.zone).date() - first).days + 1)
