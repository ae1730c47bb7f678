"""A story's picture with its alternative text."""

from bot.compose.sources import outlet
from bot.compose.wording import say
from bot.model.analysis import Reading
from bot.model.document import Illustration
from bot.model.picture import Picture
from bot.understand.teaser import repeats


def illustration(reading: Reading, picture: Picture, language: str, *, is_large: bool) -> Illustration:
    """The picture of a report with its publisher's description.

    Where there is none, or it repeats the headline, it says whose picture it is: chats require a text, and a listener then knows
    that no news is missed.
    """
    article = reading.article
    alt = "" if repeats(picture.alt, article.title) else picture.alt
    return Illustration(
        url=picture.url, alt=alt or say(language, "picture_of", name=outlet(article, language)), is_large=is_large
    )
