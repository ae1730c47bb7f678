"""One story as its readers see it: headline, summary, quotes and sources; every sentence verbatim and cited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from urllib.parse import urlsplit

from bot.compose import moments
from bot.compose.shorten import shorten
from bot.compose.wording import say
from bot.model.analysis import Extract, Quote, Reading, Sentence, Speaker
from bot.model.article import Article
from bot.model.document import Block, Citation, Heading, PullQuote, Small, Span, Style, Text
from bot.model.story import Story
from bot.understand.round_up import story_quotes, summarize_story

HEADLINE = 140
"""Characters of a headline; longer ones are cut at a word, with a mark."""

SOURCES_LISTED = 6
GAP = " · "
NO_BREAK = "\u00a0"
BETWEEN_PARTS = " […] "
_OPENING, _CLOSING = "“”„«»‘'\"", "”“»«’'\""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What all entries of one document have in common. `seen` holds the ids of articles that its readers had before."""

    now: datetime
    zone: tzinfo
    language: str = "en"
    seen: frozenset[str] = frozenset()


def compose_entry(story: Story, edition: Edition, *, bullets: int, quotes: int) -> tuple[Block, ...]:
    """A story with at most so many bullets and quotes. A teaser has its headline and its sources only."""
    numbers = _numbers(story)
    sentences = [(reading, sentence) for reading, sentence in _summary(story, bullets) if not reading.article.is_teaser]
    chosen = _quotes(story, [sentence.text for _, sentence in sentences], quotes)
    cited = {reading.article.id for reading, _ in (*sentences, *chosen)}
    return (
        Heading(spans=headline(story.lead.article), level=2),
        *(_bullet(reading.article, sentence, numbers) for reading, sentence in sentences),
        *(_pull_quote(reading.article, quote, numbers, edition) for reading, quote in chosen),
        Small(spans=_sources(story, numbers, cited, edition)),
    )


def compose_line(story: Story, edition: Edition) -> Text:
    """A story in one line: its headline, linked, and where it stood."""
    where = _join([outlet(story.lead.article, edition.language), _count(story, edition.language)])
    return Text(spans=(*headline(story.lead.article), Span(text=GAP + where, style=Style.FAINT)), bullet=True)


def headline(article: Article) -> tuple[Span, ...]:
    """An article's title, linked when it has an address; without a title, its place or outlet."""
    title = fold_space(article.title) or fold_space(article.dateline) or outlet(article, "en")
    return shorten((Span(text=title, url=article.url),), HEADLINE)


def outlet(article: Article, language: str) -> str:
    """Who published it: the outlet's name, else the site's, else the author's."""
    return article.outlet or urlsplit(article.url).hostname or article.byline or say(language, "unnamed_source")


def count_reports(stories: Iterable[Story]) -> int:
    """How many articles tell these stories, copies included."""
    return sum(len(story.readings) for story in stories)


def fold_space(text: str) -> str:
    """One line of single spaces: how cited stretches are shown."""
    return " ".join(text.split())


def _numbers(story: Story) -> dict[str, int]:
    """Reference numbers by article id; a single report needs none."""
    ids = dict.fromkeys(reading.article.id for reading in story.readings)
    return {article_id: n for n, article_id in enumerate(ids, start=1)} if len(ids) > 1 else {}


def _reference(article: Article, numbers: dict[str, int]) -> tuple[Span, ...]:
    return (Span(text=f"{NO_BREAK}[{numbers[article.id]}]", style=Style.FAINT),) if article.id in numbers else ()


# Summary


def _summary(story: Story, count: int) -> list[tuple[Reading, Sentence]]:
    if count <= 0:
        return []
    return [(reading, reading.analysis.sentences[index]) for reading, index in summarize_story(story, count=count)]


def _bullet(article: Article, sentence: Sentence, numbers: dict[str, int]) -> Text:
    return Text(spans=(_cited(article, sentence), *_reference(article, numbers)), bullet=True)


def _cited(article: Article, stretch: Sentence | Extract) -> Span:
    cites = Citation(article_id=article.id, start=stretch.start, end=stretch.end)
    return Span(text=fold_space(stretch.text), cites=cites)


# Quotes


def _quotes(story: Story, shown: Sequence[str], count: int) -> list[tuple[Reading, Quote]]:
    """The best quotes whose speaker is known and whose words the reader has not just read."""
    chosen: list[tuple[Reading, Quote]] = []
    read = [fold_space(text) for text in shown]
    # As many again as there are bullets, for each bullet can make at most a few of them a repetition.
    for reading, index in story_quotes(story, count + 2 * len(shown)) if count > 0 else ():
        quote = reading.analysis.quotes[index]
        if len(chosen) == count:
            break
        if quote.speaker is None or reading.article.is_teaser or _is_repetition(quote, read):
            continue
        chosen.append((reading, quote))
        read.extend(fold_space(part.text) for part in quote.parts)
    return chosen


def _is_repetition(quote: Quote, read: Sequence[str]) -> bool:
    """Whether at least half of a quote's words stand in what was read already."""
    words = [fold_space(part.text).strip(_OPENING + _CLOSING + ",. ") for part in quote.parts]
    repeated = sum(len(text) for text in words if any(text in other for other in read))
    return 2 * repeated >= sum(map(len, words))


def _pull_quote(article: Article, quote: Quote, numbers: dict[str, int], edition: Edition) -> PullQuote:
    spans: list[Span] = []
    if quote.lead is not None:
        spans += [_cited(article, quote.lead), Span(text=" ")]
    last = len(quote.parts) - 1
    for n, part in enumerate(quote.parts):
        if n > 0:
            spans.append(Span(text=BETWEEN_PARTS))
        inner = _inner(part, opens=n == 0, closes=n == last)
        spans.append(_cited(article, inner))
        if n == last and inner.end < part.end:
            spans.append(Span(text=part.text[-1]))
    by = _attribution(quote.speaker, quote.venue, edition) if quote.speaker else ()
    return PullQuote(spans=tuple(spans), attribution=(*by, *_reference(article, numbers)))


def _inner(part: Extract, *, opens: bool, closes: bool) -> Extract:
    """A part without the quotation marks that would stand in the middle, nor the comma and mark that end it before a cue."""
    start, end = 0, len(part.text)
    if not opens and part.text[0] in _OPENING:
        start += 1
    if part.text[-1] in _CLOSING:
        before_comma = part.text[-2:-1] == ","
        end -= 2 if before_comma else 0 if closes else 1
    text = part.text[start:end]
    return Extract(text=text, start=part.start + start, end=part.start + end) if text.strip() else part


def _attribution(speaker: Speaker, venue: str, edition: Edition) -> tuple[Span, ...]:
    name, role = fold_space(speaker.name), fold_space(speaker.role)
    if role and all(word.endswith(".") for word in role.split()):
        name, role = f"{role} {name}", ""  # "Dr." and "Brig. Gen." stand before a name, not behind it
    spans = [Span(text="— "), Span(text=name, style=Style.STRONG)]
    spans += [Span(text=f", {text}") for text in (role, fold_space(venue)) if text]
    if speaker.via:
        via = say(edition.language, "via", source=fold_space(speaker.via))
        spans += [Span(text=", "), Span(text=via, style=Style.EMPHASIS)]
    return tuple(spans)


# Sources


def _sources(story: Story, numbers: dict[str, int], cited: set[str], edition: Edition) -> tuple[Span, ...]:
    """Fine print: counts and what else a reader should know, every cited report and the best of the others."""
    articles = list({reading.article.id: reading.article for reading in story.readings}.values())
    others = [article for article in articles if article.id not in cited][: max(0, SOURCES_LISTED - len(cited))]
    listed = [article for article in articles if article.id in cited or article in others]
    facts = _join([_count(story, edition.language), _continuity(story, edition)])
    if not numbers:
        return (*_source(articles[0], edition), Span(text=GAP + facts))
    spans = [Span(text=facts)]
    for article in listed:
        spans += [Span(text=GAP), Span(text=f"[{numbers[article.id]}]{NO_BREAK}"), *_source(article, edition)]
    left_out = len(articles) - len(listed)
    return (*spans, Span(text=GAP + say(edition.language, "more", n=left_out))) if left_out else tuple(spans)


def _source(article: Article, edition: Edition) -> tuple[Span, ...]:
    name = outlet(article, edition.language)
    byline = f", {article.byline}" if article.byline and article.byline != name else ""
    date = moments.published(article, now=edition.now, zone=edition.zone, language=edition.language)
    teaser = GAP + say(edition.language, "teaser") if article.is_teaser else ""
    return Span(text=name, url=article.url), Span(text=f"{byline}{GAP}{date}{teaser}")


def _count(story: Story, language: str) -> str:
    reports = say(language, "reports", n=count_reports([story]))
    names = {outlet(reading.article, language).casefold() for reading in story.readings}
    if len(story.readings) == 1:
        return reports
    return say(language, "reports_and_outlets", reports=reports, outlets=say(language, "outlets", n=len(names)))


def _continuity(story: Story, edition: Edition) -> str:
    """That readers had part of this story before, and how many days it has been going on."""
    known = [reading.article for reading in story.readings if reading.article.id in edition.seen]
    if not known:
        return ""
    first = min(article.fetched for article in known).astimezone(edition.zone).date()
    return say(edition.language, "follow_up", n=(edition.now.astimezone(edition.zone).date() - first).days + 1)


def _join(notes: Iterable[str]) -> str:
    return GAP.join(note for note in notes if note)
