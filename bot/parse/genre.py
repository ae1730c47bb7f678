"""The genre of an article by its headline and address: news, opinion, a round-up, or a live page."""

import re

from bot.model.article import ArticleKind
from bot.parse.urls import parts_of

_LONGEST = 300

_LIVE_TITLE = re.compile(
    r"^live\s?[:|–—-]|[|–—-]\s?live$|\blive (?:updates?|blog|coverage|ticker)\b|\b(?:live|news)-?(?:blog|ticker)\b"
    r"|\bas it happened\b|\ben direct\b|\ben vivo\b|\bao vivo\b|\bminuto a minuto\b|\bin diretta\b|\bпрямой эфир\b"
    r"|\bонлайн-трансл|\bтекстов(?:ая|а) трансл|مباشر\b|لحظة بلحظة|^EN DIRECT",
    re.IGNORECASE,
)
_LIVE_PATH = re.compile(r"live-?blog|live-?ticker|news-?ticker|live-?updates|/live/|/en-direct/|/en-vivo/|minuto-a-minuto")

_OPINION = (
    r"opinion|op-ed|commentary|editorial|column|letters?(?: to the editor)?|viewpoint|guest (?:essay|column)"
    r"|kommentar|meinung|leitartikel|gastbeitrag|glosse|kolumne|opini[oó]n|columna|tribuna|carta al director"
    r"|tribune|[ée]dito(?:rial)?|chronique|billet|point de vue|opini[aã]o|coluna|artigo de opini[aã]o"
    r"|колонка|думка|погляд|мнение|رأي|مقال رأي|افتتاحية"
)
_OPINION_TITLE = re.compile(
    rf"^\W{{0,3}}(?:{_OPINION})\s?[:|–—]\s|\s[|–—-]\s?(?:{_OPINION})(?:\s[|–—-]\s.{{1,60}})?$", re.IGNORECASE
)
_OPINION_PATH = re.compile(
    r"/(?:opinions?|op-ed|commentisfree|commentary|editorials?|columns?|columnists|viewpoints?|letters|kommentare?|meinung|kolumnen?"
    r"|debatte|gastbeitraege|opinion-[a-z]{2}|columnas?|tribunas?|editoriales|debats|idees|tribunes|chroniques|opiniao|colunas"
    r"|colunistas|kolonky|dumky|columns-blogs)(?:/|$)"
)
_ROUND_UP_TITLE = re.compile(
    r"\b(?:morning|evening|daily|weekly|weekend|news|world|market|midday|afternoon)"
    r" (?:briefing|brief|digest|round-?up|wrap(?:-up)?)\b"
    r"|\bnewsletter\b|\b(?:news|week(?:ly)?|world|day(?:'s)?) (?:in brief|in review|at a glance|in pictures)\b"
    r"|\b(?:\d{1,2}|two|three|four|five|six|seven|ten) things"
    r" (?:to know|you need to know|to watch|we learned|in the news)\b(?! (?:about|when|before|if))"
    r"|\bwhat (?:you need )?to know (?:today|this (?:morning|week|evening))\b|^(?:news|media|press) review\b"
    r"|\b(?:top|main) (?:stories|headlines) (?:of|for) (?:the|this|today)\b"
    r"|\b(?:nachrichten|news|wichtigste|wichtiges) (?:des|vom|am) (?:tages|morgens?|abends?|tag)\b|\bmorgenbriefing\b"
    r"|\b(?:tages|wochen)(?:überblick|rückblick)\b|\bder (?:morgen|tag|abend) im überblick\b|\bkurz(?:meldungen|nachrichten)\b"
    r"|\bpresseschau\b|\b(?:las|los) (?:noticias|claves) del día\b|\blo más (?:importante|destacado) (?:del día|de hoy)\b"
    r"|\bresumen (?:del día|de (?:la semana|noticias))\b|\bl[’']essentiel de l[’']actu|\bce qu[’']il faut retenir de\b"
    r"|\brevue de presse\b|\bresumo (?:do dia|da semana)\b|\bprincipais notícias d\w+ dia\b"
    r"|\b(?:головне|підсумки) (?:за|дня|тижня)\b|\bдайджест\b|"
    r"موجز (?:الأنباء|الأخبار|أخبار)|نشرة الأخبار|أبرز (?:أخبار|عناوين) اليوم",
    re.IGNORECASE,
)
_ROUND_UP_PATH = re.compile(
    r"/(?:briefings?|newsletters?|morning-briefing|roundups?|round-up|news-in-brief|presseschau|digest)(?:/|$)"
)


def kind_of(kind: ArticleKind, title: str, url: str) -> ArticleKind:
    """The kind of an article that is known as TEXT only; any other kind is kept."""
    if kind is not ArticleKind.TEXT:
        return kind
    seen, path = title[:_LONGEST], parts_of(url).path.lower() if url.startswith("http") else ""
    if is_live(seen, path):
        return ArticleKind.LIVE
    if _OPINION_TITLE.search(seen) or _OPINION_PATH.search(path):
        return ArticleKind.OPINION
    return ArticleKind.ROUND_UP if _ROUND_UP_TITLE.search(seen) or _ROUND_UP_PATH.search(path) else kind


def is_live(title: str, path: str) -> bool:
    """Whether a headline or an address is a live page's."""
    return bool(_LIVE_TITLE.search(title[:_LONGEST]) or _LIVE_PATH.search(path))


def says_opinion(title: str) -> bool:
    """Whether a headline says that an opinion follows."""
    return bool(_OPINION_TITLE.search(title[:_LONGEST]))
