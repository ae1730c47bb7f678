"""/brief and its buttons: what is known about a topic, further quotes, the timeline, and why these stories."""

import json
from dataclasses import replace
from datetime import timedelta
from math import ceil

from bot.compose.answers import compose_reasons, compose_timeline
from bot.compose.brief import BULLETS, QUOTES
from bot.compose.edition import Measure
from bot.compose.entry import headline
from bot.compose.page import body, counts, front
from bot.compose.whole import compose_choice, compose_piece, ids_in, place_of
from bot.flows.brief import Findings, Outcome, Question, research
from bot.flows.commands.ask import Ask
from bot.flows.commands.forms import digest_form, topic_form
from bot.flows.commands.lines import LENGTH, SINCE, TOPIC, button, command
from bot.flows.commands.questions import keep, question_of, recall, remember, short_hash
from bot.flows.commands.quotes import further_quotes
from bot.flows.commands.source_names import names
from bot.flows.commands.story import story_buttons
from bot.flows.finding import Had
from bot.flows.people import briefs_of
from bot.flows.post import SHOWN, claimed, holds
from bot.flows.select import READ, select_again
from bot.model.conversation import Option, OptionKind, Reply
from bot.model.document import Action, Document, text_of
from bot.model.errors import UserError
from bot.model.note import Note, NoteKind
from bot.parse.urls import http_link
from bot.understand.rank import moment
from bot.understand.typed_topics import topic_of

_SINCE = "24h"
_WEEK = timedelta(days=7)


@command("brief", options=(TOPIC, SINCE, LENGTH, Option(name="public", about="option.public", kind=OptionKind.FLAG)))
async def answer_brief(ask: Ask) -> Reply:
    """Stories on a topic, or on free words; without a time given, only what is new since the asker's last brief on it."""
    if link := http_link(ask.value("topic").strip("<>").partition("|")[0]):
        return await story_at(ask, link)
    length = ask.value("length") or "normal"
    public = ask.flag("public")
    if public:
        await _check_may_post(ask)
        ask = ask.for_everybody()
    question = question_of(ask, asked=ask.value("topic"), since=ask.since(_SINCE), length=length)
    personal = not ask.value("since") and not public
    if personal:
        question = replace(question, had=await _last_brief(ask, question))
    findings = await research(ask.desk, question)
    if personal and findings.outcome is Outcome.STORIES:
        await keep(ask, _brief_note(ask, question, findings.selection.found))
    return await _reply(ask, question, findings, length, public=public)


@button("brief", "unchanged")
async def unchanged(ask: Ask) -> Reply:
    """All stories, those that the asker has had included."""
    question, length = await recall(ask)
    return await _reply(ask, question, await research(ask.desk, question), length)


@button("brief", "week")
async def week(ask: Ask) -> Reply:
    """The same question for the last seven days."""
    question, length = await recall(ask)
    wider = replace(question, since=ask.now - _WEEK, until=ask.now)
    return await _reply(ask, wider, await research(ask.desk, wider), length)


@button("brief", "latest")
async def latest(ask: Ask) -> Reply:
    """The newest report, however old."""
    question, length = await recall(ask)
    found = (await research(ask.desk, question)).latest
    if found is None:
        return await unchanged(ask)
    since = min(moment(found), found.article.fetched) - timedelta(seconds=1)
    wider = replace(question, since=since, until=ask.now, max_stories=1)
    return await _reply(ask, wider, await research(ask.desk, wider), length)


@button("brief", "post")
async def post(ask: Ask) -> Reply:
    """The same brief for everyone in the channel, in the workspace's language."""
    await _check_may_post(ask)
    ask = ask.for_everybody()
    question, length = await recall(ask)
    return await _reply(ask, question, await research(ask.desk, question), length, public=True)


@button("brief", "quotes")
async def more_quotes(ask: Ask) -> Reply:
    """What else was said in the stories of a brief."""
    findings = await _recalled(ask)
    return further_quotes(ask, findings.topic.name, findings.selection.stories, findings.document.blocks)


@button("brief", "timeline")
async def timeline(ask: Ask) -> Reply:
    """The reports of a brief as they came out."""
    findings = await _recalled(ask)
    title = ask.say("timeline_of", name=findings.topic.name)
    document = compose_timeline(title, findings.selection.readings, ask.edition)
    return Reply(document=replace(document, actions=story_buttons(ask, findings.selection.stories)))


@button("brief", "why")
async def why(ask: Ask) -> Reply:
    """Why these stories, in this order."""
    findings = await _recalled(ask)
    title, selection = ask.say("why_title", name=findings.topic.name), findings.selection
    return Reply(document=compose_reasons(title, selection.stories, selection.matches, ask.edition, selection.given_way))


@button("brief", "follow", admin=True, form=True)
async def follow(ask: Ask) -> Reply:
    """Set up a digest about this; words that are no topic yet become one first."""
    question, _ = await recall(ask)
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    saved = next((topic for topic in topics if topic.name.casefold() == question.asked.casefold()), None)
    if saved is None:
        return Reply(form=topic_form(ask, name=topic_of(question.asked, question.asked).name, words=question.asked))
    return Reply(form=digest_form(ask, {"topics": saved.name}))


async def _recalled(ask: Ask) -> Findings:
    """The stories that a pressed button is about. Raises UserError when there are none any more."""
    question, _ = await recall(ask)
    findings = await research(ask.desk, question)
    if findings.outcome is Outcome.NOTHING or not findings.selection.stories:
        raise UserError(ask.say("too_old"))
    return findings


async def _reply(ask: Ask, question: Question, findings: Findings, length: str, *, public: bool = False) -> Reply:
    public = public and findings.outcome is Outcome.STORIES
    if public:
        await keep(ask, claimed(ask.desk, _public_note(ask)))
    note_id = await remember(ask, question, length)
    buttons = _buttons(ask, question, findings, note_id, public=public) if note_id else []
    if ask.request.asker.is_admin and not public and not await ask.desk.workspaces.subscriptions(ask.workspace.id):
        buttons.append(ask.button("news.setup"))
    if findings.outcome is Outcome.UNKNOWN and not findings.selection.stories:
        buttons.append(ask.button("topics.list"))
    buttons += [meant for name in findings.likely if note_id and (meant := await _meant(ask, question, length, name))]
    document = replace(findings.document, actions=tuple(buttons))
    channel = ask.request.asker.channel if public else None
    return Reply(document=document, private=not public, post=channel, claim=_public_note(ask) if public else None)


async def _check_may_post(ask: Ask) -> None:
    """Raises UserError for an asker who may not write here, or when the channel had another brief for all too recently (rate
    limit)."""
    if not ask.request.asker.may_post:
        raise UserError(ask.say("may_not_post"))
    last = await ask.desk.notes.note(ask.workspace.id, NoteKind.BRIEF, _public_note(ask).id)
    left = (last.at + ask.desk.allowance.public_briefs - ask.now).total_seconds() if last and holds(ask.desk, last) else 0
    if left > 0:
        raise UserError(ask.say("public_too_soon", n=ceil(left)))


def _public_note(ask: Ask) -> Note:
    """When this channel last had a brief for all."""
    name = short_hash("public", ask.request.asker.channel.id)
    return Note(workspace_id=ask.workspace.id, kind=NoteKind.BRIEF, id=name, text=SHOWN, at=ask.now)


async def _meant(ask: Ask, question: Question, length: str, name: str) -> Action | None:
    """A button for the same question about a topic that was probably meant."""
    note_id = await remember(ask, replace(question, asked=name), length)
    return Action(name="brief.unchanged", label=name, argument=note_id) if note_id else None


def _buttons(ask: Ask, question: Question, findings: Findings, note_id: str, *, public: bool) -> list[Action]:
    """Buttons for further questions; under a brief for all, only those that everybody may press."""
    mine = (() if public else ("post",)) if ask.request.asker.may_post else ()
    admin = ("follow",) if ask.request.asker.is_admin and not public else ()
    further = (("week",) if question.since > ask.now - _WEEK else ()) + (("latest",) if findings.latest else ())
    names = {
        Outcome.STORIES: ("quotes", "timeline", "why", *admin, *mine),
        Outcome.UNCHANGED: ("unchanged",),
        Outcome.NOTHING: further,
        Outcome.UNKNOWN: (),
    }
    return [ask.button(f"brief.{name}", note_id) for name in names[findings.outcome]]


async def _last_brief(ask: Ask, question: Question) -> Had | None:
    """What this asker had in their last brief on this, within the time that is looked at."""
    note = await ask.desk.notes.note(ask.workspace.id, NoteKind.BRIEF, _brief_note(ask, question).id)
    kept = json.loads(note.text) if note and note.at > question.since else {}
    return Had(at=note.at, ids=frozenset(kept["ids"]), before=kept["before"]) if note and kept else None


def _brief_note(ask: Ask, question: Question, had: Had | None = None) -> Note:
    name = briefs_of(ask.request.asker.user) + short_hash(" ".join(question.asked.casefold().split()))
    text = json.dumps({"ids": sorted(had.ids), "before": had.before} if had else {})
    return Note(workspace_id=ask.workspace.id, kind=NoteKind.BRIEF, id=name, text=text, at=ask.now)


@button("brief", "read")
async def read(ask: Ask) -> Reply:
    """A piece of the report; one with a page of its own is read there. Raises UserError for what is not kept, or not here."""
    article_id, number = place_of(ask.operand)
    reading = await ask.desk.shelf.report(ask.workspace.id, article_id)
    if reading is None:
        raise UserError(ask.say("too_old"))
    if reading.article.url:
        return ask.tell("read_there", headline=headline(reading.article))
    document = compose_piece(reading, number, ask.edition, source=await _source(ask, reading.article.source_id))
    if document is None:  # The report was corrected meanwhile and is shorter, or the button is forged.
        raise UserError(ask.say("too_old"))
    return Reply(document=document)


@button("brief", "choose")
async def choose(ask: Ask) -> Reply:
    """Which of several reports to read. Raises UserError where none of them is kept, or may be seen here."""
    held = [await ask.desk.shelf.report(ask.workspace.id, article_id) for article_id in ids_in(ask.operand)]
    readings = [reading for reading in held if reading is not None]
    if not readings:
        raise UserError(ask.say("too_old"))
    return Reply(document=compose_choice(readings, ask.edition))


async def _source(ask: Ask, source_id: str) -> str:
    known = await names(ask)
    followed = await ask.desk.news.sources(ask.workspace.id)
    return next((known.name(source) for source, _ in followed if source.id == source_id), "")


async def story_at(ask: Ask, link: str) -> Reply:
    """The story of the stored report with that address, from all its reports. Raises UserError where there is none."""
    reading = await ask.desk.shelf.at_address(ask.workspace.id, link)
    if reading is None:
        raise UserError(ask.say("no_report_at"))
    own = reading.article.id
    story = (await ask.desk.story_finder.stories_of([own]))[own]
    ids = await ask.desk.story_finder.members(ask.workspace.id, story, READ)
    selection = await select_again(
        ask.desk, ask.workspace.id, (), [own, *(article_id for article_id in ids if article_id != own)]
    )
    stories, edition = selection.stories, ask.edition
    title = ask.say("story_of", headline=text_of(headline(reading.article)))
    blocks = (
        *front(title, counts(stories, ask.language)),
        *body(stories, edition, Measure(max_stories=1, bullets=BULLETS, quotes=QUOTES)),
    )
    return Reply(document=Document(title=title, blocks=blocks, language=ask.language))
