"""Removes prompts from a feed's teasers: "Read more", "Comments", "appeared first on".

A prompt is removed if it is a paragraph or stands behind the end of a sentence. Inside a sentence it is part of the text.
"""

import re
from collections.abc import Sequence

from bot.parse.feed.text import LONGEST_MARKUP

_PROMPTS = """
    read more|read on|read the full (?:story|article)|read full (?:story|article)|read the rest
    |continue reading.{0,150}|keep reading
    |full (?:story|article)|view (?:article|full post)|more|click here|comments?(?: ?[:(] ?\\d+\\)?)?|\\d+ comments?|link
    |weiterlesen|mehr lesen|lesen sie mehr|zum (?:ganzen )?artikel|mehr dazu|mehr|kommentare?
    |lire la suite|lire plus|lire l['’]article|en savoir plus|commentaires?
    |leer más|seguir leyendo|continuar leyendo|ver más|sigue leyendo|comentarios?|leia mais|ler mais|continue lendo|saiba mais
    |leggi tutto|leggi di più|continua a leggere|lees (?:meer|verder)|czytaj (?:dalej|więcej)|läs mer|les mer|devamını oku
    |читати далі|читати більше|докладніше|детальніше|коментарі|читать далее|подробнее|комментарии
    |اقرأ المزيد|قراءة المزيد|المزيد|تعليقات|続きを読む|もっと読む|阅读全文|阅读更多|查看全文|더 보기|더보기
"""
_TELLS = "".join(line.strip() for line in _PROMPTS.splitlines())
_FIRST_SEEN = "|".join((
    "The post .{1,400} (?:appeared first on|first appeared on) ", "Der Beitrag .{1,400} erschien zuerst auf ",
    "L['’]article .{1,400} est apparu en premier sur ", "La entrada .{1,400} (?:se publicó primero|apareció primero) en ",
    "O post .{1,400} apareceu primeiro em ", "L['’]articolo .{1,400} proviene da ", "Het bericht .{1,400} verscheen eerst op ",
    "Запис .{1,400} спершу з['’]явиться на ", "Сообщение .{1,400} появились сначала на ", "Artykuł .{1,400} pochodzi z serwisu ",
))  # fmt: skip
_ENDS = r"(?:^|(?<=[.!?…。！？»”\"'’)\]])|(?<=[.!?…\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]\s))\s*"
"""A sentence's end. Thai, Lao, Burmese and Khmer have only a space there."""
_PROMPT = re.compile(
    rf"{_ENDS}[\[(]?(?:{_TELLS})(?: (?:about|on|at|of|to|über|sur|sobre|auf|en) .{{1,100}})?[\])]?[\s.…:→›»>!]*$", re.IGNORECASE
)
_APPEARED = re.compile(rf"{_ENDS}(?:{_FIRST_SEEN}).{{1,120}}$")
_ABOUT_THE_LINK = re.compile(r"(?:(?:Article|Comments) URL|Points|# ?Comments)\s?:\s?\S+\s*")
_LINKED = re.compile(r"<(a|font)\b[^<>]{0,2000}>.{0,2000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,2000}>|&nbsp;|&#160;")
_WORD = re.compile(r"\w+")
_REACH = 700
"""Characters at a paragraph's end in which a prompt is looked for."""


def without_prompts(paragraphs: Sequence[str], *, title: str, outlet: str = "") -> tuple[str, ...]:
    """A feed's paragraphs without prompts, and without the headline repeated, alone or with the outlet's name behind it."""
    said_before = (_words(title), [*_words(title), *_words(outlet)])
    cleaned = (_strip_prompts(paragraph) for paragraph in paragraphs)
    return tuple(paragraph for paragraph in cleaned if paragraph and _words(paragraph) not in said_before)


def is_links_only(markup: str) -> bool:
    """Whether all text of some HTML is in links and small marks, as in an aggregator's list of headlines."""
    return not _words(_TAG.sub(" ", _LINKED.sub(" ", markup[:LONGEST_MARKUP])))


def _strip_prompts(paragraph: str) -> str:
    text = _ABOUT_THE_LINK.sub("", paragraph).strip()
    while text:
        head, tail = text[:-_REACH], text[-_REACH:]
        for pattern in (_APPEARED, _PROMPT):
            tail = pattern.sub("", tail).rstrip()
        if head + tail == text:
            break
        text = (head + tail).strip()
    return text


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
