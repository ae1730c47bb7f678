"""Analyses one article: sentences, summary, quotes, terms and fingerprint, in one pure call."""

from collections.abc import Sequence

from bot.model.analysis import Analysis
from bot.model.article import PARAGRAPH_BREAK, Article
from bot.understand.fingerprint import fingerprint
from bot.understand.quotes.choose import choose_quotes
from bot.understand.quotes.find import find_quotes
from bot.understand.sentences import split_sentences
from bot.understand.summarize import DEFAULT_METHOD, rank, summarize
from bot.understand.words import terms

ANALYSIS_VERSION = 6
"""Raise it when the same article would be analysed differently, so that stored analyses can be told apart."""

MOST_KEY_QUOTES = 5
"""How many quotes are kept as worth showing. A digest shows fewer."""

MOST_UNDERSTOOD = 80_000
"""Code points of a body that are analysed and indexed, some 20,000 words. The rest is only stored."""


def analyze(article: Article, *, method: str = DEFAULT_METHOD, count: int = 3) -> Analysis:
    """The analysis of an article. `method` and `count` are the summary's. Raises UserError for an unknown method."""
    paragraphs = _opening(article.citable, MOST_UNDERSTOOD)
    body = PARAGRAPH_BREAK.join(paragraphs)
    sentences = split_sentences(paragraphs, article.language)
    is_default = method == DEFAULT_METHOD
    ranking = rank(article.title, sentences, language=article.language) if is_default else ()
    summary = (
        tuple(sorted(ranking[:count]))
        if is_default and len(sentences) > count
        else summarize(article.title, sentences, language=article.language, method=method, count=count)
    )
    quotes = find_quotes(body, sentences, language=article.language)
    title_terms, body_terms = index_terms(article.title, article.citable, article.language)
    return Analysis(
        article_id=article.id,
        version=ANALYSIS_VERSION,
        sentences=sentences,
        summary=summary,
        method=method,
        quotes=quotes,
        key_quotes=choose_quotes(quotes, count=MOST_KEY_QUOTES),
        title_terms=title_terms,
        body_terms=body_terms,
        fingerprint=fingerprint(body_terms),
        ranking=ranking,
    )


def index_terms(title: str, paragraphs: Sequence[str], language: str) -> tuple[str, str]:
    """The terms by which an article is found: those of its title, and those of the analysed part of its body."""
    body = PARAGRAPH_BREAK.join(_opening(paragraphs, MOST_UNDERSTOOD))
    return terms(title, language), terms(body, language)


def _opening(paragraphs: Sequence[str], most: int) -> list[str]:
    """The first `most` code points of a body, to bound the time. Offsets in it are valid in the whole body."""
    kept: list[str] = []
    for paragraph in paragraphs:
        if most <= 0:
            break
        kept.append(paragraph[:most])
        most -= len(paragraph) + len(PARAGRAPH_BREAK)
    return kept
