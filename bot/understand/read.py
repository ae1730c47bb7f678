"""Reads one raw item: all of parsing and analysis, as one pure call for a worker process."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.model.analysis import Reading
from bot.model.article import Article, Origin
from bot.model.page import FetchedPage
from bot.model.source import RawItem
from bot.model.upkeep import Indexable, Indexed
from bot.parse.article import parse_file
from bot.parse.genre import kind_of
from bot.parse.language import language_of
from bot.parse.outlet import outlet_id, presentable
from bot.parse.page.linked import read_linked_page
from bot.parse.repeats import without
from bot.parse.text import clean_text, short_line
from bot.understand.analyze import analyze, index_terms
from bot.understand.summarize import summarize


def read_item(item: RawItem, *, method: str, count: int, clean: bool = True) -> tuple[Reading, ...]:
    """Parses an item, cleans it (unless `clean` is false) and analyses it. Raises Unreadable.

    `method` and `count` are the summary's.
    """
    articles = parse_file(item, clean=clean)
    return tuple(Reading(article=article, analysis=analyze(article, method=method, count=count)) for article in articles)


def index_again(texts: Sequence[Indexable]) -> tuple[Indexed, ...]:
    """The index terms of stored articles, computed anew."""
    found = []
    for text in texts:
        title_terms, body_terms = index_terms(text.title, text.paragraphs, text.language)
        found.append(Indexed(place=text.place, title_terms=title_terms, body_terms=body_terms))
    return tuple(found)


def without_furniture(reading: Reading, furniture: Collection[str], *, method: str, count: int) -> Reading:
    """The reading without paragraphs that are also in other articles of its publisher."""
    article = replace(reading.article, paragraphs=without(reading.article.paragraphs, furniture))
    return Reading(article=article, analysis=analyze(article, method=method, count=count))


def read_page(page: FetchedPage, held: Article, furniture: Collection[str], *, method: str, count: int) -> Reading:
    """The article with the text of the page it links to; the feed's own text is kept as its teaser.

    `furniture` are paragraphs that are also in the host's other articles. Raises NotTheArticle, Unreadable.
    """
    teaser = held.teaser if held.origin is Origin.PAGE else held.body
    draft = read_linked_page(page, _item(held, teaser))
    paragraphs = without([stripped for paragraph in draft.paragraphs if (stripped := paragraph.strip())], furniture)
    article = replace(
        held,
        paragraphs=paragraphs,
        origin=Origin.PAGE,
        teaser=teaser,
        is_teaser=False,
        standfirst=draft.standfirst,
        kind=kind_of(draft.kind, held.title, held.url),
        is_paid=draft.is_paid,
        language=language_of(clean_text(" ".join(paragraphs[:8]))) or held.language,
        byline=held.byline or short_line(draft.byline),
        outlet=held.outlet or presentable(draft.outlet),
        outlet_id=outlet_id(draft.canonical) if draft.canonical else held.outlet_id,
        dateline=draft.dateline,
        published=held.published or draft.published,
        published_text=held.published_text or draft.published_text,
        picture=held.picture or draft.picture,
    )
    return Reading(article=article, analysis=analyze(article, method=method, count=count))


def _item(article: Article, teaser: str) -> RawItem:
    return RawItem(
        source_id=article.source_id,
        key=article.key,
        body=teaser.encode("utf-8", "replace"),
        media_type="text/plain",
        fetched=article.fetched,
        url=article.url,
        title=article.title,
        author=article.byline,
        outlet=article.outlet,
        published=article.published,
    )


def summarize_again(reading: Reading, method: str, count: int) -> Reading:
    """The reading with a summary by another method or of another length."""
    article, analysis = reading.article, reading.analysis
    summary = summarize(article.title, analysis.sentences, language=article.language, method=method, count=count)
    return replace(reading, analysis=replace(analysis, summary=summary, method=method, ranking=()))
