"""Restores what was removed, checked as if somebody had typed it, always into the asker's own workspace."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.flows.commands.ask import Ask
from bot.flows.commands.digest_choice import digests_of
from bot.flows.commands.digests import save
from bot.flows.commands.exchange import source_from, subscription_from, topic_from
from bot.flows.commands.sources import follow_all, own_sources
from bot.flows.commands.topics import keep_topic
from bot.model.errors import UserError
from bot.model.note import KEPT, Note, NoteKind


async def bring_back(ask: Ask, note_id: str) -> Note:
    """Restore one thing. Raises UserError when it is not kept here, or cannot be restored: its name is taken, or there are too
    many."""
    note = await ask.desk.notes.note(ask.workspace.id, NoteKind.REMOVED, note_id)
    if note is None or note.at <= ask.now - KEPT:
        raise UserError(ask.say("done_already"))
    kept = json.loads(note.text)
    await _RESTORERS[kept["kind"]](ask, kept["id"], kept["body"])
    await ask.desk.notes.drop(ask.workspace.id, NoteKind.REMOVED, note_id)
    return note


async def _restore_topic(ask: Ask, thing_id: str, body: Mapping[str, Any]) -> None:
    await keep_topic(ask, replace(topic_from(body), id=thing_id, workspace_id=ask.workspace.id), in_place_of=thing_id)


async def _restore_subscription(ask: Ask, thing_id: str, body: Mapping[str, Any]) -> None:
    """Restore a digest. One that was only changed goes on from where it has read to, one that was removed from now on."""
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    held = next((subscription for subscription in await digests_of(ask) if subscription.id == thing_id), None)
    read_to = held.last_window_end if held else ask.now
    await save(ask, replace(subscription_from(ask, body, topics), id=thing_id, last_window_end=read_to), held)


async def _restore_source(ask: Ask, _: str, body: Mapping[str, Any]) -> None:
    await follow_all(ask, [source_from(body)], held=len(await own_sources(ask)))


async def _restore_blocked(ask: Ask, _: str, body: Mapping[str, Any]) -> None:
    changed = replace(ask.workspace, blocked_words=tuple(body["words"]), blocked_outlets=tuple(body["outlets"]))
    await ask.desk.workspaces.save_workspace(changed)


_RESTORERS = {"blocked": _restore_blocked, "topic": _restore_topic, "digest": _restore_subscription, "source": _restore_source}
