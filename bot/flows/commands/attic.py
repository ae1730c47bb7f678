"""What was taken away and can be had again: topics, digests and the following of sources, as JSON with the workspace.

Everything read back is checked as if somebody had typed it, and lands in the asker's own workspace whatever it says.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.flows.commands.ask import Ask
from bot.flows.commands.exchange import source_from, source_json, subscription_from, subscription_json, topic_from, topic_json
from bot.flows.commands.questions import digest
from bot.flows.subscribe import coming
from bot.model.document import Action
from bot.model.errors import UserError
from bot.model.note import KEPT, Note, NoteKind
from bot.model.source import Source
from bot.model.topic import Topic
from bot.model.workspace import Subscription

LONGEST_LABEL = 100


async def put_away(ask: Ask, thing: Topic | Subscription | Source, label: str) -> Action:
    """Keep a thing that is being removed; the button that brings it back."""
    kept = {"kind": _kind(thing), "id": thing.id, "body": _body(thing)}
    note_id = digest(_kind(thing), thing.id)
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


async def bring_back(ask: Ask, note_id: str) -> Note:
    """Restore one thing. Raises UserError when it is not kept here, or cannot be (its name is taken)."""
    note = await ask.desk.notes.note(ask.workspace.id, NoteKind.REMOVED, note_id)
    if note is None or note.at <= ask.now - KEPT:
        raise UserError(ask.say("too_old"))
    kept = json.loads(note.text)
    await _RESTORERS[kept["kind"]](ask, kept["id"], kept["body"])
    await ask.desk.notes.drop(ask.workspace.id, NoteKind.REMOVED, note_id)
    return note


async def _restore_topic(ask: Ask, thing_id: str, body: Mapping[str, Any]) -> None:
    await ask.desk.workspaces.save_topic(replace(topic_from(body), id=thing_id, workspace_id=ask.workspace.id))


async def _restore_subscription(ask: Ask, thing_id: str, body: Mapping[str, Any]) -> None:
    """The digest as it was; one that was only changed goes on from where it has read to, one that was removed from now on."""
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    held = [one for one in await ask.desk.workspaces.subscriptions(ask.workspace.id) if one.id == thing_id]
    read_to = held[0].last_window_end if held else ask.now
    wanted = replace(subscription_from(ask, body, topics), id=thing_id, keeper=ask.request.asker.user, last_window_end=read_to)
    await ask.desk.workspaces.save_subscription(replace(wanted, next_run_at=coming(ask.desk, wanted, ask.now)))


async def _restore_source(ask: Ask, _: str, body: Mapping[str, Any]) -> None:
    await ask.desk.news.add_source(source_from(body), followed_by=ask.workspace.id)


_RESTORERS = {"topic": _restore_topic, "digest": _restore_subscription, "source": _restore_source}


def _kind(thing: Topic | Subscription | Source) -> str:
    return "topic" if isinstance(thing, Topic) else "digest" if isinstance(thing, Subscription) else "source"


def _body(thing: Topic | Subscription | Source) -> Mapping[str, Any]:
    if isinstance(thing, Topic):
        return topic_json(thing)
    return subscription_json(thing, names={}) if isinstance(thing, Subscription) else source_json(thing)
