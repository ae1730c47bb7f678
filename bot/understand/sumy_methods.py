"""The summarizers of the sumy library (https://github.com/miso-belica/sumy) without its downloads, on our own words.

sumy's tokenizer needs NLTK data from the network and is never called: sentences come split, and words from the one
analyser. Where a loop of sumy's grows with the square or the cube of the text, a subclass gives the same picks in less;
and sumy sees the start of an article only, so that any article stays under 0.3 s.

Importing this module imports sumy and NLTK's code, which takes a second: import it when a method is first asked for.
"""

import hashlib
import math
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import numpy
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.random import RandomSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from bot.understand.lexrank import centralities, similarities
from bot.understand.stopwords import stopwords
from bot.understand.words import stem, tokens

MOST_SENTENCES = 80
"""How much of an article sumy sees: in news, later sentences are not picked anyway."""
MOST_WORDS = 120
"""How much of a sentence it sees."""

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
"""Edmundson's stigma words: hedges and asides (Edmundson 1969), and the furniture of news pages."""


class _LexRank(LexRankSummarizer):  # type: ignore[misc]
    """sumy's LexRank with its pairwise loop as one matrix product."""

    def __call__(self, document: Any, sentences_count: int) -> Any:
        ranks = centralities(similarities([self._to_words_set(sentence) for sentence in document.sentences]))
        ratings = dict(zip(document.sentences, ranks.tolist(), strict=True))
        return self._get_best_sentences(document.sentences, sentences_count, ratings)


class _Lsa(LsaSummarizer):  # type: ignore[misc]
    """sumy's LSA with its cell-by-cell scaling as one matrix expression."""

    def _compute_term_frequency(self, matrix: Any, smooth: float = 0.4) -> Any:
        highest = numpy.max(matrix, axis=0)
        return numpy.where(highest > 0, smooth + (1 - smooth) * matrix / numpy.maximum(highest, 1), matrix)


class _Luhn(LuhnSummarizer):  # type: ignore[misc]
    """sumy's Luhn with its significant words in a set."""

    def _get_significant_words(self, words: Any) -> Any:
        return frozenset(super()._get_significant_words(words))


class _CountedOverlap:
    """Shared words of two sentences by counting each sentence's once, instead of word by word."""

    @staticmethod
    def _rate_sentences_edge(words1: Sequence[str], words2: Sequence[str]) -> float:
        counts = _counts(tuple(words2))
        shared = sum(counts[word] for word in words1 if word in counts)
        if not shared:
            return 0.0
        scale = math.log(len(words1)) + math.log(len(words2))
        return shared / scale if scale else float(shared)


@lru_cache(maxsize=4 * MOST_SENTENCES)
def _counts(words: tuple[str, ...]) -> Mapping[str, int]:
    return Counter(words)


class _TextRank(_CountedOverlap, TextRankSummarizer):  # type: ignore[misc]
    pass


class _Reduction(_CountedOverlap, ReductionSummarizer):  # type: ignore[misc]
    def rate_sentences(self, document: Any) -> Any:
        """Ratings by sentence; a lone sentence, which sumy's loop over pairs leaves out, has one too."""
        return defaultdict(float, super().rate_sentences(document))


class _Kl(KLSummarizer):  # type: ignore[misc]
    """sumy's greedy KL that ends with the last sentence asked for, instead of ranking the whole text."""

    def __call__(self, document: Any, sentences_count: int) -> Any:
        frequencies = self.compute_tf(document.sentences)
        left = [(sentence, self._get_content_words_in_sentence(sentence)) for sentence in document.sentences]
        chosen: list[Any] = []
        while left and len(chosen) < sentences_count:
            so_far = self._get_all_words_in_doc(chosen)
            gaps = [self._kl_divergence(self._joint_freq(words, so_far), frequencies) for _, words in left]
            chosen.append(left.pop(self._find_index_of_best_sentence(gaps))[0])
        return chosen


class _Random(RandomSummarizer):  # type: ignore[misc]
    """sumy's random picks, but the same ones whenever the same article comes: drawn from a hash of its sentences."""

    def _get_random_ratings(self, sentences: Any) -> Any:
        return {sentence: hashlib.blake2b(str(sentence).encode(errors="replace")).digest() for sentence in sentences}


_SUMMARIZERS: Mapping[str, Callable[[Callable[[str], str]], Any]] = {
    "lexrank": _LexRank,
    "textrank": _TextRank,
    "lsa": _Lsa,
    "luhn": _Luhn,
    "edmundson": EdmundsonSummarizer,
    "kl": _Kl,
    "reduction": _Reduction,
    "sumbasic": SumBasicSummarizer,
    "random": _Random,
}


class _Words:
    """What sumy asks of a tokenizer."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """The folded words of a sentence."""
        return tuple(tokens(text)[:MOST_WORDS])


def pick(method: str, title: str, paragraphs: Sequence[Sequence[str]], *, language: str, count: int) -> tuple[int, ...]:
    """What a method of sumy picks from the first MOST_SENTENCES: indexes of sentences in reading order.

    `paragraphs` are the texts of the sentences, paragraph by paragraph. `paragraphs` hold one
    sentence at least. Fewer than `count` come back where sumy finds no words.
    """
    words = _Words()
    parts = [[Sentence(text, words) for text in texts] for texts in _capped(paragraphs)]
    places = {id(sentence): index for index, sentence in enumerate(sentence for part in parts for sentence in part)}
    parts[0] = ([Sentence(title, words, is_heading=True)] if title else []) + parts[0]
    document = ObjectDocumentModel([Paragraph(part) for part in parts])
    summarizer = _SUMMARIZERS[method](partial(stem, language=language))
    _tell(summarizer, tokens(title or paragraphs[0][0]), language)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tuple(sorted(places[id(sentence)] for sentence in summarizer(document, count)))


def _capped(paragraphs: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    left, kept = MOST_SENTENCES, []
    for texts in paragraphs:
        kept.append(texts[:left])
        left -= len(kept[-1])
        if not left:
            break
    return kept


def _tell(summarizer: Any, topic: Sequence[str], language: str) -> None:
    """Give a method the words it wants: function words to leave out; for Edmundson, what the article is about as bonus."""
    functional = stopwords(language)
    if isinstance(summarizer, EdmundsonSummarizer):
        summarizer.null_words = functional or {""}
        summarizer.bonus_words = [word for word in topic if word not in functional] or {""}
        summarizer.stigma_words = _STIGMA
    else:
        summarizer.stop_words = functional
