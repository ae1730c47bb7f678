"""A message of Discord's without its markup, for “Brief me on this”."""

import re

import discord

from bot.platforms.subject import LONGEST, Said

_LINK = re.compile(r"<?(https?://[^\s<>]{1,2000})>?")
_NAMED_LINK = re.compile(r"\[([^\[\]]{1,300})\]\(<?(https?://[^\s<>()]{1,2000})>?\)")
_MARKUP = re.compile(r"<a?:\w{1,40}:\d{1,25}>|<[@#&!t/][^<>]{0,100}>|[*_~`|>#]")


def said_in(message: discord.Message) -> Said:
    """Its words and links, and the titles and texts of its embeds. Discord gives them with the choice from the menu."""
    raw = message.content[:LONGEST]
    links = [found[2] for found in _NAMED_LINK.finditer(raw)]
    raw = _NAMED_LINK.sub(lambda found: found[1], raw)
    links += [found[1].rstrip(".,;:!?)") for found in _LINK.finditer(raw)]
    cards = message.embeds
    return Said(
        text=_MARKUP.sub(" ", _LINK.sub(" ", raw)),
        links=tuple(dict.fromkeys([*links, *(card.url for card in cards if card.url)])),
        titles=tuple(card.title for card in cards if card.title),
        texts=tuple(card.description for card in cards if card.description),
    )
