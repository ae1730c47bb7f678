import json
from datetime import UTC, datetime

import pytest

from bot.model.article import PARAGRAPH_BREAK, Article
from bot.model.errors import UserError
from bot.understand.analyze import ANALYSIS_VERSION, MOST_KEY_QUOTES, MOST_UNDERSTOOD, analyze
from bot.understand.rows import analysis_row
from tests.growth import assert_in_proportion

PARAGRAPHS = (
    "The council of Norvik voted on Monday to close the old ferry pier by May. The pier has served the island since 1911.",
    "“We have waited for ten years,” said Ina Berg, who chairs the council. “The pier is no longer safe.”",
    "Fishermen said the closure would end the winter ferry. The ferry carries 900 people a day.",
)


def article(paragraphs: tuple[str, ...] = PARAGRAPHS, **fields) -> Article:
    values = {"id": "a1", "source_id": "s1", "key": "k1", "title": "Norvik closes its pier", "language": "en"} | fields
    return Article(paragraphs=paragraphs, fetched=datetime(2026, 3, 4, tzinfo=UTC), **values)


def test_an_article_is_understood_in_one_call() -> None:
    analysis = analyze(article())
    assert (analysis.article_id, analysis.version, analysis.method) == ("a1", ANALYSIS_VERSION, "lead")
    assert len(analysis.sentences) == 6
    assert 0 in analysis.summary
    assert [quote.speaker.name for quote in analysis.quotes if quote.speaker] == ["Ina Berg"] * len(analysis.quotes)
    assert analysis.quotes
    assert analysis.key_quotes
    assert len(analysis.key_quotes) <= MOST_KEY_QUOTES
    assert analysis.title_terms == "norvik close it pier"
    assert analysis.body_terms.startswith("the council of norvik vote on monday")
    assert analysis.fingerprint


def test_every_offset_is_exact_in_the_body() -> None:
    body, analysis = article().body, analyze(article())
    extracts = [*analysis.sentences, *analysis.quotes, *(part for quote in analysis.quotes for part in quote.parts)]
    assert all(body[extract.start : extract.end] == extract.text for extract in extracts)


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(UserError):
        analyze(article(), method="best")


@pytest.mark.parametrize("paragraphs", [(), ("",), ("…",), ("One sentence.",), ("“",)])
def test_little_or_nothing_is_understood_as_that(paragraphs: tuple[str, ...]) -> None:
    analysis = analyze(article(paragraphs, title="", language=""))
    assert analysis.summary == tuple(range(len(analysis.sentences)))
    assert analysis.quotes == ()


@pytest.mark.parametrize("over", [0, 1])
def test_only_so_much_of_a_body_is_understood(over: int) -> None:
    paragraphs = ("a" * (MOST_UNDERSTOOD - 8 - 2 + over), "b" * 8 + "\n\n" + "c" * 9)
    assert sum(sentence.end - sentence.start for sentence in analyze(article(paragraphs)).sentences) == MOST_UNDERSTOOD - 2
    assert analyze(article(paragraphs)).sentences[-1].text == "b" * (8 - over)


@pytest.mark.parametrize(
    "unit", ["Ina Berg (NFC) told the council of Norvik to go. ", "“Go,” said Ina Berg. ", "The U.S. of A. ", "‘", '" ']
)
def test_no_length_of_text_takes_long(unit: str) -> None:
    paragraphs = tuple(unit * 4 for _ in range(5_000))
    assert_in_proportion(lambda size: analyze(article(paragraphs[:size])), 5_000)


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ({"published": datetime(2026, 3, 4, 9, 30, tzinfo=UTC)}, "2026-03-04T09:30:00+00:00"),
        ({"published_text": "Thursday"}, "Thursday"),
        ({}, ""),
    ],
)
def test_a_row_says_when_an_article_was_published_as_exactly_as_is_known(fields: dict, published: str) -> None:
    one = article(**fields)
    assert analysis_row("r1", one, analyze(one))["published"] == published


def test_a_row_is_plain_data_whose_offsets_count_in_its_own_body() -> None:
    one = article(byline="Otto Lind", outlet="Norvik Press")
    row = json.loads(json.dumps(analysis_row("r1", one, analyze(one))))
    assert [row[key] for key in ("id", "title", "byline", "outlet", "language", "method")] == [
        "r1",
        "Norvik closes its pier",
        "Otto Lind",
        "Norvik Press",
        "en",
        "lead",
    ]
    assert row["body"] == "\n\n".join(PARAGRAPHS)
    assert row["body"][slice(*row["sentences"][1])] == "The pier has served the island since 1911."
    assert row["summary"] == sorted(row["summary"])
    for quote in row["quotes"]:
        assert quote["text"] == row["body"][quote["start"] : quote["end"]]
        assert all(part["text"] == row["body"][part["start"] : part["end"]] for part in quote["parts"])
        assert {"speaker", "role", "via", "kind", "confidence"} <= quote.keys()
    assert row["quotes"][0]["speaker"] == "Ina Berg"


def test_a_standfirst_stands_first_in_what_may_be_cited() -> None:
    standfirst = "The old swing bridge of Westhaven is shut for two years, and islanders will go by boat."
    told = article(standfirst=standfirst)
    analysis = analyze(told)
    assert told.body.startswith(standfirst + PARAGRAPH_BREAK)
    assert analysis.sentences[0].text == standfirst
    assert 0 in analysis.summary
    assert all(told.body[one.start : one.end] == one.text for one in analysis.sentences)
