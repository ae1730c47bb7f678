"""The analysis of one article. All offsets are code points into `Article.body`."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a body: `body[start:end] == text`; `paragraph` counts from 0."""

    text: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A verbatim stretch of a body: `body[start:end] == text`."""

    text: str
    start: int
    end: int


class QuoteKind(StrEnum):
    """How speech is reported: whole sentences, words inside a sentence of the reporter's, or the reporter's own words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said it, in the article's own words; `via` names the outlet or document that it is second-hand from."""

    name: str
    role: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One stretch of direct speech, quotation marks included.

    A quotation split around its cue ("…," Ms Roe said. "…") is one quote with several `parts`; `text` then spans from the
    first to the last part, cue included. `lead` holds the source's own words before a mixed quote, so that a fragment
    can be shown as the sentence has it. `sentences` are indexes into the analysis. `speaker` is None rather than wrong.
    `venue` is where it was said, when the cue's clause tells ("at NATO headquarters in Brussels").
    `confidence` (0..1) is that of the attribution.
    """

    text: str
    start: int
    end: int
    parts: tuple[Extract, ...]
    kind: QuoteKind
    sentences: tuple[int, ...]
    lead: Extract | None = None
    speaker: Speaker | None = None
    cue: str = ""
    venue: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What was understood of one article, by which version of the understanding.

    `summary` holds indexes into `sentences`, in reading order, picked by `method`; `key_quotes` indexes into `quotes`, best
    first. `title_terms` and `body_terms` are all words as stems in reading order, joined by single spaces (see
    `bot.understand.words.terms`): the text that search indexes and topics match on. `fingerprint` is a sketch of the
    body for finding copies. `ranking` holds the sentences of the `lead` method, the best first, so that a summary of any
    length is at hand; () where another method was asked for.
    """

    article_id: str
    version: int
    sentences: tuple[Sentence, ...]
    summary: tuple[int, ...]
    method: str
    quotes: tuple[Quote, ...]
    key_quotes: tuple[int, ...]
    title_terms: str
    body_terms: str
    fingerprint: tuple[int, ...]
    ranking: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article together with its analysis."""

    article: Article
    analysis: Analysis
