"""Tokens of other languages than English: what an apostrophe, a hyphen or a missing blank ties together is split."""

import re

from bot.understand.quotes.statements import Token
from bot.understand.quotes.tongue_facts import TongueFacts, plain

_SLIP = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ]{3})\.(?=[A-ZÀ-ÞА-Я][^\W\d_])")


def elided(tokens: list[Token], facts: TongueFacts) -> list[Token]:
    """Tokens with the article or pronoun that an apostrophe or a hyphen ties to a word split off ("l'élue", "dit-il")."""
    out: list[Token] = []
    for token in tokens:
        slip = _SLIP.search(token.text) if token.quote < 0 else None
        if slip is not None:  # "Merkel.Als": a blank was left out
            out += [
                Token(token.text[: slip.start()], token.start, token.start + slip.start()),
                Token(".", token.start + slip.start(), token.start + slip.end()),
            ]
            token = Token(token.text[slip.end() :], token.start + slip.end(), token.end)
        at = max(token.text.find("'"), token.text.find("’")) + 1 if token.quote < 0 else 0
        if 0 < at < len(token.text) and plain(token.text[:at]) in facts.elisions:
            out.append(Token(token.text[:at], token.start, token.start + at))
            token = Token(token.text[at:], token.start + at, token.end)
        verb, _, pronoun = token.text.rpartition("-")
        if verb and (pronoun in facts.masculine or pronoun in facts.feminine) and token.quote < 0:
            stem = verb.removesuffix("-t")
            out.append(Token(stem, token.start, token.start + len(stem)))
            token = Token(pronoun, token.end - len(pronoun), token.end)
        out.append(token)
    return out
