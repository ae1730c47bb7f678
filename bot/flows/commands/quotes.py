"""/quotes: what people said, word for word, with the source of each quote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.compose.answers import MOST_QUOTES, compose_quotes
from bot.compose.differences import compose_differences
from bot.flows.commands.ask import Ask
from bot.flows.commands.lines import ANY_TOPIC, SINCE, command
from bot.flows.select import newest
from bot.model.analysis import Quote, Reading
from bot.model.conversation import Option, Reply
from bot.model.document import Block, Citation, spans_of
from bot.model.errors import UserError
from bot.model.story import Story
from bot.model.topic import Topic
from bot.model.workspace import Window
from bot.understand.rank import moment
from bot.understand.teaser import may_be_shown
from bot.understand.topics import match
from bot.understand.typed_topics import words_topic
from bot.understand.words import tokens

MOST_ARTICLES = 300
_SINCE = "30d"
_LONGEST = 100
_ON = re.compile(r"\s+(?:on|about|über|zu|sobre|sur|про|عن)\s+", re.IGNORECASE)


@command("quotes", options=(Option(name="who", about="option.who"), ANY_TOPIC, SINCE))
async def answer_quotes(ask: Ask) -> Reply:
    """The newest quotes of a speaker, on a topic, or both. Raises UserError when neither is asked for."""
    who, about = ask.value("who")[:_LONGEST], ask.value("topic")
    if not tokens(who) and not about:
        raise UserError(ask.say("quotes_of_whom"))
    since = ask.since(_SINCE)
    for speaker, subject in _ways_to_read(who, about):
        topic = await topic_for(ask, subject) if subject else None
        if quotes := await _said(ask, speaker, topic, since):
            name = " · ".join(filter(None, (speaker, topic.name if topic else "")))
            return Reply(document=compose_quotes(ask.say("quotes_title", name=name), quotes, ask.edition))
    return ask.tell("no_quotes_found", name=" · ".join(filter(None, (who, about))))


def _ways_to_read(who: str, about: str) -> Iterator[tuple[str, str]]:
    """Speaker and topic as they were given; a name alone may also be “Marit Oss on floods”, or a topic."""
    yield who, about
    if not about:
        speaker, _, subject = (part.strip() for part in _ON.sub("\n", who, count=1).partition("\n"))
        if tokens(speaker) and tokens(subject):
            yield speaker, subject
        yield "", who


async def _said(ask: Ask, speaker: str, topic: Topic | None, since: datetime) -> list[tuple[Reading, Quote]]:
    # A name is rarer than a topic's words.
    wanted = words_topic(speaker, ask.workspace.id) if tokens(speaker) else topic
    found = await _articles(ask, wanted, since) if wanted else []
    return said_in([reading for reading in found if topic is None or match(topic, reading)], tokens(speaker))


async def topic_for(ask: Ask, text: str) -> Topic:
    """The workspace's topic of that name, or one for these words. Raises UserError."""
    topics = await ask.desk.workspaces.topics(ask.workspace.id)
    saved = next((topic for topic in topics if topic.name.casefold() == text.casefold()), None)
    return saved or words_topic(text, ask.workspace.id)


async def _articles(ask: Ask, topic: Topic, since: datetime) -> list[Reading]:
    """The newest candidates that came out since then, from the sources that the workspace follows."""
    window = Window(start=since, end=ask.now)
    found = await newest(ask.desk, ask.workspace.id, topic, window, MOST_ARTICLES)
    recent = (reading for reading in found if moment(reading) >= since)
    return sorted(recent, key=lambda reading: (reading.article.published is not None, moment(reading)), reverse=True)


def further_quotes(ask: Ask, name: str, stories: Sequence[Story], shown: Sequence[Block]) -> Reply:
    """Further quotes of the stories, without those that these blocks show; then where reports give different counts."""
    read = [span.cites for block in shown for span in spans_of(block) if span.cites]
    readings = [reading for story in stories for reading in (story.lead, *story.others)]
    further = said_in(readings, known=[quote for reading, quote in _quotes_of(readings) if _is_read(reading, quote, read)])
    compared = compose_differences(stories, ask.edition)
    if not further and not compared:
        return ask.tell("no_quotes")
    document = compose_quotes(ask.say("quotes_on", name=name), further, ask.edition)
    return Reply(document=replace(document, blocks=(*document.blocks, *compared)))


def said_in(readings: Sequence[Reading], who: Sequence[str] = (), *, known: Sequence[Quote] = ()) -> list[tuple[Reading, Quote]]:
    """Quotes of a known speaker whose name contains all the names asked for; what somebody said only once, in whatever length
    outlets print it, and nothing that is `known`."""
    found: list[tuple[Reading, Quote]] = []
    heard = list(known)
    for reading, quote in _quotes_of(readings, who):
        if len(found) == 5 * MOST_QUOTES:
            break
        if not any(_says_the_same(quote, other) for other in heard):
            found.append((reading, quote))
            heard.append(quote)
    return found


def _says_the_same(one: Quote, other: Quote) -> bool:
    """Whether one person said both, and the words of one stand in the other."""
    shorter, longer = sorted((_words(one), _words(other)), key=lambda parts: sum(map(len, parts)))
    whole = f" {' '.join(longer)} "
    return _last_name(one) == _last_name(other) and all(f" {part} " in whole for part in shorter)


def _words(quote: Quote) -> list[str]:
    """The bare words of each part."""
    return [" ".join(tokens(part.text)) for part in quote.parts]


def _last_name(quote: Quote) -> str:
    """The last word of a name stands for the person: outlets write it in different lengths."""
    return (tokens(quote.speaker.name) or [""])[-1] if quote.speaker else ""


def _quotes_of(readings: Sequence[Reading], who: Sequence[str] = ()) -> Iterator[tuple[Reading, Quote]]:
    for reading in readings:
        for quote in reading.analysis.quotes:
            speaker = f"{quote.speaker.name} {quote.speaker.role}" if quote.speaker else ""
            if may_be_shown(reading, quote) and set(who) <= set(tokens(speaker)):
                yield reading, quote


def _is_read(reading: Reading, quote: Quote, cited: Sequence[Citation]) -> bool:
    """Whether at least half of a quote is in what was cited."""
    mine = (citation for citation in cited if citation.article_id == reading.article.id)
    read = sum(max(0, min(citation.end, quote.end) - max(citation.start, quote.start)) for citation in mine)
    return 2 * read >= quote.end - quote.start
