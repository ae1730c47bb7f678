"""Which part of a digest tells of which articles: each new article in one part, and none that the channel has had.

And which of its messages call the channel's role.
"""

from dataclasses import replace

import pytest

from bot.compose.fit import SMALLEST
from bot.compose.notices import notice
from bot.flows.parts import articles_by_part
from bot.flows.posts import posts_of
from bot.flows.select import Selection
from bot.model.document import Document, Span, Text
from bot.model.story import Story
from bot.understand.read import read_item
from tests.builders import FLOOD, STRIKE, item, subscription
from tests.fakes import FakeWorld

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


@pytest.mark.parametrize(
    ("ping", "stories", "reply_to", "pings"),
    [("7", 1, "", "7--"), ("7", 0, "", "---"), ("7", 1, "thread", "---"), ("7", 0, "thread", "---"), ("", 1, "", "---")],
)
def test_the_first_message_of_news_calls_the_role_and_no_other_does(
    world: FakeWorld, ping: str, stories: int, reply_to: str, pings: str
) -> None:
    world.platform.limits = SMALLEST
    lines = tuple(Text(spans=(Span(text=f"Line {n} " + "of many words " * 8),), bullet=True) for n in range(6))
    selection = Selection(stories=(Story(id="s", lead=FIRST),) * stories, readings=(FIRST,), matches={})
    due = replace(subscription(), ping=ping)
    posts = list(posts_of(world.desk, due, Document(title="News", blocks=lines), selection, reply_to=reply_to))
    assert "".join(post.ping or "-" for post in posts) == pings
    assert [post.reply_to for post in posts] == [reply_to] * 3
    assert [post.article_ids for post in posts] == [(), (), (A,)]
