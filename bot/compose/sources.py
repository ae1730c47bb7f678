"""The fine print of a story: its outlets, and notes on its reports."""

import re
from collections.abc import Collection, Iterable, Sequence

from bot.compose import moments
from bot.compose.cite import NO_BREAK, Numbers
from bot.compose.edition import Edition
from bot.compose.wording import say, weave
from bot.model.article import Article, ArticleKind
from bot.model.document import Phrase, Span, Style
from bot.model.story import Story
from bot.parse.outlet import by_outlet, site_of
from bot.understand.rank import outlets

NAMED = 3
"""The most outlets that are named; further ones are counted, unless their words are shown."""
GAP = " · "
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?\b")


def outlet(article: Article, language: str) -> str:
    """The outlet's name, else its site's."""
    return article.outlet or site_of(article.url) or say(language, "unnamed_source")


def writer_of(article: Article, name: str) -> str:
    """Who wrote it, where the outlet's name or its site's does not say so already ("Ana Voss" beside "Ana Voss's Notes").

    The name of an account ("avoss", "admin") is nobody whom a reader knows.
    """
    if len(article.byline.split()) == 1 and article.byline.islower():
        return ""
    said, words = _name_words(name), _name_words(article.byline)
    runs = (said[at : at + len(words)] for at in range(len(said) - len(words) + 1))
    label = site_of(article.url).partition(".")[0]
    drawn_together = "".join(_WORD.findall(name.casefold()))
    return "" if words in runs or "".join(words) in (drawn_together, label, *said) else article.byline


def _name_words(name: str) -> list[str]:
    """The words of a name in small letters, a possessive ending apart."""
    return _WORD.findall(_POSSESSIVE.sub("", name.casefold()))


def reference(article: Article, numbers: Numbers, edition: Edition) -> tuple[Span, ...]:
    """The reference of words from one of several reports; it never begins a line. For listeners it is the outlet's name, not a
    number."""
    if article.id not in numbers:
        return ()
    mark = f"({outlet(article, edition.language)})" if edition.plain else f"[{numbers[article.id]}]"
    return (Span(text=f"{NO_BREAK}{mark}", style=Style.FAINT),)


def count_reports(stories: Iterable[Story]) -> int:
    """How many articles tell these stories, copies included."""
    return sum(len(story.readings) for story in stories)


def join(notes: Iterable[Phrase]) -> tuple[Span, ...]:
    """The notes that are not empty, in one line."""
    spans: list[Span] = []
    for note in notes:
        if note:
            spans += [*([Span(text=GAP)] if spans else []), *((Span(text=note),) if isinstance(note, str) else note)]
    return tuple(spans)


def sources(
    story: Story, numbers: Numbers, cited: Collection[str], edition: Edition, *, was_marked: bool = False
) -> tuple[Span, ...]:
    """Fine print: whose words are shown, then who else tells it, and what else a reader should know.

    A teaser whose words are shown is marked as its outlet's own summary; where nothing is shown, a leading one as no more.
    Copies are counted at the end of the page. An outlet is named once, its next report is “the same”. A date stands only at
    what is of another day. `was_marked`: that a source gives
    no date was said above, of another story.
    """
    articles = [reading.article for reading in (story.lead, *story.others)]
    cited_articles = list({article.id: article for article in articles if article.id in cited}.values())
    shown = (
        sorted(cited_articles, key=lambda article: numbers.get(article.id, len(cited_articles) + 1))
        if numbers
        else list(by_outlet(cited_articles))
    )
    known = by_outlet([*shown, *articles])
    others = [article for article in known if article not in shown]
    named = others[: max(0, NAMED - len(shown))]
    alone = len(known) == 1
    notes: list[Phrase] = []
    signed: set[str] = set()
    told: set[str] = set()
    for article in [*shown, *named]:
        name = outlet(article, edition.language)
        by_itself = alone and article.byline not in signed
        called = say(edition.language, "same_outlet") if name in told else name
        notes.append(_source(article, called, numbers, edition, speaks=article in shown, alone=by_itself, was_marked=was_marked))
        was_marked = was_marked or article.published is None
        signed.add(article.byline)
        told.add(name)
    more = say(edition.language, "plus", n=len(others) - len(named)) if len(others) > len(named) else ""
    bare = say(edition.language, "teaser") if not cited and story.lead.article.is_teaser else ""
    facts = join([*notes, more, bare, _continuity(story, edition)])
    return weave(edition.language, "sources_are", names=facts) if edition.plain else facts


def _source(
    article: Article, name: str, numbers: Numbers, edition: Edition, *, speaks: bool, alone: bool, was_marked: bool
) -> tuple[Span, ...]:
    """The outlet, and the time unless that was today. `speaks`: its words are shown; `alone`: no other outlet has the story."""
    number = f"[{numbers[article.id]}]{NO_BREAK}" if article.id in numbers and not edition.plain else ""
    named: tuple[Span, ...] = (*((Span(text=number),) if number else ()), Span(text=name, url=article.url))
    if speaks and article.is_teaser:
        named = own_summary(named, edition.language)
    elif (writer := writer_of(article, outlet(article, edition.language))) and (alone or article.kind is ArticleKind.OPINION):
        named = (*named, Span(text=f", {writer}"))
    notes: list[Phrase] = [say(edition.language, "paid")] if article.is_paid and speaks else []
    notes += [moments.another_day(article, edition, briefly=was_marked)] if speaks or alone else []
    return _with_notes(named, notes)


def _with_notes(named: tuple[Span, ...], notes: Sequence[Phrase]) -> tuple[Span, ...]:
    """“Levant Daily, paid, Fri 20 Nov”: what belongs to one of several names."""
    for note in notes:
        if note:
            named = (*named, Span(text=", "), *join([note]))
    return named


def own_summary(named: tuple[Span, ...], language: str) -> tuple[Span, ...]:
    """“Levant Daily, its own summary”: the mark of a teaser's words."""
    return weave(language, "own_summary", outlet=named)


def voices(story: Story) -> int:
    """How many outlets report a story in their own words: a copy adds none."""
    return outlets((story.lead, *story.others))


def tellers(story: Story, language: str) -> str:
    """“Levant Daily”, or “Levant Daily · +3”: the outlets, in few words; for an opinion its writer first."""
    lead, further = story.lead.article, voices(story) - 1
    name = outlet(lead, language)
    if lead.kind is ArticleKind.OPINION and (writer := writer_of(lead, name)):
        name = f"{writer}, {name}"
    return GAP.join((name, say(language, "plus", n=further))) if further else name


def _continuity(story: Story, edition: Edition) -> str:
    """That readers had part of this story before, and how many days it has been going on; or that it was an alert."""
    known = [reading.article for reading in story.readings if reading.article.id in edition.seen]
    first = min([article.fetched for article in known] + ([story.began] if story.began else []), default=edition.now)
    day = (edition.now.astimezone(edition.zone).date() - first.astimezone(edition.zone).date()).days + 1
    if known:
        return say(edition.language, "follow_up", n=day)
    if any(reading.article.id in edition.alerted for reading in story.readings):
        return say(edition.language, "alerted")
    return say(edition.language, "story_day", n=day) if day > 1 else ""
