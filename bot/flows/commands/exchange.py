"""A workspace's configuration as a JSON file for export and import; a file that comes back is treated as hostile.

{"dateline": 1, "workspace": "1234", "timezone": "Europe/Oslo", "language": "en", "plain": false, "topics": [{"name", "words"}],
"sources": [{"url", "title"}], "digests": [...]}
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.compose.topic_words import say_topic
from bot.flows.alert import check_rule
from bot.flows.commands.ask import Ask
from bot.flows.commands.lines import LANGUAGES
from bot.flows.filters import LANGUAGES_OF_NEWS, MOST_BLOCKED, MOST_OF_A_NAME
from bot.flows.manage import make_source
from bot.model.alert import AlertRule
from bot.model.errors import UserError
from bot.model.picture import PictureSize
from bot.model.problems import Code, Problem
from bot.model.source import Source, SourceKind
from bot.model.topic import Topic
from bot.model.workspace import MOST_OF_ONE, Channel, Subscription, Workspace
from bot.parse.schedule.quiet_hours import parse_quiet_hours
from bot.parse.schedule.read import parse_schedule
from bot.parse.schedule.timezone import parse_timezone
from bot.parse.text import short_line
from bot.parse.urls import http_link
from bot.understand.typed_topics import topic_of

FORMAT = 1
MOST_SOURCES, MOST_LANGUAGES = 200, 30
LARGEST = 500_000
_LONGEST = 500
_LARGEST_FIGURE = 100_000

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The contents of a file, checked; nothing is stored yet. `settings` are those of the workspace that the file names."""

    workspace: str
    settings: Mapping[str, Any]
    topics: tuple[Topic, ...]
    sources: tuple[Source, ...]
    digests: tuple[Json, ...]


def write(workspace: Workspace, topics: Sequence[Topic], sources: Sequence[Source], digests: Sequence[Subscription]) -> bytes:
    """The whole configuration as a file."""
    names = {topic.id: topic.name for topic in topics}
    whole = {
        "dateline": FORMAT,
        "workspace": workspace.id,
        "timezone": workspace.timezone,
        "language": workspace.language,
        "plain": workspace.plain,
        "reads": workspace.reads,
        "blocked_words": workspace.blocked_words,
        "blocked_outlets": workspace.blocked_outlets,
        "topics": [topic_json(topic) for topic in topics],
        "sources": [source_json(source) for source in sources],
        "digests": [subscription_json(subscription, names) for subscription in digests],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2).encode("utf-8", "replace")


def read(ask: Ask, body: bytes) -> Configuration:
    """The configuration in a file. Raises UserError that says what is wrong with it."""
    if len(body) > LARGEST:
        raise UserError(ask.say("settings_too_large", size=LARGEST // 1000))
    try:
        whole = json.loads(body)
    except (ValueError, RecursionError):
        raise UserError(ask.say("file_unreadable")) from None
    if not isinstance(whole, dict) or whole.get("dateline") != FORMAT:
        raise UserError(ask.say("file_unreadable"))
    topics = tuple(topic_from(body) for body in _list(whole, "topics", ask.desk.allowance.topics))
    digests = tuple(_list(whole, "digests", ask.desk.allowance.digests))
    named = [replace(topic, id=topic.name) for topic in topics]
    for wanted in digests:
        subscription_from(ask, wanted, named)
    return Configuration(
        workspace=_text(whole, "workspace"),
        settings=_settings(ask, whole),
        topics=topics,
        sources=tuple(source_from(body) for body in _list(whole, "sources", ask.desk.allowance.sources)),
        digests=digests,
    )


def _settings(ask: Ask, whole: Json) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    if zone := _text(whole, "timezone"):
        found["timezone"] = parse_timezone(zone).key
    if language := _text(whole, "language"):
        if language not in LANGUAGES.values():
            raise UserError(ask.say("no_choice", name=language[:40], names=", ".join(LANGUAGES.values())))
        found["language"] = language
    if isinstance(whole.get("plain"), bool):
        found["plain"] = whole["plain"]
    if "reads" in whole:
        found["reads"] = tuple(language for language in _strings(whole, "reads", MOST_LANGUAGES) if language in LANGUAGES_OF_NEWS)
    for name in ("blocked_words", "blocked_outlets"):
        if name in whole:
            found[name] = tuple(entry.strip()[:MOST_OF_A_NAME] for entry in _strings(whole, name, MOST_BLOCKED) if entry.strip())
    return found


def topic_json(topic: Topic) -> Json:
    """A topic as people type it."""
    return {"name": topic.name, "words": say_topic(topic), "sources": topic.source_ids}


def topic_from(body: Json) -> Topic:
    """The topic, without ids."""
    topic = topic_of(_text(body, "name"), _text(body, "words", most=20_000))
    return replace(topic, source_ids=tuple(_strings(body, "sources", MOST_SOURCES)))


def source_json(source: Source) -> Json:
    """A feed's address and name."""
    return {"url": source.location, "title": source.title}


def source_from(body: Json) -> Source:
    """The feed; from the public web only, whatever the file says."""
    url = http_link(_text(body, "url", most=2000))
    if not url:
        raise UserError(Problem(Code.NOT_HTTP_ADDRESS, {"text": _text(body, "url", most=2000)[:80]}))
    return make_source(SourceKind.FEED, url, title=short_line(_text(body, "title")) if "title" in body else "")


def subscription_json(subscription: Subscription, names: Mapping[str, str]) -> Json:
    """A digest; topics are written by name where it is known."""
    return {
        "topics": [names.get(topic_id, topic_id) for topic_id in subscription.topic_ids],
        "channel": subscription.channel.id,
        "thread": subscription.channel.thread,
        "schedule": subscription.schedule,
        "timezone": subscription.timezone,
        "stories": subscription.max_stories,
        "most_of_one": subscription.most_of_one,
        "sentences": subscription.summary_sentences,
        "quotes": subscription.quotes,
        "quiet_hours": subscription.quiet_hours,
        "ping": subscription.ping,
        "in_threads": subscription.in_threads,
        "say_nothing_new": subscription.say_nothing_new,
        "paused": subscription.paused,
        "sources": subscription.source_ids,
        "languages": subscription.languages,
        "pictures": subscription.pictures,
        "alerts": [_alert_json(rule, names) for rule in subscription.alerts],
    }


def subscription_from(ask: Ask, body: Json, topics: Sequence[Topic]) -> Subscription:
    """The digest, in the asker's workspace whatever the file says; without an id.

    Topics unknown here are kept by id. `changes` checks its channel and its role.
    """
    here, ids = ask.request.asker.channel, _ids(topics)
    return Subscription(
        id="",
        workspace_id=ask.workspace.id,
        topic_ids=tuple(
            ids.get(_name(name).casefold(), _name(name)) for name in _strings(body, "topics", ask.desk.allowance.topics)
        ),
        channel=Channel(
            platform=here.platform, workspace=here.workspace, id=_text(body, "channel"), thread=_text(body, "thread")
        ),
        schedule=str(parse_schedule(_text(body, "schedule"))),
        timezone=parse_timezone(_text(body, "timezone")).key,
        max_stories=_whole(body, "stories", 1, 20),
        most_of_one=_whole(body, "most_of_one", 0, 20) if "most_of_one" in body else MOST_OF_ONE,
        summary_sentences=_whole(body, "sentences", 1, 10),
        quotes=_whole(body, "quotes", 0, 10),
        quiet_hours=str(parse_quiet_hours(_text(body, "quiet_hours")) or ""),
        ping=_text(body, "ping"),
        in_threads=body.get("in_threads") is True,
        say_nothing_new=body.get("say_nothing_new") is not False,
        paused=body.get("paused") is True,
        source_ids=tuple(_strings(body, "sources", MOST_SOURCES)),
        languages=tuple(language for language in _strings(body, "languages", MOST_LANGUAGES) if language in LANGUAGES_OF_NEWS),
        pictures=next((size for size in PictureSize if size == body.get("pictures")), PictureSize.OFF),
        alerts=tuple(_alert(alert, ids) for alert in _list(body, "alerts", ask.desk.allowance.topics)),
    )


def _ids(topics: Sequence[Topic]) -> Mapping[str, str]:
    return {topic.name.casefold(): topic.id for topic in topics} | {topic.id.casefold(): topic.id for topic in topics}


def _alert_json(rule: AlertRule, names: Mapping[str, str]) -> Json:
    return {
        "topic": names.get(rule.topic_id, rule.topic_id),
        "outlets": rule.outlets,
        "minutes": rule.within // timedelta(minutes=1),
        "per_day": rule.per_day,
        "in_quiet_hours": rule.in_quiet_hours,
    }


def _alert(body: Json, ids: Mapping[str, str]) -> AlertRule:
    name = _name(_text(body, "topic"))
    rule = AlertRule(
        topic_id=ids.get(name.casefold(), name),
        outlets=_whole(body, "outlets", 0, _LARGEST_FIGURE),
        within=timedelta(minutes=_whole(body, "minutes", 0, _LARGEST_FIGURE)),
        per_day=_whole(body, "per_day", 0, _LARGEST_FIGURE),
        in_quiet_hours=body.get("in_quiet_hours") is True,
    )
    check_rule(rule)  # The true bounds: those of a rule that is typed.
    return rule


def _name(value: str) -> str:
    return " ".join(value.split())[:100]


def _text(body: Json, key: str, *, most: int = _LONGEST) -> str:
    value = body.get(key, "")
    if not isinstance(value, str) or len(value) > most:
        raise UserError(Problem(Code.NOT_A_TEXT, {"key": key, "most": most}))
    return value.strip()


def _whole(body: Json, key: str, least: int, most: int) -> int:
    value = body.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise UserError(Problem(Code.NOT_A_NUMBER, {"key": key, "least": least, "most": most}))
    return value


def _list(body: Json, key: str, most: int) -> list[Json]:
    found = body.get(key, [])
    if not isinstance(found, list) or len(found) > most or not all(isinstance(entry, dict) for entry in found):
        raise UserError(Problem(Code.NOT_A_LIST, {"key": key, "most": most}))
    return found


def _strings(body: Json, key: str, most: int) -> list[str]:
    found = body.get(key, [])
    if not isinstance(found, list) or len(found) > most or not all(isinstance(entry, str) for entry in found):
        raise UserError(Problem(Code.NOT_A_LIST_OF_TEXTS, {"key": key, "most": most}))
    return found
