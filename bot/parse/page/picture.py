"""The picture that a page declares for link previews (Open Graph, https://ogp.me; Twitter cards)."""

from bot.model.picture import Picture
from bot.parse.page.facts import PageFacts
from bot.parse.pictures import DraftPicture, best_picture, is_safe_to_post

_IMAGES = ("og:image:secure_url", "og:image:url", "og:image", "twitter:image", "twitter:image:src")


def page_picture(facts: PageFacts) -> Picture | None:
    """The first of the page's pictures that may be shown, with the page's description of it."""
    drafts = [
        DraftPicture(
            url=url,
            alt=facts.first("og:image:alt", "twitter:image:alt"),
            width=facts.first("og:image:width", "twitter:image:width"),
            height=facts.first("og:image:height", "twitter:image:height"),
            media_type=facts.first("og:image:type"),
        )
        for name in _IMAGES
        for url in facts.meta.get(name, ())[:1]
    ]
    picture = best_picture(drafts, base=facts.url)
    return picture if picture and is_safe_to_post(picture, location=facts.url, is_private=False) else None
