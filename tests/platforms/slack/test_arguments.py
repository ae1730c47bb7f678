"""What people type behind slash commands, and what they mean by it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.commands.lines import COMMANDS, LINES
from bot.model.conversation import Command
from bot.platforms.slack.arguments import Typed, parse, usage
from bot.platforms.slack.tokens import tokenize

TYPED = [
    ("brief", "syria", "brief", {"topic": "syria"}),
    ("brief", "civil war in syria", "brief", {"topic": "civil war in syria"}),
    ("brief", "syria since 7d", "brief", {"topic": "syria", "since": "7d"}),
    ("brief", "since 7d syria", "brief", {"topic": "syria", "since": "7d"}),
    ("brief", "syria 7d public", "brief", {"topic": "syria", "since": "7d", "public": "true"}),
    ("brief", "public syria", "brief", {"topic": "syria", "public": "true"}),
    ("brief", "syria public:no long", "brief", {"topic": "syria", "public": "false", "length": "long"}),
    ("brief", "topic:syria since=yesterday", "brief", {"topic": "syria", "since": "yesterday"}),
    ("brief", "“public schools” short", "brief", {"topic": "public schools", "length": "short"}),
    ("brief", '"river arle" since "2 days"', "brief", {"topic": "river arle", "since": "2 days"}),
    ("brief", "", "brief", {}),
    ("brief", "R&amp;D &lt;cuts&gt;", "brief", {"topic": "R&D <cuts>"}),
    ("brief", "Ida's plan", "brief", {"topic": "Ida's plan"}),
    ("quotes", "Ida Holm", "quotes", {"who": "Ida Holm"}),
    ("quotes", "“Ida Holm” floods since 30d", "quotes", {"who": "Ida Holm", "topic": "floods", "since": "30d"}),
    ("quotes", "topic floods", "quotes", {"topic": "floods"}),
    ("topics", "", "topics list", {}),
    ("topics", "list", "topics list", {}),
    ("topics", "add Floods flood, levee", "topics add", {"name": "Floods", "words": "flood, levee"}),
    ("topics", 'add "Chemical plants" refinery "gas leak" +harwick', "topics add",
     {"name": "Chemical plants", "words": 'refinery "gas leak" +harwick'}),
    ("topics", "add name Night trains words sleeper, couchette", "topics add",
     {"name": "Night trains", "words": "sleeper, couchette"}),
    ("topics", "remove night trains", "topics remove", {"topic": "night trains"}),
    ("topics", "edit floods words flood, dyke", "topics edit", {"topic": "floods", "words": "flood, dyke"}),
    ("sources", "add <https://nna.example/feed?a=1&amp;b=2|nna.example>", "sources add",
     {"url": "https://nna.example/feed?a=1&b=2"}),
    ("sources", "remove Northern News Agency", "sources remove", {"source": "Northern News Agency"}),
    ("digest", "schedule weekdays 7:30 and 17:00", "digest schedule", {"times": "weekdays 7:30 and 17:00"}),
    ("digest", "schedule daily 07:00 topics floods, trams in <#C2|news> zone Europe/Berlin", "digest schedule",
     {"times": "daily 07:00", "topics": "floods, trams", "channel": "C2", "zone": "Europe/Berlin"}),
    ("digest", "pause 2", "digest pause", {"digest": "2"}),
    ("news", "", "news help", {}),
    ("news", "help", "news help", {}),
    ("news", "setup", "news setup", {}),
    ("sources", "import", "sources import", {}),
]  # fmt: skip


VERBS = [
    ("digest", "unpause", "resume"), ("digest", "continue", "resume"), ("digest", "stop", "pause"),
    ("digest", "delete", "remove"), ("digest", "show", "list"), ("digest", "new", "schedule"),
    ("topics", "delete", "remove"), ("topics", "show", "list"), ("topics", "new", "add"), ("topics", "change", "edit"),
    ("sources", "new", "add"), ("alerts", "stop", "off"), ("alerts", "start", "on"), ("news", "show", "status"),
    ("digest", "löschen", "remove"), ("topics", "supprimer", "remove"), ("topics", "nuevo", "add"), ("topics", "зупинити", None),
    ("topics", "Liste", "list"), ("topics", "lst", "list"), ("digest", "previw", "preview"), ("news", "staus", "status"),
    # a typing mistake changes nothing
    ("digest", "pasue", None), ("digest", "unpuase", None), ("digest", "remvoe", None), ("digest", "nwo", None),
    ("topics", "ad Floods flood", None), ("topics", "remov floods", None), ("news", "imprt", None),
    ("alerts", "onn floods", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "verb"), VERBS)
def test_another_word_for_a_line_is_known_and_a_mistyped_one_changes_nothing(name: str, text: str, verb: str | None) -> None:
    typed = parse(name, text)
    assert (typed.path if typed else None) == ((name, verb) if verb else None)


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.admin], ids=lambda line: ".".join(line.path))
def test_no_slip_of_the_finger_starts_what_changes_something(line: Command) -> None:
    name, verb = line.path
    dropped = [verb[:at] + verb[at + 1 :] for at in range(len(verb))]
    swapped = [verb[:at] + verb[at + 1] + verb[at] + verb[at + 2 :] for at in range(len(verb) - 1)]
    for slip in {*dropped, *swapped, f"{verb}x", f"un{verb}"} - {"", verb}:
        typed = parse(name, f"{slip} x")
        assert typed is None or not LINES[typed.path].admin or slip in ("unpause", "unmute"), slip


@pytest.mark.parametrize(("name", "text", "path", "values"), TYPED)
def test_what_was_typed_is_understood(name: str, text: str, path: str, values: dict[str, str]) -> None:
    assert parse(name, text) == Typed(path=tuple(path.split()), values=values)


@pytest.mark.parametrize(("name", "text"), [("brief", "help"), ("topics", "HELP"), ("quotes", "help"), ("topics", "xylophone")])
def test_help_and_what_means_nothing_get_the_usage(name: str, text: str) -> None:
    assert parse(name, text) is None


def test_a_quoted_help_is_a_topic() -> None:
    assert parse("brief", '"help"') == Typed(path=("brief",), values={"topic": "help"})


def test_usage_names_every_option() -> None:
    by_path = {" ".join(line.path): usage(line, "en") for line in COMMANDS}
    assert by_path["brief"] == "/brief <topic> [since] [length] [public]"
    assert by_path["topics edit"].startswith("/topics edit <topic>")


@given(st.sampled_from([line.path[0] for line in COMMANDS]), st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_any_text_is_a_line_of_the_table_or_none(name: str, text: str) -> None:
    typed = parse(name, text)
    if typed is not None:
        (line,) = [line for line in COMMANDS if line.path == typed.path]
        assert set(typed.values) <= {option.name for option in line.options}


@pytest.mark.parametrize("hostile", ['"' * 3000, "since:" * 500, "“a " * 1000, "<#C" * 1000, "'x' " * 700, "since " * 500])
def test_hostile_text_takes_milliseconds(hostile: str) -> None:
    began = time.perf_counter()
    parse("brief", hostile)
    tokenize(hostile)
    assert time.perf_counter() - began < 0.2
