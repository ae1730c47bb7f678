"""Separates headline, byline, captions and boilerplate from the body in a scraped text file."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.parse import byline, filing
from bot.parse.boilerplate import Line, article_stretch, is_kept, is_prose, page_lines
from bot.parse.draft import Draft
from bot.parse.furniture import is_author_note, is_furniture
from bot.parse.text import clean_text, short_line, with_quotation_marks, word_count

_HEAD = 14
"""Lines above the body in which headline, byline and date are looked for."""
_HEADLINE_REACH = 20
"""Lines above the body in which the headline is looked for, not counting menus and buttons."""
_OPENING = 6
"""Lines at the start of the body that may be headline, standfirst or byline."""
_WRAPPED = 100
"""Characters. A text without a longer line may be hard-wrapped."""
_FULL_STOP = re.compile(r"[.!?…。！？:]['\"’”»)\]]{0,3}$")
_LEAST_SHARE = 0.4
"""Share of a text's words. A smaller body is only a paragraph beside a list that is the article."""
_LEAST_WORDS = 25
_SIGNED, _BELOW, _SIGNED_WITHIN = 0.5, 0.3, 3
"""A headline's score for a byline or date at most so many lines below, and its deduction for one above."""
_PER_LINE, _NEARLY, _KICKER = 0.02, 0.85, 5
_UNSIGNED = re.compile(r"[Bb]y(?:\s?\||:|$| [A-Z][\w ]{0,30}\|)")
"""A byline without names, or with a desk's name ("By | Special to the Post", "By Post Staff | ...")."""
_LONGEST_QUESTION = 120
_BREAK = re.compile(r"[a-z]{4}[.] [A-Z]")
_MENU_LINES, _LEAST_REPORT = 8, 40
"""The article begins at a dateline with so many lines of menu above it and so many words below."""
_REPEATED_LINES, _REPEATED_SHARE = 8, 0.25
"""An article repeats itself if so many lines occur three times or more, and make up this share of it."""
_LISTED = re.compile(r"\d{1,2}[.)]\s")
_TITLE_MARK = re.compile(r"\s(?:\||[-–—»:]{1,2})\s")


def parse_text(text: str, *, title: str = "", is_page: bool = True) -> Draft:
    """The draft of a text: body, headline, byline, date and outlet.

    With `is_page` false the text is known to be an article (from HTML), and only certain boilerplate is removed.
    """
    lines = page_lines(unwrap(with_quotation_marks(clean_text(text))))
    start, end = _from_dateline(lines, *article_stretch(lines)) if is_page else (0, len(lines))
    heading = _heading(lines, start, end, title)
    end_of_head = _end_of_head(lines, start, end, heading.title)
    counts = _repeats_of_the_page(lines, lines[start:end])
    body = [line.text for line in lines[end_of_head:end] if is_kept(line, counts) and not _repeats(line.text, heading.title)]
    while is_page and len(body) > 2 and is_author_note(body[-1]):
        body.pop()
    if not body or sum(map(word_count, body)) < _LEAST_SHARE * _wordage(lines):
        body = _all_but_furniture(lines, heading.title)
    return _draft(body, heading, lines, end_of_head)


def _from_dateline(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """The stretch from its only dateline with an agency's sign, if menus stand above it: only a report has a dateline."""
    filed = [place for place in range(start, end) if filing.split_dateline(lines[place].text)[1]]
    if len(filed) != 1:
        return start, end
    menus = sum(not is_prose(line) for line in lines[start : filed[0]])
    below = sum(word_count(line.text) for line in lines[filed[0] : end])
    return (filed[0] if menus >= _MENU_LINES and below >= _LEAST_REPORT else start), end


def _repeats_of_the_page(lines: Sequence[Line], article: Sequence[Line]) -> Counter[str]:
    """How often each line is on the page; once each if the article repeats itself, such as a meal plan."""
    counts = Counter(line.text for line in lines)
    repeated = {line.text for line in article if counts[line.text] > 2 and not is_furniture(line.text)}
    own = sum(line.text in repeated for line in article)
    if len(repeated) >= _REPEATED_LINES and own >= _REPEATED_SHARE * len(article):
        return Counter(dict.fromkeys(counts, 1))
    return counts


@dataclass(frozen=True, slots=True)
class _Heading:
    """The headline, and the outlet if one stands behind it."""

    title: str
    outlet: str = ""


def _draft(body: list[str], heading: _Heading, lines: Sequence[Line], end_of_head: int) -> Draft:
    dateline = agency = filed = ""
    if body:
        dateline, agency, opening = filing.split_dateline(body[0])
        filed = body[0][: len(body[0]) - len(opening)]
        body = [opening, *body[1:]]
    head = [piece for line in lines[max(0, end_of_head - _HEAD) : end_of_head] for piece in re.split(r" {3,}", line.text)]
    signed = next((line for line in _signatures(head) if byline.byline_names(line)), "")
    named = [name for line in reversed(lines) if (name := filing.outlet_named(line.text))]
    outlet = heading.outlet or next(iter(named), "") or byline.byline_outlet(signed) or agency
    return Draft(
        title=short_line(heading.title),
        paragraphs=tuple(body),
        byline=byline.byline_names(signed),
        outlet=short_line(outlet),
        dateline=dateline,
        published=_published(head, lines) or filing.exact_date(filed),
        published_text=filing.time_words(body),
    )


def _signatures(head: Sequence[str]) -> list[str]:
    """The lines that may be the byline. "By" on a line of its own is joined with the next line."""
    return [f"{above} {line}" if above.lower().strip(" :") == "by" else line for above, line in pairwise(["", *head])]


def _published(head: Sequence[str], lines: Sequence[Line]) -> datetime | None:
    stamps = [line for line in head if filing.is_dated(line)]
    stamps += [line.text for line in lines if re.match(r"(?:first )?(?:published|posted|updated)\b", line.text, re.IGNORECASE)]
    return next((moment for stamp in stamps if (moment := filing.exact_date(stamp))), None)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _repeats(line: str, title: str) -> bool:
    """Whether a line is the headline again, alone or with the outlet behind it."""
    if not title or len(line) > 2 * len(title) + 100:
        return False
    have, want = _folded(line), _folded(title)
    return have == want or (have.startswith(want) and len(have) <= len(want) + 40 and bool(_TITLE_MARK.match(line, len(title))))


def _heading(lines: Sequence[Line], start: int, end: int, title: str) -> _Heading:
    """The given title, or the line near the start of the body that is most like a headline."""
    first = next((n for n in range(start, end) if is_prose(lines[n]) and _is_sentence(lines[n].text)), end)
    if not title:
        place = _headline(lines, start, end, min(end, start + _OPENING, first, len(lines) - 1))
        if place < 0:
            return _Heading("")
        title = lines[place].text
    for line in lines[: start + _OPENING]:
        if line.text != title and _repeats(line.text, title) and (mark := _TITLE_MARK.match(line.text, len(title))):
            return _Heading(title, line.text[mark.end() :].strip())
    return _without_outlet(title)


def _is_sentence(text: str) -> bool:
    """Whether a line ends like running text. A headline may end in a question mark or an exclamation mark too."""
    return bool(_FULL_STOP.search(text)) and (text.rstrip("\"”’' )")[-1] not in "?!" or len(text) > _LONGEST_QUESTION)


def _headline(lines: Sequence[Line], start: int, end: int, stop: int) -> int:
    """The index of the line before `stop` that is most like the headline; -1 if none is."""
    texts = Counter(_folded(line.text) for line in lines)
    vocabulary = set(_folded(" ".join(line.text for line in lines[start:end])).split())
    signed = [_is_signature(line.text) for line in lines[: stop + 1 + _SIGNED_WITHIN]]
    found: dict[int, float] = {}
    place, passed = stop - 1, 0
    while place >= 0 and passed <= _HEADLINE_REACH:
        score = _title_score(lines[place], texts, vocabulary)
        if score:
            # Byline and date are right below the headline or standfirst. Captions and links come below them.
            if any(signed[place + 1 : place + 1 + _SIGNED_WITHIN]):
                score += _SIGNED
            elif any(signed[max(0, place - _OPENING) : place]):
                score -= _BELOW
            found[place] = score - _PER_LINE * passed
            passed += place < start
        place -= 1
    best = max(found, key=lambda n: (found[n], n), default=-1)
    if best < 0 or found[best] <= 0:
        return -1
    # If two lines are alike in score, the lower one is the standfirst.
    rival = found.get(best - 1, 0.0) if word_count(lines[best - 1].text) >= _KICKER and not lines[best - 1].bullet else 0.0
    return best - 1 if rival >= _NEARLY * found[best] else best


def _is_signature(text: str) -> bool:
    """Whether a line is a byline or a date, and nothing else."""
    if byline.byline_names(re.split(r" {3,}", text)[0]) or text.lower().strip(".") in filing.AGENCIES:
        return True
    return bool(_UNSIGNED.match(text)) or (filing.is_dated(text) and not _FULL_STOP.search(text))


def _without_outlet(title: str) -> _Heading:
    """ "Dam bursts | Norland Post" is a headline and an outlet; a dash separates only two to four capitalised words."""
    marks = list(_TITLE_MARK.finditer(title))
    if not marks:
        return _Heading(title)
    front, outlet = title[: marks[-1].start()].strip(), title[marks[-1].end() :].strip()
    capitalised = all(word[0].isupper() or word in ("of", "and", "the") for word in outlet.split())
    sure = "|" in marks[-1][0] or (":" not in marks[-1][0] and 2 <= len(outlet.split()) <= 4)
    if sure and capitalised and len(front.split()) >= 3 and 1 <= len(outlet.split()) <= 5:
        return _Heading(front, outlet)
    return _Heading(title)


def _title_score(line: Line, texts: Counter[str], vocabulary: set[str]) -> float:
    """How much a line is like a headline: no sentence, repeated on the page, and with words of the body."""
    count = word_count(line.text)
    if not 3 <= count <= 30 or len(line.text) > 220 or is_furniture(line.text) or _is_signature(line.text):
        return 0.0
    own = set(_folded(line.text).split())
    shared = len(own & vocabulary) / max(1, len(own))
    ends = line.text.rstrip("\"”’' ").endswith((".", ",", ";", ":"))
    sentence = (ends or _BREAK.search(line.text) is not None) and not _is_title_case(line.text)
    listed = line.bullet or (line.text[0].isdigit() and bool(_LISTED.match(line.text)))
    said_again = texts[_folded(line.text)] > 1 and not (listed or sentence)
    return shared + 0.2 + 0.4 * said_again - 0.9 * sentence - 0.4 * listed + 0.3 * min(count, 8) / 8


def _is_title_case(text: str) -> bool:
    """Whether All Longer Words Have a Capital, as in headlines but never in sentences."""
    longer = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= 4 and all(word[0].isupper() for word in longer)


def _end_of_head(lines: Sequence[Line], start: int, end: int, title: str) -> int:
    """Where the body begins: below headline, byline, date, and a standfirst above a byline."""
    head, sentences = start, 0
    for place in range(start, min(end - 1, start + _OPENING)):
        text = lines[place].text
        sentences += is_prose(lines[place]) and bool(_FULL_STOP.search(text)) and not _repeats(text, title)
        if sentences > 1:
            break
        if _is_signature(text) or _repeats(text, title):
            head = place + 1
    while head < min(end - 1, start + _OPENING) and not _FULL_STOP.search(lines[head].text) and word_count(lines[head].text) < 40:
        head += 1
    lost = sum(word_count(line.text) for line in lines[start:head])
    return head if lost < 0.4 * sum(word_count(line.text) for line in lines[start:end]) else start


def _wordage(lines: Sequence[Line]) -> int:
    """The words that a body could have: all words of a list; 1 for a page with menus, whose short lines are menus."""
    short = [word_count(line.text) for line in lines if not is_prose(line) and not is_furniture(line.text)]
    if len({line.indent for line in lines}) > 3 or sum(short) < 4 * len(short):
        return 1
    return sum(word_count(line.text) for line in lines if not is_furniture(line.text))


def _all_but_furniture(lines: Sequence[Line], title: str) -> list[str]:
    """All lines except certain boilerplate, for a text without running text (a list, a few words).

    Empty only if a few words are all boilerplate: an article is never lost.
    """
    kept = [line.text for line in lines if not is_furniture(line.text) and not _repeats(line.text, title)]
    everything = [line.text for line in lines]
    return kept or (everything if sum(map(word_count, everything)) >= _LEAST_WORDS else [])


def unwrap(text: str) -> str:
    """A hard-wrapped text with each paragraph on one line; any other text unchanged."""
    lines = text.split("\n")
    longest = max(map(len, lines), default=0)
    pairs = [(line, below) for line, below in pairwise(lines) if line.strip() and below.strip()]
    full = sum(len(line) > 0.7 * longest and not _FULL_STOP.search(line.rstrip()) for line, _ in pairs)
    if not 40 <= longest <= _WRAPPED or len(pairs) < 3 or full < 0.5 * len(pairs):
        return text
    joined: list[str] = []
    for above, line in zip(["", *lines], lines, strict=False):
        runs_on = above.strip() and line.strip() and (len(above) > 0.7 * longest or not _FULL_STOP.search(above.rstrip()))
        if runs_on and line[:1] not in "*•-" and len(above) > 0.5 * longest:
            joined[-1] = f"{joined[-1].rstrip()} {line.lstrip()}"
        else:
            joined.append(line)
    return "\n".join(joined)
