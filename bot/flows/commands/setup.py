"""/news setup: from nothing to a first digest on one form, with a live preview as the answer."""

import asyncio
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.compose.answers import compose_list
from bot.compose.topic_words import say_topic
from bot.flows.collect import CATCHING_UP, collect_all
from bot.flows.commands.ask import Ask, FormErrors
from bot.flows.commands.attic import put_away
from bot.flows.commands.digest_choice import digests_of, label
from bot.flows.commands.digest_state import said_back, said_settings
from bot.flows.commands.digests import channel_of, new_id, save, timing
from bot.flows.commands.forms import no_choice, settings_form, setup_form
from bot.flows.commands.lines import CARDS, LANGUAGES, PLAIN, command
from bot.flows.commands.questions import short_hash
from bot.flows.commands.source_names import names
from bot.flows.commands.sources import follow_all, own_sources, source_of
from bot.flows.commands.whom import role_of
from bot.flows.lost import without_lost_role
from bot.flows.manage import CONFIGURED
from bot.flows.publish import preview_digest
from bot.flows.recipes import recipe_named, said_name, sources_of
from bot.model.conversation import Form, Option, OptionKind, Reply
from bot.model.document import Action, Rule, Span, Text
from bot.model.errors import SourceError, UserError
from bot.model.problems import Problem
from bot.model.recipe import Asks, Recipe
from bot.model.source import Source
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Window, Workspace
from bot.parse.addresses import address_of
from bot.parse.names import named_lines
from bot.parse.schedule.timezone import parse_timezone
from bot.understand.typed_topics import topic_of
from bot.words.catalogue import language_called, languages

MOST_SOURCES_AT_ONCE = 5
_BETWEEN_PLACES = re.compile(r"\s+|,(?=\s|https?://)", re.IGNORECASE)
"""An address may hold commas of its own."""

_MOST_UNDO = 5
_LABEL = 60


@command("news", "setup", admin=True, form=True)
async def setup(ask: Ask) -> Reply:
    """The form, with the channel's present values. Filled in: everything is checked first, then saved, then shown."""
    if not ask.value("times"):
        return Reply(form=await _form(ask))
    times, zone = timing(ask)
    topics, changed = await _topics(ask)
    sources = await _sources(ask)
    ask = replace(ask, workspace=replace(ask.workspace, timezone=zone))
    await follow_all(ask, sources, held=len(await own_sources(ask)))
    await ask.desk.workspaces.save_workspace(ask.workspace)
    undo: list[Action] = []
    for topic, before in changed:
        if before:
            undo.append(_named(await put_away(ask, before, f"{before.name}: {say_topic(before)}"), before.name))
        await ask.desk.workspaces.save_topic(topic)
    held = await _held(ask)
    if held:
        called = await label(ask, held)
        undo.append(_named(await put_away(ask, held, called), called))
    subscription = await save(ask, _subscription(ask, held, times, zone, topics), held)
    await collect_all(ask.desk, sources, within=CATCHING_UP)
    return await _preview(ask, subscription, undo, [source.id for source in sources])


@command(
    "news",
    "settings",
    options=(
        Option(name="language", about="option.language", kind=OptionKind.CHOICE, choices=tuple(LANGUAGES)),
        Option(name="zone", about="option.zone", kind=OptionKind.ZONE),
        Option(name="style", about="option.style", kind=OptionKind.CHOICE, choices=(CARDS, PLAIN)),
        Option(name="managers", about="option.managers", kind=OptionKind.ROLE),
    ),
    admin=True,
    form=True,
)
async def settings(ask: Ask) -> Reply:
    """Set the language, the time zone and the look for the workspace, and who may configure; without values, a form."""
    if not {"language", "zone", "style", "managers"} & set(ask.request.values):
        return Reply(form=settings_form(ask))
    changed, errors = ask.workspace, dict[str, Problem | str]()
    if language := ask.value("language"):
        known = LANGUAGES.get(language) or language_called(language) or language
        errors |= {} if known in languages() else {"language": no_choice(ask, language, LANGUAGES)}
        changed = replace(changed, language=known)
    if style := ask.value("style"):
        errors |= {} if style in (CARDS, PLAIN) else {"style": no_choice(ask, style, (CARDS, PLAIN))}
        changed = replace(changed, plain=style == PLAIN)
    try:
        changed = replace(changed, timezone=parse_timezone(ask.value("zone")).key) if ask.value("zone") else changed
    except UserError as problem:
        errors["zone"] = problem.problem
    try:
        changed = _with_managers(ask, changed)
    except UserError as problem:
        errors["managers"] = problem.problem
    if errors:
        raise FormErrors(errors)
    await ask.desk.workspaces.save_workspace(changed)
    return Reply(document=compose_list(ask.say("settings_set"), [], said_settings(ask, changed), language=ask.language))


async def _form(ask: Ask) -> Form:
    held, topics = await _held(ask), await ask.desk.workspaces.topics(ask.workspace.id)
    if held is None:
        return setup_form(ask, topics="\n".join(topic.name for topic in topics))
    about = "\n".join(topic.name for topic in topics if topic.id in held.topic_ids)
    return setup_form(ask, topics=about, times=held.schedule, zone=held.timezone, called=await label(ask, held))


async def _held(ask: Ask) -> Subscription | None:
    """The channel's digest, if it has one."""
    channel = channel_of(ask)
    return next((subscription for subscription in await digests_of(ask) if subscription.channel == channel), None)


async def _topics(ask: Ask) -> tuple[Sequence[Topic], Sequence[tuple[Topic, Topic | None]]]:
    """All topics that are named; and which of them are new or changed, with what they were before. Raises FormErrors."""
    held = {topic.name.casefold(): topic for topic in await ask.desk.workspaces.topics(ask.workspace.id)}
    wanted: dict[str, Topic] = {}
    try:
        for name, words in named_lines(ask.value("topics"), [topic.name for topic in held.values()]):
            wanted.setdefault(name.casefold(), _topic(ask, name, words, held.get(name.casefold())))
    except UserError as problem:
        raise FormErrors({"topics": problem.problem}) from None
    changed = [(topic, held.get(name)) for name, topic in wanted.items() if topic != held.get(name)]
    if len(held.keys() | wanted.keys()) > ask.desk.allowance.topics:
        raise FormErrors({"topics": ask.say("topics_full", n=ask.desk.allowance.topics)})
    return list(wanted.values()), changed


def _topic(ask: Ask, name: str, words: str, held: Topic | None) -> Topic:
    """The topic as typed; an existing topic keeps its words where none are given. Raises UserError."""
    if held and not words:
        return held
    if held and held.id.startswith(CONFIGURED):
        raise UserError(ask.say("configured", name=held.name))
    new = held.id if held else short_hash(ask.workspace.id, name.casefold(), ask.now.isoformat())
    typed = topic_of(held.name if held else name, words or name)
    return replace(typed, id=new, workspace_id=ask.workspace.id, source_ids=held.source_ids if held else ())


async def _sources(ask: Ask) -> list[Source]:
    """The feeds of each recipe, and the first feed behind each address. Raises FormErrors where an address leads to none."""
    typed = [place for part in _BETWEEN_PLACES.split(ask.value("sources")) if (place := part.strip(","))]
    named = [recipe for place in typed if (recipe := recipe_named(ask.desk.recipes, place))]
    places = [place for place in typed if not recipe_named(ask.desk.recipes, place)]
    for recipe in named:
        _check_recipe(ask, recipe)
    if len(places) > MOST_SOURCES_AT_ONCE:
        raise FormErrors({"sources": ask.say("sources_at_once", n=MOST_SOURCES_AT_ONCE)})
    found = await asyncio.gather(*(_source(ask, place) for place in places), return_exceptions=True)
    if wrong := next((outcome for outcome in found if isinstance(outcome, BaseException)), None):
        raise wrong
    of_recipes = [source for recipe in named for source in sources_of(recipe)]
    return list({source.id: source for source in (*of_recipes, *found) if isinstance(source, Source)}.values())


def _check_recipe(ask: Ask, recipe: Recipe) -> None:
    """Raises FormErrors where what a recipe asks for was not filled in."""
    name = said_name(recipe, ask.language)
    if recipe.asks is Asks.PROJECTS:
        raise FormErrors({"sources": ask.say("recipe_asks.projects", name=name)})
    if recipe.asks is Asks.TOPICS and not ask.value("topics").strip():
        raise FormErrors({"topics": ask.say("recipe_asks.topics", name=name)})


async def _source(ask: Ask, place: str) -> Source:
    url = address_of(place)
    if not url:
        raise FormErrors({"sources": f"{place[:80]}: {ask.say('no_address')}"})
    try:
        found = await ask.desk.finder.find(url)
    except (SourceError, UserError) as problem:
        raise FormErrors({"sources": f"{url[:80]}: {problem.problem.say(ask.language)}"}) from None
    if not found:
        raise FormErrors({"sources": ask.say("no_feed", host=url[:80])})
    return source_of(found[0])


def _subscription(ask: Ask, held: Subscription | None, times: str, zone: str, topics: Sequence[Topic]) -> Subscription:
    """The channel's digest: the one that it has, changed, or a new one."""
    channel = channel_of(ask)
    fresh = Subscription(id=new_id(ask, channel), workspace_id=ask.workspace.id, topic_ids=(), channel=channel, schedule=times)
    return replace(
        without_lost_role(held) if held else fresh,
        topic_ids=tuple(topic.id for topic in topics),
        schedule=times,
        timezone=zone,
        paused=False,
        problem=None,
    )


def _named(undo: Action, name: str) -> Action:
    return replace(undo, label=f"{undo.label}: {name}"[:_LABEL])


async def _preview(ask: Ask, subscription: Subscription, undo: Sequence[Action], added: Collection[str]) -> Reply:
    """The answer: what was set up, with its feeds, and a preview of the digest."""
    said = await said_back(ask, subscription, "digest_set")
    known = await names(ask)
    taken = [known.name(source) for source, _ in await ask.desk.news.sources(ask.workspace.id) if source.id in added]
    if taken:
        feeds = ask.say("feeds_taken", names=", ".join(sorted(taken, key=str.casefold)))
        said = replace(said, blocks=(*said.blocks, Text(spans=(Span(text=feeds),))))
    shown = await preview_digest(ask.desk, subscription, Window(start=ask.now - ask.desk.first_look, end=ask.desk.clock()))
    blocks = (*said.blocks, Text(spans=(Span(text=ask.say("looks_like")),)), Rule(), *shown.blocks)
    buttons = [ask.button(name, subscription.id) for name in ("digest.now", "digest.schedule")]
    buttons += [ask.button(name) for name in ("topics.list", "sources.list")]
    return Reply(document=replace(said, blocks=blocks, actions=(*buttons, *undo[:_MOST_UNDO])))


def _with_managers(ask: Ask, workspace: Workspace) -> Workspace:
    """The workspace with the role that may configure. Raises UserError if the asker may not set it, where there are no roles, and
    for the role of everybody."""
    if "managers" not in ask.request.values:
        return workspace
    asker = ask.request.asker
    if elsewhere := ask.traits.managers_elsewhere:
        raise UserError(ask.say(elsewhere))
    if not asker.delegates:
        raise UserError(ask.say("managers_not_by_you"))
    return replace(workspace, managers=role_of(ask, ask.value("managers")))
