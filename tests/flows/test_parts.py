"""Which part of a digest tells of which articles: each new article in one part, and none that the channel has had."""

from bot.compose.notices import notice
from bot.flows.parts import articles_by_part
from bot.flows.select import Selection
from bot.model.story import Story
from bot.understand.read import read_item
from tests.builders import FLOOD, STRIKE, item

(FIRST,) = read_item(item("first", FLOOD), method="lead", count=1)
(SECOND,) = read_item(item("second", STRIKE), method="lead", count=1)
A, B = FIRST.article.id, SECOND.article.id


def told(stories: tuple[Story, ...], **more: object) -> list[tuple[str, ...]]:
    selection = Selection(stories=stories, readings=(FIRST, SECOND), matches={}, **more)  # type: ignore[arg-type]
    return articles_by_part([notice("part 1"), notice("part 2")], selection)


def test_an_article_of_two_stories_is_told_once() -> None:
    both = (Story(id="s", lead=FIRST, others=(SECOND,)), Story(id="t", lead=SECOND))
    assert sorted(one for part in told(both) for one in part) == sorted([A, B])


def test_what_the_channel_has_had_is_not_told_again() -> None:
    assert told((Story(id="s", lead=SECOND, copies=(FIRST,)),), seen=frozenset({A})) == [(), (B,)]


def test_what_is_not_shown_belongs_to_the_last_part_once() -> None:
    assert told((Story(id="s", lead=FIRST),), beyond=("x", B, "x")) == [(), (A, B, "x")]


def test_no_part_tells_of_nothing() -> None:
    assert articles_by_part([], Selection(stories=(), readings=(FIRST,), matches={})) == []
