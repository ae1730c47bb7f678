"""/digest filter and /news blocked: which sources and languages a digest uses, and which words and outlets are blocked."""

from dataclasses import replace

from bot.compose.answers import compose_list
from bot.compose.notices import notice
from bot.flows import subscribe
from bot.flows.commands.ask import Ask, FormErrors
from bot.flows.commands.attic import put_away
from bot.flows.commands.digest_choice import chosen, label
from bot.flows.commands.digest_state import channel_span, said_blocked
from bot.flows.commands.forms import blocked_form, filter_form
from bot.flows.commands.lines import DIGEST, SOURCES, command
from bot.flows.commands.source_names import names
from bot.flows.commands.sources import sources_named
from bot.flows.filters import LANGUAGES_OF_NEWS, MOST_BLOCKED, MOST_OF_A_NAME, blocked_outlets
from bot.model.conversation import Option, Reply
from bot.model.errors import UserError
from bot.model.problems import Problem
from bot.model.workspace import Subscription
from bot.words.catalogue import language_called, languages

_ALL = {"", "all", "any", "none", "*"}


@command("digest", "filter", options=(SOURCES, Option(name="languages", about="option.languages"), DIGEST), admin=True, form=True)
async def digest_filter(ask: Ask) -> Reply:
    """Set the sources and languages of a digest; without values, a form. The previous values can be restored."""
    subscription = await chosen(ask)
    called = await label(ask, subscription)
    if not {"sources", "languages"} & set(ask.request.values):
        sources = ", ".join(await source_names(ask, subscription.source_ids))
        return Reply(form=filter_form(ask, subscription, called, sources=sources, languages=", ".join(subscription.languages)))
    undo = await put_away(ask, subscription, called)
    changed = await subscribe.change(ask.desk, await _filtered(ask, subscription), keeper=ask.request.asker.user)
    document = compose_list(called, [(channel_span(ask, changed.channel),)], await _limits(ask, changed), language=ask.language)
    return Reply(document=replace(document, actions=(undo, ask.button("digest.preview", changed.id))))


@command(
    "news",
    "blocked",
    options=(Option(name="words", about="option.blocked_words"), Option(name="outlets", about="option.blocked_outlets")),
    admin=True,
    form=True,
)
async def blocked(ask: Ask) -> Reply:
    """Set the blocked words and outlets; without values, a form. The previous values can be restored."""
    before = ask.workspace
    if not {"words", "outlets"} & set(ask.request.values):
        return Reply(form=blocked_form(ask, words=_lines(before.blocked_words), outlets=_lines(before.blocked_outlets)))
    changed = before
    if "words" in ask.request.values:
        changed = replace(changed, blocked_words=_listed(ask, "words"))
    if "outlets" in ask.request.values:
        changed = replace(changed, blocked_outlets=blocked_outlets(_listed(ask, "outlets")))
    undo = await put_away(ask, before, ask.say("blocked_title"))
    await ask.desk.workspaces.save_workspace(changed)
    document = compose_list(ask.say("blocked_title"), [], said_blocked(ask, changed), language=ask.language)
    return Reply(document=replace(document, actions=(undo,)))


@command("news", "reads", options=(Option(name="languages", about="option.reads", required=True),), admin=True)
async def reads(ask: Ask) -> Reply:
    """Set the languages of this workspace's sources, for stemming topic words; `all` for the operator's list."""
    changed = replace(ask.workspace, reads=languages_named(ask, "languages"))
    await ask.desk.workspaces.save_workspace(changed)
    said = ", ".join(changed.reads) or ask.say("reads_as_all")
    return Reply(document=notice(f"{ask.say('label.reads')}: {said}", language=ask.language))


async def source_ids(ask: Ask) -> tuple[str, ...]:
    """The ids of the sources that are named; none for all. Raises FormErrors."""
    text = ask.value("sources")
    if text.casefold() in _ALL:
        return ()
    try:
        return tuple(source.id for source in await sources_named(ask, text))
    except UserError as problem:
        raise FormErrors({"sources": problem.problem}) from None


async def source_names(ask: Ask, ids: tuple[str, ...]) -> list[str]:
    """The names of these sources; one that is not followed any more is left out."""
    followed = [source for source, _ in await ask.desk.news.sources(ask.workspace.id)]
    called = dict(zip((source.id for source in followed), (await names(ask)).distinct(followed), strict=True))
    return [called[source_id] for source_id in ids if source_id in called]


async def _filtered(ask: Ask, subscription: Subscription) -> Subscription:
    if "sources" in ask.request.values:
        subscription = replace(subscription, source_ids=await source_ids(ask))
    return (
        replace(subscription, languages=languages_named(ask, "languages")) if "languages" in ask.request.values else subscription
    )


def languages_named(ask: Ask, option: str) -> tuple[str, ...]:
    """The codes of the languages that are named by code or by name. Raises FormErrors."""
    found: list[str] = []
    for part in ask.value(option).replace(";", ",").split(","):
        name = part.strip().casefold()
        code = language_called(name) or name
        if name in _ALL:
            continue
        if code not in LANGUAGES_OF_NEWS:
            known = ", ".join(languages())
            raise FormErrors({option: ask.say("no_language", name=name[:40], names=known)})
        found.append(code)
    return tuple(dict.fromkeys(found))


def _listed(ask: Ask, name: str) -> tuple[str, ...]:
    """Words or names, one a line or with commas between. Raises FormErrors."""
    parts = ask.value(name).replace("\n", ",").replace(";", ",").split(",")
    found = tuple(dict.fromkeys(part.strip().strip('“”"') for part in parts if part.strip().casefold() not in _ALL))
    if len(found) > MOST_BLOCKED or any(len(word) > MOST_OF_A_NAME for word in found):
        problem: Problem | str = ask.say("too_much_blocked", n=MOST_BLOCKED, most=MOST_OF_A_NAME)
        raise FormErrors({name: problem})
    return found


async def _limits(ask: Ask, subscription: Subscription) -> list[str]:
    sources = await source_names(ask, subscription.source_ids)
    none_left = ask.say("sources_gone") if subscription.source_ids else ask.say("sources_all")
    return [
        ask.say("sources_wanted", names=", ".join(sources)) if sources else none_left,
        ask.say("languages_wanted", names=", ".join(subscription.languages))
        if subscription.languages
        else ask.say("languages_all"),
    ]


def _lines(names: tuple[str, ...]) -> str:
    return "\n".join(names)
