"""Slack's limits: https://docs.slack.dev/reference/block-kit/blocks and .../reference/views. Lengths are counted in UTF-16 units,
which is never less than what Slack counts."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.compose.units import units

BLOCKS = 50
"""Blocks of a message."""
VIEW_BLOCKS = 100
"""Blocks of a modal or a Home tab."""
MESSAGE = 12_000
"""A message of about 13,200 characters is refused (`msg_blocks_too_long`) though no documented limit is broken, and earlier with
many containers; so this counts the blocks' JSON with its containers."""
NOTIFICATION = 300
"""Characters of a notification's text; Slack accepts 4,000, a screen shows far less."""

READ_ALOUD = 3900
"""Characters of the text of a message for screen readers."""

HEADER = 150
TEXT = 3000
"""Characters of a section's or a context's text."""
PICTURE_ADDRESS = 3000
PICTURE_WORDS = 2000
"""Characters of a picture's address and of its description."""
CONTEXT_ELEMENTS = 10
ACTION_ELEMENTS = 25
BUTTON_TEXT = 75
SPOKEN_LABEL = 75
"""Characters of a button's text for screen readers."""
BUTTON_VALUE = 2000
ACTION_ID = 255

MODAL_TITLE = 24
MODAL_BUTTON = 24
PRIVATE_METADATA = 3000
LABEL = 2000
PLACEHOLDER = 150
OPTIONS = 100
OPTION_TEXT = 75
OPTION_VALUE = 150
INPUT = 3000

SHORTCUT_NAME = 24
COMMAND_NAME = 32


def size(blocks: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> int:
    """What blocks take of a message: the length of their JSON."""
    return units(json.dumps(blocks, ensure_ascii=False))
