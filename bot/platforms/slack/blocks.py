"""A document as Slack messages: the first in the channel, what it does not hold in the thread below.

A heading is a header; a story is one rich text of its headline, its bullets and its quotes; sources are context; actions are
buttons. What a block takes is the length of its JSON, counted alone: joined to its neighbours it takes less.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextListElement,
    RichTextQuoteElement,
    RichTextSectionElement,
)
from slack_sdk.models.blocks import Block as SlackBlock

from bot.compose.fit import fit
from bot.compose.shorten import OMISSION
from bot.compose.units import cut, units
from bot.model.document import Action, Block, Document, Heading, Limits, PullQuote, Rule, Small, Span, Text, spans_of, text_of
from bot.platforms.slack import limits
from bot.platforms.slack.markup import escape, mrkdwn, parts, plain
from bot.platforms.slack.pictures import illustrated

Blocks = list[dict[str, Any]]

ID_MARK = "#"
"""Between an action's name and its number in a row of buttons."""

MOST_MESSAGES = 8
"""A digest and seven replies in its thread; a longer one says how much is left out."""
_HEADLINES = 3
_ROOM = limits.MESSAGE - 300
_BUTTONS_ROOM = 5000
_OVERSIZE = 1_000_000
_SEPARATOR = 2
_CUT_ESCAPE = re.compile(rf"&\w{{0,4}}{OMISSION}$")
_LONGEST = 2800
"""The most characters of one block's JSON; its text alone is shorter than any limit on a block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message: `text` is for notifications and screen readers, `blocks` are what is shown."""

    text: str
    blocks: Blocks


@lru_cache(maxsize=1024)
def measure(block: Block) -> int:
    """What a block takes of a message, at most."""
    if sum(len(span.text) for span in spans_of(block)) > _LONGEST:
        return _OVERSIZE
    return sum(limits.size(rendered) + _SEPARATOR for rendered in to_blocks((block,)))


LIMITS = Limits(characters=_ROOM * MOST_MESSAGES // 2, blocks=limits.BLOCKS * 4, block_characters=_LONGEST, measure=measure)
"""The limit of a whole digest: `messages` cuts it into a message and its thread, so that only very long ones leave anything out.
"""


def messages(document: Document, *, ping: str = "", least: int = 1, most: int = MOST_MESSAGES) -> tuple[Message, ...]:
    """The document in so many messages, each within every limit. Actions stand below the first.

    `ping` is the user group that the first one calls.
    """
    buttons = _buttons(document.actions, document.title)
    room = min(_ROOM - limits.size(buttons), limits.READ_ALOUD) if document.plain else _ROOM - limits.size(buttons)
    first, *others = _spread(_fitted(document, buttons, room, limits.BLOCKS - 1, most), least)
    return (_called(_message(first, buttons), ping), *(_message(part, []) for part in others))


def one_message(document: Document, *, most_blocks: int = limits.BLOCKS) -> Message:
    """The document in a single message, or view; what does not fit is shortened as in `fit`, and counted."""
    buttons = _buttons(document.actions, document.title)
    (part,) = _fitted(document, buttons, _ROOM - limits.size(buttons), most_blocks, 1)
    return _message(part, buttons)


def notification(document: Document) -> str:
    """The text of a notification: the title and the first headlines, or the title alone where there are none."""
    stories = [block for block in document.blocks if isinstance(block, Heading) and block.level > 1]
    headlines = ["".join(plain(span.text) for span in story.spans) for story in stories[:_HEADLINES]]
    line = plain(document.title).strip() or "Dateline"
    return escape(cut(f"{line}: {' · '.join(headlines)}" if headlines else line, limits.NOTIFICATION))


def to_blocks(blocks: Sequence[Block]) -> Blocks:
    """Document blocks as Block Kit, one for one but for stories, whose parts are joined; no limit is looked at."""
    return [block.to_dict() for block in _blocks(blocks)]


def _fitted(document: Document, buttons: Blocks, room: int, most_blocks: int, most_parts: int) -> tuple[Document, ...]:
    within = Limits(characters=room, blocks=most_blocks - len(buttons), block_characters=_LONGEST, measure=measure)
    return fit(document, within, max_parts=most_parts)


def _spread(parts: tuple[Document, ...], least: int) -> tuple[Document, ...]:
    """At least so many parts: the last of several stories goes into one of its own; an empty part gets the title."""
    while len(parts) < least:
        borders = [(n, at) for n, part in enumerate(parts) for at, block in enumerate(part.blocks) if isinstance(block, Rule)]
        n, at = borders[-1] if borders else (len(parts) - 1, len(parts[-1].blocks))
        blocks = parts[n].blocks
        halves = (replace(parts[n], blocks=half) for half in (blocks[:at], blocks[at + 1 :]))
        parts = (*parts[:n], *halves, *parts[n + 1 :])
    return parts


def _message(part: Document, buttons: Blocks) -> Message:
    return Message(text=_read_aloud(part), blocks=[*_never_bare(part, to_blocks(part.blocks)), *buttons])


def _read_aloud(document: Document) -> str:
    """Everything that the document says: a screen reader reads a message's text in place of its blocks, which are larger."""
    lines = (escape(line) for block in document.blocks if (line := _words(block).strip()))
    return _CUT_ESCAPE.sub(OMISSION, cut("\n".join(lines), limits.READ_ALOUD)) or notification(document)


def _words(block: Block) -> str:
    if isinstance(block, Rule):
        return ""
    return " ".join(filter(None, (text_of(block.spans), text_of(block.attribution) if isinstance(block, PullQuote) else "")))


def _called(message: Message, ping: str) -> Message:
    """The message below a line that calls a user group."""
    if not ping:
        return message
    call = RichTextBlock(elements=[RichTextSectionElement(elements=[RichTextElementParts.UserGroup(usergroup_id=ping)])])
    return Message(text=f"<!subteam^{ping}> {message.text}", blocks=[call.to_dict(), *message.blocks])


def _never_bare(document: Document, blocks: Blocks) -> Blocks:
    """Slack refuses a message without a block."""
    return blocks or to_blocks((Text(spans=(Span(text=plain(document.title).strip() or "–"),)),))


def _blocks(blocks: Sequence[Block]) -> Iterator[SlackBlock]:
    story: list[RichTextElement] = []
    for block in blocks:
        if isinstance(block, Heading) and block.picture and (headed := illustrated(block, block.picture)):
            yield from ([RichTextBlock(elements=story)] if story else [])
            yield from headed
            story = []
            continue
        if isinstance(block, Text | PullQuote) or (isinstance(block, Heading) and block.level > 1):
            _add(story, block)
            continue
        if story:
            yield RichTextBlock(elements=story)
            story = []
        yield from _apart(block)
    if story:
        yield RichTextBlock(elements=story)


def _add(story: list[RichTextElement], block: Heading | Text | PullQuote) -> None:
    """Add a block to a story; consecutive bullets form one list."""
    words = parts(block.spans, bold=isinstance(block, Heading))
    if not words:
        return
    if isinstance(block, PullQuote):
        by = parts(block.attribution)
        story.append(RichTextQuoteElement(elements=[*words, *([RichTextElementParts.Text(text=" "), *by] if by else [])]))
    elif isinstance(block, Text) and block.bullet:
        item = RichTextSectionElement(elements=words)
        if story and isinstance(story[-1], RichTextListElement):
            story[-1].elements.append(item)
        else:
            story.append(RichTextListElement(style="bullet", elements=[item]))
    elif story and isinstance(story[-1], RichTextSectionElement):
        story[-1].elements += [RichTextElementParts.Text(text="\n"), *words]
    else:
        story.append(RichTextSectionElement(elements=words))


def _apart(block: Heading | Small | Rule) -> Iterator[SlackBlock]:
    """A document block as a Slack block of its own, unless it shows nothing: a bold headline separates stories well enough."""
    if isinstance(block, Small):
        if (line := mrkdwn(block.spans)).strip():
            yield ContextBlock(elements=[MarkdownTextObject(text=line, verbatim=True)])
    elif not isinstance(block, Rule) and (title := "".join(plain(span.text) for span in block.spans).strip()):
        yield HeaderBlock(text=PlainTextObject(text=cut(title, limits.HEADER), emoji=False))


def _buttons(actions: Sequence[Action], title: str) -> Blocks:
    """A row of buttons below the block called `title`, or none. A button whose operand is too long for Slack is left out: it
    could not work."""
    buttons: list[ButtonElement] = []
    for action in actions:
        if units(action.argument) > limits.BUTTON_VALUE or len(buttons) == limits.ACTION_ELEMENTS:
            continue
        # Names need not differ in a row, ids must.
        name = f"{action.name}{ID_MARK}{len(buttons)}"
        label = PlainTextObject(text=cut(plain(action.label), limits.BUTTON_TEXT), emoji=False)
        spoken = cut(f"{plain(action.label)}: {plain(title)}" if title.strip() else plain(action.label), limits.SPOKEN_LABEL)
        buttons.append(ButtonElement(text=label, action_id=name, value=action.argument or None, accessibility_label=spoken))
        if limits.size([button.to_dict() for button in buttons]) > _BUTTONS_ROOM:
            buttons.pop()
    return [ActionsBlock(elements=[*buttons]).to_dict()] if buttons else []
