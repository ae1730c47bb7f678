"""Pages that are no running text: a live ticker, a video, a gallery, audio; or a list of articles."""

import re

from bot.model.article import ArticleKind
from bot.parse.genre import is_live
from bot.parse.page.facts import PageFacts
from bot.parse.page.jsonld import is_article, types

MOST_CARDS = 12
"""So many articles or linked headings on a page that calls itself no article are a list."""

_MAIN = {
    "VideoObject": ArticleKind.VIDEO, "Clip": ArticleKind.VIDEO, "TVEpisode": ArticleKind.VIDEO, "Movie": ArticleKind.VIDEO,
    "ImageGallery": ArticleKind.GALLERY, "MediaGallery": ArticleKind.GALLERY, "PodcastEpisode": ArticleKind.AUDIO,
    "RadioEpisode": ArticleKind.AUDIO, "AudioObject": ArticleKind.AUDIO,
}  # fmt: skip
_PATHS = (
    (ArticleKind.VIDEO, re.compile(r"/(?:videos?|watch|tv)/")),
    (ArticleKind.GALLERY, re.compile(r"/(?:galler(?:y|ies)|galerie|fotos?|bilder|fotostrecke|diaporama|photos)/")),
    (ArticleKind.AUDIO, re.compile(r"/(?:podcasts?|audio|radio)/")),
)


def page_kind(facts: PageFacts, title: str, words: int) -> ArticleKind:
    """What a page is. Many an article carries a video: one that calls itself an article and has `words` to show is one."""
    path = (facts.canonical or facts.url).lower()
    if "LiveBlogPosting" in types(facts.node) or is_live(title, path):
        return ArticleKind.LIVE
    if is_article(facts.node):
        return ArticleKind.TEXT
    main = next((kind for node in facts.nodes[:3] for name in types(node) if (kind := _MAIN.get(name))), None)
    if main or facts.first("og:type").lower().startswith("video"):
        return main or ArticleKind.VIDEO
    return next((kind for kind, pattern in _PATHS if pattern.search(path)), ArticleKind.TEXT) if words < 150 else ArticleKind.TEXT


def is_list(facts: PageFacts) -> bool:
    """Whether a page lists articles rather than being one."""
    return not facts.is_article and facts.cards >= MOST_CARDS
