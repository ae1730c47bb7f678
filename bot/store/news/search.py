"""Search by phrases of stems: the one place that speaks a database's own full-text language.

SQLite: FTS5 (https://www.sqlite.org/fts5.html) over `title_terms` and `body_terms`, whose tokenizer splits at spaces only,
so that its words are our stems. The index is read from the newest rowid down, which is the article's place
(`bot.model.place`): the limit stops it.
PostgreSQL: a generated tsvector column `words` of the dictionary 'simple', which leaves stems as they are.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Select,
    and_,
    any_,
    case,
    column,
    exists,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    true,
    type_coerce,
)

from bot.model.delivery import DeliveryState
from bot.model.place import last_place, place
from bot.model.source import EVERYONE, SAMPLE, SourceKind
from bot.model.topic import Sought
from bot.model.workspace import Channel, Window
from bot.store.database.columns import microseconds, storable
from bot.store.schema.stories import story_articles
from bot.store.schema.tables import articles, follows, mentions, outbox, sources, texts
from bot.store.schema.told import told_to

TRIES = 5
"""After so many visits in a row that crashed their process, or failed in the bot's own code, a source is set aside."""

_MICROSECOND = timedelta(microseconds=1)
index = table("words", column("rowid"))
AMONG: ColumnElement[int] = literal_column("+words.rowid")
"""The same, to be compared with places that are known. The plus keeps SQLite from asking the index for each of them."""

_WORDS: ColumnElement[Any] = literal_column("texts.words")
_SIMPLE: ColumnElement[Any] = literal_column("'simple'::regconfig")


def followed(workspace_id: str) -> ColumnElement[bool]:
    """A condition: an article's source is one that the workspace follows. This keeps workspaces apart."""
    return articles.c.source_id.in_(followed_sources(workspace_id))


def followed_sources(workspace_id: str) -> Select[Any]:
    """The ids of the sources that the workspace follows: its own, everybody's, and the sample while it has none to visit."""
    own = select(follows.c.source_id).join(sources, sources.c.id == follows.c.source_id)
    own = own.where(follows.c.workspace_id == workspace_id, sources.c.kind != SourceKind.INGESTED)
    shares_sample = and_(follows.c.workspace_id == SAMPLE, ~exists(own.correlate(None)))
    return select(follows.c.source_id).where(or_(follows.c.workspace_id.in_((workspace_id, EVERYONE)), shares_sample))


def followed_places(workspace_id: str, window: Window) -> Select[Any]:
    """The places in a window of reports from those sources, read off their index alone."""
    its = story_articles.c.source_id.in_(followed_sources(workspace_id))
    return select(story_articles.c.place).where(its, around(story_articles.c.place, window))


def to_visit(now: datetime) -> ColumnElement[bool]:
    """A condition: a source is due, of a kind to visit, followed by somebody, and not set aside."""
    # Two indexed queries: for an "or" of them SQLite would scan every source.
    never, before = sources.alias("never"), sources.alias("before")
    first = select(never.c.id).where(never.c.next_check.is_(None))
    is_due = sources.c.id.in_(first.union_all(select(before.c.id).where(before.c.next_check <= now)))
    return and_(is_due, _is_visited())


def any_to_visit(now: datetime) -> ColumnElement[bool]:
    """A condition: there is such a source. The first that is found answers it."""
    times = (sources.c.next_check.is_(None), sources.c.next_check <= now)
    return or_(*(exists().select_from(sources).where(is_due, _is_visited()) for is_due in times))


def _is_visited() -> ColumnElement[bool]:
    is_followed = exists().where(follows.c.source_id == sources.c.id)
    return and_(sources.c.tries < TRIES, is_followed, sources.c.kind != SourceKind.INGESTED)


def visible(workspace_id: str, window: Window) -> tuple[ColumnElement[bool], ...]:
    """A condition: an article was stored in the window, is new enough for it, and has a source that the workspace follows."""
    return (*came_in(workspace_id, window), *new_enough(window))


def came_in(workspace_id: str, window: Window) -> tuple[ColumnElement[bool], ...]:
    """A condition: an article was stored in the window, however old it was, and has a source that the workspace follows."""
    return followed(workspace_id), _exactly(window), around(articles.c.place, window), *_wanted(window)


def _exactly(window: Window) -> ColumnElement[bool]:
    return and_(articles.c.stored_at > window.start, articles.c.stored_at <= window.end)


def _wanted(window: Window) -> Iterator[ColumnElement[bool]]:
    """Conditions: an article is of the sources, the languages and the outlets of the window."""
    if window.source_ids:
        yield articles.c.source_id.in_(window.source_ids)
    if window.languages:
        yield articles.c.language.in_(("", *window.languages))
    if window.without_outlets:
        yield articles.c.outlet_id.not_in(window.without_outlets)
        yield func.lower(articles.c.outlet).not_in(window.without_outlets)


def new_enough(window: Window) -> Iterator[ColumnElement[bool]]:
    """A condition: an article is as new as the window wants it."""
    if window.published_after is None and window.archive_age is None:
        return
    yield articles.c.is_archive.is_(False)
    lasts, stored_at = _lasts(window), type_coerce(articles.c.stored_at, BigInteger)
    if window.published_after is not None:
        yield func.coalesce(lasts, stored_at) >= microseconds(window.published_after)
    if window.archive_age is not None:
        yield or_(lasts.is_(None), stored_at - lasts <= window.archive_age // _MICROSECOND)


def _lasts(window: Window) -> ColumnElement[int]:
    """The end of the time that an article's date covers: a date without a time, stored as its midnight in UTC, covers that day
    where the reader is."""
    published = type_coerce(articles.c.published, BigInteger)
    east = window.end.astimezone(ZoneInfo(window.timezone)).utcoffset() or timedelta(0)
    rest = (timedelta(days=1) - east) // _MICROSECOND - 1
    return published + case((published % (timedelta(days=1) // _MICROSECOND) == 0, rest), else_=0)


def around(order: ColumnElement[int], window: Window) -> ColumnElement[bool]:
    """The window to the millisecond, as bounds of an index scan."""
    return order.between(place(window.start), last_place(place(window.end)))


def readings_where(*conditions: ColumnElement[bool]) -> Select[Any]:
    """The columns for `readings.decode`: articles with their texts."""
    columns = [column for column in texts.c if column.name != "place"]
    return select(articles, *columns).join_from(articles, texts).where(*conditions)


def unseen(channel: Channel) -> ColumnElement[bool]:
    """A condition: no message to the channel contains the article; dead messages do not count."""
    mentioned = select(mentions.c.article_id).join(outbox, outbox.c.key == mentions.c.delivery_key)
    mentioned = mentioned.where(mentions.c.article_id == articles.c.id, told_to(channel), outbox.c.state != DeliveryState.DEAD)
    return ~exists(mentioned.correlate(articles))


def counting(workspace_id: str, window: Window) -> Iterator[Select[Any]]:
    """Queries whose numbers add up to that of the articles that are visible.

    Where only their time matters they are counted in each source's index, and one by one at the ends of the window: a month of a
    large newsroom is half a million.
    """
    count = select(func.count())
    if [*_wanted(window), *new_enough(window)]:
        yield count.select_from(articles).where(*visible(workspace_id, window))
        return
    first, last = place(window.start), place(window.end)
    inside = story_articles.c.place.between(last_place(first) + 1, last - 1)
    yield count.where(story_articles.c.source_id.in_(followed_sources(workspace_id)), inside)
    at_ends = or_(*(articles.c.place.between(end, last_place(end)) for end in {first, last}))
    yield count.where(followed(workspace_id), _exactly(window), at_ends)


def about(topics: Sequence[Sought], *, sqlite: bool) -> tuple[ColumnElement[bool], bool]:
    """A condition that an article fits one of the topics (none: any article), and whether SQLite's index alone can decide it.

    The condition goes with articles and texts, or with the index.
    """
    if sqlite and knows_titles(topics):
        return _matches(_whole(topics)), True
    return or_(false() if topics else true(), *(_fits(topic, _either, sqlite=sqlite) for topic in topics)), False


def knows_titles(topics: Sequence[Sought]) -> bool:
    """Whether an index finds all that the topics ask for, so that it can also decide whether a headline fits."""
    return bool(topics) and all(map(_expression, topics))


def in_titles(topics: Sequence[Sought], places: Sequence[int], *, sqlite: bool) -> Select[Any]:
    """Which of these places, given the newest first, have articles of which the headline alone fits one of the topics."""
    if sqlite:
        fits = _matches(f"{{title_terms}} : ({_whole(topics)})")
        these = select(func.json_each(json.dumps(places)).table_valued("value").c.value)
        return select(index.c.rowid).where(fits, index.c.rowid.between(places[-1], places[0]), AMONG.in_(these))
    fits = or_(*(_fits(topic, _in_headline, sqlite=False) for topic in topics))
    return select(texts.c.place).where(texts.c.place == any_(literal(places, ARRAY(BigInteger))), fits)


def _whole(topics: Sequence[Sought]) -> str:
    return " OR ".join(f"({_expression(topic)})" for topic in topics)


def _expression(topic: Sought) -> str:
    """A topic in FTS5's query language; "" where its index cannot find all of it."""
    groups = [_phrases(group) for group in topic.required]
    if not groups or not all(groups) or any(map(_is_scanned, (phrase for group in groups for phrase in group))):
        return ""
    return " AND ".join("(" + " OR ".join(map(_fts5_phrase, group)) + ")" for group in groups)


def _fits(topic: Sought, either: Callable[..., Iterable[ColumnElement[bool]]], *, sqlite: bool) -> ColumnElement[bool]:
    groups = [_phrases(group) for group in topic.required]
    conditions = [or_(false(), *either(group, sqlite=sqlite)) for group in groups]
    return and_(true() if groups else false(), *conditions)


def excluded(topic: Sought, window: Window, *, sqlite: bool) -> Iterator[ColumnElement[bool]]:
    """A condition: an article of the window does not contain what the topic excludes; with articles, and texts where it is not
    `sqlite`."""
    for language, alternatives in topic.excluded:
        phrases = [phrase for phrase in _phrases(alternatives) if not _is_scanned(phrase)]
        if sqlite and phrases:
            held = select(index.c.rowid).where(_fts5(phrases), around(index.c.rowid, window))
            yield ~and_(articles.c.language == language, articles.c.place.in_(held))
        elif phrases:
            yield ~and_(articles.c.language == language, or_(*map(_tsvector, phrases)))


def _either(phrases: Sequence[str], *, sqlite: bool) -> Iterator[ColumnElement[bool]]:
    indexed = [phrase for phrase in phrases if not _is_scanned(phrase)]
    yield from _found(indexed, sqlite=sqlite)
    yield from (_in_stems(phrase) for phrase in phrases if _is_scanned(phrase))


def _in_headline(phrases: Sequence[str], *, sqlite: bool) -> Iterator[ColumnElement[bool]]:
    headline = literal(" ") + texts.c.title_terms + " "
    for phrase in phrases:
        wanted = f" {phrase.removesuffix('*')}" if phrase.endswith("*") else f" {phrase} "
        yield headline.contains(wanted, autoescape=True)


def _phrases(alternatives: Sequence[Sequence[str]]) -> list[str]:
    return [phrase for stems in alternatives if (phrase := storable(" ".join(stems))).strip()]


def _is_scanned(phrase: str) -> bool:
    """Whether no index can find the phrase: an ending, or a sign."""
    return phrase.startswith("*") or not any(map(str.isalnum, phrase))


def _found(phrases: Sequence[str], *, sqlite: bool) -> Iterator[ColumnElement[bool]]:
    """A condition: the index has the article under one of the phrases."""
    if sqlite and phrases:
        yield articles.c.place.in_(select(index.c.rowid).where(_fts5(phrases)))
    elif phrases:
        yield from (_tsvector(phrase) for phrase in phrases)


def _in_stems(phrase: str) -> ColumnElement[bool]:
    """A condition: the stems contain a word with this ending (`*wahl`), or a sign. No index finds those, so the newest articles
    are scanned."""
    padded = literal(" ") + texts.c.title_terms + "  " + texts.c.body_terms + " "
    wanted = f"{phrase[1:]} " if phrase.startswith("*") else f" {phrase} "
    return padded.contains(wanted, autoescape=True)


def _fts5(phrases: Sequence[str]) -> ColumnElement[bool]:
    """Each phrase as an FTS5 string, in which a doubled quotation mark is the only escape; `*` behind it: any ending."""
    return _matches(" OR ".join(map(_fts5_phrase, phrases)))


def _fts5_phrase(phrase: str) -> str:
    return '"' + phrase.removesuffix("*").replace('"', '""') + '"' + "*" * phrase.endswith("*")


def _matches(expression: str) -> ColumnElement[bool]:
    index: ColumnElement[Any] = literal_column("words")
    return index.bool_op("MATCH")(expression)


def _tsvector(phrase: str) -> ColumnElement[bool]:
    if phrase.endswith("*"):
        quoted = phrase.removesuffix("*").replace("\\", "").replace("'", "''")
        return _WORDS.bool_op("@@")(func.to_tsquery(_SIMPLE, f"'{quoted}':*"))
    return _WORDS.bool_op("@@")(func.phraseto_tsquery(_SIMPLE, phrase))
