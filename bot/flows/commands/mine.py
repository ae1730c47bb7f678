"""/my: the asker's own data, for them alone: shown, changed, exported, and deleted."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace

from bot.compose.answers import compose_list
from bot.compose.moments import when
from bot.compose.notices import notice
from bot.flows.commands.ask import Ask, FormErrors, keep_workspace
from bot.flows.commands.followed import line_of, mine, names_of
from bot.flows.commands.forms import my_form, no_choice
from bot.flows.commands.lines import BY_APP, BY_PLACE, CARDS, LANGUAGES, PLAIN, ZONE, button, command
from bot.flows.people import briefs_of
from bot.model.conversation import File, Option, OptionKind, Reply
from bot.model.document import Phrase
from bot.model.errors import UserError
from bot.model.member import Kept, Member
from bot.model.note import KEPT, Note, NoteKind
from bot.model.problems import Problem
from bot.model.workspace import Subscription
from bot.parse.schedule.timezone import parse_timezone
from bot.words.catalogue import language_called, languages

_TRIES, _PAUSE = 5, 1.0
"""How often, and after how many seconds, a message that is being sent is checked for."""


@command("my", "data")
async def data(ask: Ask) -> Reply:
    """Everything that is kept of the asker here, and what they can do about it."""
    held, kept, logged = await mine(ask), await _kept(ask), await _logged(ask)
    called = await names_of(ask, held)
    lines: list[Phrase] = [*_said(ask), ask.say("my_follows", n=len(held))]
    lines += [await line_of(ask, subscription, called[subscription.id]) for subscription in held]
    lines += [ask.say("my_messages", n=len(kept.messages)), ask.say("my_briefs", n=kept.briefs)]
    lines += _office(ask, kept, logged)
    buttons = [ask.button("my.settings"), ask.button("my.export"), ask.button("my.delete")]
    buttons += [ask.button("follow.list")] if held else []
    facts = [ask.say("my_private"), ask.say("my_questions", n=KEPT.days)]
    document = compose_list(ask.say("my_title"), facts, lines, language=ask.language)
    return Reply(document=replace(document, actions=tuple(buttons)))


@command(
    "my",
    "settings",
    options=(
        Option(name="language", about="option.my_language", kind=OptionKind.CHOICE, choices=(BY_APP, *LANGUAGES)),
        Option(name="style", about="option.style", kind=OptionKind.CHOICE, choices=(BY_PLACE, CARDS, PLAIN)),
        ZONE,
    ),
    form=True,
)
async def settings(ask: Ask) -> Reply:
    """Set the language and the look of private answers, and the zone of what one follows; without values, a form."""
    if not {"language", "style", "zone"} & {name for name, value in ask.request.values.items() if value.strip()}:
        return Reply(form=my_form(ask))
    changed, errors = ask.member or _nobody(ask), dict[str, Problem | str]()
    if language := ask.value("language"):
        known = "" if language == BY_APP else LANGUAGES.get(language) or language_called(language) or language
        errors |= {} if known in ("", *languages()) else {"language": no_choice(ask, language, (BY_APP, *LANGUAGES))}
        changed = replace(changed, language=known)
    if style := ask.value("style"):
        errors |= {} if style in (BY_PLACE, CARDS, PLAIN) else {"style": no_choice(ask, style, (BY_PLACE, CARDS, PLAIN))}
        changed = replace(changed, style="" if style == BY_PLACE else style)
    try:
        changed = replace(changed, timezone=parse_timezone(ask.value("zone")).key) if ask.value("zone") else changed
    except UserError as problem:
        errors["zone"] = problem.problem
    if errors:
        raise FormErrors(errors)
    await keep_workspace(ask)
    await ask.desk.people.save_member(replace(changed, spoken=ask.request.asker.language or changed.spoken))
    ask = replace(ask, member=changed)
    facts = [ask.say("my_settings_where")]
    document = compose_list(ask.say("my_settings_set"), facts, _said(ask), language=ask.language)
    return Reply(document=replace(document, plain=ask.plain))


@command("my", "export")
async def export(ask: Ask) -> Reply:
    """The same as a file, for the asker alone."""
    held, kept, logged = await mine(ask), await _kept(ask), await _logged(ask)
    called, member = await names_of(ask, held), ask.member or _nobody(ask)
    whole = {
        "dateline": 1,
        "workspace": ask.workspace.id,
        "user": ask.request.asker.user,
        "settings": {name: getattr(member, name) for name in ("language", "spoken", "style", "timezone", "schedule")},
        "follows": [_follow(subscription, called[subscription.id]) for subscription in held],
        "messages": [{"at": at, "title": title} for at, title in kept.messages],
        "notes_of_briefs": kept.briefs,
        "digests_set_up": kept.keeps,
        "may_configure_by_name": kept.is_delegate,
        "log": [_entry(note) for note in logged],
    }  # fmt: skip
    body = json.dumps(whole, ensure_ascii=False, indent=2).encode("utf-8", "replace")
    file = File(name="dateline-my-data.json", body=body, media_type="application/json")
    return Reply(document=ask.tell("my_exported").document, file=file)


@command("my", "delete")
async def delete(ask: Ask) -> Reply:
    """Says what would be deleted and what stays, with a button to do it."""
    kept, logged, held = await _kept(ask), await _logged(ask), await mine(ask)
    gone = [ask.say("my_follows", n=len(held)), ask.say("my_messages", n=len(kept.messages)), ask.say("my_briefs", n=kept.briefs)]
    document = compose_list(ask.say("my_delete"), [], [*gone, *_office(ask, kept, logged)], language=ask.language)
    return Reply(document=replace(document, actions=(ask.button("my.erase"),)))


@button("my", "erase")
async def erase(ask: Ask) -> Reply:
    """Delete it. A message that is being sent at that moment is waited for."""
    left = await ask.desk.people.erase(ask.reader, briefs_of(ask.request.asker.user))
    for _ in range(_TRIES):
        if not left:
            break
        await asyncio.sleep(_PAUSE)
        left = await ask.desk.people.erase(ask.reader, briefs_of(ask.request.asker.user))
    ask = replace(ask, member=None)
    words = ask.say("my_erased") if not left else ask.say("my_erased_but_one")
    again = (ask.button("my.erase"),) if left else ()
    return Reply(document=notice(words, actions=again, language=ask.language))


def _follow(subscription: Subscription, called: str) -> Mapping[str, str]:
    """What somebody follows, for their own file."""
    return {
        "name": called,
        "kind": "story" if subscription.story_id else "speaker" if subscription.speaker else "topic",
        "schedule": subscription.schedule,
        "timezone": subscription.timezone,
        "since": subscription.began.isoformat() if subscription.began else "",
    }


def _entry(note: Note) -> Mapping[str, str]:
    """An entry of the log without the change itself: that may hold what only admins may see."""
    kept = json.loads(note.text)
    return {"at": note.at.isoformat(), "name": kept["name"], "command": kept["path"].replace(".", " ")}


def _said(ask: Ask) -> list[Phrase]:
    """The asker's own settings, a line each."""
    member = ask.member or _nobody(ask)
    language = next((name for name, code in LANGUAGES.items() if code == member.language), BY_APP)
    return [
        f"{ask.say('label.language')}: {ask.say(language)}",
        f"{ask.say('label.style')}: {ask.say(member.style or BY_PLACE)}",
        f"{ask.say('label.zone')}: {member.timezone or ask.say(BY_PLACE)}",
    ]


def _office(ask: Ask, kept: Kept, logged: tuple[Note, ...]) -> list[Phrase]:
    """Where an admin is named: in the log until it expires, and by those who named them."""
    lines: list[Phrase] = [ask.say("my_keeps", n=kept.keeps)] if kept.keeps else []
    if logged:
        last = (when(logged[0].at + KEPT, ask.edition),)
        lines.append(ask.weave("my_log", n=len(logged), when=last))
    return [*lines, ask.say("my_delegate")] if kept.is_delegate else lines


def _nobody(ask: Ask) -> Member:
    return Member(workspace_id=ask.workspace.id, user_id=ask.request.asker.user)


async def _kept(ask: Ask) -> Kept:
    return await ask.desk.people.kept(ask.reader, briefs_of(ask.request.asker.user))


async def _logged(ask: Ask) -> tuple[Note, ...]:
    """Entries of the audit log that name the asker, the newest first."""
    kept = await ask.desk.notes.notes(ask.workspace.id, NoteKind.LOG, ask.now - KEPT)
    return tuple(note for note in kept if json.loads(note.text).get("user") == ask.request.asker.user)
