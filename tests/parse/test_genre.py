import pytest

from bot.model.article import ArticleKind
from bot.parse.genre import kind_of, says_opinion
from bot.parse.live import newest_update

OPINIONS = [
    ("Opinion: A truce on one road is not a policy", ""),
    ("A truce on one road is no policy | Opinion", ""),
    ("A truce on one road is no policy – Editorial – Levant Daily", ""),
    ("Kommentar: Ein Waffenstillstand ist keine Politik", ""),
    ("Opinión | Una tregua no es una política", ""),
    ("Éditorial : une trêve n'est pas une politique", ""),
    ("Opinião: uma trégua não é uma política", ""),
    ("Колонка: перемир'я на одній дорозі", ""),
    ("رأي: هدنة على طريق واحد", ""),
    ("Let them through", "https://a.example/commentisfree/2026/nov/29/let-them-through"),
    ("Lasst sie durch", "https://a.example/meinung/lasst-sie-durch-1.html"),
]
ROUND_UPS = [
    ("Morning briefing: truce, floods and a by-election", ""),
    ("Five things to know this Monday", ""),
    ("The week in review", ""),
    ("Nachrichten des Tages: Waffenstillstand, Hochwasser", ""),
    ("Lo más importante del día", ""),
    ("موجز الأنباء: هدنة وفيضانات", ""),
    ("Truce, floods, vote", "https://a.example/newsletters/2026/11/29/truce-floods-vote"),
]
NEWS = [
    ("Editorial board of the Post resigns", ""),
    ("Court gives its opinion on the press law", ""),
    ("Five things to know about the new bridge", ""),
    ("Newspaper column inspires a bridge", "https://a.example/world/bridge"),
    ("Alive: the last speakers of Old Velm", ""),
    ("Column of trucks reaches Deir Hafir", "https://a.example/news/column-of-trucks"),
]


@pytest.mark.parametrize(("title", "url"), OPINIONS)
def test_an_opinion_is_known_by_its_headline_or_address(title: str, url: str) -> None:
    assert kind_of(ArticleKind.TEXT, title, url) is ArticleKind.OPINION
    assert says_opinion(title) is not bool(url)


@pytest.mark.parametrize(("title", "url"), ROUND_UPS)
def test_a_round_up_is_known_by_its_headline_or_address(title: str, url: str) -> None:
    assert kind_of(ArticleKind.TEXT, title, url) is ArticleKind.ROUND_UP


@pytest.mark.parametrize("url", ["https://<![CDATA[news.example/a", "https://[", "http://]", "https://news.example:x/opinion"])
def test_what_is_no_address_tells_nothing_and_breaks_nothing(url: str) -> None:
    assert kind_of(ArticleKind.TEXT, "Ferry", url) in ArticleKind


@pytest.mark.parametrize(("title", "url"), NEWS)
def test_news_is_news(title: str, url: str) -> None:
    assert kind_of(ArticleKind.TEXT, title, url) is ArticleKind.TEXT


def test_a_live_page_is_one_and_what_is_known_already_stays() -> None:
    assert kind_of(ArticleKind.TEXT, "Live: convoy reaches Deir Hafir", "") is ArticleKind.LIVE
    assert kind_of(ArticleKind.VIDEO, "Opinion: a film", "") is ArticleKind.VIDEO


CONVOY = "The convoy has reached Deir Hafir, forty-two trucks in all, the United Nations said in a short statement to reporters."


@pytest.mark.parametrize(
    "lines",
    [
        ["What we cover", "14:32", CONVOY, "13:05 BST", "Trucks set off from Aleppo.", "11.40am", "The truce holds."],
        ["11.40am", "The truce holds.", "1.05pm", "Trucks set off from Aleppo.", f"14:32 – {CONVOY}"],
        ["Updated at 00:20", CONVOY, "23:50 Uhr", "Trucks set off.", "21:10 Uhr", "The truce holds."],
    ],
)
def test_the_newest_update_of_a_live_page(lines: list[str]) -> None:
    assert newest_update(lines) == [CONVOY]


def test_a_short_update_comes_with_the_one_before_it() -> None:
    assert newest_update(["14:40", "More soon.", "14:32", CONVOY, "13:05", "Trucks set off."]) == ["More soon.", CONVOY]


def test_a_text_with_a_time_or_two_is_left_alone() -> None:
    lines = ["The trains leave at 14:32.", "14:32", "Everybody out.", "15:10", "Home again."]
    assert newest_update(lines) == lines
