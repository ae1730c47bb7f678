"""What must hold of every world, judged from what its readers saw and what the store says afterwards.

The rules, each by the name under which a broken one is told:

- lost: all news reached every channel that was to have it;
- doubled: no message and no report came twice, not even after a crash (Discord's nonce and look-up, Slack's look-up);
- order: the messages of a channel came in the order of their slots and parts;
- leak: nobody reads what another workspace follows or calls its own;
- forgotten: after a workspace has taken the bot out, nothing of its settings is left and nothing comes any more;
- late, unexpected: each digest came when its schedule says, found by another road than the bot's (`oracle`), unless
  something was wrong with it at that time, and never at another;
- untold: of a digest that rests somebody who can mend it was told;
- loud: nothing came in silent or quiet hours;
- alerts: nobody was alerted twice to one story;
- stale: what was corrected is corrected in every message;
- impatient: nobody was asked again before the time that they had asked for;
- unanswered: whoever asked was answered.
"""

import json
import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from bot.platforms.discord.body import nonce
from tests.simulation.ledger import Message
from tests.simulation.oracle import in_quiet, slots
from tests.simulation.people import Order, Place
from tests.simulation.world import HOUR, MINUTE, TICK, World

_WORDS = re.compile(r"\w+")
_ANSWERED_WITHIN = 60.0
ON_TIME = TICK + 90.0
"""Seconds after its slot, or after the last trouble, within which a digest is there: a tick and its way."""

_AFTER = {"crash": 0.0, "storm": 75 * MINUTE, "clock": 15 * MINUTE, "worker": 5 * MINUTE, "place": 5 * MINUTE}
"""Seconds for which a trouble is felt: the outbox waits an hour at most, and the clock is looked at all ten minutes."""


@dataclass(slots=True)
class Delivered:
    """A row of the outbox, and its messages."""

    key: str
    subscription: str
    slot: datetime
    part: int
    state: str
    is_alert: bool
    is_in_doubt: bool
    """It was given up without anybody knowing whether it had arrived: the channel was closed to the bot before it could look."""
    told: frozenset[str]
    messages: list[Message] = field(default_factory=list)


@dataclass(slots=True)
class Evidence:
    """Everything that is judged, put together once."""

    world: World
    deliveries: dict[str, Delivered]
    tables: dict[str, list[dict[str, Any]]]
    orders: dict[str, Order]


def judge(world: World) -> list[str]:
    """What does not hold; empty when all does."""
    evidence = _evidence(world)
    rules = (_lost, _doubled, _order, _leaks, _forgotten, _on_time, _untold, _loud, _alerts, _stale, _answered)
    broken = [words for rule in rules for words in rule(evidence)]
    return [*broken, *world.ledger.objections]


def _evidence(world: World) -> Evidence:
    connection = sqlite3.connect(world.folder / "news.db")
    connection.row_factory = sqlite3.Row
    names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
    kept = [name for name in names if not name.startswith(("sqlite_", "search"))]
    tables = {name: [dict(row) for row in connection.execute(f'select * from "{name}"')] for name in kept}  # noqa: S608
    told: dict[str, set[str]] = defaultdict(set)
    titles = {row["id"]: row["title"] for row in tables["articles"]}
    for row in tables["mentions"]:
        told[row["delivery_key"]] |= set(_WORDS.findall(titles.get(row["article_id"], "")))
    alerts = {row["delivery_key"] for row in tables["alerts"]}
    deliveries = {
        row["key"]: Delivered(
            key=row["key"],
            subscription=row["subscription_id"],
            slot=_moment(row["slot"]),
            part=row["part"],
            state=row["state"],
            is_alert=row["key"] in alerts,
            is_in_doubt=row["state"] == "dead" and bool(row["unclear"]),
            told=frozenset(told[row["key"]]),
        )
        for row in tables["outbox"]
    }
    nonces = {nonce(key): key for key in deliveries}
    for message in world.ledger.messages:
        key = nonces.get(message.key, "") if message.platform == "discord" else message.key.partition(":")[0]
        if key in deliveries:
            deliveries[key].messages.append(message)
    orders = {order.id: order for place in world.places for order in place.orders}
    return Evidence(world, deliveries, tables, orders)


def _moment(microseconds: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)


def _second(world: World, moment: datetime) -> float:
    return (moment - world.timeline.start).total_seconds()


def _lost(evidence: Evidence) -> list[str]:
    """News that its publisher had out in time for the last digest is in a message, or counted in one that arrived."""
    world, broken = evidence.world, []
    for place, order in _kept_orders(world):
        due = _due(world, order, world.end - ON_TIME)
        last = max((slot for slot in due if _last_trouble(world, order, _second(world, slot)) is not None), default=None)
        if last is None:
            continue
        texts = " ".join(message.words for message in world.ledger.in_channel(order.channel))
        counted: set[str] = set()
        for one in evidence.deliveries.values():
            if one.subscription == order.id and one.state == "sent" and one.messages:
                counted |= one.told
        for report in world.press.reports.values():
            in_time = order.made_at < report.at < _second(world, last) - 4 * HOUR
            if report.feed in place.feeds and in_time and report.token not in counted and report.token not in texts:
                broken.append(f"lost: {report.token} of {report.at:.0f} s never came to {order.channel}")
    return broken


def _doubled(evidence: Evidence) -> list[str]:
    world, broken = evidence.world, []
    seen: dict[tuple[str, str], list[Message]] = defaultdict(list)
    for message in world.ledger.messages:
        if message.key.strip(":"):
            seen[message.channel, message.key].append(message)
    for (channel, _), messages in seen.items():
        if len(messages) > 1:
            broken.append(f"doubled: a message in {channel} at {', '.join(f'{one.at:.0f}' for one in messages)} s")
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in evidence.deliveries.values():
        if one.is_alert or one.is_in_doubt:
            continue
        for message in one.messages:
            for word in set(_WORDS.findall(message.words)):
                report = world.press.reports.get(word)
                if report and not report.story:
                    told[message.channel, word].add(one.key)
    broken += [f"doubled: {word} was news twice in {channel}" for (channel, word), keys in told.items() if len(keys) > 1]
    return broken


def _order(evidence: Evidence) -> list[str]:
    """Alerts have no slot of their own, and a clock that was moved makes slots that are out of order themselves."""
    world, broken = evidence.world, []
    moved = [trouble.start for trouble in world.troubles if trouble.kind == "clock"]
    by_channel: dict[str, list[tuple[float, Delivered]]] = defaultdict(list)
    for one in evidence.deliveries.values():
        if one.messages and not one.is_alert:
            by_channel[one.messages[0].channel].append((min(message.at for message in one.messages), one))
    for channel, posted in by_channel.items():
        posted.sort(key=lambda pair: pair[0])
        for (at, one), (after, other) in pairwise(posted):
            disordered = (other.slot, other.part) < (one.slot, one.part)
            if disordered and not any(start < after for start in moved):
                broken.append(
                    f"order: {channel} had {one.slot} part {one.part} at {at:.0f} s before {other.slot} part {other.part}"
                )
    return broken


def _leaks(evidence: Evidence) -> list[str]:
    world, broken = evidence.world, []
    foreign: dict[str, frozenset[str]] = {}
    for place in world.places:
        words = {other.secret for other in world.places if other is not place}
        hosts = [host for host in world.press.feeds if host not in place.feeds]
        words |= {world.press.feeds[host].word for host in hosts}
        words |= {report.token for report in world.press.reports.values() if report.feed in hosts}
        words |= {host.partition(".")[0] for host in hosts}
        foreign[place.id] = frozenset(word.lower() for word in words)
    read = [(f"a message to {one.workspace} at {one.at:.0f} s", one.workspace, one.now) for one in world.ledger.messages]
    read += [(f"{one.command} in {one.place} at {one.at:.0f} s", one.place, one.words or "") for one in world.people.answers]
    for what, place_id, words in read:
        if found := foreign[place_id].intersection(_WORDS.findall(words.lower())):
            broken += [f"leak: {what} tells of {sorted(found)}"]
    return broken


def _forgotten(evidence: Evidence) -> list[str]:
    world, broken = evidence.world, []
    for place in world.places:
        if place.forgotten_at > world.end:
            continue
        late = [
            message
            for message in world.ledger.messages
            if message.workspace == place.id and message.at > place.forgotten_at + MINUTE
        ]
        if place.done_at > world.end:
            broken.append(f"forgotten: {place.id} was never forgotten")
        broken += [
            f"forgotten: a message came to {place.id} at {message.at:.0f} s"
            for message in late
            if message.at > place.done_at + MINUTE
        ]
        for name, rows in evidence.tables.items():
            for row in rows:
                # What was sent is kept for a while, with what it alerted to; it holds nothing but news.
                is_sent = row.get("state") == "sent" if name == "outbox" else name == "alerts"
                if not is_sent and place.id in {str(value) for value in row.values()} | set(_inside(row)):
                    broken.append(f"forgotten: {name} has a row of {place.id}: {str(row)[:120]}")
    return broken


def _inside(row: dict[str, Any]) -> list[str]:
    """The words of a channel, which is kept as a JSON list."""
    text = row.get("channel")
    return [str(word) for word in json.loads(text)] if isinstance(text, str) and text.startswith("[") else []


def _kept_orders(world: World) -> list[tuple[Place, Order]]:
    return [(place, order) for place in world.places if place.forgotten_at > world.end for order in place.orders]


def _due(world: World, order: Order, until: float) -> list[datetime]:
    """The slots of an order by the oracle."""
    start = world.timeline.start
    return list(
        slots(order.times, order.zone, start + timedelta(seconds=order.made_at), start + timedelta(seconds=until), order.quiet)
    )


def _on_time(evidence: Evidence) -> list[str]:
    world, broken = evidence.world, []
    arrived: dict[tuple[str, datetime], float] = {}
    for one in evidence.deliveries.values():
        if not one.is_alert and one.messages:
            at = min(message.at for message in one.messages)
            arrived[one.subscription, one.slot] = min(at, arrived.get((one.subscription, one.slot), at))
    for _, order in _kept_orders(world):
        due = _due(world, order, world.end - ON_TIME)
        for slot in due:
            second = _second(world, slot)
            since = _last_trouble(world, order, second)
            if since is None:
                continue
            at = arrived.get((order.id, slot))
            if at is None and since > second:
                continue  # what was missed in a trouble comes in one digest, with the news of all of them
            if at is None or at > max(second, since) + ON_TIME:
                broken.append(f"late: {order.channel} had its digest of {second:.0f} s {f'at {at:.0f} s' if at else 'never'}")
        made = [_moment(row["slot"]) for row in evidence.tables["digests"] if row["subscription_id"] == order.id]
        known = {*_due(world, order, world.end)}
        odd = [slot for slot in made if slot not in known and not any(start <= slot <= end for start, end in order.manual)]
        far = _far(world, order) if odd else ()
        for slot in odd:
            if slot not in far and not _first_night(world, order, slot):
                broken += [f"unexpected: {order.channel} had a digest for {slot}, {order.schedule} in {order.zone}"]
    return broken


def _untold(evidence: Evidence) -> list[str]:
    """Of a digest that a platform refused, somebody who can mend it hears; unless the process died just then."""
    world, broken = evidence.world, []
    for _, order in _kept_orders(world):
        dead = [one for one in evidence.deliveries.values() if one.subscription == order.id and one.state == "dead"]
        refused = [one for one in dead if not one.messages]
        host = "discord.com" if order.platform == "discord" else "slack.com"
        storms = {trouble.whom for trouble in world.troubles if trouble.kind == "storm"}
        died = any(trouble.kind in ("crash", "clock") for trouble in world.troubles) or host in storms
        if refused and not died and not any(platform == order.platform for _, platform, _ in world.ledger.told):
            broken.append(f"untold: {order.channel} was refused, and nobody was told")
    return broken


def _first_night(world: World, order: Order, slot: datetime) -> bool:
    """An order made in its own quiet hours may come at their end, should the bot be started anew in them."""
    wall = slot.astimezone(ZoneInfo(order.zone)).time()
    return order.quiet is not None and wall == order.quiet[1] and _second(world, slot) < order.made_at + 24 * HOUR


def _far(world: World, order: Order) -> tuple[datetime, ...]:
    """The slots to which a clock that was moved may have led."""
    if not any(trouble.kind == "clock" for trouble in world.troubles):
        return ()
    start = world.timeline.start
    return slots(order.times, order.zone, start - timedelta(days=1), start + timedelta(days=43), order.quiet)


def _last_trouble(world: World, order: Order, second: float) -> float | None:
    """Until when something that mattered to the order was felt, seen from a slot; None where it was silent by wish."""
    host = "discord.com" if order.platform == "discord" else "slack.com"
    put_off = _quiet_seconds(world, order, second)
    if any(rest.since - MINUTE <= second and second - put_off <= rest.until + 10 * MINUTE for rest in order.rests):
        return None
    if any(abs(second - at) < 2 * HOUR for at in order.disturbed):
        return None
    felt = second
    for trouble in sorted(world.troubles, key=lambda one: one.start):
        after = _AFTER[trouble.kind]
        concerns = trouble.whom in ("", host, order.channel)
        if concerns and trouble.start - ON_TIME <= felt and trouble.end + after >= second:
            felt = max(felt, trouble.end + after)
    return felt


def _quiet_seconds(world: World, order: Order, second: float) -> float:
    """How long before a slot the quiet hours began, where it is at their end: what was muted in them need not come then."""
    wall = (world.timeline.start + timedelta(seconds=second)).astimezone(ZoneInfo(order.zone)).time()
    if order.quiet is None or wall.replace(second=0, microsecond=0) != order.quiet[1]:
        return 0.0
    start, end = (at.hour * HOUR + at.minute * MINUTE for at in order.quiet)
    return (end - start) % (24 * HOUR) + HOUR


def _loud(evidence: Evidence) -> list[str]:
    world, broken = evidence.world, []
    for one in evidence.deliveries.values():
        order = evidence.orders.get(one.subscription)
        if order is None or not one.messages or any(start <= one.slot <= end for start, end in order.manual):
            continue
        wall = one.slot.astimezone(ZoneInfo(order.zone)).time()
        if order.quiet and one.slot.second + one.slot.microsecond == 0 and in_quiet(wall, order.quiet):
            broken.append(f"loud: {order.channel} had a digest for {wall} in its quiet hours {order.quiet_words}")
        if one.is_alert and order.quiet and in_quiet(wall, order.quiet) and not _clock_was_off(world, one):
            broken.append(f"loud: {order.channel} had an alert at {wall} in its quiet hours {order.quiet_words}")
        at = min(message.at for message in one.messages)
        began = _second(world, one.slot)
        sure = [(rest.since, rest.until) for rest in order.rests if rest.is_sure]
        if any(start + MINUTE < at < end - MINUTE and start + MINUTE < began < end for start, end in sure):
            broken.append(f"loud: {order.channel} had a message at {at:.0f} s although it was muted or paused")
    return broken


def _clock_was_off(world: World, one: Delivered) -> bool:
    at = min(message.at for message in one.messages)
    return any(trouble.kind == "clock" and trouble.start - HOUR < at for trouble in world.troubles)


def _alerts(evidence: Evidence) -> list[str]:
    world = evidence.world
    stories = {report.story for report in world.press.reports.values() if report.story}
    count: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in evidence.deliveries.values():
        for message in one.messages if one.is_alert else ():
            for story in stories.intersection(_WORDS.findall(message.words)):
                count[message.channel, story].add(one.key)
    return [
        f"alerts: {channel} was alerted to {story} {len(keys)} times" for (channel, story), keys in count.items() if len(keys) > 1
    ]


def _stale(evidence: Evidence) -> list[str]:
    """A message that shows a sentence as it was before it was corrected, a night after the correction."""
    world, broken = evidence.world, []
    for report in world.press.reports.values():
        if not report.corrected or report.corrected_at > world.end - 12 * HOUR:
            continue
        for message in world.ledger.messages:
            was_told = report.token in message.words and report.was in message.now and message.at < world.end - 10 * HOUR
            if was_told and _is_open(world, message, report.corrected_at):
                broken.append(f"stale: a message of {message.at:.0f} s in {message.channel} still says {report.was}")
    return broken


def _is_open(world: World, message: Message, since: float) -> bool:
    """Whether its workspace is there, and its channel was all the time, so that it can be corrected."""
    if any(one.kind == "place" and one.whom == message.channel and one.end > since for one in world.troubles):
        return False
    return next(place for place in world.places if place.id == message.workspace).forgotten_at > world.end


def _answered(evidence: Evidence) -> list[str]:
    world, broken = evidence.world, []
    for said in world.people.answers:
        if said.words is None:
            died = any(trouble.kind == "crash" and said.at <= trouble.start < said.at + HOUR for trouble in world.troubles)
            if not died and said.at < world.end - MINUTE:
                broken.append(f"unanswered: {said.command} in {said.place} at {said.at:.0f} s")
        elif said.took > _ANSWERED_WITHIN and said.command != "digest.now":
            broken.append(f"unanswered: {said.command} in {said.place} at {said.at:.0f} s took {said.took:.0f} s")
    return broken
