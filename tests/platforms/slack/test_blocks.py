"""Documents as Block Kit: the shape of a digest, every limit at n and n+1, and any news whatever."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from bot.model.document import Action, Citation, Document, Heading, PullQuote, Rule, Small, Span, Style, Text
from bot.model.story import Story
from bot.model.workspace import Window
from bot.platforms.slack.blocks import MOST_MESSAGES, measure, messages, notification, one_message, to_blocks
from bot.platforms.slack.markup import plain
from tests.compose.composed import digest_of
from tests.compose.newsroom import NOW, subscription
from tests.compose.random_news import stories
from tests.platforms.slack.rules import Broken, check_blocks, check_message, units, words_of

URL = "https://courier.example/2026/flood?a=1&b=2"
CITES = Citation(article_id="a", start=0, end=1)
ACTIONS = (Action(name="brief.quotes", label="More quotes", argument="floods"), Action(name="brief.why", label="Why these?"))


def span(text: str, style: Style = Style.PLAIN, url: str = "") -> Span:
    return Span(text=text, style=style, url=url)


def titled(*blocks: object, actions: tuple[Action, ...] = ()) -> Document:
    return Document(title="Floods", blocks=blocks, actions=actions)  # type: ignore[arg-type]


DIGEST = titled(
    Heading(spans=(span("Floods & <storms>"),)),
    Small(spans=(span("1 story from 2 reports · last 24 h"),)),
    Heading(spans=(span("Harwick empties its lower town", url=URL),), level=2),
    Text(spans=(span("The river rose to a *record* on Thursday."), span("\u00a0[1]", Style.FAINT)), bullet=True),
    Text(spans=(span("Two schools <!channel> were opened."),), bullet=True),
    PullQuote(spans=(span("“We are ready.”"),), attribution=(span("— "), span("Ida Holm", Style.STRONG))),
    Small(spans=(span("[1]\u00a0"), span("Harwick & Arle Courier", url=URL), span(" · <b>today</b>"))),
    Rule(),
    Text(spans=(span("Also notable", Style.STRONG),)),
    Text(spans=(span("Owls of Crown Park", url="javascript:alert(1)"),), bullet=True),
    actions=ACTIONS,
)


def test_a_plain_message_is_heard_whole() -> None:
    (message,) = messages(replace(DIGEST, plain=True))
    assert message.text.splitlines()[:3] == [
        "Floods &amp; &lt;storms&gt;", "1 story from 2 reports · last 24 h", "Harwick empties its lower town",
    ]  # fmt: skip
    assert "“We are ready.” — Ida Holm" in message.text
    check_message({"text": message.text, "blocks": message.blocks})


@pytest.mark.parametrize("plain", [False, True])
def test_the_group_that_is_called_stands_before_a_message_and_fits(plain: bool) -> None:
    long = titled(*(block for n in range(40) for block in (Rule(), *DIGEST.blocks[2:7])), actions=ACTIONS)
    first, *others = messages(replace(long, plain=plain), ping="S0123ABCD")
    assert first.text.startswith("<!subteam^S0123ABCD> ")
    assert first.blocks[0]["elements"][0]["elements"] == [{"type": "usergroup", "usergroup_id": "S0123ABCD"}]
    assert not [message for message in others if "subteam" in message.text]
    for message in (first, *others):
        check_message({"text": message.text, "blocks": message.blocks})


def test_a_moment_is_shown_in_the_zone_of_whoever_reads() -> None:
    moment = (Span(text="today 14:30", at=NOW),)
    shape, stamp = "{date_short_pretty} {time}", int(NOW.timestamp())
    (line,) = to_blocks((Small(spans=moment),))
    assert line["elements"][0]["text"] == f"<!date^{stamp}^{shape}|today 14:30>"
    (story,) = to_blocks((Text(spans=moment),))
    date = {"type": "date", "timestamp": stamp, "format": shape, "fallback": "today 14:30"}
    assert story["elements"][0]["elements"] == [date]
    check_blocks([line, story], 2)


def test_a_digest_is_header_context_story_sources_rule_and_actions() -> None:
    (message,) = messages(DIGEST)
    kinds = [block["type"] for block in message.blocks]
    assert kinds == ["header", "context", "rich_text", "context", "rich_text", "actions"]
    assert message.blocks[0]["text"] == {"type": "plain_text", "text": "Floods & <storms>", "emoji": False}
    story = message.blocks[2]["elements"]
    assert [part["type"] for part in story] == ["rich_text_section", "rich_text_list", "rich_text_quote"]
    headline = {"type": "link", "url": URL, "text": "Harwick empties its lower town", "style": {"bold": True}}
    assert story[0]["elements"] == [headline]
    assert [item["elements"][0]["text"] for item in story[1]["elements"]] == [
        "The river rose to a *record* on Thursday.",
        "Two schools <!channel> were opened.",
    ]
    assert "".join(part["text"] for part in story[2]["elements"]) == "“We are ready.” — Ida Holm"
    sources = message.blocks[3]["elements"][0]
    link = f"<{URL.replace('&', '&amp;')}|Harwick &amp; Arle Courier>"
    assert sources == {"type": "mrkdwn", "text": f"[1]\u00a0{link} · &lt;b&gt;today&lt;/b&gt;", "verbatim": True}
    assert message.blocks[4]["elements"][1]["elements"][0]["elements"] == [{"type": "text", "text": "Owls of Crown Park"}]
    assert [(one["action_id"], one.get("value")) for one in message.blocks[5]["elements"]] == [
        ("brief.quotes#0", "floods"),
        ("brief.why#1", None),
    ]
    check_message({"text": message.text, "blocks": message.blocks})


def test_the_notification_says_what_the_digest_is_about() -> None:
    assert notification(DIGEST) == "Floods: Harwick empties its lower town"
    assert notification(Document(title="Nothing on <Syria> & co.", blocks=())) == "Nothing on &lt;Syria&gt; &amp; co."


@pytest.mark.parametrize(("length", "shown"), [(150, "x" * 150), (151, "x" * 149 + "…")])
def test_a_header_holds_150_characters(length: int, shown: str) -> None:
    (block,) = to_blocks((Heading(spans=(span("x" * length),)),))
    assert block["text"]["text"] == shown
    check_blocks([block], 50)


def test_a_header_counts_a_wide_character_twice() -> None:
    (block,) = to_blocks((Heading(spans=(span("🌊" * 76),)),))
    assert units(block["text"]["text"]) <= 150


@pytest.mark.parametrize(("length", "shown"), [(75, "x" * 75), (76, "x" * 74 + "…")])
def test_a_button_holds_75_characters(length: int, shown: str) -> None:
    (message,) = messages(titled(actions=(Action(name="a", label="x" * length),)))
    assert message.blocks[-1]["elements"][0]["text"]["text"] == shown


@pytest.mark.parametrize(("length", "kept"), [(2000, 1), (2001, 0)])
def test_a_button_whose_operand_slack_cannot_carry_is_left_out(length: int, kept: int) -> None:
    (message,) = messages(titled(Text(spans=(span("a"),)), actions=(Action(name="a", label="b", argument="x" * length),)))
    assert sum(block["type"] == "actions" for block in message.blocks) == kept


@pytest.mark.parametrize(("count", "kept"), [(25, 25), (26, 25)])
def test_a_row_has_25_buttons(count: int, kept: int) -> None:
    (message,) = messages(titled(actions=tuple(Action(name="a", label=f"{n}") for n in range(count))))
    assert len(message.blocks[-1]["elements"]) == kept


@pytest.mark.parametrize("rules", [24, 25, 26, 60])
def test_a_message_has_50_blocks(rules: int) -> None:
    story = [Heading(spans=(span("Headline"),), level=2), Small(spans=(span("source"),))]
    sent = messages(titled(*[block for n in range(rules) for block in ([Rule()] if n else []) + story], actions=ACTIONS))
    for message in sent:
        check_message({"text": message.text, "blocks": message.blocks})
    assert len(sent) > 1 or rules < 17
    assert sum(block["type"] == "rich_text" for message in sent for block in message.blocks) == rules


def test_a_long_digest_goes_on_in_further_messages_with_its_buttons_below_the_first() -> None:
    long = "The water rose by another hand before noon. " * 40
    told = [
        block
        for n in range(12)
        for block in (
            Rule(),
            Heading(spans=(span(f"Story {n}"),), level=2),
            Text(spans=(replace(span(long), cites=CITES),), bullet=True),
            Small(spans=(span("Courier"),)),
        )
    ][1:]
    sent = messages(titled(Heading(spans=(span("Floods"),)), *told, actions=ACTIONS))
    assert 2 <= len(sent) <= MOST_MESSAGES
    assert [message.blocks[-1]["type"] == "actions" for message in sent] == [True] + [False] * (len(sent) - 1)
    shown = [word for message in sent for word in words_of(message.blocks)]
    assert [word for word in shown if word.startswith("Story")] == [f"Story {n}" for n in range(12)]
    assert long.strip() in [word.strip() for word in shown]
    for message in sent:
        check_message({"text": message.text, "blocks": message.blocks})


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\x00"])
def test_nothing_to_show_is_still_a_message(text: str) -> None:
    spans = (span(text),)
    (message,) = messages(Document(title=text, blocks=(Heading(spans=spans), Text(spans=spans), Small(spans=spans))))
    check_message({"text": message.text, "blocks": message.blocks})


def test_the_rules_refuse_what_slack_refuses() -> None:
    for blocks in ([{"type": "divider"}] * 51, [], [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]):
        with pytest.raises(Broken):
            check_blocks(blocks, 50)
    with pytest.raises(Broken):
        check_message({"text": "<!channel>"})


@given(stories())
@settings(max_examples=30, deadline=None)
def test_any_digest_is_within_every_limit_and_word_for_word(told: tuple[Story, ...]) -> None:
    window = Window(start=NOW - timedelta(days=1), end=NOW)
    document = digest_of(told, window=window, subscription=subscription(), now=NOW, actions=ACTIONS)
    for sent in (messages(document), (one_message(document),)):
        for message in sent:
            check_message({"text": message.text, "blocks": message.blocks})
    shown = set(words_of(to_blocks(document.blocks)))
    cited = [span.text for block in document.blocks for span in getattr(block, "spans", ()) if span.cites]
    assert all(plain(text) in shown for text in cited if plain(text))
    assert all(measure(block) > 0 for block in document.blocks if not isinstance(block, Rule))


@pytest.mark.parametrize("hostile", ["[](" * 2000, "<!channel>" * 600, "&" * 6000, "*_~`" * 1500, "\u202e" * 6000, "🌊" * 3000])
def test_hostile_text_takes_milliseconds_and_is_escaped(hostile: str) -> None:
    blocks = tuple(kind(spans=(span(hostile, url=URL),)) for kind in (Heading, Text, Small, PullQuote))
    for message in messages(titled(*blocks)):
        check_message({"text": message.text, "blocks": message.blocks})
        assert "<!channel>" not in json.dumps([block for block in message.blocks if block["type"] == "context"])
