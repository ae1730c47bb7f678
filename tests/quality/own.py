"""The labelled quotations of our own: articles of invented people in every language, read and scored.

    python -m tests.quality.own             a table of languages
    python -m tests.quality.own LANGUAGE    and every wrong name, every name missed

Each folder holds a file a language. `first` was written while the rules were, `later` when they stood, before a last round of
mending; `last` after that, and nothing was mended with it in view: it is the honest measure, and stays so.
In an article `{Ann Lee}` behind a quotation names who says it, `{he: Ann Lee}` says that the article has a pronoun there,
`{=a spokesman}` that it has no name, `{-}` that nobody says it; `|` parts what would be right as well.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.model.analysis import Quote
from bot.understand.quotes.find import find_quotes
from bot.understand.sentences import split_sentences

HALVES = ("first", "later")
UNSEEN = "last"
"""The part that rules are never mended with."""
_PLACE = Path(__file__).parent / "own"
_LABEL = re.compile(r"\{([^{}]*)\}")
_ARTICLE = re.compile(r"^# .*\n", re.M)
_NEAR = 3


class Label(NamedTuple):
    """Who says the quotation that ends at a place of the body; `kind` is "name", "pronoun", "noun" or "none"."""

    end: int
    kind: str
    right: tuple[str, ...]


class Verdict(NamedTuple):
    """What was made of a quotation: whether it was found, whom it was given, and whether that is right."""

    label: Label
    found: bool
    given: str
    is_right: bool
    around: str


def languages(half: str) -> list[str]:
    return sorted(path.stem for path in (_PLACE / half).glob("*.txt"))


def articles(half: str, language: str) -> list[tuple[str, list[Label]]]:
    """Bodies with their labels."""
    text = (_PLACE / half / f"{language}.txt").read_text(encoding="utf-8")
    return [_article(part.strip()) for part in _ARTICLE.split(text) if part.strip()]


def _article(marked: str) -> tuple[str, list[Label]]:
    labels, body, at = [], "", 0
    for found in _LABEL.finditer(marked):
        body += marked[at : found.start()]
        at = found.end()
        labels.append(_label(len(body), found[1]))
    return body + marked[at:], labels


def _label(end: int, words: str) -> Label:
    if words.startswith("="):
        return Label(end, "noun", tuple(words[1:].split("|")))
    head, colon, names = words.partition(": ")
    if colon and head in ("he", "she"):
        return Label(end, "pronoun", tuple(names.split("|")))
    if words.startswith("-"):
        return Label(end, "none", tuple(name for name in words.split("|")[1:] if name))
    return Label(end, "name", tuple(words.split("|")))


def verdicts(half: str, language: str) -> Iterator[Verdict]:
    for body, labels in articles(half, language):
        quotes = find_quotes(body, split_sentences(tuple(body.split("\n\n")), language), language=language)
        for label in labels:
            yield _verdict(body, label, quotes)


def _verdict(body: str, label: Label, quotes: tuple[Quote, ...]) -> Verdict:
    near = [
        (abs(part.end - label.end), quote)
        for quote in quotes
        for part in quote.parts
        if part.start < label.end and abs(part.end - label.end) <= _NEAR
    ]
    quote = min(near, key=lambda one: one[0])[1] if near else None
    given = quote.speaker.name if quote is not None and quote.speaker is not None else ""
    around = body[max(0, label.end - 60) : label.end] + "⟧" + body[label.end : label.end + 40]
    is_right = not given or given in label.right or given in [name.split()[-1] for name in label.right]
    return Verdict(label, quote is not None, given, is_right, around.replace("\n", "¶"))


class Figures(NamedTuple):
    """Shares of 100: named quotations given their name, and names given that are right."""

    quotations: int
    named: int
    named_right: int
    given: int
    given_right: int

    @property
    def recall(self) -> float:
        return 100 * self.named_right / max(1, self.named)

    @property
    def precision(self) -> float:
        return 100 * self.given_right / max(1, self.given)


def figures(half: str, language: str) -> Figures:
    count: Counter[str] = Counter()
    for verdict in verdicts(half, language):
        count["all"] += verdict.label.kind != "none" or verdict.found
        count["named"] += verdict.label.kind == "name"
        count["named_right"] += verdict.label.kind == "name" and bool(verdict.given) and verdict.is_right
        count["given"] += bool(verdict.given)
        count["given_right"] += bool(verdict.given) and verdict.is_right
    return Figures(count["all"], count["named"], count["named_right"], count["given"], count["given_right"])


def main(asked: list[str]) -> None:
    for half in (*HALVES, UNSEEN):
        for language in languages(half):
            one = figures(half, language)
            shares = f"named {one.recall:5.1f} of {one.named:3}   right {one.precision:5.1f} of {one.given:3} given"
            sys.stdout.write(f"{half:6} {language}  {one.quotations:3} quotations   {shares}\n")
            for verdict in verdicts(half, language) if language in asked else ():
                if not verdict.is_right or (verdict.label.kind == "name" and not verdict.given):
                    word = "wrong" if not verdict.is_right else "missed" if verdict.found else "not found"
                    sys.stdout.write(f"    {word}: {verdict.given or '-'} for {verdict.label.right}: {verdict.around}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
