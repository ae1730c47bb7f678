"""Stories with any content whatever, for properties that must hold over all of them."""

from datetime import timedelta

from hypothesis import strategies as st

from bot.model.analysis import Extract, Quote, QuoteKind, Reading, Speaker
from bot.model.document import Document
from bot.model.story import Story
from tests.compose.newsroom import NOW, read

_PLAIN = ("river", "Harwick", "said", "4.1", "U.N.", "crowns,", "日本語", "e\u0301te\u0301", "supercalifragilistic" * 12)
_HOSTILE = ("“", "”", '"', "«peace»", "\t", "…", "*bold*", "<@everyone>", "[link](x)", "\u202egnihton", "\x1b[31m")
WORDS = st.sampled_from(_PLAIN + _HOSTILE)
_LONG = tuple(" ".join((_PLAIN + _HOSTILE)[n::step] * times) for n in range(4) for step in (1, 3) for times in (1, 4))
TEXTS = st.one_of(st.sampled_from(_LONG), st.lists(WORDS, min_size=1, max_size=6).map(" ".join)).filter(lambda text: text.strip())
SHORT = st.one_of(st.just(""), TEXTS)
URLS = st.sampled_from(["", "https://a.example/1", "http://b.example/" + "x" * 300])


@st.composite
def readings(draw: st.DrawFn, name: str) -> Reading:
    """An article of a few paragraphs with quotes whose parts are arbitrary stretches of it."""
    paragraphs = tuple(draw(st.lists(TEXTS, min_size=1, max_size=5)))
    body = "\n\n".join(paragraphs)
    return read(
        name,
        *paragraphs,
        title=draw(SHORT),
        outlet=draw(SHORT),
        byline=draw(SHORT),
        url=draw(URLS),
        published=draw(st.one_of(st.none(), st.integers(0, 400).map(lambda hours: NOW - timedelta(hours=hours)))),
        is_teaser=draw(st.integers(0, 4)) == 0,
        quotes=draw(st.lists(quotes(body), max_size=4)),
    )


@st.composite
def quotes(draw: st.DrawFn, body: str) -> Quote:
    """One or two parts in reading order, with or without words before them and a speaker."""
    cuts = sorted(draw(st.sets(st.integers(0, len(body)), min_size=min(6, len(body) + 1), max_size=6)))
    stretches = [
        Extract(text=body[start:end], start=start, end=end)
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        if body[start:end].strip()
    ] or [Extract(text=body, start=0, end=len(body))]
    lead, *parts = stretches if len(stretches) > 1 else (None, *stretches)
    speaker = draw(st.one_of(st.none(), st.builds(Speaker, name=TEXTS, role=SHORT, via=SHORT)))
    return Quote(
        text=body[parts[0].start : parts[-1].end],
        start=parts[0].start,
        end=parts[-1].end,
        parts=tuple(parts),
        kind=QuoteKind.MIXED if lead else QuoteKind.DIRECT,
        sentences=(0,),
        lead=lead,
        speaker=speaker,
        venue=draw(SHORT),
        confidence=0.5,
    )


@st.composite
def stories(draw: st.DrawFn, most: int = 7) -> tuple[Story, ...]:
    """Stories of one to five reports, some of them copies."""
    told = []
    for number in range(draw(st.integers(0, most))):
        told_by = [draw(readings(f"{number}-{n}")) for n in range(draw(st.integers(1, 3)))]
        copies = (draw(readings(f"{number}-copy")),) if draw(st.booleans()) else ()
        told.append(Story(id=f"{number}", lead=told_by[0], others=tuple(told_by[1:]), copies=copies, score=draw(st.floats(0, 1))))
    return tuple(told)


def bodies(told: tuple[Story, ...]) -> dict[str, str]:
    """The text of every article, by id."""
    return {reading.article.id: reading.article.body for story in told for reading in story.readings}


def text_of(document: Document) -> str:
    """All words of a document, block by block."""
    lines = []
    for block in document.blocks:
        spans = (*getattr(block, "spans", ()), *getattr(block, "attribution", ()))
        lines.append("".join(span.text for span in spans))
    return "\n".join(lines).replace("\u00a0", " ")
