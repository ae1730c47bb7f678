"""Pictures of a digest's stories: where its admins want them, one a story, never in plain messages, none of a private host."""

from dataclasses import replace

import pytest

from bot.compose.edition import Edition, Measure
from bot.compose.page import body
from bot.compose.picture import illustration
from bot.flows.collect import collect_source
from bot.flows.manage import add_source
from bot.flows.publish import publish_now
from bot.model.document import Heading, Illustration
from bot.model.picture import Picture, PictureSize
from tests.builders import STRIKE, feed, item, subscription, workspace
from tests.compose.newsroom import read, story
from tests.fakes import NOW, FakeWorld
from tests.flows.commands.asking import ask, asker, press, text

FLOOD = Picture(url="https://img.example/flood.jpg", alt="Men fill sandbags at the dyke")
TRAM = Picture(url="https://inside.example/tram.jpg")


@pytest.fixture
async def newsroom(world: FakeWorld) -> FakeWorld:
    """A flood with a picture, a strike whose picture is on a private host, and a digest on everything."""

    async def may_show(url: str) -> bool:
        return "inside" not in url

    object.__setattr__(world.desk, "may_show", may_show)
    source = feed()
    strike = replace(item("strike", STRIKE, title="Estmoor trams stand still"), url="https://news.example/2", picture=TRAM)
    world.feeds.shelves[source.location] = [replace(item(), picture=FLOOD), strike]
    await world.desk.workspaces.save_workspace(workspace())
    await add_source(world.desk, "w", source)
    await collect_source(world.desk, source.id)
    await world.desk.workspaces.save_subscription(replace(subscription(), next_run_at=None, last_window_end=None))
    return world


async def shown(world: FakeWorld) -> list[Illustration]:
    """The pictures of a preview."""
    reply = await ask(world, "digest.preview", digest="daily")
    assert reply.document
    return [block.picture for block in reply.document.blocks if isinstance(block, Heading) and block.picture]


async def size(world: FakeWorld) -> PictureSize:
    held = await world.desk.workspaces.subscription("daily")
    assert held
    return held.pictures


async def test_there_are_none_unless_somebody_wants_them(newsroom: FakeWorld) -> None:
    assert await shown(newsroom) == []


async def test_small_and_large_ones_with_what_they_show(newsroom: FakeWorld) -> None:
    said = text(await ask(newsroom, "digest.pictures", size="pictures_small", digest="daily"))
    assert "pictures: small" in said
    assert await shown(newsroom) == [Illustration(url=FLOOD.url, alt=FLOOD.alt)]
    await ask(newsroom, "digest.pictures", size="pictures_large", digest="daily")
    assert await shown(newsroom) == [Illustration(url=FLOOD.url, alt=FLOOD.alt, is_large=True)]
    assert "pictures: large" in text(await ask(newsroom, "digest.options", digest="daily", quiet="22-7"))


async def test_a_posted_digest_keeps_its_pictures(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.pictures", size="pictures_small", digest="daily")
    await publish_now(newsroom.desk, "daily")
    part = await newsroom.desk.outbox.claim(NOW, lease_until=NOW)
    assert part
    assert [block.picture.url for block in part.document.blocks if isinstance(block, Heading) and block.picture] == [FLOOD.url]


async def test_plain_messages_have_none_and_the_answer_says_so(newsroom: FakeWorld) -> None:
    await newsroom.desk.workspaces.save_workspace(replace(workspace(), plain=True))
    assert "none as long as messages are plain" in text(
        await ask(newsroom, "digest.pictures", size="pictures_large", digest="daily")
    )
    assert await shown(newsroom) == []


async def test_the_form_names_its_digest_and_shows_what_is_there_and_a_change_can_be_had_back(newsroom: FakeWorld) -> None:
    done = await ask(newsroom, "digest.pictures", size="pictures_large", digest="daily")
    form = (await ask(newsroom, "digest.pictures", digest="daily")).form
    assert form
    assert form.title == text(done).split("\n")[0]
    assert [(field.name, field.value) for field in form.fields] == [("size", "pictures_large")]
    off = await ask(newsroom, "digest.pictures", size="pictures_off", **form.hidden)
    assert await size(newsroom) is PictureSize.OFF
    await press(newsroom, off, "news.undo")
    assert await size(newsroom) is PictureSize.LARGE


async def test_no_other_size_is_taken_and_readers_choose_none(newsroom: FakeWorld) -> None:
    assert (await ask(newsroom, "digest.pictures", size="huge", digest="daily")).errors.keys() == {"size"}
    await ask(newsroom, "digest.pictures", size="pictures_small", digest="daily", by=asker(user="bob", admin=False))
    assert await size(newsroom) is PictureSize.OFF


async def test_settings_take_the_size_along(newsroom: FakeWorld) -> None:
    await ask(newsroom, "digest.pictures", size="pictures_large", digest="daily")
    exported = await ask(newsroom, "news.export")
    assert exported.file
    assert b'"pictures": "large"' in exported.file.body


@pytest.mark.parametrize("alt", ["", "River Arle tops its banks", "The River Arle tops its banks"])
def test_the_headline_is_not_read_out_twice(alt: str) -> None:
    flood = read("a", title="River Arle tops its banks", outlet="Harwick Courier")
    shown = illustration(flood, Picture(url=FLOOD.url, alt=alt), "de", is_large=False)
    assert shown.alt == "Bild: Harwick Courier"


def test_a_story_has_one_picture_and_no_line_of_a_page_has_any() -> None:
    told = [story(read(name), read(f"{name}2")) for name in "abc"]
    pictures = {one.id: Illustration(url=FLOOD.url, alt=one.id) for one in told}
    edition = Edition(now=NOW, zone=NOW.tzinfo, pictures=pictures)  # type: ignore[arg-type]
    blocks = body(told, edition, Measure(max_stories=2))
    assert [block.picture.alt for block in blocks if isinstance(block, Heading) and block.picture] == [told[0].id, told[1].id]
