"""Recognises furniture (boilerplate) around an article: share bars, prompts, cookie notices, credits, comment forms.

Lines are folded and looked up in the tables of `phrases`; those with a typical form are matched by patterns. Every pattern
reads a bounded number of characters, so that the time is linear for any line.
"""

import re
from functools import lru_cache

from bot.parse.phrases import ALONE, CLOSING, END, OPENINGS, TO_VISITORS

LONGEST = 400
"""Characters. A longer line is prose, unless it is small print."""
LONGEST_PRINT = 1_500

_COUNTS = re.compile(
    r"\d+ (?:comments?|shares?|views?|likes?|responses?|replies)|(?:comments?|responses?) ?\(.{0,10}\)|.{0,20}\bmin read"
    r"|\d{1,2} ?min(?:ute)?s?\.? (?:read|to read)|(?:est\. )?reading time.{0,30}|(?:image|photo|slide|page) \d+ of\b.{0,10}"
    r"|\d+ ?: ?\d+|1x",
    re.IGNORECASE,
)
_TAGS_ONLY = re.compile(r"(?:<[a-zA-Z!/][^<>]*>\s?)+")
_MARKS_ONLY = re.compile(r"[\W_]+|\*/\?>|[*+oø](?: [*+oø])*")
_IN_BRACKETS = re.compile(r"\[[^\[\]]{2,30}\]|\[related[^\[\]]{0,200}\]", re.IGNORECASE)
_SHARE_BAR = frozenset({
    "facebook", "twitter", "x", "email", "e-mail", "print", "whatsapp", "linkedin", "reddit", "pinterest", "pin", "copy",
    "link", "share", "tweet", "save", "telegram", "bluesky", "threads", "messenger", "flipboard",
})  # fmt: skip
_PERSON = r"[\w’'.-]+(?: [\w’'.-]+){0,4}"
_TRADE = "reporter|editor|writer|correspondent|journalist|columnist|contributor|producer|photographer|intern|blogger"
_STAFF = re.compile(
    rf"(?:{_PERSON} (?:is|was) (?:an?|the) (?:[\w’'&/,-]+ ){{0,5}}(?:{_TRADE})\b(?![’'])"
    rf"|{_PERSON} (?:covers|writes about|reports on) )",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:reporting|to (?:this|the) (?:report|story|article))|\bassociated press contributed\b", re.IGNORECASE
)
_FILE_PHOTO = re.compile(r"\b(?:in )?this\b.{0,60}\bfile photo\b|\(file(?: photo)?\)$|^file\s[-–—]", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:you|your|we|our|us|this (?:web)?site|these)\b", re.IGNORECASE)

_SYNDICATED = re.compile(
    r"(?:the post|l'article|der beitrag|la entrada|o post|el artículo|o artigo|a notícia|wpis|het bericht|l'articolo|il post"
    r"|запис|стаття|сообщение|запись|ظهرت المقالة|ظهر المقال|المقالة)\b.{1,300}?(?:appeared first on|first appeared on"
    r"|erschien zuerst auf|aparece primero en|apareció primero en|se publicó primero en|est apparu en premier sur"
    r"|apareceu primeiro em|pojawił się początkowo|verscheen eerst op|proviene da|sembra essere il primo su"
    r"|з'явилася спочатку на|спершу з'явився на|вперше з'явився на|появились сначала на|впервые появилась|أولاً على|أولا على)"
    r"\s\S+(?:\s\S+){0,5}$",
    re.IGNORECASE,
)
"""The line that WordPress adds below an entry of a feed."""
_COPYRIGHT = re.compile(
    r"\W{0,3}(?:copyright\W{0,3}(?:©|ⓒ|\(c\)|(?:19|20)\d\d)|©|ⓒ|\(c\) ?(?:19|20)\d\d)|.{0,150}\ball rights reserved\b",
    re.IGNORECASE,
)

_PICTURE = r"(?:image|images|photo|photos|picture|pic|credit|source|video|illustration|graphic)"
_PICTURE_AGENCY = (
    r"(?:getty(?: images)?|ap photo|afp|reuters|epa(?:-efe)?|shutterstock|istock|pa wire|alamy|associated press"
    r"|wireimage|usa today sports|bloomberg|anadolu(?: agency)?|xinhua|ap)"
)
_CREDIT = re.compile(
    rf"(?:\(?\b{_PICTURE}(?: (?:credit|courtesy|by|via|of))?\s?(?::| by | via | courtesy )[^.]{{1,70}}"
    r"|\bphoto(?:s|graphs?)? by [^.]{3,60}|\(?\bcourtesy (?:of |photo)[^.]{0,50}"
    rf"|\bvia {_PICTURE_AGENCY}\b.{{0,12}}|\b{_PICTURE_AGENCY}\s?/[^.]{{2,50}}|/ ?{_PICTURE_AGENCY}"
    r"|\([^()]{2,60}/(?:[\w .]{2,30}|.{2,25} via .{2,25})\)|\bgetty images|\bfile photo|©\s?[\w ./&-]{2,40}"
    rf"|\bcredit\s?(?:\.\.\.|…) ?[^.]{{2,70}}|[.!?]\s{_PICTURE_AGENCY}|\[[a-z]{{4,12}}\]\|?)\)?\.?\s*$",
    re.IGNORECASE,
)
_CREDIT_REACH = 90


def fold(line: str) -> str:
    """The line in lower case with straight apostrophes and single spaces, without a mark at its end."""
    return " ".join(line[: LONGEST + 1].lower().replace("’", "'").split()).rstrip(" :»›>→.…!*")


@lru_cache(maxsize=8192)
def is_furniture(line: str) -> bool:
    """Whether a line is boilerplate of the page, wherever it stands."""
    if is_small_print(line):
        return True
    if len(line) > LONGEST:
        return False
    folded = fold(line)
    return (
        folded in ALONE
        or (len(line) <= 200 and (folded.startswith(END) or folded.startswith(OPENINGS) or line.lower().startswith(OPENINGS)))
        or _is_shape(line)
        or bool(_COPYRIGHT.match(line))
        or bool(_CONTRIBUTED.search(line))
        or bool(_SYNDICATED.match(line.replace("’", "'")))
        or is_caption(line)
        or is_shouted(line)
    )


def _is_shape(line: str) -> bool:
    patterns = (_COUNTS, _MARKS_ONLY, _TAGS_ONLY, _IN_BRACKETS)
    return any(pattern.fullmatch(line) for pattern in patterns) or set(line.lower().split()) <= _SHARE_BAR


def is_small_print(line: str) -> bool:
    """Whether a line addresses the site's visitors (cookies, data, subscriptions)."""
    if len(line) > LONGEST_PRINT:
        return False
    folded = line.lower()
    named = sum(phrase in folded for phrase in TO_VISITORS)
    return named >= (2 if len(line) <= LONGEST else 3) and bool(_ADDRESSED.search(line))


def is_caption(line: str) -> bool:
    """Whether a line ends in a photo credit, or says that it belongs to a file photo."""
    if len(line) > LONGEST:
        return False
    return bool(_CREDIT.search(line[-_CREDIT_REACH:]) or ("file" in line.lower() and _FILE_PHOTO.search(line)))


def is_shouted(line: str) -> bool:
    """Whether a line is a link in capitals ("MINISTER QUITS AFTER ONE MORE NIGHT OF TALKS")."""
    return len(line.split()) >= 8 and line.isupper() and line[-1] not in ".!?”\"'’"


def is_author_note(line: str) -> bool:
    """Whether a line introduces a journalist. Below an article that is its author; inside, it may be news."""
    return len(line) <= LONGEST and bool(_STAFF.match(line))


def is_end(line: str) -> bool:
    """Whether a line certainly stands below the article: a comment form, the page's copyright."""
    return len(line) <= 200 and (fold(line).startswith(END) or bool(_COPYRIGHT.match(line)))


def is_closing(line: str) -> bool:
    """Whether the text below this line is no longer the article."""
    return len(line) <= 60 and fold(line).startswith(CLOSING) and not line.rstrip().endswith((".", ":", ","))
