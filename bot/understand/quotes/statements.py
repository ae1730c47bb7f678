"""Splits an article into sentences and tokens for attribution. Each quotation is one token."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from bot.understand.quotes.quotation_marks import Quotation

_TOKEN = re.compile(
    r"\([^()\n]{0,80}\)|\[[^\[\]\n]{0,80}\]"
    r"|(?=[A-Zv])(?:Rep|Reps|Sen|Sens|Gov|Gen|Brig|Insp|Const|Mr|Mrs|Ms|Mx|Dr|Prof|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Cpl|Hon|Rev|Fr|St|Jr|Sr|Pres|Sec|Del|Supt|Atty|Tech"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec|Co|Corp|Inc|Ltd|vs|No"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
    r")\.(?=[\s,])"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[A-ZÀ-ÞА-ЯЁЄІЇҐŁŚŻ]\.(?=\s?[A-ZÀ-ÞА-ЯЁЄІЇҐŁŚŻ])"
    r"|\d+(?:[.,:/]\d+)*(?:-[^\W\d_]+)*"
    r"|\w+(?:[-’'&.]\w+)*['’]?"
    r"|--+|\.{2,}|[^\w\s]"
)
"""The abbreviations are tried only where one can begin, since most words are in lower case."""
_CREDIT_WITHIN = 160
_CREDIT = re.compile(
    r"\([^()\n]*(?:/[A-Z]|[Pp]hoto|[Ii]mages?\b|[Pp]icture)[^()\n]*\)\W*$|(?:Getty Images|AP Photo|Photograph: )[^.\n]*\W*$", re.M
)
_PARAGRAPH = re.compile(r"[^\n]+")
_DASHES = frozenset({"—", "–", "―", "-", "--"})
_ENDS = frozenset(".!?")
_NEW_SUBJECTS = frozenset({"He", "She", "They", "It"})
"""Capital pronouns that begin a new sentence behind a question mark or an exclamation mark."""
_POSSESSIVE = re.compile(r"['’]s?$")


BORDER = -1
"""The place before a sentence's first token: the "quotation before" of the first one."""


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quotation: `body[start:end]`. `quote` is the quotation's index, or -1."""

    text: str
    start: int
    end: int
    quote: int = -1


class Statement(NamedTuple):
    """One sentence of the article, with each quotation in it as a single token and without its final full stop."""

    tokens: list[Token]
    paragraph: int
    quotes: tuple[int, ...]
    """Indexes of the tokens that are quotations."""
    colon: bool


def text_at(tokens: Sequence[Token], at: int) -> str:
    """The text of a token; "" behind the last."""
    return tokens[at].text if at < len(tokens) else ""


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return _POSSESSIVE.sub("", word) if word[-1:] in "s'’" else word


def read_statements(body: str, quotations: Sequence[Quotation], abbreviated: frozenset[str] = frozenset()) -> list[Statement]:
    """All statements of a body in reading order.

    Left out are parentheses and an editor's brackets of up to 80 characters ("(D-Md.)", "[sic]"), and paragraphs that end in
    a photo credit, since people in a caption do not speak. A full stop behind one of the `abbreviated` words does not end a
    sentence; English abbreviations are always known.
    """
    statements: list[Statement] = []
    starts = [quotation.start for quotation in quotations]
    for number, paragraph in enumerate(_PARAGRAPH.finditer(body)):
        at, stop = paragraph.span()
        if _CREDIT.search(body, max(at, stop - _CREDIT_WITHIN), stop):
            continue
        tokens: list[Token] = []
        for n in range(bisect_left(starts, at), len(quotations)):
            quotation = quotations[n]
            if quotation.start >= stop:
                break
            tokens += _words(body, at, quotation.start, abbreviated)
            tokens.append(Token(body[quotation.start : quotation.end], quotation.start, quotation.end, n))
            at = quotation.end
        tokens += _words(body, at, stop, abbreviated)
        statements += _split(_without_dateline(tokens), number)
    return statements


def _words(body: str, start: int, end: int, abbreviated: frozenset[str]) -> list[Token]:
    """The tokens of `body[start:end]`, with full stops joined to abbreviations."""
    found = [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(body, start, end) if body[m.start()] not in "(["]
    if not abbreviated:
        return found
    tokens: list[Token] = []
    for token in found:
        last = tokens[-1] if tokens else None
        if token.text == "." and last is not None and last.end == token.start and last.text in abbreviated:
            tokens[-1] = Token(last.text + ".", last.start, token.end)
        else:
            tokens.append(token)
    return tokens


def _without_dateline(tokens: list[Token]) -> list[Token]:
    """The tokens without a dateline ("RIVERTON, May 3 —") at a paragraph's start."""
    if tokens and tokens[0].quote < 0 and len(tokens[0].text) > 2 and tokens[0].text.isupper():
        for n, token in enumerate(tokens[:12]):
            if token.text in _DASHES:
                return tokens[n + 1 :]
    return tokens


def _split(tokens: list[Token], paragraph: int) -> list[Statement]:
    """The statements of one paragraph's tokens."""
    statements: list[Statement] = []
    first = 0
    for n, token in enumerate(tokens):
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        if (token.text in _ENDS and not _goes_on(after)) or (token.quote >= 0 and _ends_statement(token, after)):
            _add(statements, tokens[first : n if token.quote < 0 else n + 1], paragraph)
            first = n + 1
    _add(statements, tokens[first:], paragraph)
    return statements


def _goes_on(after: Token | None) -> bool:
    """Whether the sentence goes on: a stop before a comma or a lower-case letter belongs to an abbreviation."""
    return after is not None and after.quote < 0 and (after.text == "," or after.text[0].islower())


def _add(statements: list[Statement], tokens: list[Token], paragraph: int) -> None:
    if tokens:
        quotes = tuple(n for n, token in enumerate(tokens) if token.quote >= 0)
        statements.append(Statement(tokens, paragraph, quotes, tokens[-1].text == ":"))


def _ends_statement(quotation: Token, after: Token | None) -> bool:
    """Whether a quotation ends its sentence: it ends in a full stop, and the next word is not in lower case."""
    last = quotation.text.rstrip("”\"»“’'").rstrip()[-1:]
    if after is None:
        return True
    if after.quote >= 0:
        return last in ".!?…"
    if last in "!?" and after.text in _NEW_SUBJECTS:
        return True
    if last == ".":
        return not (after.text[0].islower() or after.text in ",;)—–-―")
    return False
