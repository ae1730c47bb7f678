"""A document that was told, as its articles tell it now: for editing what was posted when a source corrects itself.

Whatever still stands in its article is only cited anew. A sentence or a quote that was reworded is replaced by what stands in its
place, one that is gone goes; a note in the fine print says when, and which figures changed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.compose import moments
from bot.compose.cite import cited
from bot.compose.edition import Edition
from bot.compose.entry import SENTENCE, headline
from bot.compose.quotation import pull_quote
from bot.compose.shorten import OMISSION, shorten
from bot.compose.sources import GAP
from bot.compose.wording import weave
from bot.model.analysis import Reading
from bot.model.document import Block, Document, Heading, PullQuote, Rule, Small, Span, Style, Text, text_of
from bot.understand.revision import ALIKE, changed_figures, counterpart, likeness, same_quote
from bot.understand.words import tokens

Blocks = tuple[Block, ...]
Readings = Mapping[str, Reading]


def corrected(document: Document, readings: Readings, edition: Edition) -> Document:
    """The document with every citation of these articles right. Equal to the given one where nothing moved."""
    sections = (_corrected_section(section, readings, edition) for section in _sections(document.blocks))
    return replace(document, blocks=tuple(block for section in sections for block in section))


def cited_articles(document: Document) -> tuple[str, ...]:
    """The ids of the articles whose words a document shows."""
    ids = (span.cites.article_id for block in document.blocks for span in _spans(block) if span.cites)
    return tuple(dict.fromkeys(ids))


def looks_alike(one: Document, other: Document) -> bool:
    """Whether readers would see no difference: the same words, links and buttons, wherever they stand in their articles."""
    return _shown(one) == _shown(other)


@dataclass(slots=True)
class _Revision:
    """What was replaced in a section so far, and by what; `taken` are the sentences that stand for others, by article."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    taken: dict[str, set[int]] = field(default_factory=dict)


def _corrected_section(section: Blocks, readings: Readings, edition: Edition) -> Iterator[Block]:
    revision = _Revision()
    blocks = [_corrected(block, readings, edition, revision) for block in section]
    kept = [block for block in blocks if block is not None]
    last = max((at for at, block in enumerate(kept) if isinstance(block, Small)), default=-1)
    for at, block in enumerate(kept):
        yield _noted(block, revision, edition) if at == last and revision.pairs and isinstance(block, Small) else block


def _corrected(block: Block, readings: Readings, edition: Edition, revision: _Revision) -> Block | None:
    """The block as it is right now; None when its article no longer has it."""
    match block:
        case PullQuote() if cites := _cited_in(block, readings):
            return _corrected_quote(block, cites, edition, revision)
        case Text() if cites := _cited_in(block, readings):
            return _corrected_sentence(block, cites, revision)
        case Text(bullet=True) | Heading():
            return replace(block, spans=tuple(_headlines(block, readings, revision)))
        case _:
            return block


def _corrected_sentence(block: Text, reading: Reading, revision: _Revision) -> Text | None:
    old = next(span for span in block.spans if span.cites)
    assert old.cites is not None  # noqa: S101  (it was chosen for that)
    taken = revision.taken.setdefault(reading.article.id, set())
    sentence = counterpart(old.text, old.cites.start, reading, taken)
    if sentence is None:
        revision.pairs.append((old.text, ""))
        return None
    taken.add(sentence.start)
    new = cited(reading.article, sentence)
    own = tuple(span for span in block.spans if span is not old)
    if new.text == old.text or (OMISSION in [span.text for span in own] and new.text.startswith(old.text)):
        return replace(block, spans=tuple(replace(span, cites=new.cites) if span is old else span for span in block.spans))
    revision.pairs.append((old.text, new.text))
    return replace(block, spans=(*shorten((new,), SENTENCE), *(span for span in own if span.text != OMISSION)))


def _corrected_quote(block: PullQuote, reading: Reading, edition: Edition, revision: _Revision) -> PullQuote | None:
    quote = same_quote([span.text for span in block.spans if span.cites], reading)
    if quote is None:
        revision.pairs.append((text_of(block.spans), ""))
        return None
    made = pull_quote(reading.article, quote, {}, edition)
    reference = tuple(span for span in block.attribution if span.style is Style.FAINT)
    made = replace(made, attribution=(*made.attribution, *reference))
    if text_of((*made.spans, *made.attribution)) != text_of((*block.spans, *block.attribution)):
        revision.pairs.append((text_of(block.spans), text_of(made.spans)))
    return made


def _headlines(block: Text | Heading, readings: Readings, revision: _Revision) -> Iterator[Span]:
    """Headlines of these articles, as they are headed now; everything else as it is."""
    is_story = isinstance(block, Text) or block.level > 1
    was_replaced = False
    for span in block.spans:
        now = _headline_now(span, readings, by_words=is_story)
        if now != (span,):
            revision.pairs.append((span.text, text_of(now)))
            yield from (replace(one, style=span.style) for one in now)
        elif not (was_replaced and span.text == OMISSION):
            yield span
        was_replaced = now != (span,)


def _headline_now(span: Span, readings: Readings, *, by_words: bool) -> tuple[Span, ...]:
    """What an article is headed now that this was a headline of: the one that it links to, else one that is headed alike."""
    heads = [(reading.article.url, headline(reading.article)) for reading in readings.values()]
    if not span.text.strip() or any(head[0].text == span.text for _, head in heads):
        return (span,)
    words = Counter(tokens(span.text))
    linked = [head for url, head in heads if url and url == span.url]
    alike = [head for url, head in heads if not url and not span.url and likeness(words, text_of(head)) >= ALIKE]
    return next(iter(linked + (alike if by_words else [])), (span,))


def _noted(block: Small, revision: _Revision, edition: Edition) -> Small:
    """The fine print with when it was corrected, in the place of an earlier such note."""
    figures = ", ".join(f"{old} → {new}" for old, new in changed_figures(revision.pairs))
    when, told = (moments.when(edition.now, edition),), f" ({figures})" if figures else ""
    note = weave(edition.language, "corrected", when=when, figures=told)
    opening = GAP + note[0].text
    before = next((at for at, span in enumerate(block.spans) if span.text == opening), len(block.spans))
    return replace(block, spans=(*block.spans[:before], replace(note[0], text=opening), *note[1:]))


def _cited_in(block: Text | PullQuote, readings: Readings) -> Reading | None:
    """The article among these whose words the block shows."""
    ids = (span.cites.article_id for span in block.spans if span.cites)
    return next((readings[article_id] for article_id in ids if article_id in readings), None)


def _sections(blocks: Blocks) -> Iterator[Blocks]:
    """A story each, with the heading that opens it; the front first."""
    section: list[Block] = []
    for block in blocks:
        if section and (isinstance(block, Rule) or (isinstance(block, Heading) and not isinstance(section[-1], Rule))):
            yield tuple(section)
            section = []
        section.append(block)
    yield tuple(section)


def _shown(document: Document) -> tuple[object, ...]:
    def seen(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(replace(span, cites=None) for span in spans)

    blocks = [
        (type(block), getattr(block, "level", 0), seen(getattr(block, "spans", ())), seen(getattr(block, "attribution", ())))
        for block in document.blocks
    ]
    return (*blocks, *document.actions)


def _spans(block: Block) -> tuple[Span, ...]:
    if isinstance(block, Rule):
        return ()
    return (*block.spans, *block.attribution) if isinstance(block, PullQuote) else block.spans
