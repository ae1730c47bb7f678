"""Removed topics, digests and sources, kept as JSON with the workspace so that they can be restored (`restoring`)."""

import json
from collections.abc import Mapping
from typing import Any

from bot.flows.commands.ask import Ask
from bot.flows.commands.exchange import source_json, subscription_json, topic_json
from bot.flows.commands.questions import short_hash
from bot.model.document import Action
from bot.model.note import KEPT, Note, NoteKind
from bot.model.source import Source
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Workspace

LONGEST_LABEL = 100


async def put_away(ask: Ask, thing: Topic | Subscription | Source | Workspace, label: str) -> Action:
    """Keep something that is being removed (or, of a workspace, what it blocks); returns the button that restores it."""
    kept = {"kind": _kind(thing), "id": thing.id, "body": _body(thing)}
    note_id = short_hash(_kind(thing), thing.id)
    note = Note(
        workspace_id=ask.workspace.id,
        kind=NoteKind.REMOVED,
        id=note_id,
        text=json.dumps(kept, ensure_ascii=False),
        at=ask.now,
        label=label[:LONGEST_LABEL],
    )
    await ask.desk.notes.write(note)
    return ask.button("news.undo", note_id)


async def put_away_notes(ask: Ask) -> tuple[Note, ...]:
    """What can be restored, the latest first."""
    return await ask.desk.notes.notes(ask.workspace.id, NoteKind.REMOVED, ask.now - KEPT)


def _kind(thing: Topic | Subscription | Source | Workspace) -> str:
    if isinstance(thing, Workspace):
        return "blocked"
    return "topic" if isinstance(thing, Topic) else "digest" if isinstance(thing, Subscription) else "source"


def _body(thing: Topic | Subscription | Source | Workspace) -> Mapping[str, Any]:
    if isinstance(thing, Workspace):
        return {"words": thing.blocked_words, "outlets": thing.blocked_outlets}
    if isinstance(thing, Topic):
        return topic_json(thing)
    return subscription_json(thing, names={}) if isinstance(thing, Subscription) else source_json(thing)
