# ruff: noqa: E501 - prose and markup, a piece a line
"""Pages as they come when a link is followed, right ones and wrong ones, each with the item that led there.

`SETTING` were looked at while the thresholds were set; `HELD_OUT` were written then and only judged afterwards.
"""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.model.page import FetchedPage, PageRefusal
from bot.model.source import RawItem
from tests.parse.pages import judged_texts as texts
from tests.parse.pages.judged_texts import News

LINK = "https://courier.example/news/2026/bridge-closes"
MENU = "<nav>" + "".join(f"<a href='/{name}'>{name}</a> " for name in ("home", "sport", "weather", "culture", "shop")) + "</nav>"
FOOT = "<footer><p>Imprint</p><p>Privacy</p><p>© 2026 Westhaven Courier</p></footer>"


@dataclass(frozen=True)
class Judged:
    name: str
    news: News
    html: str
    wanted: PageRefusal | None = None
    url: str = LINK
    asked: str = LINK
    any_refusal: bool = False

    @property
    def page(self) -> FetchedPage:
        return FetchedPage(
            asked=self.asked, url=self.url, status=200, media_type="text/html; charset=utf-8", body=self.html.encode()
        )

    @property
    def item(self) -> RawItem:
        return RawItem(
            source_id="s", key=self.name, body=f"<p>{self.news.teaser}</p>".encode(), media_type="text/html",
            fetched=datetime(2026, 11, 30, tzinfo=UTC), url=self.asked, title=self.news.title,
        )  # fmt: skip


def meta(**named: str) -> str:
    return "".join(f'<meta property="{name.replace("_", ":", 1)}" content="{text}">' for name, text in named.items())


def data(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def page(head: str, body: str, title: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{MENU}{body}{FOOT}</body></html>"


def told(news: News) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in news.paragraphs)


def plain(news: News, headline: str = "") -> str:
    heading = headline or news.title
    return page("", f"<article><h1>{heading}</h1>{told(news)}</article>", f"{heading} | Westhaven Courier")


def rich(news: News, headline: str = "") -> str:
    heading = headline or news.title
    head = meta(og_title=f"{heading} - Courier", og_type="article", og_site_name="Courier", og_description=news.teaser)
    head += data(**{"@type": "NewsArticle", "headline": heading, "author": {"name": "Mira Solheim"}})
    return page(head, f"<main><h1>{heading}</h1>{told(news)}</main>", f"{heading} - Courier")


def cards(*titles: str) -> str:
    return "".join(
        f"<article><h3><a href='/{n}'>{title}</a></h3><p>Read what happened.</p></article>" for n, title in enumerate(titles)
    )


MANY = tuple(
    f"{what} in {where}" for what in ("Fire", "Prize", "Storm", "Vote") for where in ("Osthaven", "Ostmark", "Lund", "Rade")
)
B, C, G = texts.BRIDGE, texts.CLOCK, texts.GERMAN
TEASER = replace(B, teaser=" ".join(B.paragraphs[:1]))

RIGHT = (
    Judged("plain", B, plain(B)),
    Judged("rich", B, rich(B)),
    Judged("short, no teaser", C, plain(C)),
    Judged("another headline, teaser kept in the text", TEASER, plain(B, "Two years without a way across the water")),
    Judged("shorter headline in the feed", replace(B, title="Council to close swing bridge…"), rich(B)),
    Judged("a headline in capitals", replace(B, title=B.title.upper()), plain(B)),
    Judged("a headline about a wall", texts.DENIED, rich(texts.DENIED)),
    Judged("an article about cookies and consent", texts.COOKIES, plain(texts.COOKIES)),
    Judged("German", G, rich(G)),
    Judged("Spanish", texts.SPANISH, plain(texts.SPANISH)),
    Judged("Ukrainian", texts.UKRAINIAN, rich(texts.UKRAINIAN)),
    Judged("Japanese", texts.JAPANESE, plain(texts.JAPANESE)),
    Judged("Thai", texts.THAI, rich(texts.THAI)),
    Judged(
        "related articles below",
        B,
        page(
            meta(og_type="article", og_title=B.title),
            f"<article><h1>{B.title}</h1>{told(B)}</article><div class='related'>{cards(*MANY)}</div>",
            B.title,
        ),
    ),
)
RIGHT_HELD_OUT = (
    Judged("French", texts.FRENCH, rich(texts.FRENCH)),
    Judged("Portuguese", texts.PORTUGUESE, plain(texts.PORTUGUESE)),
    Judged("Arabic", texts.ARABIC, plain(texts.ARABIC)),
    Judged("Chinese", texts.CHINESE, rich(texts.CHINESE)),
    Judged(
        "an address that speaks of a login",
        texts.COOKIES,
        rich(texts.COOKIES),
        url=LINK + "/login-law",
        asked=LINK + "/login-law",
    ),
    Judged(
        "div soup",
        B,
        page(
            "",
            f"<div class='c1'><div class='t'>{B.title}</div>" + "".join(f"<div>{text}</div>" for text in B.paragraphs) + "</div>",
            B.title,
        ),
    ),
    Judged(
        "a video within the article",
        B,
        page(
            data(
                **{
                    "@graph": [
                        {"@type": "NewsArticle", "headline": B.title},
                        {"@type": "VideoObject", "name": "The bridge turns"},
                    ]
                }
            ),
            f"<h1>{B.title}</h1><video src='a.mp4'></video>{told(B)}",
            B.title,
        ),
    ),
    Judged("another headline, the feed's words as description", replace(B, title="Islanders face two years by boat"), rich(B)),
    Judged("moved to https and another path", C, plain(C), url="https://www.courier.example/a/4711-clock"),
    Judged(
        "related headings without an article's mark",
        B,
        page("", f"<h1>{B.title}</h1>{told(B)}<aside>{cards(*MANY[:6])}</aside>", B.title),
    ),
    Judged(
        "a shop notice above", G, page("", f"<div><p>Jetzt 4 Wochen gratis testen</p></div><h1>{G.title}</h1>{told(G)}", G.title)
    ),
)

CONSENT = (
    "We and our 842 partners store and access personal data, like browsing data or unique identifiers, on your device.",
    "Selecting Accept enables tracking technologies to support the purposes shown under we and our partners process data to provide.",
    "If trackers are disabled, some content and ads you see may not be as relevant to you. You can resurface this menu to change your"
    " choices or withdraw consent at any time by clicking the Manage Preferences link on the bottom of the webpage.",
    "Your choices will have effect within our website. For more details, refer to our Privacy Policy and our Cookie Policy.",
)
EINWILLIGUNG = (
    "Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Details zu Tracking und Cookies finden Sie in der Datenschutzerklärung.",
    "Wir und unsere 210 Partner verarbeiten Ihre Daten mit Ihrer Einwilligung, um Inhalte und Anzeigen auszuwählen und zu messen.",
    "Nutzen Sie unser Angebot ganz ohne Werbetracking im Abo für 2,99 Euro im Monat. Bereits Abonnent? Dann hier anmelden, bitte.",
    "Die Zustimmung können Sie jederzeit am Ende jeder Seite im Bereich Cookies und Datenschutz widerrufen oder auch anpassen.",
)


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def item_meta(news: News) -> str:
    return meta(og_title=news.title, og_type="article", og_description=news.teaser)


CHALLENGED = "Checking your browser before you go on. This takes a few seconds. Please enable JavaScript and cookies to continue."
WRONG = (
    Judged(
        "consent page with the item's own meta",
        B,
        page(item_meta(B), f"<h1>We value your privacy</h1>{paragraphs(*CONSENT)}", B.title),
        PageRefusal.CONSENT,
    ),
    Judged("consent on another host", B, rich(B), PageRefusal.CONSENT, url="https://consent.courier.example/collect?to=1"),
    Judged(
        "login wall with the teaser",
        TEASER,
        page(
            item_meta(B),
            f"<h1>{B.title}</h1>{paragraphs(TEASER.teaser)}<p>Log in or subscribe to read on. Already a subscriber? Sign in with your account.</p>",
            B.title,
        ),
        PageRefusal.NO_TEXT,
    ),
    Judged("login by its address", B, plain(B), PageRefusal.LOGIN, url="https://courier.example/account/login?next=bridge"),
    Judged(
        "a browser check",
        B,
        page("", f"<h1>courier.example</h1>{paragraphs(CHALLENGED)}", "Just a moment..."),
        PageRefusal.CHALLENGE,
    ),
    Judged(
        "denied by a gateway",
        B,
        page(
            "",
            "<h1>Access Denied</h1><p>You don't have permission to access this page on this server. Reference #18.2d.</p>",
            "Access Denied",
        ),
        PageRefusal.CHALLENGE,
    ),
    Judged(
        "404 with status 200, most read below",
        B,
        page(
            "",
            f"<h1>Page not found</h1><p>The page you are looking for is not here.</p><h2>Most read</h2>{cards(*MANY[:8])}",
            "404 | Courier",
        ),
        PageRefusal.NOT_FOUND,
    ),
    Judged(
        "sent home",
        B,
        page("", cards(B.title, *MANY), "Westhaven Courier"),
        PageRefusal.MOVED_HOME,
        url="https://courier.example/",
    ),
    Judged(
        "a front page that holds the item",
        B,
        page("", f"<h1>Westhaven Courier</h1>{cards(B.title, *MANY)}<p>{B.teaser}</p>", "Westhaven Courier"),
        any_refusal=True,
    ),
    Judged(
        "a section whose heading is the item",
        B,
        page(
            "",
            f"<h1>{B.title}</h1>"
            + "".join(f"<h2><a href='/{n}'>{title}</a></h2><p>{C.paragraphs[n % 3]}</p>" for n, title in enumerate(MANY)),
            B.title,
        ),
        PageRefusal.LIST,
    ),
    Judged(
        "not to be read from here",
        B,
        page(
            "",
            "<h1>451</h1><p>This content is not available in your region. We recognise that you visit us from the European Economic Area.</p>",
            "Courier",
        ),
        PageRefusal.REGION,
    ),
    Judged(
        "a shell for scripts",
        B,
        page(item_meta(B), "<div id='root'></div><noscript>Please turn on JavaScript.</noscript>", B.title),
        PageRefusal.NO_TEXT,
    ),
    Judged("another article", B, rich(texts.OTHER), PageRefusal.ANOTHER),
    Judged(
        "a video page",
        B,
        page(
            meta(og_title=B.title, og_type="video.other") + data(**{"@type": "VideoObject", "name": B.title}),
            f"<h1>{B.title}</h1><video src='v.mp4'></video>{told(C)}",
            B.title,
        ),
        PageRefusal.NOT_TEXT,
    ),
    Judged(
        "a live page",
        replace(B, title="Live: council votes on the bridge"),
        page(
            data(**{"@type": "LiveBlogPosting", "headline": "Live: council votes on the bridge"}),
            f"<h1>Live: council votes on the bridge</h1>{told(B)}",
            "Live",
        ),
        PageRefusal.LIVE,
    ),
)
WRONG_HELD_OUT = (
    Judged(
        "German consent page that keeps the headline",
        G,
        page(item_meta(G), f"<h1>{G.title}</h1><h2>Willkommen</h2>{paragraphs(*EINWILLIGUNG)}", G.title),
        PageRefusal.CONSENT,
    ),
    Judged(
        "login wall that shows two sentences",
        replace(G, teaser=G.paragraphs[0]),
        page(
            item_meta(G),
            f"<h1>{G.title}</h1><p>{G.paragraphs[0]}</p><p>Weiterlesen mit Abo. Jetzt anmelden oder registrieren, um den ganzen Artikel zu lesen.</p>",
            G.title,
        ),
        PageRefusal.NO_TEXT,
    ),
    Judged(
        "a captcha",
        B,
        page(
            "",
            "<h1>Are you a robot?</h1><p>To go on, please confirm that you are human. Unusual traffic came from your network.</p>",
            "Courier",
        ),
        PageRefusal.CHALLENGE,
    ),
    Judged(
        "denied in French",
        texts.FRENCH,
        page("", "<h1>Accès refusé</h1><p>Vous n'avez pas accès à cette page.</p>", "Accès refusé"),
        PageRefusal.CHALLENGE,
    ),
    Judged(
        "not found in Spanish",
        texts.SPANISH,
        page("", f"<h1>Página no encontrada</h1><p>La página que busca ya no existe.</p>{cards(*MANY[:5])}", "Error 404"),
        PageRefusal.NOT_FOUND,
    ),
    Judged("a section page", B, page("", f"<h1>Harbour</h1>{cards(*MANY)}", "Harbour | Courier"), any_refusal=True),
    Judged(
        "a topic page that tells the item's teaser",
        B,
        page("", f"<h1>Bridges</h1>{cards(B.title, *MANY)}<p>{B.teaser}</p>{told(C)}", "Bridges | Courier"),
        any_refusal=True,
    ),
    Judged(
        "no country for this page",
        G,
        page(
            "",
            "<h1>Schade</h1><p>Dieser Inhalt ist leider nicht verfügbar in Ihrem Land. Bitte versuchen Sie es später noch einmal.</p>",
            "Courier",
        ),
        PageRefusal.REGION,
    ),
    Judged("an empty shell with another title", B, page("", "<div id='app'>Loading…</div>", "Courier"), any_refusal=True),
    Judged(
        "another article of the same site with the item in its related links",
        B,
        page(
            meta(og_type="article", og_title=C.title), f"<h1>{C.title}</h1>{told(C)}<h3><a href='/b'>{B.title}</a></h3>", C.title
        ),
        PageRefusal.ANOTHER,
    ),
    Judged(
        "a podcast",
        B,
        page(
            data(**{"@type": "PodcastEpisode", "name": B.title}),
            f"<h1>{B.title}</h1><audio src='a.mp3'></audio>{told(C)}",
            B.title,
        ),
        PageRefusal.NOT_TEXT,
    ),
    Judged(
        "a gallery",
        B,
        page(data(**{"@type": "ImageGallery", "name": B.title}), f"<h1>{B.title}</h1>{told(C)}", B.title),
        PageRefusal.NOT_TEXT,
    ),
    Judged(
        "a ticker by its path",
        B,
        rich(B),
        PageRefusal.LIVE,
        url="https://courier.example/liveblog/bridge",
        asked="https://courier.example/liveblog/bridge",
    ),
    Judged(
        "an offer of subscriptions",
        B,
        page(
            "", f"<h1>Choose your subscription</h1>{paragraphs('Four weeks for one crown.', 'Cancel at any time.')}", "Subscribe"
        ),
        any_refusal=True,
        url="https://courier.example/subscribe/offer",
    ),
    Judged(
        "other news of the same bridge",
        B,
        page(
            meta(og_type="article", og_title="Painters find a wage list of 1911"),
            "<h1>Painters find a wage list of 1911</h1>"
            + paragraphs(
                "Painters who scraped the old swing bridge of Westhaven found a list of wages from 1911 behind a plate of steel.",
                *texts.OTHER.paragraphs,
            ),
            "Wages",
        ),
        PageRefusal.ANOTHER,
    ),
)
