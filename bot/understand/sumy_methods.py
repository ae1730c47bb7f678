"""All summary methods: the summarizers of the sumy library (https://github.com/miso-belica/sumy), and two of our own.

sumy's tokenizer needs NLTK data from the network and is never called: sentences come split, and words from `words`. sumy sees
only the start of an article, so that any article takes under 0.3 s.

Importing this module imports sumy, which takes a second. Only the processes that read articles do so.
"""

import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from bot.model.analysis import Sentence
from bot.understand.lead_method import LeadSummarizer
from bot.understand.stopwords import function_words
from bot.understand.sumy_fast import FastKl, FastLexRank, FastLsa, FastLuhn, FastReduction, FastTextRank, SameRandom
from bot.understand.sumy_parts import (
    AbstractSummarizer,
    EdmundsonSummarizer,
    ObjectDocumentModel,
    Paragraph,
    SumBasicSummarizer,
)
from bot.understand.sumy_parts import Sentence as SumySentence
from bot.understand.words import printed_words, stem

MOST_SENTENCES = 80
"""Sentences of an article that sumy sees. In news, later ones are not picked anyway."""
MOST_WORDS = 120
"""Words of a sentence that sumy sees."""

_STIGMA = (
    "hardly",
    "impossible",
    "maybe",
    "perhaps",
    "anyway",
    "incidentally",
    "yesterday",
    "click",
    "subscribe",
    "advertisement",
)
"""Edmundson's stigma words: hedges and asides (Edmundson 1969), and boilerplate of news pages."""


class FirstSummarizer(AbstractSummarizer):  # type: ignore[misc]
    """The first sentences: the baseline for news that every other method has to beat."""

    def __call__(self, document: Any, sentences_count: int) -> Any:
        return document.sentences[:sentences_count]


SUMMARIZERS: Mapping[str, Callable[[Callable[[str], str]], Any]] = {
    "lead": LeadSummarizer,
    "first": FirstSummarizer,
    "lexrank": FastLexRank,
    "textrank": FastTextRank,
    "lsa": FastLsa,
    "luhn": FastLuhn,
    "edmundson": EdmundsonSummarizer,
    "kl": FastKl,
    "reduction": FastReduction,
    "sumbasic": SumBasicSummarizer,
    "random": SameRandom,
}
"""The registry of methods: each name, and what makes its summarizer from a stemmer."""


class _Words:
    """The part of sumy's tokenizer interface that is used."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """The words of a sentence in lower case, with accents, since the stemmer needs them."""
        return tuple([printed.lower() for printed in printed_words(text)[:MOST_WORDS]])


class OwnSentence(SumySentence):  # type: ignore[misc]
    """A sumy sentence that knows its sentence in the article."""

    __slots__ = ("sentence",)

    def __init__(self, sentence: Sentence, words: _Words) -> None:
        super().__init__(sentence.text, words)
        self.sentence = sentence


def pick(method: str, title: str, sentences: Sequence[Sentence], *, language: str, count: int) -> tuple[int, ...]:
    """The indexes that a method picks from the first MOST_SENTENCES; by the default method best first.

    `sentences` has at least one. Gives fewer than `count` if sumy finds no words, or no more sentences that can stand alone.
    """
    words, seen = _Words(), sentences[:MOST_SENTENCES]
    own = [OwnSentence(sentence, words) for sentence in seen]
    places = {id(sentence): index for index, sentence in enumerate(own)}
    paragraphs = [list(group) for _, group in groupby(own, key=lambda own_sentence: own_sentence.sentence.paragraph)]
    heading = [SumySentence(title, words, is_heading=True)] if title else []
    document = ObjectDocumentModel([Paragraph(heading + paragraphs[0]), *map(Paragraph, paragraphs[1:])])
    summarizer = SUMMARIZERS[method](partial(stem, language=language))
    _give_words(summarizer, words.to_words(title or seen[0].text), language)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tuple(places[id(sentence)] for sentence in summarizer(document, count))


def _give_words(summarizer: Any, topic: Sequence[str], language: str) -> None:
    """Gives a method its word lists: function words to leave out; for Edmundson also the headline's words as bonus words."""
    functional = function_words(language)
    if isinstance(summarizer, EdmundsonSummarizer):
        summarizer.null_words = functional or {""}
        summarizer.bonus_words = [word for word in topic if word.lower() not in functional] or {""}
        summarizer.stigma_words = _STIGMA
    else:
        summarizer.stop_words = functional
    if isinstance(summarizer, LeadSummarizer):
        summarizer.language = language
