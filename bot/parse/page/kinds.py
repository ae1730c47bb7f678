"""Recognises pages that are not an article's text: a live ticker, a video, a gallery, audio, or a list of articles."""

import re

from bot.model.article import ArticleKind
from bot.parse.genre import is_live
from bot.parse.page.facts import PageFacts
from bot.parse.page.jsonld import is_article, types

MOST_CARDS = 12
"""With so many articles or linked headings a page is a list, unless it declares itself an article."""

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
    """The kind of a page. One that declares itself an article or has enough `words` is text, even with a video in it."""
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
    """Whether a page lists articles and is not one."""
    return not facts.is_article and facts.cards >= MOST_CARDS
