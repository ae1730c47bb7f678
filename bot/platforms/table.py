"""All chats, in the order in which they are listed. A new one is a folder beside this file, and a line here."""

from bot.platforms.descriptor import Descriptor
from bot.platforms.discord.descriptor import DISCORD
from bot.platforms.slack.descriptor import SLACK

PLATFORMS: tuple[Descriptor, ...] = (DISCORD, SLACK)
