"""/news: how things stand, what can be asked, and a workspace's settings as a file to keep and bring back."""

import json
from collections.abc import Sequence
from dataclasses import replace

from bot.compose.answers import compose_list
from bot.compose.moments import when
from bot.compose.sources import GAP
from bot.flows.commands import exchange
from bot.flows.commands.ask import Ask
from bot.flows.commands.attic import bring_back, put_away_notes
from bot.flows.commands.changes import apply, changes_of
from bot.flows.commands.digests import standing_line
from bot.flows.commands.lines import COMMANDS
from bot.flows.commands.questions import digest
from bot.flows.commands.sources import health_line, own_sources
from bot.model.conversation import Command, File, Reply
from bot.model.document import Action, Phrase, Span
from bot.model.errors import UserError
from bot.model.note import Note, NoteKind
from bot.model.workspace import Subscription

VERSION = "0.1"
_MOST_BUTTONS = 10
_MOST_LINES = 20


async def status(ask: Ask) -> Reply:
    """Each digest with its last and next time, sources that fail, and what is wrong, in words."""
    held = await ask.desk.workspaces.subscriptions(ask.workspace.id)
    followed = await ask.desk.news.sources(ask.workspace.id)
    failing = [(source, state) for source, state in followed if state.failures]
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    lines: list[Phrase] = [(*await standing_line(ask, one), *_last(ask, one)) for one in held] or [ask.say("no_digests")]
    lines += [health_line(ask, source, state) for source, state in failing[:_MOST_LINES]]
    facts = [
        ask.say("topics", n=len(topics)),
        ask.say("sources", n=len(followed)),
        ask.say("failing", n=len(failing), total=len(followed)) if failing else ask.say("all_well"),
    ]
    document = compose_list(ask.say("status_title"), facts, lines, language=ask.language)
    return Reply(document=replace(document, actions=_mending(ask, held)))


async def help_(ask: Ask) -> Reply:
    """Every command of the table that the asker may use, with what it is for."""
    may = [command for command in COMMANDS if ask.request.asker.is_admin or not command.admin]
    lines = [f"/{' '.join(command.path)}{_options(ask, command)}: {ask.say(command.about)}" for command in may]
    return Reply(document=compose_list(ask.say("help_title"), [ask.say("help_example")], lines, language=ask.language))


async def about(ask: Ask) -> Reply:
    """What this is, what it promises, and where its news comes from."""
    lines = [ask.say(key) for key in ("about_verbatim", "about_speakers", "about_sources", "about_privacy")]
    title = ask.say("about_title", version=VERSION)
    return Reply(document=compose_list(title, [], lines, language=ask.language))


async def export(ask: Ask) -> Reply:
    """All settings of this workspace, and of no other, as a file."""
    workspaces = ask.desk.workspaces
    topics = await workspaces.topics(ask.workspace.id)
    sources = [source for source, _ in await own_sources(ask)]
    body = exchange.write(ask.workspace, topics, sources, await workspaces.subscriptions(ask.workspace.id))
    file = File(name="dateline.json", body=body, media_type="application/json")
    return Reply(document=ask.tell("exported").document, file=file)


async def import_(ask: Ask) -> Reply:
    """What a file would change, and a button to do it. Nothing is changed yet, and nothing is ever removed by it."""
    body = ask.request.attachment or b""
    changes = await changes_of(ask, exchange.read(ask, body))
    lines = changes.said(ask)
    if not lines:
        return ask.tell("import_nothing")
    text = json.dumps(json.loads(body), ensure_ascii=False)
    note = Note(
        workspace_id=ask.workspace.id, kind=NoteKind.IMPORT, id=digest(ask.request.asker.user, text), text=text, at=ask.now
    )
    await ask.desk.notes.write(note)
    title, facts = ask.say("import_title", n=len(lines)), [ask.say("import_keeps")]
    document = compose_list(title, facts, lines[:_MOST_LINES], language=ask.language)
    return Reply(document=replace(document, actions=(ask.button("news.replace", note.id),)))


async def replace_(ask: Ask) -> Reply:
    """The import, once its owner said yes; checked again, as the workspace may have changed meanwhile."""
    note = await ask.desk.notes.note(ask.workspace.id, NoteKind.IMPORT, ask.operand)
    if note is None:
        raise UserError(ask.say("too_old"))
    changes = await changes_of(ask, exchange.read(ask, note.text.encode()))
    await apply(ask, changes)
    await ask.desk.notes.drop(ask.workspace.id, NoteKind.IMPORT, note.id)
    counts = {"topics": len(changes.topics), "sources": len(changes.sources), "digests": len(changes.digests)}
    return ask.tell("imported", **counts)


async def restore(ask: Ask) -> Reply:
    """What was removed in the last 90 days, and digests that a platform refused, each with a button to have it back."""
    kept = await put_away_notes(ask)
    held = await ask.desk.workspaces.subscriptions(ask.workspace.id)
    mending = _mending(ask, held)
    if not kept and not mending:
        return ask.tell("nothing_to_restore")
    lines: list[Phrase] = [(Span(text=f"{note.label} ("), when(note.at, ask.edition), Span(text=")")) for note in kept]
    lines += [await standing_line(ask, one) for one in held if one.problem]
    buttons = [Action(name="news.undo", label=note.label[:60], argument=note.id) for note in kept[:_MOST_BUTTONS]]
    document = compose_list(ask.say("restore_title"), [], lines[:_MOST_LINES], language=ask.language)
    return Reply(document=replace(document, actions=(*buttons, *mending)))


async def undo(ask: Ask) -> Reply:
    """Bring one removed thing back."""
    note = await bring_back(ask, ask.operand)
    return ask.tell("restored", name=note.label)


def _last(ask: Ask, one: Subscription) -> tuple[Span, ...]:
    if one.last_window_end is None:
        return ()
    return (Span(text=GAP), *ask.weave("digest_last", when=(when(one.last_window_end, ask.edition),)))


def _mending(ask: Ask, held: Sequence[Subscription]) -> tuple[Action, ...]:
    """A button for each digest that was refused; for admins, who alone may press it."""
    broken = [one for one in held if one.problem] if ask.request.asker.is_admin else []
    return tuple(ask.button("digest.resume", one.id) for one in broken[:_MOST_BUTTONS])


def _options(ask: Ask, command: Command) -> str:
    names = [(ask.say(f"name.{option.name}"), option.required) for option in command.options]
    return "".join(f" {name}" if required else f" [{name}]" for name, required in names)
