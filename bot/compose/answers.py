"""Answers about stories that have been told: who else said what, what came when, and why it was chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.compose import moments
from bot.compose.edition import Edition
from bot.compose.entry import labelled
from bot.compose.page import front
from bot.compose.quotation import pull_quote
from bot.compose.sources import GAP, count, join, outlet
from bot.compose.wording import say
from bot.model.analysis import Quote, Reading
from bot.model.document import Block, Document, Phrase, Small, Span, Style, Text
from bot.model.story import Story
from bot.model.topic import Hit, Match
from bot.understand.rank import moment

MOST_LINES = 15
MOST_QUOTES = 10


def compose_quotes(title: str, quotes: Sequence[tuple[Reading, Quote]], edition: Edition) -> Document:
    """Quotes word for word, each with its speaker and, below it, the article that it stands in."""
    blocks: list[Block] = [*front(title, say(edition.language, "quotes", n=len(quotes)))]
    shown = quotes[:MOST_QUOTES]
    dates = moments.published_each((reading.article for reading, _ in shown), edition)
    for (reading, quote), date in zip(shown, dates, strict=True):
        where = join([_told_by(reading, edition), date])
        blocks += [pull_quote(reading.article, quote, {}, edition), Small(spans=where)]
    return Document(title=title, blocks=(*blocks, *_more(len(quotes) - MOST_QUOTES, edition)), language=edition.language)


def compose_timeline(title: str, readings: Iterable[Reading], edition: Edition) -> Document:
    """Reports as they came out, the earliest first: when, what its headline says, and who reported it. Those of which nobody
    knows when come last."""
    ordered = sorted(readings, key=lambda reading: (reading.article.published is None, moment(reading)))
    shown = ordered[-MOST_LINES:]
    dates = moments.published_each((reading.article for reading in shown), edition)
    lines = [
        Text(spans=join([_in_bold(date), _told_by(reading, edition)]), bullet=True)
        for reading, date in zip(shown, dates, strict=True)
    ]
    left_out = len(ordered) - len(shown)
    more = (Small(spans=(Span(text=say(edition.language, "earlier", n=left_out)),)),) if left_out else ()
    heading = front(title, say(edition.language, "reports", n=len(ordered)))
    return Document(title=title, blocks=(*heading, *more, *lines), language=edition.language)


def compose_reasons(title: str, stories: Sequence[Story], matches: Mapping[str, Match], edition: Edition) -> Document:
    """Why each story is there, in the order of their ranks: the words found, how many tell it, and copies not shown."""
    language = edition.language
    blocks: list[Block] = [*front(title, say(language, "why_ranked"))]
    for story in sorted(stories, key=lambda story: -story.score)[:MOST_LINES]:
        found = matches.get(story.lead.article.id)
        copies = say(language, "copies", n=len(story.copies)) if story.copies else ""
        why = _matched(found, language) if found else ""
        rank = say(language, "rank", score=f"{story.score:.2f}")
        reasons = join([why, count(story, language), copies, rank])
        blocks += [Text(spans=labelled(story.lead.article, language), bullet=True), Small(spans=reasons)]
    return Document(title=title, blocks=tuple(blocks), language=language)


def compose_matches(lines: Sequence[str], found: Sequence[tuple[Reading, Match]], total: int, edition: Edition) -> Document:
    """What a topic's words catch: lines about them, then each of these articles with the words found in it."""
    language = edition.language
    blocks: list[Block] = [Text(spans=(Span(text=line),)) for line in lines]
    for reading, match in found:
        blocks.append(Text(spans=_told_by(reading, edition), bullet=True))
        blocks.append(Small(spans=(Span(text=_matched(match, language)),)))
    return Document(title=lines[0], blocks=(*blocks, *_more(total - len(found) if found else 0, edition)), language=language)


def compose_list(title: str, facts: Sequence[Phrase], lines: Sequence[Phrase], *, language: str) -> Document:
    """A heading, facts in fine print, and a bullet for each line."""
    bullets = (Text(spans=(Span(text=line),) if isinstance(line, str) else line, bullet=True) for line in lines)
    return Document(title=title, blocks=(*front(title, *facts), *bullets), language=language)


def compose_moments(times: Sequence[datetime], edition: Edition) -> tuple[Span, ...]:
    """“today 17:00, Tue 07:00, 19 Mar 07:00”: the time of day however far off."""
    said = [(Span(text=", "), moments.to_the_minute(one, edition)) for one in times]
    return tuple(span for pair in said for span in pair)[1:]


def _matched(match: Match, language: str) -> str:
    """“found: river ×2 (in the title), flood ×1”."""
    return say(language, "matched", words=", ".join(_hit(hit, language) for hit in match.why))


def _hit(hit: Hit, language: str) -> str:
    found = f"{hit.term} ×{hit.times}"
    return say(language, "in_title", found=found) if hit.in_title else found


def _more(left_out: int, edition: Edition) -> tuple[Block, ...]:
    told = Small(spans=(Span(text=say(edition.language, "more", n=left_out)),), left_out=left_out)
    return (told,) if left_out > 0 else ()


def _in_bold(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(replace(span, style=Style.STRONG) for span in spans)


def _told_by(reading: Reading, edition: Edition) -> tuple[Span, ...]:
    return (
        *labelled(reading.article, edition.language),
        Span(text=GAP + outlet(reading.article, edition.language), style=Style.FAINT),
    )
