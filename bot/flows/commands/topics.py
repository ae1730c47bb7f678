"""/topics: the topics of a workspace. An answer to a change shows what the topic matches, and why."""

from dataclasses import replace
from datetime import timedelta

from bot.compose.answers import compose_list, compose_matches
from bot.compose.notices import notice
from bot.compose.topic_words import say_topic
from bot.flows.commands.ask import Ask, FormErrors
from bot.flows.commands.attic import put_away
from bot.flows.commands.filters import source_ids, source_names
from bot.flows.commands.forms import digest_form, topic_form
from bot.flows.commands.lines import ANY_TOPIC, SOURCES, TOPIC, button, command
from bot.flows.commands.questions import is_id, short_hash
from bot.flows.commands.quotes import topic_for
from bot.flows.manage import CONFIGURED, find_topic
from bot.flows.select import newest
from bot.model.conversation import Option, Reply
from bot.model.document import Action, Document
from bot.model.errors import UserError
from bot.model.topic import Topic
from bot.model.workspace import Window
from bot.parse.feed.opml import folder_words
from bot.understand.topics import match
from bot.understand.typed_topics import topic_of

_WORDS = Option(name="words", about="option.words")
_NAME = Option(name="name", about="option.name")
_WEEK = timedelta(days=7)
_SHOWN, _LOOKED_AT = 5, 100


@command("topics", "add", options=(_NAME, _WORDS), admin=True, form=True)
async def add(ask: Ask) -> Reply:
    """A new topic; a form where name or words are missing."""
    name, words = ask.value("name"), ask.value("words")
    if not name and (folder := ask.operand):  # from an imported list of feeds
        return Reply(form=topic_form(ask, name=folder, words=folder_words(folder)))
    if not name or not words:
        return Reply(form=topic_form(ask, name=name, words=words))
    new = short_hash(ask.workspace.id, name.casefold(), ask.now.isoformat())
    topic = replace(_read(name, words), id=new, workspace_id=ask.workspace.id)
    await keep_topic(ask, topic)
    order = Action(name="topics.digest", label=ask.say("button.digest.new"), argument=topic.id)
    return await _shown(ask, topic, "topic_added", order)


@command("topics", "edit", options=(TOPIC, _NAME, _WORDS, SOURCES), admin=True, form=True)
async def edit(ask: Ask) -> Reply:
    """Change a topic's name or words; without values, a form. The previous topic can be restored."""
    topic = await owned_topic(ask)
    name, words = ask.value("name"), ask.value("words")
    if not name and not words and "sources" not in ask.request.values:
        sources = ", ".join(await source_names(ask, topic.source_ids))
        return Reply(form=topic_form(ask, name=topic.name, words=say_topic(topic), topic=topic.id, sources=sources))
    wanted = await source_ids(ask) if "sources" in ask.request.values else topic.source_ids
    changed = _read(name or topic.name, words or say_topic(topic))
    changed = replace(changed, id=topic.id, workspace_id=ask.workspace.id, source_ids=wanted)
    await keep_topic(ask, changed, in_place_of=topic.id)
    undo = await put_away(ask, topic, f"{topic.name}: {say_topic(topic)}")
    return await _shown(ask, changed, "topic_changed", undo)


@command("topics", "remove", options=(TOPIC,), admin=True)
async def remove(ask: Ask) -> Reply:
    """Ask for confirmation, and say what else would change."""
    topic = await owned_topic(ask)
    digests = await ask.desk.workspaces.subscriptions(ask.workspace.id)
    used = sum(topic.id in subscription.topic_ids for subscription in digests)
    asked = ask.say("topic_remove", name=topic.name) + (f" {ask.say('topic_used', n=used)}" if used else "")
    buttons = (ask.button("topics.removal", topic.id),)
    return Reply(document=notice(asked, actions=buttons, language=ask.language))


@button("topics", "removal", admin=True)
async def removal(ask: Ask) -> Reply:
    """Remove it after confirmation. The topic can be restored for 90 days."""
    topic = await owned_topic(ask)
    undo = await put_away(ask, topic, f"{topic.name}: {say_topic(topic)}")
    await ask.desk.workspaces.delete_topic(ask.workspace.id, topic.id)
    return ask.tell("topic_removed", undo, name=topic.name)


@button("topics", "digest", about="digest.new", admin=True, form=True)
async def order(ask: Ask) -> Reply:
    """A digest about a topic that was just added: the form for one, with the topic in it."""
    return Reply(form=digest_form(ask, {"topics": (await owned_topic(ask)).name}))


@command("topics", "list")
async def list_all(ask: Ask) -> Reply:
    """All topics with their words."""
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    if not topics:
        return ask.tell("no_topics")
    lines = [f"{topic.name}: {say_topic(topic)}" for topic in topics]
    return Reply(document=compose_list(ask.say("topics_title"), [], lines, language=ask.language))


@command("topics", "test", options=(ANY_TOPIC, _WORDS))
async def test(ask: Ask) -> Reply:
    """What a topic, or words that are not saved, would have matched in the last week."""
    words, name = ask.value("words"), ask.value("topic")
    if not words and not name:
        raise UserError(ask.say("missing", name=ask.say("name.topic")))
    topic = replace(topic_of(name or words[:40], words), workspace_id=ask.workspace.id) if words else await topic_for(ask, name)
    return Reply(document=await matches(ask, topic, [f"{topic.name}: {say_topic(topic)}"]))


async def keep_topic(ask: Ask, topic: Topic, *, in_place_of: str = "") -> None:
    """Save a topic, a new one or in the place of that id. Raises UserError when there are too many, FormErrors when the name is
    taken."""
    others = [other for other in await ask.desk.workspaces.topics(ask.workspace.id) if other.id != in_place_of]
    if len(others) >= ask.desk.allowance.topics:
        raise UserError(ask.say("topics_full", n=ask.desk.allowance.topics))
    if namesake := next((other for other in others if other.name.casefold() == topic.name.casefold()), None):
        raise FormErrors({"name": ask.say("topic_taken", name=namesake.name)})
    await ask.desk.workspaces.save_topic(topic)


async def owned_topic(ask: Ask) -> Topic:
    """The workspace's topic that is named, by name or by the id in a button or form. Raises UserError."""
    wanted = ask.value("topic") or ask.operand
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    topic = next((topic for topic in topics if topic.id == wanted), None)
    if topic is None and is_id(wanted):
        raise UserError(ask.say("done_already"))
    topic = topic or await find_topic(ask.desk, ask.workspace.id, wanted)
    if topic.id.startswith(CONFIGURED):
        raise UserError(ask.say("configured", name=topic.name))
    return topic


async def matches(ask: Ask, topic: Topic, lines: list[str], *actions: Action) -> Document:
    """Lines about a topic, and the best matches of the last week under them, each with its reasons."""
    window = Window(start=ask.now - _WEEK, end=ask.now)
    found = await newest(ask.desk, ask.workspace.id, topic, window, _LOOKED_AT)
    fitting = [(reading, fit) for reading in found if (fit := match(topic, reading))]
    fitting.sort(key=lambda pair: -pair[1].score)
    lines = [*lines, ask.say("matches_week", n=len(fitting))]
    return replace(compose_matches(lines, fitting[:_SHOWN], len(fitting), ask.edition), actions=actions)


async def _shown(ask: Ask, topic: Topic, key: str, *actions: Action) -> Reply:
    line = ask.say(key, name=topic.name, words=say_topic(topic))
    return Reply(document=await matches(ask, topic, [line], *actions))


def _read(name: str, words: str) -> Topic:
    """The topic as typed. Raises FormErrors at the wrong field."""
    try:
        topic_of(name, "word")
    except UserError as problem:
        raise FormErrors({"name": problem.problem}) from None
    try:
        return topic_of(name, words)
    except UserError as problem:
        raise FormErrors({"words": problem.problem}) from None
