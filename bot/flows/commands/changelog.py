"""/news log: the audit log of a workspace's settings: who changed what, and when; kept for 90 days, and posted to a channel if
wanted."""

import asyncio
import csv
import io
import json
import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.compose.answers import compose_list
from bot.compose.moments import to_the_minute
from bot.compose.notices import notice
from bot.compose.sources import GAP
from bot.flows.commands.ask import Ask
from bot.flows.commands.lines import button, command
from bot.flows.commands.questions import keep, short_hash
from bot.flows.post import post_once
from bot.model.conversation import File, Option, OptionKind, Path, Reply
from bot.model.document import Document, Phrase, Small, Span, Text, text_of
from bot.model.errors import DeliveryError
from bot.model.note import KEPT, Note, NoteKind
from bot.model.workspace import Channel

log = logging.getLogger(__name__)

SHOWN = 20
"""Changes shown in the chat; the file has all."""

_LONGEST = 200
_LOOKS: frozenset[Path] = frozenset(
    {
        ("news", "log"), ("news", "export"), ("news", "import"), ("news", "restore"), ("sources", "discover"),
        ("sources", "export"), ("topics", "remove"), ("topics", "digest"), ("brief", "follow"),
    }
)  # fmt: skip
"""Commands for admins that change nothing themselves: they show, ask, or open a form."""

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""First characters that would make a spreadsheet compute a cell (CSV injection)."""

_posting: set[asyncio.Task[None]] = set()
"""References to posts on their way: the event loop alone would not keep them."""


@command(
    "news",
    "log",
    options=(
        Option(name="channel", about="option.log_channel", kind=OptionKind.CHANNEL),
        Option(name="export", about="option.log_export", kind=OptionKind.FLAG),
    ),
    admin=True,
)
async def show(ask: Ask) -> Reply:
    """The newest changes, and all as a file if asked for; with a channel, new ones are posted there from now on."""
    if ask.value("channel"):
        return await _post_to(ask, ask.value("channel"))
    kept = await ask.desk.notes.notes(ask.workspace.id, NoteKind.LOG, ask.now - KEPT)
    more = ask.say("more", n=len(kept) - SHOWN) if len(kept) > SHOWN else ""
    lines = [_line(ask, note) for note in kept[:SHOWN]]
    facts = [ask.say("log_kept", n=KEPT.days) if kept else ask.say("log_empty")]
    document = compose_list(ask.say("log_title"), facts, lines, language=ask.language)
    if more:
        document = replace(document, blocks=(*document.blocks, Small(spans=(Span(text=more),), left_out=len(kept) - SHOWN)))
    if ask.workspace.log_channel:
        where = Span(text=ask.say("channel_elsewhere"), channel=ask.workspace.log_channel)
        posted = Text(spans=ask.weave("log_posted_to", channel=(where,)))
        document = replace(document, blocks=(*document.blocks, posted), actions=(ask.button("news.unlog"),))
    file = File(name="dateline-log.csv", body=_table(kept), media_type="text/csv") if ask.flag("export") else None
    return Reply(document=document, file=file)


@button("news", "unlog", admin=True)
async def stop_posting(ask: Ask) -> Reply:
    """Changes are logged, but posted no more."""
    await ask.desk.workspaces.save_workspace(replace(ask.workspace, log_channel=""))
    return ask.tell("log_not_posted")


def is_change(path: Path, reply: Reply) -> bool:
    """Whether an answer to somebody who may configure reports a change that they made."""
    return path not in _LOOKS and reply.form is None and not reply.errors


async def note_change(ask: Ask, reply: Reply) -> None:
    """Log what was changed, in the words of the answer, and post it where that is wanted."""
    if reply.document is not None:
        await note_answer(ask, _text_of_answer(reply.document))


async def note_answer(ask: Ask, answer: str) -> None:
    """Log a change in the words of `answer`."""
    asker = ask.request.asker
    path = ".".join(ask.request.path)
    kept = {"user": asker.user, "name": asker.name or asker.user, "path": path, "told": answer}
    note = Note(
        workspace_id=ask.workspace.id,
        kind=NoteKind.LOG,
        id=short_hash(asker.user, ask.now.isoformat(), path, answer),
        text=json.dumps(kept, ensure_ascii=False),
        at=ask.now,
        label=answer[:_LONGEST],
    )
    await keep(ask, note)
    workspace = await ask.desk.workspaces.workspace(ask.workspace.id)
    if workspace and workspace.log_channel:
        task = asyncio.create_task(_post(ask.for_everybody(), workspace.log_channel, note))
        _posting.add(task)
        task.add_done_callback(_posting.discard)


async def _post_to(ask: Ask, channel: str) -> Reply:
    await ask.desk.workspaces.save_workspace(replace(ask.workspace, log_channel=channel))
    where = (Span(text=ask.say("channel_elsewhere"), channel=channel),)
    reply = ask.tell("log_posted_to", ask.button("news.unlog"), channel=where)
    await note_change(ask, reply)
    return reply


async def _post(ask: Ask, channel: str, note: Note) -> None:
    platform = ask.desk.platforms.get(ask.workspace.platform)
    if platform is None:
        return
    place = Channel(platform=ask.workspace.platform, workspace=ask.workspace.id, id=channel)
    document = replace(notice(_line(ask, note), language=ask.language), plain=ask.workspace.plain)
    try:
        await post_once(platform, place, document, f"log:{note.id}", ask.desk.clock)
    except DeliveryError as problem:
        log.warning("log_not_posted", extra={"workspace": ask.workspace.id, "problem": str(problem)})
        failed = json.loads(note.text) | {"told": f"{note.label} ({ask.problem(problem.problem)})"}
        await ask.desk.notes.write(replace(note, text=json.dumps(failed, ensure_ascii=False)))


def _line(ask: Ask, note: Note) -> Phrase:
    """“today 14:30 · Ann · /topics add: Topic Floods added.”"""
    kept = json.loads(note.text)
    command = ask.typed(f"/{kept['path'].replace('.', ' ')}")
    entry = Span(text=f"{GAP}{kept['name']}{GAP}{command}: {kept['told']}")
    return (to_the_minute(note.at, ask.edition), entry)


def _text_of_answer(document: Document) -> str:
    """The text of an answer: its title, then the lines of a list of settings; nothing of the news that it may show."""
    lines = [
        text_of(block.spans) for block in document.blocks if isinstance(block, Text) and block.bullet and not _is_news(block)
    ]
    whole = f"{document.title.rstrip(' :.')}: {'; '.join(lines)}" if lines else document.title
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "…"


def _is_news(block: Text) -> bool:
    return any(span.cites or span.heads for span in block.spans)


def _table(kept: Sequence[Note]) -> bytes:
    """All changes as comma-separated values (RFC 4180) with a heading, the newest first, in UTC; no cell is a formula."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(("time", "user", "name", "command", "what"))
    for note in kept:
        body = json.loads(note.text)
        cells = (note.at.isoformat(), body["user"], body["name"], body["path"].replace(".", " "), body["told"])
        rows.writerow([f"'{cell}" if cell.startswith(_FORMULAS) else cell for cell in cells])
    return written.getvalue().encode("utf-8", "replace")
