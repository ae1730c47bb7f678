"""The sample newsroom, from file to page: what somebody sees who tries the bot for the first time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.compose.fit import fit
from bot.model.analysis import Reading
from bot.model.document import Document, Limits, PullQuote, spans_of
from bot.model.source import RawItem
from bot.model.workspace import Window
from bot.platforms.terminal.render import render
from bot.understand.quotes.shown_speakers import names_speaker
from bot.understand.read import read_item
from bot.understand.stories import group_stories
from tests.compose.composed import digest_of
from tests.compose.newsroom import subscription
from tests.compose.random_news import text_of
from tests.compose.verbatim import assert_verbatim

SAMPLE = Path(__file__).parents[2] / "config" / "sample" / "articles"
MEDIA = {".txt": "text/plain", ".html": "text/html", ".md": "text/markdown", ".json": "application/json"}
NOW = datetime(2026, 3, 13, 7, 0, tzinfo=UTC)
FURNITURE = (
    "Leave a Reply",
    "Subscribe",
    "Fields with a *",
    "cookies",
    "Share",
    "comments",
    "Photo:",
    "Read also",
    "rights reserved",
)
IN_CAPTIONS_ONLY = ("Piet Maddern", "Sven Aldous", "Lotte Brink", "Odd Renberg", "Kit Marlin", "Nils Oberlin")


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    items = [
        RawItem(
            source_id="s", key=path.name, body=path.read_bytes(), media_type=MEDIA[path.suffix], fetched=NOW - timedelta(hours=5)
        )
        for path in sorted(SAMPLE.iterdir())
    ]
    return tuple(reading for item in items for reading in read_item(item, method="lead", count=3))


@pytest.fixture(scope="module")
def document(readings: tuple[Reading, ...]) -> Document:
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    wanted = subscription(timezone="Europe/Oslo", max_stories=12)
    return digest_of(group_stories(readings, now=NOW), window=window, subscription=wanted, now=NOW)


def test_every_article_is_read_with_its_outlet(readings: tuple[Reading, ...]) -> None:
    assert len(readings) == 12
    assert all(reading.article.outlet and len(reading.article.paragraphs) >= 8 for reading in readings)


@pytest.mark.parametrize("words", [*FURNITURE, *IN_CAPTIONS_ONLY])
def test_no_furniture_of_a_page_is_news(readings: tuple[Reading, ...], words: str) -> None:
    assert not [reading.article.key for reading in readings if words in reading.article.body]


def test_the_digest_is_verbatim_and_quotes_the_people_of_the_news(readings: tuple[Reading, ...], document: Document) -> None:
    assert_verbatim(document, {reading.article.id: reading.article.body for reading in readings})
    quoted = [" ".join(span.text for span in spans_of(block)) for block in document.blocks if isinstance(block, PullQuote)]
    assert any("Holmqvist" in words for words in quoted)
    assert not [name for name in IN_CAPTIONS_ONLY for words in quoted if name in words]


SPEAKERS = {
    "Ida Holmqvist, Mayor",
    "Tomas Brandvik, Gov.",
    "Lena Aaskov, Brig. Gen.",
    "Pim Oudekamp, hydrologist at the institute",
    "Greta Lundy, ",
    "Carla Desmoulin, Environment Minister",
    "Ministry of Defence, ",
    "Dana Whitcombe, Sen.",
    "Benno Tarrant, ",
    "Ulla Prentiss, Works Commissioner",
    "Rafael Quintrell, secretary",
    "Helle Strandberg, chief executive",
    "Idris Mackellar, Capt.",
    "Colm Adair, ",
    "Nell Abernant, Rep.",
    "Bruno Estevan-Roy, Rovers coach",
    "Tam Wickersley, Goalkeeper",
    "Viveca Thorne, Athletic coach",
    "Dockers' Federation, ",
    "Amara Sundqvist-Bell, U.N. envoy",
    "Amara Sundqvist-Bell, envoy",
    "Ilse Kradich, Foreign Minister",
    "Noor Adelstam, ",
    "Yuri Halvanek, Gen.",
    "Davor Menschik, Selvany's president",
    "Petra Vollan, teacher",
    "Oluna Veskary, Dr.",
    "Marek Tollander, epidemiologist at the Coastal School of Public Health",
    "Lindgate Biologics, ",
    "Sorrel Banerjea-Holt, Deputy Health Minister",
    "Amity Roake, nurse in Little Sund",
    "Miriam Castellow, Finance Secretary",
    "Peter Okonedo-Lind, Sen.",
    "Aldo Vantreight, Prime Minister",
    "Agnes Torvaldsen, director of works",
    "Hal Drummondsey, accountant",
    "Conrad Illingworth-Vay, Mayor",
}
"""Everybody who says something in these articles, as whoever reads them would name them."""


def test_whoever_is_quoted_is_a_person_or_an_institution_by_name(readings: tuple[Reading, ...]) -> None:
    heard = {
        f"{quote.speaker.name}, {quote.speaker.role}"
        for reading in readings
        for quote in reading.analysis.quotes
        if quote.speaker and names_speaker(quote)
    }
    assert heard == SPEAKERS


def test_who_sat_out_the_water_is_the_woman_on_the_stairs(readings: tuple[Reading, ...]) -> None:
    (quote,) = (quote for one in readings for quote in one.analysis.quotes if "I sat out the water" in quote.text)
    assert quote.speaker
    assert quote.speaker.name == "Greta Lundy"


def test_one_flood_is_one_story_of_four_reports(document: Document) -> None:
    assert all(f"{name}, “" in text_of(document) for name in ("Harwick Courier", "Tessaly Herald", "Northern News Agency"))


def test_it_fits_a_chat_message_and_a_screen(document: Document) -> None:
    parts = fit(document, Limits(characters=6000, blocks=50, block_characters=3000))
    assert len(parts) <= 2
    for part in parts:
        page = render(part, width=80, color=False, links=True)
        assert "Harwick" in page or "part 2" in page
