"""The page behind an item: taken for its article, or refused with the reason."""

import pickle
from datetime import UTC, datetime

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from bot.model.errors import NotTheArticle
from bot.model.page import FetchedPage, PageRefusal
from bot.model.source import RawItem
from bot.parse.page.linked import read_linked_page

LINK = "https://courier.example/news/bridge-closes"
WORDS = (
    "The council of Westhaven voted by nine to four on Monday to close the old swing bridge for two years.",
    "The bridge carries 8,000 cars a day and was built in 1911, and its steel has been tired for a long time.",
    "“We have no choice,” said mayor Lena Ost after the vote, and she put the cost at 40 million crowns in all.",
    "A ferry will run every ten minutes from the fish market, and it is free for those who live on the island.",
)


def item(title: str = "Council closes swing bridge", teaser: str = "The council voted to close the bridge.") -> RawItem:
    return RawItem(
        source_id="s", key="k", body=teaser.encode(), media_type="text/html", fetched=datetime(2026, 11, 30, tzinfo=UTC),
        url=LINK, title=title,
    )  # fmt: skip


def page(html: str, **facts: object) -> FetchedPage:
    given = {"asked": LINK, "url": LINK, "status": 200, "media_type": "text/html; charset=utf-8", "body": html.encode()}
    return FetchedPage(**{**given, **facts})  # type: ignore[arg-type]


def article(title: str = "Council closes swing bridge", words: tuple[str, ...] = WORDS) -> str:
    body = "".join(f"<p>{text}</p>" for text in words)
    return f"<html><head><title>{title} | Courier</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"


def refusal(came: FetchedPage, asked: RawItem | None = None) -> PageRefusal:
    with pytest.raises(NotTheArticle) as raised:
        read_linked_page(came, asked or item())
    return raised.value.refusal


def test_the_article_that_was_linked_is_read() -> None:
    draft = read_linked_page(page(article()), item())
    assert draft.paragraphs == WORDS
    assert draft.title == "Council closes swing bridge"


def test_another_headline_of_the_same_article_is_known_by_the_teaser() -> None:
    read_linked_page(page(article("Two years without a way across")), item(teaser=WORDS[0]))


def test_another_article_is_refused() -> None:
    assert refusal(page(article("Net maker wins prize"))) is PageRefusal.ANOTHER


def test_a_page_is_decoded_as_its_header_says_where_its_bytes_do_not_speak_against_it() -> None:
    words = (*WORDS[:3], "Burmistrz Łódzki powiedział, że most będzie zamknięty, a prom popłynie co dziesięć minut z targu.")
    html = article(words=words)
    polish = page("", body=html.encode("iso-8859-2", "replace"), media_type="text/html; charset=iso-8859-2")
    assert read_linked_page(polish, item()).paragraphs[3] == words[3]
    lying = page(html, media_type='text/html; charset="iso-8859-2"')
    assert read_linked_page(lying, item()).paragraphs == words


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"status": 404}, PageRefusal.STATUS),
        ({"url": "https://courier.example/"}, PageRefusal.MOVED_HOME),
        ({"url": "https://consent.courier.example/ask?for=1"}, PageRefusal.CONSENT),
        ({"url": "https://courier.example/login?next=/news"}, PageRefusal.LOGIN),
        ({"url": "https://courier.example/captcha"}, PageRefusal.CHALLENGE),
        ({"media_type": "application/pdf"}, PageRefusal.NOT_HTML),
        ({"tdm_reservation": "1"}, PageRefusal.RESERVED),
        ({"body": b""}, PageRefusal.UNREADABLE),
    ],
)
def test_what_an_answer_tells_before_its_words(facts: dict[str, object], reason: PageRefusal) -> None:
    assert refusal(page(article(), **facts)) is reason


def test_a_refusal_comes_out_of_a_reading_process_as_it_was() -> None:
    assert pickle.loads(pickle.dumps(NotTheArticle(PageRefusal.LOGIN))).refusal is PageRefusal.LOGIN  # noqa: S301


_PIECES = st.sampled_from([
    "<article>", "</article>", "<p>", "</p>", "<h1>", "</h1>", "<a href='/x'>", "</a>",
    "<script type='application/ld+json'>", "</script>",
    '{"@type": "NewsArticle", "isAccessibleForFree": false, "hasPart": {"cssSelector": "p"}}',
    "<meta name='robots' content='max-snippet:40'>",
    "<div data-nosnippet>", "</div>", "<!--", "-->", "<![CDATA[", "Council closes swing bridge", WORDS[0], WORDS[2],
    "\x00", "\ud800", "&#0;",
    "<base href='http://['>", "<link rel=canonical href='//['>", "<time datetime='2026-99-99'>", "<title>", "<html>", "<body>",
])  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_any_page_is_an_article_or_refused(html: str) -> None:
    came = page("", body=html.encode("utf-8", "surrogatepass"))
    try:
        draft = read_linked_page(came, item())
    except NotTheArticle as no:
        event(no.refusal.value)
    else:
        assert all(draft.paragraphs)
