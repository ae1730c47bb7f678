"""A tokenizer for typed lines: words, and phrases in quotation marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_CLOSERS = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'"}
_LINK = re.compile(r"<(https?://[^<>|\s]{1,2000})(?:\|[^<>]{0,2000})?>")
_NAMING = ":=："


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, or words in quotation marks; `raw` includes the marks, `at` is the token's number in the line."""

    text: str
    raw: str
    quoted: bool = False
    at: int = 0

    @property
    def folded(self) -> str:
        """The token in lower case for comparing; "" for a quoted one."""
        return "" if self.quoted else self.text.casefold()


def tokenize(text: str) -> list[Token]:
    """Words and quoted phrases, in one pass. A quotation mark inside a word or without a partner is a letter.

    One behind a colon or equals sign (`topic:"public transport"`) begins a phrase of its own.
    """
    tokens: list[Token] = []
    at = 0
    unclosed: set[str] = set()
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        end = _end_of_phrase(text, at, unclosed)
        if end:
            tokens.append(Token(text=text[at + 1 : end - 1], raw=text[at:end], quoted=True, at=len(tokens)))
        else:
            end = _end_of_word(text, at, unclosed)
            tokens.append(Token(text=text[at:end], raw=text[at:end], at=len(tokens)))
        at = end
    return tokens


def joined(tokens: Sequence[Token]) -> str:
    """Tokens as one value, without quotation marks around all of it."""
    return tokens[0].text if len(tokens) == 1 else " ".join(token.raw for token in tokens)


def unescaped(text: str) -> str:
    """Undo what Slack does to typed links and to the three characters that it escapes."""
    return _LINK.sub(r"\1", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _end_of_phrase(text: str, at: int, unclosed: set[str]) -> int:
    """Behind the mark that closes what is opened here; 0 where nothing is. Looks for each missing partner once only."""
    if text[at] not in _CLOSERS or text[at] in unclosed:
        return 0
    ends = [found for closer in _CLOSERS[text[at]] if (found := text.find(closer, at + 1)) > 0]
    if not ends:
        unclosed.add(text[at])
    return min(ends) + 1 if ends and min(ends) > at + 1 else 0


def _end_of_word(text: str, at: int, unclosed: set[str]) -> int:
    at += 1
    while at < len(text) and not text[at].isspace():
        if text[at - 1] in _NAMING and _end_of_phrase(text, at, unclosed):
            break
        at += 1
    return at
