"""Documents survive the outbox."""

import json
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.document import Action, Citation, Document, Heading, PullQuote, Rule, Small, Span, Style, Text
from bot.model.errors import BotError
from bot.store.database.columns import dumps
from bot.store.delivery import documents

OFFSETS = st.integers(0, 10**6)
CITATIONS = st.builds(Citation, article_id=st.text(max_size=5), start=OFFSETS, end=OFFSETS)
STYLES = st.sampled_from(Style)
SPAN = st.one_of(
    st.builds(
        Span,
        text=st.text(max_size=10),
        style=STYLES,
        url=st.sampled_from(["", "https://a.example/?q=“1”"]),
        cites=st.none() | CITATIONS,
    ),
    st.builds(
        Span,
        text=st.text(max_size=10),
        style=STYLES,
        at=st.datetimes(timezones=st.just(UTC)),
        ahead=st.booleans(),
        zone=st.sampled_from(["", "CET"]),
        clock=st.sampled_from(["", "yesterday {time}"]),
    ),
    st.builds(Span, text=st.text(max_size=10), style=STYLES, channel=st.sampled_from(["C1", "1234"])),
    st.builds(Span, text=st.text(max_size=10), url=st.sampled_from(["", "https://a.example"]), heads=st.text(max_size=5)),
)
SPANS = st.lists(SPAN, max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(Heading, spans=SPANS, level=st.integers(1, 2)),
    st.builds(Text, spans=SPANS, bullet=st.booleans()),
    st.builds(PullQuote, spans=SPANS, attribution=SPANS),
    st.builds(Small, spans=SPANS, left_out=st.integers(0, 99), corrects=st.booleans()),
    st.builds(Rule),
)
TEXT = st.text(max_size=10)
DOCUMENTS = st.builds(
    Document,
    title=TEXT,
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
    actions=st.lists(st.builds(Action, name=TEXT, label=TEXT, argument=TEXT), max_size=2).map(tuple),
    language=TEXT,
    plain=st.booleans(),
    day=st.none() | st.dates(),
)


@settings(max_examples=50)
@given(DOCUMENTS)
def test_a_document_comes_back_the_same(document: Document) -> None:
    assert documents.decode(json.loads(dumps(documents.encode(document)))) == document


def test_a_block_of_another_version_is_named() -> None:
    values = documents.encode(Document(title="", blocks=()))
    with pytest.raises(BotError, match="hologram"):
        documents.decode({**values, "blocks": [["hologram", 1]]})
