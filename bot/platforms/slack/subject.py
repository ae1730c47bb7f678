"""What a message is about: the topic that “Brief me on this” asks for."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from bot.understand.stopwords import stopwords

LONGEST = 4000
FEW_WORDS = 4
_MOST_WORDS = 3
_MOST_LINKS = 5

_LINK = re.compile(r"<(https?://[^<>|\s]{1,2000})(?:\|([^<>]{0,2000}))?>")
_MARKUP = re.compile(r"<[^<>]{0,2000}>|:[a-z0-9_+-]{1,40}:|[*_~`]")
_WORD = re.compile(r"[^\W\d_][\w’'-]{0,59}")
_SENTENCE_END = re.compile(r"[.!?:;\n“”\"]\s*$")


def subject(message: Mapping[str, Any], topics: Sequence[str], language: str = "en") -> str:
    """A topic of the workspace that the message names; else its own few words, its names, or the words of its link; or "".

    `language` is the asker's, whose little words tell as little as English ones.
    """
    text, links = _text(message)
    little = stopwords("en") | stopwords(language)
    slugs = [_slug(link) for link in links]
    # Few words around a link are about the link (“did you see this”), unless they name somebody.
    said = [text, *slugs] if next(_names(text, little), "") else [*slugs, text]
    candidates = [part[:LONGEST] for part in (*_passed_on(message, "title"), *said, *_passed_on(message, "text")) if part]
    if named := _named_topic("\n".join(candidates)[:LONGEST], topics):
        return named
    return next(filter(None, (_subject_of(candidate, little) for candidate in candidates)), "")


def links_in(message: Mapping[str, Any]) -> tuple[str, ...]:
    """Where a message leads, and what is shown below it of a page or a message that was passed on."""
    shown = (str(part.get(name) or "") for part in message.get("attachments") or () for name in ("from_url", "title_link"))
    _, links = _text(message)
    return tuple(dict.fromkeys(link for link in (*links, *shown) if link))[:_MOST_LINKS]


def _passed_on(message: Mapping[str, Any], name: str) -> Iterator[str]:
    """What stands in a message that is shared, in the page that is shown below a link, or above a file."""
    for part in (*(message.get("attachments") or ()), *(message.get("files") or ())):
        if part.get(name):
            yield str(part[name])


def _text(message: Mapping[str, Any]) -> tuple[str, list[str]]:
    """A message's words without its markup, and where it links to."""
    raw = str(message.get("text", ""))[:LONGEST]
    links = [found[1] for found in _LINK.finditer(raw)]
    words = _MARKUP.sub(" ", _LINK.sub(lambda found: found[2] or " ", raw))
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), links


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
    """The words of an address: its longest part of several."""
    parts = [unquote(part) for part in urlsplit(link).path.split("/")]
    slugs = [
        " ".join(_WORD.findall(part.rpartition(".")[0] or part)).replace("-", " ").replace("_", " ")
        for part in parts
        if "-" in part or "_" in part
    ]
    return max(slugs, key=len, default="")
