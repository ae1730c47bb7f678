"""Following a speaker: their new quotes since the last message, word for word, with outlet and link."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.compose.answers import compose_quotes
from bot.compose.edition import Edition
from bot.compose.wording import say
from bot.flows.desk import ChoosingDesk
from bot.flows.people import unfollowing
from bot.flows.select import newest, window_of
from bot.flows.timing import EVER, REACH
from bot.model.analysis import Quote, Reading
from bot.model.document import Document
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Window
from bot.understand.quotes.same_person import is_same_person, words_to_find
from bot.understand.teaser import may_be_shown
from bot.understand.words import tokens

Said = tuple[Reading, Quote]

_MOST = 300
"""The most reports that are searched."""
_MONTH = timedelta(days=30)
"""Words that were printed before within this time are not new when they are printed again."""
_SUGGESTED = 150
"""So many of the newest reports are searched for suggestions."""
_LEAST_TYPED = 3


async def quotes_of(desk: ChoosingDesk, workspace_id: str, name: str, window: Window) -> list[Said]:
    """The quotes of a speaker in the reports of a window, the newest first, each wording once."""
    words = words_to_find(name)
    if not words:
        return []
    topic = Topic(id="", workspace_id=workspace_id, name=name, any_of=words)
    found: dict[str, Said] = {}
    for reading in await newest(desk, workspace_id, topic, window, _MOST):
        for quote in reading.analysis.quotes:
            if quote.speaker and may_be_shown(reading, quote) and is_same_person(name, quote.speaker.name):
                found.setdefault(_words(quote), (reading, quote))
    return list(found.values())


async def new_quotes(desk: ChoosingDesk, subscription: Subscription, window: Window) -> list[Said]:
    """Quotes that the subscription has not sent, and that nobody printed in the month before.

    Like a digest it looks two days beyond the window on both sides, but not before it began.
    """
    start = max(window.start - REACH, subscription.began or window.start)
    wide = window_of(desk, subscription, Window(start=start, end=window.end + EVER))
    fresh = await quotes_of(desk, subscription.workspace_id, subscription.speaker, wide)
    had = await desk.outbox.shown_by(subscription.id, [reading.article.id for reading, _ in fresh])
    before = await quotes_of(desk, subscription.workspace_id, subscription.speaker, Window(start=start - _MONTH, end=start))
    known = {_words(quote) for reading, quote in (*before, *(said for said in fresh if said[0].article.id in had))}
    return [(reading, quote) for reading, quote in fresh if reading.article.id not in had and _words(quote) not in known]


def said_document(subscription: Subscription, said: Sequence[Said], edition: Edition) -> Document:
    """The message with the quotes, and a button to end it."""
    document = compose_quotes(say(edition.language, "said_title", name=subscription.speaker), said, edition)
    return replace(document, actions=unfollowing(subscription, edition.language), plain=edition.plain)


async def speakers_like(desk: ChoosingDesk, workspace_id: str, typed: str) -> list[str]:
    """Recent speakers whose name contains the typed text, the most quoted first; each person once."""
    now = desk.clock()
    window = Window(start=now - _MONTH, end=now + EVER)
    begun = (tokens(typed) or [""])[-1]
    topics = [Topic(id="", workspace_id=workspace_id, name=typed, any_of=(f"{begun}*",))] if len(begun) >= _LEAST_TYPED else []
    counted: dict[str, int] = {}
    for reading in await newest(desk, workspace_id, topics[0] if topics else None, window, _SUGGESTED):
        for quote in reading.analysis.quotes:
            if quote.speaker and may_be_shown(reading, quote) and _holds(quote.speaker.name, typed):
                name = " ".join(quote.speaker.name.split())
                known = next((other for other in counted if is_same_person(other, name) and is_same_person(name, other)), name)
                counted[known] = counted.get(known, 0) + 1
    return sorted(counted, key=lambda name: -counted[name])


def _holds(name: str, typed: str) -> bool:
    said = tokens(name)
    return all(any(word.startswith(begun) for word in said) for begun in tokens(typed))


def _words(quote: Quote) -> str:
    return " ".join(tokens(quote.text))
