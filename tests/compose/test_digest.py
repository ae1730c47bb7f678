from datetime import UTC, datetime, timedelta

from hypothesis import given, settings

from bot.model.document import Document, Heading, PullQuote, Rule, Text
from bot.model.story import Story
from bot.model.workspace import Window
from tests.compose.composed import digest_of
from tests.compose.newsroom import NOW, quote, read, story, subscription
from tests.compose.random_news import bodies, stories, text_of
from tests.compose.verbatim import assert_verbatim

DAY = Window(start=NOW - timedelta(days=1), end=NOW)
PARAGRAPHS = ("One. Two. Three.", "“We will rebuild,” she said.", "“Nobody asked my people,” she said.")


def digest(*told: Story, **changes: object) -> Document:
    return digest_of(told, window=DAY, subscription=subscription(**changes), now=NOW)


def plain(n: int, score: float = 0.5) -> Story:
    body = "\n\n".join(PARAGRAPHS)
    said = [quote(body, "“We will rebuild,”"), quote(body, "“Nobody asked my people,”", speaker="Other")]
    return story(read(f"{n}", *PARAGRAPHS, title=f"Story {n}", quotes=said), score=score)


def test_the_first_lines_tell_what_this_is() -> None:
    slot = datetime(2026, 3, 17, 6, 0, tzinfo=UTC)
    told = [plain(1), story(read("2"), read("3"), copies=[read("4")])]
    document = digest_of(
        told, title="Floods", window=DAY, subscription=subscription(timezone="Europe/Oslo"), now=NOW, next_run=slot
    )
    assert document.title == "Floods"
    assert text_of(document).split("\n")[:2] == ["Floods", "since yesterday 15:30 · 2 stories, 4 reports · next Tue 07:00"]


def test_a_digest_without_topics_has_a_name_all_the_same() -> None:
    assert digest(plain(1)).title == "News digest"


def test_stories_stand_as_they_are_ordered_and_the_rest_in_a_line_each() -> None:
    document = digest(plain(2, 0.9), plain(3, 0.3), plain(4, 0.5), plain(1, 0.1), max_stories=2)
    headings = ["".join(s.text for s in block.spans) for block in document.blocks if isinstance(block, Heading)]
    assert headings == ["News digest", "Story 2", "Story 3"]
    tail = text_of(document).split("\n")[-4:]
    assert tail == ["Also", "Story 4 · Northern News Agency", "Story 1 · Northern News Agency", "That is all."]


def test_lines_end_somewhere_and_say_so() -> None:
    ten = digest(*(plain(n) for n in range(11)), max_stories=1)
    eleven = digest(*(plain(n) for n in range(12)), max_stories=1)
    assert "Also\n" in text_of(ten)
    assert "Also (10 of 11)\n" in text_of(eleven)
    assert sum(isinstance(b, Text) and b.bullet for b in ten.blocks) == sum(
        isinstance(b, Text) and b.bullet for b in eleven.blocks
    )


def test_only_the_first_story_is_told_at_length() -> None:
    first, second = ([], [])
    told = first
    for block in digest(plain(1, 0.9), plain(2, 0.1), quotes=2).blocks:
        told = second if isinstance(block, Rule) else told
        told.append(type(block))
    assert (first.count(Text), first.count(PullQuote)) == (2, 2)
    assert (second.count(Text), second.count(PullQuote)) == (1, 1)


def test_a_subscription_may_ask_for_less() -> None:
    document = digest(plain(1), plain(2), summary_sentences=1, quotes=0)
    assert sum(isinstance(block, Text) for block in document.blocks) == 2
    assert not any(isinstance(block, Text) and block.bullet for block in document.blocks)
    assert not any(isinstance(block, PullQuote) for block in document.blocks)


def test_no_news_is_said_in_one_line() -> None:
    assert text_of(digest()) == "News digest\nNothing to report since yesterday 14:30."


def end_of(document: Document) -> str:
    return text_of(document).rsplit("\n", 1)[-1]


def test_an_end_is_said_and_of_how_much_it_is_the_end() -> None:
    told = [plain(1), story(read("2"), copies=[read("4")])]
    about = {"window": DAY, "subscription": subscription(), "now": NOW, "reports_read": 97}
    assert end_of(digest_of(told, title="Floods", **about)) == (  # type: ignore[arg-type]
        "That is all: 3 of 97 reports are about Floods · 1 copy not shown"
    )
    assert end_of(digest_of(told[:1], **about)) == "That is all of 97 reports"  # type: ignore[arg-type]
    assert end_of(digest(plain(1))) == "That is all."


@settings(max_examples=50, deadline=None)
@given(stories())
def test_every_word_of_news_is_cited_and_verbatim(told: tuple[Story, ...]) -> None:
    assert_verbatim(digest(*told), bodies(told))
