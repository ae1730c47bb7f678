"""Finds the authors of a page: names of people, not what some pages have instead (the paper, an address, "admin")."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from bot.parse.byline import byline_names
from bot.parse.feed.text import decode_entities, plain, single_line
from bot.parse.filing import AGENCIES
from bot.parse.page.facts import PageFacts
from bot.parse.page.headlines import folded
from bot.parse.page.jsonld import texts
from bot.parse.page.naming import COMPANY, site_names

MOST_PEOPLE = 12
_BELOW = 5
"""Lines below the headline in which a byline is looked for; a standfirst and a date may be among them."""
_LONGEST_NAME = 60
_SIGN = re.compile(
    r"^(?:by|von|por|par|door|di|af|av|od|autor|автор|текст|text|words|written by|posted by|reporter)\b[:\s]\s*", re.IGNORECASE
)
_PARTED = re.compile(r"\s*[;|•·]\s*|\s*,\s+|、|\s+(?:and|und|et|y|e|og|och|en|i|и|та|&|＆)\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"https?:|www\.|@|\d|/|\.(?:com|org|net|de|at|ch|fr|es|it|uk|tr|ua|ru|pl)\b")
_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "articleauthor", "author_name", "byl", "dc.creator")
_WRITTEN_BY = re.compile(r"written|verfasst|écrit|escrit|scritto|написа|por\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[（][^()\[\]（）]{0,80}[)\]）]")
"""Initials or an office behind a name."""
_AUTHOR_CLASS = (
    "//body//*[self::a or self::span or self::p or self::div or self::li or self::address]"
    "[contains(@class, 'author') or contains(@class, 'byline') or contains(@class, 'Author') or contains(@class, 'Byline')]"
    "[not(ancestor::aside or ancestor::nav or ancestor::footer)]"
)
_LABELS = (
    "//body//*[self::li[not(ul)] or self::p or self::dd or self::div[not(div)]][strong or b or span or dt]"
    "[string-length(normalize-space()) < 80]"
)
"""Short lines that begin with a label. None of them contains another, so that no text is measured repeatedly."""
_LABEL = re.compile(
    r"^(?:autorin/autor|autor/in|autor(?:in|a|es)?|author|auteur|autore|autrice|автор|yazar|penulis|tác giả)\b\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_TO_THE_RIGHT = "//body//p[contains(translate(@style, ' ', ''), 'text-align:right')]"
_SIGNATURE_WORDS = range(2, 5)
_MOST_LABELS = 60
_MOST_MARKED, LONGEST_MARKED = 8, 80
_DESK = re.compile(
    r"\b(?:staff|red|redaktion|redazione|redacción|redaccion|redação|rédaction|redakcja|редакц[а-яії]+|newsroom|news ?desk"
    r"|web ?desk|editors?|admin|reporters?|correspondents?|contributors?|agenc(?:y|ies)|agencias?|agências?|agences?"
    r"|agentur(?:en)?|ajansı|online|digital|team|newspaper|media|tv|news|developer)\b",
    re.IGNORECASE,
)


def page_people(facts: PageFacts, tree: Any) -> str:
    """The names of a page's authors, separated by commas; "" if none is named."""
    candidates: list[Sequence[str]] = [
        texts(facts.node.get("author")),
        *(facts.meta.get(name, ()) for name in _NAMES),
        _on_card(facts),
        facts.signed,
        facts.properties.get("author", ()),
    ]
    named = next((names for given in candidates if (names := _people(given, facts))), [])
    return ", ".join(named or _marked(tree, facts) or _labelled(tree, facts) or _signed_last(tree, facts))


def _on_card(facts: PageFacts) -> tuple[str, ...]:
    """The author in the metadata for link previews in chats: a label and its value."""
    if _WRITTEN_BY.search(facts.first("twitter:label1")):
        return facts.meta.get("twitter:data1", ())
    return facts.meta.get("twitter:misc:written by", ())


def _marked(tree: Any, facts: PageFacts) -> list[str]:
    """The people in the first element with an author's class; full names only, since one word may be anything."""
    for element in tree.xpath(_AUTHOR_CLASS)[:_MOST_MARKED]:
        words = single_line("".join(element.itertext())[: 2 * LONGEST_MARKED])
        names = _people((words,), facts) if len(words) <= LONGEST_MARKED else []
        if names and all(_is_full(name) for name in names):
            return names
    return []


def _labelled(tree: Any, facts: PageFacts) -> list[str]:
    """The people behind a label in a list of the page's facts ("Author: Ann Lee")."""
    for element in tree.xpath(_LABELS)[:_MOST_LABELS]:
        words = single_line(" ".join(element.itertext()))
        label = _LABEL.match(words)
        names = _people((words[label.end() :],), facts) if label is not None else []
        if names and all(_is_full(name) for name in names):
            return names
    return []


def _signed_last(tree: Any, facts: PageFacts) -> list[str]:
    """The single name in the last right-aligned paragraph, which is a signature below the article."""
    for element in reversed(tree.xpath(_TO_THE_RIGHT)):
        names = _people((single_line("".join(element.itertext())[:LONGEST_MARKED]),), facts)
        if len(names) == 1 and _is_full(names[0]) and len(names[0].split()) in _SIGNATURE_WORDS:
            return names
    return []


def _is_full(name: str) -> bool:
    """Whether a name has several words with capitals, or is in a script without capitals."""
    words = name.split()
    return (len(words) > 1 or not name.isascii()) and all(word[0].isupper() or not word[0].islower() for word in words)


def _people(given: Sequence[str], facts: PageFacts) -> list[str]:
    """The people and agencies among the author values."""
    found: dict[str, None] = {}
    for byline in given[:MOST_PEOPLE]:
        for piece in _PARTED.split(_SIGN.sub("", _ASIDE.sub("", plain(byline)[:300]))):
            name = single_line(decode_entities(piece)).strip(" .,:-–—")
            if _is_person(name) and not _is_site(name, facts):
                found.setdefault(name)
    return list(found)[:MOST_PEOPLE]


def _is_person(name: str) -> bool:
    """Whether a text may be the name of a person, or of a news agency that signs like one."""
    if not 2 <= len(name) <= _LONGEST_NAME or _NO_NAME.search(name):
        return False
    if is_agency(name):
        return True
    words = name.split()
    return not _DESK.search(name) and len(words) <= 5 and not (len(words) == 1 and name.islower())


def is_agency(name: str) -> bool:
    """Whether a news agency signs with this name."""
    return name.lower().strip(" .") in AGENCIES


def _is_site(name: str, facts: PageFacts) -> bool:
    """Whether a name is the outlet's, not an author's."""
    bare = folded(COMPANY.sub("", name))
    names = {folded(_ASIDE.sub("", name)) for name in (*site_names(facts), *facts.meta.get("publisher", ()))}
    return bare in names or bare in (folded(label) for label in facts.host.split(".")) or bare == folded(facts.host)


def byline_below(titles: Collection[str], lines: Sequence[str]) -> str:
    """The names of a byline right below one of the headlines, which article extraction drops."""
    at = next((n for n, line in enumerate(lines) if line in titles), len(lines))
    return next((names for line in lines[at + 1 : at + 1 + _BELOW] if (names := byline_names(line))), "")
