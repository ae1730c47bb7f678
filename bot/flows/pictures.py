"""Pictures of a digest's stories: one each, where its admins want them, and where they may be shown."""

import asyncio
from collections.abc import Mapping, Sequence

from bot.compose.picture import illustration
from bot.flows.desk import DeliveryDesk
from bot.model.analysis import Reading
from bot.model.document import Illustration
from bot.model.picture import Picture, PictureSize
from bot.model.story import Story
from bot.model.workspace import Subscription, Workspace


async def pictures_of(
    desk: DeliveryDesk, subscription: Subscription, workspace: Workspace | None, stories: Sequence[Story]
) -> Mapping[str, Illustration]:
    """A picture for each story in full that has one, by the story's id; none in plain messages.

    Nothing is downloaded: the chat or the reader's client fetches a picture. Its host is resolved first, so that no address of a
    private network is given out.
    """
    if subscription.pictures is PictureSize.OFF or (workspace and workspace.plain):
        return {}
    shown = stories[: subscription.max_stories]
    found = await asyncio.gather(*(_of(desk, story) for story in shown))
    language, is_large = workspace.language if workspace else "en", subscription.pictures is PictureSize.LARGE
    return {
        story.id: illustration(picture[0], picture[1], language, is_large=is_large)
        for story, picture in zip(shown, found, strict=True)
        if picture
    }


async def _of(desk: DeliveryDesk, story: Story) -> tuple[Reading, Picture] | None:
    """The lead's picture, else the first of another report."""
    for reading in (story.lead, *story.others):
        picture = reading.article.picture
        if picture and await desk.may_show(picture.url):
            return reading, picture
    return None
