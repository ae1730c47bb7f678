"""Discord's limits: https://docs.discord.com/developers/resources/message and .../interactions/application-commands.

Lengths are counted in UTF-16 units, which is never less than what Discord counts.
"""

CONTENT = 2000
PING = 25
"""Of these, reserved for the mention of a role before the text."""
EMBEDS = 10
EMBED_TOTAL = 6000
"""Characters of all titles and descriptions of one message's embeds together."""
TITLE = 256
DESCRIPTION = 4096

PICTURE_ADDRESS = 2048
PICTURE_WORDS = 4096
"""Characters of a picture's address and of its description."""

ROWS, IN_ROW = 5, 5
BUTTON_LABEL = 80
CUSTOM_ID = 100

CHOICES = 25
CHOICE = 100
MENU_NAME = 32
"""Characters of a choice's name and of its value."""
COMMAND_NAME = 32
COMMAND_ABOUT = 100
COMMAND_TOTAL = 8000
"""Characters of one command's names, descriptions and values, including its subcommands."""

MODAL_TITLE = 45
MODAL_FIELDS = 5
FIELD_LABEL = 45
FIELD_HINT = 100
FIELD_VALUE = 4000

THREAD_NAME = 100
FORUM_TAGS = 5
NONCE = 25
