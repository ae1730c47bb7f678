"""A story's headline with its picture: small as the accessory of its section, large as a block of its own below."""

import re
from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block as SlackBlock
from slack_sdk.models.blocks import (
    ImageBlock,
    ImageElement,
    MarkdownTextObject,
    RichTextBlock,
    RichTextSectionElement,
    SectionBlock,
)

from bot.compose.units import cut, units
from bot.model.document import Heading, Illustration, Style
from bot.parse.urls import http_link
from bot.platforms.slack import limits
from bot.platforms.slack.markup import mrkdwn, parts, plain

_MARKUP = re.compile(r"[*_~`]|:[\w+-]+:")
"""Text that a section would not show letter by letter, as rich text does."""


def illustrated(heading: Heading, picture: Illustration) -> Sequence[SlackBlock]:
    """The blocks of a headline with a picture; none where Slack would refuse them, or show other words."""
    words, url = cut(plain(picture.alt), limits.PICTURE_WORDS).strip(), http_link(picture.url)
    if not words or not url or units(url) > limits.PICTURE_ADDRESS:
        return ()
    if picture.is_large:
        headline = RichTextSectionElement(elements=parts(heading.spans, bold=True))
        return RichTextBlock(elements=[headline]), ImageBlock(image_url=url, alt_text=words)
    line = mrkdwn(replace(span, style=Style.STRONG) for span in heading.spans)
    if units(line) > limits.TEXT or any(_MARKUP.search(span.text) for span in heading.spans):
        return ()
    return (
        SectionBlock(text=MarkdownTextObject(text=line, verbatim=True), accessory=ImageElement(image_url=url, alt_text=words)),
    )
