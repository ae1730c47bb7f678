import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.document import Span, Style
from bot.platforms.discord.markup import LONGEST_MASKED, escape, inline, paragraph, plain, web_link
from tests.growth import assert_in_proportion
from tests.platforms.discord.pages import HOSTILE

URL = "https://a.example/1"
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def shown(markup: str) -> str:
    """What Discord shows of markup in which everything is escaped: a backslash before a mark is not seen."""
    return _ESCAPED.sub(r"\1", markup)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Two *stars* and _lines_", r"Two \*stars\* and \_lines\_"),
        ("[click](https://evil.example)", r"\[click\](https\://evil.example)"),
        ("@everyone <@1> <#2> <t:1:R>", r"\@everyone \<\@1\> \<\#2\> \<t\:1:R\>"),
        ("||hidden|| ~~gone~~ `code`", r"\|\|hidden\|\| \~\~gone\~\~ \`code\`"),
        ("back\\slash", r"back\\slash"),
        (":smile: at 14:02", r"\:smile: at 14:02"),
        ("two\nlines\u2028more", "two lines more"),
        ("left\u202eright\x00\u200b", "leftright"),
        ("Zoë’s café – “fine”", "Zoë’s café – “fine”"),
    ],
)
def test_nothing_in_a_text_means_anything(text: str, markup: str) -> None:
    assert escape(text) == markup


@settings(max_examples=100)
@given(st.text())
def test_escaping_changes_no_word(text: str) -> None:
    assert shown(escape(text)) == plain(text)


@pytest.mark.parametrize("part", HOSTILE)
def test_escaping_takes_linear_time(part: str) -> None:
    text = (part * 200_000)[:200_000]
    assert_in_proportion(lambda size: escape(text[:size]), len(text))


@pytest.mark.parametrize(
    ("line", "markup"),
    [("- a", r"\- a"), ("1. a", r"1\. a"), ("+ a", r"\+ a"), ("12) a", r"12\) a"), ("a - b", "a - b"), ("2026 was", "2026 was")],
)
def test_a_paragraph_is_no_list(line: str, markup: str) -> None:
    assert paragraph(line) == markup


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (URL, URL),
        ("http://a.example:8080/x?y=1&z=2#t", "http://a.example:8080/x?y=1&z=2#t"),
        ("https://a.example/(x)", "https://a.example/%28x%29"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("javascript:alert(1)", ""),
        ("https://user@a.example/", ""),
        ("http://localhost/", ""),
        ("http://[::1]/", ""),
        ("https://a.example/a b", "https://a.example/a%20b"),
        ("https://a.example/>x", ""),
        ("", ""),
    ],
)
def test_only_public_web_addresses_are_linked(url: str, address: str) -> None:
    assert web_link(url) == address


def test_styles_and_links() -> None:
    spans = (Span(text="— "), Span(text=" Ida Holm ", style=Style.STRONG), Span(text="via X", style=Style.EMPHASIS, url=URL))
    assert inline(spans, linked=False) == "—  **Ida Holm** *via X*"
    assert inline(spans, linked=True) == f"—  **Ida Holm** [*via X*](<{URL}>)"


@pytest.mark.parametrize(("ahead", "markup"), [(False, "**<t:1773325800:f>**"), (True, "**<t:1773325800:R>**")])
def test_a_moment_is_shown_in_the_zone_of_whoever_reads(ahead: bool, markup: str) -> None:
    moment = Span(text="today 14:30", style=Style.STRONG, at=datetime(2026, 3, 12, 14, 30, tzinfo=UTC), ahead=ahead)
    assert inline((moment,), linked=True) == markup


def test_a_period_is_named_as_people_would() -> None:
    moment = Span(text="yesterday 07:00", at=datetime(2026, 3, 12, 7, tzinfo=UTC), clock="yesterday {time}")
    assert inline((moment,), linked=True) == "yesterday <t:1773298800:t>"
    assert inline((replace(moment, clock="{time}"),), linked=True) == "<t:1773298800:t>"


@pytest.mark.parametrize(("length", "linked"), [(LONGEST_MASKED, True), (LONGEST_MASKED + 1, False)])
def test_only_short_addresses_stand_behind_words(length: int, linked: bool) -> None:
    url = URL + "x" * (length - len(URL))
    assert (url in inline((Span(text="a", url=url),), linked=True)) is linked


def test_words_with_brackets_are_not_linked() -> None:
    assert inline((Span(text="a [b", url=URL),), linked=True) == r"a \[b"
