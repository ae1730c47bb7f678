"""Asks which digest is meant where several could be: a button for each, which goes on with the given values."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace

from bot.compose.answers import compose_list
from bot.flows.commands.ask import Ask
from bot.flows.commands.digest_choice import labels
from bot.flows.commands.digest_state import channel_span
from bot.flows.commands.lines import button
from bot.flows.commands.questions import short_hash
from bot.flows.desk import KnowsChannels
from bot.model.conversation import Reply
from bot.model.document import Action, Document, Span
from bot.model.note import Note, NoteKind
from bot.model.workspace import Channel, Subscription

_LABEL, _MOST_BUTTONS, _MOST_LISTED = 60, 10, 25
_BETWEEN = ":"


async def which_digest(ask: Ask, digests: tuple[Subscription, ...]) -> Document:
    """The digests that could be meant with their channels, and a button for each."""
    called = await labels(ask)
    known = [subscription for subscription in digests if subscription.id in called]
    lines = [
        (Span(text=f"{called[subscription.id]} ("), channel_span(ask, subscription.channel), Span(text=")"))
        for subscription in known[:_MOST_LISTED]
    ]
    buttons = await _buttons(ask, known[:_MOST_BUTTONS], [called[subscription.id] for subscription in known[:_MOST_BUTTONS]])
    return replace(compose_list(ask.say("which_digest"), [], lines, language=ask.language), actions=buttons)


@button("digest", "meant", about="digest.schedule")
async def meant(ask: Ask) -> Reply:
    """The command as it was asked, for the digest that was chosen now; the permissions of whoever presses are checked."""
    from bot.flows.commands.table import answer  # imported here, since the table imports all handlers

    note_id, _, digest_id = ask.operand.partition(_BETWEEN)
    note = await ask.desk.notes.note(ask.workspace.id, NoteKind.MEANT, note_id)
    if note is None:
        return ask.tell("done_already")
    said = json.loads(note.text)
    request = replace(ask.request, path=tuple(said["path"]), values={**said["values"], "digest": digest_id})
    return await answer(ask.desk, request)


async def _buttons(ask: Ask, digests: Sequence[Subscription], called: Sequence[str]) -> tuple[Action, ...]:
    """Without other values a press runs the command. A command with an attached file has to be given again."""
    said = {name: value for name, value in ask.request.values.items() if value.strip() and name not in ("digest", "argument")}
    if ask.request.attachment is not None:
        return ()
    name, before = ".".join(ask.request.path), ""
    if said:
        name, before = "digest.meant", f"{await _kept(ask, said)}{_BETWEEN}"
    places = await asyncio.gather(*(_channel_name(ask, subscription.channel) for subscription in digests))
    return tuple(
        Action(name=name, label=" · ".join(filter(None, (where, title)))[:_LABEL], argument=before + subscription.id)
        for subscription, title, where in zip(digests, called, places, strict=True)
    )


async def _kept(ask: Ask, said: dict[str, str]) -> str:
    text = json.dumps({"path": ask.request.path, "values": said}, ensure_ascii=False)
    note_id = short_hash("meant", ask.request.asker.user, text)
    await ask.desk.notes.write(Note(workspace_id=ask.workspace.id, kind=NoteKind.MEANT, id=note_id, text=text, at=ask.now))
    return note_id


async def _channel_name(ask: Ask, channel: Channel) -> str:
    """“#news”, where the platform knows the channel's name."""
    platform = ask.desk.platforms.get(channel.platform)
    name = await platform.channel_name(channel) if isinstance(platform, KnowsChannels) else ""
    return f"#{name}" if name else ""
