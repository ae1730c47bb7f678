"""What a digest is called in an answer, and which one is meant."""

from collections.abc import Iterable, Mapping

from bot.compose.schedule_words import say_schedule
from bot.flows.commands.ask import Ask
from bot.flows.commands.questions import is_id
from bot.model.errors import UserError
from bot.model.topic import Topic
from bot.model.workspace import Subscription
from bot.parse.schedule.read import parse_schedule

_CODE, _TIMES, _LABEL = 6, 40, 85
"""Characters of an id, of a schedule, and of topics and schedule, in a label: Discord takes a hundred."""


async def digests_of(ask: Ask) -> tuple[Subscription, ...]:
    """All digests of the workspace."""
    return await ask.desk.workspaces.subscriptions(ask.workspace.id)


async def labels(ask: Ask, digests: Iterable[Subscription] | None = None) -> Mapping[str, str]:
    """Each digest's id with its label: its topics and times, and the beginning of its id only where labels would be equal.

    `digests` are all of the workspace, if they were read already: somebody may add or remove one meanwhile.
    """
    names = await _topic_names(ask)
    held = {
        subscription.id: _called(ask, subscription, names)
        for subscription in (await digests_of(ask) if digests is None else digests)
    }
    named = list(held.values())
    return {key: name if named.count(name) == 1 else f"{name} · {key[:_CODE]}" for key, name in held.items()}


async def label(ask: Ask, subscription: Subscription, further: Iterable[Topic] = ()) -> str:
    """The label of one digest; a new one may be about `further` topics that are not stored yet."""
    held = await labels(ask)
    names = {**await _topic_names(ask), **{topic.id: topic.name for topic in further}}
    return held[subscription.id] if subscription.id in held else _called(ask, subscription, names)


class WhichDigest(UserError):
    """Several digests could be meant."""

    def __init__(self, digests: tuple[Subscription, ...]) -> None:
        super().__init__(f"{len(digests)} digests could be meant")
        self.digests = digests


async def chosen(ask: Ask) -> Subscription:
    """The digest that is named, or the only one, or this channel's only one; of several, the one on the named topic.

    It may be named by its label or the beginning of it, by one of its topics, or by the beginning of its id. Raises WhichDigest
    where several could be meant, UserError where there is none.
    """
    held, wanted = await digests_of(ask), (ask.value("digest") or ask.operand).casefold()
    if not held:
        raise UserError(ask.say("no_digests"))
    if wanted:
        fitting = await _named(ask, held, wanted)
    else:
        here = [subscription for subscription in held if subscription.channel.id == ask.request.asker.channel.id]
        fitting = list(held) if len(held) == 1 else here
    if not fitting and is_id(wanted):
        raise UserError(ask.say("done_already"))
    if len(fitting) != 1 and ask.value("topic"):
        fitting = await _about_topic(ask, fitting or list(held), ask.value("topic").casefold())
    if len(fitting) != 1:
        raise WhichDigest(tuple(fitting or held))
    return fitting[0]


async def _topic_names(ask: Ask) -> Mapping[str, str]:
    return {topic.id: topic.name for topic in await ask.desk.workspaces.topics(ask.workspace.id)}


async def about(ask: Ask, subscription: Subscription) -> str:
    """The topics of a digest, in a few words."""
    return _about(ask, subscription, await _topic_names(ask))


def _about(ask: Ask, subscription: Subscription, names: Mapping[str, str]) -> str:
    listed = ", ".join(name for topic_id, name in names.items() if topic_id in subscription.topic_ids)
    return listed[:60] or ask.say("no_topic_left" if subscription.topic_ids else "news_digest")


def _called(ask: Ask, subscription: Subscription, names: Mapping[str, str]) -> str:
    # Schedules are stored as they are typed in English.
    times = subscription.schedule if ask.language == "en" else say_schedule(parse_schedule(subscription.schedule), ask.language)
    times = times[:_TIMES]
    return f"{_about(ask, subscription, names)[: _LABEL - len(times)]} · {times}"


async def _about_topic(ask: Ask, digests: list[Subscription], topic: str) -> list[Subscription]:
    """Those about a topic; all of them where there is none."""
    topic_id = next((key for key, name in (await _topic_names(ask)).items() if name.casefold() == topic), None)
    return [subscription for subscription in digests if topic_id in subscription.topic_ids] or digests


async def _named(ask: Ask, held: tuple[Subscription, ...], wanted: str) -> list[Subscription]:
    called = {key: name.casefold() for key, name in (await labels(ask, held)).items()}
    exact = [
        subscription for subscription in held if wanted in (subscription.id, subscription.id[:_CODE], called[subscription.id])
    ]
    if exact:
        return exact
    topic_id = next((key for key, name in (await _topic_names(ask)).items() if name.casefold() == wanted), None)
    about = [subscription for subscription in held if topic_id in subscription.topic_ids]
    return about or [subscription for subscription in held if called[subscription.id].startswith(wanted)]
