"""Lines of two directions: the foreign runs are set apart, the words stay the same, and nobody else sets anything apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose.direction import CLOSES, OPENS, isolated
from bot.compose.whole import readable
from bot.model.document import Citation, Document, PullQuote, Small, Span, Text, spans_of, text_of
from bot.platforms.discord import render as discord
from bot.platforms.slack import blocks as slack
from tests.fakes import NOW

LETTERS = "ab 9.·:,()-\u0627\u0628\u060c\u0661"
SPANS = st.lists(
    st.builds(
        Span,
        text=st.text(LETTERS, max_size=20),
        url=st.sampled_from(("", "https://a.example/1")),
        cites=st.sampled_from((None, Citation(article_id="a", start=0, end=1))),
        at=st.sampled_from((None, NOW)),
    ),
    max_size=6,
)


def page(*spans: Span, language: str = "ar") -> Document:
    return Document(title="x", blocks=(Small(spans=spans),), language=language)


def shown(document: Document) -> str:
    return text_of(spans_of(document.blocks[0])).replace(OPENS, "<").replace(CLOSES, ">")


@pytest.mark.parametrize(
    ("said", "apart"),
    [
        ("Daily Post · Meridian Wire · +4", "Daily Post · Meridian Wire · +4"),
        ("Daily Post · +4 · اليوم", "<Daily Post> · +4 · اليوم"),
        ("هذا كل شيء: 9 من 97 من التقارير عن Floods · نسختان", "هذا كل شيء: 9 من 97 من التقارير عن <Floods> · نسختان"),
        ("من Inbox، 42 trucks.", "من <Inbox>، <42 trucks>."),
        ("اليوم 12:30", "اليوم 12:30"),
        ("Ann: on weekdays at 07:30 and 17:00 (UTC). · القادم", "<Ann>: <on weekdays at 07:30 and 17:00 (UTC)>. · القادم"),
        ("من https://a.example/1: قُرئ", "من <https://a.example/1>: قُرئ"),
        ("“Ports” (مغلق)", "“<Ports>” (مغلق)"),
    ],
)
def test_what_is_written_from_left_to_right_is_set_apart(said: str, apart: str) -> None:
    assert shown(isolated(page(Span(text=said)))) == apart


def test_names_with_links_moments_and_quotations_are_set_apart_whole() -> None:
    link, moment = Span(text="Daily Post", url="https://a.example/1"), Span(text="الثلاثاء", at=NOW)
    document = isolated(page(Span(text="عن "), link, Span(text=" · "), moment))
    assert shown(document) == "عن <Daily Post> · <الثلاثاء>"
    assert link in spans_of(document.blocks[0])


@given(SPANS)
def test_the_words_stay_the_same_and_every_mark_has_its_other_half(spans: list[Span]) -> None:
    made = spans_of(isolated(page(*spans)).blocks[0])
    assert text_of(made).replace(OPENS, "").replace(CLOSES, "") == text_of(spans)
    marks = [span.text for span in made if span.text in (OPENS, CLOSES)]
    assert marks == [OPENS, CLOSES] * (len(marks) // 2)
    assert [span for span in made if span.cites] == [span for span in spans if span.cites]


@given(SPANS)
def test_a_language_from_left_to_right_stays_as_it_is(spans: list[Span]) -> None:
    assert isolated(page(*spans, language="de")) == page(*spans, language="de")


def test_the_marks_reach_both_chats_and_an_articles_own_do_not() -> None:
    forged = Span(text=f"evil{OPENS}txt", cites=Citation(article_id="a", start=0, end=8))
    blocks = (Text(spans=(Span(text="عن Floods"),)), PullQuote(spans=(forged,), attribution=(Span(text="— قال Ida Holm"),)))
    document = readable(Document(title="عنوان", blocks=blocks, language="ar"))
    for plain in (False, True):
        message = discord.render(replace(document, plain=plain))
        text = message.content + "".join(embed.description for embed in message.embeds)
        assert text.count(OPENS) == text.count(CLOSES) == 2
        assert f"{OPENS}Floods{CLOSES}" in text
        (sent,) = slack.messages(replace(document, plain=plain))
        parts = str(sent.blocks)
        assert parts.count("\\u2068") + parts.count(OPENS) == 2
