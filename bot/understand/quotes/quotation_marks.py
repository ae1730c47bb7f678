"""Finds quotations by their quotation marks, in every style of marks.

Quotations are set in “ ”, " ", „ “, « », » «, 「 」 or 『 』. Single marks, ‘ ’ or ' ', count only in a text without any double
mark ('' included). Marks inside an open quotation are nested quotations.

Where a paragraph ends before a quotation is closed, the quotation runs to the paragraph's end if it begins the paragraph,
follows a colon, or goes on in the next paragraph. Any other unpaired mark is ignored as a slip.
"""

import re
from itertools import islice
from typing import NamedTuple

MOST_MARKS = 2000
"""Quotation marks that are read in one body, and at most as many again in its last paragraph. No article has more."""

_DOUBLE = re.compile(r'["“”„«»「」『』]')
_SINGLE = re.compile(r"(?<!')'(?!')|[‘’]")
_PARAGRAPH = re.compile(r"[^\n]+")
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_PARTNERS = {"”": "“„”", "“": "„", '"': '"', "»": "«", "«": "»", "」": "「", "』": "『", "’": "‘", "'": "'"}
_SLIPS = {"”": '"', "“": "“", '"': "“„"}
_UNSPACED = re.compile(r"[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
"""Full-width marks and characters of Chinese and Japanese, between which nothing is spaced."""
_MOST_NESTED = 4
_BEFORE_OPENING = "([{-–—/…¿¡‘'\"“«="
_SENTENCE_MARKS = ".,!?…"
_SIGNATURE = 80
"""A closing mark this close to its line's start, for a quotation opened a paragraph earlier, ends a pull quote's signature."""


class Quotation(NamedTuple):
    """One quotation, marks included: `body[start:end]`. `closed` is False where the paragraph ends before the quotation."""

    start: int
    end: int
    paragraph: int
    closed: bool = True


class _Marks(NamedTuple):
    """The quotation marks of one paragraph: its pairs, an opening mark left open, and a closing mark before any opening one."""

    start: int
    end: int
    quotations: list[Quotation]
    left_open: int | None
    early_closer: int | None
    marks: int


def find_quotations(body: str) -> list[Quotation]:
    """All outermost quotations of a body in reading order, as far as its first 2,000 marks go."""
    pattern = _DOUBLE if _DOUBLE.search(body) or "''" in body else _SINGLE
    paragraphs = []
    marks = 0
    for number, found_paragraph in enumerate(_PARAGRAPH.finditer(body)):
        paragraphs.append(_read(body, found_paragraph.start(), found_paragraph.end(), number, pattern))
        marks += paragraphs[-1].marks
        if marks > MOST_MARKS:
            break
    return _outermost(body, paragraphs)


def _outermost(body: str, paragraphs: list[_Marks]) -> list[Quotation]:
    """The quotations of all paragraphs: pairs of marks, and those that a paragraph leaves open."""
    found: list[Quotation] = []
    carried = False
    for n, paragraph in enumerate(paragraphs):
        if carried and paragraph.early_closer is not None and paragraph.early_closer - paragraph.start > _SIGNATURE:
            found.append(Quotation(paragraph.start, paragraph.early_closer, n))
        after = paragraphs[n + 1] if n + 1 < len(paragraphs) else None
        opening = paragraph.left_open
        carried = opening is not None and _runs_on(body, paragraph.start, opening, after)
        if opening is not None and carried:
            found += [quotation for quotation in paragraph.quotations if quotation.end <= opening]
            found.append(Quotation(opening, paragraph.end, n, closed=False))
        else:
            found += paragraph.quotations
    return found


def _runs_on(body: str, start: int, opening: int, after: _Marks | None) -> bool:
    """Whether a quotation with this unclosed opening mark runs to its paragraph's end."""
    before = body[max(start, opening - 2) : opening].rstrip()
    if not before or before.endswith(":"):
        return True
    return after is not None and (body[after.start] == body[opening] or after.early_closer is not None)


def _read(body: str, start: int, end: int, number: int, pattern: re.Pattern[str]) -> _Marks:
    """Pairs the marks of one paragraph. Pairs inside an opening mark that is never closed count as outermost."""
    quotations: list[Quotation] = []
    inner: list[Quotation] = []
    stack: list[tuple[str, int]] = []
    early: int | None = None
    skipping = False
    marks = 0
    for found in islice(pattern.finditer(body, start, end), MOST_MARKS):
        marks += 1
        at, mark = found.start(), found.group()
        if skipping or _is_markup(body, at) or _is_inches(body, start, at):
            skipping = not skipping and _is_markup(body, at)
            continue
        depth = _depth_closed(stack, mark) if _can_close(body, end, at) else None
        if _can_open(body, end, at) and (depth is None or mark in "“'\""):
            if len(stack) < _MOST_NESTED:
                stack.append((mark, at))
        elif depth is not None:
            if depth == 0:
                quotations.append(Quotation(stack[0][1], at + 1, number))
                inner = []
            elif depth == 1:
                inner.append(Quotation(stack[1][1], at + 1, number))
            del stack[depth:]
        elif early is None and not stack and not quotations and mark in '”"»':
            early = at + 1
    return _Marks(start, end, quotations + inner, stack[0][1] if stack else None, early, marks)


def _depth_closed(stack: list[tuple[str, int]], mark: str) -> int | None:
    """Which open mark this mark closes: its true partner, innermost first, else a mark often printed in its place."""
    for partners in (_PARTNERS, _SLIPS):
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][0] in partners.get(mark, ""):
                return depth
    return None


def _can_open(body: str, end: int, at: int) -> bool:
    """Whether a mark can open a quotation: text follows it directly, and a space or a border comes before it."""
    mark, before, after = body[at], body[at - 1 : at], body[at + 1 : min(at + 2, end)]
    if mark in "„«「『":
        return bool(after)
    if mark == "“" and _UNSPACED.match(before):
        return bool(after)
    if not after or after.isspace() or (before and not before.isspace() and before not in _BEFORE_OPENING):
        return False
    return mark not in "’'" or after.isalpha()


def _can_close(body: str, end: int, at: int) -> bool:
    """Whether a mark can close a quotation: text stands directly before it, and it is no apostrophe.

    French marks may have a space before them.
    """
    mark, before, after = body[at], body[at - 1 : at], body[at + 1 : min(at + 2, end)]
    if not before or (before.isspace() and mark not in "»«"):
        return bool(before) and mark == '"' and (not after or after.isspace())
    if mark in "’'":
        return before in _SENTENCE_MARKS or (before != "s" and not after.isalnum())
    return True


def _is_markup(body: str, at: int) -> bool:
    """Whether a mark belongs to an attribute of leftover HTML (class="…")."""
    return body[at] == '"' and body[at - 1 : at] == "=" and body[at - 2 : at - 1].isalnum()


def _is_inches(body: str, start: int, at: int) -> bool:
    """Whether a mark means inches (6'2")."""
    return body[at] in '"”' and _FEET.search(body[max(start, at - 6) : at]) is not None
