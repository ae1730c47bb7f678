"""Titles as plain, single lines."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.parse.feed.text import as_html, decode_entities, has_tags, plain, shorten, single_line
from tests.growth import assert_in_proportion


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Harbour reopens", "Harbour reopens"),
        ("  Harbour\n\t reopens ", "Harbour reopens"),
        ("<b>Harbour</b> reopens", "Harbour reopens"),
        ("<em class='x'>Hamlet</em> returns", "Hamlet returns"),
        ("Harbour<br/>reopens", "Harbour reopens"),
        ("<p>Harbour</p><p>reopens</p>", "Harbour reopens"),
        ("Fish &amp; chips", "Fish & chips"),
        ("Fish & chips", "Fish & chips"),
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("Mayor&#8217;s reply", "Mayor’s reply"),
        ("Mayor&amp;#8217;s reply", "Mayor’s reply"),
        ("Mayor&#x2019;s reply", "Mayor’s reply"),
        ("Caf&eacute; fire", "Café fire"),
        ("AT&T and Q&A", "AT&T and Q&A"),
        ("an &unheardof; entity", "an &unheardof; entity"),
        ("Less than 3 < 4", "Less than 3 < 4"),
        ("The <unknowntag> of this year", "The <unknowntag> of this year"),
        ("How to write &lt;em&gt;", "How to write <em>"),
        ("Quiet <script>alert('x')</script>night", "Quiet night"),
        ("Quiet <STYLE>p{color:red}</STYLE >night", "Quiet night"),
        ("Quiet <script>never ends", "Quiet"),
        ("Evil \u202egnirts", "Evil gnirts"),
        ("Zero\u200bwidth\ufeff soft\u00adhyphen", "Zerowidth softhyphen"),
        ("Family \U0001f468\u200d\U0001f469\u200d\U0001f467", "Family \U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("Null\x00 bell\x07 line\u2028break", "Null bell line break"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("hidden\U000e0041 tag", "hidden tag"),
        ("surrogate \ud800", "surrogate"),
        ("<img src='x' onerror='y'>", ""),
        ("@everyone [link](https://example.com)", "@everyone [link](https://example.com)"),
    ],
)
def test_a_title_is_plain(markup: str, text: str) -> None:
    assert plain(markup) == text


@given(st.text(alphabet=st.characters(), max_size=300))
@settings(max_examples=50)
def test_every_line_is_single_nfc_and_visible(text: str) -> None:
    line = single_line(text)
    assert line == unicodedata.normalize("NFC", line)
    assert line == " ".join(line.split())
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in line)
    assert not any(unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI") for c in line)
    assert single_line(line) == line


@pytest.mark.parametrize("hostile", ["<" * 100_000, "<a " * 30_000, "<script>" * 20_000, "&" * 100_000, "<p" + " x" * 50_000])
def test_hostile_markup_takes_time_in_proportion(hostile: str) -> None:
    assert has_tags(hostile) in (True, False)
    assert_in_proportion(lambda size: (plain(hostile[:size]), has_tags(hostile[:size])), len(hostile))


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("exactly ten", 11, "exactly ten"),
        ("exactly ten", 10, "exactly…"),
        ("abcdefghijkl", 10, "abcdefghi…"),
        ("one, two three", 9, "one, two…"),
        ("one two, three", 10, "one two…"),
        ("", 10, ""),
    ],
)
def test_a_text_is_shortened_between_words(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit) == expected
    assert len(expected) <= limit


def test_plain_text_becomes_html() -> None:
    assert as_html("1 < 2 & 3") == "1 &lt; 2 &amp; 3"
    assert as_html("First.\n\nSecond.\r\n\r\n\r\nThird.") == "<p>First.</p><p>Second.</p><p>Third.</p>"
    assert as_html("  ") == ""


def test_entities_are_decoded_once() -> None:
    assert decode_entities("&amp;lt; &copy;2026 &copy2026") == "&lt; ©2026 &copy2026"
