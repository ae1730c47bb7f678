import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.model.document import Block, Citation, Document, Heading, PullQuote, Rule, Small, Span, Style, Text
from bot.platforms.terminal.render import MEASURE, NARROWEST, render

URL = "https://courier.example/2026/flood"
CITES = Citation(article_id="a", start=0, end=1)
PAGE = Document(
    title="Floods",
    blocks=(
        Heading(spans=(Span(text="Floods"),)),
        Small(spans=(Span(text="1 story from 2 reports · last 24 h"),)),
        Heading(spans=(Span(text="Harwick empties its lower town", url=URL),), level=2),
        Text(
            spans=(Span(text="The river rose to a record on Thursday.", cites=CITES), Span(text="\u00a0[1]", style=Style.FAINT)),
            bullet=True,
        ),
        Text(spans=(Span(text="Two schools were opened as shelters.", cites=CITES),), bullet=True),
        PullQuote(
            spans=(Span(text="“We are as ready as a town can be.”", cites=CITES),),
            attribution=(
                Span(text="— "), Span(text="Ida Holm", style=Style.STRONG),
                Span(text=", mayor"), Span(text=", via X", style=Style.EMPHASIS),
            ),
        ),
        Small(
            spans=(
                Span(text="2 reports, 2 outlets"),
                Span(text=" · "), Span(text="[1]\u00a0"), Span(text="Harwick Courier", url=URL), Span(text=" · “Thursday”"),
                Span(text=" · "), Span(text="[2]\u00a0"), Span(text="Tessaly Herald"), Span(text=" · today 14:02"),
            )
        ),
        Rule(),
        Text(spans=(Span(text="Also notable", style=Style.STRONG),)),
        Text(spans=(Span(text="Owls of Crown Park", url="https://owls.example/"), Span(text=" · Daily Post")), bullet=True),
    ),
)  # fmt: skip

NARROW = """\
Floods
──────
1 story from 2 reports · last 24 h

Harwick empties its lower town
  • The river rose to a record on
    Thursday.\u00a0[1]
  • Two schools were opened as shelters.

  │ “We are as ready as a town can be.”
  │ — Ida Holm, mayor, via X

  2 reports, 2 outlets
  [1]\u00a0Harwick Courier · “Thursday”
      https://courier.example/2026/flood
  [2]\u00a0Tessaly Herald · today 14:02

────────────────────────────────────────

Also notable
  • Owls of Crown Park · Daily Post
    https://owls.example/
"""

ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")
SPANS = st.lists(
    st.builds(Span, text=st.text(), style=st.sampled_from(Style), url=st.sampled_from(["", URL, "x:\x1b"])), max_size=4
).map(tuple)
BLOCKS = st.one_of(
    st.builds(Heading, spans=SPANS, level=st.integers(1, 2)),
    st.builds(Text, spans=SPANS, bullet=st.booleans()),
    st.builds(PullQuote, spans=SPANS, attribution=SPANS),
    st.builds(Small, spans=SPANS),
    st.just(Rule()),
)


def test_a_page_on_a_narrow_screen() -> None:
    assert render(PAGE, width=40, color=False, links=False) == NARROW


def test_addresses_are_not_printed_where_they_can_be_clicked_on() -> None:
    page = render(PAGE, width=80, color=False, links=True)
    assert f"\x1b]8;;{URL}\x1b\\Harwick Courier\x1b]8;;\x1b\\" in page
    assert ESCAPES.sub("", page).count("https://") == 0


@pytest.mark.parametrize(
    ("sequence", "words"), [("1;36", "Floods"), ("1", "Ida Holm"), ("3", ", via X"), ("36", "  • "), ("2", "\u00a0[1]")]
)
def test_colours_only_when_asked(sequence: str, words: str) -> None:
    assert f"\x1b[{sequence}m{words}\x1b[0m" in render(PAGE, width=80, color=True, links=False)
    assert "\x1b" not in render(PAGE, width=80, color=False, links=False)


def test_styles_and_links_change_no_word() -> None:
    with_styles = render(PAGE, width=60, color=True, links=True)
    plain = render(PAGE, width=60, color=False, links=True)
    assert ESCAPES.sub("", with_styles) == ESCAPES.sub("", plain)


def test_an_ascii_page_is_ascii() -> None:
    page = render(PAGE, width=60, color=False, links=False, ascii_only=True)
    assert page.isascii()
    assert '  | "We are as ready as a town can be."\n  | -- Ida Holm' in page


@pytest.mark.parametrize(("width", "widest"), [(500, MEASURE), (MEASURE, MEASURE), (40, 40), (1, NARROWEST)])
def test_lines_are_no_longer_than_the_screen_or_the_eye_bears(width: int, widest: int) -> None:
    text = Document(title="", blocks=(Text(spans=(Span(text="word " * 300),)), Rule()))
    lines = render(text, width=width, color=False, links=False).splitlines()
    assert max(map(cell_len, lines)) == widest


@settings(max_examples=60)
@given(st.lists(BLOCKS, max_size=5), st.integers(NARROWEST, 120))
def test_hostile_text_moves_no_cursor_and_stays_on_the_page(
    blocks: list[Heading | Text | PullQuote | Small | Rule], width: int
) -> None:
    document = Document(title="", blocks=tuple(blocks))
    for links in (True, False):
        page = ESCAPES.sub("", render(document, width=width, color=True, links=links))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
        assert all(cell_len(line) <= width or "https://" in line for line in page.split("\n"))


NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def shown(*blocks: Block) -> list[str]:
    return render(Document(title="", blocks=blocks), width=90, color=False, links=False).splitlines()


def test_the_first_time_of_the_day_names_its_zone_and_another_one_its_own() -> None:
    def at(clock: str, zone: str) -> Span:
        return Span(text=clock, at=NOON, zone=zone)

    lines = shown(
        Text(spans=(Span(text="next "), at("13:00", "CET"))),
        Text(spans=(at("14:00", "CET"), Span(text=" and "), at("15:00", "CEST"))),
        Text(spans=(Span(text="14 Nov", at=NOON),)),
    )
    assert [line for line in lines if line] == ["next 13:00 CET", "14:00 and 15:00 CEST", "14 Nov"]


def test_a_slot_without_news_is_one_line() -> None:
    title, said = Heading(spans=(Span(text="Floods"),)), Text(spans=(Span(text="Nothing to report in the last 24 h."),))
    facts = Small(spans=(Span(text="next digest Tue 07:00", at=NOON, zone="CET"),))
    assert shown(title, facts, said) == ["Floods: Nothing to report in the last 24 h. · next digest Tue 07:00 CET"]
    assert shown(title, said) == ["Floods: Nothing to report in the last 24 h."]
    assert len(shown(title, facts, said, said)) > 3
