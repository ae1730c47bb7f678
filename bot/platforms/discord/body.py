"""A document as the body of a request in discord.py's own terms, and the mark by which the bot knows its message again.

The mark is a fragment directive (https://wicg.github.io/scroll-to-text-fragment/#the-fragment-directive) at the first
link of a message: browsers take it off before a page sees its address, and Discord keeps it.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

import discord

from bot.compose.units import cut
from bot.model.document import Document, Illustration
from bot.platforms.discord.buttons import view_of
from bot.platforms.discord.limits import NONCE, PICTURE_ADDRESS, PICTURE_WORDS
from bot.platforms.discord.markup import web_link
from bot.platforms.discord.render import Embed, Message, render

_DIRECTIVE = ":~:dl="
_LONGEST_URL = 2000


def nonce(key: str) -> str:
    """The message's nonce: Discord takes a second message with the same one for the first (idempotency key)."""
    return hashlib.blake2b(key.encode(), digest_size=NONCE // 2).hexdigest()


def body(document: Document, *, mark: str = "", ping: str = "", home: str = "") -> dict[str, Any]:
    """Text, embeds and buttons; the buttons contain the server, `home`, where nothing else tells it.

    Nobody is called but the role of that id: its mention is the only one that Discord resolves.
    """
    message = render(document)
    made: dict[str, Any] = {
        "content": (f"<@&{ping}> " if ping else "") + message.content or None,
        "embeds": embeds(message, mark),
        "allowed_mentions": _called(ping),
    }
    if view := view_of(document.actions, home):
        made["view"] = view
    return made


def embeds(message: Message, mark: str = "") -> list[discord.Embed]:
    """The message's embeds; the first one with a link gets the mark, if there is one."""
    marked = next((n for n, embed in enumerate(message.embeds) if embed.url and len(embed.url) < _LONGEST_URL), -1)
    return [_embed(embed, mark if n == marked else "", message.color) for n, embed in enumerate(message.embeds)]


def bears(message: discord.Message, mark: str) -> bool:
    """Whether this is the message that was sent under that name."""
    return str(message.nonce) == mark or _is_marked(message.embeds, mark)


def _called(ping: str) -> discord.AllowedMentions:
    if not ping:
        return discord.AllowedMentions.none()
    return discord.AllowedMentions(everyone=False, users=False, roles=[discord.Object(int(ping))], replied_user=False)


def _is_marked(shown: Sequence[discord.Embed], mark: str) -> bool:
    return any((embed.url or "").endswith(_DIRECTIVE + mark) for embed in shown)


def _embed(embed: Embed, mark: str, color: int | None) -> discord.Embed:
    url = embed.url
    if mark:
        url += ("" if "#" in url else "#") + _DIRECTIVE + mark
    made = discord.Embed(title=embed.title or None, url=url or None, description=embed.description or None, color=color)
    return _illustrated(made, embed.picture) if embed.picture else made


def _illustrated(made: discord.Embed, picture: Illustration) -> discord.Embed:
    """The embed with a picture, and its description for screen readers, for which discord.py has no argument yet."""
    url, words = web_link(picture.url), cut(picture.alt, PICTURE_WORDS)
    if not url or len(url) > PICTURE_ADDRESS:
        return made
    shown = {"url": url, "description": words}
    return discord.Embed.from_dict({**made.to_dict(), ("image" if picture.is_large else "thumbnail"): shown})
