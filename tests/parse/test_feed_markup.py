"""Titles with their markup, made harmless."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.parse.feed.markup import LONGEST_MARKUP, harmless_markup


@pytest.mark.parametrize(
    ("markup", "harmless"),
    [
        ("Plain &amp; simple", ""),
        ("1 < 2", ""),
        ("the <unknowntag> of this year", ""),
        ("<b>Loud</b> news", "<b>Loud</b> news"),
        ("<B>Loud</B>\n news", "<b>Loud</b> news"),
        ("<b>Fish &amp; chips &lt;3</b>", "<b>Fish &amp; chips &lt;3</b>"),
        ("<b><i>both", "<b><i>both</i></b>"),
        ("<b><i>crossed</b></i>", "<b><i>crossed</i></b>"),
        ("</p>never opened <i>x</i>", "never opened <i>x</i>"),
        ("one<br>two", "one<br />two"),
        ('<a href="https://n.example/?a=1&amp;b=2" onclick="steal()">x</a>', '<a href="https://n.example/?a=1&amp;b=2">x</a>'),
        ('<a href="javascript:alert(1)">x</a>', '<a href="">x</a>'),
        ('<img src="https://n.example/a.png" onerror=steal() alt=\'say "hi"\'>',
         '<img src="https://n.example/a.png" alt="say &quot;hi&quot;" />'),
        ("<p style='position:fixed'>x</p>", "<p>x</p>"),
        ("<i>x</i><script>steal()</script>y", "<i>x</i>y"),
        ("<i>x</i><style>p{}</style>y", "<i>x</i>y"),
        ("<iframe src='https://n.example/'></iframe>framed", ""),
        ("History of the &lt;blink&gt; tag", "History of the &lt;blink&gt; tag"),
        ("A guide to <head> elements", "A guide to &lt;head&gt; elements"),
        ("<b>All</b> of <head> at once", "<b>All</b> of &lt;head&gt; at once"),
        ("<i>evil \u202egnirts</i>", "<i>evil gnirts</i>"),
    ],
)  # fmt: skip
def test_markup_is_kept_as_far_as_it_is_harmless(markup: str, harmless: str) -> None:
    assert harmless_markup(markup) == harmless


def test_relative_addresses_start_from_the_base() -> None:
    assert harmless_markup('<a href="b.html">x</a>', "https://n.example/a/") == '<a href="https://n.example/a/b.html">x</a>'


def test_no_title_needs_more_markup() -> None:
    assert harmless_markup("<b>" + "x" * (LONGEST_MARKUP - 3))
    assert harmless_markup("<b>" + "x" * (LONGEST_MARKUP - 2)) == ""


class Witness(HTMLParser):
    """Counts what could act."""

    harm = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        bad = [name for name, value in attrs if name.startswith("on") or (value or "").lower().startswith("javascript")]
        self.harm += bool(bad) or tag in ("script", "style", "iframe", "object", "embed", "svg", "meta", "link", "base", "form")


PIECES = [
    "<b>", "</b>", "<script>", "</script>", "<svg onload=x>", "<a href='", "javascript:x", "'>", '"', "<", ">", "x",
    "<img src=x onerror=y>", "<!--", "-->", "&lt;script&gt;", "<p ", "<![CDATA[", "]]>", "\x00", "</",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
@settings(max_examples=100)
def test_nothing_that_acts_gets_through(markup: str) -> None:
    witness = Witness()
    witness.feed(harmless_markup(markup))
    witness.close()
    assert witness.harm == 0
