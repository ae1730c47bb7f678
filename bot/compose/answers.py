"""Answers about posted stories: further quotes, the timeline, and why the stories were chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from bot.compose import moments
from bot.compose.edition import Edition
from bot.compose.entry import labelled
from bot.compose.page import counts, front
from bot.compose.quotation import pull_quote
from bot.compose.sources import GAP, join, outlet, voices
from bot.compose.wording import say, weave
from bot.model.analysis import Quote, Reading
from bot.model.article import ArticleKind
from bot.model.document import Block, Document, Phrase, Small, Span, Style, Text
from bot.model.story import Story
from bot.model.topic import Hit, Match
from bot.understand.rank import moment

MOST_LINES = 15
MOST_QUOTES = 10
MOST_WORDS = 3


def compose_quotes(title: str, quotes: Sequence[tuple[Reading, Quote]], edition: Edition) -> Document:
    """Quotes word for word, each with its speaker; below those of one report, the report that they stand in."""
    blocks: list[Block] = [*front(title, say(edition.language, "quotes", n=len(quotes)) if quotes else "")]
    reports: dict[str, list[tuple[Reading, Quote]]] = {}
    for reading, quote in quotes[:MOST_QUOTES]:
        reports.setdefault(reading.article.id, []).append((reading, quote))
    dates = moments.published_each((said[0][0].article for said in reports.values()), edition)
    for said, date in zip(reports.values(), dates, strict=True):
        blocks += [pull_quote(reading, quote, edition) for reading, quote in said]
        blocks.append(Small(spans=join([_by_outlet(said[0][0], edition), date])))
    return Document(title=title, blocks=(*blocks, *_more(len(quotes) - MOST_QUOTES, edition)), language=edition.language)


def compose_timeline(title: str, readings: Iterable[Reading], edition: Edition) -> Document:
    """Reports in the order in which they came out: when, the headline, and the outlet. Those without a time come last."""
    ordered = sorted(readings, key=lambda reading: (reading.article.published is None, moment(reading)))
    shown = ordered[-MOST_LINES:]
    dates = moments.published_each((reading.article for reading in shown), edition)
    lines = [
        Text(spans=join([_in_bold(date), _by_outlet(reading, edition)]), bullet=True)
        for reading, date in zip(shown, dates, strict=True)
    ]
    left_out = len(ordered) - len(shown)
    more = (Small(spans=(Span(text=say(edition.language, "earlier", n=left_out)),)),) if left_out else ()
    heading = front(title, say(edition.language, "reports", n=len(ordered)))
    return Document(title=title, blocks=(*heading, *more, *lines), language=edition.language)


def compose_reasons(
    title: str,
    stories: Sequence[Story],
    matches: Mapping[str, Match],
    edition: Edition,
    given_way: Mapping[str, str] = MappingProxyType({}),
) -> Document:
    """Why each story is there, in words and in the order of the document: the words found, its outlets, how new it is, its
    copies, and which stories came before it for balance. `given_way` names those by id whose topic ("": outlet) had its share."""
    language = edition.language
    blocks: list[Block] = [*front(title, counts(stories, language), say(language, "why_ranked"))]
    for story in stories[:MOST_LINES]:
        found = matches.get(story.lead.article.id)
        tell = say(language, "why_outlets", n=voices(story))
        copies = say(language, "copies", n=len(story.copies)) if story.copies else ""
        behind = _behind(story, given_way, language)
        reasons = join([*(_where_found(found, language) if found else ()), tell, _newest(story, edition), copies, behind])
        blocks += [Text(spans=labelled(story.lead.article, language), bullet=True), Small(spans=reasons)]
    return Document(title=title, blocks=tuple(blocks), language=language)


def compose_matches(lines: Sequence[str], found: Sequence[tuple[Reading, Match]], total: int, edition: Edition) -> Document:
    """What a topic's words match: lines about them, then each of these articles with the words found in it."""
    language = edition.language
    blocks: list[Block] = [Text(spans=(Span(text=line),)) for line in lines]
    for reading, match in found:
        blocks.append(Text(spans=_by_outlet(reading, edition), bullet=True))
        blocks.append(Small(spans=(Span(text=_matched(match, language)),)))
    return Document(title=lines[0], blocks=(*blocks, *_more(total - len(found) if found else 0, edition)), language=language)


def compose_list(title: str, facts: Sequence[Phrase], lines: Sequence[Phrase], *, language: str) -> Document:
    """A heading, facts in fine print, and a bullet for each line."""
    bullets = (Text(spans=(Span(text=line),) if isinstance(line, str) else line, bullet=True) for line in lines)
    return Document(title=title, blocks=(*front(title, *facts), *bullets), language=language)


def compose_moments(times: Sequence[datetime], edition: Edition) -> tuple[Span, ...]:
    """“today 17:00, Tue 07:00, 19 Mar 07:00”: the time of day however far off."""
    said = [(Span(text=", "), moments.to_the_minute(at, edition)) for at in times]
    return tuple(span for pair in said for span in pair)[1:]


def _newest(story: Story, edition: Edition) -> tuple[Span, ...]:
    """When the newest of several reports came out, or the only one; nothing where none has a time."""
    dated = [reading for reading in story.readings if reading.article.published]
    if not dated:
        return ()
    when = moments.published(max(dated, key=moment).article, edition)
    return weave(edition.language, "why_newest" if len(story.readings) > 1 else "why_came", when=when)


def _behind(story: Story, given_way: Mapping[str, str], language: str) -> str:
    """Why others come before a story that would have had room by its rank."""
    lead = story.lead.article
    if lead.kind is ArticleKind.OPINION:
        return say(language, "why_opinion")
    if lead.kind is ArticleKind.ROUND_UP:
        return say(language, "why_round_up")
    if story.id in given_way:
        return say(language, "why_share", name=given_way[story.id] or outlet(lead, language))
    return ""


def _where_found(match: Match, language: str) -> list[str]:
    """“Syria” in the headline, “truce” in the text."""
    found = []
    for key, in_title in (("why_headline", True), ("why_text", False)):
        words = [say(language, "word_quoted", word=hit.term) for hit in match.why if hit.in_title is in_title][:MOST_WORDS]
        found += [say(language, key, words=", ".join(words))] if words else []
    return found


def _matched(match: Match, language: str) -> str:
    """“found: river ×2 (in the title), flood ×1”."""
    return say(language, "matched", words=", ".join(_hit(hit, language) for hit in match.why))


def _hit(hit: Hit, language: str) -> str:
    found = f"{hit.term} ×{hit.times}"
    return say(language, "in_title", found=found) if hit.in_title else found


def _more(left_out: int, edition: Edition) -> tuple[Block, ...]:
    if left_out <= 0:
        return ()
    return (Small(spans=(Span(text=say(edition.language, "more", n=left_out)),), left_out=left_out),)


def _in_bold(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(replace(span, style=Style.STRONG) for span in spans)


def _by_outlet(reading: Reading, edition: Edition) -> tuple[Span, ...]:
    return (
        *labelled(reading.article, edition.language),
        Span(text=GAP + outlet(reading.article, edition.language), style=Style.FAINT),
    )
