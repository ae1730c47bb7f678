"""OPML import: which feeds of another reader's list are followed from now on, and what happens to the others."""

import asyncio
from dataclasses import dataclass, replace

from bot.flows.desk import CommandDesk
from bot.flows.manage import make_source
from bot.model.problems import Code, Problem
from bot.model.source import Source, SourceKind
from bot.parse.feed.opml import Outline, Refused, read_opml

MOST_FOLDERS = 10
"""The most folders that are offered as topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The result of an import. `fresh` are new sources with the titles in the list; `folders` contain one each at least."""

    fresh: tuple[Source, ...]
    known: int
    refused: tuple[Refused, ...]
    folders: tuple[str, ...]


async def sort_out(desk: CommandDesk, body: bytes, *, held: frozenset[str], room: int) -> Imported:
    """The sources of an OPML file that are new to this holder, as far as there is room. Nothing is followed yet.

    Raises UserError for a file that is no OPML. The file is parsed in a thread, since that takes time.
    """
    listed = await asyncio.to_thread(read_opml, body)
    fresh: list[tuple[Source, Outline]] = []
    refused = list(listed.refused)
    known = 0
    for feed in listed.feeds:
        source = make_source(SourceKind.FEED, feed.url, title=feed.title)
        if source.id in held:
            known += 1
        elif problem := desk.finder.refusal(feed.url):
            refused.append(Refused(name=feed.title or feed.url, why=problem))
        elif len(fresh) >= room:
            full = Problem(Code.ROOM_FOR_MORE, {"count": room})
            refused.append(Refused(name=feed.title or feed.url, why=full, is_too_many=True))
        else:
            fresh.append((source, feed))
    folders = dict.fromkeys(feed.folder for _, feed in fresh if feed.folder)
    return Imported(
        fresh=tuple(source for source, _ in fresh),
        known=known,
        refused=tuple(refused),
        folders=tuple(folders)[:MOST_FOLDERS],
    )


async def follow_own(desk: CommandDesk, workspace_id: str, source: Source) -> None:
    """Let a workspace follow a source under its own name for it; other workspaces do not see that name."""
    await desk.news.add_source(replace(source, title=""), followed_by=workspace_id, called=source.title)
