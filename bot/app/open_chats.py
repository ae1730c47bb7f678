"""Which chats are on: those whose tokens are set. A chat's library is imported only when it is needed."""

from collections.abc import Iterator
from pathlib import Path

from bot.app.chats import Chat
from bot.app.settings import Settings
from bot.store.store import Store


def open_chats(settings: Settings, store: Store, home: Path) -> Iterator[Chat]:
    """Each chat of the settings. Raises UserError when they do not add up."""
    if settings.discord.token:
        from bot.app.discord import discord_chat

        yield discord_chat(settings.discord, home, store.hosts if store.database.server else None)
    if settings.slack.way():
        from bot.app.slack import slack_chat

        yield slack_chat(settings.slack, store.database)
