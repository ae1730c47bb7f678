"""Words behind a command that may be options or a topic's: which of the two is meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.commands.table import COMMANDS, LINES
from bot.model.conversation import Command, OptionKind
from bot.platforms.slack.arguments import Typed, parse
from bot.platforms.slack.tokens import tokenize

BARE = [
    # a bare word counts behind the topic's words
    ("floods public", {"topic": "floods", "public": "true"}),
    ("floods 7d long public", {"topic": "floods", "since": "7d", "length": "long", "public": "true"}),
    ("long covid long", {"topic": "long covid", "length": "long"}),
    ("FLOODS PUBLIC", {"topic": "FLOODS", "public": "true"}),
    ("topic floods public", {"topic": "floods", "public": "true"}),
    ("since yesterday floods public", {"topic": "floods", "since": "yesterday", "public": "true"}),
    ("floods public yes", {"topic": "floods", "public": "true"}),
    ("floods long public no", {"topic": "floods", "length": "long", "public": "false"}),
    ("“long covid” public", {"topic": "long covid", "public": "true"}),
    # never before or between them
    ("public transport", {"topic": "public transport"}),
    ("long covid", {"topic": "long covid"}),
    ("public syria", {"topic": "public syria"}),
    ("7d public floods", {"topic": "public floods", "since": "7d"}),
    ("floods public since 7d trams", {"topic": "floods public trams", "since": "7d"}),
    ("floods since yesterday public transport", {"topic": "floods public transport", "since": "yesterday"}),
    ("topic public transport", {"topic": "public transport"}),
    # nor where there is no topic then, or it goes on
    ("public", {"topic": "public"}),
    ("long public", {"topic": "long public"}),
    ("public 7d", {"topic": "public", "since": "7d"}),
    ("open to the public", {"topic": "open to the public"}),
    ("the general public", {"topic": "the general public"}),
    ("going public", {"topic": "going public"}),
    ("us public", {"topic": "us public"}),
    ("floods, public", {"topic": "floods, public"}),
    ("back to normal", {"topic": "back to normal"}),
    ("the new normal short", {"topic": "the new normal", "length": "short"}),
    ("Floods Public", {"topic": "Floods Public"}),
    # nor in quotation marks
    ("floods 'public'", {"topic": "floods 'public'"}),
    ('floods "long" public', {"topic": 'floods "long"', "public": "true"}),
    ('floods length "long"', {"topic": 'floods length "long"'}),
    # a mark behind an option's name makes sure
    ("public:true floods", {"topic": "floods", "public": "true"}),
    ("public: no floods", {"topic": "floods", "public": "false"}),
    ("public=ja floods", {"topic": "floods", "public": "true"}),
    ("public:private partnerships", {"topic": "public:private partnerships"}),
    ("length:long covid", {"topic": "covid", "length": "long"}),
    ("length: long covid", {"topic": "covid", "length": "long"}),
    ("length long covid", {"topic": "covid", "length": "long"}),
    ("length:huge covid", {"topic": "covid", "length": "huge"}),
    ("length of the war", {"topic": "length of the war"}),
    ('length:"long" covid', {"topic": "covid", "length": "long"}),
    ('topic:"public transport" long', {"topic": "public transport", "length": "long"}),
    ("topic: long covid", {"topic": "long covid"}),
    ("long public topic:floods", {"topic": "floods", "length": "long", "public": "true"}),
]  # fmt: skip

TIMES = [
    ("7d floods", {"topic": "floods", "since": "7d"}),
    ("floods 1h30m trams", {"topic": "floods trams", "since": "1h30m"}),
    ("floods 7D", {"topic": "floods", "since": "7d"}),
    ("printing in 3D", {"topic": "printing in 3D"}),
    ("floods yesterday", {"topic": "floods", "since": "yesterday"}),
    ("floods from yesterday public", {"topic": "floods", "since": "yesterday", "public": "true"}),
    ("floods today long", {"topic": "floods", "since": "today", "length": "long"}),
    ("floods 2026-03-01", {"topic": "floods", "since": "2026-03-01"}),
    ("attack on 2026-03-01", {"topic": "attack", "since": "2026-03-01"}),
    ("floods 2026-13-45", {"topic": "floods", "since": "2026-13-45"}),
    ("floods until 2026-03-01", {"topic": "floods until 2026-03-01"}),
    ("2026-03-01 floods", {"topic": "2026-03-01 floods"}),
    ("floods last week", {"topic": "floods", "since": "last week"}),
    ("floods this month public", {"topic": "floods", "since": "this month", "public": "true"}),
    ("floods in the last 3 days", {"topic": "floods", "since": "last 3 days"}),
    ("floods in the last 24h", {"topic": "floods", "since": "24h"}),
    ("floods since last week", {"topic": "floods", "since": "last week"}),
    ("floods since last week public", {"topic": "floods", "since": "last week", "public": "true"}),
    ("since the last 3 days floods", {"topic": "floods", "since": "the last 3 days"}),
    ("floods since 2 days ago long", {"topic": "floods", "since": "2 days ago", "length": "long"}),
    ("floods since: 7d", {"topic": "floods", "since": "7d"}),
    ("floods since soon", {"topic": "floods", "since": "soon"}),
    ("ever since", {"topic": "ever since"}),
    ("yesterday", {"topic": "yesterday"}),
    ("last week", {"topic": "last week"}),
    ("last week tonight", {"topic": "last week tonight"}),
    ("the world of yesterday", {"topic": "the world of yesterday"}),
    ("USA Today", {"topic": "USA Today"}),
    ("USA today", {"topic": "USA", "since": "today"}),
    ("us today", {"topic": "us", "since": "today"}),
    ('floods "yesterday"', {"topic": 'floods "yesterday"'}),
    ('"7d" floods', {"topic": '"7d" floods'}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), BARE + TIMES)
def test_a_brief_is_about_what_was_meant(text: str, values: dict[str, str]) -> None:
    assert parse("brief", text) == Typed(path=("brief",), values=values)


LANGUAGES = st.sampled_from(["en", "es", "de", "fr", "pt", "ar", "uk", "xx"])
NAMES = st.sampled_from(sorted({line.path[0] for line in COMMANDS}))
BARE_WORDS = [
    "public",
    "long",
    "short",
    "normal",
    "öffentlich",
    "lang",
    "público",
    "corto",
    "длинно",
    "cards",
    "plain",
    "deutsch",
]
PLAIN_WORDS = ["floods", "trams", "Ida", "covid", "transport", "river"]
AROUND = [
    "since 7d",
    "7d",
    "yesterday",
    "topic",
    "who",
    "times",
    "Europe/Berlin",
    "4",
    "<#C1>",
    "“x",
    "since",
    "topic:",
    ":",
    "in",
]
QUOTED = st.sampled_from(BARE_WORDS).flatmap(lambda word: st.sampled_from([f'"{word}"', f"“{word}”", f"«{word}»", f"'{word}'"]))
ANYTHING = st.text(max_size=200) | st.lists(
    st.sampled_from([*BARE_WORDS, *PLAIN_WORDS, *AROUND, "public:", "length:", "length", "add", "settings", "schedule"]) | QUOTED,
    max_size=12,
).map(" ".join)  # fmt: skip


@given(NAMES, ANYTHING, LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_line_of_the_table_or_none(name: str, text: str, language: str) -> None:
    typed = parse(name, text, language)
    if typed is not None:
        assert set(typed.values) <= {option.name for option in LINES[typed.path].options}


@given(st.sampled_from([line for line in COMMANDS if line.options]), st.data(), LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_no_quoted_word_is_taken_for_a_flag_or_choice(line: Command, data: st.DataObject, language: str) -> None:
    words = data.draw(st.lists(st.sampled_from(PLAIN_WORDS + AROUND) | QUOTED, max_size=10))
    typed = parse(line.path[0], " ".join([*line.path[1:], *words]), language)
    assert typed is not None
    shut = {option.name for option in line.options if option.kind in (OptionKind.FLAG, OptionKind.CHOICE)}
    assert not shut & set(typed.values)


@given(st.lists(st.sampled_from(PLAIN_WORDS + BARE_WORDS), min_size=1, max_size=6), st.sampled_from(PLAIN_WORDS), LANGUAGES)
def test_a_bare_word_before_or_between_a_topics_words_is_one_of_them(words: list[str], last: str, language: str) -> None:
    topic = " ".join([*words, last])
    assert parse("brief", topic, language) == Typed(path=("brief",), values={"topic": topic})
    assert parse("brief", f"7d {topic}", language) == Typed(path=("brief",), values={"topic": topic, "since": "7d"})


@given(st.lists(st.sampled_from(PLAIN_WORDS), min_size=1, max_size=3), st.permutations(["7d", "long", "public"]))
def test_options_behind_a_topic_come_in_any_order(words: list[str], options: list[str]) -> None:
    values = {"topic": " ".join(words), "since": "7d", "length": "long", "public": "true"}
    assert parse("brief", " ".join([*words, *options])) == Typed(path=("brief",), values=values)


@pytest.mark.parametrize(
    "hostile",
    [
        '"' * 3000,
        "since:" * 500,
        "“a " * 1000,
        "<#C" * 1000,
        "'x' " * 700,
        "since " * 500,
        "public " * 400,
        "last " * 600,
        "long 4 " * 400,
        "a/b " * 700,
        ':"' * 1400,
        ":'a " * 700,
        "since 1d " * 300,
        "topic: x " * 300,
        "in the " * 400 + "7d",
        "10 " * 1000,
    ],
)
@pytest.mark.parametrize(
    ("name", "verb"), [("brief", ""), ("alerts", "on "), ("digest", "schedule "), ("topics", "add "), ("topics", "")]
)
def test_hostile_text_is_read_as_what_somebody_typed(name: str, verb: str, hostile: str) -> None:
    typed = parse(name, verb + hostile, "fr")
    assert typed is None or set(typed.values) <= {option.name for line in COMMANDS for option in line.options}
    places = [token.at for token in tokenize(hostile)]
    assert places == sorted(places)
