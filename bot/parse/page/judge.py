"""Decides whether a page is the article that an item links to, not a wall, a front page or something else.

A page is the article if it has the item's headline or its teaser. The headline's words in the page's text prove nothing,
since every report of the same news has them. The thresholds were set on real pairs of headline and page.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.model.page import FetchedPage, PageRefusal
from bot.parse.page.headlines import likeness, share_of_triples, triples
from bot.parse.text import word_count

SAME_TITLE, SAME_TEASER = 0.5, 0.3
"""Share of the headline's words, and of the teaser's word triples, that must be on the page."""
LITTLE_TEXT = 150
"""Words. On a longer page "Access denied" is a headline, not a wall."""
LEAST_TEXT = 60
_ABOUT_VISITORS, _SHORT = 0.4, 250
_NEW_TRIPLES = 40
_COMPARED = 6_000
_FIRST_LINES = 30

_WALLS = (
    (PageRefusal.CONSENT, re.compile(r"(?<![a-z])(?:consent|guce|cmp|gdpr|cookie-?wall|privacy-?wall)(?![a-z])")),
    (PageRefusal.LOGIN, re.compile(
        r"(?<![a-z])(?:log-?in|sign-?in|signup|register|registration|sso|oauth|auth|subscribe|subscription|abo|paywall)(?![a-z])")),
    (PageRefusal.CHALLENGE, re.compile(r"(?<![a-z])(?:captcha|recaptcha|challenge|validate|blocked|bot-?check)(?![a-z])")),
)  # fmt: skip
_SAID = (
    (PageRefusal.CHALLENGE, re.compile(
        r"just a moment|attention required|access (?:to this page has been )?denied|are you (?:a )?(?:human|robot)|not a robot"
        r"|verify(?:ing)? (?:that )?you|security check|checking your browser|unusual traffic|captcha|pardon our interruption"
        r"|request unsuccessful|enable javascript|bot detection|403 forbidden|zugriff verweigert|accès refusé|acceso denegado")),
    (PageRefusal.REGION, re.compile(
        r"not available (?:in|from) your (?:country|region|location)|unavailable in your (?:country|region|location)"
        r"|unavailable (?:for|due to) legal reasons|451 unavailable|geo-?block|european (?:economic area|union|visitors)"
        r"|nicht verfügbar in (?:ihrem|deinem) land|no disponible en (?:su|tu) (?:país|región)")),
    (PageRefusal.NOT_FOUND, re.compile(
        r"^404\b|(?:error|fehler|erreur) 404\b|(?:page|article|story|content) (?:you .{0,30})?"
        r"(?:(?:was |is |could |can )?not (?:be )?(?:found|available|exist)|cannot be found|no longer (?:exists|available))"
        r"|not found|nicht gefunden|introuvable|no encontrad|não encontrad"
        r"|non trovat|сторінку не знайдено|страница не найдена|не найден|غير موجود|لم يتم العثور", re.MULTILINE)),
)  # fmt: skip
_TO_VISITORS = re.compile(
    r"cookie|consent|einwillig|zustimm|consentement|consentimiento|consentimento|log ?in|sign ?in|anmelden|einloggen"
    r"|se connecter|connectez|iniciar sesión|iniciar sessão|subscri|abonn|suscri|assin|personal data|personenbezogen|partners",
    re.IGNORECASE,
)


def refused_by_address(page: FetchedPage) -> PageRefusal | None:
    """The refusal by the answer's status and address, or None."""
    if page.status != 200:
        return PageRefusal.STATUS
    asked, came = urlsplit(page.asked.lower()), urlsplit(page.url.lower())
    if came.path in ("", "/") and not came.query and asked.path not in ("", "/"):
        return PageRefusal.MOVED_HOME
    for refusal, pattern in _WALLS:
        if pattern.search(f"{came.netloc} {came.path}") and not pattern.search(f"{asked.netloc} {asked.path}"):
            return refusal
    return None


def refused_by_words(
    *, title: str, teaser: str, titles: Sequence[str], about: str, paragraphs: Sequence[str], seen: Sequence[str]
) -> PageRefusal | None:
    """The refusal by the words of a page, or None.

    `titles` are the page's headlines, `about` its own description, `seen` the lines that a reader sees, among them the
    article's `paragraphs`. `title` and `teaser` are the item's.
    """
    text = " ".join(paragraphs)
    count = sum(map(word_count, paragraphs))
    if count < LITTLE_TEXT:
        said = "\n".join((*titles, *seen[:_FIRST_LINES])).lower()[:_COMPARED]
        for refusal, pattern in _SAID:
            if pattern.search(said) and not pattern.search(title.lower()):
                return refusal
    shared = share_of_triples(teaser, f"{text[:_COMPARED]} {about}")
    if max((likeness(title, heading) for heading in titles if heading), default=0.0) < SAME_TITLE and shared < SAME_TEASER:
        return PageRefusal.ANOTHER
    if count < LEAST_TEXT:
        return PageRefusal.NO_TEXT
    visitors = sum(word_count(paragraph) for paragraph in paragraphs if _TO_VISITORS.search(paragraph))
    if count < _SHORT and visitors >= _ABOUT_VISITORS * count:
        return PageRefusal.CONSENT
    if count < LITTLE_TEXT and len(triples(text) - triples(teaser)) < _NEW_TRIPLES:
        return PageRefusal.NO_TEXT
    return None
