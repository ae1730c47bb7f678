"""A posted digest after its sources have changed: what still stands stays, what was reworded is replaced, what is gone goes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.alert import compose_alert
from bot.compose.correct import corrected, looks_alike
from bot.compose.digest import compose_digest
from bot.compose.edition import Edition
from bot.model.analysis import Reading
from bot.model.document import Document, Span
from bot.model.story import Story
from bot.model.workspace import Window
from tests.compose.newsroom import NOW, quote, read, story, subscription
from tests.compose.random_news import readings, stories, text_of
from tests.compose.verbatim import assert_verbatim

LATER = NOW + timedelta(hours=3)
EDITION = Edition(now=LATER, zone=NOW.tzinfo)
RIVER = "The river rose to a record on Thursday and 12 people died."
SAID = "“We are as ready as a town can be,” Ida Holm said."
GASK = "The bridge at Gask was closed to lorries in the night."
URL = "https://courier.example/flood"


def flood(*paragraphs: str, speaker: str = "Ida Holm", title: str = "River Arle tops its banks", url: str = URL) -> Reading:
    paragraphs = paragraphs or (RIVER, SAID, GASK)
    body = "\n\n".join(paragraphs)
    said = [quote(body, "“We are as ready as a town can be,”", speaker=speaker)] if "“We are" in body else []
    return read("a", *paragraphs, title=title, url=url, quotes=said, summary=(0, len(paragraphs) - 1))


def digest(*told: Story, plain: bool = False) -> Document:
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    return compose_digest(told, window=window, subscription=subscription(), now=NOW, title="Floods", plain=plain)


def after(now: Reading, *others: Reading, before: Document | None = None) -> Document:
    """The digest of the flood once its article reads as it does now."""
    document = before or digest(story(flood()))
    found = corrected(document, {one.article.id: one for one in (now, *others)}, EDITION)
    assert_verbatim(found, {one.article.id: one.article.body for one in (now, *others)})
    return found


def test_an_article_that_changed_elsewhere_changes_nothing_but_where_its_words_stand() -> None:
    before, now = digest(story(flood())), flood("A word before all others.", RIVER, SAID, GASK)
    found = after(now)
    assert found != before
    assert looks_alike(found, before)
    assert after(flood()) == before


def test_a_figure_that_was_corrected_is_corrected_and_named() -> None:
    text = text_of(after(flood(RIVER.replace("12", "9"), SAID, GASK)))
    assert "and 9 people died" in text
    assert "12 people" not in text
    assert "1 report · corrected today 17:30 (12 → 9)" in text
    assert "“We are as ready as a town can be”— Ida Holm" in text


def test_the_moment_of_a_correction_is_shown_in_each_readers_zone() -> None:
    spans = [span for block in after(flood(RIVER.replace("12", "9"), SAID, GASK)).blocks for span in getattr(block, "spans", ())]
    assert Span(text="today 17:30", at=LATER) in spans


def test_a_second_correction_takes_the_place_of_the_first_note() -> None:
    first = after(flood(RIVER.replace("12", "9"), SAID, GASK))
    text = text_of(after(flood(RIVER.replace("12", "11"), SAID, GASK), before=first))
    assert text.count("corrected") == 1
    assert "(9 → 11)" in text


def test_a_sentence_that_is_gone_goes() -> None:
    text = text_of(after(flood(RIVER, SAID)))
    assert "Gask" not in text
    assert "corrected today 17:30" in text


def test_a_quote_gets_the_speaker_that_the_article_names_now() -> None:
    text = text_of(after(flood(RIVER, SAID, GASK, speaker="Jon Carr")))
    assert "— Jon Carr" in text
    assert "Ida Holm" not in text


@pytest.mark.parametrize("now", [flood(RIVER, GASK), flood(RIVER, SAID, GASK, speaker="")])
def test_a_quote_that_nobody_is_known_to_have_said_goes(now: Reading) -> None:
    assert "as ready as" not in text_of(after(now))


@pytest.mark.parametrize("url", [URL, ""])
def test_a_headline_is_the_one_that_the_article_has_now(url: str) -> None:
    before = digest(story(flood(url=url)))
    text = text_of(after(flood(title="River Arle breaks its banks", url=url), before=before))
    assert "River Arle breaks its banks" in text
    assert "tops" not in text


def test_the_name_of_a_digest_is_no_headline() -> None:
    before = digest(story(flood(title="Floods in the town", url="")))
    found = after(flood(title="Floods", url=""), before=before)
    assert found.title == "Floods"
    assert text_of(found).startswith("Floods\n1 story")


def test_of_several_reports_only_the_changed_one_changes() -> None:
    other = read(
        "b", "Two schools in Lowmere were opened for the night.", title="Schools open", url="https://b.example/", outlet="B"
    )
    before = digest(story(flood(), other))
    text = text_of(after(flood(RIVER.replace("12", "9"), SAID, GASK), other, before=before))
    assert "and 9 people died. [1]" in text
    assert text.count("[2]") == text_of(before).count("[2]")


def test_an_alert_is_corrected_too() -> None:
    before = compose_alert(story(flood()), since=NOW, now=NOW, zone=NOW.tzinfo)  # type: ignore[arg-type]
    text = text_of(after(flood(RIVER.replace("12", "9"), SAID, title="River Arle breaks its banks"), before=before))
    assert text.startswith("Breaking: River Arle breaks its banks\nThe river rose to a record on Thursday and 9 people died.")


def test_an_article_that_is_no_longer_stored_is_left_as_it_was_told() -> None:
    before = digest(story(flood()))
    assert corrected(before, {}, EDITION) == before


@settings(max_examples=60, deadline=None)
@given(st.data(), stories(most=4), st.booleans())
def test_whatever_changes_all_that_is_shown_stands_in_its_article(
    data: st.DataObject, told: tuple[Story, ...], plain: bool
) -> None:
    document = digest(*told, plain=plain)
    articles = {reading.article.id: reading for one in told for reading in one.readings}
    for name in data.draw(st.sets(st.sampled_from(sorted(articles)))) if articles else ():
        new = data.draw(readings(name))
        kept = replace(new.article, url=articles[name].article.url)
        articles[name] = replace(new, article=kept)
    found = corrected(document, articles, EDITION)
    assert_verbatim(found, {name: reading.article.body for name, reading in articles.items()})
    assert corrected(found, articles, EDITION) == found, "what was corrected needs no second correction"
