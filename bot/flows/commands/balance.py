"""/digest balance, /story why and their buttons: what became of every report, and of one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.compose.answers import compose_list
from bot.compose.balance import ORDER, compose_balance, compose_fate, named, reached, say_fate
from bot.compose.moments import when
from bot.flows.commands.ask import Ask
from bot.flows.commands.digest_choice import chosen, label, labels
from bot.flows.commands.digest_state import edition
from bot.flows.commands.lines import DIGEST, LINK, button, command
from bot.flows.commands.source_names import names
from bot.flows.desk import ChoosingDesk
from bot.flows.filters import filter_of
from bot.flows.finding import find_reports
from bot.flows.publish import digest_name, named_digest, subscribed_topics
from bot.flows.select import window_of
from bot.flows.timing import EARLIEST
from bot.flows.why_not import Reason, Whereabouts, Why, whereabouts
from bot.model.balance import Arrival, Balance, Fate, Unread
from bot.model.conversation import Reply
from bot.model.delivery import DeliveryState
from bot.model.document import Action, Phrase, Span, shown_articles
from bot.model.errors import UserError
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Window
from bot.understand.fates import fates
from bot.understand.topics import match

LINES = 15
"""Reports that a list shows at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    subscription: Subscription
    title: str
    balance: Balance


@command("digest", "balance", options=(DIGEST,))
async def balance(ask: Ask) -> Reply:
    """The balance of a posted digest: of its button, or the latest of the digest that is named."""
    sheet = await _sheet(ask, ask.operand)
    name = digest_name(sheet.subscription.id, sheet.balance.slot)
    held = [fate for fate in ORDER if sheet.balance.count(fate)]
    actions = [_open(ask, name, fate, 0, ask.say(f"button.fate.{fate.value}")) for fate in held]
    document = compose_balance(sheet.title, sheet.balance, edition(ask, sheet.subscription))
    return Reply(document=replace(document, actions=tuple(actions)))


@button("digest", "reports")
async def reports(ask: Ask) -> Reply:
    """The reports behind one number of the balance."""
    name, _, rest = ask.operand.partition("#")
    what, _, at = rest.partition("#")
    if what not in set(Fate) or not (at.isascii() and at.isdigit() and len(at) < 7):
        raise UserError(ask.say("too_old"))
    sheet, fate, first = await _sheet(ask, name), Fate(what), int(at)
    total, words = sheet.balance.count(fate), say_fate(sheet.balance, fate, ask.language)
    if fate is Fate.UNREADABLE:
        unread = sheet.balance.unread[first : first + LINES]
        lines = await _said_unread(ask, unread)
        facts = [words, reached(first, len(lines), total, ask.edition)]
        document = compose_list(sheet.title, facts, lines, language=ask.language)
    else:
        ids = sheet.balance.reports[fate][first : first + LINES]
        found = await ask.desk.news.readings(ids)
        document = compose_fate(sheet.title, words, found, edition(ask, sheet.subscription), first=first, total=total)
    more = (_open(ask, name, fate, first + LINES, ask.say("button.digest.reports")),) if first + LINES < total else ()
    back = Action(name="digest.balance", label=ask.say("button.balance.back"), argument=name)
    return Reply(document=replace(document, actions=(*more, back)))


@command("story", "why", options=(LINK,))
async def why(ask: Ask) -> Reply:
    """Where a report is, and why a digest did not tell of it."""
    link = (ask.value("link") or ask.operand).strip("<>")
    found = await whereabouts(ask.desk, ask.workspace.id, link)
    if found.reading is None:
        return await _not_stored(ask, found, link)
    called = await labels(ask)
    lines = [*_came_in(ask, found), *(_said(ask, reason, called.get(reason.subscription.id, "")) for reason in found.reasons)]
    title = ask.say("whereabouts")
    return Reply(document=compose_list(title, [named(found.reading, ask.edition)], lines, language=ask.language))


def _open(ask: Ask, name: str, fate: Fate, first: int, label: str) -> Action:
    return Action(name="digest.reports", label=label, argument=f"{name}#{fate.value}#{first}")


async def _sheet(ask: Ask, operand: str) -> _Sheet:
    """Raises UserError where the digest is not of this workspace, or no longer kept."""
    subscription, slot = await _digest(ask, operand)
    topics = await subscribed_topics(ask.desk, subscription)
    made = await balance_of(ask.desk, subscription, topics, slot)
    if made is None:
        raise UserError(ask.say("too_old" if slot else "no_digest_yet", name=await label(ask, subscription)))
    return _Sheet(subscription=subscription, title=ask.say("balance_title", name=await label(ask, subscription)), balance=made)


async def _digest(ask: Ask, operand: str) -> tuple[Subscription, datetime | None]:
    named = named_digest(operand)
    if named is None:
        return await chosen(ask), None
    held = await ask.desk.workspaces.subscriptions(ask.workspace.id)
    subscription = next((subscription for subscription in held if subscription.id == named[0]), None)
    if subscription is None:
        raise UserError(ask.say("too_old"))
    return subscription, named[1]


async def _said_unread(ask: Ask, unread: Sequence[Unread]) -> list[str]:
    """Which source brought each unread item, and its problem, unless only the operator may know it."""
    known = await names(ask)
    called = {source.id: known.name(source) for source, _ in await ask.desk.news.sources(ask.workspace.id)}
    items = ((item, called.get(item.source_id, ask.say("local_source"))) for item in unread)
    return [name if item.source_id in known.shared else f"{name}: {item.why}" for item, name in items]


async def _not_stored(ask: Ask, found: Whereabouts, link: str) -> Reply:
    if found.unread:
        (said,) = await _said_unread(ask, [found.unread])
        return ask.tell("why.unreadable", said=said, when=(when(found.unread.at, ask.edition),))
    return ask.tell("why.unknown", link=link[:200])


def _came_in(ask: Ask, found: Whereabouts) -> Sequence[Phrase]:
    """When the report came in, and which others tell the same story."""
    came = ask.weave("why.came_in", when=(when(found.stored_at, ask.edition),)) if found.stored_at else ()
    if not found.others:
        return [came, ask.say("why.alone")]
    others = named(found.others[0], ask.edition)
    key = "why.copy_of_story" if found.is_copy else "why.in_story"
    return [came, ask.weave(key, n=len(found.others), headline=others)]


def _said(ask: Ask, reason: Reason, called: str) -> tuple[Span, ...]:
    """“Floods · daily 07:00: shown on Tue 07:00”."""
    subscription, next_run = reason.subscription, reason.subscription.next_run_at
    values: dict[str, tuple[Span, ...] | str] = {}
    if reason.why in (Why.SHOWN, Why.COUNTED, Why.ON_ITS_WAY) and reason.slot:
        values["when"] = (when(reason.slot, edition(ask, subscription)),)
    elif reason.why in (Why.OFF_TOPIC, Why.LEFT_OUT):
        values["names"] = ", ".join(reason.topics)[:200]
    elif reason.why is Why.COMES and next_run:
        values["when"] = (when(next_run, edition(ask, subscription)),)
    return (Span(text=f"{called}: "), *ask.weave(f"why.{reason.why.value}", **values))


async def balance_of(
    desk: ChoosingDesk, subscription: Subscription, topics: Sequence[Topic], slot: datetime | None = None
) -> Balance | None:
    """The balance of the digest of a slot, or of the latest; None where there is none, or it is no longer kept."""
    found = await desk.outbox.digest_window(subscription.id, slot)
    if found is None:
        return None
    slot, covered = found
    window = replace(covered, archive_age=desk.first_look, timezone=subscription.timezone)  # All that came in, filters or not.
    parts = [part for part in await desk.outbox.digest_parts(subscription.id, slot) if part.state is not DeliveryState.DEAD]
    told = {article_id for part in parts for article_id in part.article_ids}
    shown = {article_id for part in parts for article_id in shown_articles(part.document)}
    arrivals = await desk.story_finder.arrivals(subscription.workspace_id, subscription.channel, window)
    fate = dict(fates(arrivals, told=told, shown=shown))
    left = [arrival for arrival in arrivals if fate[arrival.article_id] is Fate.OTHER]
    fate |= dict.fromkeys(await _copies(desk, subscription, left), Fate.COPIES)
    left = [arrival for arrival in left if fate[arrival.article_id] is Fate.OTHER]
    fate |= dict.fromkeys(await _waiting(desk, subscription, topics, window, left), Fate.WAITING)
    reports = {kind: tuple(arrival.article_id for arrival in arrivals if fate[arrival.article_id] is kind) for kind in Fate}
    unread = await desk.story_finder.unread(subscription.workspace_id, window)
    stories = {arrival.story for arrival in arrivals if fate[arrival.article_id] is Fate.TOLD}
    return Balance(slot=slot, window=window, reports=reports, unread=unread, stories=len(stories))


async def _copies(desk: ChoosingDesk, subscription: Subscription, left: Sequence[Arrival]) -> frozenset[str]:
    """Copies of what the channel had: a digest with nothing else would not have been made."""
    copies = {arrival.article_id: arrival.story for arrival in left if arrival.is_copy}
    if not copies:
        return frozenset()
    had = await desk.story_finder.had(subscription.channel, sorted(set(copies.values())), EARLIEST)
    return frozenset(article_id for article_id, story in copies.items() if story in had)


async def _waiting(
    desk: ChoosingDesk, subscription: Subscription, topics: Sequence[Topic], window: Window, left: Sequence[Arrival]
) -> frozenset[str]:
    """Reports that came too late for the digest but fit it: they come in the next."""
    ids = {arrival.article_id for arrival in left}
    if not ids or (subscription.topic_ids and not topics):
        return frozenset()
    wanted = await filter_of(desk, subscription.workspace_id, window_of(desk, subscription, window))
    found = await find_reports(desk, subscription.workspace_id, topics, wanted)
    coming = [report.article_id for report in found if report.article_id in ids]
    if not (topics or wanted.words):
        return frozenset(coming)
    readings = [reading for reading in await desk.news.readings(coming) if wanted.lets(reading)]
    return frozenset(reading.article.id for reading in readings if not topics or any(match(topic, reading) for topic in topics))
