"""What became of words when their publisher changed the article."""

import pytest

from bot.understand.revision import changed_figures, counterpart, is_correction, same_quote
from tests.compose.newsroom import quote, read

TOLD = "Twelve people died in the flood at Harwick, officials said. The bridge at Gask held."
NOW = TOLD.replace("Twelve", "Nine")
BEFORE = read("a", TOLD, title="Flood at Harwick")


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("The bridge at Gask held.", "The bridge at Gask held."),
        ("The bridge at Gask", "The bridge at Gask held."),
        (TOLD.split(". ")[0] + ".", NOW.split(". ")[0] + "."),
        ("The mayor resigned over the dykes.", None),
    ],
)  # fmt: skip
def test_a_sentence_is_found_again_as_it_reads_now(text: str, now: str | None) -> None:
    after = read("a", NOW)
    found = counterpart(text, 0, after)
    assert (found.text if found else None) == now


def test_two_sentences_never_become_one() -> None:
    after = read("a", "Nine people died in the flood.")
    first = counterpart("Twelve people died in the flood.", 0, after)
    assert first is not None
    assert counterpart("Ten people died in the flood.", 40, after, {first.start}) is None


def test_of_two_that_are_alike_the_nearer_one_is_meant() -> None:
    after = read("a", "Nine people died in the flood. The river fell. Nine people died in the fire.")
    found = counterpart("Ten people died in the", 60, after)
    assert found is not None
    assert found.text.endswith("fire.")


def test_a_quote_without_a_speaker_now_is_none() -> None:
    body = "“We are ready,” Ida Holm said."
    assert same_quote(["“We are ready,”"], read("a", body, quotes=[quote(body, "“We are ready,”")])) is not None
    assert same_quote(["“We are ready,”"], read("a", body, quotes=[quote(body, "“We are ready,”", speaker="")])) is None
    assert same_quote(["“We are ready,”"], read("a", body)) is None


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("12 died.", "9 died.", (("12", "9"),)),
        ("12 died on 3 May.", "9 died on 4 May.", (("12", "9"), ("3", "4"))),
        ("It cost 1,200 crowns.", "It cost 12,000 crowns.", (("1,200", "12,000"),)),
        ("Twelve died.", "Nine died.", ()),
        ("12 died.", "12 people died.", ()),
        ("12 died.", "", ()),
    ],
)
def test_figures_that_changed_are_named(before: str, after: str, changed: tuple[tuple[str, str], ...]) -> None:
    assert changed_figures([(before, after)]) == changed


@pytest.mark.parametrize(
    ("paragraphs", "title", "teaser", "corrects"),
    [
        (BEFORE.article.paragraphs, "Flood at Harwick", False, False),
        (BEFORE.article.paragraphs, "Flood at Gask", False, True),
        (
            ("Nine people died in the flood at Harwick, officials said. The bridge at Gask held.",),
            "Flood at Harwick",
            False,
            True,
        ),
        (("Subscribe to read on.",), "Flood at Harwick", True, False),
        (("Twelve people died.",), "Flood at Harwick", False, False),
        ((*BEFORE.article.paragraphs, "Schools open on Monday."), "Flood at Harwick", False, True),
    ],
    ids=["same", "headline", "figure", "behind a paywall", "cut short", "longer"],
)
def test_an_article_that_only_lost_its_text_corrects_nothing(
    paragraphs: tuple[str, ...], title: str, teaser: bool, corrects: bool
) -> None:
    assert is_correction(BEFORE, read("a", *paragraphs, title=title, is_teaser=teaser)) is corrects
