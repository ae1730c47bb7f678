"""The default summarizer: it picks sentences as a news desk would, the opening first, then central sentences.

Built on sumy's LexRank (Erkan & Radev 2004). A sentence's score adds its position (decaying as exp(-i/5)), its centrality,
how often the article uses its words (SumBasic, Nenkova & Vanderwende 2005), and its overlap with the headline; quotations,
questions, and very short or long sentences score lower. Maximal marginal relevance (Carbonell & Goldstein 1998) keeps the
summary from repeating itself. Sentences that cannot stand alone are left out. The weights are round numbers inside the flat
optimum found on news with reference summaries.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy

from bot.model.analysis import Sentence
from bot.parse.text import word_count
from bot.understand.lexrank import Matrix, centralities, similarities
from bot.understand.standalone import FINAL, bare_speech, cut_in_quotation, hangs, introductions, is_furniture
from bot.understand.sumy_fast import FastLexRank

MOST_SENTENCES = 60
"""Sentences of an article that are considered. Later ones score too low by their position."""

_DECAY = 5
_CENTRAL, _TOLD, _HEADLINE = 0.4, 0.8, 0.3
_QUOTATION, _QUESTION, _UNFINISHED, _HANGS = 0.5, 0.5, 0.6, 0.1
_SHORT, _LONG, _LONGEST = 8, 30, 45
_PER_WORD_SHORT, _PER_WORD_LONG = 0.04, 0.03
_SAMENESS, _UNINTRODUCED = 0.3, 0.2
_REPEATS_HEADLINE = _REPEATS_CHOSEN = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidates:
    """The input of the choice: a score for each sentence, and which sentences need or exclude others."""

    scores: Matrix
    similarity: Matrix
    excluded: frozenset[int]
    hanging: frozenset[int]
    needs: Sequence[frozenset[int]]


class LeadSummarizer(FastLexRank):
    """sumy's LexRank, combined with position, content, and whether a sentence can stand alone.

    Gives the best sentence first. Gives fewer sentences than asked for where no more can stand alone, but at least one.
    """

    language = ""

    def __call__(self, document: Any, sentences_count: int) -> Any:
        sentences = document.sentences[:MOST_SENTENCES]
        content = self.content(sentences)
        title = " ".join(str(heading) for heading in document.headings)
        headline = [self.stem_word(word) for heading in document.headings for word in self._content_of(heading)]
        candidates = _candidates(
            [printed.sentence for printed in sentences], content, (title, frozenset(headline)), self.language
        )
        return tuple(sentences[index] for index in _choose(candidates, sentences_count))

    def _content_of(self, sentence: Any) -> list[str]:
        return [word for word in map(self.normalize_word, sentence.words) if word not in self._stop_words]


def _candidates(
    sentences: Sequence[Sentence], content: Sequence[Sequence[str]], heading: tuple[str, frozenset[str]], language: str
) -> _Candidates:
    title, headline = heading
    if _is_stand_in(title, sentences):
        headline = frozenset()
    similarity = similarities(content)
    shares = numpy.array([len(headline.intersection(stems)) / max(1, len(headline)) for stems in content])
    scores = (
        numpy.exp(-numpy.arange(len(sentences)) / _DECAY)
        + _CENTRAL * _scaled(centralities(similarity))
        + _TOLD * _scaled(_repetition(content))
        + _HEADLINE * shares
        + numpy.array([_shape(sentence.text) for sentence in sentences])
    )
    cut, bare = cut_in_quotation(sentences), bare_speech(sentences)
    hanging = frozenset(index for index, sentence in enumerate(sentences) if index and hangs(sentence, language))
    scores[list(hanging)] -= _HANGS
    excluded = (
        index
        for index, sentence in enumerate(sentences)
        if cut[index] or bare[index] or is_furniture(sentence) or _repeats(headline, content[index])
    )
    return _Candidates(
        scores=scores, similarity=similarity, excluded=frozenset(excluded), hanging=hanging, needs=introductions(sentences)
    )


def _is_stand_in(title: str, sentences: Sequence[Sentence]) -> bool:
    """Whether the title is the article's own opening, used because it has no headline. The summary may then repeat it.

    A headline inside the text, which must not be repeated, has no full stop.
    """
    start = title.rstrip("… ")
    opening = " ".join(" ".join(sentence.text[: len(title) + 1].split()) for sentence in sentences[:5])
    return title.rstrip("\"'”’»)").endswith(FINAL) and opening.startswith(start)


def _scaled(values: Matrix) -> Matrix:
    low, high = float(values.min()), float(values.max())
    return (values - low) / (high - low) if high > low else numpy.zeros_like(values)


def _repetition(content: Sequence[Sequence[str]]) -> Matrix:
    """How often the article uses the words of each sentence: nearly a mean, so that length counts a little."""
    times = Counter(word for words in content for word in words)
    weights = []
    for words in content:
        distinct = set(words)
        weights.append(sum(times[word] for word in distinct if times[word] > 1) / max(5, len(distinct)) ** 0.85)
    return numpy.array(weights)


def _shape(text: str) -> float:
    """The deduction (0 or less) for a sentence's form: too short or long, a quotation, a question, unfinished."""
    length = word_count(text)
    bare = text.rstrip("\"'”’»)] ")
    penalty = _PER_WORD_SHORT * max(0, _SHORT - length) + _PER_WORD_LONG * max(0, min(length, _LONGEST) - _LONG)
    if text[0] in "\"'“‘«„»”「『":
        penalty += _QUOTATION
    if bare.endswith(("?", "？", "؟")):
        penalty += _QUESTION
    elif not bare.endswith(FINAL):
        penalty += _UNFINISHED
    return -penalty


def _repeats(headline: frozenset[str], words: Sequence[str]) -> bool:
    """Whether a sentence says only what the headline says."""
    both = headline.union(words)
    return bool(headline) and len(headline.intersection(words)) >= _REPEATS_HEADLINE * len(both)


def _choose(candidates: _Candidates, count: int) -> list[int]:
    """Picks the best sentences one by one. A sentence that hangs on the one before may only follow that one."""
    chosen: list[int] = []
    likeness = numpy.zeros(len(candidates.scores))
    while len(chosen) < count:
        open_to = [
            index for index in numpy.flatnonzero(likeness < _REPEATS_CHOSEN).tolist() if _may_follow(candidates, chosen, index)
        ]
        if not open_to:
            break
        missing = [len(candidates.needs[index].difference(chosen)) for index in open_to]
        values = candidates.scores[open_to] - _SAMENESS * likeness[open_to] - _UNINTRODUCED * numpy.minimum(missing, 2)
        best = open_to[int(values.argmax())]
        chosen.append(best)
        likeness = numpy.maximum(likeness, candidates.similarity[best])
    return chosen or [0]


def _may_follow(candidates: _Candidates, chosen: Sequence[int], index: int) -> bool:
    return index not in chosen and index not in candidates.excluded and (index not in candidates.hanging or index - 1 in chosen)
