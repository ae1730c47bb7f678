"""/news: status, help, and a workspace's settings as a file for export and import."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.compose.answers import compose_list
from bot.compose.moments import when
from bot.flows.commands import exchange
from bot.flows.commands.ask import Ask
from bot.flows.commands.attic import put_away_notes
from bot.flows.commands.changes import apply, changes_of
from bot.flows.commands.digest_state import resume_buttons, state_lines
from bot.flows.commands.lines import FILE, button, command, typed_commands
from bot.flows.commands.questions import short_hash
from bot.flows.commands.restoring import bring_back
from bot.flows.commands.source_names import names
from bot.flows.commands.sources import own_sources
from bot.model.conversation import Command, File, Reply
from bot.model.document import Action, Phrase, Span
from bot.model.errors import UserError
from bot.model.note import Note, NoteKind

VERSION = "0.1"
_FIRST = ("news", "setup")
_MOST_BUTTONS = 10


@command("news", "status")
async def status(ask: Ask) -> Reply:
    """Each digest with its last and next time, failing sources, and alarms, in words."""
    followed = await ask.desk.news.sources(ask.workspace.id)
    failing = [(source, state) for source, state in followed if state.failures]
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    lines: list[Phrase] = list(await _alarms(ask, [source.id for source, _ in followed]))
    lines += await state_lines(ask, with_windows=True) or [ask.say("no_digests")]
    known = await names(ask)
    lines += [known.health(source, state) for source, state in failing] if followed else [ask.say("no_sources")]
    facts = [
        ask.say("topics", n=len(topics)),
        ask.say("sources", n=len(followed)),
        ask.say("failing", n=len(failing), total=len(followed)) if failing else "",
    ]
    document = compose_list(ask.say("status_title"), facts, lines, language=ask.language)
    return Reply(document=replace(document, actions=await resume_buttons(ask)))


async def _alarms(ask: Ask, sources: Sequence[str]) -> list[str]:
    """What is overdue, and what was put off."""
    silent, most = await ask.desk.alarms(ask.workspace.id, sources), ask.desk.allowance.articles
    had = await ask.desk.news.brought(ask.workspace.id, ask.now - timedelta(days=1))
    full = [ask.say("articles_full", n=most)] if had >= most else []
    said = [ask.say(f"alarm.{silence.alarm}", n=silence.count, sources=ask.say("sources", n=silence.count)) for silence in silent]
    return [*said, *full]


@command("news", "help")
async def help_(ask: Ask) -> Reply:
    """The commands that the asker may use: for admins the setup first, then a line for each group with its verbs."""
    may = [command for command in typed_commands() if ask.request.asker.is_admin or not command.admin]
    groups = {command.path[0]: [other for other in may if other.path[0] == command.path[0]] for command in may}
    lines = [_helped(ask, command) for command in may if command.path == _FIRST]
    lines += [_helped(ask, *group) for group in groups.values()]
    return Reply(document=compose_list(ask.say("help_title"), [ask.say("help_example")], lines, language=ask.language))


@command("news", "about")
async def about(ask: Ask) -> Reply:
    """What this bot is, what it promises, and where its news comes from."""
    lines = [ask.say(key) for key in ("about_verbatim", "about_speakers", "about_sources", "about_privacy")]
    title = ask.say("about_title", version=VERSION)
    return Reply(document=compose_list(title, [], lines, language=ask.language))


@command("news", "export", admin=True)
async def export(ask: Ask) -> Reply:
    """All settings of this workspace, and of no other, as a file."""
    workspaces = ask.desk.workspaces
    topics = await workspaces.topics(ask.workspace.id)
    sources = [source for source, _ in await own_sources(ask)]
    body = exchange.write(ask.workspace, topics, sources, await workspaces.subscriptions(ask.workspace.id))
    file = File(name="dateline.json", body=body, media_type="application/json")
    return Reply(document=ask.tell("exported").document, file=file)


@command("news", "import", options=(FILE,), admin=True)
async def import_(ask: Ask) -> Reply:
    """Shows what importing a file would change, with a button to do it. Nothing is changed yet, and an import never removes
    anything."""
    body = ask.request.attachment or b""
    changes = await changes_of(ask, await asyncio.to_thread(exchange.read, ask, body))
    lines = await changes.said(ask)
    if not lines:
        return Reply(document=compose_list(ask.say("import_nothing"), [], changes.refused, language=ask.language))
    text = json.dumps(json.loads(body), ensure_ascii=False)
    note = Note(
        workspace_id=ask.workspace.id, kind=NoteKind.IMPORT, id=short_hash(ask.request.asker.user, text), text=text, at=ask.now
    )
    await ask.desk.notes.write(note)
    title, facts = ask.say("import_title", n=len(lines)), [ask.say("import_keeps")]
    document = compose_list(title, facts, [*changes.refused, *lines], language=ask.language)
    return Reply(document=replace(document, actions=(ask.button("news.replace", note.id),)))


@button("news", "replace", admin=True)
async def replace_(ask: Ask) -> Reply:
    """The import, after its owner confirmed; checked again, as the workspace may have changed meanwhile."""
    note = await ask.desk.notes.note(ask.workspace.id, NoteKind.IMPORT, ask.operand)
    if note is None:
        raise UserError(ask.say("done_already"))
    changes = await changes_of(ask, exchange.read(ask, note.text.encode()))
    await apply(ask, changes)
    await ask.desk.notes.drop(ask.workspace.id, NoteKind.IMPORT, note.id)
    counts = {"topics": len(changes.topics), "sources": len(changes.sources), "digests": len(changes.digests)}
    return ask.tell("imported", **counts)


@command("news", "restore", admin=True)
async def restore(ask: Ask) -> Reply:
    """What was removed in the last 90 days, and digests that a platform refused, each with a button to restore it."""
    kept, resting = await put_away_notes(ask), await resume_buttons(ask)
    if not kept and not resting:
        return ask.tell("nothing_to_restore")
    lines: list[Phrase] = [(Span(text=f"{note.label} ("), when(note.at, ask.edition), Span(text=")")) for note in kept]
    lines += await state_lines(ask) if resting else []
    buttons = [Action(name="news.undo", label=note.label[:60], argument=note.id) for note in kept[:_MOST_BUTTONS]]
    document = compose_list(ask.say("restore_title"), [], lines, language=ask.language)
    return Reply(document=replace(document, actions=(*buttons, *resting)))


@button("news", "undo", admin=True)
async def undo(ask: Ask) -> Reply:
    """Restore one removed thing."""
    note = await bring_back(ask, ask.operand)
    return ask.tell("restored", name=note.label)


def _helped(ask: Ask, *commands: Command) -> str:
    """“/digest now, list, pause: what it is for”; a command alone with its options."""
    shown = [ask.typed(f"/{' '.join(command.path)}") for command in commands]
    if len(commands) == 1:
        (command,) = commands
        return f"{shown[0]}{_options(ask, command)}: {ask.say(command.about)}"
    name, _, _ = shown[0].partition(" ")
    verbs = ", ".join(typed.partition(" ")[2] for typed in shown)
    return f"{name} {verbs}: {ask.say(f'about.{commands[0].path[0]}')}"


def _options(ask: Ask, command: Command) -> str:
    names = [(ask.say(f"name.{option.name}"), option.required) for option in command.options]
    return "".join(f" {name}" if required else f" [{name}]" for name, required in names)
