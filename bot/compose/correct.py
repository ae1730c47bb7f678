"""Corrects a posted document from its changed articles, for editing the message.

What still stands in its article is only cited anew. A reworded sentence or quote is replaced, a deleted one removed, and a
headline becomes the article's present one; a line below the story says when, and which figures changed. Every cited span knows
its article and its place there, so no other story's text is used.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.compose import moments
from bot.compose.cite import cited, fold_space
from bot.compose.edition import Edition
from bot.compose.entry import SENTENCE, headline, title_of
from bot.compose.quotation import pull_quote
from bot.compose.shorten import OMISSION, shorten
from bot.compose.wording import weave
from bot.model.analysis import Reading
from bot.model.article import Article
from bot.model.document import Block, Citation, Document, Heading, PullQuote, Rule, Small, Span, Style, Text, spans_of, text_of
from bot.understand.revision import changed_figures, counterpart, quoted, requoted
from bot.understand.teaser import may_be_shown

Blocks = tuple[Block, ...]
Readings = Mapping[str, Reading]


def corrected(document: Document, readings: Readings, edition: Edition) -> Document:
    """The document with every citation of these articles updated. Equal to the given one where nothing moved."""
    sections = (_corrected_section(section, readings, edition) for section in _sections(document.blocks))
    blocks = tuple(block for section in sections for block in section)
    return replace(document, title=_title(document, blocks), blocks=blocks)


def looks_alike(one: Document, other: Document) -> bool:
    """Whether readers would see no difference: the same words, links and buttons, at whatever places in their articles."""
    seen = [replace(document, blocks=tuple(map(_seen, document.blocks))) for document in (one, other)]
    return seen[0] == seen[1]


def _corrected_section(section: Blocks, readings: Readings, edition: Edition) -> Iterator[Block]:
    """A story's blocks updated, with a line that says so where a reader sees a difference."""
    pairs = list(_once_each((block, _corrected(block, readings, edition)) for block in section))
    changed = [(block, now) for block, now in pairs if now is None or _seen(now) != _seen(block)]
    kept = [now for _, now in pairs if now is not None and not (changed and _is_note(now))]
    facts = [at for at, block in enumerate(kept) if isinstance(block, Small) and not (block.left_out or block.ends)]
    if changed and facts:
        kept.insert(facts[-1] + 1, _note(changed, edition))
    yield from kept


def _corrected(block: Block, readings: Readings, edition: Edition) -> Block | None:
    """The block updated; None when its article no longer has it."""
    match block:
        case PullQuote() if cites := _cited_in(block, readings):
            return _corrected_quote(block, cites, edition)
        case Text() if cites := _cited_in(block, readings):
            return _corrected_sentence(block, cites)
        case Small() if _cited_in(block, readings):
            return _corrected_comparison(block, readings)
        case Text() | Heading():
            return replace(block, spans=tuple(_reheaded(block.spans, readings)))
        case _:
            return block


def _corrected_sentence(block: Text, reading: Reading) -> Text | None:
    (old, cites), *_ = _citations(block)
    own = tuple(span for span in block.spans if span is not old)
    is_cut = OMISSION in [span.text for span in own]
    sentence = counterpart(old.text, cites.start, reading, is_cut=is_cut)
    if sentence is None:
        return block if _is_the_feeds([old.text], reading.article) else None
    new = cited(reading.article, sentence)
    if new.text == old.text or (is_cut and new.text.startswith(old.text)):
        return replace(block, spans=tuple(replace(span, cites=new.cites) if span is old else span for span in block.spans))
    spans = shorten((new,), SENTENCE)
    return replace(block, spans=(*spans, *(span for span in own if span.text != OMISSION))) if spans else None


def _corrected_comparison(block: Small, readings: Readings) -> Small | None:
    """Lines with different counts, as long as each report still says so."""
    spans: list[Span] = []
    for span in block.spans:
        if span.cites and span.cites.article_id in readings:
            now = _still_at(span, span.cites, readings[span.cites.article_id].article)
            if now is None:
                return None
            span = replace(span, cites=now)
        spans.append(span)
    return replace(block, spans=tuple(spans))


def _still_at(span: Span, cites: Citation, article: Article) -> Citation | None:
    """Where the same words are in an article now, nearest to where they were."""
    words = r"\s+".join(map(re.escape, span.text.split()))
    found = [match.span() for match in re.finditer(rf"(?<!\w){words}(?!\w)", article.body)]
    if not found:
        return None
    start, end = min(found, key=lambda at: abs(at[0] - cites.start))
    return replace(cites, start=start, end=end)


def _corrected_quote(block: PullQuote, reading: Reading, edition: Edition) -> PullQuote | None:
    """Of several quotes in the same words the one that is shown already, else the nearest."""
    (_, cites), *_ = _citations(block)
    texts = [span.text for span, _ in _citations(block)]
    reference = tuple(span for span in block.attribution if span.style is Style.FAINT)
    known = [pull_quote(reading, quote, edition) for quote in reading.analysis.quotes if may_be_shown(reading, quote)]
    same = [quote for quote in known if [span.text for span, _ in _citations(quote)] == texts]
    if not same:
        words = requoted(quoted(texts), reading.article)
        same = [quote for quote in known if quoted(span.text for span, _ in _citations(quote)) == words]
    made = [replace(quote, attribution=(*quote.attribution, *reference)) for quote in same]

    def distance(quote: PullQuote) -> tuple[bool, bool, int]:
        (_, now), *_ = _citations(quote)
        return quote != block, _seen(quote) != _seen(block), abs(now.start - cites.start)

    return min(made, key=distance, default=block if _is_the_feeds(texts, reading.article) else None)


def _is_the_feeds(texts: Iterable[str], article: Article) -> bool:
    """Whether shown words are the feed's own teaser, which the page's text has replaced since: that is no correction."""
    teaser = fold_space(article.teaser)
    return all(text in teaser for text in texts)


def _reheaded(spans: tuple[Span, ...], readings: Readings) -> Iterator[Span]:
    """Headlines of these articles replaced by the present ones; other spans unchanged."""
    was_replaced = False
    for span, following in zip(spans, (*spans[1:], Span(text="")), strict=True):
        if not (was_replaced and span.text == OMISSION):
            now = _headline_now(span, readings, is_cut=following.text == OMISSION)
            was_replaced = now != (span,)
            yield from now


def _headline_now(span: Span, readings: Readings, *, is_cut: bool) -> tuple[Span, ...]:
    if span.heads not in readings:
        return (span,)
    article = readings[span.heads].article
    if title_of(article) == span.text or (is_cut and title_of(article).startswith(span.text)):
        return (span,)
    return tuple(replace(part, style=span.style) for part in headline(article))


def _once_each(pairs: Iterable[tuple[Block, Block | None]]) -> Iterator[tuple[Block, Block | None]]:
    """Replacements, without those that the story shows already."""
    pairs = list(pairs)
    shown = {_said(now) for block, now in pairs if now is not None and _seen(now) == _seen(block)}
    for block, now in pairs:
        if now is not None and _citations(now) and _seen(now) != _seen(block):
            now = None if _said(now) in shown else now
            shown |= {_said(now)} if now is not None else set()
        yield block, now


def _note(changed: Iterable[tuple[Block, Block | None]], edition: Edition) -> Small:
    """When the story was corrected, and which figures changed."""
    pairs = [(_words(block), _words(now)) for block, now in changed if now is not None]
    figures = ", ".join(f"{old} → {new}" for old, new in changed_figures(pairs))
    when, suffix = (moments.when(edition.now, edition),), f" ({figures})" if figures else ""
    return Small(spans=weave(edition.language, "corrected", when=when, figures=suffix), corrects=True)


def _cited_in(block: Text | PullQuote | Small, readings: Readings) -> Reading | None:
    """The article among these whose words the block shows."""
    ids = (cites.article_id for _, cites in _citations(block))
    return next((readings[article_id] for article_id in ids if article_id in readings), None)


def _citations(block: Block) -> list[tuple[Span, Citation]]:
    return [(span, span.cites) for span in spans_of(block) if span.cites]


def _sections(blocks: Blocks) -> Iterator[Blocks]:
    """One section a story, with its heading; the front first."""
    section: list[Block] = []
    for block in blocks:
        if section and (isinstance(block, Rule) or (isinstance(block, Heading) and not isinstance(section[-1], Rule))):
            yield tuple(section)
            section = []
        section.append(block)
    yield tuple(section)


def _title(document: Document, blocks: Blocks) -> str:
    """The title; if it was the first headline, it is the present one."""
    before, now = (
        next((_words(block) for block in section if isinstance(block, Heading)), "") for section in (document.blocks, blocks)
    )
    return now if before == document.title else document.title


def _words(block: Block) -> str:
    return "" if isinstance(block, Rule) else text_of(block.spans)


def _seen(block: Block) -> Block:
    """A block without what readers do not see."""
    if isinstance(block, Rule):
        return block
    if isinstance(block, PullQuote):
        return replace(block, spans=_unmarked(block.spans), attribution=_unmarked(block.attribution))
    return replace(block, spans=_unmarked(block.spans))


def _said(block: Block) -> Block:
    """As `_seen`, whether it opens its story or stands in a list."""
    seen = _seen(block)
    return replace(seen, bullet=True) if isinstance(seen, Text) else seen


def _unmarked(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(replace(span, cites=None, heads="") for span in spans)


def _is_note(block: Block) -> bool:
    return isinstance(block, Small) and block.corrects
