"""/alerts: what a channel hears of at once, before its digest comes."""

from datetime import timedelta

from bot.compose.answers import compose_list
from bot.flows.alert import set_alert, unset_alert
from bot.flows.commands.ask import Ask
from bot.flows.commands.digest_choice import chosen, digests_of, labels
from bot.flows.commands.digest_state import channel_span
from bot.flows.commands.lines import DIGEST, TOPIC, command
from bot.flows.manage import find_topic
from bot.model.alert import AlertRule
from bot.model.conversation import Option, OptionKind, Reply
from bot.model.document import Phrase, Span
from bot.model.errors import UserError

_MINUTE = timedelta(minutes=1)
_USUAL = AlertRule(topic_id="")


@command(
    "alerts",
    "on",
    options=(
        TOPIC,
        Option(name="outlets", about="option.outlets", kind=OptionKind.WHOLE),
        Option(name="minutes", about="option.minutes", kind=OptionKind.WHOLE),
        Option(name="most", about="option.most", kind=OptionKind.WHOLE),
        DIGEST,
    ),
    admin=True,
)
async def on(ask: Ask) -> Reply:
    """Tell at once of a story on a topic that many outlets report within a short time, where a digest of it comes."""
    topic = await find_topic(ask.desk, ask.workspace.id, ask.value("topic"))
    rule = AlertRule(
        topic_id=topic.id,
        outlets=_whole(ask, "outlets", _USUAL.outlets),
        within=_whole(ask, "minutes", _USUAL.within // _MINUTE) * _MINUTE,
        per_day=_whole(ask, "most", _USUAL.per_day),
    )
    subscription = await set_alert(ask.desk, await chosen(ask), rule)
    said = (Span(text=f"{_said(ask, rule, topic.name)} ("), channel_span(ask, subscription.channel), Span(text=")"))
    return ask.tell("alert_on", rule=said)


@command("alerts", "off", options=(TOPIC, DIGEST), admin=True)
async def off(ask: Ask) -> Reply:
    """Tell of a topic in the digest only."""
    topic = await find_topic(ask.desk, ask.workspace.id, ask.value("topic"))
    await unset_alert(ask.desk, await chosen(ask), topic)
    return ask.tell("alert_off", name=topic.name)


@command("alerts", "list")
async def list_all(ask: Ask) -> Reply:
    """Each digest's alerts."""
    names = {topic.id: topic.name for topic in await ask.desk.workspaces.topics(ask.workspace.id)}
    held = await digests_of(ask)
    called = await labels(ask, held)
    lines: list[Phrase] = [
        (
            Span(text=f"{called[subscription.id]} ("),
            channel_span(ask, subscription.channel),
            Span(text=f"): {_said(ask, rule, names[rule.topic_id])}"),
        )
        for subscription in held
        for rule in subscription.alerts
        if rule.topic_id in names
    ]
    if not lines:
        return ask.tell("no_alerts")
    return Reply(document=compose_list(ask.say("alerts_title"), [], lines, language=ask.language))


def _said(ask: Ask, rule: AlertRule, topic: str) -> str:
    outlets, minutes = ask.say("outlets", n=rule.outlets), rule.within // _MINUTE
    return ask.say("alert_rule", topic=topic, outlets=outlets, minutes=minutes, most=rule.per_day)


def _whole(ask: Ask, name: str, usual: int) -> int:
    text = ask.value(name)
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise UserError(ask.say("no_number", name=text[:40]))
    return int(text)
