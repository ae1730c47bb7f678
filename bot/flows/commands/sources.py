"""/sources: a workspace's news sources. From a chat only http(s) addresses are accepted, through the finder's guard (SSRF)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from bot.compose.answers import compose_list
from bot.compose.health import say_pages
from bot.compose.notices import notice
from bot.compose.sources import GAP
from bot.flows.collect import CATCHING_UP, collect_all, collect_source
from bot.flows.commands.ask import Ask
from bot.flows.commands.attic import put_away
from bot.flows.commands.lines import FILE, PAGES, button, command
from bot.flows.commands.questions import keep, short_hash
from bot.flows.commands.source_names import Followed, is_feed, names
from bot.flows.import_feeds import follow_own, sort_out
from bot.flows.manage import make_source
from bot.flows.recipes import recipe_named, said_name, sources_of
from bot.model.conversation import File, Option, OptionKind, Reply
from bot.model.document import Action, Span
from bot.model.errors import UserError
from bot.model.note import Note, NoteKind
from bot.model.page import WalledHost
from bot.model.recipe import Asks, Recipe
from bot.model.source import Source, SourceKind
from bot.parse.addresses import address_of
from bot.parse.feed.opml import Outline, write_opml
from bot.parse.names import listed_names
from bot.parse.private import hide_secrets, shown_address
from bot.ports.commands import FoundFeed, chosen

_LONGEST_LABEL, _LONGEST_FOLDER = 60, 60


_SOURCE = Option(name="source", about="option.source", kind=OptionKind.SOURCE, required=True)
_URL = Option(name="url", about="option.url", required=True)


@command("sources", "add", options=(_URL,), admin=True)
async def add(ask: Ask) -> Reply:
    """Follow a recipe, or the feed of an address, site, channel or account; where there are several, ask which."""
    if recipe := recipe_named(ask.desk.recipes, ask.value("url")):
        return await _follow_recipe(ask, recipe)
    found = await _find(ask)
    feed = chosen(found)
    return await _follow(ask, feed) if feed else await _offer(ask, found)


@command("sources", "remove", options=(_SOURCE,), admin=True)
async def remove(ask: Ask) -> Reply:
    """Stop following a source; it can be restored, and its articles stay."""
    source = await source_named(ask, (ask.value("source") or ask.operand).casefold())
    known = await names(ask)
    name = known.name(source)
    if source.id in known.shared or not is_feed(source):
        raise UserError(ask.say("configured", name=name))
    undo = await put_away(ask, source, name)
    await ask.desk.news.unfollow(source.id, followed_by=ask.workspace.id)
    return ask.tell("source_removed", undo, name=name)


@command("sources", "list")
async def list_all(ask: Ask) -> Reply:
    """All sources, with their addresses as far as the asker may know them."""
    followed = await ask.desk.news.sources(ask.workspace.id)
    if not followed:
        return ask.tell("no_sources")
    known = await names(ask)
    lines = sorted((known.line(source) for source, _ in followed), key=str.casefold)
    title = ask.say("sources_title")
    return Reply(document=compose_list(title, [ask.say("sources", n=len(lines))], lines, language=ask.language))


@command("sources", "discover", options=(_URL,), admin=True)
async def discover(ask: Ask) -> Reply:
    """The feeds behind an address, each with a button to follow it."""
    return await _offer(ask, await _find(ask))


@button("sources", "follow", admin=True)
async def follow(ask: Ask) -> Reply:
    """Follow a feed that was offered by a button."""
    note = await ask.desk.notes.note(ask.workspace.id, NoteKind.FEED, ask.operand)
    if note is None:
        raise UserError(ask.say("too_old"))
    kept = json.loads(note.text)
    return await _follow(ask, FoundFeed(url=kept["url"], title=kept["title"], entries=kept["entries"]))


@command("sources", "health")
async def health(ask: Ask) -> Reply:
    """When each source was last read, and its problem; failing ones come first."""
    followed = sorted(await ask.desk.news.sources(ask.workspace.id), key=lambda pair: pair[1].failures == 0)
    if not followed:
        return ask.tell("no_sources")
    known = await names(ask)
    walled = await ask.desk.pages.walled([source.id for source, _ in followed], ask.now)
    lines = [(*known.health(source, state), *_of_pages(ask, source, walled)) for source, state in followed]
    failing = sum(state.failures > 0 for _, state in followed)
    facts = [ask.say("failing", n=failing, total=len(followed))]
    return Reply(document=compose_list(ask.say("health_title"), facts, lines, language=ask.language))


@command(
    "sources",
    "pages",
    options=(
        _SOURCE,
        Option(name="pages", about="option.pages", kind=OptionKind.CHOICE, choices=tuple(PAGES), required=True),
    ),
    admin=True,
)
async def pages(ask: Ask) -> Reply:
    """Whether the linked pages of a source are read where it brings only teasers."""
    wish = PAGES.get(ask.value("pages"))
    if wish is None:
        raise UserError(ask.say("no_choice", name=ask.value("pages")[:40], names=", ".join(map(ask.say, PAGES))))
    source = await source_named(ask, ask.value("source").casefold())
    known = await names(ask)
    if source.id in known.shared or not is_feed(source):
        raise UserError(ask.say("configured", name=known.name(source)))
    await ask.desk.news.set_full_text(source.id, wish, followed_by=ask.workspace.id)
    return ask.tell(f"pages_set.{wish}", name=known.name(source))


@command("sources", "import", options=(FILE,), admin=True)
async def import_opml(ask: Ask) -> Reply:
    """Follow all feeds of an OPML file, with the titles in it; they are first read at the next tick, like any other.

    What is not accepted is listed with its reason, and folders are offered as topics.
    """
    own = frozenset(source.id for source, _ in await own_sources(ask))
    taken = await sort_out(ask.desk, ask.request.attachment or b"", held=own, room=ask.desk.allowance.sources - len(own))
    await follow_all(ask, taken.fresh, held=len(own))
    title = ask.say("opml_taken", n=len(taken.fresh), known=taken.known, refused=len(taken.refused))
    full = ask.say("sources_full", n=ask.desk.allowance.sources)
    reasons = [(refusal.name, full if refusal.is_too_many else ask.problem(refusal.why)) for refusal in taken.refused]
    lines = [ask.say("import_refused", name=hide_secrets(name), problem=why) for name, why in reasons]
    buttons = [
        Action(name="topics.add", label=ask.say("folder_topic", name=folder)[:_LONGEST_LABEL], argument=folder)
        for folder in taken.folders
        if len(folder) <= _LONGEST_FOLDER
    ]
    document = compose_list(title, [], lines, language=ask.language) if lines else notice(title, language=ask.language)
    return Reply(document=replace(document, actions=tuple(buttons)))


@command("sources", "export", admin=True)
async def export_opml(ask: Ask) -> Reply:
    """The feeds that this workspace added, as an OPML file."""
    feeds = [Outline(url=source.location, title=source.name) for source, _ in await own_sources(ask)]
    file = File(name="sources.opml", body=write_opml(ask.say("sources_title"), feeds), media_type="text/x-opml")
    answer = ask.tell("opml_given", n=len(feeds))
    return Reply(document=answer.document, file=file)


async def _follow_recipe(ask: Ask, recipe: Recipe) -> Reply:
    if recipe.asks is Asks.PROJECTS:
        raise UserError(ask.say("recipe_asks.projects", name=said_name(recipe, ask.language)))
    sources = sources_of(recipe)
    await follow_all(ask, sources, held=len(await own_sources(ask)))
    await collect_all(ask.desk, sources, within=CATCHING_UP)
    names = ", ".join(source.title for source in sources)
    return ask.tell("recipe_added", sources=ask.say("sources", n=len(sources)), names=names)


def _of_pages(ask: Ask, source: Source, walled: Mapping[str, Sequence[WalledHost]]) -> tuple[Span, ...]:
    said = say_pages(source, walled.get(source.id, ()), ask.desk.full_text, ask.edition)
    return (Span(text=GAP), *said) if said else ()


def may_be_read(ask: Ask, url: str, refused: list[str]) -> bool:
    """Whether an address in a file may be read from here at all; if not, it is added to `refused`, with the reason."""
    if problem := ask.desk.finder.refusal(url):
        refused.append(ask.say("import_refused", name=shown_address(url), problem=ask.problem(problem)))
    return not problem


async def own_sources(ask: Ask) -> Followed:
    """The feeds that the workspace added itself; the operator's sources and handed-over articles are not exported."""
    known, followed = await names(ask), await ask.desk.news.sources(ask.workspace.id)
    return [pair for pair in followed if pair[0].id not in known.shared and is_feed(pair[0])]


async def follow_all(ask: Ask, sources: Sequence[Source], *, held: int) -> None:
    """Let the workspace follow these too. Raises UserError, and follows none, when they are too many."""
    if held + len(sources) > ask.desk.allowance.sources:
        raise UserError(ask.say("sources_full", n=ask.desk.allowance.sources))
    for source in sources:
        await follow_own(ask.desk, ask.workspace.id, source)


def source_of(feed: FoundFeed) -> Source:
    """A feed that was found as a source without a given name; it goes by the feed's own title."""
    return replace(make_source(SourceKind.FEED, feed.url), own_title=feed.title)


async def names_of(ask: Ask) -> list[str]:
    """The names of the workspace's own sources; their addresses where a name is not unique."""
    return (await names(ask)).distinct([source for source, _ in await own_sources(ask)])


async def names_of_all(ask: Ask) -> list[str]:
    """The names of all sources that the workspace follows, the operator's among them."""
    return (await names(ask)).distinct([source for source, _ in await ask.desk.news.sources(ask.workspace.id)])


async def sources_named(ask: Ask, text: str) -> tuple[Source, ...]:
    """Several sources, with commas between their names. Raises UserError."""
    wanted = listed_names(text, await names_of_all(ask))
    return tuple({source.id: source for source in [await source_named(ask, name.casefold()) for name in wanted]}.values())


async def source_named(ask: Ask, wanted: str) -> Source:
    """The source of that id, address or title. Raises UserError where there is none, or several have the title."""
    followed = [source for source, _ in await ask.desk.news.sources(ask.workspace.id)]
    known = await names(ask)
    exact = [source for source in followed if wanted in (source.id, source.location.casefold())]
    fitting = exact or [source for source in followed if wanted == known.name(source).casefold()]
    if not fitting:
        raise UserError(ask.say("no_source", name=wanted[:80]))
    if len(fitting) > 1:
        raise UserError(ask.say("missing", name="; ".join(filter(None, map(known.address, fitting)))[:1500]))
    return fitting[0]


async def _find(ask: Ask) -> tuple[FoundFeed, ...]:
    """The feeds at an address. Raises UserError where there is none, or it is no http(s) address."""
    url = address_of(ask.value("url"))
    if not url:
        raise UserError(ask.say("no_address"))
    found = await ask.desk.finder.find(url)
    if not found:
        raise UserError(ask.say("no_feed", host=urlsplit(url).hostname or ""))
    return found


async def _offer(ask: Ask, found: Sequence[FoundFeed]) -> Reply:
    buttons = [button for feed in found if (button := await _offered(ask, feed))]
    lines = [f"{feed.title or feed.url} ({ask.say('entries', n=feed.entries)}): {feed.url}" for feed in found]
    document = compose_list(ask.say("feeds_found", n=len(found)), [], lines, language=ask.language)
    return Reply(document=replace(document, actions=tuple(buttons)))


async def _offered(ask: Ask, feed: FoundFeed) -> Action | None:
    text = json.dumps({"url": feed.url, "title": feed.title, "entries": feed.entries}, ensure_ascii=False)
    note = Note(workspace_id=ask.workspace.id, kind=NoteKind.FEED, id=short_hash(feed.url), text=text, at=ask.now)
    if not await keep(ask, note):
        return None
    label = ask.say("follow_this", name=feed.title or urlsplit(feed.url).path)
    return Action(name="sources.follow", label=label[:_LONGEST_LABEL], argument=note.id)


async def _follow(ask: Ask, feed: FoundFeed) -> Reply:
    source = source_of(feed)
    own = {source.id for source, _ in await own_sources(ask)}
    if source.id not in own:
        await follow_all(ask, [source], held=len(own))
    collected = await collect_source(ask.desk, source.id)
    key = "source_known" if source.id in own else "source_added"
    answer = ask.tell(key, name=feed.title or feed.url, entries=ask.say("entries", n=feed.entries))
    if collected and collected.problem:
        return ask.tell("source_not_read", name=feed.title or feed.url, problem=collected.problem)
    return answer
