"""Summarizers of the sumy library (https://github.com/miso-belica/sumy), made faster with the same results.

Where sumy's time grows with the square or cube of the text, a subclass computes the same with matrices or by counting.
"""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy

from bot.understand.lexrank import centralities, similarities
from bot.understand.sumy_parts import (
    KLSummarizer,
    LexRankSummarizer,
    LsaSummarizer,
    LuhnSummarizer,
    RandomSummarizer,
    ReductionSummarizer,
    TextRankSummarizer,
)


class FastLexRank(LexRankSummarizer):  # type: ignore[misc]
    """sumy's LexRank with its pairwise loop as one matrix product."""

    def __call__(self, document: Any, sentences_count: int) -> Any:
        ranks = centralities(similarities(self.content(document.sentences)))
        ratings = dict(zip(document.sentences, ranks.tolist(), strict=True))
        return self._get_best_sentences(document.sentences, sentences_count, ratings)

    @property
    def stop_words(self) -> frozenset[str]:
        """Words to leave out, in lower case: taken as they are, while sumy lowers some hundreds anew for every article."""
        return self._stop_words

    @stop_words.setter
    def stop_words(self, words: frozenset[str]) -> None:
        """The words to leave out, in lower case. Used as given; sumy would lower-case them again for every article."""
        self._stop_words = words

    def content(self, sentences: Sequence[Any]) -> list[list[str]]:
        """The stems of each sentence without function words. The tokenizer gives words in lower case."""
        stem, left_out = self._stemmer, self._stop_words
        return [[stem(word) for word in sentence.words if word not in left_out] for sentence in sentences]


class FastLsa(LsaSummarizer):  # type: ignore[misc]
    """sumy's LSA with its cell-by-cell scaling as one matrix expression."""

    def _compute_term_frequency(self, matrix: Any, smooth: float = 0.4) -> Any:
        highest = numpy.max(matrix, axis=0)
        return numpy.where(highest > 0, smooth + (1 - smooth) * matrix / numpy.maximum(highest, 1), matrix)


class FastLuhn(LuhnSummarizer):  # type: ignore[misc]
    """sumy's Luhn with its significant words in a set."""

    def _get_significant_words(self, words: Any) -> Any:
        return frozenset(super()._get_significant_words(words))


class _CountedOverlap:
    """The words that two sentences share, by counting each sentence's words once instead of word by word."""

    @staticmethod
    def _rate_sentences_edge(words1: Sequence[str], words2: Sequence[str]) -> float:
        counts = _counts(tuple(words2))
        shared = sum(counts[word] for word in words1 if word in counts)
        if not shared:
            return 0.0
        scale = math.log(len(words1)) + math.log(len(words2))
        return shared / scale if scale else float(shared)


@lru_cache(maxsize=320)
def _counts(words: tuple[str, ...]) -> Mapping[str, int]:
    return Counter(words)


class FastTextRank(_CountedOverlap, TextRankSummarizer):  # type: ignore[misc]
    pass


class FastReduction(_CountedOverlap, ReductionSummarizer):  # type: ignore[misc]
    def rate_sentences(self, document: Any) -> Any:
        """Ratings by sentence. A single sentence, which sumy's loop over pairs skips, has one as well."""
        return defaultdict(float, super().rate_sentences(document))


class FastKl(KLSummarizer):  # type: ignore[misc]
    """sumy's greedy KL, which stops after the number of sentences asked for instead of ranking the whole text."""

    def __call__(self, document: Any, sentences_count: int) -> Any:
        frequencies = self.compute_tf(document.sentences)
        left = [(sentence, self._get_content_words_in_sentence(sentence)) for sentence in document.sentences]
        chosen: list[Any] = []
        while left and len(chosen) < sentences_count:
            so_far = self._get_all_words_in_doc(chosen)
            gaps = [self._kl_divergence(self._joint_freq(words, so_far), frequencies) for _, words in left]
            chosen.append(left.pop(self._find_index_of_best_sentence(gaps))[0])
        return chosen


class SameRandom(RandomSummarizer):  # type: ignore[misc]
    """sumy's random choice, but always the same for the same article: it is drawn from a hash of its sentences."""

    def _get_random_ratings(self, sentences: Any) -> Any:
        return {sentence: hashlib.blake2b(str(sentence).encode(errors="replace")).digest() for sentence in sentences}
