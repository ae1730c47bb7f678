"""Documents as JSON: compact lists, since thousands of them wait in the outbox.

document  {"title", "language", "plain", "blocks": [block...], "actions": [[name, label, argument]...], "day" and "topic" if any}
block     ["heading", level, spans, [url, alt, is large] if it has a picture] ["text", bullet, spans]
          ["quote", spans, attribution] ["rule"]
          ["small", spans, left out, corrects, ends]
span      [text] [text, style] [text, style, url] [text, style, url, article id, start, end]: a citation
          [text, style, url, article id]: a headline
          {"text", "style", "at", "ahead", "channel", "zone" and "clock" if it has any}: a moment, in ISO 8601, or a channel
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from bot.model.document import Action, Block, Citation, Document, Heading, Illustration, PullQuote, Rule, Small, Span, Style, Text
from bot.model.errors import BotError

_STYLES = {style.value: style for style in Style}


def encode(document: Document) -> dict[str, Any]:
    """A document as JSON values."""
    return {
        "title": document.title,
        "language": document.language,
        "plain": document.plain,
        "blocks": [_encode_block(block) for block in document.blocks],
        "actions": [[action.name, action.label, action.argument] for action in document.actions],
        **({"day": document.day.isoformat()} if document.day else {}),
        **({"topic": document.topic} if document.topic else {}),
    }


def decode(values: dict[str, Any]) -> Document:
    """The document that was encoded. Raises BotError for a block that only another version knows."""
    return Document(
        title=values["title"],
        language=values["language"],
        plain=values.get("plain", False),
        day=date.fromisoformat(values["day"]) if values.get("day") else None,
        topic=values.get("topic", ""),
        blocks=tuple(_decode_block(block) for block in values["blocks"]),
        actions=tuple(Action(name=name, label=label, argument=argument) for name, label, argument in values["actions"]),
    )


def _encode_block(block: Block) -> list[Any]:
    match block:
        case Heading():
            picture = block.picture
            shown = [[picture.url, picture.alt, picture.is_large]] if picture else []
            return ["heading", block.level, _encode_spans(block.spans), *shown]
        case Text():
            return ["text", block.bullet, _encode_spans(block.spans)]
        case PullQuote():
            return ["quote", _encode_spans(block.spans), _encode_spans(block.attribution)]
        case Small():
            return ["small", _encode_spans(block.spans), block.left_out, block.corrects, block.ends]
        case Rule():
            return ["rule"]


def _decode_block(values: list[Any]) -> Block:
    match values:
        case ["heading", level, spans]:
            return Heading(spans=_decode_spans(spans), level=level)
        case ["heading", level, spans, [url, alt, is_large]]:
            picture = Illustration(url=url, alt=alt, is_large=is_large)
            return Heading(spans=_decode_spans(spans), level=level, picture=picture)
        case ["text", bullet, spans]:
            return Text(spans=_decode_spans(spans), bullet=bullet)
        case ["quote", spans, attribution]:
            return PullQuote(spans=_decode_spans(spans), attribution=_decode_spans(attribution))
        case ["small", spans, *more]:
            return Small(spans=_decode_spans(spans), **dict(zip(("left_out", "corrects", "ends"), more, strict=False)))
        case ["rule"]:
            return Rule()
        case _:
            raise BotError(f"A stored message holds a block that this version does not know: {values[:1]}")


def _encode_spans(spans: Sequence[Span]) -> list[Any]:
    return [_encode_span(span) for span in spans]


def _encode_span(span: Span) -> Any:
    if span.at is not None or span.channel:
        at = span.at.isoformat() if span.at else ""
        live = {"text": span.text, "style": span.style, "at": at, "ahead": span.ahead, "channel": span.channel}
        return live | {key: value for key, value in (("zone", span.zone), ("clock", span.clock)) if value}
    if span.cites:
        return [span.text, span.style, span.url, span.cites.article_id, span.cites.start, span.cites.end]
    if span.heads:
        return [span.text, span.style, span.url, span.heads]
    if span.url:
        return [span.text, span.style, span.url]
    return [span.text] if span.style is Style.PLAIN else [span.text, span.style]


def _decode_spans(values: list[Any]) -> tuple[Span, ...]:
    return tuple(_decode_live(**span) if isinstance(span, dict) else _decode_span(*span) for span in values)


def _decode_live(text: str, style: str, at: str, ahead: bool, channel: str, zone: str = "", clock: str = "") -> Span:
    moment = datetime.fromisoformat(at) if at else None
    return Span(text=text, style=_STYLES[style], at=moment, ahead=ahead, channel=channel, zone=zone, clock=clock)


def _decode_span(
    text: str, style: str = Style.PLAIN, url: str = "", article_id: str = "", start: int = -1, end: int = -1
) -> Span:
    if end < 0:
        return Span(text=text, style=_STYLES[style], url=url, heads=article_id)
    return Span(text=text, style=_STYLES[style], url=url, cites=Citation(article_id=article_id, start=start, end=end))
