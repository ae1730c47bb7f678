"""Adding what is read, in a chat: any address, a choice where there are several, lists of feeds with their names and folders."""

from dataclasses import replace

import pytest

from bot.flows.collect import take_in
from bot.model.allowance import Allowance
from bot.model.errors import Unreachable
from bot.model.recipe import Asks, Recipe
from bot.parse.feed.opml import Outline, write_opml
from bot.ports.commands import FoundFeed
from bot.ports.news import Visit
from tests.fakes import FakeWorld
from tests.flows.commands.asking import ask, asker, press, text

MOST = 20
SITE = "https://gazette.example/"
NEWS = FoundFeed(url=f"{SITE}feed", title="Gazette", entries=9)
COMMENTS = FoundFeed(url=f"{SITE}comments", title="Comments for Gazette", entries=9, is_aside=True)
LIST = b"""<opml version="2.0"><body><outline title="Harbour & Sea">
<outline text="Boss's &amp; my feed" type="rss" xmlUrl="https://sea.example/feed?cat=1&lang=en"/>
<outline text="Inside" xmlUrl="http://192.168.0.1/feed"/>
<outline text="Script" XMLURL="javascript:alert(1)"/></outline></body></opml>"""


async def locations(world: FakeWorld, workspace: str = "w") -> list[str]:
    return [source.location for source, _ in await world.desk.news.sources(workspace)]


async def test_a_site_with_one_feed_of_articles_is_followed_at_once(world: FakeWorld) -> None:
    world.finder.web[SITE] = (NEWS, COMMENTS)
    assert "Following Gazette" in text(await ask(world, "sources.add", url="gazette.example/"))
    assert await locations(world) == [NEWS.url]


async def test_several_are_offered_and_comments_come_last(world: FakeWorld) -> None:
    other = FoundFeed(url=f"{SITE}sport", title="Gazette Sport", entries=3)
    world.finder.web[SITE] = (NEWS, other, COMMENTS)
    offered = await ask(world, "sources.add", url=SITE)
    assert offered.document
    assert [action.label for action in offered.document.actions] == [
        "Follow Gazette", "Follow Gazette Sport", "Follow Comments for Gazette"
    ]  # fmt: skip
    assert await locations(world) == []
    await press(world, offered, "sources.follow")
    assert await locations(world) == [NEWS.url]


async def test_an_account_may_be_named_as_people_name_it(world: FakeWorld) -> None:
    world.finder.web["https://social.example/@ida"] = (FoundFeed(url="https://social.example/@ida.rss", title="Ida", entries=2),)
    assert "Following Ida" in text(await ask(world, "sources.add", url="@ida@social.example"))


async def test_a_source_takes_its_feeds_title_at_its_first_visit_unless_somebody_called_it_otherwise(world: FakeWorld) -> None:
    world.finder.web[SITE] = (FoundFeed(url=NEWS.url, title="", entries=1),)
    await ask(world, "sources.add", url=SITE)
    (source,) = [source for source, _ in await world.desk.news.sources("w")]
    state = (await world.feeds.visit(source, (await world.desk.news.sources("w"))[0][1])).state
    await take_in(world.desk, source, Visit(items=(), state=state, title="RSS Feed - Latest News"))
    assert "RSS Feed - Latest News: https" in text(await ask(world, "sources.list"))
    called = write_opml("Mine", [Outline(url=NEWS.url, title="Halvik Post")])
    await ask(world, "sources.import", by=asker("v"), attachment=called)
    assert "Halvik Post: https" in text(await ask(world, "sources.list", by=asker("v")))
    assert "Halvik" not in text(await ask(world, "sources.list"))


async def test_a_list_is_taken_with_names_and_folders_and_what_is_refused_is_named(world: FakeWorld) -> None:
    taken = await ask(world, "sources.import", attachment=LIST)
    said = text(taken)
    assert "1 feed added" in said
    assert "not taken: Inside (192.168.0.1 is not on the public internet" in said
    assert "not taken: Script" in said
    assert "Boss's & my feed: https://sea.example/feed?cat=1&lang=en" in text(await ask(world, "sources.list"))
    assert taken.document
    (button,) = taken.document.actions
    form = (await press(world, taken, "topics.add")).form
    assert button.label == "Topic: Harbour & Sea"
    assert form
    assert [field.value for field in form.fields] == ["Harbour & Sea", "Harbour, Sea"]


async def test_more_than_there_is_room_for_is_named_too(world: FakeWorld) -> None:
    world = replace(world, desk=replace(world.desk, allowance=Allowance(sources=MOST)))
    many = write_opml("Mine", [Outline(url=f"https://f{number}.example/rss") for number in range(MOST)])
    world.finder.web[SITE] = (NEWS,)
    await ask(world, "sources.add", url=SITE)
    said = text(await ask(world, "sources.import", attachment=many))
    assert f"{MOST - 1} feeds added" in said
    assert f"There is room for {MOST} sources" in said
    assert len(await locations(world)) == MOST


async def test_trouble_at_the_site_is_told(world: FakeWorld) -> None:
    world.finder.web[SITE] = Unreachable("gazette.example answered 503 Service Unavailable.")
    assert "503" in text(await ask(world, "sources.add", url=SITE))


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://other.example/", "other.example"), ("Other.Example:8080/news?a=b", "other.example"), ("http://[::1]/", "::1")],
)
async def test_where_no_feed_is_the_host_is_named(world: FakeWorld, url: str, host: str) -> None:
    for command in ("sources.add", "sources.discover"):
        assert text(await ask(world, command, url=url)) == f"No feed was found at {host}."


# Recipes

CLIMATE = Recipe(name="climate", title="", about="", feeds=(("Carbon", "https://c.example/f"), ("Grass", "https://g.example/f")))
CITY = Recipe(name="city", title="", about="", feeds=(("World", "https://w.example/f"),), asks=Asks.TOPICS, example="Oslo")
RELEASES = Recipe(name="releases", title="", about="", asks=Asks.PROJECTS, example="a/b")


@pytest.fixture
def kitchen(world: FakeWorld) -> FakeWorld:
    """A newsroom with recipes."""
    return replace(world, desk=replace(world.desk, recipes=(CLIMATE, CITY, RELEASES)))


async def test_the_setup_takes_recipes_beside_addresses(kitchen: FakeWorld) -> None:
    kitchen.finder.web[SITE] = (NEWS,)
    form = await ask(kitchen, "news.setup")
    assert "recipes (world, technology" in text(form)
    told = await ask(kitchen, "news.setup", times="daily 07:00", zone="UTC", sources=f"Klima {SITE}, climate")
    assert told.document
    assert {*await locations(kitchen)} == {"https://c.example/f", "https://g.example/f", NEWS.url}
    assert "Carbon: https" in text(await ask(kitchen, "sources.list"))


async def test_the_setup_says_which_feeds_it_took_and_nothing_of_others(kitchen: FakeWorld) -> None:
    other = FoundFeed(url="https://other.example/feed", title="Andor Post", entries=3)
    kitchen.finder.web |= {SITE: (NEWS,), "https://other.example/": (other,)}

    async def said(**sources: str) -> list[str]:
        told = text(await ask(kitchen, "news.setup", times="daily 07:00", zone="UTC", **sources))
        return [line for line in told.splitlines() if line.startswith("Following")]

    assert await said(sources=SITE) == ["Following: Gazette"]
    assert await said() == []
    assert await said(sources="https://other.example/ climate") == ["Following: Andor Post, Carbon, Grass"]
    assert await said(sources=SITE) == ["Following: Gazette"]


async def test_a_recipe_that_asks_for_something_says_what(kitchen: FakeWorld) -> None:
    refused = await ask(kitchen, "news.setup", times="daily 07:00", zone="UTC", sources="city")
    assert refused.errors == {"topics": "The recipe “city” wants topics: name the city or the companies as topics."}
    refused = await ask(kitchen, "news.setup", times="daily 07:00", zone="UTC", sources="releases")
    assert "github.com/nodejs/node" in refused.errors["sources"]
    assert await locations(kitchen) == []
    await ask(kitchen, "news.setup", times="daily 07:00", zone="UTC", sources="city", topics="Oslo")
    assert await locations(kitchen) == ["https://w.example/f"]


async def test_a_recipe_is_added_like_any_source(kitchen: FakeWorld) -> None:
    assert text(await ask(kitchen, "sources.add", url="Climate")) == "Following 2 sources: Carbon, Grass."
    assert {*await locations(kitchen)} == {"https://c.example/f", "https://g.example/f"}
    assert "projects" in text(await ask(kitchen, "sources.add", url="releases"))


async def test_a_recipe_keeps_to_what_a_workspace_may_have(kitchen: FakeWorld) -> None:
    tight = replace(kitchen, desk=replace(kitchen.desk, allowance=Allowance(sources=1)))
    assert "1" in text(await ask(tight, "sources.add", url="climate"))
    assert await locations(tight) == []
