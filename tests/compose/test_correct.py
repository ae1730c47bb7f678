"""A posted digest after its sources have changed: what still stands stays, what was reworded is replaced, what is gone goes."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.correct import corrected, looks_alike
from bot.compose.edition import Edition
from bot.compose.entry import title_of
from bot.model.analysis import Quote, Reading
from bot.model.article import Change
from bot.model.document import Document, Small, Span, shown_articles, spans_of
from bot.model.story import Story
from bot.model.workspace import Window
from bot.understand.revision import change_between
from tests.compose.composed import alert_of, digest_of, follow_up_of
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


def digest(*told: Story, plain: bool = False, sentences: int = 2) -> Document:
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    return digest_of(
        told, window=window, subscription=subscription(summary_sentences=sentences), now=NOW, title="Floods", plain=plain
    )


def revised(old: Reading, new: Reading) -> Reading:
    """The article as it reads now, with what it knows of its change."""
    changes = (*old.article.changes, change_between(old, new))
    return replace(new, article=replace(new.article, changes=changes))


def after(*now: Reading, before: Document | None = None) -> Document:
    """The digest of the flood once these articles read as they do now."""
    found = corrected(before or digest(story(flood())), {one.article.id: one for one in now}, EDITION)
    assert_verbatim(found, {one.article.id: one.article.body for one in now})
    return found


def text_after(*paragraphs: str, before: Reading | None = None, **changes: str) -> str:
    """What is read in the digest of the flood once its article says this."""
    old = before or flood()
    return text_of(after(revised(old, flood(*paragraphs, **changes)), before=digest(story(old))))


def test_an_article_that_changed_elsewhere_changes_nothing_but_where_its_words_stand() -> None:
    before, now = digest(story(flood())), flood("A word before all others.", RIVER, SAID, GASK)
    found = after(revised(flood(), now))
    assert found != before
    assert looks_alike(found, before)
    assert after(flood()) == before


def test_a_figure_that_was_corrected_is_corrected_and_named() -> None:
    text = text_after(RIVER.replace("12", "9"), SAID, GASK)
    assert "and 9 people died" in text
    assert "12 people" not in text
    assert text.endswith("\ncorrected today 17:30 (12 → 9)\nThat is all.")
    assert "“We are as ready as a town can be”— Ida Holm" in text


def test_the_moment_of_a_correction_is_shown_in_each_readers_zone() -> None:
    found = after(revised(flood(), flood(RIVER.replace("12", "9"), SAID, GASK)))
    spans = [span for block in found.blocks for span in getattr(block, "spans", ())]
    assert Span(text="today 17:30", at=LATER, zone="UTC") in spans


def test_a_second_correction_takes_the_place_of_the_first_note() -> None:
    nine = revised(flood(), flood(RIVER.replace("12", "9"), SAID, GASK))
    text = text_of(after(revised(nine, flood(RIVER.replace("12", "11"), SAID, GASK)), before=after(nine)))
    assert text.count("corrected") == 1
    assert "(9 → 11)" in text


def test_a_note_stays_while_nothing_else_changes_and_stands_before_what_is_left_out() -> None:
    nine = revised(flood(), flood(RIVER.replace("12", "9"), SAID, GASK))
    counted = digest(story(flood()))
    counted = replace(counted, blocks=(*counted.blocks, Small(spans=(Span(text="+5 more"),), left_out=5)))
    found = after(nine, before=counted)
    assert text_of(found).endswith("\ncorrected today 17:30 (12 → 9)\nThat is all.\n+5 more")
    assert after(nine, before=found) == found


def test_a_feeds_own_words_stay_when_the_page_has_taken_their_place() -> None:
    own = "The River Arle rose over its banks at Harwick during the night."
    teaser = read("a", own, "The town is cut off, its mayor said.", title="River Arle tops its banks", is_teaser=True)
    told = digest(story(teaser))
    assert own in text_of(told)
    page = flood(RIVER, GASK)
    full = replace(page, article=replace(page.article, teaser=teaser.article.body))
    later = flood(RIVER.replace("12", "9"), GASK)
    later = replace(later, article=replace(later.article, teaser=teaser.article.body, changes=(change_between(full, later),)))
    assert looks_alike(corrected(told, {"a": later}, EDITION), told)
    without = replace(later, article=replace(later.article, teaser=""))
    assert own not in text_of(corrected(told, {"a": without}, EDITION))


def test_a_sentence_that_is_gone_goes() -> None:
    text = text_after(RIVER, SAID)
    assert "Gask" not in text
    assert text.endswith("corrected today 17:30\nThat is all.")


BUS = "A bus crash near Leeds on Monday killed 12 people, police said."
TRAIN = "A train crash near York on Sunday killed 40 people, police said."


@pytest.mark.parametrize("shown", [(0,), (0, 1)])
def test_a_sentence_that_is_gone_never_becomes_one_that_stood_there_all_along(shown: tuple[int, ...]) -> None:
    old = read("a", BUS, TRAIN, summary=shown)
    text = text_of(after(revised(old, read("a", TRAIN, summary=(0,))), before=digest(story(old), sentences=len(shown))))
    assert (text.count("Leeds"), text.count("York"), "→" in text) == (0, len(shown) - 1, False)


def test_nothing_comes_in_the_place_of_what_is_gone_that_is_shown_already() -> None:
    old = read("a", "Twelve people died at Gask.", "Nine people died at Gask.", "The river fell.", summary=(0, 1))
    new = read("a", "Nine people died at Gask.", "The river fell.", "Nine people died at Gask.", summary=(0,))
    told = replace(new, article=replace(new.article, changes=(Change(sentences=((
        "Twelve people died at Gask.", "Nine people died at Gask."
    ),)),)))  # fmt: skip
    assert text_of(after(told, before=digest(story(old)))).count("Nine people") == 1


def test_a_quote_gets_the_speaker_that_the_article_names_now() -> None:
    text = text_after(RIVER, SAID, GASK, speaker="Jon Carr")
    assert "— Jon Carr" in text
    assert "Ida Holm" not in text


def quoting(words: str) -> Reading:
    paragraphs = (RIVER, f"{words} Ida Holm said.", GASK)
    said = replace(quote("\n\n".join(paragraphs), words), sentences=(1,))
    return read("a", *paragraphs, quotes=[said], summary=(0, 2))


def test_a_quote_that_was_reworded_is_reworded() -> None:
    old, new = quoting("“We are as ready as a town can be,”"), quoting("“We are ready as a town can be,”")
    text = text_of(after(revised(old, new), before=digest(story(old))))
    assert "“We are ready as a town can be”— Ida Holm" in text
    assert "corrected" in text


def talks(*speakers: str, berths: int = 12) -> Reading:
    """An article in which two people say the same; the second of them is quoted."""
    words = "“We will not sign it,”"
    said = [f"{words} {speaker} said of the harbour." for speaker in speakers]
    body = "\n\n".join([f"The talks on {berths} berths broke off.", *said])
    made = [quote(body, words, speaker=speaker) for speaker in speakers]
    starts = [match.start() for match in re.finditer(words, body)]
    quotes = [moved(one, start) for one, start in zip(made, starts, strict=True)]
    found = read("a", *body.split("\n\n"), quotes=quotes, summary=(0,))
    return replace(found, analysis=replace(found.analysis, key_quotes=(len(speakers) - 1,)))


def moved(one: Quote, start: int) -> Quote:
    by = start - one.start
    parts = tuple(replace(part, start=part.start + by, end=part.end + by) for part in one.parts)
    return replace(one, start=start, end=one.end + by, parts=parts)


@pytest.mark.parametrize("berths", [12, 1_200_000_000_000])
def test_of_two_who_said_the_same_each_keeps_their_words(berths: int) -> None:
    told = digest(story(talks("Ann Berg", "Bob Carr")))
    text = text_of(after(revised(talks("Ann Berg", "Bob Carr"), talks("Ann Berg", "Bob Carr", berths=berths)), before=told))
    assert "— Bob Carr" in text
    assert "Ann Berg" not in text


@pytest.mark.parametrize("now", [flood(RIVER, GASK), flood(RIVER, SAID, GASK, speaker="")])
def test_a_quote_that_nobody_is_known_to_have_said_goes(now: Reading) -> None:
    assert "as ready as" not in text_of(after(revised(flood(), now)))


@pytest.mark.parametrize("url", [URL, ""])
def test_a_headline_is_the_one_that_the_article_has_now(url: str) -> None:
    text = text_after(RIVER, SAID, GASK, before=flood(url=url), url=url, title="River Arle breaks its banks")
    assert "River Arle breaks its banks" in text
    assert "tops" not in text


@pytest.mark.parametrize("url", ["https://live.example/today", ""])
def test_a_headline_is_never_another_articles(url: str) -> None:
    one = read("a", RIVER, title="Mayor of Harwick resigns after flood", url=url, outlet="A", summary=(0,))
    other = read("b", GASK, title="Mayor of Lowmere resigns after flood", url=url, outlet="B", summary=(0,))
    line = read("c", "Trams stood.", title="Mayor of Estmoor resigns after flood", url=url, outlet="C")
    stories = (story(one, score=0.9), story(other, score=0.8), story(line, score=0.1))
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    before = digest_of(stories, window=window, subscription=subscription(max_stories=2), now=NOW)
    stays = replace(one, article=replace(one.article, title="Harwick: Bell stays on"))
    goes = replace(line, article=replace(line.article, title="Estmoor: trams stand"))
    text = text_of(after(stays, other, goes, before=before))
    titles = ("Harwick: Bell stays on", "Mayor of Lowmere resigns", "Estmoor: trams stand")
    assert [text.count(title) for title in titles] == [1, 1, 1]
    assert not re.search("Mayor of (Harwick|Estmoor)", text)
    assert text.index("Harwick: Bell") < text.index(RIVER) < text.index("Mayor of Lowmere") < text.index(GASK)


def test_a_headline_that_was_cut_stays_while_its_beginning_does() -> None:
    long = "River Arle tops its banks " + "and runs on " * 30
    before = digest(story(flood(title=long)))
    assert text_of(after(flood(title=long + "still"), before=before)) == text_of(before)
    assert "River Arle falls back\n" in text_of(after(flood(title="River Arle falls back"), before=before))


def test_the_name_of_a_digest_is_no_headline() -> None:
    found = after(flood(title="Floods", url=""), before=digest(story(flood(title="Floods in the town", url=""))))
    assert found.title == "Floods"
    assert text_of(found).startswith("Floods\nsince yesterday 14:30 · 1 story")
    found = after(flood(title="Floods in the town", url=""), before=digest(story(flood(title="Floods", url=""))))
    assert found.title == "Floods"


def test_what_is_called_by_a_headline_is_called_by_the_one_of_now() -> None:
    one = story(flood())
    alert = alert_of(one, since=NOW, now=NOW, zone=NOW.tzinfo)  # type: ignore[arg-type]
    follow_up = follow_up_of([one], subscription=subscription(), now=NOW, seen=frozenset())
    now = flood(title="River Arle breaks its banks")
    titles = [after(now, before=before).title for before in (alert, follow_up)]
    assert titles == ["Breaking: River Arle breaks its banks", "River Arle breaks its banks"]


def test_of_several_reports_only_the_changed_one_changes() -> None:
    other = read(
        "b", "Two schools in Lowmere were opened for the night.", title="Schools open", url="https://b.example/", outlet="B"
    )
    before = digest(story(flood(), other))
    text = text_of(after(revised(flood(), flood(RIVER.replace("12", "9"), SAID, GASK)), other, before=before))
    assert "and 9 people died. [2]" in text
    assert text.count("[2]") == text_of(before).count("[2]")


def test_an_alert_is_corrected_too() -> None:
    before = alert_of(story(flood()), since=NOW, now=NOW, zone=NOW.tzinfo)  # type: ignore[arg-type]
    now = revised(flood(), flood(RIVER.replace("12", "9"), SAID, title="River Arle breaks its banks"))
    text = text_of(after(now, before=before))
    assert text.startswith("Breaking: River Arle breaks its banks\nThe river rose to a record on Thursday and 9 people died.")


def test_an_article_that_is_no_longer_stored_is_left_as_it_was_told() -> None:
    before = digest(story(flood()))
    assert corrected(before, {}, EDITION) == before


@settings(max_examples=60, deadline=None)
@given(stories(most=4), st.booleans())
def test_where_nothing_changed_nothing_changes(told: tuple[Story, ...], plain: bool) -> None:
    document = digest(*told, plain=plain)
    articles = {reading.article.id: reading for one in told for reading in one.readings}
    assert corrected(document, articles, EDITION) == document
    assert set(shown_articles(document)) <= articles.keys()


@settings(max_examples=60, deadline=None)
@given(st.data(), stories(most=4), st.booleans())
def test_whatever_changes_all_that_is_shown_stands_in_its_article(
    data: st.DataObject, told: tuple[Story, ...], plain: bool
) -> None:
    document = digest(*told, plain=plain)
    articles = {reading.article.id: reading for one in told for reading in one.readings}
    for name in data.draw(st.sets(st.sampled_from(sorted(articles)))) if articles else ():
        articles[name] = revised(articles[name], data.draw(readings(name)))
    found = corrected(document, articles, EDITION)
    assert_verbatim(found, {name: reading.article.body for name, reading in articles.items()})
    assert corrected(found, articles, EDITION) == found, "what was corrected needs no second correction"
    titles = {name: title_of(reading.article) for name, reading in articles.items()}
    for span in (span for block in found.blocks for span in spans_of(block) if span.heads):
        assert titles[span.heads].startswith(span.text)
