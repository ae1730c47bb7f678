"""Reports without a link, to be read in the chat itself: verbatim, in pieces, with their source."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from bot.compose import moments
from bot.compose.cite import cited
from bot.compose.direction import isolated
from bot.compose.edition import Edition
from bot.compose.entry import compose_entry, headline
from bot.compose.page import front
from bot.compose.sources import GAP, outlet, writer_of
from bot.compose.units import cut
from bot.compose.wording import say
from bot.model.analysis import Extract, Reading
from bot.model.article import PARAGRAPH_BREAK
from bot.model.document import Action, Document, Small, Span, Text, spans_of, text_of
from bot.model.story import Story
from bot.understand.quotes.shown_speakers import names_speaker

READ, CHOOSE = "brief.read", "brief.choose"
"""The lines of the command table that open a report, and that ask which of several."""

PIECE = 3000
"""The most characters of a piece: less than a message of any chat holds."""

STRETCH = 800
"""The most characters of an undivided paragraph; escaped, so many fit into one block of any chat."""

AT_ONCE = 5
"""The most reports that one button leads to: their ids together are as long as a button's operand may be in any chat."""

MOST_BUTTONS = 3
_LABEL = 60
_BETWEEN = "@"
"""Between an article's id and the number of a piece."""
_APART = ","
_ID = re.compile("[0-9a-f]{16}")
_BYTES = 8

Piece = tuple[Extract, ...]


def reading_buttons(document: Document) -> tuple[Action, ...]:
    """Read: the report whose headline has no link. Where there are several, one button asks which: many would fill a phone."""
    bare = (span for block in document.blocks for span in spans_of(block) if span.heads and not span.url)
    ids = list(dict.fromkeys(span.heads for span in bare))
    if len(ids) == 1:
        return (Action(name=READ, label=say(document.language, f"button.{READ}"), argument=ids[0]),)
    label, ids = say(document.language, f"button.{CHOOSE}"), ids[: AT_ONCE * MOST_BUTTONS]
    return tuple(
        Action(
            name=CHOOSE,
            label=label if len(ids) <= AT_ONCE else f"{label} {start + 1}–{min(start + AT_ONCE, len(ids))}",
            argument=_packed(ids[start : start + AT_ONCE]),
        )
        for start in range(0, len(ids), AT_ONCE)
    )


def _packed(ids: Sequence[str]) -> str:
    """Articles' ids as short as they can be written in text."""
    if all(map(_ID.fullmatch, ids)):
        return urlsafe_b64encode(bytes.fromhex("".join(ids))).decode().rstrip("=")
    return _APART.join(ids)


def ids_in(operand: str) -> tuple[str, ...]:
    """The articles that a button which asks which one names; none where the text names none."""
    if _APART in operand:
        return tuple(operand.split(_APART)[:AT_ONCE])
    try:
        packed = urlsafe_b64decode(operand + "=" * (-len(operand) % 4))
    except ValueError:
        return ()
    return tuple(packed[at : at + _BYTES].hex() for at in range(0, len(packed), _BYTES))[:AT_ONCE]


def compose_choice(readings: Sequence[Reading], edition: Edition) -> Document:
    """Which of these reports somebody wants to read: a line each, and a button for each that has no page of its own."""
    language = edition.language
    title = say(language, "read_which")
    lines = tuple(
        Text(
            spans=(Span(text=_title(reading), url=reading.article.url), Span(text=f"{GAP}{outlet(reading.article, language)}")),
            bullet=True,
        )
        for reading in readings
    )
    actions = tuple(
        Action(name=READ, label=cut(_title(reading), _LABEL), argument=reading.article.id)
        for reading in readings
        if not reading.article.url
    )
    return Document(title=title, blocks=(*front(title), *lines), actions=actions, language=language)


def _title(reading: Reading) -> str:
    """The headline as digests show it, without the mark that it can be read."""
    return text_of(headline(reading.article))


def readable(document: Document) -> Document:
    """The document as it is shown: with those buttons after its own, and foreign words isolated where needed."""
    return isolated(replace(document, actions=(*document.actions, *reading_buttons(document))))


def place_of(operand: str) -> tuple[str, int]:
    """The article and the number of the piece, from 1, that a button names; 0 for a number that is none."""
    article_id, _, number = operand.partition(_BETWEEN)
    if not number:
        return article_id, 1
    return article_id, int(number) if number.isdecimal() and len(number) < 5 else 0


def pieces(reading: Reading) -> tuple[Piece, ...]:
    """The whole body in stretches of at most `STRETCH` characters, by pieces of at most `PIECE`; only white space lacks."""
    found: list[list[Extract]] = [[]]
    for stretch in _stretches(reading):
        if found[-1] and sum(len(extract.text) for extract in found[-1]) + len(stretch.text) > PIECE:
            found.append([])
        found[-1].append(stretch)
    return tuple(tuple(piece) for piece in found)


def compose_piece(reading: Reading, number: int, edition: Edition, *, source: str = "") -> Document | None:
    """One piece of a report, from 1, with buttons to the others; None where there is none. `source` is where it was read."""
    article, parts = reading.article, pieces(reading)
    if not 1 <= number <= len(parts):
        return None
    name = outlet(article, edition.language)
    where = say(edition.language, "read_from", name=source) if source and source != name else ""
    part = say(edition.language, "piece", n=number, total=len(parts)) if len(parts) > 1 else ""
    head = headline(article)
    first = front(text_of(head), name, writer_of(article, name), moments.published(article, edition), where, part)
    body = [Text(spans=(cited(article, stretch),)) for stretch in parts[number - 1]]
    end = [Small(spans=(Span(text=say(edition.language, "end_of_report")),), ends=True)] if number == len(parts) else []
    turns = _turns(article.id, number, len(parts), edition)
    return Document(title=text_of(head), blocks=(*first, *body, *end), actions=turns, language=edition.language)


def _turns(article_id: str, number: int, total: int, edition: Edition) -> tuple[Action, ...]:
    """Buttons to the piece before and to the next."""
    wanted = [(number + 1, "read_on")] * (number < total) + [(number - 1, "read_back")] * (number > 1)
    return tuple(
        Action(name=READ, label=say(edition.language, key), argument=f"{article_id}{_BETWEEN}{turn}") for turn, key in wanted
    )


def _stretches(reading: Reading) -> Iterator[Extract]:
    """Paragraphs; long ones are divided after a sentence, else at white space, else at the limit."""
    body, start = reading.article.body, 0
    ends = sorted(sentence.end for sentence in reading.analysis.sentences)
    for paragraph in reading.article.citable:
        end = start + len(paragraph)
        while end - start > STRETCH:
            most = start + STRETCH
            behind = max((at for at in ends if start < at <= most), default=0)
            at = behind or max(body.rfind(" ", start + 1, most), start) or most
            at = at if at > start else most
            yield Extract(text=body[start:at], start=start, end=at)
            start = at + (len(body[at:end]) - len(body[at:end].lstrip()))
        if body[start:end].strip():
            yield Extract(text=body[start:end], start=start, end=end)
        start = end + len(PARAGRAPH_BREAK)


def compose_reading(reading: Reading, *, now: datetime, zone: tzinfo, language: str = "en") -> Document:
    """Headline, whole summary, every quote whose speaker is known, sources, and what was counted on the way."""
    article, analysis = reading.article, reading.analysis
    story = Story(id=article.id, lead=reading)
    edition = Edition(now=now, zone=zone, language=language)
    entry = compose_entry(story, edition, bullets=len(analysis.summary), quotes=len(analysis.quotes))
    facts = say(
        language,
        "reading",
        paragraphs=len(article.paragraphs),
        sentences=len(analysis.sentences),
        quotes=len(analysis.quotes),
        attributed=sum(names_speaker(quote) for quote in analysis.quotes),
        written=article.language or "?",
        method=analysis.method,
    )
    return Document(title=article.title, blocks=(*entry, Small(spans=(Span(text=facts),))), language=language)
