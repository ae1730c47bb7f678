"""Answers about stories that were told: when their reports came, why they were chosen, and what is left out of a long list."""

from datetime import timedelta

import pytest

from bot.compose.answers import MOST_LINES, MOST_QUOTES, compose_matches, compose_quotes, compose_reasons, compose_timeline
from bot.compose.edition import Edition
from bot.model.document import Document, Small, spans_of
from bot.model.topic import Hit, Match
from tests.compose.newsroom import NOW, quote, read, story

EDITION = Edition(now=NOW, zone=NOW.tzinfo)  # type: ignore[arg-type]
HOUR = timedelta(hours=1)
RIVER = Hit(term="river", in_title=True, times=2)
TRUCE = Hit(term="truce", in_title=False, times=1)


def lines(document: Document) -> list[str]:
    return ["".join(span.text for span in spans_of(block)) for block in document.blocks]


def test_a_timeline_goes_from_the_earliest_to_the_newest_and_ends_with_what_has_no_time() -> None:
    readings = [
        read(name, title=name, published=at) for name, at in (("b", NOW - HOUR), ("d", None), ("c", NOW), ("a", NOW - 3 * HOUR))
    ]
    told = [line.split(" · ") for line in lines(compose_timeline("Floods", readings, EDITION)) if "Northern" in line]
    assert [title for _, title, _ in told] == ["a", "b", "c", "d"]
    assert told[-1][0] == "no date in the file"


@pytest.mark.parametrize(("more", "said"), [(0, []), (1, ["1 earlier report not shown"]), (2, ["2 earlier reports not shown"])])
def test_a_long_timeline_shows_the_newest_and_counts_the_rest(more: int, said: list[str]) -> None:
    count = MOST_LINES + more
    readings = [read(f"r{n}", title=f"Report {n:02}", published=NOW - n * HOUR) for n in range(count)]
    told = lines(compose_timeline("Floods", readings, EDITION))
    assert [line for line in told if "earlier" in line] == said
    assert [f"Report {n:02}" in " ".join(told) for n in range(count)] == [True] * MOST_LINES + [False] * more


@pytest.mark.parametrize(("more", "said"), [(0, []), (1, [1]), (7, [7])])
def test_quotes_beyond_what_is_shown_are_counted(more: int, said: list[int]) -> None:
    body = "“We saw the water rise,” Ida Holm said."
    found = [(one, quote(body, "We saw the water rise,")) for one in (read(f"r{n}", body) for n in range(MOST_QUOTES + more))]
    document = compose_quotes("Floods", found, EDITION)
    assert [block.left_out for block in document.blocks if isinstance(block, Small) and block.left_out] == said


@pytest.mark.parametrize(
    ("others", "said"), [(0, "came out today 13:30"), (1, "newest report today 14:30"), (2, "newest report today 14:30")]
)
def test_why_says_when_the_newest_of_several_reports_came_or_the_only_one(others: int, said: str) -> None:
    behind = [read(f"o{n}", published=NOW - n * HOUR) for n in range(others)]
    told = lines(compose_reasons("Why", [story(read("a", published=NOW - HOUR), *behind)], {}, EDITION))
    assert said in told[-1]


def test_why_says_nothing_of_when_where_no_report_does() -> None:
    told = lines(compose_reasons("Why", [story(read("a"))], {}, EDITION))
    assert "came out" not in told[-1]
    assert "newest" not in told[-1]


def test_why_names_words_by_where_they_stand_and_whose_share_is_used_up() -> None:
    one = story(read("a"))
    match = Match(topic_id="t", score=1.0, why=(RIVER, TRUCE))
    told = lines(compose_reasons("Why", [one], {"a": match}, EDITION, {one.id: "Floods"}))[-1]
    assert told.startswith("“river” in the headline · “truce” in the text · 1 outlet tells it")
    assert told.endswith("behind others, since Floods has its share above")
    assert "Northern News Agency has its share" in lines(compose_reasons("Why", [one], {}, EDITION, {one.id: ""}))[-1]


@pytest.mark.parametrize(("total", "more"), [(0, []), (1, []), (3, [2])])
def test_matches_are_told_and_those_left_out_are_counted(total: int, more: list[int]) -> None:
    found = [(read("a"), Match(topic_id="t", score=1.0, why=(RIVER, TRUCE)))][:total]
    document = compose_matches(["Floods catches"], found, total, EDITION)
    assert [block.left_out for block in document.blocks if isinstance(block, Small) and block.left_out] == more
    assert ("found: river ×2 (in the title), truce ×1" in lines(document)) == bool(total)
