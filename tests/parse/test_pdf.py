"""PDF files: paragraphs out of lines, without what stands on page after page; and a clear word for what holds no text."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import Unreadable
from bot.model.source import RawItem
from bot.parse.article import parse_article
from bot.parse.pdf import MOST_PAGES, parse_pdf
from tests.parse.pdf_files import locked, pdf

PAGES = (
    (
        "Harbour Office of Westhaven",
        "Swing bridge to close for two years",
        "The council of Westhaven voted by nine to four on Monday to close the old swing",
        "bridge for two years. It carries 8,000 cars a day and was built by a private com-",
        "pany in 1911.",
        "“We have no choice, the steel is tired,” said mayor Lena Ost after the vote. She",
        "put the cost at 40 million crowns.",
        "Page 1 of 2",
    ),
    (
        "Harbour Office of Westhaven",
        "A ferry will run every ten minutes from the fish market, a well-known place, from 5",
        "a.m. to midnight. The company that built it is long gone, and the well-",
        "known market is not.",
        "Page 2 of 2",
    ),
)


def item(body: bytes, name: str = "statement.pdf", media_type: str = "application/pdf") -> RawItem:
    return RawItem(
        source_id="s", key="k", body=body, media_type=media_type, fetched=datetime(2026, 3, 1, tzinfo=UTC), file_name=name
    )


def test_lines_become_paragraphs_and_words_are_whole_again() -> None:
    draft = parse_pdf(pdf(PAGES, title="Swing bridge to close for two years"))
    assert draft.title == "Swing bridge to close for two years"
    assert draft.paragraphs == (
        "The council of Westhaven voted by nine to four on Monday to close the old swing bridge for two years. "
        "It carries 8,000 cars a day and was built by a private company in 1911.",
        "“We have no choice, the steel is tired,” said mayor Lena Ost after the vote. She put the cost at 40 million crowns.",
        "A ferry will run every ten minutes from the fish market, a well-known place, from 5 a.m. to midnight. "
        "The company that built it is long gone, and the well-known market is not.",
    )


def test_a_name_that_a_program_gave_is_no_title() -> None:
    assert "docx" not in parse_pdf(pdf(PAGES, title="Microsoft Word - statement-final.docx")).title


def test_a_pdf_is_read_whatever_its_file_is_called() -> None:
    article = parse_article(item(pdf(PAGES), "statement.txt", "text/plain"))
    assert any("the steel is tired" in paragraph for paragraph in article.paragraphs)


def test_a_file_without_its_table_is_read_all_the_same() -> None:
    whole = pdf(PAGES)
    assert parse_pdf(whole[: whole.index(b"startxref")]).paragraphs == parse_pdf(whole).paragraphs


def test_one_that_only_forbids_printing_is_read() -> None:
    assert parse_pdf(locked(pdf(PAGES), "")).paragraphs == parse_pdf(pdf(PAGES)).paragraphs


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (pdf([[], []]), "recognised"),
        (locked(pdf(PAGES), "tides"), "password"),
        (b"%PDF-1.4\n", "damaged"),
        (pdf(PAGES)[:120], "damaged"),
        (b"%PDF-1.7" + b"\x00\xff" * 4000, "damaged"),
    ],
    ids=["a scan", "a password", "a head alone", "cut short", "noise"],
)
def test_what_cannot_be_read_says_why_and_what_to_do(body: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        parse_article(item(body))


def test_a_long_paper_is_read_to_a_measure() -> None:
    words = [
        [f"Chapter {chr(97 + number % 26) * (number // 26 + 1)} tells of a bridge that was never built."]
        for number in range(MOST_PAGES + 5)
    ]
    text = " ".join(parse_pdf(pdf(words)).paragraphs)
    assert text.count("tells of a bridge") in (MOST_PAGES, MOST_PAGES - 1)  # the first may be the title


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 1500))
def test_damage_anywhere_ends_in_words_or_a_reason(noise: bytes, at: int) -> None:
    whole = pdf(PAGES)
    with suppress(Unreadable):
        assert parse_pdf(whole[:at] + noise + whole[at + len(noise) :]).paragraphs is not None
