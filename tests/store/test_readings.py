"""Articles and analyses survive their rows, and cannot leave them other than verbatim."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.analysis import Analysis, Extract, Quote, QuoteKind, Reading, Sentence, Speaker
from bot.model.article import Article
from bot.model.errors import BotError
from bot.store.database.columns import dumps
from bot.store.news import readings
from tests.store.builders import NOW, reading

TEXT = st.text(max_size=8)
ARTICLES = st.builds(
    Article,
    id=TEXT,
    source_id=TEXT,
    key=TEXT,
    title=TEXT,
    paragraphs=st.lists(st.text(max_size=20), max_size=4).map(tuple),
    fetched=st.just(NOW),
    language=TEXT,
    url=TEXT,
    byline=TEXT,
    outlet=TEXT,
    dateline=TEXT,
    published=st.sampled_from([None, NOW]),
    published_text=TEXT,
    is_teaser=st.booleans(),
)


def extracts(body: str) -> st.SearchStrategy[Extract]:
    ends = st.tuples(st.integers(0, len(body)), st.integers(0, len(body))).map(sorted)
    return ends.map(lambda pair: Extract(text=body[pair[0] : pair[1]], start=pair[0], end=pair[1]))


@st.composite
def quotes(draw: Callable[..., Any], body: str) -> Quote:
    whole = draw(extracts(body))
    return Quote(
        text=whole.text,
        start=whole.start,
        end=whole.end,
        parts=tuple(draw(st.lists(extracts(body), max_size=3))),
        kind=draw(st.sampled_from(QuoteKind)),
        sentences=tuple(draw(st.lists(st.integers(0, 9), max_size=2))),
        lead=draw(st.none() | extracts(body)),
        speaker=draw(st.none() | st.builds(Speaker, name=TEXT, role=TEXT, via=TEXT)),
        cue=draw(TEXT),
        venue=draw(TEXT),
        confidence=draw(st.floats(0, 1)),
    )


@st.composite
def any_reading(draw: Callable[..., Any]) -> Reading:
    article = draw(ARTICLES)
    sentences = draw(st.lists(extracts(article.body), max_size=4))
    analysis = Analysis(
        article_id=article.id,
        version=draw(st.integers(0, 9)),
        sentences=tuple(Sentence(text=s.text, paragraph=n, start=s.start, end=s.end) for n, s in enumerate(sentences)),
        summary=(1, 0),
        method=draw(TEXT),
        quotes=tuple(draw(st.lists(quotes(article.body), max_size=2))),
        key_quotes=(0,),
        title_terms=draw(TEXT),
        body_terms=draw(TEXT),
        fingerprint=tuple(draw(st.lists(st.integers(0, 2**64 - 1), max_size=3))),
    )
    return Reading(article=article, analysis=analysis)


def as_stored(reading: Reading) -> Reading:
    article, text = readings.encode(reading, place=1)
    as_json = {name: json.loads(dumps(text[name])) for name in ("paragraphs", "analysis", "changes")}
    return readings.decode({**article, **text, **as_json})


@settings(max_examples=50, deadline=None)
@given(any_reading())
def test_a_reading_comes_back_the_same(reading: Reading) -> None:
    assert as_stored(reading) == reading


@pytest.mark.parametrize("where", ["sentence", "quote", "part", "lead"])
def test_what_is_not_verbatim_is_never_stored(where: str) -> None:
    good = reading()
    sentence, quote = good.analysis.sentences[0], good.analysis.quotes[0]
    changes: dict[str, dict[str, Any]] = {
        "sentence": {"sentences": (replace(sentence, text=sentence.text.upper()),)},
        "quote": {"quotes": (replace(quote, end=quote.end - 1),)},
        "part": {"quotes": (replace(quote, parts=(replace(quote.parts[0], start=quote.parts[0].start + 1),)),)},
        "lead": {"quotes": (replace(quote, lead=Extract(text="Never said", start=0, end=10)),)},
    }
    with pytest.raises(BotError, match="Not verbatim"):
        readings.encode(replace(good, analysis=replace(good.analysis, **changes[where])), place=1)


def test_an_analysis_of_another_article_is_never_stored() -> None:
    with pytest.raises(BotError, match="gazette:b"):
        readings.encode(Reading(article=reading("a").article, analysis=reading("b").analysis), place=1)
