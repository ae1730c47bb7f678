"""Pick sentences the way a news desk would: the opening first, then what is central, none that cannot stand alone.

Position decays as exp(-i/4), LexRank says how central a sentence is, and maximal marginal relevance (Carbonell & Goldstein
1998) keeps the picks from saying the same thing twice.
"""

from collections.abc import Sequence

import numpy

from bot.model.analysis import Sentence
from bot.understand.lexrank import centralities, similarities
from bot.understand.stopwords import stopwords
from bot.understand.words import stem, tokens

MOST_SENTENCES = 60


def pick_lead(title: str, sentences: Sequence[Sentence], language: str, count: int) -> tuple[int, ...]:
    """Indexes of `count` sentences, in reading order."""
    considered = sentences[:MOST_SENTENCES]
    functional = stopwords(language)
    words = [[stem(w, language) for w in tokens(s.text)[:120] if w not in functional] for s in considered]
    similarity = similarities(words)
    central = centralities(similarity)
    scores = numpy.exp(-numpy.arange(len(considered)) / 4) + 0.5 * central / max(central.max(), 1e-9)
    return tuple(sorted(numpy.argsort(-scores, kind="stable")[:count].tolist()))
