"""Extracts the article's text from a page, adds what the extraction lost, and removes what it took too much.

The order of steps was found on news pages of forty countries. The later steps change little on most pages, but make some
pages readable that otherwise are not. A vote between extractors, or the longest text, does worse.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.parse.feed.text import decode_entities, has_tags, single_line, strip_tags
from bot.parse.page.extraction import extracted, readable
from bot.parse.page.facts import PageFacts
from bot.parse.page.headlines import folded, share_of_triples, triples, words
from bot.parse.page.jsonld import texts
from bot.parse.page.tree import Line, page_lines
from bot.parse.text import clean_text, word_count

_FEW, _SHORT = 60, 200
"""Fewer words than _FEW are no article. Up to _SHORT words other algorithms are tried."""
_OPENING = 15
"""Words of the page's description that should be in the text."""
_HALF = 0.5
_LOST, _LOST_MUCH = 1.2, 1.4
"""Lost text is put back if all running text is so much longer than the extraction: with JSON-LD to confirm it, and without."""
_GAIN, _GAIN_MUCH = 0.15, 0.5
_LEAST_CONFIRMED = 80
_CONFIRMING = (0.6, 1.5)
"""JSON-LD's body confirms the text if their lengths have a ratio in this range."""
_LONG, _LEADING = 12, 15
"""Words of a paragraph."""
_CONTAINED = 0.6
"""Share of a paragraph's word triples at which a text has the paragraph in it."""
_BULLET = "- "
"""What the extraction adds before list items."""
LONGEST = 400_000


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page's article in lines, and all lines of the page."""

    lines: tuple[str, ...]
    page: tuple[Line, ...]


def page_body(tree: Any, facts: PageFacts) -> Body:
    """The article's text. Raises Unreadable if the markup is too much for the parsers."""
    page = page_lines(tree)
    dense = list(dict.fromkeys(line.text for line in page if line.is_dense))
    structured = structured_body(facts)
    lines, is_sure = _first_choice(tree, dense, description(facts))
    if is_sure:
        lines = _filled(lines, dense, structured, tree)
    lines = _without_foreign_lines(lines, structured, description(facts))
    links = {line.text for line in page if line.is_link}
    seen = {line.text for line in page}
    bare = (line.removeprefix(_BULLET) if line.removeprefix(_BULLET) in seen else line for line in lines)
    return Body(lines=tuple(line for line in bare if " ".join(line.split()) not in links), page=page)


def description(facts: PageFacts) -> str:
    """The page's own description of the article."""
    given = (facts.first("og:description", "description", "twitter:description"), *texts(facts.node.get("description")))
    return next((single_line(decode_entities(text)) for text in given if text.strip()), "")


def structured_body(facts: PageFacts) -> str:
    """The article's text in the page's JSON-LD, on one line, since JSON-LD has no paragraphs."""
    text = clean_text(" ".join(texts(facts.node.get("articleBody"))))[:LONGEST]
    text = decode_entities(text)
    return " ".join((strip_tags(text) if has_tags(text) else text).split())


def _first_choice(tree: Any, dense: Sequence[str], about: str) -> tuple[list[str], bool]:
    """The fast extraction, or the full one if that is better; and whether it is certain."""
    fast = extracted(tree, fast=True)
    count = _words(fast)
    held = _opening_share(about, fast)
    if count >= _FEW and count >= _HALF * _words(dense) and held >= _HALF:
        return fast, True
    full = extracted(tree, fast=False)
    also = _opening_share(about, full)
    if also >= held and (count < _SHORT or also >= held + 0.1) and full:
        return full, True
    return fast, count >= _FEW and full == fast


def _opening_share(about: str, lines: Sequence[str]) -> float:
    """The share of the description's opening words that are in a text."""
    opening = set(words(about)[:_OPENING])
    return len(opening.intersection(words(" ".join(lines)))) / len(opening) if opening else 1.0


def _filled(lines: list[str], dense: Sequence[str], structured: str, tree: Any) -> list[str]:
    """The text with lost running text put back, if the page's JSON-LD or readability has it too."""
    count, running = _words(lines), _words(dense)
    if running < _LOST * count:
        return lines
    if word_count(structured) >= max(_LEAST_CONFIRMED, 0.8 * count):
        return _put_back(lines, dense, structured, _GAIN)
    if running < _LOST_MUCH * count or structured:
        return lines
    article = readable(tree)
    if article is None:
        return lines
    return _put_back(lines, dense, " ".join(line.text for line in page_lines(article)), _GAIN_MUCH)


def _put_back(lines: list[str], dense: Sequence[str], witness: str, gain: float) -> list[str]:
    """The lines with lost ones that the witness has too, in the page's order; only if they are much more text."""
    have, known = triples(" ".join(lines)), triples(witness)
    lost = [line for line in dense if not _stands_in(line, have) and _stands_in(line, known)]
    if _words(lost) < gain * _words(lines):
        return lines
    return _in_order(lines, lost, dense)


def _in_order(lines: list[str], lost: Sequence[str], dense: Sequence[str]) -> list[str]:
    """The lines with each lost line behind the line that it follows on the page."""
    at = {folded(line): place for place, line in enumerate(dense)}
    merged = list(lines)
    for line in lost:
        place = at[folded(line)]
        before = [n for n, paragraph in enumerate(merged) if at.get(folded(paragraph), place) < place]
        merged.insert(max(before) + 1 if before else 0, line)
    return merged


def _without_foreign_lines(lines: list[str], structured: str, about: str) -> list[str]:
    """The text without lines above and below the body in JSON-LD, and without long lines that are not in it."""
    count = _words(lines)
    known = triples(structured)
    if not _CONFIRMING[0] * count <= word_count(structured) <= _CONFIRMING[1] * count or not known:
        return lines
    inside = [_stands_in(line, known) for line in lines]
    if sum(word_count(line) for line, own in zip(lines, inside, strict=True) if own) < _HALF * count:
        return lines
    first = inside.index(True)
    last = len(inside) - inside[::-1].index(True)
    leading = [line for line in lines[:first] if word_count(line) >= _LEADING or share_of_triples(line, about) >= _CONTAINED]
    middle = [line for line, own in zip(lines[first:last], inside[first:last], strict=True) if own or word_count(line) < _LONG]
    return leading + middle


def _stands_in(line: str, known: frozenset[tuple[str, ...]]) -> bool:
    mine = triples(line)
    return bool(mine) and len(mine & known) >= _CONTAINED * len(mine)


def _words(lines: Sequence[str]) -> int:
    return sum(map(word_count, lines))
