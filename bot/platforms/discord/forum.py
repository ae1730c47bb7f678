"""Forums: a post for each digest, tagged with the topics that the forum has tags for."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import discord

from bot.compose.units import cut
from bot.compose.wording import say
from bot.model.document import Document, Heading
from bot.parse.names import folded, listed_names
from bot.platforms.discord.limits import FORUM_TAGS, THREAD_NAME
from bot.platforms.discord.markup import plain

_CONTINUED = timedelta(hours=1)
"""The second part of a digest follows the first within this time."""


def post_name(document: Document, now: datetime) -> str:
    """The post's title: the digest's title and its day in the reader's zone: in Tokyo the morning comes before UTC's midnight."""
    title = plain(document.title).strip() or say(document.language, "news_digest")
    return f"{cut(title, THREAD_NAME - 13)} · {document.day or now.date():%Y-%m-%d}"


def tags(forum: discord.ForumChannel, document: Document) -> list[discord.ForumTag]:
    """The forum's tags named like a topic of the digest; the first tag where one is required and none fits."""
    topics = {folded(topic) for topic in listed_names(document.title, [tag.name for tag in forum.available_tags])}
    fitting = [tag for tag in forum.available_tags if folded(tag.name) in topics][:FORUM_TAGS]
    return fitting or (list(forum.available_tags[:1]) if forum.flags.require_tag else [])


def opened_since(posts: Sequence[discord.Thread], since: datetime) -> list[discord.Thread]:
    """Those of the posts that were opened since then."""
    return [post for post in posts if _opened(post) >= since]


def post_to_continue(own: Sequence[discord.Thread], document: Document, now: datetime) -> discord.Thread | None:
    """The bot's newest post, for a further part of a digest; None for a first part, which opens with its heading."""
    if document.blocks and isinstance(document.blocks[0], Heading) and document.blocks[0].level == 1:
        return None
    return next(iter(opened_since(own, now - _CONTINUED)), None)


def _opened(post: discord.Thread) -> datetime:
    return discord.utils.snowflake_time(post.id)
