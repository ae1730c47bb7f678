"""What a page tells of itself in several places at once: headline, people, moment, outlet, kind."""

from datetime import UTC, datetime

import pytest

from bot.model.article import ArticleKind
from bot.parse.page.kinds import is_list, page_kind
from bot.parse.page.naming import outlet_name, page_title
from bot.parse.page.people import byline_below, page_people
from bot.parse.page.read import page_moment
from bot.parse.page.tree import read_tree
from tests.parse.pages.builders import LINK, TITLE, facts_of, meta, page

SITE = meta("og:site_name", "Westhaven Courier")


@pytest.mark.parametrize(
    ("title", "heading", "headline"),
    [
        (f"{TITLE} | Westhaven Courier", TITLE, TITLE),
        (f"{TITLE} - Westhaven Courier", "Harbour", TITLE),
        (f"Westhaven Courier: {TITLE}", "", f"Westhaven Courier: {TITLE}"),
        (f"Westhaven Courier – {TITLE}", "", TITLE),
        (f"{TITLE} · courier.example", "", TITLE),
        (f"{TITLE} | Harbour | Westhaven Courier", "", f"{TITLE} | Harbour"),
        ("Rain - and no end - Courier", "", "Rain - and no end"),
        (f"Bridge: {TITLE}", TITLE, TITLE),
        ("Westhaven Courier", "Westhaven Courier", "Westhaven Courier"),
        ("橋は閉鎖へ｜Westhaven Courier", "", "橋は閉鎖へ"),
    ],
)
def test_a_headline_without_the_sites_name(title: str, heading: str, headline: str) -> None:
    assert page_title(facts_of(page(head=SITE, title=title, above=f"<h1>{heading}</h1>" if heading else ""))) == headline


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ("Mira Solheim", "Mira Solheim"),
        ("By Mira Solheim and Ida Ek", "Mira Solheim, Ida Ek"),
        ("von Mira Solheim, Ida Ek", "Mira Solheim, Ida Ek"),
        ("Westhaven Courier", ""),
        ("courier.example", ""),
        ("https://courier.example/mira", ""),
        ("mira@courier.example", ""),
        ("admin", ""),
        ("News Desk", ""),
        ("Courier", ""),
        ("Reuters", "Reuters"),
        ("Mira Solheim; AFP", "Mira Solheim, AFP"),
        ("Mira Solheim (ms)", "Mira Solheim"),
        ("松岡大地", "松岡大地"),
        ("Лена Ост", "Лена Ост"),
        ("The man who wrote this long thing about bridges", ""),
    ],
)
def test_people_and_not_what_stands_in_their_place(authors: str, byline: str) -> None:
    html = page(head=SITE + meta("author", authors))
    assert page_people(facts_of(html), read_tree(html)) == byline


def test_people_are_looked_for_in_one_place_after_the_other() -> None:
    card = meta("twitter:label1", "Written by") + meta("twitter:data1", "Ida Ek")
    for head, above in ((card, ""), ("", "<p class='article-author'>By Ida Ek</p>"), ("", "<a rel='author'>Ida Ek</a>")):
        html = page(head=SITE + meta("author", "Westhaven Courier") + head, above=f"<h1>{TITLE}</h1>{above}")
        assert page_people(facts_of(html), read_tree(html)) == "Ida Ek"


def test_a_class_of_authors_that_holds_none_names_nobody() -> None:
    html = page(above="<div class='author-box'>Share this with all your friends</div><span class='byline'>Harbour</span>")
    assert page_people(facts_of(html), read_tree(html)) == ""


@pytest.mark.parametrize(
    ("below", "byline"),
    [
        ("<ul><li><strong>Date</strong> 3 May</li><li><strong>Autorin/Autor</strong> Ida Ek</li></ul>", "Ida Ek"),
        ("<p><b>Author:</b> Ida Ek and Karl Vint</p>", "Ida Ek, Karl Vint"),
        ("<p><b>Author:</b> of many things and songs</p>", ""),
        ("<p style='text-align:right;'><strong>Lê Phương</strong></p>", "Lê Phương"),
        ("<p style='text-align: right'>All that is left is mud.</p>", ""),
        ("<p style='text-align: right'>Westhaven Courier</p>", ""),
    ],
)
def test_a_label_or_a_signature_names_who_wrote(below: str, byline: str) -> None:
    html = page(head=SITE, below=below)
    assert page_people(facts_of(html), read_tree(html)) == byline


def test_a_byline_below_the_headline() -> None:
    assert byline_below({TITLE}, ["Home", TITLE, "Monday", "By Ida Ek", "Text."]) == "Ida Ek"
    assert byline_below({TITLE}, ["By Ida Ek", TITLE, *["Text."] * 6, "By Lena Ost"]) == ""


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        (meta("article:published_time", "2026-11-30T06:00:00+01:00"), datetime(2026, 11, 30, 5, tzinfo=UTC)),
        (meta("date", "2026-11-30") + meta("pubdate", "2026-11-30T06:00:00Z"), datetime(2026, 11, 30, 6, tzinfo=UTC)),
        (meta("date", "2026-11-30T06:00:00Z") + meta("pubdate", "2026-11-30T06:00+01:00"), datetime(2026, 11, 30, 5, tzinfo=UTC)),
        (meta("date", "2026-11-30T06:00:00") + meta("pubdate", "2026-11-30T07:00+01:00"), datetime(2026, 11, 30, 6, tzinfo=UTC)),
        (meta("date", "soon"), None),
        ("", None),
    ],
)
def test_the_moment_with_its_offset_from_several_places(head: str, moment: datetime | None) -> None:
    assert page_moment(facts_of(page(head=head))) == moment


def test_a_day_in_the_address_is_better_than_none() -> None:
    facts = facts_of(page(), "https://courier.example/2026/11/30/bridge")
    assert page_moment(facts) == datetime(2026, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("names", "outlet"),
    [
        (["Westhaven Courier"], "Westhaven Courier"),
        (["https://courier.example", "Westhaven Courier"], "Westhaven Courier"),
        (["@courier", "Courier Media GmbH", "Westhaven Courier"], "Westhaven Courier"),
        (["Courier Media GmbH"], "Courier Media"),
        (["Security", "Courier"], "Courier"),
        (["courier", "Courier"], "Courier"),
        ([], ""),
    ],
)
def test_the_outlets_own_name_and_no_address_or_company(names: list[str], outlet: str) -> None:
    assert outlet_name(facts_of(page(head="".join(meta("og:site_name", name) for name in names)))) == outlet


@pytest.mark.parametrize(
    ("data", "title", "url", "words", "kind"),
    [
        ({"@type": "NewsArticle", "headline": TITLE}, TITLE, LINK, 100, ArticleKind.TEXT),
        ({"@type": "LiveBlogPosting", "headline": TITLE}, TITLE, LINK, 500, ArticleKind.LIVE),
        (None, "Live: council votes", LINK, 500, ArticleKind.LIVE),
        (None, "Council votes – live", LINK, 500, ArticleKind.LIVE),
        (None, "Live music returns to the harbour", LINK, 500, ArticleKind.TEXT),
        (None, "How to live longer", LINK, 500, ArticleKind.TEXT),
        (None, "Brückenstreit im Liveticker", "https://c.example/bruecke-liveticker-1", 500, ArticleKind.LIVE),
        ({"@type": "VideoObject"}, TITLE, LINK, 500, ArticleKind.VIDEO),
        ({"@graph": [{"@type": "NewsArticle", "headline": TITLE}, {"@type": "VideoObject"}]}, TITLE, LINK, 100, ArticleKind.TEXT),
        ({"@type": "ImageGallery"}, TITLE, LINK, 100, ArticleKind.GALLERY),
        ({"@type": "PodcastEpisode"}, TITLE, LINK, 100, ArticleKind.AUDIO),
        (None, TITLE, "https://c.example/video/bridge", 100, ArticleKind.VIDEO),
        (None, TITLE, "https://c.example/video/bridge", 300, ArticleKind.TEXT),
    ],
)
def test_kinds_of_pages(data: object, title: str, url: str, words: int, kind: ArticleKind) -> None:
    assert page_kind(facts_of(page(data=data), url), title, words) is kind


def test_a_list_of_articles_calls_itself_none() -> None:
    cards = "".join(f"<h2><a href='/{n}'>Story {n}</a></h2>" for n in range(12))
    assert is_list(facts_of(page(below=cards)))
    assert not is_list(facts_of(page(below=cards[: len(cards) // 2])))
    assert not is_list(facts_of(page(head=meta("og:type", "article"), below=cards)))
