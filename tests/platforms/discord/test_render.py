from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.compose.fit import fit
from bot.compose.units import cut, units
from bot.model.document import Document, Heading, PullQuote, Rule, Small, Span, Text
from bot.model.workspace import Window
from bot.platforms.discord import limits
from bot.platforms.discord.markup import escape
from bot.platforms.discord.render import COLORS, LIMITS, PLAIN_LIMITS, Embed, Message, color_of, measure, render
from tests.compose.composed import digest_of
from tests.compose.newsroom import NOW, read, story, subscription
from tests.growth import seconds
from tests.platforms.discord import openapi
from tests.platforms.discord.pages import DOCUMENTS, HOSTILE, PAGE, QUOTE, URL, body

WORDS = "The river rose overnight and the town was warned. "


def check(message: Message) -> None:
    openapi.check("POST", "/channels/1/messages", body(message))


def front(*texts: str) -> Document:
    return Document(
        title="Help", blocks=(Heading(spans=(Span(text="Help"),)), *(Text(spans=(Span(text=text),)) for text in texts))
    )


def sections(count: int, text: str) -> Document:
    blocks = [
        block
        for n in range(count)
        for block in (Heading(spans=(Span(text=f"Story {n}"),), level=2), Text(spans=(Span(text=text),)))
    ]
    return Document(title="News", blocks=tuple(blocks))


def test_a_page_is_a_line_and_an_embed_for_each_story() -> None:
    assert render(PAGE) == Message(
        content="**Floods** · 2 stories from 3 reports · last 24 h",
        embeds=(
            Embed(
                title="Harwick empties its lower town",
                url=URL,
                description="• The river rose to a record.\u00a0\\[1\\]\n• Two schools were opened.\n"
                + "> “We are as ready as a town can be.” — **Ida Holm**, mayor of Harwick\u00a0\\[1\\]\n" * 2
                + f"-# 2 reports · \\[1\\]\u00a0[Harwick Courier](<{URL}>) · “Thursday”",
            ),
            Embed(description="**Also notable**\n• [Owls of Crown Park](<https://owls.example/>) · Daily Post"),
        ),
    )


def test_plain_mode_has_headings_and_no_embed() -> None:
    message = render(replace(PAGE, plain=True))
    assert not message.embeds
    assert message.content.startswith("# Floods\n2 stories from 3 reports · last 24 h\n## [Harwick empties its lower town](<")
    assert "\n- The river rose to a record." in message.content
    assert "\n\n“We are as ready as a town can be.” — **Ida Holm**, mayor of Harwick\u00a0\\[1\\]\n\n" in message.content


@settings(max_examples=80, deadline=None)
@given(DOCUMENTS)
def test_whatever_the_document_discord_takes_its_message(document: Document) -> None:
    check(render(document))
    check(render(replace(document, plain=True)))


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_a_quote_is_shown_whole_or_not_at_all(document: Document) -> None:
    for plain in (False, True):
        message = render(replace(document, plain=plain))
        text = "\n".join([message.content, *(embed.description for embed in message.embeds)])
        words = escape(QUOTE.spans[0].text)
        assert text.count(words[:12]) == text.count(words)
        assert text.count(words) <= sum(block == QUOTE for block in document.blocks)


@pytest.mark.parametrize("plain", [False, True])
def test_a_text_at_the_limit_is_shown_whole_and_a_longer_one_cut(plain: bool) -> None:
    room = PLAIN_LIMITS if plain else LIMITS
    most = room.block_characters - measure(Text(spans=(Span(text=""),)))
    whole, longer = "x" * most, "x" * (most + 1)
    for text, shown in ((whole, True), (longer, False)):
        message = render(Document(title="t", blocks=(Text(spans=(Span(text=text),)),), plain=plain))
        assert (text in message.content) is shown
        check(message)


@pytest.mark.parametrize(("stars", "whole"), [((limits.TITLE - 4) // 2, True), ((limits.TITLE - 4) // 2 + 1, False)])
def test_a_title_is_measured_with_its_backslashes(stars: int, whole: bool) -> None:
    document = Document(title="t", blocks=(Heading(spans=(Span(text="*" * stars),), level=2), Text(spans=(Span(text="a"),))))
    title = render(document).embeds[0].title
    assert (title == "\\*" * stars) is whole
    assert units(title) <= limits.TITLE
    check(render(document))


@pytest.mark.parametrize(("count", "embeds"), [(1, 1), (9, 9), (10, 10), (11, 10), (25, 10)])
def test_more_stories_than_embeds_share_one(count: int, embeds: int) -> None:
    message = render(sections(count, "A short one."))
    assert len(message.embeds) == embeds
    text = "\n".join(embed.title + embed.description for embed in message.embeds)
    assert all(f"Story {n}" in text for n in range(count))
    check(message)


def test_a_front_too_long_for_the_text_goes_on_in_an_embed() -> None:
    texts = [f"{n} {WORDS * 10}".strip() for n in range(10)]
    message = render(front(*texts))
    shown = message.content + "".join(embed.description for embed in message.embeds)
    assert all(text in shown for text in texts)
    assert units(message.content) <= limits.CONTENT
    check(message)


def test_a_section_too_long_for_an_embed_goes_on_in_the_next_one() -> None:
    texts = tuple(Text(spans=(Span(text=WORDS * 22 + str(n)),), bullet=True) for n in range(4))
    message = render(Document(title="t", blocks=(Heading(spans=(Span(text="Long"),), level=2), *texts)))
    assert [embed.title for embed in message.embeds] == ["Long", ""]
    check(message)


def test_links_take_only_the_room_that_is_left() -> None:
    url = "https://courier.example/" + "x" * 400
    line = Text(spans=(Span(text="Owls of Crown Park", url=url),), bullet=True)
    message = render(Document(title="t", blocks=(Rule(), *(line for _ in range(30)))))
    text = "".join(embed.description for embed in message.embeds)
    assert text.count("Owls of Crown Park") == 30
    assert 5 <= text.count(url) < 30
    check(message)


@pytest.mark.parametrize("plain", [False, True])
def test_parts_of_a_long_digest_fit_as_they_are(plain: bool) -> None:
    room = PLAIN_LIMITS if plain else LIMITS
    paragraphs = [WORDS * 3 for _ in range(6)]
    stories = [story(read(f"a{n}", *paragraphs, title=f"River number {n}", url=URL), score=1 / (n + 1)) for n in range(20)]
    window = Window(start=NOW, end=NOW)
    document = digest_of(stories, window=window, subscription=subscription(max_stories=20), now=NOW)
    parts = fit(document, room)
    for part in parts:
        check(render(replace(part, plain=plain)))
        shown = render(replace(part, plain=plain))
        text = "\n".join([shown.content, *(f"{embed.title}\n{embed.description}" for embed in shown.embeds)])
        for block in part.blocks:
            if isinstance(block, Heading | Text | Small | PullQuote):
                assert all(escape(span.text).strip() in text for span in block.spans if not span.at)


@pytest.mark.parametrize("part", HOSTILE)
def test_attacking_titles_cost_little_more_than_plain_ones(part: str) -> None:
    """Composition has cut each headline; five of them are rendered as a digest would show them."""
    attack, plain = _digest_of((part * 6000)[:6000]), _digest_of(("word " * 1200)[:6000])
    check(render(attack))
    assert seconds(lambda: _render_anew(attack), tries=10) < 20 * seconds(lambda: _render_anew(plain), tries=10)


def _digest_of(title: str) -> Document:
    stories = [story(read(f"a{n}", title=f"{n}{title}", url=URL)) for n in range(5)]
    return digest_of(stories, window=Window(start=NOW, end=NOW), subscription=subscription(), now=NOW)


def _render_anew(document: Document) -> None:
    measure.cache_clear()
    render(document)


@pytest.mark.parametrize(
    "document", [Document(title="", blocks=()), Document(title="\u200b", blocks=(Rule(), Text(spans=(Span(text=" "),))))]
)
def test_nothing_to_say_is_still_a_message(document: Document) -> None:
    check(render(document))
    check(render(replace(document, plain=True)))


def test_a_title_alone_is_no_card() -> None:
    document = replace(PAGE, blocks=(Heading(spans=(Span(text="\u200b", url=URL),), level=2), Text(spans=(Span(text="a"),))))
    assert render(document).embeds == (Embed(description="a"),)


@pytest.mark.parametrize(
    ("text", "most", "kept"), [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("😀😀", 4, "😀😀"), ("😀😀", 3, "😀…")]
)
def test_labels_are_cut_with_a_mark(text: str, most: int, kept: str) -> None:
    assert cut(text, most) == kept


def luminance(color: int) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [(color >> shift & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_topics_cards_have_one_colour_that_is_seen_on_light_and_dark() -> None:
    assert color_of("Syria") == color_of("syria")
    assert color_of("") is None
    assert {color_of(f"topic {n}") for n in range(200)} == set(COLORS)
    for color in COLORS:
        for card in (0xF2F3F5, 0x2B2D31):
            dark, light = sorted((luminance(color), luminance(card)))
            assert (light + 0.05) / (dark + 0.05) >= 3
    assert render(replace(PAGE, topic="Syria")).color == color_of("Syria")
