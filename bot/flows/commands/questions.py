"""The question behind a brief's buttons. The buttons hold only its id, so they work after a restart and cannot be forged.

The question is kept as a note of the workspace; an id of another workspace is not found.
"""

import asyncio
import hashlib
import json
import logging
import re
from dataclasses import replace
from datetime import datetime

from bot.compose.brief import QUOTES, STORIES
from bot.flows.brief import Question
from bot.flows.commands.ask import Ask
from bot.model.errors import UserError
from bot.model.note import Note, NoteKind

BRIEF_SIZES = {"short": (3, 1, 1), "normal": (STORIES, 3, QUOTES), "long": (8, 5, 5)}
"""Stories, and the sentences and quotes of the first, for a length."""

log = logging.getLogger(__name__)

_TIMEOUT = 1.0
"""Seconds."""
_writing: set[asyncio.Task[None]] = set()
"""References to notes that are being written: the event loop alone would not keep them."""

_ID = re.compile(r"[0-9a-f]{16}")


def question_of(ask: Ask, *, asked: str, since: datetime, length: str) -> Question:
    """A question up to now, in the asker's language. Raises UserError for an unknown length."""
    if length not in BRIEF_SIZES:
        raise UserError(ask.say("no_length", name=length[:40]))
    stories, sentences, quotes = BRIEF_SIZES[length]
    workspace = replace(ask.workspace, language=ask.language, plain=ask.plain)
    return Question(
        workspace=workspace,
        asked=asked,
        since=since,
        until=ask.now,
        max_stories=stories,
        summary_sentences=sentences,
        quotes=quotes,
    )


async def remember(ask: Ask, question: Question, length: str) -> str:
    """Keep the question; its id for the buttons, the same for the same question, or "" where it cannot be kept now."""
    kept = {"asked": question.asked, "since": question.since.isoformat(), "length": length}
    text = json.dumps(kept | {"until": (question.until or ask.now).isoformat()}, ensure_ascii=False)
    note_id = short_hash(text)
    note = Note(workspace_id=ask.workspace.id, kind=NoteKind.QUESTION, id=note_id, text=text, at=ask.now)
    return note_id if await keep(ask, note) else ""


async def keep(ask: Ask, note: Note) -> bool:
    """Write something that is not essential to the answer, if that is quick; whether it was written. The answer does not wait for
    it."""
    task = asyncio.create_task(ask.desk.notes.write(note))
    _writing.add(task)
    task.add_done_callback(_written)
    done, _ = await asyncio.wait({task}, timeout=_TIMEOUT)
    return bool(done) and task.exception() is None


def _written(task: asyncio.Task[None]) -> None:
    _writing.discard(task)
    if not task.cancelled() and (problem := task.exception()):
        log.warning("note_not_kept", extra={"problem": str(problem)})


async def recall(ask: Ask) -> tuple[Question, str]:
    """The question behind the pressed button, and its length. Raises UserError when it is not kept here."""
    note = await ask.desk.notes.note(ask.workspace.id, NoteKind.QUESTION, ask.operand)
    if note is None:
        raise UserError(ask.say("too_old"))
    kept = json.loads(note.text)
    question = question_of(ask, asked=kept["asked"], since=datetime.fromisoformat(kept["since"]), length=kept["length"])
    return replace(question, until=datetime.fromisoformat(kept["until"])), kept["length"]


def short_hash(*parts: str) -> str:
    """A short name for a text: 16 hexadecimal digits."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()


def is_id(text: str) -> bool:
    """Whether a value from a button or a form is an id made by `short_hash`, and nothing that somebody typed."""
    return bool(_ID.fullmatch(text))
