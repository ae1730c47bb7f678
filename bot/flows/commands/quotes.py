"""/quotes: what people said, word for word, with where it stands."""

from collections.abc import Sequence
from datetime import datetime

from bot.compose.answers import MOST_QUOTES, compose_quotes
from bot.flows.commands.ask import Ask
from bot.model.analysis import Quote, Reading
from bot.model.conversation import Reply
from bot.model.errors import UserError
from bot.model.topic import Topic
from bot.model.workspace import Window
from bot.understand.quotes.tell import is_told
from bot.understand.rank import moment
from bot.understand.topics import match, search_words, words_topic
from bot.understand.words import tokens

MOST_ARTICLES = 300
_SINCE = "30d"
_LONGEST = 100


async def answer_quotes(ask: Ask) -> Reply:
    """The newest quotes of a speaker, on a topic, or both. Raises UserError when neither is asked for."""
    who, about = ask.value("who")[:_LONGEST], ask.value("topic")
    if not tokens(who) and not about:
        raise UserError(ask.say("quotes_of_whom"))
    since = ask.since(_SINCE)
    topics = [await topic_for(ask, about)] if about else []
    # A name is rarer than a topic's words.
    found = await _articles(ask, words_topic(who, ask.workspace.id) if tokens(who) else topics[0], since)
    if topics:
        found = [reading for reading in found if match(topics[0], reading)]
    quotes = said_in(found, tokens(who))
    name = " · ".join(filter(None, (who, topics[0].name if topics else "")))
    if not quotes:
        return ask.tell("no_quotes_found", name=name)
    return Reply(document=compose_quotes(ask.say("quotes_title", name=name), quotes, ask.edition))


async def topic_for(ask: Ask, text: str) -> Topic:
    """The workspace's topic of that name, or one for these words. Raises UserError."""
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    saved = next((topic for topic in topics if topic.name.casefold() == text.casefold()), None)
    return saved or words_topic(text, ask.workspace.id)


async def _articles(ask: Ask, topic: Topic, since: datetime) -> list[Reading]:
    """Newest candidates that came out since then, from the sources that the workspace follows."""
    window = Window(start=since, end=ask.now)
    found = await ask.desk.news.search(ask.workspace.id, search_words(topic, ask.desk.languages), window, MOST_ARTICLES)
    return sorted((one for one in found if moment(one) >= since), key=moment, reverse=True)


def said_in(readings: Sequence[Reading], who: Sequence[str] = ()) -> list[tuple[Reading, Quote]]:
    """Quotes whose speaker is known and bears all of the names asked for; the same words only once."""
    found: dict[str, tuple[Reading, Quote]] = {}
    for reading in (one for one in readings if not one.article.is_teaser):
        for quote in reading.analysis.quotes:
            if quote.speaker and is_told(quote) and set(who) <= set(tokens(f"{quote.speaker.name} {quote.speaker.role}")):
                found.setdefault(" ".join(tokens(quote.text)), (reading, quote))
    return list(found.values())[: 5 * MOST_QUOTES]
