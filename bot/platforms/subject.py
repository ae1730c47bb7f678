"""The subject of a message, for “Brief me on this”, in every chat alike."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bot.compose.wording import say
from bot.flows.commands.table import answer, complete
from bot.flows.desk import CommandDesk
from bot.model.conversation import Asker, Reply, Request
from bot.model.errors import UserError
from bot.understand.stopwords import stopwords

LONGEST = 4000
FEW_WORDS = 4
BRIEF_SINCE = "7d"
_MOST_WORDS = 3
_MOST_LINKS = 5

_WORD = re.compile(r"[^\W\d_][\w’'-]{0,59}")
_SENTENCE_END = re.compile(r"[.!?:;\n“”\"]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message without its chat's markup: its words, where it links to, and titles and texts of what is shown below it: a page
    behind a link, a message that was passed on, a file."""

    text: str
    links: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


async def brief_on(desk: CommandDesk, asker: Asker, said: Said) -> Reply:
    """A brief on what a message is about: the story of the stored report that it links to, else its topic. Raises UserError."""
    for link in said.links[:_MOST_LINKS]:
        if await desk.shelf.at_address(asker.workspace, link):
            return await answer(desk, Request(path=("brief",), asker=asker, values={"topic": link}))
    topics = await complete(desk, Request(path=("brief",), asker=asker), "topic", "")
    topic = subject_of(said, topics, asker.language or "en")
    if not topic:
        raise UserError(say(asker.language or "en", "no_subject"))
    return await answer(desk, Request(path=("brief",), asker=asker, values={"topic": topic, "since": BRIEF_SINCE}))


def subject_of(message: Said, topics: Sequence[str], language: str = "en") -> str:
    """A topic of the workspace that the message names; else its own few words, its names, or the words of its link; or "".

    `language` is the asker's: its function words are ignored like English ones.
    """
    little = stopwords("en") | stopwords(language)
    slugs = [_slug(link) for link in message.links]
    # Few words around a link are about the link (“did you see this”), unless they name somebody.
    said = [message.text, *slugs] if next(_names(message.text, little), "") else [*slugs, message.text]
    candidates = [part[:LONGEST] for part in (*message.titles, *said, *message.texts) if part]
    if named := _named_topic("\n".join(candidates)[:LONGEST], topics):
        return named
    return next(filter(None, (_subject_of(candidate, little) for candidate in candidates)), "")


def _named_topic(text: str, topics: Sequence[str]) -> str:
    """The longest topic whose name stands in the text, as words."""
    padded = f" {' '.join(word.casefold() for word in _WORD.findall(text))} "
    named = [topic for topic in topics if (name := " ".join(_WORD.findall(topic.casefold()))) and f" {name} " in padded]
    return max(named, key=len, default="")


def _subject_of(text: str, little: Collection[str]) -> str:
    words = _WORD.findall(text)
    telling = [word for word in words if word.casefold() not in little and len(word) > 2]
    if len(words) <= FEW_WORDS:
        return " ".join(words) if telling else ""
    names = Counter(_names(text, little))
    if names and any(word[0].islower() for word in telling):
        return max(names, key=lambda name: (names[name], len(name.split())))
    return " ".join(sorted(dict.fromkeys(telling), key=len, reverse=True)[:_MOST_WORDS])


def _names(text: str, little: Collection[str]) -> Iterator[str]:
    """Runs of capitalised words, without those that only begin a sentence."""
    run: list[str] = []
    end = 0
    for found in _WORD.finditer(text):
        between = text[end : found.start()]
        begins = end == 0 or _SENTENCE_END.search(between[-20:]) is not None
        is_name = found[0][0].isupper() and found[0].casefold() not in little
        if run and (not is_name or begins or between.strip()):
            yield " ".join(run)
            run = []
        if is_name and (not begins or _is_followed_by_name(text, found.end())):
            run.append(found[0])
        end = found.end()
    if run:
        yield " ".join(run)


def _is_followed_by_name(text: str, end: int) -> bool:
    following = _WORD.match(text, end + 1)
    return following is not None and text[end : end + 1] == " " and following[0][0].isupper()


def _slug(link: str) -> str:
    """The words in an address: its longest part."""
    parts = [unquote(part) for part in urlsplit(link).path.split("/")]
    slugs = [
        " ".join(_WORD.findall(part.rpartition(".")[0] or part)).replace("-", " ").replace("_", " ")
        for part in parts
        if "-" in part or "_" in part
    ]
    return max(slugs, key=len, default="")
